//! `assets/content/practices.ron` and `assets/content/asking.ron`: practices, and ways to ask for
//! help.

use serde::Deserialize;

/// Suggestions for the three lists of practices.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticesFile {
    /// Self-care.
    pub self_care: Vec<PracticeSuggestion>,
    /// Shared rituals. Not suggested if there may be fear.
    pub rituals: Vec<PracticeSuggestion>,
    /// A life of one's own.
    pub own_life: Vec<PracticeSuggestion>,
}

/// A suggestion. Its texts are copied into the journal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeSuggestion {
    /// Unique id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Suitable occasion, if worth a note.
    #[serde(default)]
    pub when_it_fits: Option<String>,
    /// Content-map points it covers, such as `A1.5`.
    pub serves: Vec<String>,
}

/// Ways to ask for help.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskingFile {
    /// Sentences to say or write as they stand.
    pub asks: Vec<Ask>,
}

/// A way to ask for help.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Unique id.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Content-map points it covers, such as `A1.2`.
    pub serves: Vec<String>,
}
