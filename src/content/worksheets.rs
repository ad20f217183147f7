//! Worksheets and their answers.

use std::collections::BTreeMap;

use super::schema::{Choice, CommonQuestion, FieldKind, SheetField, SheetRole, StatementPart, Worksheet};
use super::statement::{Piece, Statement};
use crate::journal::{Answer, Answers, Role, SheetItem, asked_first};

/// Id of the single answer in a list line.
pub const LIST_LINE: &str = "line";

impl Worksheet {
    /// Looks up a field.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&SheetField> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Fields to show: those answered, and those whose condition holds.
    pub fn shown<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a SheetField> {
        self.fields.iter().filter(|field| field.answer_in(answers).is_some() || field.is_asked(answers))
    }

    /// Answers that no current field can hold; shown after the others.
    pub fn left_over<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = (&'a str, &'a Answer)> {
        answers.iter().map(|(id, answer)| (id.as_str(), answer)).filter(|(id, answer)| !self.field(id).is_some_and(|field| field.kind.holds(answer)))
    }

    /// The former question of an answer that no current field can hold.
    #[must_use]
    pub fn earlier_field(&self, id: &str, answer: &Answer) -> Option<&SheetField> {
        let id = asked_first(id);
        self.earlier.iter().chain(&self.fields).find(|field| field.id == id && field.kind.holds(answer))
    }

    /// True if meant for this role. Two working together may use all.
    #[must_use]
    pub fn is_for(&self, role: Role) -> bool {
        role == Role::Together || is_listed_for(&self.roles, role)
    }
}

impl CommonQuestion {
    /// True if listed for this role. Without roles it is for everyone.
    #[must_use]
    pub fn is_for(&self, role: Role) -> bool {
        is_listed_for(&self.roles, role)
    }
}

fn is_listed_for(roles: &[SheetRole], role: Role) -> bool {
    let wanted = match role {
        Role::Hurt => SheetRole::Hurt,
        Role::BrokeTrust => SheetRole::BrokeTrust,
        Role::Together => SheetRole::Together,
    };
    roles.is_empty() || roles.contains(&wanted)
}

impl SheetField {
    /// The field's answer; `None` if its type does not match.
    #[must_use]
    pub fn answer_in<'a>(&self, answers: &'a Answers) -> Option<&'a Answer> {
        answers.get(&self.id).filter(|answer| self.kind.holds(answer))
    }

    /// Label of an option, including removed ones.
    #[must_use]
    pub fn option_text(&self, id: &str) -> Option<&str> {
        let kinds = std::iter::once(&self.kind).chain(&self.earlier);
        kinds.flat_map(FieldKind::choices).find(|choice| choice.id == id).map(|choice| choice.text.as_str())
    }

    /// A group question that can hold the answer, including removed ones.
    #[must_use]
    pub fn inner_field(&self, id: &str, answer: &Answer) -> Option<&Self> {
        let id = asked_first(id);
        let kinds = std::iter::once(&self.kind).chain(&self.earlier);
        kinds.flat_map(FieldKind::inner_fields).find(|field| field.id == id && field.kind.holds(answer))
    }

    /// Parts of an answer that the field no longer shows.
    #[must_use]
    pub fn beyond(&self, answer: &Answer) -> Option<Answer> {
        let is_option = |id: &str| self.kind.choices().iter().any(|choice| choice.id == id);
        let beyond = match (answer, &self.kind) {
            (Answer::Choice(chosen), FieldKind::OneChoice(_)) if !is_option(chosen) => answer.clone(),
            (Answer::Choices(chosen), FieldKind::Checklist(_) | FieldKind::SeveralChoices(_)) => {
                Answer::Choices(chosen.iter().filter(|id| !is_option(id)).cloned().collect())
            }
            (Answer::Parts(said), FieldKind::Statement(parts)) => {
                Answer::Parts(said.iter().filter(|(id, _)| !parts.iter().any(|part| part.id == **id)).map(|(id, text)| (id.clone(), text.clone())).collect())
            }
            (Answer::Items(items), FieldKind::List | FieldKind::Table(_) | FieldKind::Group { .. }) => {
                let gone = items.iter().map(|item| {
                    let answers = item.answers.iter().filter(|(id, answer)| !self.kind.shows_in_item(id, answer));
                    SheetItem { id: item.id, answers: answers.map(|(id, answer)| (id.clone(), answer.clone())).collect() }
                });
                Answer::Items(gone.filter(|item| !item.answers.is_empty()).collect())
            }
            _ => return None,
        };
        Some(beyond).filter(|beyond| !beyond.is_empty())
    }

    fn is_asked(&self, answers: &Answers) -> bool {
        let Some(condition) = &self.shown_if else { return true };
        match answers.get(&condition.field) {
            Some(Answer::Choice(chosen)) => condition.any_of.contains(chosen),
            Some(Answer::Choices(chosen)) => condition.any_of.iter().any(|option| chosen.contains(option)),
            _ => false,
        }
    }
}

impl FieldKind {
    /// The field's options, if any.
    #[must_use]
    pub const fn choices(&self) -> &[Choice] {
        match self {
            Self::Checklist(choices) | Self::OneChoice(choices) | Self::SeveralChoices(choices) => choices.as_slice(),
            _ => &[],
        }
    }

    /// The questions of a group; empty for other kinds.
    #[must_use]
    pub const fn inner_fields(&self) -> &[SheetField] {
        if let Self::Group { fields, .. } = self { fields.as_slice() } else { &[] }
    }

    /// True if an item of this kind has a place for the answer.
    #[must_use]
    pub fn shows_in_item(&self, id: &str, answer: &Answer) -> bool {
        match self {
            Self::List => id == LIST_LINE,
            Self::Table(columns) => columns.iter().any(|column| column.id == id),
            Self::Group { fields, .. } => fields.iter().any(|field| field.id == id && field.kind.holds(answer)),
            _ => true,
        }
    }

    /// True if the answer's type matches this kind.
    #[must_use]
    pub const fn holds(&self, answer: &Answer) -> bool {
        match self {
            Self::Heading | Self::Phrases { .. } => false,
            Self::ShortText | Self::LongText | Self::Person => matches!(answer, Answer::Text(_)),
            Self::List | Self::Table(_) | Self::Group { .. } => matches!(answer, Answer::Items(_)),
            Self::Checklist(_) | Self::SeveralChoices(_) => matches!(answer, Answer::Choices(_)),
            Self::OneChoice(_) => matches!(answer, Answer::Choice(_)),
            Self::Scale { .. } => matches!(answer, Answer::Scale(_)),
            Self::Date => matches!(answer, Answer::Date(_)),
            Self::FeelingWords => matches!(answer, Answer::Feelings(_)),
            Self::Statement(_) => matches!(answer, Answer::Parts(_)),
        }
    }
}

/// Labels of the chosen options in order, then of removed ones. Unknown ids stand for themselves.
#[must_use]
pub fn chosen_words<'a>(field: Option<&SheetField>, ids: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let choices = field.map_or(&[][..], |field| field.kind.choices());
    let mut ids: Vec<&String> = ids.into_iter().collect();
    ids.sort_by_key(|id| choices.iter().position(|choice| choice.id == **id).unwrap_or(usize::MAX));
    ids.into_iter().map(|id| field.and_then(|field| field.option_text(id)).unwrap_or(id).to_owned()).collect()
}

impl StatementPart {
    /// Assembles the sentence from filled parts.
    #[must_use]
    pub fn statement(parts: &[Self], filled: &BTreeMap<String, String>) -> Statement {
        let mut pieces = Vec::new();
        for part in parts {
            let text = filled.get(&part.id).map_or("", |text| text.trim());
            if !text.is_empty() {
                let space = if pieces.is_empty() { "" } else { " " };
                pieces.extend([Piece::Fixed(format!("{space}{} ", part.before)), Piece::Filled(text.to_owned())]);
            }
        }
        Statement::from_pieces(pieces)
    }

    /// The sentence as text, followed by texts of removed parts.
    #[must_use]
    pub fn lines(parts: &[Self], filled: &BTreeMap<String, String>) -> Vec<String> {
        let beyond = filled.iter().filter(|(id, _)| !parts.iter().any(|part| part.id == **id)).map(|(_, text)| text.clone());
        Self::statement(parts, filled).text().into_iter().chain(beyond).filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::{content, schema};

    const SHEET: &str = r#"(
        id: "rest", revision: 2, title: "Rest", about: "Rest", before: "Rest",
        fields: [
            (id: "kinds", label: "Which?", kind: SeveralChoices([(id: "sleep", text: "Sleep"), (id: "quiet", text: "Quiet")])),
            (id: "nights", label: "Nights?", shown_if: (field: "kinds", any_of: ["sleep"]), kind: LongText),
        ],
        serves: ["A1.5"],
    )"#;

    fn chosen(option: &str) -> Answer {
        Answer::Choices(BTreeSet::from([option.to_owned()]))
    }

    fn shown(answers: &Answers) -> Vec<String> {
        let sheet: Worksheet = schema::read(SHEET).expect("a worksheet");
        sheet.shown(answers).map(|field| field.id.clone()).collect()
    }

    #[test]
    fn a_field_that_waits_is_asked_once_its_option_is_chosen() {
        assert_eq!(shown(&Answers::new()), ["kinds"]);
        assert_eq!(shown(&Answers::from([("kinds".into(), chosen("quiet"))])), ["kinds"]);
        assert_eq!(shown(&Answers::from([("kinds".into(), chosen("sleep"))])), ["kinds", "nights"]);
    }

    #[test]
    fn what_was_answered_stays_in_sight_when_its_option_is_taken_back() {
        assert_eq!(shown(&Answers::from([("nights".into(), Answer::Text("short".into()))])), ["kinds", "nights"]);
    }

    #[test]
    fn answers_that_fit_no_field_are_left_over() {
        let sheet: Worksheet = schema::read(SHEET).expect("a worksheet");
        let answers =
            Answers::from([("gone".into(), Answer::Text("kept".into())), ("kinds".into(), Answer::Scale(3)), ("nights".into(), Answer::Text("short".into()))]);
        assert_eq!(sheet.left_over(&answers).map(|(id, _)| id).collect::<Vec<_>>(), ["gone", "kinds"]);
    }

    #[test]
    fn what_was_chosen_is_said_in_the_order_of_the_question() {
        let sheet: Worksheet = schema::read(SHEET).expect("a worksheet");
        let ids = ["gone", "quiet", "sleep"].map(str::to_owned);
        assert_eq!(chosen_words(Some(&sheet.fields[0]), &ids), ["Sleep", "Quiet", "gone"]);
        assert_eq!(chosen_words(None, &ids), ["gone", "quiet", "sleep"]);
    }

    #[test]
    fn each_role_finds_sheets_and_those_for_both_are_everyones() {
        let of = |role| content().worksheets().values().filter(|sheet| sheet.is_for(role)).map(|sheet| sheet.id.as_str()).collect::<Vec<_>>();
        let (hurt, broke_trust) = (of(Role::Hurt), of(Role::BrokeTrust));
        assert!(hurt.contains(&"what-it-did-to-me") && !hurt.contains(&"an-apology"));
        assert!(broke_trust.contains(&"an-apology") && !broke_trust.contains(&"what-it-did-to-me"));
        assert!(hurt.contains(&"kinder-to-myself") && broke_trust.contains(&"kinder-to-myself"));
        assert_eq!(of(Role::Together).len(), content().worksheets().len());
    }

    #[test]
    fn every_kind_of_field_is_used_by_some_worksheet() {
        let kinds: BTreeSet<_> = content()
            .worksheets()
            .values()
            .flat_map(|sheet| &sheet.fields)
            .flat_map(|field| match &field.kind {
                FieldKind::Group { fields, .. } => std::iter::once(field).chain(fields).collect(),
                _ => vec![field],
            })
            .map(|field| format!("{:?}", std::mem::discriminant(&field.kind)))
            .collect();
        assert_eq!(kinds.len(), 15);
    }
}
