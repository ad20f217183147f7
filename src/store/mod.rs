//! The open document: undo, the file format, encryption, safe writing, backups.

mod document;
mod erase;
mod history;
pub mod trash;

pub use document::{Document, Snapshot};
