//! PDFs exported by the command line, checked with poppler's `pdfinfo` and `pdftotext`.

#![cfg(all(target_os = "linux", feature = "system-tests"))]
#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mendwell::content::lang;
use mendwell::journal::Journal;
use mendwell::store::{RealDisk, read_file};

/// A journal with something of everything.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::Builder::new().prefix("secretfolder").tempdir().expect("a folder"));
        desk.run(&["sample", "notes.ron", "--seed", "3", "--until", "2026-11-22"]);
        desk
    }

    fn journal(&self) -> Journal {
        read_file(&self.path("notes.ron"), &RealDisk).expect("a journal").journal(None).expect("an open one")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) {
        let output =
            Command::new(env!("CARGO_BIN_EXE_mendwell")).args(arguments).current_dir(self.0.path()).env("LANG", "C.UTF-8").output().expect("it starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn export(&self, what: &str, out: &str, more: &[&str]) -> PathBuf {
        self.run(&[&["export", "notes.ron", "--what", what, "--out", out], more].concat());
        self.path(out)
    }
}

fn poppler(tool: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(tool).args(arguments).arg(pdf).args((tool == "pdftotext").then_some("-")).output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A field in the output of `pdfinfo`.
fn info<'a>(printed: &'a str, name: &str) -> Option<&'a str> {
    printed.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

/// Sorted words of a text, without lone punctuation.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).map(str::to_owned).collect();
    words.sort();
    words
}

/// Words of a Markdown file, without markup.
fn markdown_words(markdown: &str) -> Vec<String> {
    let plain = |line: &str| {
        let mut text = String::new();
        let mut signs = line.trim_start_matches(['#', '>', '-', ' ', '|']).chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => text.extend(signs.next()),
                '*' => {}
                '|' => text.push(' '),
                _ => text.push(sign),
            }
        }
        text
    };
    words(&markdown.lines().map(plain).collect::<Vec<_>>().join("\n"))
}

/// Exports whose text equals their pages, with file names.
fn told_in_words(journal: &Journal) -> Vec<(String, &'static str)> {
    let boundary = journal.boundaries().keys().next().expect("it has some");
    vec![
        ("boundaries".to_owned(), "all"),
        (format!("boundary:{boundary}"), "one"),
        (format!("history:{boundary}"), "history"),
        ("roadmap".to_owned(), "path"),
        ("journal".to_owned(), "days"),
    ]
}

/// All exports, including those with drawings or space to write.
fn everything(journal: &Journal) -> Vec<(String, &'static str)> {
    let sheet = journal.sheets().keys().next().expect("it has some");
    let others = [("insights", "insights"), ("report", "report"), ("blank:saying-it", "blank"), ("agenda", "agenda"), ("guide", "guide")];
    let others = others.into_iter().map(|(what, name)| (what.to_owned(), name));
    told_in_words(journal).into_iter().chain([(format!("worksheet:{sheet}"), "sheet")]).chain(others).collect()
}

#[test]
fn pdfs_have_a_title_and_no_origin_metadata() {
    let desk = Desk::new();
    for (what, name) in everything(&desk.journal()) {
        let pdf = desk.export(&what, &format!("{name}.pdf"), &[]);
        let markdown = fs::read_to_string(desk.export(&what, &format!("{name}.md"), &[])).expect("text");
        let printed = poppler("pdfinfo", &[], &pdf);
        let title = markdown.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a title");
        assert_eq!(info(&printed, "Title"), Some(title.replace('\\', "").as_str()), "{printed}");
        assert_eq!(info(&printed, "Tagged"), Some("yes"), "{printed}");
        for unsaid in ["Author", "Creator", "Producer", "CreationDate", "ModDate", "Keywords", "Subject"] {
            assert_eq!(info(&printed, unsaid), None, "{printed}");
        }
        let about = poppler("pdfinfo", &["-meta"], &pdf);
        assert!(about.contains("<rdf:li>en</rdf:li>") && about.contains("pdfuaid:part"), "{about}");
        let structure = poppler("pdfinfo", &["-struct-text"], &pdf);
        assert!(structure.contains("Document") && structure.contains("H1"), "{structure}");
        let bytes = String::from_utf8_lossy(&fs::read(&pdf).expect("the file")).to_lowercase();
        for word in ["secretfolder", "notes.ron", "mendwell", "typst"] {
            assert!(!bytes.contains(word) && !about.to_lowercase().contains(word), "{word} in {name}");
        }
    }
}

#[test]
fn pdfs_have_exactly_the_words_of_their_text() {
    let desk = Desk::new();
    for (what, name) in told_in_words(&desk.journal()) {
        // Lists of everything, and the path, are not for the other person.
        let audiences: &[&str] = if what.starts_with("boundary:") { &["me", "therapist", "other"] } else { &["me", "therapist"] };
        for audience in audiences.iter().copied() {
            for paper in ["a4", "letter", "a5"] {
                let choices = ["--audience", audience, "--paper", paper];
                let markdown = fs::read_to_string(desk.export(&what, &format!("{name}-{audience}-{paper}.md"), &choices)).expect("text");
                let pdf = desk.export(&what, &format!("{name}-{audience}-{paper}.pdf"), &choices);
                let pages: usize = info(&poppler("pdfinfo", &[], &pdf), "Pages").expect("it says how many").parse().expect("a number");
                let made_on = markdown.trim_end().lines().last().expect("a day");
                // Each page has the date and its number in the footer; the text has the date once.
                let feet = (1..=pages).map(|page| format!("{page} of {pages} {}", if page > 1 { made_on } else { "" })).collect::<Vec<_>>().join(" ");
                let mut expected = markdown_words(&markdown);
                // Only on paper: the label of empty lines, and table headers repeated on the next
                // page.
                let heads = markdown.lines().zip(markdown.lines().skip(1)).filter(|(_, next)| next.starts_with("|---")).map(|(heads, _)| heads);
                let may_be_more: Vec<String> = heads.chain([lang().paper.notes.as_str()]).flat_map(markdown_words).collect();
                let mut found = words(&poppler("pdftotext", &["-enc", "UTF-8"], &pdf));
                expected.extend(words(&feet));
                expected.retain(|word| found.iter().position(|other| other == word).map(|at| found.remove(at)).is_none());
                found.retain(|word| !may_be_more.contains(word));
                assert!(expected.is_empty() && found.is_empty(), "{name} for {audience} on {paper}: {expected:?} is missing, {found:?} is too much");
            }
        }
    }
}

/// Long words without a break, as people paste or type.
const UNBROKEN: [&str; 3] = [
    "noooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo",
    "https://example.org/a/path/that/goes/on/and/on/and/on?with=a-question&and=another-one&and=yet-another-one#and-a-place-in-it",
    "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
];

#[test]
fn words_without_a_break_are_printed_completely() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path("notes.ron")).expect("a journal");
    let mut changed = text.clone();
    for field in ["note", "text", "name", "title", "limit"] {
        changed = changed.replace(&format!("{field}: \""), &format!("{field}: \"{} {} {} ", UNBROKEN[2], UNBROKEN[0], UNBROKEN[1]));
    }
    assert_ne!(changed, text, "it has words");
    fs::write(desk.path("notes.ron"), changed).expect("written");
    let (side, slack) = (20.0 / 25.4 * 72.0, 0.5);
    for (what, name) in everything(&desk.journal()) {
        let pdf = desk.export(&what, &format!("{name}-wide.pdf"), &[]);
        let width: f64 = info(&poppler("pdfinfo", &[], &pdf), "Page size").and_then(|size| size.split(' ').next()?.parse().ok()).expect("a width");
        let boxes = poppler("pdftotext", &["-bbox"], &pdf);
        for line in boxes.lines().filter(|line| line.trim_start().starts_with("<word")) {
            let place =
                |name: &str| -> f64 { line.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).expect("a place") };
            assert!(place("xMin") > side - slack && place("xMax") < width - side + slack, "{name}: {line}");
        }
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let printed = squeezed(&poppler("pdftotext", &["-raw", "-enc", "UTF-8"], &pdf));
        let markdown = fs::read_to_string(desk.export(&what, &format!("{name}-wide.md"), &[])).expect("text");
        let count = |text: &str, letter| text.chars().filter(|found| *found == letter).count();
        for letter in ['M', 'o'] {
            assert!(
                count(&printed, letter) >= count(&markdown, letter),
                "{name}: of {letter} there are {} for {}",
                count(&printed, letter),
                count(&markdown, letter)
            );
        }
    }
}
