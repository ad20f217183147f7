//! Comments name the thing or the reason: they do not open with a relative clause.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

use std::fs;
use std::path::{Path, PathBuf};

/// The words no comment begins with.
const OPENINGS: [&str; 6] = ["What", "Who", "Whether", "Where", "How", "When"];

/// The most comments that may begin so, in sources and in tests. Lower these when there are fewer.
const MOST: [(&str, usize); 2] = [("src", SRC_MOST), ("tests", TESTS_MOST)];
const SRC_MOST: usize = 0;
const TESTS_MOST: usize = 0;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text of a line that is a comment, if it begins one.
fn comment<'a>(line: &'a str, before: Option<&str>) -> Option<&'a str> {
    let text = |line: &'a str| ["///", "//!", "//"].iter().find_map(|mark| line.trim_start().strip_prefix(mark)).map(str::trim);
    let goes_on = before.is_some_and(|before| before.trim_start().starts_with("//"));
    text(line).filter(|_| !goes_on)
}

#[test]
fn comments_begin_with_the_thing() {
    for (folder, most) in MOST {
        let mut files = Vec::new();
        sources(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
        let mut found = Vec::new();
        for path in files {
            let source = fs::read_to_string(&path).expect("it reads");
            let lines: Vec<&str> = source.lines().collect();
            for (number, line) in lines.iter().enumerate() {
                let before = number.checked_sub(1).map(|before| lines[before]);
                let Some(text) = comment(line, before) else { continue };
                if text.split_whitespace().next().is_some_and(|word| OPENINGS.contains(&word)) {
                    found.push(format!("{}:{}: {text}", path.display(), number + 1));
                }
            }
        }
        assert!(found.len() <= most, "{} in {folder}, at most {most}:\n{}", found.len(), found.join("\n"));
    }
}
