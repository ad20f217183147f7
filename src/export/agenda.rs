//! The agenda of a session for two.

use super::document::{Block, Document, Question, Section};
use super::sources::{Sources, field};
use crate::content::fill;
use crate::content::schema::{AgendaItem, AgendaRoom};
use crate::journal::{Boundary, BoundaryKind};

/// A page for handwriting, with agreements due for review if chosen.
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

/// The agenda with topics waiting for the next talk: their texts only, not their sources.
pub(super) fn with_points(from: &Sources<'_>) -> Document {
    let mut document = document(from);
    let mut waiting: Vec<_> = from.journal.talk_items().iter().filter(|(_, item)| item.talked_on.is_none() && !item.text.trim().is_empty()).collect();
    waiting.sort_by_key(|(id, item)| (item.created.to_utc(), **id));
    if !waiting.is_empty() {
        let heading = &from.lang.talk.agenda_points;
        let items = waiting.into_iter().map(|(_, item)| item.text.trim().to_owned()).collect();
        let points = Section::new("points", heading, vec![Block::Heading(heading.clone()), Block::Points { label: String::new(), items }]);
        document.sections.insert(1, points);
    }
    document
}

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

/// Agreements due for review, without private ones, because the page is shared.
fn due<'a>(from: &Sources<'a>) -> impl Iterator<Item = &'a Boundary> {
    let today = from.today;
    let agreements = from.journal.boundaries().values().filter(|boundary| boundary.kind == BoundaryKind::Agreement && !boundary.is_private);
    agreements.filter(move |boundary| !boundary.rests() && boundary.review_on.is_some_and(|day| day <= today)).map(|boundary| &**boundary)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{document, put_boundary, read_by};
    use super::super::{Audience, Pack, What};
    use crate::insights::Span;
    use crate::journal::{Edit, Id, Journal, Key, TalkItem, Timestamp};

    #[test]
    fn what_waits_for_the_talk_is_on_it_in_its_own_words_alone() {
        let mut journal = Journal::default();
        let boundary = put_boundary(&mut journal, |boundary| boundary.title = "My quiet mornings".to_owned());
        let created = "2026-11-18T20:00+01:00".parse().expect("a time");
        let item = |text: &str| TalkItem { text: text.to_owned(), ..TalkItem::empty(Timestamp::from_millis(0), created) };
        let items = [
            TalkItem { about: Some(Key::Boundary(boundary)), ..item("The first hour of the day") },
            item("The holidays"),
            TalkItem { talked_on: Some("2026-11-15".parse().expect("a day")), what_came: "Settled.".to_owned(), ..item("Keys") },
            item(" "),
        ];
        for (number, item) in (1..).zip(items) {
            journal.apply(Edit::put(Id::from_parts(1, number), item));
        }
        let text = read_by(&journal, &What::Agenda, Audience::OtherPerson);
        assert!(text.contains("For this talk") && text.contains("- The first hour of the day\n- The holidays"), "{text}");
        for hidden in ["My quiet mornings", "Keys", "Settled"] {
            assert!(!text.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn without_points_and_in_a_pack_it_is_as_blank_as_ever() {
        let mut journal = Journal::default();
        let sections = |journal: &Journal, what: &What| {
            document(journal, what, Span::default()).expect("an agenda").sections.into_iter().map(|section| section.id).collect::<Vec<_>>()
        };
        assert!(!sections(&journal, &What::Agenda).contains(&"points".to_owned()));
        let item =
            TalkItem { text: "The holidays".to_owned(), ..TalkItem::empty(Timestamp::from_millis(0), "2026-11-18T20:00+01:00".parse().expect("a time")) };
        journal.apply(Edit::put(Id::from_parts(1, 1), item));
        assert!(sections(&journal, &What::Agenda).contains(&"points".to_owned()));
        let pack = Pack { has_agenda: true, ..Pack::of("making-sense") };
        assert!(!sections(&journal, &What::Blank(pack)).contains(&"points".to_owned()), "a blank sheet has no words of the person on it");
    }
}
