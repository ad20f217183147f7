//! The file format: RON with a header that is read first.
//!
//! ```text
//! Mendwell(
//!     format: 1,
//!     minor: 1,
//!     lineage: Some("…"),     // id shared by all copies
//!     revision: 12,           // number of saves
//!     window: Some((…)),      // last window geometry
//!     appearance: (…),
//!     body: Plain((…)),       // or Sealed((…))
//! )
//! ```
//!
//! `format` is incremented by incompatible changes, `minor` by new fields. A file with a higher
//! minor version is opened read-only, because saving would drop unknown fields. Minor 1 added
//! lineage, revision, window and, in the journal, `versions` and `erased`.

mod header;
mod read;
mod text;
mod write;

pub use read::{ReadError, Reading, read};
pub use text::Body;
pub use write::{WriteError, write};

pub(super) use read::read_journal;
pub(super) use text::{Sealed, Slot};
pub(super) use write::write_journal;

/// The only format this build reads and writes.
pub const FORMAT: u32 = 1;

/// The highest minor version fully known to this build.
pub const MINOR: u32 = 1;
