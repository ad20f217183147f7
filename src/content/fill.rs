//! Sentences with placeholders.

use super::schema::Counted;

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

impl Counted {
    /// Returns the text for this count, with the number filled in.
    #[must_use]
    pub fn of(&self, count: usize) -> String {
        fill(if count == 1 { &self.one } else { &self.many }, &[("count", &count.to_string())])
    }
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

    #[test]
    fn numbers_choose_their_form() {
        let steps = Counted { one: "1 step".to_owned(), many: "{count} steps".to_owned() };
        assert_eq!(steps.of(0), "0 steps");
        assert_eq!(steps.of(1), "1 step");
        assert_eq!(steps.of(12), "12 steps");
    }
}
