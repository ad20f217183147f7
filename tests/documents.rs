//! Documents: links work, named tests and files exist, and the first pages stay short.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

#[path = "support/sources.rs"]
mod sources;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use sources::{files, root};

/// Maximum number of words, so that the first pages are read whole.
const WORDS_MAX: [(&str, usize); 2] = [("README.md", 900), ("ARCHITECTURE.md", 1_500)];

fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = ["docs", "benches"].iter().flat_map(|folder| files(folder, "md")).collect();
    let in_root = fs::read_dir(root()).expect("the repository").map(|entry| entry.expect("an entry").path());
    found.extend(in_root.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    found
}

/// The link anchor of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars().filter(|letter| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter)).collect::<String>().replace(' ', "-")
}

fn anchors(document: &str) -> BTreeSet<String> {
    document.lines().filter_map(|line| line.strip_prefix('#')).map(|rest| anchor(rest.trim_start_matches('#'))).collect()
}

fn links(document: &str) -> Vec<&str> {
    document.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target).collect()
}

#[test]
fn relative_links_lead_somewhere() {
    let mut broken = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).expect("it reads");
        for link in links(&text).into_iter().filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { path.parent().expect("a folder").join(file) };
            let is_there =
                if heading.is_empty() { target.exists() } else { fs::read_to_string(&target).is_ok_and(|target| anchors(&target).contains(heading)) };
            if !is_there {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn files_that_documents_name_exist() {
    let mut missing = Vec::new();
    for path in documents().into_iter().filter(|path| !path.ends_with("CHANGELOG.md")) {
        let text = fs::read_to_string(&path).expect("it reads");
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "assets/", "benches/", "docs/", "fuzz/", "packaging/"].iter().any(|folder| name.starts_with(folder));
            let is_pattern = name.contains(['…', '*', ' ', '<', '{']) || name.chars().any(char::is_uppercase);
            if is_path && !is_pattern && !root().join(name).exists() {
                missing.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn tests_that_the_architecture_names_exist() {
    let sources: String = ["src", "tests"].iter().flat_map(|folder| files(folder, "rs")).map(|path| fs::read_to_string(path).expect("it reads")).collect();
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it reads");
    let is_test =
        |name: &&str| name.matches('_').count() >= 3 && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(is_test).collect();
    assert!(named.len() > 10, "{named:?}");
    let missing: Vec<&&str> = named.iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn first_pages_are_short() {
    for (name, most) in WORDS_MAX {
        let words = fs::read_to_string(root().join(name)).expect("it reads").split_whitespace().count();
        assert!(words <= most, "{name}: {words} words, and at most {most}");
    }
}
