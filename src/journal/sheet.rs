//! A filled worksheet: what was answered, by the ids of the template's fields.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp, WordRef};

/// Answers by the ids of the fields they were given to.
pub type Answers = BTreeMap<String, Answer>;

/// What was put into one field of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The person's own words, in one line or many.
    Text(String),
    /// The one that was chosen, by its content id.
    Choice(String),
    /// Those that were chosen or ticked, by content id.
    Choices(BTreeSet<String>),
    /// A place on a scale, from 0 to 10.
    Scale(u8),
    /// A day.
    Date(NaiveDate),
    /// Words for how it was.
    Feelings(BTreeSet<WordRef>),
    /// Lines of a list, rows of a table, or repeated groups, in the person's order.
    Items(Vec<SheetItem>),
    /// The parts of a sentence, by part id.
    Parts(BTreeMap<String, String>),
}

impl Answer {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Choice(text) => text.is_empty(),
            Self::Choices(chosen) => chosen.is_empty(),
            Self::Feelings(words) => words.is_empty(),
            Self::Items(items) => items.is_empty(),
            Self::Parts(parts) => parts.values().all(String::is_empty),
            Self::Scale(_) | Self::Date(_) => false,
        }
    }

    /// Adds the person's own words in it to a list.
    fn collect_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Text(text) => texts.push(text),
            Self::Parts(parts) => texts.extend(parts.values().map(String::as_str)),
            Self::Items(items) => items.iter().flat_map(|item| item.answers.values()).for_each(|answer| answer.collect_texts(texts)),
            Self::Choice(_) | Self::Choices(_) | Self::Scale(_) | Self::Date(_) | Self::Feelings(_) => {}
        }
    }
}

/// A line, a row or a group. Its id stays with it wherever it is moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetItem {
    /// Unique within its sheet.
    pub id: Id,
    /// What is in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
}

/// A filled worksheet. The template's words live in the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was begun.
    pub created: LocalTime,
    /// The content id of its template.
    pub template: String,
    /// The template's revision when it was last written on.
    pub revision: u32,
    /// What the person calls it; empty is the template's title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The answers, also those to fields that the template no longer has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
    /// Steps it belongs to, by content id.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub steps: BTreeSet<String>,
    /// Boundaries it belongs to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub boundaries: BTreeSet<Id>,
    /// Check-ins it belongs to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub check_ins: BTreeSet<Id>,
    /// Kept out of everything made for others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

impl Sheet {
    /// A sheet with nothing on it yet.
    #[must_use]
    pub const fn begun(now: Timestamp, created: LocalTime, template: String, revision: u32) -> Self {
        Self {
            changed: now,
            created,
            template,
            revision,
            title: String::new(),
            answers: Answers::new(),
            steps: BTreeSet::new(),
            boundaries: BTreeSet::new(),
            check_ins: BTreeSet::new(),
            private: false,
        }
    }

    /// The same answers on a sheet of another day.
    #[must_use]
    pub fn duplicate(&self, now: Timestamp, created: LocalTime) -> Self {
        Self { changed: now, created, ..self.clone() }
    }

    /// Puts an answer into a field; none, or an empty one, leaves it open. See [`put_answer`].
    pub fn answer(&mut self, field: &str, answer: Option<Answer>) {
        put_answer(&mut self.answers, field, answer);
    }

    /// The person's own words on it, title first; empty ones are left out.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str()];
        self.answers.values().for_each(|answer| answer.collect_texts(&mut texts));
        texts.retain(|text| !text.is_empty());
        texts
    }
}

/// What stands after the id of a field whose answer another kind of answer came after. Content ids hold no tilde.
const EARLIER: char = '~';

/// The id of the field that an answer was given to, where another kind of answer came after it.
#[must_use]
pub fn asked_first(id: &str) -> &str {
    id.trim_end_matches(EARLIER)
}

/// Puts an answer; none, or an empty one, takes away what was there. What was written when the field asked for something of another kind stays beside it.
pub fn put_answer(answers: &mut Answers, field: &str, answer: Option<Answer>) {
    let Some(answer) = answer else {
        answers.remove(field);
        return;
    };
    if answers.get(field).is_some_and(|before| std::mem::discriminant(before) != std::mem::discriminant(&answer))
        && let Some(before) = answers.remove(field)
    {
        let mut beside = format!("{field}{EARLIER}");
        while answers.contains_key(&beside) {
            beside.push(EARLIER);
        }
        answers.insert(beside, before);
    }
    if answer.is_empty() {
        answers.remove(field);
    } else {
        answers.insert(field.to_owned(), answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Answer {
        Answer::Text(text.to_owned())
    }

    fn sheet() -> Sheet {
        Sheet::begun(Timestamp::from_millis(0), "2026-11-20T21:14+01:00".parse().expect("a time"), "making-sense".to_owned(), 1)
    }

    #[test]
    fn an_answer_of_another_kind_does_not_take_the_place_of_what_was_written() {
        let mut sheet = sheet();
        sheet.answer("how", Some(text("by phone")));
        sheet.answer("how", Some(Answer::Scale(4)));
        sheet.answer("how", Some(text("again")));
        assert_eq!(sheet.answers, Answers::from([("how".into(), text("again")), ("how~".into(), text("by phone")), ("how~~".into(), Answer::Scale(4))]));
    }

    #[test]
    fn an_emptied_field_is_open_again() {
        let mut sheet = sheet();
        sheet.answer("how", Some(text("by phone")));
        sheet.answer("how", Some(text("")));
        assert_eq!(sheet.answers, Answers::new());
        sheet.answer("how", Some(Answer::Scale(4)));
        sheet.answer("how", None);
        assert_eq!(sheet.answers, Answers::new());
    }

    #[test]
    fn every_word_on_it_is_found_in_lists_and_sentences_too() {
        let mut sheet = Sheet { title: "First".to_owned(), ..sheet() };
        let item = SheetItem { id: Id::from_parts(0, 1), answers: Answers::from([("line".into(), text("in a list"))]) };
        sheet.answer("list", Some(Answer::Items(vec![item])));
        sheet.answer("sentence", Some(Answer::Parts(BTreeMap::from([("when".into(), "late".into()), ("feel".into(), String::new())]))));
        sheet.answer("choice", Some(Answer::Choice("an-id".to_owned())));
        assert_eq!(sheet.texts(), ["First", "in a list", "late"]);
    }
}
