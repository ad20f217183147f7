//! Sentences from a pattern with blanks, and the user's texts fitted to them.

use super::strings::StatementWords;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text of the pattern.
    Fixed(String),
    /// The user's text.
    Filled(String),
    /// Hint of an empty blank.
    Empty(String),
}

/// Value for a blank.
#[derive(Clone, Debug)]
pub struct Blank<'a> {
    /// Name in the pattern.
    pub name: &'a str,
    /// Fitted text; may be empty.
    pub text: String,
    /// Shown while empty; an empty blank without a hint is left out.
    pub hint: &'a str,
}

/// A sentence in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    pieces: Vec<Piece>,
}

impl Statement {
    /// Fills a pattern such as `When {when}, I feel {feelings}.`
    #[must_use]
    pub fn of(pattern: &str, blanks: &[Blank<'_>]) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        for (index, part) in pattern.split('{').enumerate() {
            let fixed = match part.split_once('}') {
                Some((name, after)) if index > 0 => {
                    if let Some(blank) = blanks.iter().find(|blank| blank.name == name) {
                        if !blank.text.is_empty() {
                            pieces.push(Piece::Filled(blank.text.clone()));
                        } else if !blank.hint.is_empty() {
                            pieces.push(Piece::Empty(blank.hint.to_owned()));
                        }
                    }
                    after
                }
                _ => part,
            };
            // Avoids a double full stop after "… with J."
            let ends_itself = matches!(pieces.last(), Some(Piece::Filled(text)) if text.ends_with(['.', '!', '?', '…']));
            let fixed = if ends_itself { fixed.strip_prefix('.').unwrap_or(fixed) } else { fixed };
            if !fixed.is_empty() {
                pieces.push(Piece::Fixed(fixed.to_owned()));
            }
        }
        if let Some(Piece::Fixed(last)) = pieces.last_mut() {
            last.truncate(last.trim_end().len());
        }
        Self { pieces }
    }

    /// Creates a sentence from pieces.
    #[must_use]
    pub const fn from_pieces(pieces: Vec<Piece>) -> Self {
        Self { pieces }
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The full sentence, unless a blank is empty.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Fixed(text) | Piece::Filled(text) => Some(text.as_str()),
            Piece::Empty(_) => None,
        });
        words.collect()
    }

    /// The sentence with hints for empty blanks.
    #[must_use]
    pub fn with_hints(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Fixed(text) | Piece::Filled(text) | Piece::Empty(text) => text.as_str(),
        });
        words.collect()
    }
}

/// Fits the user's text into the middle of a sentence. `names` keep their capitals.
#[derive(Clone, Copy, Debug)]
pub struct Fitting<'a> {
    words: &'a StatementWords,
    names: &'a str,
}

impl<'a> Fitting<'a> {
    /// Creates a fitting; `names` is text that contains the names.
    #[must_use]
    pub const fn new(words: &'a StatementWords, names: &'a str) -> Self {
        Self { words, names }
    }

    /// Fits text after "When".
    #[must_use]
    pub fn when(self, text: &str) -> String {
        self.lowered(&without_lead_ins(&self.in_one_sentence(text), &self.words.when_lead_ins))
    }

    /// Fits text after "because I need".
    #[must_use]
    pub fn need(self, text: &str) -> String {
        self.lowered(&without_lead_ins(&self.in_one_sentence(text), &self.words.need_lead_ins))
    }

    /// Fits text after "I ask you to".
    #[must_use]
    pub fn ask(self, text: &str) -> String {
        self.deed(&without_lead_ins(&self.in_one_sentence(text), &self.words.ask_lead_ins))
    }

    /// Fits text after "I will": "If it happens, I leave" becomes "leave".
    #[must_use]
    pub fn will(self, text: &str) -> String {
        let text = self.in_one_sentence(text);
        let is_conditional = listed(&self.words.condition_starts, first_word(&text));
        let after_condition = text.split_once(&format!(" {} ", self.words.me)).filter(|_| is_conditional).map(|(_, deed)| deed);
        self.deed(&without_lead_ins(after_condition.unwrap_or(&text), &self.words.will_lead_ins))
    }

    /// Makes a separate sentence, with a capital and a full stop.
    #[must_use]
    pub fn sentence(self, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut letters = text.chars();
        let Some(first) = letters.next() else { return text };
        let ended = if text.ends_with(['.', '!', '?', '…', '”', '"']) { "" } else { "." };
        format!("{}{}{ended}", first.to_uppercase(), letters.as_str())
    }

    /// Joins words: "a, b and c".
    #[must_use]
    pub fn list(self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => [&first.join(", "), last.as_str()].join(&self.words.and),
        }
    }

    /// Joins sentences with "and", without the final full stop.
    fn in_one_sentence(self, text: &str) -> String {
        let mut joined = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if joined.is_empty() {
                joined.push_str(word);
                continue;
            }
            let ends = joined.ends_with(['.', '!', '?']) && !ends_with_initial(&joined);
            if ends {
                joined.truncate(joined.trim_end_matches(['.', '!', '?']).len());
                joined.push_str(&self.words.and);
                joined.push_str(&self.lowered(word));
            } else {
                joined.push(' ');
                joined.push_str(word);
            }
        }
        if !ends_with_initial(&joined) {
            joined.truncate(joined.trim_end_matches(['.', '!', '?', ',', ';', ':', '…', ' ']).len());
        }
        joined
    }

    /// Fits an action: no capital, and "don't" becomes "not".
    fn deed(self, text: &str) -> String {
        let text = self.lowered(text);
        for (written, fits) in self.words.deeds.split('|').filter_map(|pair| pair.split_once('=')) {
            if let Some(rest) = strip_word(&text, written) {
                return format!("{fits} {rest}");
            }
        }
        text
    }

    /// Lowers the first letter, unless the first word is a name or "I".
    fn lowered(self, text: &str) -> String {
        let first = first_word(text);
        let me = &self.words.me;
        let is_me = first == me || first.strip_prefix(me.as_str()).is_some_and(|rest| rest.starts_with(['\'', '’']));
        let is_short_form = first.chars().filter(|letter| letter.is_uppercase()).count() > 1 || ends_with_initial(first);
        let is_no_letter = |letter: char| !letter.is_alphanumeric();
        let word = first.split(is_no_letter).next().unwrap_or_default();
        let is_name = word != me && self.names.split(is_no_letter).any(|name| !name.is_empty() && name == word);
        if is_me || is_short_form || is_name { text.to_owned() } else { lower_first(text) }
    }
}

/// Capitalised words that do not start a sentence: names, mostly.
pub fn capitals_within(text: &str) -> impl Iterator<Item = &str> {
    let mut begins = true;
    text.split_whitespace().filter(move |word| {
        let is_within = !std::mem::replace(&mut begins, word.ends_with(['.', '!', '?', ':', '“', '”', '"']) && !ends_with_initial(word));
        is_within && word.starts_with(char::is_uppercase)
    })
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// True if the text ends with an initial such as "J."
fn ends_with_initial(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let mut letters = last.chars();
    matches!((letters.next(), letters.next(), letters.next()), (Some(letter), Some('.'), None) if letter.is_uppercase())
}

/// True if `words`, separated by bars, contains the word.
fn listed(words: &str, word: &str) -> bool {
    let word = word.trim_end_matches(',').to_lowercase();
    words.split('|').any(|listed| listed == word)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Strips these words from the start of the text, ignoring case.
fn strip_word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let beginning = text.get(..words.len())?;
    let rest = &text[words.len()..];
    (beginning.to_lowercase() == words && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Removes lead-ins that the pattern already contains.
fn without_lead_ins(text: &str, lead_ins: &str) -> String {
    let text = text.replace('’', "'");
    let mut rest = text.as_str();
    while let Some(after) = lead_ins.split('|').find_map(|lead_in| strip_word(rest, lead_in)) {
        rest = after;
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;

    fn fitting(names: &'static str) -> Fitting<'static> {
        Fitting::new(&lang().statement, names)
    }

    fn i_statement(when: &str, feelings: &[&str], need: &str, will: &str) -> Option<String> {
        let fit = fitting("J., Mira");
        let feelings: Vec<String> = feelings.iter().map(|&feeling| feeling.to_owned()).collect();
        let blanks = [("when", fit.when(when)), ("feelings", fit.list(&feelings)), ("need", fit.need(need)), ("deed", fit.will(will))];
        Statement::of(&lang().statement.i_will, &blanks.map(|(name, text)| Blank { name, text, hint: "…" })).text()
    }

    #[test]
    fn parts_become_a_sentence_that_reads_well() {
        assert_eq!(
            i_statement(
                "J. takes the phone to bed. He turns the screen away.",
                &["tense", "lonely"],
                "To fall asleep without listening for it.",
                "If a phone is there, I sleep in the spare room that night."
            )
            .as_deref(),
            Some(
                "When J. takes the phone to bed and he turns the screen away, I feel tense and lonely because I need to fall asleep without \
                 listening for it. I will sleep in the spare room that night."
            )
        );
        assert_eq!(
            i_statement("When the plans change", &["sad", "torn", "let down"], "Because I need rest", "I'll go home").as_deref(),
            Some("When the plans change, I feel sad, torn and let down because I need rest. I will go home.")
        );
        assert_eq!(
            i_statement("Mira calls late", &["tired"], "Mira to ask first", "I don’t pick up").as_deref(),
            Some("When Mira calls late, I feel tired because I need Mira to ask first. I will not pick up.")
        );
        assert_eq!(
            i_statement("I am asked again", &["worn thin"], "Quiet", "I spend the evening with J.").as_deref(),
            Some("When I am asked again, I feel worn thin because I need quiet. I will spend the evening with J.")
        );
    }

    #[test]
    fn what_is_asked_follows_you_to() {
        let fit = fitting("");
        for (written, fits) in [
            ("Please send one line before, not after.", "send one line before, not after"),
            ("I ask you to knock", "knock"),
            ("Could you tell me the same day?", "tell me the same day"),
            ("don't bring it up at dinner", "not bring it up at dinner"),
            ("to leave it in the kitchen", "leave it in the kitchen"),
        ] {
            assert_eq!(fit.ask(written), fits);
        }
    }

    #[test]
    fn an_empty_blank_shows_its_hint_and_there_is_nothing_to_copy_yet() {
        let blanks = |text: &str| [Blank { name: "need", text: text.to_owned(), hint: "rest" }, Blank { name: "more", text: String::new(), hint: "" }];
        let open = Statement::of("I need {need}. {more}", &blanks(""));
        assert_eq!((open.text(), open.with_hints().as_str()), (None, "I need rest."));
        let whole = Statement::of("I need {need}. {more}", &blanks("a door"));
        assert_eq!(whole.text().as_deref(), Some("I need a door."));
    }

    #[test]
    fn a_sentence_of_its_own_has_a_capital_and_an_end() {
        let fit = fitting("");
        assert_eq!(fit.sentence(" on Friday\nyou came home late "), "On Friday you came home late.");
        assert_eq!(fit.sentence("Is that so?"), "Is that so?");
        assert_eq!(fit.sentence(" "), "");
    }

    #[test]
    fn names_keep_their_capitals_and_other_words_do_not() {
        assert_eq!(capitals_within("Calls come late. The phone of Mira rings. “Only Tuesday.” I wait.").collect::<Vec<_>>(), ["Mira", "Tuesday.”"]);
        assert_eq!(fitting("").when("Hard talks begin when I am tired."), "hard talks begin when I am tired");
        assert_eq!(fitting("J. I Mira").when("It is late and Just talk goes on"), "it is late and Just talk goes on");
        assert_eq!(fitting("Mira").when("Mira's brother comes by"), "Mira's brother comes by");
    }

    #[test]
    fn letters_of_any_script_are_safe() {
        let fit = fitting("Ж");
        for text in ["", "É", "…", "مرحبا", "ß. ß. ß", "Ж. 👩‍👧", "I’m"] {
            let _ = (fit.when(text), fit.need(text), fit.ask(text), fit.will(text), fit.sentence(text));
        }
    }
}
