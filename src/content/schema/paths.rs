//! `assets/content/paths/*.ron` and `assets/content/steps/*.ron`: paths, and the steps they share.

use serde::{Deserialize, Serialize};

/// A path. Only custom ones are serialized, without the fields of built-in ones.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// The file stem.
    pub id: String,
    /// Position in the list of paths, from 0; built-in paths only.
    #[serde(default, skip_serializing)]
    pub place: u8,
    /// Title.
    pub title: String,
    /// Description of one or two sentences.
    pub about: String,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// Steps of this path only. Built-in steps have files of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_steps: Vec<Step>,
}

/// One stage of a path.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique among all stages of all paths.
    pub id: String,
    /// Title.
    pub title: String,
    /// Short description.
    pub about: String,
    /// Step ids, in order.
    pub steps: Vec<String>,
}

/// A step. Paths can share it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own, and any of them may be set together")]
pub struct Step {
    /// The file stem. Journals keep it: never change or reuse it.
    pub id: String,
    /// Title.
    pub title: String,
    /// Purpose, in two to four sentences.
    pub why: String,
    /// Extra texts by role.
    #[serde(default, skip_serializing)]
    pub for_role: RoleTexts,
    /// Extra texts by direction, shown after those for the role.
    #[serde(default, skip_serializing)]
    pub for_direction: DirectionTexts,
    /// Small things to do.
    pub actions: Vec<Action>,
    /// Questions to think about.
    pub questions: Vec<String>,
    /// For two: closed if there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// About limits or leaving, which can raise the danger: asks about fear first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// About leaving. If there may be fear, never named on Today or printed, because others may
    /// look.
    #[serde(default, skip_serializing)]
    pub about_leaving: bool,
    /// About forgiveness or closeness: closed until the user opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// Ids of related worksheets.
    #[serde(default, skip_serializing)]
    pub worksheets: Vec<String>,
    /// Names of related tools; see [`TOOLS`].
    #[serde(default, skip_serializing)]
    pub tools: Vec<String>,
    /// Content-map points it covers; empty for custom steps.
    #[serde(default, skip_serializing)]
    pub serves: Vec<String>,
}

/// Tools that a step can link to.
pub const TOOLS: [&str; 14] =
    ["ledger", "moment", "triggers", "urges", "circle", "self-care", "rituals", "own-life", "appreciations", "goals", "held-words", "beliefs", "talk", "dates"];

/// Texts by direction.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectionTexts {
    /// For a person who stays.
    #[serde(default)]
    pub stay: Option<String>,
    /// For a person who leaves.
    #[serde(default)]
    pub leave: Option<String>,
    /// For a person who has not decided.
    #[serde(default)]
    pub undecided: Option<String>,
}

/// Texts by role.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleTexts {
    /// For the person who was hurt.
    #[serde(default)]
    pub hurt: Option<String>,
    /// For the person who broke trust.
    #[serde(default)]
    pub broke_trust: Option<String>,
    /// For both, working together.
    #[serde(default)]
    pub together: Option<String>,
}

/// A small action under a step.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Unique within its step. Journals keep it.
    pub id: String,
    /// The action.
    pub text: String,
}
