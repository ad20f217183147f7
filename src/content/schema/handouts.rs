//! `assets/content/guide.ron` and `assets/content/agenda.ron`: what is printed beside worksheets.

use serde::Deserialize;

use super::help::SafetyText;

/// The guide for therapists. Two pages, which a test holds it to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    /// What it is called.
    pub title: String,
    /// How long it is, beside the title.
    pub caption: String,
    /// What it says, in order.
    pub sections: Vec<GuideSection>,
}

/// A heading of the guide, and what stands under it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSection {
    /// The heading.
    pub heading: String,
    /// What stands under it, in order.
    pub parts: Vec<GuidePart>,
}

/// A part of a section of the guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum GuidePart {
    /// A paragraph.
    Text(String),
    /// Short points, one below the other.
    Points(Vec<String>),
}

/// The agenda of a session for two. One page, which a test holds it to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaFile {
    /// What it is called.
    pub title: String,
    /// How long it takes: what the minutes of its items come to.
    pub minutes: u32,
    /// For whom it is, and what to know before.
    pub before: String,
    /// Short things to write down first: the day, who is here, when to stop.
    pub first: Vec<String>,
    /// What each of the two columns is called where both write.
    pub each: (String, String),
    /// What is talked about, in order.
    pub items: Vec<AgendaItem>,
    /// When to pause.
    pub pauses: SafetyText,
    /// Whether both could speak freely.
    pub free: SafetyText,
    /// The heading of agreements that are due for another look.
    pub agreements: String,
}

/// One item of the agenda.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// What it is called.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// What is done.
    pub help: String,
    /// Where it is written down.
    pub room: AgendaRoom,
}

/// Where something is written down by hand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum AgendaRoom {
    /// Nowhere: it is only said.
    Nothing,
    /// So many lines.
    Lines(u32),
    /// So many lines for each of the two, side by side.
    Each(u32),
    /// Empty rows under these heads.
    Table {
        /// The heads.
        columns: Vec<String>,
        /// How many rows.
        rows: u32,
    },
}
