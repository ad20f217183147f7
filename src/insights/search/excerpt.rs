//! Excerpts of long texts around matches.

use std::ops::Range;

use super::query::QueryWords;

/// An excerpt for a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Byte range in the text, at word boundaries if near.
    pub range: Range<usize>,
    /// Matches as byte ranges of the text, within `range`.
    pub marks: Vec<Range<usize>>,
}

impl QueryWords {
    /// Returns the text around the first match, with at most `characters` characters on either
    /// side.
    #[must_use]
    pub fn excerpt(&self, text: &str, characters: usize) -> Excerpt {
        let marks = self.ranges(text);
        let first = marks.first().cloned().unwrap_or(0..0);
        let start = text[..first.start].char_indices().rev().nth(characters).map_or(0, |(at, cut)| after_a_space(text, at + cut.len_utf8(), first.start));
        let end = text[first.end..].char_indices().nth(characters).map_or(text.len(), |(at, _)| before_a_space(text, first.end + at, first.end));
        let marks = marks.into_iter().filter(|mark| mark.start >= start && mark.end <= end).collect();
        Excerpt { range: start..end, marks }
    }
}

/// Start of the first whole word from `at` on, if before `limit`.
fn after_a_space(text: &str, at: usize, limit: usize) -> usize {
    if text[..at].ends_with(char::is_whitespace) {
        return at;
    }
    let skipped = &text[at..limit];
    skipped.find(char::is_whitespace).map_or(at, |space| limit - skipped[space..].trim_start().len())
}

/// End of the last whole word before `at`, if after `limit`.
fn before_a_space(text: &str, at: usize, limit: usize) -> usize {
    if text[at..].starts_with(char::is_whitespace) {
        return at;
    }
    let kept = &text[limit..at];
    kept.rfind(char::is_whitespace).map_or(at, |space| limit + kept[..space].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use proptest::prelude::*;

    fn cut<'a>(query: &str, text: &'a str, characters: usize) -> (&'a str, Vec<&'a str>) {
        let excerpt = Query::of(query).words().excerpt(text, characters);
        (&text[excerpt.range], excerpt.marks.into_iter().map(|mark| &text[mark]).collect())
    }

    proptest! {
        #[test]
        fn an_excerpt_lies_within_the_text_and_its_marks_within_it(query in "[a-zé ]{0,4}", text: String, characters in 0..20_usize) {
            let excerpt = Query::of(&query).words().excerpt(&text, characters);
            prop_assert!(text.get(excerpt.range.clone()).is_some());
            for mark in excerpt.marks {
                prop_assert!(excerpt.range.start <= mark.start && mark.end <= excerpt.range.end);
            }
        }
    }

    #[test]
    fn an_excerpt_begins_and_ends_with_whole_words() {
        let text = "We went for a long walk by the river, and then another walk home";
        assert_eq!(cut("walk", text, 12), ("for a long walk by the", vec!["walk"]));
        assert_eq!(cut("walk", text, 100), (text, vec!["walk", "walk"]));
        assert_eq!(cut("nothing", text, 7), ("We went", vec![]));
        assert_eq!(cut("walk", "walk", 0), ("walk", vec!["walk"]));
    }
}
