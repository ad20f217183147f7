//! `assets/content/hints.ron`: gentle hints about the wording of a limit, as rules.

use serde::Deserialize;

/// The rules, and where none of them is applied.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintsFile {
    /// Patterns of what needs no softening: violence, sex, threats, control of money. Where one is found, no hint is given.
    pub left_alone: Vec<String>,
    /// The rules. A field shows the first that fits.
    pub rules: Vec<HintRule>,
}

/// A part of a boundary that a hint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum HintField {
    /// The situation.
    Situation,
    /// The limit.
    Limit,
    /// The need behind it.
    Need,
    /// What I will do.
    Response,
}

/// One rule. Patterns are regular expressions over the text in lower case, with straight apostrophes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintRule {
    /// What journals keep when it is put away; never changed.
    pub id: String,
    /// Where it looks.
    pub fields: Vec<HintField>,
    /// Only where the person does it themself: not for requests and agreements.
    #[serde(default)]
    pub only_boundaries: bool,
    /// It fits where the field is still empty while limit and response are written.
    #[serde(default)]
    pub when_missing: bool,
    /// It fits where one of these is found …
    #[serde(default)]
    pub found_by: Vec<String>,
    /// … and none of these.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What was noticed, in one sentence.
    pub says: String,
    /// Why that may matter.
    pub why: String,
    /// What may help instead.
    pub suggestion: String,
}
