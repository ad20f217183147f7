//! `assets/content/paths/*.ron` and `assets/content/steps/*.ron`: ways through, and the steps they share.

use serde::{Deserialize, Serialize};

/// A way through: stages in order. Only one of the person's own is ever written, and what only ours have is left out.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// The file's name without its ending.
    pub id: String,
    /// Where it stands in the list of paths, from 0. Only ours have a place.
    #[serde(default, skip_serializing)]
    pub place: u8,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// Steps that stand on this path only. Ours have files of their own instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_steps: Vec<Step>,
}

/// A stretch of a path.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique among all stages of all paths.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it holds, in a few words.
    pub about: String,
    /// The ids of its steps, in order.
    pub steps: Vec<String>,
}

/// A step. It may belong to several paths, and is the same step in all of them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own, and any of them may be set together")]
pub struct Step {
    /// The file's name without its ending. Journals keep it; never changed and never used again for another step.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Why it matters, in two to four sentences.
    pub why: String,
    /// What it means for one role in particular.
    #[serde(default, skip_serializing)]
    pub for_role: RoleTexts,
    /// What it means for one direction in particular; read after the words for the role.
    #[serde(default, skip_serializing)]
    pub for_direction: DirectionTexts,
    /// Small things to do.
    pub actions: Vec<Action>,
    /// Questions to think about.
    pub questions: Vec<String>,
    /// Needs the other person too: closed where there is fear, violence or control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_two: bool,
    /// About limits or leaving: where there is fear it can raise the danger, so the question about fear comes first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_about_fear_first: bool,
    /// Prepares or follows a leaving: where there may be fear it is neither named on Today nor printed, because somebody else may look.
    #[serde(default, skip_serializing)]
    pub about_leaving: bool,
    /// About forgiveness or closeness: closed for everyone until the person opens it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opens_only_when_asked: bool,
    /// The ids of worksheets that go with it.
    #[serde(default, skip_serializing)]
    pub worksheets: Vec<String>,
    /// The names of tools that go with it: see [`TOOLS`].
    #[serde(default, skip_serializing)]
    pub tools: Vec<String>,
    /// The points of the content map that this step serves. One of the person's own serves none.
    #[serde(default, skip_serializing)]
    pub serves: Vec<String>,
}

/// The names of the tools that a step can lead to.
pub const TOOLS: [&str; 14] =
    ["ledger", "moment", "triggers", "urges", "circle", "self-care", "rituals", "own-life", "appreciations", "goals", "held-words", "beliefs", "talk", "dates"];

/// Texts for one direction each.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectionTexts {
    /// For the person who stays.
    #[serde(default)]
    pub stay: Option<String>,
    /// For the person who leaves.
    #[serde(default)]
    pub leave: Option<String>,
    /// For the person who has not decided.
    #[serde(default)]
    pub undecided: Option<String>,
}

/// Texts for one role each.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleTexts {
    /// For the person who was hurt.
    #[serde(default)]
    pub hurt: Option<String>,
    /// For the person who broke trust.
    #[serde(default)]
    pub broke_trust: Option<String>,
    /// For two who work on it together.
    #[serde(default)]
    pub together: Option<String>,
}

/// A small thing to do under a step.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Unique within its step. Journals keep it.
    pub id: String,
    /// What to do.
    pub text: String,
}
