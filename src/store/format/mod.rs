//! The file: always RON, with a header that is read before the rest.
//!
//! ```text
//! Mendwell(
//!     format: 1,
//!     minor: 1,
//!     lineage: Some("…"),     // which journal it is, the same in every copy
//!     revision: 12,           // how often it was saved
//!     window: Some((…)),      // the window that was open last
//!     appearance: (…),
//!     body: Plain((…)),      // or Sealed((…))
//! )
//! ```
//!
//! `format` says who can read the file at all; `minor` goes up when fields are added, and a file with a higher one is
//! opened read-only, because saving would drop what this build does not know. Minor 1 added lineage, revision, window, and in the journal
//! `versions` and `erased`.

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

/// The format this build writes, and the only one it reads.
pub const FORMAT: u32 = 1;

/// The highest minor version this build knows in full.
pub const MINOR: u32 = 1;
