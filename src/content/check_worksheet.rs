//! What must hold for worksheets beyond their shape.

use std::collections::BTreeSet;

use super::schema::{FieldKind, Phrase, SheetField, Worksheet, WorksheetsFile};
use super::{Checker, Finding};

/// The longest question, and the longest option.
const LABEL_MAX_CHARS: usize = 120;
/// The longest sentence of help.
const HELP_MAX_CHARS: usize = 320;

/// Where the worksheets are.
pub(super) const WORKSHEETS: &str = "content/worksheets/";

impl Checker<'_> {
    /// Every worksheet stands under one heading.
    pub(super) fn worksheet_themes(&mut self, file: &WorksheetsFile, sheets: &BTreeSet<&str>) {
        let mut listed = BTreeSet::new();
        for theme in &file.themes {
            self.title(&theme.title);
            self.not_empty(&theme.worksheets, "worksheets");
            for id in &theme.worksheets {
                if !sheets.contains(id.as_str()) {
                    self.find(id, "there is no such worksheet");
                }
                if !listed.insert(id.as_str()) {
                    self.find(id, "stands here twice");
                }
            }
        }
        for sheet in sheets.difference(&listed) {
            self.findings.push(Finding { file: format!("{WORKSHEETS}{sheet}.ron"), line: 1, column: 1, message: "no heading lists this worksheet".to_owned() });
        }
    }

    pub(super) fn worksheet(&mut self, sheet: &Worksheet) {
        self.id_is_file_name(&sheet.id);
        self.title(&sheet.title);
        self.text_up_to(&sheet.about, LABEL_MAX_CHARS);
        self.prose(&sheet.before);
        for text in [&sheet.for_role.hurt, &sheet.for_role.broke_trust, &sheet.for_role.together].into_iter().flatten() {
            self.prose(text);
        }
        if sheet.revision == 0 {
            self.find(&sheet.id, "revisions begin at 1");
        }
        if sheet.for_two && sheet.asks_about_fear_first {
            self.find(&sheet.id, "a worksheet for two asks about fear anyway");
        }
        self.not_empty(&sheet.fields, "fields");
        self.points(&sheet.serves);
        self.unique(sheet.fields.iter().map(|field| field.id.as_str()).chain(sheet.retired.iter().map(String::as_str)));
        for (place, field) in sheet.fields.iter().enumerate() {
            self.field(field);
            self.condition(field, &sheet.fields[..place]);
        }
    }

    fn field(&mut self, field: &SheetField) {
        self.id(&field.id);
        self.text_up_to(&field.label, LABEL_MAX_CHARS);
        if let Some(help) = &field.help {
            self.text_up_to(help, HELP_MAX_CHARS);
        }
        match &field.kind {
            FieldKind::Checklist(choices) | FieldKind::OneChoice(choices) | FieldKind::SeveralChoices(choices) => {
                self.parts(&field.id, choices.iter().map(|choice| (choice.id.as_str(), choice.text.as_str())));
            }
            FieldKind::Table(columns) => self.parts(&field.id, columns.iter().map(|column| (column.id.as_str(), column.label.as_str()))),
            FieldKind::Statement(parts) => {
                self.parts(&field.id, parts.iter().map(|part| (part.id.as_str(), part.before.as_str())));
                for part in parts {
                    self.text_up_to(&part.hint, LABEL_MAX_CHARS);
                }
            }
            FieldKind::Scale { low, high } => {
                self.title(low);
                self.title(high);
            }
            FieldKind::Phrases { open, shut } => {
                for Phrase { says, why } in open.iter().chain(shut) {
                    self.text_up_to(says, LABEL_MAX_CHARS);
                    self.text_up_to(why, HELP_MAX_CHARS);
                }
            }
            FieldKind::Group { one, fields } => {
                self.title(one);
                self.not_empty(fields, "the fields of a group");
                self.unique(fields.iter().map(|field| field.id.as_str()));
                for inner in fields {
                    if inner.shown_if.is_some() || !inner.kind.fits_a_group() {
                        self.find(&inner.id, "this does not fit into a group");
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
        if parts.len() < 2 {
            self.find(field, "at least two are needed here");
        }
        self.unique(parts.iter().map(|(id, _)| *id));
        for (id, text) in parts {
            self.id(id);
            self.text_up_to(text, LABEL_MAX_CHARS);
        }
    }

    /// A field waits only for options that stand above it.
    fn condition(&mut self, field: &SheetField, above: &[SheetField]) {
        let Some(condition) = &field.shown_if else { return };
        self.not_empty(&condition.any_of, "any_of");
        let options: BTreeSet<&str> = above.iter().filter(|other| other.id == condition.field).flat_map(|other| other.kind.option_ids()).collect();
        if options.is_empty() {
            self.find(&condition.field, "no choice or checklist above has this id");
        }
        for option in condition.any_of.iter().filter(|option| !options.is_empty() && !options.contains(option.as_str())) {
            self.find(option, "the field it waits for has no such option");
        }
    }
}

impl FieldKind {
    /// The ids of what can be chosen or ticked; none where nothing can.
    fn option_ids(&self) -> impl Iterator<Item = &str> {
        let choices = match self {
            Self::Checklist(choices) | Self::OneChoice(choices) | Self::SeveralChoices(choices) => choices.as_slice(),
            _ => &[],
        };
        choices.iter().map(|choice| choice.id.as_str())
    }

    /// Whether it can stand inside a repeated group.
    const fn fits_a_group(&self) -> bool {
        !matches!(self, Self::Group { .. } | Self::Table(_) | Self::List | Self::Phrases { .. } | Self::Heading | Self::Statement(_))
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::tests::findings;

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
            check(&files).into_iter().map(|finding| format!("{}:{}", finding.file, finding.message)).collect::<Vec<_>>()
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
