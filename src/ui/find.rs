//! Substring search ignoring case and accents, with prefix matches first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::insights::fold;

/// The items whose name matches every typed word, best first, in stable order. An empty query finds
/// nothing.
pub(super) fn best_first<T>(query: &str, items: impl IntoIterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    let pattern = Pattern::new(fold(query).trim(), CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, T)> =
        items.into_iter().filter_map(|item| Some((pattern.score(Utf32Str::new(&fold(name(&item)), &mut buffer), &mut matcher)?, item))).collect();
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    found.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> Vec<&'static str> {
        best_first(query, ["Washed out", "Hopeful but afraid", "Ashamed", "Fraîche", "Worn thin"], |name| name)
    }

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        assert_eq!(found("ash"), ["Ashamed", "Washed out"]);
        assert_eq!(found("AFR"), ["Hopeful but afraid"], "any of its words, in any case");
    }

    #[test]
    fn letters_that_are_not_taken_apart_are_found_by_plain_ones() {
        assert_eq!(best_first("lodz", ["Łó\u{ad}dź", "Lodge"], |name| name), ["Łó\u{ad}dź"]);
    }

    #[test]
    fn accents_do_not_matter_and_every_word_does() {
        assert_eq!(found("fraiche"), ["Fraîche"]);
        assert_eq!(found("thin worn"), ["Worn thin"]);
        assert!(found("thin hope").is_empty() && found("  ").is_empty());
    }
}
