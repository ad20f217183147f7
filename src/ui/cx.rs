//! The context of a page: data to read, page states, and a list for actions.

use std::borrow::Cow;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::content::{Content, Lang};
use crate::insights::SearchIndex;
use crate::journal::{Appearance, Burst, Edit, EditName, Id, IdSource, Journal, LocalTime, Table, Timestamp};

use super::action::{Action, Page};
use super::command::{Command, CommandState};
use super::pages::PageStates;
use super::work::Work;
use crate::content::locale::Locale;

/// The current time, read once per frame.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Local time.
    pub local: LocalTime,
    /// The same as an instant.
    pub instant: Timestamp,
}

/// The local time zone, for times other than now.
pub trait Zone {
    /// The UTC offset in minutes at a local time. The first one if the time occurs twice; the one
    /// before if it is skipped.
    fn offset_minutes_at(&self, local: NaiveDateTime) -> i32;
}

/// The save state for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Saved at this time.
    Saved(LocalTime),
    /// Not saved yet, and unchanged.
    Unchanged,
    /// Unsaved changes.
    Editing,
    /// A slow save is in progress.
    Saving,
    /// The last save failed; the last successful one, if any.
    NotSaved(Option<LocalTime>),
    /// A conflict waits for a decision.
    Waiting,
    /// Read-only, with the reason.
    ReadOnly(String),
    /// Sample data without a file.
    InMemory,
}

/// The open file, as shown to pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// File name; `None` for sample data.
    pub name: Option<String>,
    /// Its folder.
    pub folder: String,
    /// The save state.
    pub state: FileState,
    /// Encrypted with a passphrase.
    pub is_sealed: bool,
    /// Seconds until the idle lock, once it is announced.
    pub locks_in_secs: Option<u64>,
    /// A recovery code exists.
    pub has_recovery_code: bool,
    /// The sync service that the folder belongs to, if known.
    pub synced_by: Option<&'static str>,
}

impl FileView {
    /// No file.
    #[must_use]
    pub const fn nothing() -> Self {
        Self {
            name: None,
            folder: String::new(),
            state: FileState::Unchanged,
            is_sealed: false,
            has_recovery_code: false,
            synced_by: None,
            locks_in_secs: None,
        }
    }
}

/// A backup, as a list row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRow {
    /// The path.
    pub path: PathBuf,
    /// Date and time.
    pub made: Option<LocalTime>,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of check-ins, boundaries and marked steps; `None` if unreadable.
    pub counts: Option<[usize; 3]>,
    /// The encryption.
    pub seal: CopySeal,
    /// Made before a file format upgrade; kept until removed by hand.
    pub is_pinned: bool,
}

/// The encryption of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopySeal {
    /// Like the journal.
    #[default]
    AsTheJournal,
    /// With an earlier passphrase.
    Earlier,
    /// Unencrypted, unlike the journal.
    Open,
}

/// The list of backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BackupList {
    /// Not requested yet.
    #[default]
    Unknown,
    /// Being read.
    Looking,
    /// Stopped by the person before the end.
    Stopped,
    /// Complete, newest first.
    Found {
        /// The backups.
        rows: Vec<BackupRow>,
        /// Number of files that may be backups of other journals.
        others: usize,
    },
    /// Failed, with the reason.
    Failed(String),
}

/// The state of the search index.
#[derive(Clone, Copy, Debug)]
pub enum SearchView<'a> {
    /// Not requested yet, or being built.
    Preparing,
    /// Up to date.
    Ready(&'a SearchIndex),
    /// Building failed.
    Failed,
}

impl<'a> SearchView<'a> {
    /// The index, if ready.
    #[must_use]
    pub const fn index(self) -> Option<&'a SearchIndex> {
        if let Self::Ready(index) = self { Some(index) } else { None }
    }
}

/// The context of a page.
pub struct Cx<'a> {
    /// The journal.
    pub journal: &'a Journal,
    /// Its revision; equal revisions mean equal journals.
    pub revision: u64,
    /// Incremented when text changes under a field (undo, another file); a salt for field ids.
    pub generation: u64,
    /// Built-in content.
    pub content: &'static Content,
    /// UI strings.
    pub lang: &'static Lang,
    /// Formats for dates and numbers.
    pub locale: &'a Locale,
    /// The current time.
    pub now: Now,
    /// The local time zone.
    pub zone: &'a dyn Zone,
    /// The appearance settings.
    pub appearance: &'a Appearance,
    /// The open file.
    pub file: &'a FileView,
    /// The available commands.
    pub commands: CommandState,
    /// The current page.
    pub page: Page,
    /// The backups of the file.
    pub backups: &'a BackupList,
    /// The search index.
    pub search: SearchView<'a>,
    /// Background work.
    pub work: Option<Work>,
    /// True if the file is reopened at the next start.
    pub reopens_at_start: bool,
    /// The page states.
    pub states: &'a mut PageStates,
    /// Source of ids for new records.
    pub ids: &'a mut dyn IdSource,
    /// The requested actions.
    pub actions: &'a mut Vec<Action>,
}

impl Cx<'_> {
    /// Requests an action.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Requests a command.
    pub fn command(&mut self, command: Command) {
        self.push(Action::Command(command));
    }

    /// Requests a page.
    pub fn go(&mut self, page: Page) {
        self.push(Action::Go(page));
    }

    /// Stores a record as its own undo step.
    pub fn put<R: Table>(&mut self, key: R::Key, record: R, name: EditName) {
        self.push(Action::Edit { edit: Edit::put(key, record), name, burst: None });
    }

    /// Stores a record while typing, in the undo group of `field`.
    pub fn put_typing<R: Table>(&mut self, key: R::Key, record: R, name: EditName, field: impl Into<Cow<'static, str>>) {
        let burst = Some(Burst { key: R::key(key.clone()), field: field.into() });
        self.push(Action::Edit { edit: Edit::put(key, record), name, burst });
    }

    /// Stores a record without undo.
    pub fn put_quietly<R: Table>(&mut self, key: R::Key, record: R) {
        self.push(Action::EditQuietly(Edit::put(key, record)));
    }

    /// The current journal day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.local.day(self.journal.day_start_hour())
    }

    /// The journal day of a time.
    #[must_use]
    pub fn day_of(&self, when: LocalTime) -> NaiveDate {
        when.day(self.journal.day_start_hour())
    }

    /// The local date and time for a time of day on a journal day.
    #[must_use]
    pub fn local_on(&self, day: NaiveDate, time: NaiveTime) -> NaiveDateTime {
        LocalTime::local_on(day, time, self.journal.day_start_hour())
    }

    /// A new id.
    pub fn new_id(&mut self) -> Id {
        self.ids.new_id(self.now.instant)
    }
}
