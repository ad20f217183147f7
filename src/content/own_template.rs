//! Conversion between custom worksheets and the worksheets of the pages.

use std::borrow::Cow;

use super::schema::{Choice, Column, FieldKind, Phrase, SheetField, ShownIf, StatementPart, Worksheet};
use super::{Content, fill, lang};
use crate::journal::{Journal, OwnBlank, OwnCondition, OwnField, OwnFieldKind, OwnOption, OwnPhrase, OwnTemplate, Role, Timestamp};

/// Finds a built-in or custom worksheet, including custom ones in the trash.
#[must_use]
pub fn worksheet_of<'a>(journal: &Journal, content: &'a Content, id: &str) -> Option<Cow<'a, Worksheet>> {
    let authored = content.worksheet(id).map(Cow::Borrowed);
    authored.or_else(|| journal.template_of_sheets(id).map(|template| Cow::Owned(Worksheet::of_own(id, template))))
}

/// Title of the worksheet with this id.
#[must_use]
pub fn worksheet_title<'a>(journal: &'a Journal, content: &'a Content, id: &str) -> Option<&'a str> {
    let authored = content.worksheet(id).map(|worksheet| worksheet.title.as_str());
    authored.or_else(|| journal.template_of_sheets(id).map(title_of_own))
}

/// Title of a custom worksheet, or a placeholder.
#[must_use]
pub fn title_of_own(template: &OwnTemplate) -> &str {
    let title = template.title.trim();
    if title.is_empty() { &lang().templates.untitled } else { title }
}

impl Worksheet {
    /// Converts a custom worksheet for display, with placeholders for missing texts.
    #[must_use]
    pub fn of_own(id: &str, template: &OwnTemplate) -> Self {
        let mut worksheet = Self::as_written(id, template);
        title_of_own(template).clone_into(&mut worksheet.title);
        call_something(&mut worksheet.fields);
        worksheet
    }

    /// Converts a custom worksheet without placeholders.
    pub(super) fn as_written(id: &str, template: &OwnTemplate) -> Self {
        // Answers may refer to any earlier form of a question.
        let with_all_forms = |field: &OwnField| {
            let mut shown = SheetField::of_own(field);
            let forms = template.retired.iter().filter(|retired| retired.id == field.id).map(SheetField::of_own);
            shown.earlier.extend(forms.flat_map(|form| std::iter::once(form.kind).chain(form.earlier)));
            shown.tell_inner_fields();
            shown
        };
        let gone = template.retired.iter().filter(|retired| !template.fields.iter().any(|field| field.is_form_of(retired)));
        Self {
            id: id.to_owned(),
            revision: template.revision,
            title: template.title.clone(),
            about: template.about.clone(),
            before: template.before.clone(),
            for_role: super::schema::RoleTexts::default(),
            roles: Vec::new(),
            for_two: template.for_two,
            asks_about_fear_first: template.asks_about_fear_first,
            opens_only_when_asked: template.opens_only_when_asked,
            fields: template.fields.iter().map(with_all_forms).collect(),
            retired: Vec::new(),
            serves: Vec::new(),
            earlier: gone.map(with_all_forms).collect(),
        }
    }

    /// Converts to a custom worksheet, with the text for this role. Ids are kept for references.
    #[must_use]
    pub fn to_own(&self, role: Role, now: Timestamp) -> OwnTemplate {
        let before: Vec<&str> = std::iter::once(self.before.as_str()).chain(self.for_role.of(role)).filter(|text| !text.is_empty()).collect();
        OwnTemplate {
            title: self.title.clone(),
            about: self.about.clone(),
            before: before.join("\n"),
            for_two: self.for_two,
            asks_about_fear_first: self.asks_about_fear_first,
            opens_only_when_asked: self.opens_only_when_asked,
            fields: self.fields.iter().map(SheetField::to_own).collect(),
            ..OwnTemplate::empty(now)
        }
    }
}

fn call_something(fields: &mut [SheetField]) {
    let words = &lang().templates;
    for (number, field) in (1..).zip(fields) {
        number_if_empty(&mut field.label, &words.question_number, number);
        match &mut field.kind {
            FieldKind::Checklist(choices) | FieldKind::OneChoice(choices) | FieldKind::SeveralChoices(choices) => {
                (1..).zip(choices).for_each(|(number, choice)| number_if_empty(&mut choice.text, &words.option, number));
            }
            FieldKind::Table(columns) => (1..).zip(columns).for_each(|(number, column)| number_if_empty(&mut column.label, &words.column, number)),
            FieldKind::Statement(parts) => (1..).zip(parts).for_each(|(number, part)| number_if_empty(&mut part.before, "…", number)),
            FieldKind::Group { one, fields } => {
                number_if_empty(one, &words.group_one_unnamed, 1);
                call_something(fields);
            }
            _ => {}
        }
    }
}

fn number_if_empty(text: &mut String, called: &str, number: usize) {
    if text.trim().is_empty() {
        *text = fill(called, &[("number", &number.to_string())]);
    }
}

impl SheetField {
    fn of_own(field: &OwnField) -> Self {
        let retired = FieldKind::SeveralChoices(field.retired.iter().map(Choice::of_own).collect());
        Self {
            id: field.id.clone(),
            label: field.label.clone(),
            help: Some(field.help.clone()).filter(|help| !help.is_empty()),
            required: field.required,
            private: field.private,
            shown_if: field.shown_if.as_ref().map(|condition| ShownIf { field: condition.field.clone(), any_of: condition.any_of.clone() }),
            kind: FieldKind::of_own(&field.kind),
            earlier: if field.retired.is_empty() { Vec::new() } else { vec![retired] },
        }
    }

    /// Passes earlier forms of a group on to its inner fields.
    fn tell_inner_fields(&mut self) {
        let earlier: Vec<Self> = self.earlier.iter().flat_map(FieldKind::inner_fields).cloned().collect();
        let FieldKind::Group { fields, .. } = &mut self.kind else { return };
        for inner in fields {
            let same = earlier.iter().filter(|field| field.id == inner.id);
            inner.earlier.extend(same.flat_map(|field| std::iter::once(&field.kind).chain(&field.earlier)).cloned());
        }
    }

    fn to_own(&self) -> OwnField {
        OwnField {
            label: self.label.clone(),
            help: self.help.clone().unwrap_or_default(),
            required: self.required,
            private: self.private,
            shown_if: self.shown_if.as_ref().map(|condition| OwnCondition { field: condition.field.clone(), any_of: condition.any_of.clone() }),
            ..OwnField::new(self.id.clone(), self.kind.to_own())
        }
    }
}

impl Choice {
    fn of_own(option: &OwnOption) -> Self {
        Self { id: option.id.clone(), text: option.text.clone() }
    }
}

impl FieldKind {
    fn of_own(kind: &OwnFieldKind) -> Self {
        let choices = |options: &[OwnOption]| options.iter().map(Choice::of_own).collect();
        let phrases = |phrases: &[OwnPhrase]| phrases.iter().map(|phrase| Phrase { says: phrase.says.clone(), why: phrase.why.clone() }).collect();
        match kind {
            OwnFieldKind::Heading => Self::Heading,
            OwnFieldKind::Phrases { open, shut } => Self::Phrases { open: phrases(open), shut: phrases(shut) },
            OwnFieldKind::ShortText => Self::ShortText,
            OwnFieldKind::LongText => Self::LongText,
            OwnFieldKind::List => Self::List,
            OwnFieldKind::Checklist(options) => Self::Checklist(choices(options)),
            OwnFieldKind::OneChoice(options) => Self::OneChoice(choices(options)),
            OwnFieldKind::SeveralChoices(options) => Self::SeveralChoices(choices(options)),
            OwnFieldKind::Scale { low, high } => Self::Scale { low: low.clone(), high: high.clone() },
            OwnFieldKind::Date => Self::Date,
            OwnFieldKind::Person => Self::Person,
            OwnFieldKind::FeelingWords => Self::FeelingWords,
            OwnFieldKind::Table(columns) => Self::Table(columns.iter().map(|column| Column { id: column.id.clone(), label: column.text.clone() }).collect()),
            OwnFieldKind::Group { one, fields } => Self::Group { one: one.clone(), fields: fields.iter().map(SheetField::of_own).collect() },
            OwnFieldKind::Statement(blanks) => {
                let part =
                    |blank: &OwnBlank| StatementPart { id: blank.id.clone(), before: blank.before.clone(), hint: blank.hint.clone(), feelings: blank.feelings };
                Self::Statement(blanks.iter().map(part).collect())
            }
        }
    }

    fn to_own(&self) -> OwnFieldKind {
        let options = |choices: &[Choice]| choices.iter().map(|choice| OwnOption { id: choice.id.clone(), text: choice.text.clone() }).collect();
        let phrases = |phrases: &[Phrase]| phrases.iter().map(|phrase| OwnPhrase { says: phrase.says.clone(), why: phrase.why.clone() }).collect();
        match self {
            Self::Heading => OwnFieldKind::Heading,
            Self::Phrases { open, shut } => OwnFieldKind::Phrases { open: phrases(open), shut: phrases(shut) },
            Self::ShortText => OwnFieldKind::ShortText,
            Self::LongText => OwnFieldKind::LongText,
            Self::List => OwnFieldKind::List,
            Self::Checklist(choices) => OwnFieldKind::Checklist(options(choices)),
            Self::OneChoice(choices) => OwnFieldKind::OneChoice(options(choices)),
            Self::SeveralChoices(choices) => OwnFieldKind::SeveralChoices(options(choices)),
            Self::Scale { low, high } => OwnFieldKind::Scale { low: low.clone(), high: high.clone() },
            Self::Date => OwnFieldKind::Date,
            Self::Person => OwnFieldKind::Person,
            Self::FeelingWords => OwnFieldKind::FeelingWords,
            Self::Table(columns) => OwnFieldKind::Table(columns.iter().map(|column| OwnOption { id: column.id.clone(), text: column.label.clone() }).collect()),
            Self::Group { one, fields } => OwnFieldKind::Group { one: one.clone(), fields: fields.iter().map(SheetField::to_own).collect() },
            Self::Statement(parts) => {
                let blank =
                    |part: &StatementPart| OwnBlank { id: part.id.clone(), before: part.before.clone(), hint: part.hint.clone(), feelings: part.feelings };
                OwnFieldKind::Statement(parts.iter().map(blank).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::content;
    use crate::journal::{Answer, Answers, Edit, Id, SheetItem, arbitrary, put_answer};

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    #[test]
    fn every_worksheet_can_become_ones_own_and_asks_the_same() {
        for worksheet in content().worksheets().values() {
            let own = worksheet.to_own(Role::Together, never());
            let back = Worksheet::as_written(&worksheet.id, &own);
            assert_eq!(format!("{:?}", back.fields), format!("{:?}", worksheet.fields));
            assert_eq!((back.for_two, back.asks_about_fear_first), (worksheet.for_two, worksheet.asks_about_fear_first), "what guards it goes along");
        }
    }

    #[test]
    fn ones_own_is_found_by_what_sheets_call_it() {
        let id = Id::from_parts(0, 1);
        let mut journal = Journal::default();
        assert!(worksheet_of(&journal, content(), &id.to_string()).is_none());
        journal.apply(Edit::put(id, OwnTemplate { title: " Evenings ".to_owned(), ..OwnTemplate::empty(never()) }));
        assert_eq!(worksheet_of(&journal, content(), &id.to_string()).map(|found| found.title.clone()), Some("Evenings".to_owned()));
        assert_eq!(worksheet_title(&journal, content(), &id.to_string()), Some("Evenings"));
        assert_eq!(worksheet_title(&journal, content(), "making-sense"), Some("Making some sense of it"));
    }

    /// An answer that chooses every option, if there are options.
    fn everything(kind: &OwnFieldKind) -> Option<Answer> {
        let all = || kind.options().iter().map(|option| option.id.clone());
        match kind {
            OwnFieldKind::OneChoice(_) => all().next().map(Answer::Choice),
            OwnFieldKind::Checklist(_) | OwnFieldKind::SeveralChoices(_) => Some(Answer::Choices(all().collect())),
            OwnFieldKind::Group { fields, .. } => {
                let answers: Answers = fields.iter().filter_map(|field| Some((field.id.clone(), everything(&field.kind)?))).collect();
                Some(Answer::Items(vec![SheetItem { id: Id::from_parts(0, 9), answers }]))
            }
            _ => None,
        }
    }

    /// True if every chosen option still has a label.
    fn has_words(field: Option<&SheetField>, answer: &Answer) -> bool {
        let Some(field) = field else { return false };
        match answer {
            Answer::Choice(id) => field.option_text(id).is_some(),
            Answer::Choices(ids) => ids.iter().all(|id| field.option_text(id).is_some()),
            Answer::Items(items) => items.iter().flat_map(|item| &item.answers).all(|(id, answer)| has_words(field.inner_field(id, answer), answer)),
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn every_answer_of_every_older_sheet_keeps_its_words(templates in proptest::collection::vec(arbitrary::own_template(), 2..6)) {
            let mut sheets: Vec<Answers> = vec![Answers::new()];
            let mut template = OwnTemplate { retired: Vec::new(), ..templates[0].clone() };
            for wished in &templates {
                template = template.changed_to(wished.clone(), true);
                // One sheet is reused; another is started for every form of the questions.
                sheets.push(Answers::new());
                for field in &template.fields {
                    for place in [0, sheets.len() - 1] {
                        if let Some(answer) = everything(&field.kind) {
                            put_answer(&mut sheets[place], &field.id, Some(answer));
                        }
                    }
                }
                let worksheet = Worksheet::of_own("own", &template);
                for answers in &sheets {
                    let left_over: Vec<_> = worksheet.left_over(answers).collect();
                    prop_assert!(left_over.iter().all(|(id, answer)| has_words(worksheet.earlier_field(id, answer), answer)));
                    let live = worksheet.fields.iter().filter_map(|field| Some((field, field.answer_in(answers)?)));
                    let live: Vec<_> = live.collect();
                    prop_assert!(live.iter().all(|(field, answer)| has_words(Some(field), answer)));
                    prop_assert_eq!(live.len() + left_over.len(), answers.len());
                }
            }
        }
    }

    #[test]
    fn an_answer_to_a_question_that_changed_twice_finds_its_words() {
        let option = |id: &str| OwnOption { id: id.to_owned(), text: id.to_uppercase() };
        let asking = |kind| OwnTemplate { fields: vec![OwnField::new("how".to_owned(), kind)], ..OwnTemplate::empty(never()) };
        let first = asking(OwnFieldKind::OneChoice(vec![option("a")]));
        let last = first.changed_to(asking(OwnFieldKind::Date), true).changed_to(asking(OwnFieldKind::OneChoice(vec![option("b")])), true);
        let worksheet = Worksheet::of_own("own", &last);
        let answers = Answers::from([("how".to_owned(), Answer::Choice("a".to_owned()))]);
        assert!(worksheet.fields[0].answer_in(&answers).is_some());
        assert_eq!(worksheet.fields[0].option_text("a"), Some("A"));
        assert_eq!(worksheet.fields[0].option_text("b"), Some("B"));
    }
}
