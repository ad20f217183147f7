//! Strings of a language: the same entries as in English, non-empty, not too long, known
//! placeholders.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::super::string_types::{Entry, Name, PLURAL_CATEGORIES};
use super::{Checker, schema};

/// The reference for other languages.
pub(super) const ENGLISH: &str = "lang/en.ron";

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
    /// Checks a language file against the text of the English one, which may be the same file.
    pub(super) fn strings(&mut self, english: &str) {
        // Mistakes in the English file are reported for that file.
        let english = match schema::read::<Entry>(english) {
            Ok(english) => english,
            Err(error) if self.file == ENGLISH => return self.misshapen(error),
            Err(_) => return,
        };
        match schema::options().from_str_seed(self.text, Like { english: &english, place: "" }) {
            Ok(strings) => self.texts(&strings, &english),
            Err(error) => self.misshapen(error),
        }
    }

    fn texts(&mut self, strings: &Entry, english: &Entry) {
        match (strings, english) {
            (Entry::List(strings), Entry::List(english)) => strings.iter().zip(english).for_each(|(strings, english)| self.texts(strings, english)),
            (Entry::Named(strings), Entry::Named(entries)) if !english.is_plural() => {
                for (name, strings) in strings {
                    if let Some((_, english)) = entries.iter().find(|(english, _)| english == name) {
                        self.texts(strings, english);
                    }
                }
            }
            _ => strings.texts().into_iter().for_each(|text| self.string(text, &english.texts())),
        }
    }

    fn string(&mut self, text: &str, english: &[&str]) {
        self.text_up_to(text, STRING_MAX_CHARS);
        for blank in blanks(text) {
            if !BLANKS.contains(&blank) {
                self.find(text, format!("the blank {{{blank}}} is not known"));
            } else if !english.iter().any(|english| blanks(english).any(|other| other == blank)) {
                self.find(text, format!("the English text has no blank {{{blank}}}"));
            }
        }
    }
}

fn blanks(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|after| after.split_once('}').map_or(after, |(name, _)| name))
}

/// Reads an entry with the shape of the English entry at the same place.
struct Like<'e> {
    english: &'e Entry,
    place: &'e str,
}

impl<'de> DeserializeSeed<'de> for Like<'_> {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Entry, D::Error> {
        match self.english {
            Entry::Text(_) => from.deserialize_str(self),
            Entry::List(_) => from.deserialize_seq(self),
            Entry::Named(_) if self.english.is_keyed() => from.deserialize_map(self),
            Entry::Named(_) => from.deserialize_struct("", &[], self),
        }
    }
}

impl<'de> Visitor<'de> for Like<'_> {
    type Value = Entry;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the strings of {}", self.place)
    }

    fn visit_str<E>(self, text: &str) -> Result<Entry, E> {
        Ok(Entry::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Entry, A::Error> {
        let Self { english: Entry::List(english), place } = self else { return Err(A::Error::invalid_type(Unexpected::Seq, &self)) };
        let mut entries = Vec::new();
        let other_length = || A::Error::custom(format!("{place} does not have {} entries, as in English", english.len()));
        for english in english {
            entries.push(from.next_element_seed(Like { english, place })?.ok_or_else(other_length)?);
        }
        if from.next_element::<IgnoredAny>()?.is_some() { Err(other_length()) } else { Ok(Entry::List(entries)) }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Entry, A::Error> {
        let Entry::Named(english) = self.english else { return Err(A::Error::invalid_type(Unexpected::Map, &self)) };
        let is_plural = self.english.is_plural();
        let mut entries: Vec<(String, Entry)> = Vec::new();
        let place = |name: &str| if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) };
        while let Some(Name(name)) = from.next_key()? {
            let place = place(&name);
            if entries.iter().any(|(other, _)| *other == name) {
                return Err(A::Error::custom(format!("{place} stands here twice")));
            }
            // Each language has its own plural forms.
            let form = english.first().filter(|_| is_plural && PLURAL_CATEGORIES.contains(&name.as_str()));
            let Some((_, english)) = english.iter().find(|(other, _)| *other == name).or(form) else {
                return Err(A::Error::custom(format!("{place} is not in the English file")));
            };
            entries.push((name, from.next_value_seed(Like { english, place: &place })?));
        }
        let mut needed = if is_plural { vec!["other"] } else { english.iter().map(|(name, _)| name.as_str()).collect() };
        needed.retain(|name| !entries.iter().any(|(other, _)| other == name));
        match needed.first() {
            Some(missing) => Err(A::Error::custom(format!("{} is missing", place(missing)))),
            None => Ok(Entry::Named(entries)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{check, findings};
    use super::*;

    const LANGUAGE: &str = include_str!("../../assets/lang/en.ron");

    #[test]
    fn a_blank_nobody_knows_is_found() {
        assert_eq!(findings(ENGLISH, LANGUAGE), [""; 0]);
        let misspelt = LANGUAGE.replace("Saved {time}", "Saved {tiem}");
        let found = findings(ENGLISH, &misspelt);
        assert!(found[0].ends_with("“Saved {tiem}”: the blank {tiem} is not known"), "{found:?}");
    }

    #[test]
    fn every_plural_has_another_number() {
        let found = findings(ENGLISH, &LANGUAGE.replace("other: \"{count} commands\"", "many: \"{count} commands\""));
        assert!(found[0].ends_with("palette.results.other is missing"), "{found:?}");
    }

    #[test]
    fn every_known_blank_is_in_use() {
        for blank in BLANKS {
            assert!(LANGUAGE.contains(&format!("{{{blank}}}")), "{blank}");
        }
    }

    const TEXTS: &str = r#"(
    saved: "Saved {time}",
    days: (one: "1 day", other: "{count} days"),
    kinds: {Place: "Place", Date: "Date"},
    steps: ["First", "Then"],
)"#;

    const POLISH: &str = r#"(
    saved: "Zapisano {time}",
    days: (one: "1 dzień", few: "{count} dni", many: "{count} dni", other: "{count} dnia"),
    kinds: {Place: "Miejsce", Date: "Data"},
    steps: ["Najpierw", "Potem"],
)"#;

    fn in_polish(text: &str) -> Vec<String> {
        let files = [(ENGLISH, TEXTS), ("lang/pl.ron", text)].map(|(file, text)| (file.to_owned(), text.to_owned()));
        check(&files).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn another_language_has_the_entries_of_the_english_one() {
        assert_eq!(in_polish(POLISH), [""; 0]);
        for (before, after, place, problem) in [
            ("saved:", "stored:", "2:5", "stored is not in the English file"),
            ("    saved: \"Zapisano {time}\",\n", "", "5:1", "saved is missing"),
            ("steps:", "saved: \"\", steps:", "5:5", "saved stands here twice"),
            (", Date: \"Data\"", "", "4:29", "kinds.Date is missing"),
            ("Date:", "Time:", "4:31", "kinds.Time is not in the English file"),
            (", other: \"{count} dnia\"", "", "3:67", "days.other is missing"),
            ("few:", "lots:", "3:28", "days.lots is not in the English file"),
            (", \"Potem\"", "", "5:23", "steps does not have 2 entries, as in English"),
            ("\"Potem\"", "\"Potem\", \"Dalej\"", "5:41", "steps does not have 2 entries, as in English"),
        ] {
            assert_eq!(in_polish(&POLISH.replace(before, after)), [format!("lang/pl.ron:{place}: {problem}")]);
        }
    }

    #[test]
    fn another_language_says_what_the_english_one_says() {
        for (before, after, problem) in [
            ("Zapisano {time}", "", "a text is empty"),
            ("{time}", "{czas}", "the blank {czas} is not known"),
            ("{time}", "{word}", "the English text has no blank {word}"),
        ] {
            let found = in_polish(&POLISH.replace(before, after));
            assert!(found[0].starts_with("lang/pl.ron:2:12: ") && found[0].ends_with(problem), "{found:?}");
        }
    }
}
