//! The open document: undo, file format, encryption, safe writing, backups.
//!
//! - [`Document`]: the open journal with its history; independent of files.
//! - [`OpenFile`]: its file with lock, fingerprint and seal. Creates [`SaveRequest`]s.
//! - [`save()`], [`keep_mine`], [`take_theirs`], [`restore`], [`erase_from_copies`], [`rescue`]:
//!   background work over a [`Disk`].
//!
//! A test makes every disk call fail: the file is then the old or the new one, complete.

pub mod backup;
mod beside;
mod copies;
pub mod disk;
mod document;
mod erase;
mod exchange;
mod fingerprint;
pub mod format;
mod held;
mod history;
mod lock;
mod new_files;
mod open;
mod open_file;
mod other_seals;
mod problem;
mod progress;
mod random;
mod recovery_code;
mod replace;
pub mod rescue;
mod reseal;
mod save;
pub mod seal;
mod sealed_snapshot;
mod short_name;
pub mod sidecar;
mod swap;
pub mod synced_folder;
pub mod trash;

pub use age::secrecy::SecretString;
pub use backup::{Backup, BackupPlan, Newer};
pub use copies::{CopiesReport, CopyProblem, erase_from_copies, remove_copies, seal_copies_anew};
pub use disk::{Disk, RealDisk};
pub use document::{Document, Snapshot};
pub use exchange::{ExchangeError, TheirsTaken, go_on_from_backup, keep_mine, restore, take_theirs};
pub use fingerprint::Fingerprint;
pub use history::Bursts;
pub use lock::LockMark;
pub use new_files::{Written, free_place, write_new};
pub use open::{FileBody, FileContent, Locked, OpenError, OpenProblem, SIZE_LIMIT_BYTES, read_file, read_small};
pub use open_file::{OpenFile, ReadOnly};
pub use other_seals::{OtherSeals, count_other_seals};
pub use problem::DiskProblem;
pub use progress::Progress;
pub use recovery_code::RecoveryCode;
pub use reseal::{ResealError, Resealed, SealChange, change_seal};
pub use save::{BackupOutcome, Expect, SaveError, SaveProblem, SaveRequest, Saved, save};
pub use seal::{SealError, Sealing};
pub use sealed_snapshot::{SealedSaveRequest, SealedSnapshot, save_sealed};
