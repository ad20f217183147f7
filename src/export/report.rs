//! What a therapist may want before a session: how the days were, the words, what is in use, and the notes that were chosen.

use super::document::{Block, Document, Section};
use super::insights::{self, Found};
use super::options::Audience;
use super::sources::Sources;
use super::{boundary, journal, roadmap};
use crate::insights::Span;

/// The report over these days.
pub(super) fn for_therapist(from: &Sources<'_>, span: Span) -> Document {
    let found = Found::of(from, span);
    let words = &from.lang.paper;
    let mut document = from.document(words.report_title.clone(), found.caption(from));
    let about = Section::new("about", &words.report_about_name, vec![Block::Note(words.report_about.clone())]).reaching(Audience::Therapist);
    let notes = journal::notes(from, span).into_iter().map(Section::only_when_chosen);
    document.sections = std::iter::once(about)
        .chain(under(&words.insights_title, insights::sections(from, &found)))
        .chain(boundaries(from, &found))
        .chain(roadmap::worked_on(from, &found.range))
        .chain(notes)
        .collect();
    document
}

/// Puts a heading above them. Only the first that is read says it.
fn under(heading: &str, sections: Vec<Section>) -> impl Iterator<Item = Section> {
    sections.into_iter().map(move |mut section| {
        section.blocks.insert(0, Block::Heading(heading.to_owned()));
        section
    })
}

fn boundaries(from: &Sources<'_>, found: &Found) -> Vec<Section> {
    boundary::in_report(from, &found.range)
}
