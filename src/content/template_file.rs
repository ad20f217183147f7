//! Worksheets as shareable files, in the format of built-in ones.

use ron::Error as RonError;

use super::check_worksheet::OWN_FIELDS_MAX;
use super::checker::{Checker, Mistake, Rules};
use super::schema::Worksheet;
use super::shared_file::{SharedFileProblem, read_shared, write_shared};
use super::{fill, lang};
use crate::journal::OwnTemplate;

/// Maximum fields of a custom worksheet, group fields included.
pub const TEMPLATE_FIELDS_MAX: usize = OWN_FIELDS_MAX;

/// Maximum text lengths of custom worksheets, in characters.
#[derive(Clone, Copy, Debug)]
pub struct TemplateLimits {
    /// Titles.
    pub title: usize,
    /// Questions and options.
    pub label: usize,
    /// Help sentences.
    pub help: usize,
    /// Introductions.
    pub before: usize,
}

/// Limits of shared files and of the editor.
pub const TEMPLATE_LIMITS: TemplateLimits = {
    let limits = Rules::Own.limits();
    TemplateLimits { title: limits.title, label: limits.label, help: limits.help, before: limits.prose }
};

/// Serializes the current questions, without answers or former questions.
///
/// # Errors
/// A message, if serialization fails.
pub fn write_template(id: &str, template: &OwnTemplate) -> Result<String, String> {
    let worksheet = Worksheet::as_written(id, template);
    write_shared(&worksheet)
}

/// Reads a shared worksheet, checked like built-in ones but with longer texts.
///
/// # Errors
/// Line, column, field and reason, if the file is invalid.
pub fn read_template(bytes: &[u8]) -> Result<Worksheet, SharedFileProblem> {
    let words = &lang().templates.question_file;
    let say = |mistake: &Mistake, quoted: &str| match mistake {
        Mistake::Shape(error) => match &**error {
            RonError::NoSuchEnumVariant { found, .. } => Some(fill(&words.unknown_kind, &[("what", found)])),
            _ => None,
        },
        Mistake::InGroup => Some(fill(&words.in_group, &[("what", quoted)])),
        Mistake::NoChoice => Some(fill(&words.no_choice, &[("what", quoted)])),
        Mistake::NoOption => Some(fill(&words.no_option, &[("what", quoted)])),
        _ => None,
    };
    read_shared(bytes, &lang().templates.file, |checker: &mut Checker<'_>, worksheet| checker.worksheet(worksheet), say)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::content;
    use crate::journal::{Role, Timestamp, arbitrary};

    const SHEET: &str = r#"(
    id: "rest",
    revision: 1,
    title: "Rest",
    about: "What rest is for you",
    before: "Rest helps.",
    fields: [
        (id: "kinds", label: "Which kinds?", required: true, kind: SeveralChoices([(id: "sleep", text: "Sleep"), (id: "quiet", text: "Quiet")])),
        (id: "nights", label: "How are the nights?", shown_if: (field: "kinds", any_of: ["sleep"]), kind: Scale(low: "Short", high: "Long")),
    ],
)"#;

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn problem(text: &str) -> String {
        match read_template(text.as_bytes()) {
            Err(SharedFileProblem::Wrong(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    fn wrong(from: &str, to: &str) -> String {
        assert!(SHEET.contains(from), "{from}");
        problem(&SHEET.replacen(from, to, 1))
    }

    #[test]
    fn a_shared_file_reads_like_ours() {
        let own = read_template(SHEET.as_bytes()).expect("a worksheet").to_own(Role::Together, never());
        let text = write_template("rest", &own).expect("a text");
        assert!(text.starts_with("(\n    id: \"rest\",\n    revision: 1,\n    title: \"Rest\",\n"), "{text}");
        assert!(text.contains("\n            id: \"kinds\",\n            label: \"Which kinds?\",\n            required: true,\n            kind: SeveralChoices([(id: \"sleep\","), "{text}");
        assert!(!text.contains("serves") && !text.contains("Some("), "{text}");
    }

    #[test]
    fn our_own_worksheets_can_be_taken_in_too() {
        for worksheet in content().worksheets().values() {
            let text = write_template(&worksheet.id, &worksheet.to_own(Role::Together, never())).expect("a text");
            let read = read_template(text.as_bytes()).expect("a worksheet");
            assert_eq!(format!("{:?}", read.fields), format!("{:?}", worksheet.fields));
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_line_column_and_field() {
        let said = [
            wrong("label: \"Which", "lable: \"Which"),
            wrong("high: \"Long\"", "top: \"Long\""),
            wrong("kind: Scale(low: \"Short\", high: \"Long\")", "kind: Poem"),
            wrong("id: \"nights\"", "id: \"kinds\""),
            wrong("any_of: [\"sleep\"]", "any_of: [\"naps\"]"),
            wrong("    revision: 1,\n", ""),
            wrong("\"Rest helps.\"", "7"),
            problem(&SHEET[..SHEET.len() / 2]),
            problem(&"[".repeat(100_000)),
            problem(&format!("(fields: [{}", "(kind: Group(one: \"\", fields: [".repeat(10_000))),
        ];
        for words in &said {
            assert!(words.starts_with("Line ") && words.contains("column "), "{words}");
        }
        let expected = [
            "Line 8, column 23, at “lable”: “lable” is no part of a worksheet. Nothing was taken in.",
            "Line 9, column 127, at “top”: “top” is no part of a worksheet. Nothing was taken in.",
            "Line 9, column 107, at “kind”: there is no kind of question called “Poem”. Nothing was taken in.",
            "Line 8, column 14, at “id”: “kinds” stands here twice. Nothing was taken in.",
            "Line 9, column 90, at “any_of”: the question it waits for has no option “naps”. Nothing was taken in.",
            "Line 10, column 1, at “revision”: “revision” is missing. Nothing was taken in.",
            "Line 6, column 12, at “before”: this cannot be read (Expected string). Nothing was taken in.",
            "Line 8, column 83, at “kind”: this cannot be read (Expected opening `(` for struct `Choice`). Nothing was taken in.",
            "Line 1, column 1: this cannot be read (Expected opening `(` for struct `Worksheet`). Nothing was taken in.",
            "Line 1, column 135, at “fields”: too many brackets stand inside each other. Nothing was taken in.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn too_many_questions_and_too_long_texts_are_refused() {
        let with = |fields: &str| format!("(id: \"rest\", revision: 1, title: \"\", about: \"\", before: \"\", fields: [{fields}])");
        let many = |count: usize| (0..count).map(|number| format!("(id: \"f{number}\", label: \"\", kind: Date)")).collect::<Vec<_>>().join(", ");
        assert!(read_template(with(&many(TEMPLATE_FIELDS_MAX)).as_bytes()).is_ok());
        assert!(problem(&with(&many(TEMPLATE_FIELDS_MAX + 1))).contains("there are more than 300 questions"));
        let long = format!("(id: \"a\", label: \"{}\", kind: Date)", "é".repeat(TEMPLATE_LIMITS.label + 1));
        assert!(problem(&with(&long)).contains("at “label”: the text has 501 characters, and at most 500 fit"));
        assert_eq!(read_template("Mendwell(format: 1".as_bytes()).err(), Some(SharedFileProblem::IsJournal));
    }

    #[test]
    fn nothing_of_what_was_asked_before_is_shared() {
        let own = read_template(SHEET.as_bytes()).expect("a worksheet").to_own(Role::Together, never());
        let changed = own.changed_to(OwnTemplate::empty(never()), true);
        assert!(!changed.retired.is_empty());
        assert!(!write_template("rest", &changed).expect("a text").contains("nights"));
    }

    proptest! {
        #[test]
        fn what_is_shared_is_taken_in_as_it_was(template in arbitrary::own_template()) {
            let text = write_template("01", &template).expect("a text");
            let read = read_template(text.as_bytes()).expect("a worksheet");
            prop_assert!(read.to_own(Role::Together, never()).asks_the_same(&template));
        }

        /// Truncated anywhere, or with a stray letter.
        #[test]
        fn a_damaged_file_is_refused_with_words(template in arbitrary::own_template(), cut: proptest::sample::Index) {
            let text = write_template("01", &template).expect("a text");
            let length = cut.index(text.trim_end().len());
            let refused = read_template(&text.as_bytes()[..length]);
            prop_assert!(matches!(refused, Err(SharedFileProblem::Wrong(words)) if !words.is_empty()));
        }

        #[test]
        fn no_text_whatever_brings_it_down(bytes: Vec<u8>, text in "[\\[\\](){}:,\"a-z0-9 ]{0,200}") {
            let _any_answer = read_template(&bytes);
            let _any_answer = read_template(text.as_bytes());
        }
    }
}
