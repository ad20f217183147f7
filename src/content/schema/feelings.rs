//! `assets/content/feelings.ron`: words for how it is.

use serde::Deserialize;

/// The words, by the part of the pad they belong to. The first of each list are the ones shown first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeelingsFile {
    /// High energy, unpleasant.
    pub edge: Vec<FeelingText>,
    /// High energy, pleasant.
    pub bright: Vec<FeelingText>,
    /// Low energy, unpleasant.
    pub heavy: Vec<FeelingText>,
    /// Low energy, pleasant.
    pub settled: Vec<FeelingText>,
    /// In between, and two things at once.
    pub centre: Vec<FeelingText>,
}

/// One feeling word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeelingText {
    /// What journals keep; never changed and never used again for another word.
    pub id: String,
    /// The word.
    pub word: String,
    /// What it means, in one line.
    pub meaning: String,
    /// How it follows "I feel", where that is another form than the word.
    #[serde(default)]
    pub said: Option<String>,
}
