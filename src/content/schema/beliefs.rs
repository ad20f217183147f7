//! `assets/content/beliefs.ron`: hard sentences about oneself that others know too, and truer ones.

use serde::Deserialize;

use super::TemplateRole;

/// All of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeliefsFile {
    /// In the order in which they are offered.
    pub beliefs: Vec<ExampleBelief>,
}

/// A belief about oneself that may sound familiar. Never about danger.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleBelief {
    /// Its name among the others.
    pub id: String,
    /// Who may know it.
    pub roles: Vec<TemplateRole>,
    /// The belief, as it sounds inside.
    pub belief: String,
    /// Kinder and truer sentences.
    pub truer: Vec<String>,
    /// The points of the articles it serves, such as `A3.6`.
    pub serves: Vec<String>,
}
