//! `assets/content/promises.ron`: small promises to begin with.

use serde::Deserialize;

use super::TemplateWith;

/// The suggested promises.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromisesFile {
    /// All of them, in the order in which they are offered.
    pub promises: Vec<SuggestedPromise>,
}

/// Whose promise it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum SuggestedFrom {
    /// The person who broke trust.
    BrokeTrust,
    /// Both.
    Both,
    /// The person who was hurt: small, and in their own time.
    Hurt,
}

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum SuggestedArea {
    /// Being there when it was said.
    Time,
    /// Contact with others, and with each other.
    Contact,
    /// Telling by oneself, answering questions.
    Openness,
    /// Talks.
    Talks,
    /// Help from outside.
    Support,
    /// Money.
    Money,
    /// Home, children, work.
    Everyday,
    /// Something else.
    Other,
}

/// When it is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SuggestedDue {
    /// Whenever it comes up.
    WhenItComesUp,
    /// Every day.
    Daily,
    /// Every week, on the weekday on which it was chosen.
    Weekly,
    /// Once, in so many days.
    Once(u64),
}

/// One suggested promise. Its words are copied into the journal and belong to the person from then on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestedPromise {
    /// Its name among the others.
    pub id: String,
    /// Whose it may be.
    pub from: SuggestedFrom,
    /// What it is about.
    pub area: SuggestedArea,
    /// When it is to be kept.
    pub due: SuggestedDue,
    /// With whom; empty for anyone.
    #[serde(default)]
    pub with: Vec<TemplateWith>,
    /// It can be kept without the other person. Where there may be fear, no other is offered.
    #[serde(default)]
    pub alone: bool,
    /// Something is freely shown or told. Not offered before the question about fear was answered.
    #[serde(default)]
    pub openness: bool,
    /// What is promised.
    pub what: String,
    /// Why it may matter.
    pub why: String,
    /// The points of the articles it serves, such as `A4.10`.
    pub serves: Vec<String>,
}
