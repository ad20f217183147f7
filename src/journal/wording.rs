//! Wording of a boundary, and answers to objections.

use serde::{Deserialize, Serialize};

/// Form of the wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordingForm {
    /// "When … I feel … because I need … I ask / I will …"
    #[default]
    IStatement,
    /// Describe, express, assert, reinforce; stay mindful, appear confident, negotiate (M. M.
    /// Linehan, 2015, "DBT Skills Training Manual", 2nd ed.).
    DearMan,
}

/// Closing of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Closing {
    /// "I will …"
    Will,
    /// "I ask you to …"
    Ask,
}

/// Wording of a boundary. Its two forms share common parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// Form.
    pub form: WordingForm,
    /// "When …": the event. If empty, the boundary's situation is used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// "I feel …": content ids of feelings, in the order picked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feelings: Vec<String>,
    /// "because I need …". If empty, the boundary's need is used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub need: String,
    /// Closing; by default a request asks and a boundary states my action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// "I will …". If empty, the first response is used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub will: String,
    /// "I ask you to …"
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// Benefit for the other person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reinforce: String,
    /// The point to return to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mindful: String,
    /// Posture and voice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub confident: String,
    /// Acceptable alternatives.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub negotiate: String,
    /// Plan instead of a script in case of danger: places, people, things to take.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
}

impl Wording {
    /// True if nothing was written or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A possible objection with a prepared answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushBack {
    /// Objection.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub they_say: String,
    /// Answer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub i_say: String,
}
