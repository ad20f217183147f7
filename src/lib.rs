//! Mendwell: a mood tracker, a boundaries worksheet editor and a recovery roadmap in one private file.
//!
//! The map, from what is known to all to what knows all (a test refuses a `use` against this order):
//!
//! - [`journal`]: what a journal is: plain records in ordered maps, and edits with their inverse. Pure.
//! - [`content`]: typed authored data: feelings, paths, help lines, the words of the interface.
//! - [`insights`]: what charts, sentences and search read: statistics and an index over a journal. Pure.
//! - [`export`]: what goes on paper or into a file for others: typed pages, set by Typst, as PDF, pictures and Markdown. Pure.
//! - [`print`]: takes finished pages to a printer: the desktop's dialog, CUPS, the spooler of Windows.
//! - `fonts`: the embedded typefaces.
//! - [`sample`]: an invented journal, for looking around and for measuring.
//! - [`store`]: the open document: undo, file format, encryption, safe writing, backups.
//! - [`ui`]: theme, icons, widgets and pages. Reads the journal, pushes actions, touches no file.
//! - [`app`]: where things meet: one function runs every action; jobs do what is slow.
//! - [`cli`]: the command line.

pub mod app;
pub mod cli;
pub mod content;
pub mod export;
mod fonts;
pub mod insights;
pub mod journal;
pub mod print;
pub mod sample;
pub mod store;
pub mod ui;
