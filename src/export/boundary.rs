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
    let lines = vec![Block::Lines { label: words.notes.clone(), count: NOTE_LINES }];
    document.sections = vec![
        Section::new("what", &words.what_it_is, what_it_is(from, boundary)),
        Section::new("response", &words.what_i_do, what_i_do(from, boundary)),
        Section::new("keeping", &lang.support, keeping(from, boundary)).reaching(Audience::Therapist),
        Section::new("dates", &words.dates, dates(from, boundary)),
        Section::new("log", &lang.log, log(from, id)).reaching(Audience::OnlyMe).only_when_chosen(),
        Section::new("lines", &words.notes_lines, lines),
    ];
    for section in &mut document.sections {
        section.is_private |= boundary.is_private;
    }
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
            blocks.extend(what_i_do(from, boundary));
            let section = Section::new(&id.to_string(), &title(from, boundary), blocks).reaching(Audience::Therapist);
            Section { is_private: boundary.is_private, ..section }
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

fn what_i_do(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let (crossed, honoured) = match boundary.kind {
        BoundaryKind::Boundary => (&words.response, &words.when_honoured),
        BoundaryKind::Request => (&words.response_request, &words.when_honoured_request),
        BoundaryKind::Agreement => (&words.response_agreement, &words.when_honoured),
    };
    let steps: Vec<String> = boundary.response.lines().map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned).collect();
    let steps = match steps.len() {
        0 | 1 => field(crossed, &boundary.response),
        _ => Some(Block::Points { label: crossed.clone(), items: steps }),
    };
    [steps, field(honoured, &boundary.when_honoured)].into_iter().flatten().collect()
}

fn keeping(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    [field(&words.support, &boundary.support), field(&words.supporters, &boundary.supporters)].into_iter().flatten().collect()
}

fn dates(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let starts = if boundary.kind == BoundaryKind::Agreement { &words.starts_on_agreement } else { &words.starts_on };
    let days = [(starts, boundary.starts_on), (&words.ends_on, boundary.ends_on), (&words.review_on, boundary.review_on)];
    let fields: Vec<Field> = days.into_iter().filter_map(|(label, day)| Some(Field { label: label.clone(), text: from.day(day?) })).collect();
    if fields.is_empty() { Vec::new() } else { vec![Block::Row(fields)] }
}

fn log(from: &Sources<'_>, id: Id) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let row = |event: &BoundaryEvent| {
        let day = from.day(event.when.day(from.journal.day_start_hour()));
        vec![day, words.outcomes.of(event.outcome).to_owned(), event.note.clone()]
    };
    let rows: Vec<_> = from.journal.events_of(id).map(|(_, event)| row(event)).collect();
    let heads = [&words.log_when, &words.log_outcome, &words.log_note].map(Clone::clone).to_vec();
    if rows.is_empty() { Vec::new() } else { vec![Block::Table { label: words.log.clone(), heads, rows }] }
}
