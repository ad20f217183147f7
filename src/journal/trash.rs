//! What was deleted, kept for a while so that it can come back.

use serde::{Deserialize, Serialize};

use super::{Key, LocalTime, Record, Timestamp};

/// How long things stay in the trash, in days.
pub const TRASH_DAYS: i64 = 30;

/// One deletion: the records that went together, such as a boundary and its log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrashItem {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was deleted.
    pub deleted: LocalTime,
    /// The records, the one that was deleted first.
    pub records: Vec<(Key, Record)>,
}
