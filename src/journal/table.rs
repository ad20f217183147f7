//! Traits of the record types.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use super::{Journal, Key, LocalTime, Record, TableKind};

/// Hand-written properties of a record type, read by trash, erasure, search, index and day pages.
pub trait UserRecord {
    /// The user's texts; the one that names the record comes first.
    fn user_texts(&self) -> Vec<&str>;

    /// The time it is about; it is listed on that day.
    fn happened(&self) -> Option<LocalTime> {
        None
    }

    /// The time of writing, for a record about no time.
    fn written(&self) -> Option<LocalTime> {
        None
    }

    /// Key of the owner of the record at `key`, deleted, restored and erased together with it.
    fn owner(&self, #[expect(unused_variables, reason = "named for those who implement it")] key: &Key) -> Option<Key> {
        None
    }
}

/// A record type with its table; implemented by `tables!`.
pub trait Table: UserRecord + Clone + Debug + PartialEq + Into<Record> + 'static {
    /// The type of the table's keys.
    type Key: Clone + Debug + Ord;

    /// The table.
    const KIND: TableKind;

    /// A key of this table.
    fn key(key: Self::Key) -> Key;

    /// All records of this type.
    fn all(journal: &Journal) -> &BTreeMap<Self::Key, Arc<Self>>;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Settings and marks; not searched.
    Settings,
    /// Drafts: saved while typing, outside undo, not searched.
    Draft,
    /// Searched records.
    Searched,
    /// Searched records about a time.
    Log,
}
