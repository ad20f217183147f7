//! Hints about the wording of a limit. They never block, and are withheld where softening harms.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::schema::{HintField, HintRule, HintsFile};
use crate::journal::{Boundary, BoundaryKind, Profile};

/// The rules with compiled patterns.
#[derive(Debug)]
pub struct Hints {
    left_alone: Vec<Regex>,
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    written: HintRule,
    found_by: Vec<Regex>,
    unless: Vec<Regex>,
}

/// The built-in hints.
#[must_use]
pub fn hints() -> &'static Hints {
    static HINTS: LazyLock<Hints> = LazyLock::new(|| Hints::of(super::lookup::read_embedded("content/hints.ron")));
    &HINTS
}

impl Hints {
    fn of(file: HintsFile) -> Self {
        // The build script has compiled every pattern.
        let compiled = |patterns: &[String]| patterns.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect();
        let rules = file.rules.into_iter().map(|rule| Rule { found_by: compiled(&rule.found_by), unless: compiled(&rule.unless), written: rule });
        Self { left_alone: compiled(&file.left_alone), rules: rules.collect() }
    }

    /// The rules, in order.
    pub fn rules(&self) -> impl Iterator<Item = &HintRule> {
        self.rules.iter().map(|rule| &rule.written)
    }

    /// True if this limit must not be softened: violence, sex, threats, control of money, or
    /// possible fear.
    #[must_use]
    pub fn leaves_alone(&self, boundary: &Boundary, profile: &Profile) -> bool {
        let texts = [&boundary.title, &boundary.situation, &boundary.limit, &boundary.need, &boundary.response];
        boundary.is_about_sex_or_money() || profile.closes_steps_for_two() || self.touch_harm(texts.map(String::as_str))
    }

    /// True if a text is about violence, sex, threats or control of money.
    #[must_use]
    pub fn touch_harm<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        texts.into_iter().any(|text| {
            let text = plain(text);
            self.left_alone.iter().any(|pattern| pattern.is_match(&text))
        })
    }

    /// Hints for a boundary, at most one per field, without dismissed ones.
    #[must_use]
    pub fn of_boundary(&self, boundary: &Boundary, profile: &Profile) -> Vec<(HintField, &HintRule)> {
        if self.leaves_alone(boundary, profile) {
            return Vec::new();
        }
        let fields = [HintField::Situation, HintField::Limit, HintField::Need, HintField::Response];
        fields
            .into_iter()
            .filter_map(|field| Some((field, self.rules.iter().find(|rule| rule.fits(boundary, field))?)))
            .map(|(field, rule)| (field, &rule.written))
            .collect()
    }
}

impl Rule {
    fn fits(&self, boundary: &Boundary, field: HintField) -> bool {
        let rule = &self.written;
        if !rule.fields.contains(&field) || boundary.dismissed_hints.contains(&rule.id) || (rule.only_boundaries && boundary.kind != BoundaryKind::Boundary) {
            return false;
        }
        let text = plain(text_of(boundary, field));
        if rule.when_missing {
            return text.is_empty() && !boundary.limit.trim().is_empty() && !boundary.response.trim().is_empty();
        }
        self.found_by.iter().any(|pattern| pattern.is_match(&text)) && !self.unless.iter().any(|pattern| pattern.is_match(&text))
    }
}

fn text_of(boundary: &Boundary, field: HintField) -> &str {
    match field {
        HintField::Situation => &boundary.situation,
        HintField::Limit => &boundary.limit,
        HintField::Need => &boundary.need,
        HintField::Response => &boundary.response,
    }
}

/// Lower case, straight apostrophes, trimmed.
fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Area, FearAnswer, Timestamp};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Phrase {
        field: HintField,
        text: String,
        #[serde(default)]
        rule: Option<String>,
    }

    /// `tests/files/wording.ron`.
    #[derive(Debug, Deserialize)]
    struct Phrases {
        good: Vec<Phrase>,
        /// Phrases with the rule each must trigger.
        noticed: Vec<Phrase>,
        left_alone: Vec<Phrase>,
    }

    fn phrases() -> Phrases {
        crate::content::schema::read(include_str!("../../tests/files/wording.ron")).expect("the phrases")
    }

    fn unsaid() -> Profile {
        Profile { fear: FearAnswer::No, ..Profile::unsaid(Timestamp::from_millis(0)) }
    }

    fn boundary(field: HintField, text: &str) -> Boundary {
        let when = "2026-11-01T10:00+01:00".parse().expect("a time");
        let mut boundary = Boundary { area: Area::Emotional, need: "Rest.".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), when) };
        *match field {
            HintField::Situation => &mut boundary.situation,
            HintField::Limit => &mut boundary.limit,
            HintField::Need => &mut boundary.need,
            HintField::Response => &mut boundary.response,
        } = text.to_owned();
        boundary
    }

    fn found(phrase: &Phrase) -> Option<&'static str> {
        let found = hints().of_boundary(&boundary(phrase.field, &phrase.text), &unsaid());
        found.into_iter().find(|(field, _)| *field == phrase.field).map(|(_, rule)| rule.id.as_str())
    }

    #[test]
    fn rules_find_what_they_are_for_and_leave_good_phrases_alone() {
        let phrases = phrases();
        assert!(phrases.good.len() >= 60 && phrases.noticed.len() >= 60, "{} good, {} noticed", phrases.good.len(), phrases.noticed.len());
        let missed: Vec<_> = phrases.noticed.iter().filter(|phrase| found(phrase).map(str::to_owned) != phrase.rule).collect();
        let alarms: Vec<_> = phrases.good.iter().filter_map(|phrase| Some((found(phrase)?, &phrase.text))).collect();
        let percent = 100.0 * alarms.len() as f64 / phrases.good.len() as f64;
        println!(
            "false alarms on good phrases: {} of {} ({percent:.1} %); missed: {} of {}",
            alarms.len(),
            phrases.good.len(),
            missed.len(),
            phrases.noticed.len()
        );
        assert!(missed.len() * 20 <= phrases.noticed.len(), "{missed:#?}");
        assert!(alarms.len() * 20 <= phrases.good.len(), "{alarms:#?}");
    }

    #[test]
    fn what_needs_no_softening_has_no_hints() {
        for phrase in phrases().left_alone {
            assert_eq!(found(&phrase), None, "{}", phrase.text);
            assert!(hints().leaves_alone(&boundary(phrase.field, &phrase.text), &unsaid()), "{}", phrase.text);
        }
        let mut never = boundary(HintField::Limit, "You must never do that again");
        assert!(!hints().of_boundary(&never, &unsaid()).is_empty());
        for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
            assert!(hints().of_boundary(&never, &Profile { fear, ..unsaid() }).is_empty());
        }
        for area in [Area::Sexual, Area::Money] {
            never.area = area;
            assert!(hints().of_boundary(&never, &unsaid()).is_empty());
        }
    }

    #[test]
    fn a_hint_that_was_put_away_stays_away_there() {
        let mut boundary = boundary(HintField::Limit, "You must tell me everything");
        let (_, rule) = hints().of_boundary(&boundary, &unsaid())[0];
        boundary.dismissed_hints.insert(rule.id.clone());
        assert!(hints().of_boundary(&boundary, &unsaid()).iter().all(|(_, other)| other.id != rule.id));
    }

    #[test]
    fn a_request_may_be_about_what_the_other_does() {
        let mut boundary = boundary(HintField::Limit, "You need to tell me before plans change");
        assert!(!hints().of_boundary(&boundary, &unsaid()).is_empty());
        boundary.kind = BoundaryKind::Request;
        assert!(hints().of_boundary(&boundary, &unsaid()).is_empty());
    }

    #[test]
    fn a_missing_need_is_asked_for_once_the_rest_is_written() {
        let mut boundary = boundary(HintField::Limit, "I will not share a bedroom with a phone.");
        boundary.need = String::new();
        assert!(hints().of_boundary(&boundary, &unsaid()).is_empty(), "it is still being written");
        boundary.response = "I sleep in the spare room.".to_owned();
        assert_eq!(hints().of_boundary(&boundary, &unsaid()).iter().map(|(field, _)| *field).collect::<Vec<_>>(), [HintField::Need]);
    }
}
