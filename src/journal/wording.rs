//! How a person says a boundary, and what they answer when something comes back.

use serde::{Deserialize, Serialize};

/// The form in which it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordingForm {
    /// "When … I feel … because I need … I ask / I will …"
    #[default]
    IStatement,
    /// Describe, express, assert, reinforce; stay mindful, appear confident, negotiate
    /// (M. M. Linehan, 2015, "DBT Skills Training Manual", 2nd ed., interpersonal effectiveness).
    DearMan,
}

/// How the sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Closing {
    /// "I will …"
    Will,
    /// "I ask you to …"
    Ask,
}

/// How I say it. Both forms share the parts they have in common, so that changing the form loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// The form.
    pub form: WordingForm,
    /// "When …": what happens. While it is empty, the situation of the boundary stands in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// "I feel …": content ids of feelings, in the order in which they were picked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feelings: Vec<String>,
    /// "because I need …". While it is empty, the need of the boundary stands in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub need: String,
    /// How it ends; until that is chosen, a request asks and a boundary says what I will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// "I will …". While it is empty, my first step stands in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub will: String,
    /// "I ask you to …"
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// What the other gains by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reinforce: String,
    /// What I come back to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mindful: String,
    /// How I stand and speak.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub confident: String,
    /// What I could also live with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub negotiate: String,
    /// Where there may be danger, instead of a script: places, people, what to take.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
}

impl Wording {
    /// Whether nothing has been written or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Something the other may say, and the calm answer that was found beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushBack {
    /// What they may say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub they_say: String,
    /// What I answer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub i_say: String,
}
