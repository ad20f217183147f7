//! Which copies are a journal's own. Two journals of the same name can share one folder for their backups, so that a name proves nothing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::journal::{Id, Journal};

/// The ids of all records that an open journal has had in this sitting, and the backups that were made of it. Ids are random, so that a copy
/// which shares one is a copy of this journal. No content is kept here, because this outlives a lock. Clones share it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct KnownIds(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    ids: HashSet<Id>,
    made: HashSet<PathBuf>,
}

impl KnownIds {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The journal has these records.
    pub(in crate::store) fn learn(&self, journal: &Journal) {
        self.lock().ids.extend(journal.ids());
    }

    /// A backup of the journal was made here, or moved here.
    pub(in crate::store) fn note_made(&self, path: &Path) {
        self.lock().made.insert(path.to_owned());
    }

    /// Whether this is a journal that it shares records with.
    pub(in crate::store) fn shares_ids_with(&self, journal: &Journal) -> bool {
        let known = self.lock();
        journal.ids().any(|id| known.ids.contains(&id))
    }

    /// Whether the copy at `path`, with this in it, is provably one of this journal. Its ids are known from then on, so that an older copy, which
    /// may share records with it alone, is proven too: look at the newest first.
    pub(in crate::store) fn proves(&self, path: &Path, journal: &Journal) -> bool {
        let is_ours = self.lock().made.contains(path) || self.shares_ids_with(journal);
        if is_ours {
            self.learn(journal);
        }
        is_ours
    }

    /// Another journal took the place of this one.
    pub(in crate::store) fn begin_anew(&self, journal: &Journal) {
        *self.lock() = Known::default();
        self.learn(journal);
    }
}
