//! `assets/content/practices.ron`: small things that can be taken up; and `assets/content/asking.ron`: ways to ask for help.

use serde::Deserialize;

/// Suggestions for the three lists of practices.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticesFile {
    /// Care for oneself.
    pub self_care: Vec<PracticeSuggestion>,
    /// Shared with somebody. Not suggested where there may be fear.
    pub rituals: Vec<PracticeSuggestion>,
    /// A life of one's own.
    pub own_life: Vec<PracticeSuggestion>,
}

/// One suggestion. Its words are copied into the journal and belong to the person from then on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeSuggestion {
    /// Its name among the others.
    pub id: String,
    /// What to do, in a few words.
    pub title: String,
    /// When it fits, where that is worth a word.
    #[serde(default)]
    pub when_it_fits: Option<String>,
    /// The points of the articles it serves, such as `A1.5`.
    pub serves: Vec<String>,
}

/// Ways to ask for help.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskingFile {
    /// Sentences that can be said or written as they stand.
    pub asks: Vec<Ask>,
}

/// A way to ask for help.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Its name among the others.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// The points of the articles it serves, such as `A1.2`.
    pub serves: Vec<String>,
}
