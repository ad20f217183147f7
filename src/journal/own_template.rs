//! A worksheet that the person made: its questions, and the words of what they once asked.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, Journal, Key, Record, Timestamp, TrashItem};

/// A worksheet of the person's own. Filled sheets name it by its id as text, and answers by the ids of its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Grows when its questions change after a sheet was filled.
    pub revision: u32,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it is for, in one line of the list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What to know before beginning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Needs the other person too: closed where there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// Where there is fear it can raise the danger, so the question about fear comes first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// Closed until the person opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// The questions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<OwnField>,
    /// Questions it had when sheets were filled, and has no more, or asks in another way: the words of older answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<OwnField>,
}

/// One question, or something to read between two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    /// Unique among the fields beside it, and never changed: an [`Id`] as text, or what a shared file or a built-in worksheet calls it.
    pub id: String,
    /// The question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// A sentence that helps with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The one who made the worksheet asks for an answer. It is marked, and nothing depends on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Left out of what is made for others unless the person lets it in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Shown only after something was chosen in another field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<OwnCondition>,
    /// What is asked for.
    pub kind: OwnFieldKind,
    /// Options it had when sheets were filled, and has no more: the words of older answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<OwnOption>,
}

/// A field is shown when one of these was chosen in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCondition {
    /// The id of a field with options.
    pub field: String,
    /// The ids of its options of which one must be chosen.
    pub any_of: Vec<String>,
}

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnFieldKind {
    /// Nothing: a heading and its sentence.
    Heading,
    /// Nothing: phrases to recognise, each with what it does.
    Phrases {
        /// Phrases that leave room for the other person.
        open: Vec<OwnPhrase>,
        /// Phrases that shut healing down.
        shut: Vec<OwnPhrase>,
    },
    /// One line.
    ShortText,
    /// As many lines as it takes.
    LongText,
    /// Lines, one below the other.
    List,
    /// Things to tick.
    Checklist(Vec<OwnOption>),
    /// One of a few.
    OneChoice(Vec<OwnOption>),
    /// Any of a few.
    SeveralChoices(Vec<OwnOption>),
    /// From 0 to 10, with words at both ends.
    Scale {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// A day.
    Date,
    /// Somebody: a name or initials.
    Person,
    /// Words for how it was.
    FeelingWords,
    /// Rows of a few short texts: the columns.
    Table(Vec<OwnOption>),
    /// The same questions again and again.
    Group {
        /// What one of them is called.
        one: String,
        /// Its questions: no group, table, list or sentence.
        fields: Vec<OwnField>,
    },
    /// A sentence put together from parts.
    Statement(Vec<OwnBlank>),
}

/// Something that can be chosen or ticked, or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnOption {
    /// Unique within its field, and never changed.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnBlank {
    /// Unique within its sentence, and never changed.
    pub id: String,
    /// The words before the blank.
    pub before: String,
    /// What can stand in the blank.
    pub hint: String,
    /// Feeling words are offered for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub feelings: bool,
}

/// A phrase, and what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPhrase {
    /// What is said.
    pub says: String,
    /// What it does, and why.
    pub why: String,
}

impl OwnTemplate {
    /// A worksheet with nothing on it yet.
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

    /// What this becomes when it is to be as `wished`. Where sheets of it were filled (`is_used`), everything that older answers
    /// need to be read is kept aside, and the revision grows with the questions. Conditions that no longer can come true go.
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

    /// The same questions as another worksheet, with nothing kept aside: no sheet of that one was filled.
    #[must_use]
    pub fn duplicate(&self, now: Timestamp, title: String) -> Self {
        let fields = self.fields.iter().map(OwnField::without_retired).collect();
        Self { changed: now, revision: 1, title, fields, retired: Vec::new(), ..self.clone() }
    }

    /// Whether both ask the same in the same words.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let plain = |template: &Self| template.duplicate(Timestamp::from_millis(0), template.title.clone());
        plain(self) == plain(other)
    }

    /// How many fields it has, those in groups included.
    #[must_use]
    pub fn field_count(&self) -> usize {
        self.fields.iter().map(|field| 1 + field.inner_fields().len()).sum()
    }

    /// The person's own words in it; empty ones are left out.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str(), &self.about, &self.before];
        self.fields.iter().for_each(|field| field.collect_texts(&mut texts));
        texts.retain(|text| !text.is_empty());
        texts
    }
}

impl OwnField {
    /// A question without words.
    #[must_use]
    pub const fn new(id: String, kind: OwnFieldKind) -> Self {
        Self { id, label: String::new(), help: String::new(), required: false, private: false, shown_if: None, kind, retired: Vec::new() }
    }

    /// The questions of a group; none of anything else.
    #[must_use]
    pub const fn inner_fields(&self) -> &[Self] {
        if let OwnFieldKind::Group { fields, .. } = &self.kind { fields.as_slice() } else { &[] }
    }

    /// Whether both are the same question, and answers to one are answers to the other.
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

    /// Keeps the words of options that only `before` has, and of the questions that only its group has.
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
    /// What can be chosen or ticked.
    #[must_use]
    pub const fn options(&self) -> &[OwnOption] {
        match self {
            Self::Checklist(options) | Self::OneChoice(options) | Self::SeveralChoices(options) => options.as_slice(),
            _ => &[],
        }
    }

    /// Options, or columns.
    #[must_use]
    pub const fn parts(&self) -> &[OwnOption] {
        if let Self::Table(columns) = self { columns.as_slice() } else { self.options() }
    }

    /// Whether answers to one are answers to the other.
    fn asks_alike(&self, other: &Self) -> bool {
        let is_text = |kind: &Self| matches!(kind, Self::ShortText | Self::LongText | Self::Person);
        let is_choices = |kind: &Self| matches!(kind, Self::Checklist(_) | Self::SeveralChoices(_));
        std::mem::discriminant(self) == std::mem::discriminant(other) || (is_text(self) && is_text(other)) || (is_choices(self) && is_choices(other))
    }
}

/// Keeps a question aside, with what was kept of it before.
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

/// Takes away conditions whose field is gone, and options of them that are. A field whose condition is empty is always shown.
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
    /// Whether a sheet of this template was begun: one that is there, or one that could come back from the trash.
    #[must_use]
    pub fn is_template_used(&self, template: Id) -> bool {
        let id = template.to_string();
        let in_trash = self.trash().values().flat_map(|item| &item.records);
        self.sheets().values().any(|sheet| sheet.template == id)
            || in_trash.into_iter().any(|(_, record)| matches!(record, Record::Sheet(sheet) if sheet.template == id))
    }

    /// Whether something that is there has its words from what is in the trash: sheets have those of their template.
    #[must_use]
    pub fn needs_from_trash(&self, item: &TrashItem) -> bool {
        item.records.iter().any(|(key, _)| matches!(key, Key::OwnTemplate(id) if self.is_template_used(*id)))
    }

    /// A template of the person's own by what sheets call it, also while it is in the trash: sheets keep their questions.
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
        journal.apply(Edit::put(Key::Trash(Id::from_parts(0, 3)), deleted(Key::Sheet(sheet), begun.into())));
        journal.apply(Edit::put(Key::Trash(Id::from_parts(0, 4)), deleted(Key::OwnTemplate(own), template(Vec::new()).into())));
        assert!(journal.is_template_used(own));
        assert_eq!(journal.template_of_sheets(&own.to_string()), Some(&template(Vec::new())));
    }

    /// Every option id that a template can still put into words, with the field it belongs to.
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
