//! `assets/content/hints.ron`: rules for hints about the wording of a limit.

use serde::Deserialize;

/// The rules and their exclusions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintsFile {
    /// Patterns for violence, sex, threats and control of money, which get no hint.
    pub left_alone: Vec<String>,
    /// The rules. A field shows the first match.
    pub rules: Vec<HintRule>,
}

/// The part of a boundary a hint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum HintField {
    /// The situation.
    Situation,
    /// The limit.
    Limit,
    /// The need behind it.
    Need,
    /// The response.
    Response,
}

/// One rule. Patterns match lower-case text with straight apostrophes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintRule {
    /// Stored by journals when the hint is dismissed; never changed.
    pub id: String,
    /// Fields it checks.
    pub fields: Vec<HintField>,
    /// Applies to boundaries only, not to requests and agreements.
    #[serde(default)]
    pub only_boundaries: bool,
    /// Matches an empty field once limit and response are written.
    #[serde(default)]
    pub when_missing: bool,
    /// Patterns of which one must match.
    #[serde(default)]
    pub found_by: Vec<String>,
    /// Patterns of which none may match.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The observation, in one sentence.
    pub says: String,
    /// Reason why it may matter.
    pub why: String,
    /// Suggested change.
    pub suggestion: String,
}
