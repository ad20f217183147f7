//! Comments name the thing or the reason: they do not open with a relative clause.

#[path = "support/sources.rs"]
mod sources;

use std::fs;

/// The words no comment begins with.
const OPENINGS: [&str; 6] = ["What", "Who", "Whether", "Where", "How", "When"];

/// The most comments that may begin so, in sources and in tests. Lower these when there are fewer.
const MOST: [(&str, usize); 2] = [("src", 0), ("tests", 0)];

/// The text of a line that is a comment, if it begins one.
fn comment<'a>(line: &'a str, before: Option<&str>) -> Option<&'a str> {
    let text = |line: &'a str| ["///", "//!", "//"].iter().find_map(|mark| line.trim_start().strip_prefix(mark)).map(str::trim);
    let goes_on = before.is_some_and(|before| before.trim_start().starts_with("//"));
    text(line).filter(|_| !goes_on)
}

#[test]
fn comments_begin_with_the_thing() {
    for (folder, most) in MOST {
        let mut found = Vec::new();
        for path in sources::files(folder, "rs") {
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
