//! Line breaks. Pasted text can contain any Unicode line break.

use std::borrow::Cow;

/// True for mandatory breaks (Unicode Standard Annex #14, classes BK, CR, LF and NL).
#[must_use]
pub const fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Splits at any line break, keeping empty lines; CR LF counts once.
pub fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some(at) = all.find(is_line_break) else {
            rest = None;
            return Some(all);
        };
        let (line, after) = all.split_at(at);
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(is_line_break));
        Some(line)
    })
}

/// Replaces every line break with a line feed.
#[must_use]
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains(|character| character != '\n' && is_line_break(character)) {
        Cow::Owned(lines_of(text).collect::<Vec<_>>().join("\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Replaces every line break with a space.
#[must_use]
pub fn with_spaces_for_breaks(text: &str) -> Cow<'_, str> {
    if text.contains(is_line_break) { Cow::Owned(lines_of(text).collect::<Vec<_>>().join(" ")) } else { Cow::Borrowed(text) }
}

/// Makes a line printable: spaces for tabs and breaks, no control characters.
#[must_use]
pub fn printable(line: &str) -> Cow<'_, str> {
    if !line.contains(|character: char| character.is_control() || is_line_break(character)) {
        return Cow::Borrowed(line);
    }
    let one_line = with_spaces_for_breaks(line);
    Cow::Owned(one_line.chars().map(|character| if character == '\t' { ' ' } else { character }).filter(|character| !character.is_control()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_sign_that_ends_a_line_ends_one() {
        for sign in ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            let text = format!("one{sign}two{sign}");
            assert_eq!(lines_of(&text).collect::<Vec<_>>(), ["one", "two", ""], "{sign:?}");
            assert_eq!(with_line_feeds(&text), "one\ntwo\n", "{sign:?}");
            assert_eq!(with_spaces_for_breaks(&text), "one two ", "{sign:?}");
        }
        assert_eq!(lines_of("a\n\rb").count(), 3, "only in this order are they one");
    }

    #[test]
    fn what_is_printable_has_no_characters_that_steer_devices() {
        assert_eq!(printable("a\tb\u{7}\u{1b}[31mc\u{9b}\u{7f}\rd"), "a b[31mc d");
        assert!(matches!(printable("as it is"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_but_breaks_is_changed(text: String) {
            let without = |text: &str| text.replace(is_line_break, "");
            prop_assert_eq!(without(&with_line_feeds(&text)), without(&text));
            prop_assert!(!printable(&text).contains(|character: char| character.is_control() || is_line_break(character)));
        }
    }
}
