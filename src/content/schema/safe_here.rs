//! `assets/content/safe_here.ron`: check whether a journal is safe on this computer.

use serde::Deserialize;

use super::help::SafetyText;

/// The questions, the resulting advice and further reading.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeHereFile {
    /// Questions in order, each with at most one answer.
    pub questions: Vec<SafeQuestion>,
    /// Advice, most urgent first.
    pub advice: Vec<SafeAdvice>,
    /// Further reading: passphrases, limits, safer devices.
    pub more: Vec<SafetyText>,
}

/// A single-choice question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeQuestion {
    /// Id used in [`SafeAdvice::when`].
    pub id: String,
    /// The question.
    pub text: String,
    /// Options.
    pub options: Vec<SafeOption>,
}

/// An option.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeOption {
    /// Id used in [`SafeAdvice::when`], after the question's id and a dot.
    pub id: String,
    /// Label.
    pub text: String,
}

/// One piece of advice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeAdvice {
    /// Id used in tests.
    pub id: String,
    /// Rows of `question.option`; given if all answers of one row were chosen.
    pub when: Vec<Vec<String>>,
    /// Ids of earlier advice that suppress this one, such as "keep nothing here" before "choose a
    /// passphrase".
    #[serde(default)]
    pub unless: Vec<String>,
    /// The heading.
    pub heading: String,
    /// Lines of advice: the first is shown at once, the others on request.
    pub lines: Vec<String>,
}

impl SafeHereFile {
    /// Returns the advice for the chosen option index of each question, in order.
    #[must_use]
    pub fn advice_for(&self, chosen: &[Option<usize>]) -> Vec<&SafeAdvice> {
        let given = |answer: &String| {
            self.questions.iter().zip(chosen).any(|(question, place)| {
                let option = place.and_then(|place| question.options.get(place));
                option.is_some_and(|option| answer.split_once('.') == Some((&question.id, &option.id)))
            })
        };
        let mut advised: Vec<&SafeAdvice> = Vec::new();
        for advice in &self.advice {
            let is_moot = advised.iter().any(|earlier| advice.unless.contains(&earlier.id));
            if !is_moot && advice.when.iter().any(|row| row.iter().all(given)) {
                advised.push(advice);
            }
        }
        advised
    }
}
