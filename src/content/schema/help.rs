//! `assets/content/help.ron` and `assets/content/safety.ron`: numbers to call, and what stands on the safety card.

use serde::Deserialize;

/// Numbers by country, as dated text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpFile {
    /// Year and month up to which the numbers were known to us, such as `2025-06`.
    pub known_in: String,
    /// What to do in any country, and where there is no list of its own.
    pub anywhere: HelpLines,
    /// Countries, by name.
    pub countries: Vec<Country>,
}

/// The numbers of one country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Two letters after ISO 3166.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its numbers.
    pub lines: HelpLines,
}

/// Numbers by what they are for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLines {
    /// Danger now.
    pub emergency: Vec<HelpLine>,
    /// Thoughts of dying, or when it is too much.
    pub crisis: Vec<HelpLine>,
    /// Fear or violence at home.
    pub violence: Vec<HelpLine>,
    /// For people who frighten, control or hurt someone, and want that to end.
    pub changing: Vec<HelpLine>,
}

impl HelpLines {
    /// All of them, whatever they are for.
    pub fn all(&self) -> impl Iterator<Item = &HelpLine> {
        [&self.emergency, &self.crisis, &self.violence, &self.changing].into_iter().flatten()
    }
}

/// One number, or one piece of advice where there is none to give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// What it is known by, also where somebody wrote another number in its place.
    pub id: String,
    /// Who answers, or what to look for.
    pub name: String,
    /// The number, as it is dialled in that country.
    #[serde(default)]
    pub number: Option<String>,
    /// When, for whom, in which language.
    #[serde(default)]
    pub note: Option<String>,
}

/// What the safety card says by itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyFile {
    /// Are you safe right now?
    pub right_now: SafetyText,
    /// What can be done where there is fear or violence.
    pub when_afraid: SafetyText,
    /// When thoughts turn to dying.
    pub when_it_is_too_much: SafetyText,
    /// For the person who frightens, controls or hurts someone.
    pub when_you_frighten: SafetyText,
    /// A computer that someone else may read.
    pub this_computer: SafetyText,
    /// What this app is not.
    pub what_this_is_not: SafetyText,
}

/// A heading, and short lines under it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyText {
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<String>,
}
