//! Case and diacritic folding.

use std::iter::once;
use std::ops::Range;

use any_ascii::any_ascii_char;
use caseless::Caseless as _;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use crate::journal::{is_invisible, is_line_break};

/// Folds a text for comparison: NFKD, default case folding, no combining marks; special Latin
/// letters such as "ø" and typographic apostrophes become plain; invisible characters are dropped,
/// and line breaks become line feeds. So "Straße" equals "STRASSE", "café" "cafe", "Łódź" "lodz",
/// "don’t" "don't".
///
/// Sources: The Unicode Standard, §3.13 (default caseless matching) and Unicode Standard Annex #15
/// (normalisation forms).
#[must_use]
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_character(character, &mut folded);
    }
    folded
}

/// Folds each character separately, for mapping back to the original.
fn fold_character(character: char, folded: &mut String) {
    match character {
        _ if is_line_break(character) => folded.push('\n'),
        _ if is_invisible(character) => {}
        _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
        '\u{2018}' | '\u{2019}' => folded.push('\''),
        // Marks have a combining class; vowel signs that are letters have none and stay.
        _ => once(character).nfkd().default_case_fold().nfkd().filter(|part| canonical_combining_class(*part) == 0).for_each(|part| fold_letter(part, folded)),
    }
}

/// Appends a letter, transliterated if it is a special Latin one.
fn fold_letter(letter: char, folded: &mut String) {
    let is_special = !letter.is_ascii() && CodePointMapData::<Script>::new().get(letter) == Script::Latin;
    match if is_special { any_ascii_char(letter) } else { "" } {
        "" => folded.push(letter),
        plain => folded.extend(plain.chars().map(|sign| sign.to_ascii_lowercase())),
    }
}

/// A folded text with its mapping to the original.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each folded byte, the offset of the original character.
    origins: Vec<u32>,
    original_len: usize,
}

impl Folded {
    pub(super) fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (at, character) in original.char_indices() {
            fold_character(character, &mut text);
            origins.resize(text.len(), at as u32);
        }
        Self { text, origins, original_len: original.len() }
    }

    /// Original byte range of a folded range: whole characters with their marks.
    pub(super) fn original(&self, folded: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.origins.get(at).map_or(self.original_len, |origin| *origin as usize);
        let start = place(folded.start);
        let last = place(folded.end.saturating_sub(1));
        // The next character that was not dropped; marks of the last one are between.
        let next = self.origins[folded.end..].iter().map(|origin| *origin as usize).find(|origin| *origin > last);
        start..next.unwrap_or(self.original_len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more_and_places_agree(text: String) {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&folded), &folded);
            let with_places = Folded::of(&text);
            prop_assert_eq!(&with_places.text, &folded);
            for (at, character) in folded.char_indices() {
                let original = with_places.original(&(at..at + character.len_utf8()));
                prop_assert!(fold(&text[original]).contains(character));
            }
        }
    }

    #[test]
    fn case_and_diacritics_go() {
        for (text, folded) in [
            ("Straße", "strasse"),
            ("CAFÉ", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Σίσυφος", "σισυφοσ"),
            ("Don’t", "don't"),
            ("ﬁne", "fine"),
            ("ＡＢＣ", "abc"),
            ("İstanbul", "istanbul"),
            ("Ёлка", "елка"),
            ("Łódź, żółć", "lodz, zolc"),
            ("Smørrebrød, Ærø", "smorrebrod, aero"),
            ("Đà Nẵng", "da nang"),
            ("cœur, ŒUVRE", "coeur, oeuvre"),
            ("ılık", "ilik"),
            ("Þórr", "thorr"),
            ("in\u{ad}com\u{ad}plete", "incomplete"),
            ("zero\u{200b}width\u{2060}", "zerowidth"),
            ("\u{202b}שלום\u{202c}", "שלום"),
            ("one\rtwo\u{2028}three\u{85}four\u{b}five", "one\ntwo\nthree\nfour\nfive"),
            ("हिन्दी", "हिनदी"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn places_cover_whole_characters_with_their_marks() {
        let text = "Ein Cafe\u{301}, Straße";
        let folded = Folded::of(text);
        let at = folded.text.find("cafe").expect("there");
        assert_eq!(&text[folded.original(&(at..at + 4))], "Cafe\u{301}");
        let at = folded.text.find("strass").expect("there");
        assert_eq!(&text[folded.original(&(at..at + 6))], "Straß");
        let at = folded.text.find("sse").expect("there");
        assert_eq!(&text[folded.original(&(at..at + 3))], "ße");
    }
}
