//! Sentences with placeholders.

/// Fills placeholders: `fill("Saved {time}", &[("time", "21:14")])`. Values may contain braces;
/// unknown placeholders stay visible.
#[must_use]
pub fn fill(sentence: &str, blanks: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = blanks.iter().find(|(blank, _)| *blank == name)?;
            Some((*value, tail))
        });
        if let Some((value, tail)) = value {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_once() {
        assert_eq!(fill("Delete {name}", &[("name", "Ana")]), "Delete Ana");
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "{a}")]), "{b} and {a}");
        assert_eq!(fill("{day}{day}", &[("day", "é")]), "éé");
    }

    #[test]
    fn what_is_no_blank_stays() {
        assert_eq!(fill("a { b } {unknown} {", &[("b", "x")]), "a { b } {unknown} {");
        assert_eq!(fill("", &[]), "");
    }
}
