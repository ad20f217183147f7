//! `assets/content/boundaries.ron`: starting points for boundaries, requests and agreements.

use serde::Deserialize;

/// The starting points, area by area.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundariesFile {
    /// All of them, in the order in which they are offered.
    pub templates: Vec<BoundaryTemplate>,
}

/// What it begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateKind {
    /// What I will do.
    Boundary,
    /// What I ask.
    Request,
    /// What both said yes to.
    Agreement,
}

/// The part of life it is about.
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

/// Who it may be of use to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum TemplateRole {
    /// The person who was hurt.
    Hurt,
    /// The person who broke trust.
    BrokeTrust,
    /// Both together.
    Together,
}

/// With whom.
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

/// One starting point. Its words are copied into the journal and belong to the person from then on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryTemplate {
    /// Its name among the others.
    pub id: String,
    /// What it begins as.
    pub kind: TemplateKind,
    /// The part of life it is about.
    pub area: TemplateArea,
    /// Who it may be of use to.
    pub roles: Vec<TemplateRole>,
    /// With whom; empty for anyone.
    #[serde(default)]
    pub with: Vec<TemplateWith>,
    /// Openness of phones or accounts: only as an agreement, freely offered, with a scope and an end. Never offered where there may be fear.
    #[serde(default)]
    pub openness: bool,
    /// In how many days it ends by itself. Openness has an end.
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
    /// What I will do, one step a line.
    pub response: Vec<String>,
    /// The points of the articles it serves, such as `A4.8`.
    pub serves: Vec<String>,
}
