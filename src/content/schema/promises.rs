//! `assets/content/promises.ron`: suggested promises.

use serde::Deserialize;

use super::TemplateWith;

/// The suggested promises.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromisesFile {
    /// Suggested promises, in display order.
    pub promises: Vec<SuggestedPromise>,
}

/// Intended promiser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum SuggestedFrom {
    /// The person who broke trust.
    BrokeTrust,
    /// Both.
    Both,
    /// The person who was hurt: small promises at their own pace.
    Hurt,
}

/// Topic of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum SuggestedArea {
    /// Being there as announced.
    Time,
    /// Contact with others and with each other.
    Contact,
    /// Volunteering information, answering questions.
    Openness,
    /// Talks.
    Talks,
    /// Outside help.
    Support,
    /// Money.
    Money,
    /// Home, children, work.
    Everyday,
    /// Something else.
    Other,
}

/// Schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SuggestedDue {
    /// Whenever it comes up.
    WhenItComesUp,
    /// Every day.
    Daily,
    /// Weekly, on the weekday it was chosen.
    Weekly,
    /// Once, in this many days.
    Once(u64),
}

/// A suggested promise. Its texts are copied into the journal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestedPromise {
    /// Unique id.
    pub id: String,
    /// Intended promiser.
    pub from: SuggestedFrom,
    /// Topic.
    pub area: SuggestedArea,
    /// Schedule.
    pub due: SuggestedDue,
    /// Intended relationships; empty means any.
    #[serde(default)]
    pub with: Vec<TemplateWith>,
    /// Can be kept without the other person. Nothing else is offered if there may be fear.
    #[serde(default)]
    pub alone: bool,
    /// Something is shown or told freely. Not offered before the question about fear is answered.
    #[serde(default)]
    pub openness: bool,
    /// The promise.
    pub what: String,
    /// Reason why it may matter.
    pub why: String,
    /// Content-map points it covers, such as `A4.10`.
    pub serves: Vec<String>,
}
