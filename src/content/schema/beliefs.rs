//! `assets/content/beliefs.ron`: common hard beliefs about oneself, and truer sentences.

use serde::Deserialize;

use super::TemplateRole;

/// Example beliefs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeliefsFile {
    /// Beliefs, in display order.
    pub beliefs: Vec<ExampleBelief>,
}

/// A common belief about oneself. Never about danger.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleBelief {
    /// Unique id.
    pub id: String,
    /// Intended roles.
    pub roles: Vec<TemplateRole>,
    /// The belief, as inner speech.
    pub belief: String,
    /// Kinder and truer sentences.
    pub truer: Vec<String>,
    /// Content-map points it covers, such as `A3.6`.
    pub serves: Vec<String>,
}
