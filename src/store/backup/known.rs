//! Ownership of backups of minor version 0, without a lineage; names prove nothing.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::journal::{Id, Journal};

/// Ids of all records of this session. Ids are random, so a copy that shares one is of this
/// journal. Holds no content, because it outlives a lock. Clones share the set.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct KnownIds(Arc<Mutex<HashSet<Id>>>);

impl KnownIds {
    fn lock(&self) -> MutexGuard<'_, HashSet<Id>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(in crate::store) fn learn(&self, journal: &Journal) {
        self.lock().extend(journal.ids());
    }

    /// True if the journal shares ids, which are then added, so that newer copies prove older ones:
    /// check the newest first.
    pub(in crate::store) fn proves(&self, journal: &Journal) -> bool {
        let mut known = self.lock();
        let is_ours = journal.ids().any(|id| known.contains(&id));
        if is_ours {
            known.extend(journal.ids());
        }
        is_ours
    }

    /// Starts over with another journal.
    pub(in crate::store) fn begin_anew(&self, journal: &Journal) {
        self.lock().clear();
        self.learn(journal);
    }
}
