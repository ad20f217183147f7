//! `assets/content/safe_here.ron`: whether it is safe to keep a journal on this computer.

use serde::Deserialize;

use super::help::SafetyText;

/// The questions, what their answers lead to, and more to read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeHereFile {
    /// What is asked, in order. Every question has one answer or none.
    pub questions: Vec<SafeQuestion>,
    /// What can be advised, the most urgent first.
    pub advice: Vec<SafeAdvice>,
    /// What can be read beyond that: what a passphrase does, honest limits, safer devices.
    pub more: Vec<SafetyText>,
}

/// A question that is answered by choosing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeQuestion {
    /// What advice names it by.
    pub id: String,
    /// The question.
    pub text: String,
    /// Its answers.
    pub options: Vec<SafeOption>,
}

/// An answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeOption {
    /// What advice names it by, after its question and a dot.
    pub id: String,
    /// The answer in words.
    pub text: String,
}

/// Something concrete to do, or to leave.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeAdvice {
    /// What it is called in tests.
    pub id: String,
    /// Rows of answers, each written `question.option`: it is given when all of one row were given.
    pub when: Vec<Vec<String>>,
    /// Advice further up, by its id, beside which this would only confuse: where nothing is to be kept, no passphrase is chosen.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The heading.
    pub heading: String,
    /// What to do: the first line is shown at once, the others on request.
    pub lines: Vec<String>,
}

impl SafeHereFile {
    /// What is advised after these answers: for each question, in order, the place of the option that was chosen.
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
