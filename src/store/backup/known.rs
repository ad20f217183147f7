//! Which of the copies without a lineage are a journal's own: those of files of minor 0, of which the name proves nothing.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::journal::{Id, Journal};

/// The ids of all records that an open journal has had in this sitting. Ids are random, so that a copy which shares one is a copy of this
/// journal. No content is kept here, because this outlives a lock. Clones share it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct KnownIds(Arc<Mutex<HashSet<Id>>>);

impl KnownIds {
    fn lock(&self) -> MutexGuard<'_, HashSet<Id>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The journal has these records.
    pub(in crate::store) fn learn(&self, journal: &Journal) {
        self.lock().extend(journal.ids());
    }

    /// True for a journal that it shares records with. Its ids are known from then on, so that an older copy, which may share records
    /// with it alone, is proven too: look at the newest first.
    pub(in crate::store) fn proves(&self, journal: &Journal) -> bool {
        let mut known = self.lock();
        let is_ours = journal.ids().any(|id| known.contains(&id));
        if is_ours {
            known.extend(journal.ids());
        }
        is_ours
    }

    /// Another journal took the place of this one.
    pub(in crate::store) fn begin_anew(&self, journal: &Journal) {
        self.lock().clear();
        self.learn(journal);
    }
}
