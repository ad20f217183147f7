//! A path that the person made, and the steps in it that are theirs.

use serde::{Deserialize, Serialize};

use super::{OwnOption, Timestamp};

/// A path of the person's own. The profile names it by its id as text when it is the one that is walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPath {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it is, in a sentence or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The stages, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<OwnStage>,
}

/// A stretch of a path of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStage {
    /// Unique within its path, and never changed.
    pub id: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it holds, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Its steps in order: content ids, and ids of steps of one's own as text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// A step of the person's own. Where they stand on it is kept under its id as text, beside the steps that come with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStep {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Small things to do. What was ticked is kept by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<OwnOption>,
    /// Questions to think about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// Needs the other person too: closed where there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// Where there is fear it can raise the danger, so the question about fear comes first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// Closed until the person opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
}

impl OwnPath {
    /// A path with nothing on it yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, title: String::new(), about: String::new(), stages: Vec::new() }
    }

    /// The ids of all its steps, in order.
    pub fn step_ids(&self) -> impl Iterator<Item = &str> {
        self.stages.iter().flat_map(|stage| &stage.steps).map(String::as_str)
    }

    /// The person's own words in it; empty ones are left out.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let stages = self.stages.iter().flat_map(|stage| [stage.title.as_str(), &stage.about]);
        [self.title.as_str(), &self.about].into_iter().chain(stages).filter(|text| !text.is_empty()).collect()
    }
}

impl OwnStep {
    /// A step with nothing in it yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self {
            changed: now,
            title: String::new(),
            why: String::new(),
            actions: Vec::new(),
            questions: Vec::new(),
            for_two: false,
            asks_about_fear_first: false,
            opens_only_when_asked: false,
        }
    }

    /// The person's own words in it; empty ones are left out.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let more = self.actions.iter().map(|action| action.text.as_str()).chain(self.questions.iter().map(String::as_str));
        [self.title.as_str(), &self.why].into_iter().chain(more).filter(|text| !text.is_empty()).collect()
    }
}
