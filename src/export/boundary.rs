//! A boundary, its history, and the list of boundaries.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;

use super::document::{Block, Document, Field, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::content::{Gate, boundary_changes, boundary_sentence, fill};
use crate::journal::{Boundary, BoundaryEvent, BoundaryStatus, EventOutcome, Id, Key, lines_of};

const NOTE_LINES: u32 = 6;

pub(super) fn one(from: &Sources<'_>, id: Id) -> Option<Document> {
    let boundary = from.journal.boundaries().get(&id)?;
    let (lang, words) = (&from.lang.boundaries, &from.lang.paper);
    let mut document = from.document(title(from, boundary), caption(from, boundary));
    let lines = vec![Block::Lines { label: words.notes.clone(), count: NOTE_LINES }];
    document.sections = vec![
        Section::new("what", &words.what_it_is, what_it_is(from, boundary)),
        Section::new("wording", &words.how_i_say_it, wording(from, boundary)),
        Section::new("response", &words.what_i_do, what_i_do(from, boundary)),
        Section::new("rehearsal", &lang.rehearsal.section, rehearsal(from, boundary)).reaching(Audience::OnlyMe),
        Section::new("keeping", &lang.support, keeping(from, boundary)).reaching(Audience::Therapist),
        Section::new("dates", &words.dates, dates(from, boundary)),
        Section::new("log", &lang.log, log(from, id)).reaching(Audience::OnlyMe).only_when_chosen(),
        Section::new("lines", &words.notes_lines, lines),
    ];
    Some(finished(document, boundary))
}

/// Removes empty sections; a private boundary becomes private to others.
fn finished(mut document: Document, boundary: &Boundary) -> Document {
    document.sections = std::mem::take(&mut document.sections).into_iter().map(|section| section.marked(boundary.is_private)).collect();
    document.sections.retain(|section| !section.is_empty());
    document
}

/// Earlier versions of a boundary with reasons, and its log.
pub(super) fn history(from: &Sources<'_>, id: Id) -> Option<Document> {
    let boundary = from.journal.boundaries().get(&id)?;
    let words = &from.lang.boundaries;
    let mut document = from.document(title(from, boundary), from.lang.paper.history_caption.clone());
    document.sections = vec![
        Section::new("now", &from.lang.paper.as_it_is, [what_it_is(from, boundary), what_i_do(from, boundary)].concat()).reaching(Audience::Therapist),
        Section::new("versions", &words.versions.section, versions(from, boundary)).reaching(Audience::OnlyMe),
        Section::new("log", &words.log, log(from, id)).reaching(Audience::OnlyMe),
    ];
    Some(finished(document, boundary))
}

/// Active boundaries and their events on these days.
pub(super) fn in_report(from: &Sources<'_>, range: &RangeInclusive<NaiveDate>) -> Vec<Section> {
    let in_use = from.journal.boundaries().iter().filter(|(_, boundary)| boundary.status != BoundaryStatus::Draft && !boundary.rests());
    let section = |(id, boundary): (&Id, &Arc<Boundary>)| {
        let mut blocks = vec![Block::Heading(from.lang.paper.boundaries_title.clone())];
        blocks.push(Block::Field(Field { label: title(from, boundary), text: boundary.limit.trim().to_owned() }));
        blocks.extend(outcomes(from, *id, boundary, range).map(Block::Note));
        let section = Section::new(&id.to_string(), &title(from, boundary), blocks).reaching(Audience::Therapist);
        section.marked(boundary.is_private)
    };
    in_use.map(section).collect()
}

/// Counts per outcome; none for sex or money, or without events.
fn outcomes(from: &Sources<'_>, id: Id, boundary: &Boundary, range: &RangeInclusive<NaiveDate>) -> Option<String> {
    if boundary.is_about_sex_or_money() {
        return None;
    }
    let words = &from.lang.boundaries;
    let hour = from.journal.day_start_hour();
    let of = |outcome| {
        from.journal
            .belonging_to::<BoundaryEvent>(&Key::Boundary(id))
            .filter(|(_, event)| event.outcome == outcome && range.contains(&event.when.day(hour)))
            .count()
    };
    let counted = EventOutcome::ALL.into_iter().map(|outcome| (outcome, of(outcome))).filter(|(_, count)| *count > 0);
    let said: Vec<String> = counted.map(|(outcome, count)| format!("{} {count}", words.outcomes[outcome])).collect();
    (!said.is_empty()).then(|| fill(&from.lang.paper.noted, &[("what", &said.join(&from.lang.common.list_comma))]))
}

/// All active boundaries with limits and responses.
pub(super) fn list(from: &Sources<'_>) -> Document {
    let mut document = from.under_our_title(from.lang.paper.boundaries_title.clone(), String::new());
    let in_use = from.journal.boundaries().iter().filter(|(_, boundary)| !boundary.rests());
    document.sections = in_use
        .map(|(id, boundary)| {
            let mut blocks = vec![Block::Heading(title(from, boundary))];
            blocks.extend(field(&from.lang.boundaries.limits[boundary.kind], &boundary.limit));
            blocks.extend(what_i_do(from, boundary));
            let section = Section::new(&id.to_string(), &title(from, boundary), blocks).reaching(Audience::Therapist);
            section.marked(boundary.is_private)
        })
        .collect();
    if document.sections.is_empty() {
        document.sections.push(Section::nothing(&from.lang.paper.no_boundaries));
    }
    document
}

fn title(from: &Sources<'_>, boundary: &Boundary) -> String {
    let title = boundary.title.trim();
    if title.is_empty() { from.lang.boundaries.new_title.clone() } else { title.to_owned() }
}

fn caption(from: &Sources<'_>, boundary: &Boundary) -> String {
    let words = &from.lang.boundaries;
    fill(&from.lang.paper.boundary_caption, &[("kind", &words.kinds[boundary.kind]), ("area", &words.areas[boundary.area])])
}

fn what_it_is(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let fields = [
        field(&words.with_whom, &boundary.with_whom),
        field(&words.situation, &boundary.situation),
        field(&from.lang.boundaries.limits[boundary.kind], &boundary.limit),
        field(&words.need, &boundary.need),
    ];
    fields.into_iter().flatten().collect()
}

fn what_i_do(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let (crossed, honoured) = (&words.responses[boundary.kind], &words.when_honoured[boundary.kind]);
    let steps: Vec<String> = lines_of(&boundary.response).map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned).collect();
    let steps = match steps.len() {
        0 | 1 => field(crossed, &boundary.response),
        _ => Some(Block::Points { label: crossed.to_owned(), items: steps }),
    };
    [steps, field(honoured, &boundary.when_honoured)].into_iter().flatten().collect()
}

/// The complete wording. No script where words for two could raise the danger.
fn wording(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    if boundary.wording.is_empty() || Gate::before_words_for_two(&from.journal.profile_or_unsaid()) != Gate::Open {
        return Vec::new();
    }
    let said = boundary_sentence(boundary, from.journal, from.content, from.lang).text();
    said.and_then(|text| field(&from.lang.paper.how_i_say_it, &text)).into_iter().collect()
}

fn rehearsal(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries.rehearsal;
    if Gate::before_words_for_two(&from.journal.profile_or_unsaid()) != Gate::Open {
        return Vec::new();
    }
    let said = boundary.push_backs.iter().flat_map(|one| [field(&words.they_say, &one.they_say), field(&words.i_say, &one.i_say)]);
    said.flatten().collect()
}

/// Earlier versions, newest first, with dates, reasons and changes.
fn versions(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries.versions;
    let mut blocks = Vec::new();
    for (place, version) in boundary.versions.iter().enumerate().rev() {
        let after = boundary.versions.get(place + 1).map_or(boundary, |next| &next.was);
        blocks.push(Block::Heading(fill(&words.until, &[("date", &from.day(from.day_of(version.until)))])));
        blocks.extend(field(&from.lang.paper.reason, &version.reason));
        let changes = boundary_changes(&version.was, after, from.lang, from.locale);
        let or_nothing = |text: &str| if text.trim().is_empty() { from.lang.common.not_set.clone() } else { text.to_owned() };
        let rows: Vec<Vec<String>> = changes.iter().map(|change| vec![change.name.to_owned(), or_nothing(&change.before), or_nothing(&change.after)]).collect();
        if !rows.is_empty() {
            let heads = [&from.lang.paper.part_column, &from.lang.paper.before_column, &from.lang.paper.after_column].map(Clone::clone).to_vec();
            blocks.push(Block::Table { label: String::new(), heads, rows });
        }
    }
    blocks
}

fn keeping(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    [field(&words.support, &boundary.support), field(&words.supporters, &boundary.supporters)].into_iter().flatten().collect()
}

fn dates(from: &Sources<'_>, boundary: &Boundary) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let days = [(words.starts_on_of(boundary.kind), boundary.starts_on), (&words.ends_on, boundary.ends_on), (&words.review_on, boundary.review_on)];
    let fields: Vec<Field> = days.into_iter().filter_map(|(label, day)| Some(Field { label: label.to_owned(), text: from.day(day?) })).collect();
    if fields.is_empty() { Vec::new() } else { vec![Block::Row(fields)] }
}

fn log(from: &Sources<'_>, id: Id) -> Vec<Block> {
    let words = &from.lang.boundaries;
    let row = |event: &BoundaryEvent| {
        let day = from.locale.short_date(event.when.day(from.journal.day_start_hour()), &from.lang.dates);
        let followed = event.follow_through.map(|followed| words.follow_throughs[followed].clone());
        let did: Vec<String> = followed.into_iter().chain([event.what_i_did.trim().to_owned()]).filter(|text| !text.is_empty()).collect();
        vec![day, words.outcomes[event.outcome].clone(), event.note.clone(), did.join(": ")]
    };
    let rows: Vec<_> = from.journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id)).map(|(_, event)| row(event)).collect();
    let heads = [&words.log_when, &words.log_outcome, &words.log_note, &words.follow_through].map(Clone::clone).to_vec();
    if rows.is_empty() { Vec::new() } else { vec![Block::Table { label: words.log.clone(), heads, rows }] }
}

#[cfg(test)]
mod tests {
    use super::super::What;
    use super::super::test_support::{put_boundary, read_by};
    use super::*;
    use crate::content::content;
    use crate::journal::{BoundaryVersion, Edit, FearAnswer, Journal, Only, Profile, Timestamp};

    fn said(boundary: &mut Boundary) {
        boundary.title = "Phones stay out".to_owned();
        boundary.situation = "your phone lies on the bed".to_owned();
        boundary.need = "rest".to_owned();
        boundary.response = "I sleep in the other room".to_owned();
        boundary.wording.feelings = vec![content().feelings()[0].id.clone()];
    }

    #[test]
    fn the_sentence_is_on_paper_and_where_there_is_fear_there_is_no_script() {
        let mut journal = Journal::default();
        let id = put_boundary(&mut journal, said);
        let answer = |journal: &mut Journal, fear| {
            let profile = Profile { fear, ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Only::One, profile));
        };
        answer(&mut journal, FearAnswer::No);
        for audience in Audience::ALL {
            assert!(read_by(&journal, &What::Boundary(id), audience).contains("I will sleep in the other room"), "{audience:?}");
        }
        answer(&mut journal, FearAnswer::NotSure);
        let text = read_by(&journal, &What::Boundary(id), Audience::OnlyMe);
        assert!(text.contains("Phones stay out") && !text.contains("I will sleep in the other room"), "{text}");
    }

    #[test]
    fn its_history_says_until_when_why_and_what_changed() {
        let mut journal = Journal::default();
        let id = put_boundary(&mut journal, |boundary| {
            boundary.limit = "After eleven".to_owned();
            let was = Boundary { limit: "After ten".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), boundary.created) };
            let until = "2026-11-09T20:00+01:00".parse().expect("a time");
            boundary.versions.push(BoundaryVersion { until, reason: "Ten was too early".to_owned(), was: Arc::new(was) });
        });
        let text = read_by(&journal, &What::History(id), Audience::OnlyMe);
        for part in ["9 November 2026", "Ten was too early", "| My limit | After ten | After eleven |"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!read_by(&journal, &What::History(id), Audience::Therapist).contains("Ten was too early"));
        assert_eq!(read_by(&journal, &What::History(id), Audience::OtherPerson), "");
    }
}
