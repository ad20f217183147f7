//! `assets/content/feelings.ron`: feeling words.

use serde::Deserialize;

/// Feeling words by area of the mood pad; the first of each list are shown first.
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
    /// In between, or mixed.
    pub centre: Vec<FeelingText>,
}

/// One feeling word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeelingText {
    /// Stored by journals; never change or reuse it.
    pub id: String,
    /// The word.
    pub word: String,
    /// Meaning, in one line.
    pub meaning: String,
    /// Form after "I feel", if it differs from the word.
    #[serde(default)]
    pub said: Option<String>,
}
