//! Selection for the shared view; everything else stays hidden there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, Timestamp, UserRecord};

/// Records selected for the shared view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TogetherView {
    /// Last change.
    pub changed: Timestamp,
    /// Step ids. Only their texts are shown, not progress or notes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub steps: BTreeSet<String>,
    /// Boundary ids of agreements.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub agreements: BTreeSet<Id>,
    /// Promises. The promise and the promiser are shown, not the outcomes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub promises: BTreeSet<Id>,
}

impl TogetherView {
    /// An empty selection.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, steps: BTreeSet::new(), agreements: BTreeSet::new(), promises: BTreeSet::new() }
    }
}

impl UserRecord for TogetherView {
    fn user_texts(&self) -> Vec<&str> {
        Vec::new()
    }
}
