//! Undo coalescing.

use std::borrow::Cow;

use super::Key;

/// Successive edits with the same burst, such as typing, are undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burst {
    /// The edited record.
    pub key: Key,
    /// The edited field.
    pub field: Cow<'static, str>,
}
