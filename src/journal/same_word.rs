//! Comparison of words as a reader sees them.

use caseless::Caseless as _;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use unicode_normalization::UnicodeNormalization as _;

/// True for `Default_Ignorable_Code_Point` (soft hyphens, zero-width spaces and joiners, direction
/// marks, variation selectors) and control characters except white space.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    let is_ignored = !character.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character);
    is_ignored || (character.is_control() && !character.is_whitespace())
}

/// Normalises a word for comparison: NFC, case-folded, visible characters only, single spaces.
#[must_use]
pub fn comparable(word: &str) -> String {
    let seen: String = word.chars().filter(|character| !is_invisible(*character)).collect();
    let folded: String = seen.nfd().default_case_fold().nfc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_the_same_that_look_the_same() {
        for twin in ["Café", "CAFÉ", "Cafe\u{301}", "  café ", "ca\u{ad}fé", "\u{200b}café", "\u{202b}café\u{202c}", "caf\u{2060}é\u{feff}", "ca\u{7}fé"]
        {
            assert_eq!(comparable(twin), "café", "{twin:?}");
        }
        assert_eq!(comparable("worn  thin"), comparable("Worn\u{a0}thin"));
        assert_eq!(comparable("Straße"), comparable("STRASSE"));
        assert_ne!(comparable("cafe"), comparable("café"), "an accent can be seen");
    }

    #[test]
    fn what_cannot_be_seen_is_nothing() {
        for nothing in ["", "  ", "\u{200b}", "\u{200e}\u{200f}\u{2066}\u{2069}", "\u{ad}\u{feff}", "\u{2028}\u{3164}"] {
            assert_eq!(comparable(nothing), "", "{nothing:?}");
        }
        assert_ne!(comparable("🙂"), "");
    }

    proptest! {
        #[test]
        fn comparing_twice_changes_nothing_more(word: String) {
            let once = comparable(&word);
            prop_assert_eq!(comparable(&once), once);
        }
    }
}
