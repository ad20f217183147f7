//! The agenda of a session for two.

use super::document::{Block, Document, Question, Section};
use super::sources::{Sources, field};
use crate::content::fill;
use crate::content::schema::{AgendaItem, AgendaRoom};
use crate::journal::{Boundary, BoundaryKind};

/// One page for handwriting, and the agreements that are due for another look where they are chosen.
pub(super) fn document(from: &Sources<'_>) -> Document {
    let (agenda, words) = (from.content.agenda(), &from.lang.paper);
    let first = agenda.first.iter().map(|label| Question::new(label, "")).collect();
    let mut blocks = vec![Block::Note(agenda.before.clone()), Block::Blanks { questions: first, count: 1 }];
    for item in &agenda.items {
        let aside = fill(&words.minutes, &[("number", &item.minutes.to_string())]);
        blocks.push(Block::Question(Question { aside, ..Question::new(&item.title, &item.help) }));
        blocks.extend(room(item, &agenda.each));
    }
    let pairs = [&agenda.pauses, &agenda.free].map(|text| (text.heading.clone(), text.lines.join(" ")));
    blocks.push(Block::Pairs { label: String::new(), pairs: pairs.to_vec() });
    let due: Vec<Block> = due(from).filter_map(|boundary| field(boundary.title.trim(), &boundary.limit)).collect();
    let mut sections = vec![Section::new("agenda", &agenda.title, blocks)];
    if !due.is_empty() {
        let blocks = [Block::Heading(agenda.agreements.clone())].into_iter().chain(due).collect();
        sections.push(Section::new("agreements", &agenda.agreements, blocks).only_when_chosen());
    }
    let caption = fill(&words.minutes, &[("number", &agenda.minutes.to_string())]);
    Document { sections, ..from.handout(agenda.title.clone(), caption) }
}

/// Where an item is written down.
fn room(item: &AgendaItem, each: &(String, String)) -> Option<Block> {
    Some(match &item.room {
        AgendaRoom::Nothing => return None,
        AgendaRoom::Lines(count) => Block::Lines { label: String::new(), count: *count },
        AgendaRoom::Each(count) => {
            let questions = [&each.0, &each.1].map(|label| Question { is_inner: true, ..Question::new(label, "") });
            Block::Blanks { questions: questions.to_vec(), count: *count }
        }
        AgendaRoom::Table { columns, rows } => {
            Block::Table { label: String::new(), heads: columns.clone(), rows: vec![vec![String::new(); columns.len()]; *rows as usize] }
        }
    })
}

/// Agreements whose day to look again has come. Private ones are not for a page that lies between two.
fn due<'a>(from: &Sources<'a>) -> impl Iterator<Item = &'a Boundary> {
    let today = from.today;
    let agreements = from.journal.boundaries().values().filter(|boundary| boundary.kind == BoundaryKind::Agreement && !boundary.is_private);
    agreements.filter(move |boundary| !boundary.rests() && boundary.review_on.is_some_and(|day| day <= today)).map(|boundary| &**boundary)
}
