//! `assets/content/boundaries.ron`: starting points for boundaries, requests and agreements.

use serde::Deserialize;

/// Starting points by area.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundariesFile {
    /// Starting points, in display order.
    pub templates: Vec<BoundaryTemplate>,
}

/// Kind of boundary it creates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateKind {
    /// My own action.
    Boundary,
    /// A request to the other.
    Request,
    /// Agreed by both.
    Agreement,
}

/// Area of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateArea {
    /// Body, space, rest.
    Physical,
    /// Feelings, talks, tone.
    Emotional,
    /// Phones, messages, accounts.
    Digital,
    /// Time and plans.
    Time,
    /// Sex and closeness.
    Sexual,
    /// Money.
    Money,
    /// Friends and going out.
    Social,
    /// Family and children.
    Family,
    /// Work, or a third person.
    Work,
    /// Anything else.
    Other,
}

/// Intended role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateRole {
    /// The person who was hurt.
    Hurt,
    /// The person who broke trust.
    BrokeTrust,
    /// Both.
    Together,
}

/// Relationship to the other person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateWith {
    /// A partner, present or past.
    Partner,
    /// A friend.
    Friend,
    /// A relative.
    Family,
    /// Someone from work.
    Work,
}

/// A starting point. Its texts are copied into the journal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryTemplate {
    /// Unique id.
    pub id: String,
    /// Kind of boundary it creates.
    pub kind: TemplateKind,
    /// Area of life.
    pub area: TemplateArea,
    /// Intended roles.
    pub roles: Vec<TemplateRole>,
    /// Intended relationships; empty means any.
    #[serde(default)]
    pub with: Vec<TemplateWith>,
    /// Openness of phones or accounts: only as a freely offered agreement with scope and end. Not
    /// offered if there may be fear.
    #[serde(default)]
    pub openness: bool,
    /// Days until it ends. Required for openness.
    #[serde(default)]
    pub ends_after_days: Option<u64>,
    /// The title.
    pub title: String,
    /// The situation, as facts.
    pub situation: String,
    /// The limit, request or agreement.
    pub limit: String,
    /// The need behind it.
    pub need: String,
    /// Responses, one step per line.
    pub response: Vec<String>,
    /// Content-map points it covers, such as `A4.8`.
    pub serves: Vec<String>,
}
