//! One boundary, and the list of them.

use super::document::{Block, Document, Field, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::content::fill;
use crate::journal::{Boundary, BoundaryEvent, BoundaryKind, BoundaryStatus, Id};

/// How many empty lines notes get.
const NOTE_LINES: u32 = 6;

/// A boundary with everything that was written about it.
pub(super) fn one(from: &Sources<'_>, id: Id) -> Option<Document> {
    let boundary = from.journal.boundaries().get(&id)?;
    let (lang, words) = (&from.lang.boundaries, &from.lang.paper);
    let mut document = from.document(title(from, boundary), caption(from, boundary));
    let log: Vec<Vec<String>> = from.journal.events_of(id).map(|(_, event)| log_row(from, event)).collect();
    let log_heads = [&lang.log_when, &lang.log_outcome, &lang.log_note].map(Clone::clone).to_vec();
    let log = if log.is_empty() { Vec::new() } else { vec![Block::Table { label: lang.log.clone(), heads: log_heads, rows: log }] };
    let foot = Block::Row(support_and_review(from, boundary));
    document.sections = vec![
        Section::new("what", &words.what_it_is, what_it_is(from, boundary)),
        Section::new("response", &words.what_i_do, field(response_label(from, boundary), &boundary.response).into_iter().collect()),
        Section::new("support", &lang.support, if matches!(&foot, Block::Row(fields) if fields.is_empty()) { Vec::new() } else { vec![foot] })
            .reaching(Audience::Therapist),
        Section::new("log", &lang.log, log).reaching(Audience::OnlyMe).only_when_chosen(),
        Section::new("lines", &words.notes_lines, vec![Block::Lines { label: words.notes.clone(), count: NOTE_LINES }]),
    ];
    document.sections.retain(|section| !section.is_empty());
    Some(document)
}

/// All boundaries in use, each with its limit and what follows.
pub(super) fn list(from: &Sources<'_>) -> Document {
    let mut document = from.document(from.lang.paper.boundaries_title.clone(), String::new());
    let in_use = from.journal.boundaries().iter().filter(|(_, boundary)| !matches!(boundary.status, BoundaryStatus::Retired | BoundaryStatus::Paused));
    document.sections = in_use
        .map(|(id, boundary)| {
            let mut blocks = vec![Block::Heading(title(from, boundary))];
            blocks.extend(field(limit_label(from, boundary), &boundary.limit));
            blocks.extend(field(response_label(from, boundary), &boundary.response));
            Section::new(&id.to_string(), &title(from, boundary), blocks).reaching(Audience::Therapist)
        })
        .collect();
    document
}

fn title(from: &Sources<'_>, boundary: &Boundary) -> String {
    let title = boundary.title.trim();
    if title.is_empty() { from.lang.boundaries.new_title.clone() } else { title.to_owned() }
}

fn caption(from: &Sources<'_>, boundary: &Boundary) -> String {
    let words = &from.lang.boundaries;
    fill(&from.lang.paper.boundary_caption, &[("kind", words.kinds.of(boundary.kind)), ("area", words.areas.of(boundary.area))])
}

fn what_it_is(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let fields = [
        field(&words.with_whom, &boundary.with_whom),
        field(&words.situation, &boundary.situation),
        field(limit_label(from, boundary), &boundary.limit),
        field(&words.need, &boundary.need),
    ];
    fields.into_iter().flatten().collect()
}

fn limit_label<'a>(from: &Sources<'a>, boundary: &Boundary) -> &'a str {
    let words = &from.lang.boundaries;
    match boundary.kind {
        BoundaryKind::Boundary => &words.limit,
        BoundaryKind::Request => &words.limit_request,
        BoundaryKind::Agreement => &words.limit_agreement,
    }
}

fn response_label<'a>(from: &Sources<'a>, boundary: &Boundary) -> &'a str {
    let words = &from.lang.boundaries;
    if boundary.kind == BoundaryKind::Agreement { &words.response_agreement } else { &words.response }
}

fn support_and_review(from: &Sources<'_>, boundary: &Boundary) -> Vec<Field> {
    let words = &from.lang.boundaries;
    let day = boundary.review_on.map(|day| from.day(day)).unwrap_or_default();
    let fields = [(&words.support, boundary.support.clone()), (&words.review_on, day)];
    fields.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(label, text)| Field { label: label.clone(), text }).collect()
}

fn log_row(from: &Sources<'_>, event: &BoundaryEvent) -> Vec<String> {
    let day = from.day(event.when.day(from.journal.day_start_hour()));
    vec![day, from.lang.boundaries.outcomes.of(event.outcome).to_owned(), event.note.clone()]
}
