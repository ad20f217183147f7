//! What the person wrote, record by record. A new record type with words in it belongs here.

use crate::journal::{Boundary, LocalTime, Record, TableKind};

/// Which text of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The note of a check-in, of something that happened with a boundary, or of a step.
    Note,
    /// A page of writing, or a line for a harder night.
    Page,
    /// What is meant by a word of one's own.
    Meaning,
    /// What a boundary is called.
    Title,
    /// With whom.
    WithWhom,
    /// The situation, as facts.
    Situation,
    /// The limit, request or agreement.
    Limit,
    /// The need behind it.
    Need,
    /// What I will do.
    Response,
    /// What I will do when it is honoured.
    WhenHonoured,
    /// What helps me keep it, and who.
    Support,
    /// How I say it.
    Wording,
    /// What may come back, and what I answer.
    PushBack,
    /// What I did.
    Deed,
    /// Why it was changed, and what it was before.
    Version,
    /// The name of a person, or a word of one's own.
    Name,
    /// How to reach a person.
    Reach,
    /// How a person helps.
    HelpsWith,
    /// What stands on a worksheet.
    Sheet,
    /// What a worksheet of one's own asks.
    Template,
    /// What stands in a record of one of the tools.
    Tool,
    /// What was thought about a step on a day.
    Reflection,
    /// A path or a step of one's own.
    Path,
}

/// Whether records of a table are searched.
pub(super) const fn is_searched(table: TableKind) -> bool {
    match table {
        TableKind::CheckIn
        | TableKind::OwnFeeling
        | TableKind::OwnTag
        | TableKind::OwnTagGroup
        | TableKind::Writing
        | TableKind::NightLine
        | TableKind::Boundary
        | TableKind::BoundaryEvent
        | TableKind::Sheet
        | TableKind::OwnTemplate
        | TableKind::OwnPath
        | TableKind::OwnStep
        | TableKind::Step
        | TableKind::Person
        | TableKind::HelpNumber
        | TableKind::Promise
        | TableKind::PromiseEntry
        | TableKind::Moment
        | TableKind::KnownCard
        | TableKind::SafetyPlan
        | TableKind::Trigger
        | TableKind::Urge
        | TableKind::Practice
        | TableKind::PracticeTime
        | TableKind::Appreciation
        | TableKind::Goal
        | TableKind::HeldWords
        | TableKind::Belief
        | TableKind::TalkItem
        | TableKind::DateAhead => true,
        TableKind::Preferences | TableKind::Profile | TableKind::Together | TableKind::Draft | TableKind::EventDraft | TableKind::Sleep | TableKind::Trash => {
            false
        }
    }
}

/// The person's own words in a record, as they wrote them; empty ones are left out.
#[must_use]
pub fn texts(record: &Record) -> Vec<(Field, &str)> {
    let mut texts = match record {
        Record::CheckIn(check_in) => vec![(Field::Note, &*check_in.note)],
        Record::OwnFeeling(word) => vec![(Field::Name, &*word.name), (Field::Meaning, &word.meaning)],
        Record::OwnTag(word) => vec![(Field::Name, &*word.name)],
        Record::OwnTagGroup(group) => vec![(Field::Name, &*group.name)],
        Record::Writing(writing) => vec![(Field::Page, &*writing.text)],
        Record::NightLine(line) => vec![(Field::Page, &*line.text)],
        Record::Boundary(boundary) => {
            let versions = boundary.versions.iter().flat_map(|version| {
                let reason = (Field::Version, &*version.reason);
                std::iter::once(reason).chain(terms(&version.was).map(|(_, text)| (Field::Version, text)))
            });
            let review = boundary.review.iter().map(|review| (Field::Version, &*review.reason));
            terms(boundary).chain(review).chain(versions).collect()
        }
        Record::BoundaryEvent(event) => vec![(Field::Note, &*event.note), (Field::Deed, &event.what_i_did)],
        Record::Sheet(sheet) => sheet.texts().into_iter().map(|text| (Field::Sheet, text)).collect(),
        Record::OwnTemplate(template) => template.texts().into_iter().map(|text| (Field::Template, text)).collect(),
        Record::OwnPath(path) => path.texts().into_iter().map(|text| (Field::Path, text)).collect(),
        Record::OwnStep(step) => step.texts().into_iter().map(|text| (Field::Path, text)).collect(),
        Record::Step(step) => {
            let reflections = step.reflections.iter().map(|reflection| (Field::Reflection, &*reflection.text));
            std::iter::once((Field::Note, &*step.notes)).chain(reflections).collect()
        }
        Record::Person(person) => vec![(Field::Name, &*person.name), (Field::Reach, &person.reach), (Field::HelpsWith, &person.helps_with)],
        _ => record.tool_texts().into_iter().map(|text| (Field::Tool, text)).collect(),
    };
    texts.retain(|(_, text)| !text.is_empty());
    texts
}

/// What a boundary says, without what it was before.
fn terms(boundary: &Boundary) -> impl Iterator<Item = (Field, &str)> {
    let wording = &boundary.wording;
    let said = [
        (Field::Title, &boundary.title),
        (Field::WithWhom, &boundary.with_whom),
        (Field::Situation, &boundary.situation),
        (Field::Limit, &boundary.limit),
        (Field::Need, &boundary.need),
        (Field::Response, &boundary.response),
        (Field::WhenHonoured, &boundary.when_honoured),
        (Field::Support, &boundary.support),
        (Field::Support, &boundary.supporters),
        (Field::Wording, &wording.when),
        (Field::Wording, &wording.need),
        (Field::Wording, &wording.will),
        (Field::Wording, &wording.ask),
        (Field::Wording, &wording.reinforce),
        (Field::Wording, &wording.mindful),
        (Field::Wording, &wording.confident),
        (Field::Wording, &wording.negotiate),
        (Field::Wording, &wording.plan),
    ];
    let push_backs = boundary.push_backs.iter().flat_map(|push_back| [&push_back.they_say, &push_back.i_say]);
    said.into_iter().chain(push_backs.map(|text| (Field::PushBack, text))).map(|(field, text)| (field, text.as_str()))
}

/// The time a record stands at: what it is about, where it is about a time; otherwise when it was last changed, in UTC.
pub(super) fn time_of(record: &Record) -> LocalTime {
    let about = match record {
        Record::CheckIn(check_in) => Some(check_in.when),
        Record::Writing(writing) => Some(writing.when),
        Record::NightLine(line) => Some(line.written),
        Record::Boundary(boundary) => Some(boundary.created),
        Record::BoundaryEvent(event) => Some(event.when),
        Record::Sheet(sheet) => Some(sheet.created),
        Record::Step(step) => step.history.last().map(|change| change.when),
        _ => None,
    };
    about.unwrap_or_else(|| LocalTime::new(record.changed().utc().naive_utc(), 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::arbitrary;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_tables_that_are_searched_have_texts((_, record) in arbitrary::any_keyed_record()) {
            let texts = texts(&record);
            prop_assert!(texts.is_empty() || is_searched(record.table()));
            prop_assert!(texts.iter().all(|(_, text)| !text.is_empty()));
        }
    }
}
