//! Strings of a language: non-empty, not too long, known placeholders.

use super::super::string_types::Entry;
use super::Checker;

/// Known placeholders. An unknown one would be shown unfilled.
const BLANKS: &[&str] = &[
    "count",
    "date",
    "example",
    "advice",
    "byte",
    "column",
    "field",
    "limit",
    "line",
    "needs",
    "file",
    "held",
    "meaning",
    "month",
    "name",
    "number",
    "outcome",
    "problem",
    "quadrant",
    "shortcut",
    "stage",
    "state",
    "time",
    "title",
    "version",
    "on_day",
    "weekday",
    "what",
    "word",
    "year",
    "side",
    "valence",
    "energy",
    "arousal",
    "level",
    "from",
    "to",
    "high",
    "low",
    "when",
    "feelings",
    "need",
    "deed",
    "situation",
    "gain",
    "kind",
    "area",
    "letters",
    "page",
    "pages",
    "value",
    "most",
    "before",
    "after",
    "times",
    "seconds",
];

const STRING_MAX_CHARS: usize = 240;

impl Checker<'_> {
    /// Checks the strings of a language file.
    pub(super) fn strings(&mut self, strings: &Entry) {
        for text in strings.texts() {
            self.text_up_to(text, STRING_MAX_CHARS);
            for blank in blanks(text) {
                if !BLANKS.contains(&blank) {
                    self.find(text, format!("the blank {{{blank}}} is not known"));
                }
            }
        }
    }
}

fn blanks(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|after| after.split_once('}').map_or(after, |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::super::findings;
    use super::*;

    const LANGUAGE: &str = include_str!("../../assets/lang/en.ron");

    #[test]
    fn a_blank_nobody_knows_is_found() {
        assert_eq!(findings("lang/en.ron", LANGUAGE), [""; 0]);
        let misspelt = LANGUAGE.replace("Saved {time}", "Saved {tiem}");
        let found = findings("lang/en.ron", &misspelt);
        assert!(found[0].ends_with("“Saved {tiem}”: the blank {tiem} is not known"), "{found:?}");
    }

    #[test]
    fn every_known_blank_is_in_use() {
        for blank in BLANKS {
            assert!(LANGUAGE.contains(&format!("{{{blank}}}")), "{blank}");
        }
    }
}
