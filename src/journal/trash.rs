//! The trash.

use serde::{Deserialize, Serialize};

use super::{Key, LocalTime, Record, Timestamp, UserRecord};

/// Retention in days.
pub const TRASH_DAYS: i64 = 30;

/// One deletion: records removed together, such as a boundary and its log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrashItem {
    /// Last change.
    pub changed: Timestamp,
    /// Time of deletion.
    pub deleted: LocalTime,
    /// The records; the deleted one comes first.
    pub records: Vec<(Key, Record)>,
}

impl UserRecord for TrashItem {
    fn user_texts(&self) -> Vec<&str> {
        Vec::new()
    }
}
