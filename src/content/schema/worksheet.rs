//! `assets/content/worksheets/*.ron`: sheets to think with, one question after the other.

use serde::{Deserialize, Serialize};

use super::paths::RoleTexts;

/// A worksheet to fill in. The page is drawn from it. Only one of the person's own is ever written, and what only ours have is left out.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// The file's name without its ending. Journals keep it; never changed and never used again for another sheet.
    pub id: String,
    /// Grows whenever its questions change, so that a filled sheet tells which ones it answered.
    pub revision: u32,
    /// What it is called.
    pub title: String,
    /// What it is for, in one line of the list.
    pub about: String,
    /// What to know before beginning, in two to four sentences.
    pub before: String,
    /// What it means for one role in particular.
    #[serde(default, skip_serializing)]
    pub for_role: RoleTexts,
    /// For whom it is; empty is for everyone.
    #[serde(default, skip_serializing)]
    pub roles: Vec<SheetRole>,
    /// Needs the other person too: closed where there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// About scripts, limits or leaving: where there is fear it can raise the danger, so the question about fear comes first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// About forgiveness or closeness: closed for everyone until the person opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// The questions, in order.
    pub fields: Vec<SheetField>,
    /// Ids of fields it once had. Journals may hold answers to them, so no field is called that again.
    #[serde(default, skip_serializing)]
    pub retired: Vec<String>,
    /// The points of the content map that it serves. One of the person's own serves none.
    #[serde(default, skip_serializing)]
    pub serves: Vec<String>,
    /// Fields it once had, with the words of older answers. Only one of the person's own has any: see `OwnTemplate` in the journal.
    #[serde(skip)]
    pub earlier: Vec<SheetField>,
}

/// `assets/content/worksheets.ron`: the headings under which worksheets are listed, in order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetsFile {
    /// The headings.
    pub themes: Vec<SheetTheme>,
}

/// Worksheets that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTheme {
    /// The heading.
    pub title: String,
    /// The ids of its worksheets, in order.
    pub worksheets: Vec<String>,
}

/// For whom a worksheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum SheetRole {
    /// The person who was hurt.
    Hurt,
    /// The person who broke trust.
    BrokeTrust,
    /// Two who work on it together.
    Together,
}

/// One question, or something to read between two.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SheetField {
    /// Unique within its sheet, or within its group. Journals keep it.
    pub id: String,
    /// The question, or the heading of what is to be read.
    pub label: String,
    /// A sentence that helps with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The one who made the worksheet asks for an answer. It is marked, and nothing depends on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Left out of what is made for others unless the person lets it in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Shown only after something was chosen further up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<ShownIf>,
    /// What is asked for.
    pub kind: FieldKind,
    /// What it once asked for where answers were of the same kind: the words of what can no longer be chosen.
    #[serde(skip)]
    pub earlier: Vec<FieldKind>,
}

/// A field is shown when one of these was chosen in another.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShownIf {
    /// The id of a choice or a checklist further up on the same sheet.
    pub field: String,
    /// The ids of its options of which one must be chosen.
    pub any_of: Vec<String>,
}

/// What a field asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum FieldKind {
    /// Nothing: a heading and its sentence.
    Heading,
    /// Nothing: phrases to recognise, each with what it does.
    Phrases {
        /// Phrases that leave room for the other person.
        open: Vec<Phrase>,
        /// Phrases that shut healing down.
        shut: Vec<Phrase>,
    },
    /// One line.
    ShortText,
    /// As many lines as it takes.
    LongText,
    /// Lines, one below the other.
    List,
    /// Things to tick.
    Checklist(Vec<Choice>),
    /// One of a few.
    OneChoice(Vec<Choice>),
    /// Any of a few.
    SeveralChoices(Vec<Choice>),
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
    /// Rows of a few short texts.
    Table(Vec<Column>),
    /// The same questions again and again.
    Group {
        /// What one of them is called, such as "Question".
        one: String,
        /// Its questions: no group or table, nothing that is shown only sometimes.
        fields: Vec<SheetField>,
    },
    /// A sentence put together from parts.
    Statement(Vec<StatementPart>),
}

/// Something that can be chosen or ticked.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique within its field. Journals keep it.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Unique within its table. Journals keep it.
    pub id: String,
    /// What it is called.
    pub label: String,
}

/// A part of a sentence.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatementPart {
    /// Unique within its sentence. Journals keep it.
    pub id: String,
    /// The words before the blank, such as "I feel".
    pub before: String,
    /// What can stand in the blank.
    pub hint: String,
    /// Feeling words are offered for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub feelings: bool,
}

/// A phrase, and what it does.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What is said.
    pub says: String,
    /// What it does, and why.
    pub why: String,
}
