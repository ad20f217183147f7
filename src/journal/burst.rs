//! Edits that are undone together.

use super::Key;

/// Edits of the same burst, one soon after the other, are undone together: typing in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burst {
    /// The record that is edited.
    pub key: Key,
    /// The field of it.
    pub field: &'static str,
}
