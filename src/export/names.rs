//! Replacing names by initials.

/// Names, longest first, with their initials.
pub(super) struct Initials(Vec<(String, String)>);

impl Initials {
    /// Skips names that are initials already or have no letters.
    pub(super) fn of(names: &[String]) -> Self {
        let mut pairs: Vec<_> = names.iter().map(|name| name.trim()).filter_map(|name| Some((name.to_owned(), initials(name)?))).collect();
        pairs.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        pairs.dedup();
        Self(pairs)
    }

    /// Replaces every name that occurs as a whole word, ignoring case.
    pub(super) fn put_into(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, initials)| replace_words(&text, name, initials))
    }
}

/// Turns `Anna Maria` into `A. M.`; `None` if that hides nothing.
fn initials(name: &str) -> Option<String> {
    let letters: Vec<String> =
        name.split_whitespace().filter_map(|part| part.chars().find(|letter| letter.is_alphabetic())).map(|first| format!("{first}.")).collect();
    let initials = letters.join(" ");
    let is_short = name.chars().filter(|letter| letter.is_alphabetic()).count() <= letters.len();
    (!letters.is_empty() && !is_short).then_some(initials)
}

fn replace_words(text: &str, name: &str, with: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let begins_word = !before.is_some_and(char::is_alphanumeric);
        if let Some(length) = begins_word.then(|| length_of_match(rest, name)).flatten() {
            replaced.push_str(with);
            rest = &rest[length..];
            before = name.chars().next_back();
        } else {
            replaced.push(next);
            rest = &rest[next.len_utf8()..];
            before = Some(next);
        }
    }
    replaced
}

/// Length of the name at the start of `text`, ignoring case, if it ends there.
fn length_of_match(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.chars();
    let mut length = 0;
    for wanted in name.chars() {
        let found = letters.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        length += found.len_utf8();
    }
    let ends_word = !letters.next().is_some_and(char::is_alphanumeric);
    ends_word.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(names: &[&str], text: &str) -> String {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Initials::of(&names).put_into(text)
    }

    #[test]
    fn whole_words_are_replaced_whatever_their_case() {
        assert_eq!(replaced(&["Anna"], "Anna's phone. ANNA, not Annabel or Hanna"), "A.'s phone. A., not Annabel or Hanna");
        assert_eq!(replaced(&["Jörg Müller", "Jörg"], "Jörg müller and Jörg"), "J. M. and J.");
    }

    #[test]
    fn what_is_initials_already_stays() {
        assert_eq!(replaced(&["J.", "", "  ", "K M"], "J. and K M"), "J. and K M");
    }
}
