//! Checks of worksheets beyond their schema.

use std::collections::BTreeSet;

use super::checker::{Checker, Mistake, Rules};
use super::schema::{FieldKind, Phrase, SheetField, Worksheet};

pub(crate) const OWN_FIELDS_MAX: usize = 300;

impl Checker<'_> {
    pub(super) fn worksheet(&mut self, sheet: &Worksheet) {
        match self.rules {
            Rules::Authored => self.id_is_file_name(&sheet.id),
            Rules::Own => self.id(&sheet.id),
        }
        self.title(&sheet.title);
        self.label(&sheet.about);
        self.prose(&sheet.before);
        for text in [&sheet.for_role.hurt, &sheet.for_role.broke_trust, &sheet.for_role.together].into_iter().flatten() {
            self.prose(text);
        }
        if self.rules == Rules::Authored && sheet.revision == 0 {
            self.find(&sheet.id, "revisions begin at 1");
        }
        if self.rules == Rules::Authored && sheet.for_two && sheet.asks_about_fear_first {
            self.find(&sheet.id, "a worksheet for two asks about fear anyway");
        }
        self.not_empty(&sheet.fields, "fields");
        self.not_too_many(sheet);
        self.unique(sheet.fields.iter().map(|field| field.id.as_str()).chain(sheet.retired.iter().map(String::as_str)));
        for (place, field) in sheet.fields.iter().enumerate() {
            self.field(field);
            // Fields can be reordered, so conditions may refer to any field.
            let options = if self.rules == Rules::Own { &sheet.fields } else { &sheet.fields[..place] };
            self.condition(field, options);
        }
    }

    fn not_too_many(&mut self, sheet: &Worksheet) {
        let inner = |field: &SheetField| if let FieldKind::Group { fields, .. } = &field.kind { fields.len() } else { 0 };
        let count: usize = sheet.fields.iter().map(|field| 1 + inner(field)).sum();
        if self.rules == Rules::Own && count > OWN_FIELDS_MAX {
            self.find("", Mistake::TooMany { most: OWN_FIELDS_MAX });
        }
    }

    fn field(&mut self, field: &SheetField) {
        self.id(&field.id);
        self.label(&field.label);
        if let Some(help) = &field.help {
            self.help_text(help);
        }
        match &field.kind {
            FieldKind::Checklist(choices) | FieldKind::OneChoice(choices) | FieldKind::SeveralChoices(choices) => {
                self.parts(&field.id, choices.iter().map(|choice| (choice.id.as_str(), choice.text.as_str())));
            }
            FieldKind::Table(columns) => self.parts(&field.id, columns.iter().map(|column| (column.id.as_str(), column.label.as_str()))),
            FieldKind::Statement(parts) => {
                self.parts(&field.id, parts.iter().map(|part| (part.id.as_str(), part.before.as_str())));
                for part in parts {
                    self.label(&part.hint);
                }
            }
            FieldKind::Scale { low, high } => {
                self.title(low);
                self.title(high);
            }
            FieldKind::Phrases { open, shut } => {
                for Phrase { says, why } in open.iter().chain(shut) {
                    self.label(says);
                    self.help_text(why);
                }
            }
            FieldKind::Group { one, fields } => {
                self.title(one);
                self.not_empty(fields, "the fields of a group");
                self.unique(fields.iter().map(|field| field.id.as_str()));
                for inner in fields {
                    if inner.shown_if.is_some() || !inner.kind.fits_a_group() {
                        self.find(&inner.id, Mistake::InGroup);
                    }
                    self.field(inner);
                }
            }
            FieldKind::Heading
            | FieldKind::ShortText
            | FieldKind::LongText
            | FieldKind::List
            | FieldKind::Date
            | FieldKind::Person
            | FieldKind::FeelingWords => {}
        }
    }

    /// Two or more parts of a field, each with its id.
    fn parts<'t>(&mut self, field: &str, parts: impl Iterator<Item = (&'t str, &'t str)>) {
        let parts: Vec<_> = parts.collect();
        if parts.len() < 2 && self.rules == Rules::Authored {
            self.find(field, "at least two are needed here");
        }
        self.unique(parts.iter().map(|(id, _)| *id));
        for (id, text) in parts {
            self.id(id);
            self.label(text);
        }
    }

    /// Conditions refer only to options of the given fields.
    fn condition(&mut self, field: &SheetField, above: &[SheetField]) {
        let Some(condition) = &field.shown_if else { return };
        self.not_empty(&condition.any_of, "any_of");
        let options: BTreeSet<&str> =
            above.iter().filter(|other| other.id == condition.field && !std::ptr::eq(*other, field)).flat_map(|other| other.kind.option_ids()).collect();
        if options.is_empty() {
            self.find(&condition.field, Mistake::NoChoice);
        }
        for option in condition.any_of.iter().filter(|option| !options.is_empty() && !options.contains(option.as_str())) {
            self.find(option, Mistake::NoOption);
        }
    }
}

impl FieldKind {
    fn option_ids(&self) -> impl Iterator<Item = &str> {
        let choices = match self {
            Self::Checklist(choices) | Self::OneChoice(choices) | Self::SeveralChoices(choices) => choices.as_slice(),
            _ => &[],
        };
        choices.iter().map(|choice| choice.id.as_str())
    }

    /// True if allowed inside a repeated group.
    const fn fits_a_group(&self) -> bool {
        !matches!(self, Self::Group { .. } | Self::Table(_) | Self::List | Self::Phrases { .. } | Self::Heading | Self::Statement(_))
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, findings};

    const SHEET: &str = r#"(
    id: "rest",
    revision: 1,
    title: "Rest",
    about: "What rest is for you",
    before: "Rest helps.",
    fields: [
        (id: "kinds", label: "Which kinds?", kind: SeveralChoices([(id: "sleep", text: "Sleep"), (id: "quiet", text: "Quiet")])),
        (id: "nights", label: "How are the nights?", shown_if: (field: "kinds", any_of: ["sleep"]), kind: Scale(low: "Short", high: "Long")),
        (id: "plan", label: "Small plans", kind: Group(one: "Plan", fields: [(id: "what", label: "What", kind: ShortText)])),
    ],
    retired: ["old"],
    serves: ["A1.5"],
)"#;

    fn found(from: &str, to: &str) -> Vec<String> {
        assert!(SHEET.contains(from), "{from}");
        findings("content/worksheets/rest.ron", &SHEET.replacen(from, to, 1))
    }

    #[test]
    fn what_fits_is_accepted() {
        assert_eq!(findings("content/worksheets/rest.ron", SHEET), [""; 0]);
    }

    #[test]
    fn a_wrong_shape_is_found_with_line_and_field() {
        let message = found("label: \"Which", "lable: \"Which").join("\n");
        assert!(message.starts_with("8:") && message.contains("lable"), "{message}");
        let message = found("high: \"Long\"", "top: \"Long\"").join("\n");
        assert!(message.starts_with("9:") && message.contains("top"), "{message}");
        let message = found("kind: ShortText", "kind: Poem").join("\n");
        assert!(message.starts_with("10:") && message.contains("Poem"), "{message}");
    }

    #[test]
    fn ids_are_unique_and_never_used_again() {
        assert_eq!(found("id: \"nights\"", "id: \"kinds\""), ["8:14: “kinds”: stands here twice"]);
        assert_eq!(found("id: \"nights\"", "id: \"old\""), ["9:14: “old”: stands here twice"]);
        assert_eq!(found("id: \"quiet\"", "id: \"sleep\""), ["8:73: “sleep”: stands here twice"]);
    }

    #[test]
    fn a_condition_names_an_option_further_up() {
        assert_eq!(found("(field: \"kinds\"", "(field: \"plan\""), ["9:72: “plan”: no choice or checklist above has this id"]);
        assert_eq!(found("any_of: [\"sleep\"]", "any_of: [\"naps\"]"), ["9:90: “naps”: the field it waits for has no such option"]);
    }

    #[test]
    fn a_group_holds_simple_fields_only() {
        assert_eq!(found("kind: ShortText", "kind: List"), ["10:83: “what”: this does not fit into a group"]);
    }

    #[test]
    fn one_option_is_no_choice() {
        assert_eq!(found(", (id: \"quiet\", text: \"Quiet\")", ""), ["8:14: “kinds”: at least two are needed here"]);
    }

    #[test]
    fn every_worksheet_stands_under_one_heading() {
        let with = |themes: &str| {
            let files = [("content/worksheets.ron", themes), ("content/worksheets/rest.ron", SHEET)].map(|(file, text)| (file.to_owned(), text.to_owned()));
            check(&files).into_iter().map(|finding| format!("{}:{}", finding.file, finding.message())).collect::<Vec<_>>()
        };
        assert_eq!(with(r#"(themes: [(title: "Ground", worksheets: ["rest"])])"#), [""; 0]);
        let found = with(r#"(themes: [(title: "Ground", worksheets: ["work"])])"#);
        assert_eq!(found, ["content/worksheets.ron:“work”: there is no such worksheet", "content/worksheets/rest.ron:no heading lists this worksheet"]);
        assert_eq!(with(r#"(themes: [(title: "Ground", worksheets: ["rest", "rest"])])"#), ["content/worksheets.ron:“rest”: stands here twice"]);
    }

    #[test]
    fn points_and_names_are_checked() {
        assert_eq!(found("A1.5", "B1"), ["13:14: “B1”: points look like A4.8"]);
        assert!(found("id: \"rest\"", "id: \"tired\"").join("").contains("the id is the name of the file"));
    }
}
