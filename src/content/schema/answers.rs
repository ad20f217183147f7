//! `assets/content/answers.ron`: short answers to what is asked most.

use serde::Deserialize;

use super::paths::RoleTexts;
use super::worksheet::SheetRole;

/// The questions, in the order in which they are listed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFile {
    /// The questions with their answers.
    pub answers: Vec<CommonQuestion>,
}

/// A question that many people ask, and a short answer to it. Nothing is kept of it in a journal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonQuestion {
    /// Unique among all answers.
    pub id: String,
    /// The question, as a line that can be pressed.
    pub question: String,
    /// The answer, in two to four sentences; shown only when it is asked for.
    pub answer: String,
    /// What it means for one role in particular; read after the answer.
    #[serde(default)]
    pub for_role: RoleTexts,
    /// For whom it is listed; empty is for everyone.
    #[serde(default)]
    pub roles: Vec<SheetRole>,
    /// Steps that go on from here, each behind its own gate.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The points of the content map that it serves.
    pub serves: Vec<String>,
}
