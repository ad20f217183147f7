//! Edits that are undone together.

use std::borrow::Cow;

use super::Key;

/// Edits of the same burst, one soon after the other, are undone together: typing in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burst {
    /// The record that is edited.
    pub key: Key,
    /// The field of it.
    pub field: Cow<'static, str>,
}
