//! `assets/content/guide.ron` and `assets/content/agenda.ron`: printed handouts.

use serde::Deserialize;

use super::help::SafetyText;

/// The guide for therapists. Two pages, enforced by a test.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    /// Title.
    pub title: String,
    /// Length, shown beside the title.
    pub caption: String,
    /// Sections, in order.
    pub sections: Vec<GuideSection>,
}

/// A section of the guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSection {
    /// The heading.
    pub heading: String,
    /// Content, in order.
    pub parts: Vec<GuidePart>,
}

/// A part of a section of the guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum GuidePart {
    /// A paragraph.
    Text(String),
    /// A list of short points.
    Points(Vec<String>),
}

/// The agenda of a session for two. One page, enforced by a test.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaFile {
    /// Title.
    pub title: String,
    /// Total duration in minutes; the sum over its items.
    pub minutes: u32,
    /// Audience and introduction.
    pub before: String,
    /// Short fields at the top: date, participants, end time.
    pub first: Vec<String>,
    /// Column headings of tables that both fill in.
    pub each: (String, String),
    /// Items, in order.
    pub items: Vec<AgendaItem>,
    /// Reasons to pause.
    pub pauses: SafetyText,
    /// Check that both could speak freely.
    pub free: SafetyText,
    /// Heading of agreements due for review.
    pub agreements: String,
}

/// One agenda item.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Title.
    pub title: String,
    /// Duration in minutes.
    pub minutes: u32,
    /// Instructions.
    pub help: String,
    /// Space for notes.
    pub room: AgendaRoom,
}

/// Space for handwritten notes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum AgendaRoom {
    /// No space.
    Nothing,
    /// A number of lines.
    Lines(u32),
    /// A number of lines per person, side by side.
    Each(u32),
    /// A table with empty rows.
    Table {
        /// Column headings.
        columns: Vec<String>,
        /// Number of rows.
        rows: u32,
    },
}
