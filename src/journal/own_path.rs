//! Custom paths and steps.

use serde::{Deserialize, Serialize};

use super::{OwnOption, Timestamp, UserRecord};

/// A custom path. The profile refers to it by its id as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPath {
    /// Last change.
    pub changed: Timestamp,
    /// Title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Description of one or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The stages, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<OwnStage>,
}

/// A stage of a custom path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStage {
    /// Permanent id, unique within the path.
    pub id: String,
    /// Title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Short description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Step ids in order: content ids, or ids of custom steps as text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// A custom step. Progress is stored under its id as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStep {
    /// Last change.
    pub changed: Timestamp,
    /// Title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Importance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Small actions; ticks are stored by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<OwnOption>,
    /// Questions to think about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// For two: closed if there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// Can raise the danger: asks about fear first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// Closed until the user opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
}

impl OwnPath {
    /// An empty path.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, title: String::new(), about: String::new(), stages: Vec::new() }
    }

    /// Ids of all steps, in order.
    pub fn step_ids(&self) -> impl Iterator<Item = &str> {
        self.stages.iter().flat_map(|stage| &stage.steps).map(String::as_str)
    }
}

impl OwnStep {
    /// An empty step.
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
}

impl UserRecord for OwnPath {
    fn user_texts(&self) -> Vec<&str> {
        let stages = self.stages.iter().flat_map(|stage| [stage.title.as_str(), &stage.about]);
        [self.title.as_str(), &self.about].into_iter().chain(stages).filter(|text| !text.is_empty()).collect()
    }
}

impl UserRecord for OwnStep {
    fn user_texts(&self) -> Vec<&str> {
        let more = self.actions.iter().map(|action| action.text.as_str()).chain(self.questions.iter().map(String::as_str));
        [self.title.as_str(), &self.why].into_iter().chain(more).filter(|text| !text.is_empty()).collect()
    }
}
