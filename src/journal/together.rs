//! What two people look at together. Everything else of the journal stays with its owner.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, Timestamp};

/// What was chosen to be looked at together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TogetherView {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Steps, by id. Their words are shown, and nothing that was written or marked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub steps: BTreeSet<String>,
    /// Agreements, by the id of their boundary.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub agreements: BTreeSet<Id>,
    /// Promises. What was promised is shown, and by whom; nothing of what was seen of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub promises: BTreeSet<Id>,
}

impl TogetherView {
    /// Nothing chosen yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, steps: BTreeSet::new(), agreements: BTreeSet::new(), promises: BTreeSet::new() }
    }
}
