//! `assets/content/help.ron` and `assets/content/safety.ron`: help lines and the safety card.

use serde::Deserialize;

/// Help lines by country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpFile {
    /// Year and month of the last check, such as `2025-06`.
    pub known_in: String,
    /// Lines for any country, and for countries without a list.
    pub anywhere: HelpLines,
    /// Countries, by name.
    pub countries: Vec<Country>,
}

/// The help lines of one country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166 two-letter code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Help lines.
    pub lines: HelpLines,
}

/// Help lines by purpose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLines {
    /// Immediate danger.
    pub emergency: Vec<HelpLine>,
    /// Suicidal thoughts or acute distress.
    pub crisis: Vec<HelpLine>,
    /// Fear or violence at home.
    pub violence: Vec<HelpLine>,
    /// For people who frighten, control or hurt someone and want to stop.
    pub changing: Vec<HelpLine>,
}

impl HelpLines {
    /// All lines, of every purpose.
    pub fn all(&self) -> impl Iterator<Item = &HelpLine> {
        [&self.emergency, &self.crisis, &self.violence, &self.changing].into_iter().flatten()
    }
}

/// One number, or advice if there is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Stable id, kept if the user replaces the number.
    pub id: String,
    /// Name of the service, or what to look for.
    pub name: String,
    /// The number as dialled in that country.
    #[serde(default)]
    pub number: Option<String>,
    /// Hours, audience and languages.
    #[serde(default)]
    pub note: Option<String>,
}

/// Texts of the safety card.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyFile {
    /// "Are you safe right now?"
    pub right_now: SafetyText,
    /// Options in case of fear or violence.
    pub when_afraid: SafetyText,
    /// Help with suicidal thoughts.
    pub when_it_is_too_much: SafetyText,
    /// For a person who frightens, controls or hurts someone.
    pub when_you_frighten: SafetyText,
    /// A computer that others may read.
    pub this_computer: SafetyText,
    /// Limits of this app.
    pub what_this_is_not: SafetyText,
}

/// A heading with short lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyText {
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<String>,
}
