//! Filled worksheets: answers by field id.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp, UserRecord, WordRef};

/// Answers by field id.
pub type Answers = BTreeMap<String, Answer>;

/// The answer to one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Text of one or more lines.
    Text(String),
    /// Content id of the chosen option.
    Choice(String),
    /// Content ids of chosen or ticked options.
    Choices(BTreeSet<String>),
    /// A value from 0 to 10.
    Scale(u8),
    /// A day.
    Date(NaiveDate),
    /// Feeling words.
    Feelings(BTreeSet<WordRef>),
    /// List lines, table rows or group items, in the user's order.
    Items(Vec<SheetItem>),
    /// Parts of a sentence, by part id.
    Parts(BTreeMap<String, String>),
}

impl Answer {
    /// True if empty.
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

    fn collect_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Text(text) => texts.push(text),
            Self::Parts(parts) => texts.extend(parts.values().map(String::as_str)),
            Self::Items(items) => items.iter().flat_map(|item| item.answers.values()).for_each(|answer| answer.collect_texts(texts)),
            Self::Choice(_) | Self::Choices(_) | Self::Scale(_) | Self::Date(_) | Self::Feelings(_) => {}
        }
    }
}

/// A list line, table row or group item. Moving it keeps its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetItem {
    /// Unique within its worksheet.
    pub id: Id,
    /// Answers in this item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
}

/// A filled worksheet. The texts of built-in templates are in the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Id of its template: a content id, or a custom one as text.
    pub template: String,
    /// Revision of the template at the last edit.
    pub revision: u32,
    /// The user's title; empty for the template's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Answers, including those to removed fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
    /// Ids of linked steps.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub steps: BTreeSet<String>,
    /// Linked boundaries.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub boundaries: BTreeSet<Id>,
    /// Linked check-ins.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub check_ins: BTreeSet<Id>,
    /// Left out of everything made for others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

impl Sheet {
    /// An empty worksheet.
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

    /// A copy for another day.
    #[must_use]
    pub fn duplicate(&self, now: Timestamp, created: LocalTime) -> Self {
        Self { changed: now, created, ..self.clone() }
    }

    /// Sets an answer; `None` or an empty one clears it. See [`put_answer`].
    pub fn answer(&mut self, field: &str, answer: Option<Answer>) {
        put_answer(&mut self.answers, field, answer);
    }
}

/// Suffix of ids whose answer was superseded by another type; never part of content ids.
const EARLIER: char = '~';

/// Strips the suffix of a superseded answer from a field id.
#[must_use]
pub fn asked_first(id: &str) -> &str {
    id.trim_end_matches(EARLIER)
}

/// Sets an answer; `None` or an empty one removes it. An answer of another type is kept under a
/// suffixed id.
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

impl UserRecord for Sheet {
    fn user_texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str()];
        self.answers.values().for_each(|answer| answer.collect_texts(&mut texts));
        texts.retain(|text| !text.is_empty());
        texts
    }

    fn written(&self) -> Option<LocalTime> {
        Some(self.created)
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
        assert_eq!(sheet.user_texts(), ["First", "in a list", "late"]);
    }
}
