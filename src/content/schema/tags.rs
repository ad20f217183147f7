//! `assets/content/tags.ron`: what can be around a feeling.

use serde::Deserialize;

/// Tags in groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagsFile {
    /// The groups, in the order in which they are offered.
    pub groups: Vec<TagGroup>,
}

/// Tags that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagGroup {
    /// What journals keep.
    pub id: String,
    /// What the group is called.
    pub name: String,
    /// Its tags.
    pub tags: Vec<Tag>,
}

/// One tag.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// What journals keep; never changed and never used again for another tag.
    pub id: String,
    /// The word.
    pub word: String,
    /// Whether it is among the few offered at once, before a group is opened.
    #[serde(default)]
    pub shown_first: bool,
}
