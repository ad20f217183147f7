//! `assets/content/tags.ron`: tags.

use serde::Deserialize;

/// Tags in groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagsFile {
    /// Groups, in display order.
    pub groups: Vec<TagGroup>,
}

/// A group of tags.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagGroup {
    /// Id stored by journals.
    pub id: String,
    /// Name.
    pub name: String,
    /// Tags.
    pub tags: Vec<Tag>,
}

/// One tag.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Stored by journals; never change or reuse it.
    pub id: String,
    /// The word.
    pub word: String,
    /// True for the few tags offered before a group is opened.
    #[serde(default)]
    pub shown_first: bool,
}
