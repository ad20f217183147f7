//! `assets/content/worksheets/*.ron`: worksheets.

use serde::{Deserialize, Serialize};

use super::paths::RoleTexts;

/// A worksheet definition. Only custom ones are serialized, without the fields of built-in ones.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// The file stem. Journals keep it: never change or reuse it.
    pub id: String,
    /// Incremented when the questions change, for filled worksheets.
    pub revision: u32,
    /// Title.
    pub title: String,
    /// Purpose, in one line for the list.
    pub about: String,
    /// Introduction of two to four sentences.
    pub before: String,
    /// Extra texts by role.
    #[serde(default, skip_serializing)]
    pub for_role: RoleTexts,
    /// Intended roles; empty means everyone.
    #[serde(default, skip_serializing)]
    pub roles: Vec<SheetRole>,
    /// For two: closed if there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// About scripts, limits or leaving, which can raise the danger: asks about fear first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// About forgiveness or closeness: closed until the user opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// The questions, in order.
    pub fields: Vec<SheetField>,
    /// Ids of removed fields; never reused, because journals may hold answers.
    #[serde(default, skip_serializing)]
    pub retired: Vec<String>,
    /// Content-map points it covers; empty for custom worksheets.
    #[serde(default, skip_serializing)]
    pub serves: Vec<String>,
    /// Removed fields, for labels of older answers; custom worksheets only (see `OwnTemplate`).
    #[serde(skip)]
    pub earlier: Vec<SheetField>,
}

/// `assets/content/worksheets.ron`: the headings of the worksheet list, in order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetsFile {
    /// The headings.
    pub themes: Vec<SheetTheme>,
}

/// Worksheets under one heading.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTheme {
    /// The heading.
    pub title: String,
    /// Worksheet ids, in order.
    pub worksheets: Vec<String>,
}

/// Intended role of a worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum SheetRole {
    /// The person who was hurt.
    Hurt,
    /// The person who broke trust.
    BrokeTrust,
    /// Both, working together.
    Together,
}

/// A question, or text between questions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SheetField {
    /// Unique within its worksheet or group. Journals keep it.
    pub id: String,
    /// The question or heading.
    pub label: String,
    /// A sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Marked as required by its author; not enforced.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Left out of exports for others by default.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Condition for showing the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<ShownIf>,
    /// Kind of answer.
    pub kind: FieldKind,
    /// Earlier kinds that take the same type of answer: labels of removed options.
    #[serde(skip)]
    pub earlier: Vec<FieldKind>,
}

/// A condition on another field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShownIf {
    /// Id of a choice or checklist further up on the worksheet.
    pub field: String,
    /// Option ids, one of which must be chosen.
    pub any_of: Vec<String>,
}

/// Kind of a field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum FieldKind {
    /// No answer: a heading with a sentence.
    Heading,
    /// No answer: example phrases with their effects.
    Phrases {
        /// Phrases that leave room for the other person.
        open: Vec<Phrase>,
        /// Phrases that shut healing down.
        shut: Vec<Phrase>,
    },
    /// One line.
    ShortText,
    /// Several lines.
    LongText,
    /// A list of lines.
    List,
    /// Items to tick.
    Checklist(Vec<Choice>),
    /// Single choice.
    OneChoice(Vec<Choice>),
    /// Multiple choice.
    SeveralChoices(Vec<Choice>),
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
    /// Rows of short texts.
    Table(Vec<Column>),
    /// A repeatable group of questions.
    Group {
        /// Singular name of an item, such as "Question".
        one: String,
        /// Unconditional fields: no lists, tables, groups, phrases, headings or sentences.
        fields: Vec<SheetField>,
    },
    /// A sentence assembled from parts.
    Statement(Vec<StatementPart>),
}

/// An option to choose or tick.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique within its field. Journals keep it.
    pub id: String,
    /// Label.
    pub text: String,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Unique within its table. Journals keep it.
    pub id: String,
    /// Label.
    pub label: String,
}

/// A part of a sentence.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatementPart {
    /// Unique within its sentence. Journals keep it.
    pub id: String,
    /// Words before the blank, such as "I feel".
    pub before: String,
    /// Hint in the blank.
    pub hint: String,
    /// Offers feeling words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub feelings: bool,
}

/// A phrase and its effect.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The phrase.
    pub says: String,
    /// Effect, and why.
    pub why: String,
}
