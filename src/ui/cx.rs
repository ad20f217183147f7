//! What a page is given: everything to read, its own state to keep, and a list to push actions to.

use std::borrow::Cow;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::content::{Content, Lang};
use crate::insights::SearchIndex;
use crate::journal::{Appearance, Burst, Edit, EditName, Id, IdSource, Journal, Key, LocalTime, Record, Timestamp};

use super::action::{Action, Page};
use super::command::{Command, CommandState};
use super::pages::PageStates;
use super::work::Work;
use crate::content::locale::Locale;

/// The present moment, read once a frame.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Where the person is.
    pub local: LocalTime,
    /// The same as an instant.
    pub instant: Timestamp,
}

/// What the clocks of this place say at other times: a time chosen by hand may lie beyond a change of the clocks.
pub trait Zone {
    /// The offset from UTC in minutes that is in force at a local date and time. Of an hour that comes twice it is the first;
    /// for an hour that is left out, the offset before it.
    fn offset_minutes_at(&self, local: NaiveDateTime) -> i32;
}

/// What the status line says about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Everything is on the disk since then.
    Saved(LocalTime),
    /// Nothing was saved yet, and nothing has changed.
    Unchanged,
    /// Changes wait to be saved.
    Editing,
    /// A save is under way, and takes a while.
    Saving,
    /// The last save failed; since then nothing is on the disk.
    NotSaved(Option<LocalTime>),
    /// The file was changed outside, and it is not decided which to keep.
    Waiting,
    /// The file can be read, not changed: why, in words.
    ReadOnly(String),
    /// Made-up entries that belong to no file.
    InMemory,
}

/// The file that is open, as far as a page may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// Its name without the folder; `None` for sample data.
    pub name: Option<String>,
    /// The folder it is in.
    pub folder: String,
    /// How its last save went.
    pub state: FileState,
    /// Whether it is sealed with a passphrase.
    pub is_sealed: bool,
    /// Seconds until it locks by itself, once it is to be said.
    pub locks_in_secs: Option<u64>,
    /// Whether a recovery code opens it too.
    pub has_recovery_code: bool,
    /// The name of what copies its folder to other devices, where that is known.
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

/// One earlier copy of the file, as a row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRow {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub made: Option<LocalTime>,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many check-ins, boundaries and marked steps it holds; `None` if it cannot be read here.
    pub counts: Option<[usize; 3]>,
    /// How it is sealed.
    pub seal: CopySeal,
    /// It holds what was there before the file's format grew, and stays until it is removed by hand.
    pub is_pinned: bool,
}

/// How an earlier copy is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopySeal {
    /// As the journal is.
    #[default]
    AsTheJournal,
    /// With an earlier passphrase: the present one does not open it.
    Earlier,
    /// Not at all, while the journal is.
    Open,
}

/// The earlier copies, once they have been looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BackupList {
    /// Not looked for yet.
    #[default]
    Unknown,
    /// Being looked for.
    Looking,
    /// Not looked for to the end, because the person stopped it.
    Stopped,
    /// Found, newest first.
    Found {
        /// The copies.
        rows: Vec<BackupRow>,
        /// How many files beside them may be copies of another journal.
        others: usize,
    },
    /// Could not be listed: why, in words.
    Failed(String),
}

/// How far the index is that search reads.
#[derive(Clone, Copy, Debug)]
pub enum SearchView<'a> {
    /// Not asked for yet, or being built.
    Preparing,
    /// As the journal is.
    Ready(&'a SearchIndex),
    /// It could not be built.
    Failed,
}

impl<'a> SearchView<'a> {
    /// The index, if it is ready.
    #[must_use]
    pub const fn index(self) -> Option<&'a SearchIndex> {
        if let Self::Ready(index) = self { Some(index) } else { None }
    }
}

/// What a page is given.
pub struct Cx<'a> {
    /// The journal.
    pub journal: &'a Journal,
    /// Its revision: the same number, the same journal.
    pub revision: u64,
    /// Grows when texts change under the fields that show them (undo, another file): fields salt their ids with it.
    pub generation: u64,
    /// Authored content.
    pub content: &'static Content,
    /// The words of the interface.
    pub lang: &'static Lang,
    /// How dates and numbers are written here.
    pub locale: &'a Locale,
    /// The present moment.
    pub now: Now,
    /// The clocks of this place at other times.
    pub zone: &'a dyn Zone,
    /// The appearance in force.
    pub appearance: &'a Appearance,
    /// The open file.
    pub file: &'a FileView,
    /// Which commands can be used now.
    pub commands: CommandState,
    /// The page that is shown.
    pub page: Page,
    /// Earlier copies of the file.
    pub backups: &'a BackupList,
    /// The index that search reads.
    pub search: SearchView<'a>,
    /// Slow work that goes on.
    pub work: Option<Work>,
    /// Whether the file is reopened at the next start.
    pub reopens_at_start: bool,
    /// What pages remember for themselves.
    pub states: &'a mut PageStates,
    /// Makes ids for new records.
    pub ids: &'a mut dyn IdSource,
    /// What is asked for.
    pub actions: &'a mut Vec<Action>,
}

impl Cx<'_> {
    /// Asks for an action.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a command.
    pub fn command(&mut self, command: Command) {
        self.push(Action::Command(command));
    }

    /// Asks for another page.
    pub fn go(&mut self, page: Page) {
        self.push(Action::Go(page));
    }

    /// Asks for a record to be put, as a step of its own.
    pub fn put(&mut self, key: Key, record: impl Into<Record>, name: EditName) {
        self.push(Action::Edit { edit: Edit::put(key, record), name, burst: None });
    }

    /// Asks for a record to be put while typing into one of its fields.
    pub fn put_typing(&mut self, key: Key, record: impl Into<Record>, name: EditName, field: impl Into<Cow<'static, str>>) {
        let burst = Some(Burst { key: key.clone(), field: field.into() });
        self.push(Action::Edit { edit: Edit::put(key, record), name, burst });
    }

    /// Asks for a record to be put outside undo.
    pub fn put_quietly(&mut self, key: Key, record: impl Into<Record>) {
        self.push(Action::EditQuietly(Edit::put(key, record)));
    }

    /// The day it is, as days begin for this person.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.local.day(self.journal.day_start_hour())
    }

    /// The day that something belongs to, as days begin for this person.
    #[must_use]
    pub fn day_of(&self, when: LocalTime) -> NaiveDate {
        when.day(self.journal.day_start_hour())
    }

    /// The local date and time of a time of day on a day of this person's.
    #[must_use]
    pub fn local_on(&self, day: NaiveDate, time: NaiveTime) -> NaiveDateTime {
        LocalTime::local_on(day, time, self.journal.day_start_hour())
    }

    /// A new id.
    pub fn new_id(&mut self) -> Id {
        self.ids.new_id(self.now.instant)
    }
}
