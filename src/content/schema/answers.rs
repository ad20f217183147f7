//! `assets/content/answers.ron`: answers to common questions.

use serde::Deserialize;

use super::paths::RoleTexts;
use super::worksheet::SheetRole;

/// Common questions, in display order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFile {
    /// Questions with answers.
    pub answers: Vec<CommonQuestion>,
}

/// A common question with a short answer. Not stored in journals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonQuestion {
    /// Unique among all questions.
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer, in two to four sentences; collapsed at first.
    pub answer: String,
    /// Extra texts by role, shown after the answer.
    #[serde(default)]
    pub for_role: RoleTexts,
    /// Intended roles; empty means everyone.
    #[serde(default)]
    pub roles: Vec<SheetRole>,
    /// Steps to continue with, each behind its own gate.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Content-map points it covers.
    pub serves: Vec<String>,
}
