//! Custom worksheets: current questions, and former ones for older answers.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, Journal, Key, Record, Timestamp, TrashItem, UserRecord};

/// A custom worksheet. Filled ones refer to its id as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// Last change.
    pub changed: Timestamp,
    /// Incremented when the questions change after a worksheet was filled.
    pub revision: u32,
    /// Title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Purpose, in one line for the list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Introduction.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// For two: closed if there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// Can raise the danger: asks about fear first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// Closed until the user opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// The questions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<OwnField>,
    /// Questions removed or changed after being answered: labels for older answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<OwnField>,
}

/// A question, or text between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    /// Permanent id, unique among siblings: an [`Id`] as text, or the id in a shared file or
    /// built-in worksheet.
    pub id: String,
    /// Label.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// A sentence of help.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Marked as required; not enforced.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Left out of exports for others by default.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Condition for showing the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<OwnCondition>,
    /// Kind of answer.
    pub kind: OwnFieldKind,
    /// Removed options with older answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<OwnOption>,
}

/// A condition on another field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCondition {
    /// Id of a field with options.
    pub field: String,
    /// Option ids, one of which must be chosen.
    pub any_of: Vec<String>,
}

/// Kind of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnFieldKind {
    /// No answer: a heading with a sentence.
    Heading,
    /// No answer: example phrases with their effects.
    Phrases {
        /// Phrases that leave room for the other person.
        open: Vec<OwnPhrase>,
        /// Phrases that shut healing down.
        shut: Vec<OwnPhrase>,
    },
    /// One line.
    ShortText,
    /// Several lines.
    LongText,
    /// A list of lines.
    List,
    /// Items to tick.
    Checklist(Vec<OwnOption>),
    /// Single choice.
    OneChoice(Vec<OwnOption>),
    /// Multiple choice.
    SeveralChoices(Vec<OwnOption>),
    /// From 0 to 10, with labels at both ends.
    Scale {
        /// Label of 0.
        low: String,
        /// Label of 10.
        high: String,
    },
    /// A day.
    Date,
    /// A name or initials.
    Person,
    /// Feeling words.
    FeelingWords,
    /// Rows of short texts; the columns.
    Table(Vec<OwnOption>),
    /// A repeatable group of questions.
    Group {
        /// Singular name of an item.
        one: String,
        /// Fields: no lists, tables, groups, phrases, headings or sentences.
        fields: Vec<OwnField>,
    },
    /// A sentence assembled from parts.
    Statement(Vec<OwnBlank>),
}

/// An option or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnOption {
    /// Permanent id, unique within the field.
    pub id: String,
    /// Label.
    pub text: String,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnBlank {
    /// Permanent id, unique within the sentence.
    pub id: String,
    /// Words before the blank.
    pub before: String,
    /// Hint in the blank.
    pub hint: String,
    /// Offers feeling words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub feelings: bool,
}

/// A phrase and its effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPhrase {
    /// The phrase.
    pub says: String,
    /// Effect, and why.
    pub why: String,
}

impl OwnTemplate {
    /// An empty worksheet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self {
            changed: now,
            revision: 1,
            title: String::new(),
            about: String::new(),
            before: String::new(),
            for_two: false,
            asks_about_fear_first: false,
            opens_only_when_asked: false,
            fields: Vec::new(),
            retired: Vec::new(),
        }
    }

    /// Completes `wished` with everything older answers need if worksheets were filled (`is_used`),
    /// and increments the revision. Drops conditions that can no longer hold.
    #[must_use]
    pub fn changed_to(&self, mut wished: Self, is_used: bool) -> Self {
        (wished.retired, wished.revision) = (self.retired.clone(), self.revision);
        drop_lost_conditions(&mut wished.fields);
        if is_used && wished.fields != self.fields {
            wished.revision = self.revision.saturating_add(1);
            for before in &self.fields {
                let same = wished.fields.iter_mut().find(|field| field.is_form_of(before));
                let asks_all = same.is_some_and(|field| {
                    field.keep_options_of(before);
                    before.inner_fields().iter().all(|inner| field.inner_fields().iter().any(|kept| kept.is_form_of(inner)))
                });
                if !asks_all {
                    retire(&mut wished.retired, before);
                }
            }
        }
        wished
    }

    /// Copies the current questions into a new worksheet, without former ones.
    #[must_use]
    pub fn duplicate(&self, now: Timestamp, title: String) -> Self {
        let fields = self.fields.iter().map(OwnField::without_retired).collect();
        Self { changed: now, revision: 1, title, fields, retired: Vec::new(), ..self.clone() }
    }

    /// True if both have the same questions and texts.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let plain = |template: &Self| template.duplicate(Timestamp::from_millis(0), template.title.clone());
        plain(self) == plain(other)
    }

    /// Number of fields, including those in groups.
    #[must_use]
    pub fn field_count(&self) -> usize {
        self.fields.iter().map(|field| 1 + field.inner_fields().len()).sum()
    }
}

impl OwnField {
    /// A question without texts.
    #[must_use]
    pub const fn new(id: String, kind: OwnFieldKind) -> Self {
        Self { id, label: String::new(), help: String::new(), required: false, private: false, shown_if: None, kind, retired: Vec::new() }
    }

    /// The questions of a group; empty for other kinds.
    #[must_use]
    pub const fn inner_fields(&self) -> &[Self] {
        if let OwnFieldKind::Group { fields, .. } = &self.kind { fields.as_slice() } else { &[] }
    }

    /// True if both are the same question with compatible answers.
    #[must_use]
    pub fn is_form_of(&self, other: &Self) -> bool {
        self.id == other.id && self.kind.asks_alike(&other.kind)
    }

    fn without_retired(&self) -> Self {
        let mut field = Self { retired: Vec::new(), ..self.clone() };
        if let OwnFieldKind::Group { fields, .. } = &mut field.kind {
            *fields = fields.iter().map(Self::without_retired).collect();
        }
        field
    }

    /// Keeps options, and group questions, that only `before` has.
    fn keep_options_of(&mut self, before: &Self) {
        self.retired.clone_from(&before.retired);
        let (options, earlier) = (self.kind.options().to_vec(), before.kind.options());
        self.retired.extend(earlier.iter().filter(|option| options.iter().all(|kept| kept.id != option.id)).cloned());
        let mut seen = BTreeSet::new();
        self.retired.retain(|option| seen.insert(option.id.clone()));
        if let (OwnFieldKind::Group { fields, .. }, OwnFieldKind::Group { fields: earlier, .. }) = (&mut self.kind, &before.kind) {
            for field in fields {
                if let Some(before) = earlier.iter().find(|before| field.is_form_of(before)) {
                    field.keep_options_of(before);
                }
            }
        }
    }

    fn collect_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        texts.extend([self.label.as_str(), &self.help]);
        match &self.kind {
            OwnFieldKind::Phrases { open, shut } => texts.extend(open.iter().chain(shut).flat_map(|phrase| [phrase.says.as_str(), &phrase.why])),
            OwnFieldKind::Scale { low, high } => texts.extend([low.as_str(), high]),
            OwnFieldKind::Group { one, fields } => {
                texts.push(one);
                for field in fields {
                    field.collect_texts(texts);
                }
            }
            OwnFieldKind::Statement(blanks) => texts.extend(blanks.iter().flat_map(|blank| [blank.before.as_str(), &blank.hint])),
            kind => texts.extend(kind.parts().iter().map(|part| part.text.as_str())),
        }
    }
}

impl OwnFieldKind {
    /// Options to choose or tick.
    #[must_use]
    pub const fn options(&self) -> &[OwnOption] {
        match self {
            Self::Checklist(options) | Self::OneChoice(options) | Self::SeveralChoices(options) => options.as_slice(),
            _ => &[],
        }
    }

    /// Options or columns.
    #[must_use]
    pub const fn parts(&self) -> &[OwnOption] {
        if let Self::Table(columns) = self { columns.as_slice() } else { self.options() }
    }

    /// True if answers are compatible.
    fn asks_alike(&self, other: &Self) -> bool {
        let is_text = |kind: &Self| matches!(kind, Self::ShortText | Self::LongText | Self::Person);
        let is_choices = |kind: &Self| matches!(kind, Self::Checklist(_) | Self::SeveralChoices(_));
        std::mem::discriminant(self) == std::mem::discriminant(other) || (is_text(self) && is_text(other)) || (is_choices(self) && is_choices(other))
    }
}

/// Adds a former question, merged with one retired earlier.
fn retire(retired: &mut Vec<OwnField>, field: &OwnField) {
    let Some(kept) = retired.iter_mut().find(|kept| kept.is_form_of(field)) else {
        retired.push(field.clone());
        return;
    };
    let mut newer = field.clone();
    newer.keep_options_of(&OwnField { retired: [kept.retired.as_slice(), &field.retired].concat(), ..kept.clone() });
    if let OwnFieldKind::Group { fields, .. } = &mut newer.kind {
        let lost: Vec<OwnField> = kept.inner_fields().iter().filter(|inner| !fields.iter().any(|field| field.is_form_of(inner))).cloned().collect();
        fields.extend(lost);
    }
    *kept = newer;
}

/// Drops conditions on missing fields or options.
fn drop_lost_conditions(fields: &mut [OwnField]) {
    let options: Vec<(String, BTreeSet<String>)> =
        fields.iter().map(|field| (field.id.clone(), field.kind.options().iter().map(|option| option.id.clone()).collect())).collect();
    for field in fields {
        if let Some(condition) = &mut field.shown_if {
            let is_other = condition.field != field.id;
            let of_field = options.iter().find(|(id, _)| is_other && *id == condition.field).map(|(_, options)| options);
            condition.any_of.retain(|option| of_field.is_some_and(|options| options.contains(option)));
            if condition.any_of.is_empty() {
                field.shown_if = None;
            }
        }
    }
}

impl Journal {
    /// True if a worksheet of this template exists, also in the trash.
    #[must_use]
    pub fn is_template_used(&self, template: Id) -> bool {
        let id = template.to_string();
        let in_trash = self.trash().values().flat_map(|item| &item.records);
        self.sheets().values().any(|sheet| sheet.template == id)
            || in_trash.into_iter().any(|(_, record)| matches!(record, Record::Sheet(sheet) if sheet.template == id))
    }

    /// True if an existing worksheet needs a template in this item.
    #[must_use]
    pub fn needs_from_trash(&self, item: &TrashItem) -> bool {
        item.records.iter().any(|(key, _)| matches!(key, Key::OwnTemplate(id) if self.is_template_used(*id)))
    }

    /// Finds a custom template by the id in worksheets, also in the trash.
    #[must_use]
    pub fn template_of_sheets(&self, id: &str) -> Option<&OwnTemplate> {
        let id: Id = id.parse().ok()?;
        let in_trash = || {
            let records = self.trash().values().flat_map(|item| &item.records);
            records.into_iter().find_map(|(key, record)| match record {
                Record::OwnTemplate(template) if *key == Key::OwnTemplate(id) => Some(&**template),
                _ => None,
            })
        };
        self.templates().get(&id).map(|template| &**template).or_else(in_trash)
    }
}

impl UserRecord for OwnTemplate {
    fn user_texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str(), &self.about, &self.before];
        self.fields.iter().for_each(|field| field.collect_texts(&mut texts));
        texts.retain(|text| !text.is_empty());
        texts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Edit, Sheet, arbitrary};
    use super::*;

    fn option(id: &str) -> OwnOption {
        OwnOption { id: id.to_owned(), text: format!("the words of {id}") }
    }

    fn field(id: &str, kind: OwnFieldKind) -> OwnField {
        OwnField { label: format!("{id}?"), ..OwnField::new(id.to_owned(), kind) }
    }

    fn template(fields: Vec<OwnField>) -> OwnTemplate {
        OwnTemplate { fields, ..OwnTemplate::empty(Timestamp::from_millis(0)) }
    }

    fn ids(options: &[OwnOption]) -> Vec<&str> {
        options.iter().map(|option| option.id.as_str()).collect()
    }

    #[test]
    fn before_a_sheet_was_filled_nothing_is_kept_aside() {
        let before = template(vec![field("mood", OwnFieldKind::OneChoice(vec![option("good"), option("bad")]))]);
        let after = before.changed_to(template(Vec::new()), false);
        assert_eq!((after.revision, after.retired.len()), (1, 0));
    }

    #[test]
    fn options_that_go_keep_their_words_also_when_more_go_later() {
        let before = template(vec![field("mood", OwnFieldKind::OneChoice(vec![option("good"), option("bad"), option("odd")]))]);
        let once = before.changed_to(template(vec![field("mood", OwnFieldKind::OneChoice(vec![option("good"), option("bad")]))]), true);
        let twice = once.changed_to(template(vec![field("mood", OwnFieldKind::OneChoice(vec![option("good")]))]), true);
        assert_eq!(ids(&twice.fields[0].retired), ["odd", "bad"]);
        assert_eq!((twice.revision, twice.retired.len()), (3, 0));
        let gone = twice.changed_to(template(Vec::new()), true);
        assert_eq!(ids(&gone.retired[0].retired), ["odd", "bad"]);
        assert_eq!(ids(gone.retired[0].kind.options()), ["good"]);
    }

    #[test]
    fn a_question_of_another_kind_keeps_the_words_of_the_old_one() {
        let before = template(vec![field("mood", OwnFieldKind::OneChoice(vec![option("good")]))]);
        let after = before.changed_to(template(vec![field("mood", OwnFieldKind::Date)]), true);
        assert_eq!(ids(after.retired[0].kind.options()), ["good"]);
        let text = template(vec![field("why", OwnFieldKind::ShortText)]);
        assert!(text.changed_to(template(vec![field("why", OwnFieldKind::LongText)]), true).retired.is_empty(), "both hold text");
    }

    #[test]
    fn a_condition_goes_with_the_option_it_waits_for() {
        let waiting =
            OwnField { shown_if: Some(OwnCondition { field: "kinds".into(), any_of: vec!["a".into(), "b".into()] }), ..field("more", OwnFieldKind::Date) };
        let kinds = |options: &[&str]| field("kinds", OwnFieldKind::SeveralChoices(options.iter().map(|id| option(id)).collect()));
        let before = template(vec![kinds(&["a", "b"]), waiting.clone()]);
        let fewer = before.changed_to(template(vec![kinds(&["b"]), waiting.clone()]), false);
        assert_eq!(fewer.fields[1].shown_if.as_ref().map(|condition| condition.any_of.len()), Some(1));
        let none = fewer.changed_to(template(vec![waiting]), false);
        assert_eq!(none.fields[0].shown_if, None);
    }

    #[test]
    fn sheets_in_the_trash_use_it_and_it_words_sheets_from_the_trash() {
        let (own, sheet) = (Id::from_parts(0, 1), Id::from_parts(0, 2));
        let when = "2026-11-20T21:14+01:00".parse().expect("a time");
        let mut journal = Journal::default();
        assert!(!journal.is_template_used(own) && journal.template_of_sheets(&own.to_string()).is_none());
        let deleted = |key: Key, record: Record| TrashItem { changed: Timestamp::from_millis(0), deleted: when, records: vec![(key, record)] };
        let begun = Sheet::begun(Timestamp::from_millis(0), when, own.to_string(), 1);
        journal.apply(Edit::put(Id::from_parts(0, 3), deleted(Key::Sheet(sheet), begun.into())));
        journal.apply(Edit::put(Id::from_parts(0, 4), deleted(Key::OwnTemplate(own), template(Vec::new()).into())));
        assert!(journal.is_template_used(own));
        assert_eq!(journal.template_of_sheets(&own.to_string()), Some(&template(Vec::new())));
    }

    fn worded(template: &OwnTemplate) -> BTreeSet<(String, String)> {
        let fields = template.fields.iter().chain(&template.retired);
        let of = |field: &OwnField| field.kind.options().iter().chain(&field.retired).map(|option| (field.id.clone(), option.id.clone())).collect::<Vec<_>>();
        fields.flat_map(of).collect()
    }

    proptest! {
        #[test]
        fn no_change_takes_away_the_words_of_an_older_answer(templates in proptest::collection::vec(arbitrary::own_template(), 2..6)) {
            let mut now = templates[0].clone();
            for wished in &templates[1..] {
                let before = worded(&now);
                let questions: BTreeSet<String> = now.fields.iter().chain(&now.retired).map(|field| field.id.clone()).collect();
                now = now.changed_to(wished.clone(), true);
                prop_assert!(worded(&now).is_superset(&before));
                prop_assert!(questions.iter().all(|id| now.fields.iter().chain(&now.retired).any(|field| field.id == *id)));
            }
        }

        #[test]
        fn a_duplicate_asks_the_same_and_keeps_nothing_aside(template in arbitrary::own_template()) {
            let copy = template.duplicate(Timestamp::from_millis(1), template.title.clone());
            prop_assert!(copy.asks_the_same(&template) && copy.retired.is_empty());
        }
    }
}
