//! Strings that depend on a number.

use std::sync::LazyLock;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;

use super::{fill, lang};

/// A string with one form per CLDR plural category of its language; `{count}` is the number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Plural {
    /// Returns the text for this count, with the number filled in.
    #[must_use]
    pub fn of(&self, count: usize) -> String {
        static RULES: LazyLock<Option<PluralRules>> = LazyLock::new(|| rules_of(&lang().code));
        let category = RULES.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(count));
        fill(self.form(category), &[("count", &count.to_string())])
    }

    fn form(&self, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => &None,
        };
        form.as_ref().unwrap_or(&self.other)
    }
}

/// Plural rules of a language, by ISO 639 code.
fn rules_of(code: &str) -> Option<PluralRules> {
    PluralRules::try_new_cardinal(Locale::try_from_str(code).ok()?.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::schema::read;
    use crate::content::string_types::Entry;

    #[test]
    fn numbers_choose_their_form() {
        let steps: Plural = read("(one: \"1 step\", other: \"{count} steps\")").expect("two forms");
        assert_eq!([0, 1, 2, 12].map(|count| steps.of(count)), ["0 steps", "1 step", "2 steps", "12 steps"]);
    }

    #[test]
    fn languages_have_rules_of_their_own() {
        let days: Plural = read("(one: \"dzień\", few: \"dni (2)\", many: \"dni (5)\", other: \"dnia\")").expect("four forms");
        let forms = |code: &str| [1, 2, 5, 22].map(|count: usize| days.form(rules_of(code).expect(code).category_for(count)));
        assert_eq!(forms("pl"), ["dzień", "dni (2)", "dni (5)", "dni (2)"]);
        assert_eq!(forms("ja"), ["dnia"; 4]);
        assert!(read::<Plural>("(one: \"1 step\")").is_err(), "every language has another number");
    }

    #[test]
    fn every_plural_has_the_forms_of_its_language() {
        fn plurals<'e>(place: String, entry: &'e Entry, found: &mut Vec<(String, Vec<&'e str>)>) {
            match entry {
                Entry::Named(entries) if entry.is_plural() => found.push((place, entries.iter().map(|(name, _)| name.as_str()).collect())),
                Entry::Named(entries) => entries.iter().for_each(|(name, entry)| plurals(format!("{place}.{name}"), entry, found)),
                Entry::List(entries) => entries.iter().for_each(|entry| plurals(place.clone(), entry, found)),
                Entry::Text(_) => {}
            }
        }
        for (file, text) in crate::content::lookup::embedded().filter(|(file, _)| file.starts_with("lang/")) {
            let code = file.trim_start_matches("lang/").trim_end_matches(".ron");
            let expected: Vec<String> = rules_of(code).expect(code).categories().map(|category| format!("{category:?}").to_lowercase()).collect();
            let (entry, mut found) = (read::<Entry>(text).expect(file), Vec::new());
            plurals(code.to_owned(), &entry, &mut found);
            assert!(found.len() > 40, "{file}");
            for (place, forms) in found {
                assert_eq!(forms, expected, "{place}");
            }
        }
    }
}
