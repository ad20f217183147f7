//! The tables of a journal. One line in `tables!` makes a record type part of everything:
//! keys, edits, undo, tombstones, the trash and the file.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::index::Index;
use super::{
    Appreciation, Belief, Boundary, BoundaryEvent, CheckIn, CheckInDraft, DateAhead, Descent, DraftKey, Erased, EventDraft, Goal, HeldWords, HelpNumber, Id,
    KnownCard, LocalTime, Moment, NightLine, OwnFeeling, OwnPath, OwnStep, OwnTag, OwnTagGroup, OwnTemplate, Person, Practice, PracticeTime, Preferences,
    Profile, Promise, PromiseEntry, SafetyPlan, Sheet, Sleep, StepProgress, TalkItem, Timestamp, TogetherView, TrashItem, Trigger, Urge, Version, Writing,
};

/// The key of a table that holds at most one record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Only {
    /// The one.
    #[default]
    One,
}

/// What is at a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing, and nothing ever was.
    Absent,
    /// A record.
    Present(Record),
    /// A tombstone: something was deleted here, and when. Merging two copies needs it.
    Deleted(Timestamp),
}

impl Entry {
    /// The record, if there is one.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        match self {
            Self::Present(record) => Some(record),
            Self::Absent | Self::Deleted(_) => None,
        }
    }
}

/// Reads a table in which no key stands twice: the record that came first would be dropped without a word.
fn each_key_once<'de, D, K, V>(deserializer: D) -> Result<Arc<BTreeMap<K, V>>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Debug,
    V: Deserialize<'de>,
{
    struct Table<K, V>(PhantomData<(K, V)>);

    impl<'de, K: Deserialize<'de> + Ord + Debug, V: Deserialize<'de>> Visitor<'de> for Table<K, V> {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str("a table")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            let mut table = BTreeMap::new();
            while let Some(key) = from.next_key::<K>()? {
                if table.contains_key(&key) {
                    return Err(de::Error::custom(format_args!("{key:?} stands there twice")));
                }
                table.insert(key, from.next_value()?);
            }
            Ok(table)
        }
    }

    deserializer.deserialize_map(Table(PhantomData)).map(Arc::new)
}

/// What a table is keyed by.
trait TableKey {
    /// The random id in it, if there is one: no two journals have the same, unless one is a copy of the other.
    fn id(&self) -> Option<Id>;
}

impl TableKey for Id {
    fn id(&self) -> Option<Id> {
        Some(*self)
    }
}

impl TableKey for DraftKey {
    fn id(&self) -> Option<Id> {
        match self {
            Self::New => None,
            Self::Of(id) => Some(*id),
        }
    }
}

/// Dates, content ids and the one key of a table of one are the same in every journal.
macro_rules! keys_without_id {
    ($($key:ty),+) => { $( impl TableKey for $key {
        fn id(&self) -> Option<Id> {
            None
        }
    } )+ };
}

keys_without_id!(Only, NaiveDate, String);

impl TableKind {
    /// Whether its records are written as they are typed, outside undo.
    #[must_use]
    pub const fn holds_drafts(self) -> bool {
        matches!(self, Self::Draft | Self::EventDraft)
    }
}

macro_rules! tables {
    ($( $(#[$doc:meta])* $field:ident: $variant:ident($key:ty => $record:ty), )+) => {
        /// Which table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum TableKind { $( $(#[$doc])* $variant, )+ }

        impl TableKind {
            /// All tables, in the order of the file.
            pub const ALL: &[Self] = &[$( Self::$variant, )+];

            /// The table's name in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => stringify!($field), )+ }
            }
        }

        /// A key with its table.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key { $( $(#[$doc])* $variant($key), )+ }

        impl Key {
            /// The random id in this key, where its table has such keys.
            #[must_use]
            pub fn id(&self) -> Option<Id> {
                match self { $( Self::$variant(key) => key.id(), )+ }
            }

            /// The table this key belongs to.
            #[must_use]
            pub const fn table(&self) -> TableKind {
                match self { $( Self::$variant(_) => TableKind::$variant, )+ }
            }
        }

        /// A record of any table, shared.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Record { $( $(#[$doc])* $variant(Arc<$record>), )+ }

        impl Record {
            /// When it was last changed.
            #[must_use]
            pub fn changed(&self) -> Timestamp {
                match self { $( Self::$variant(record) => record.changed, )+ }
            }

            /// Sets when it was last changed; copies the record only when it is shared.
            pub fn set_changed(&mut self, now: Timestamp) {
                match self { $( Self::$variant(record) => Arc::make_mut(record).changed = now, )+ }
            }
        }

        $( impl From<$record> for Record {
            fn from(record: $record) -> Self {
                Self::$variant(Arc::new(record))
            }
        } )+

        /// A journal: ordered maps of shared records. Cloning it shares everything; changing a clone copies
        /// only the one table that changes, and of that only the pointers.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Journal {
            $( $field: Arc<BTreeMap<$key, Arc<$record>>>, )+
            deleted: Arc<BTreeMap<Key, Timestamp>>,
            versions: Arc<BTreeMap<Key, Arc<Descent>>>,
            erased: Arc<Erased>,
            index: Arc<Index>,
        }

        impl Journal {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $field(&self) -> &BTreeMap<$key, Arc<$record>> {
                    &self.$field
                }
            )+

            /// How many records a table holds.
            #[must_use]
            pub fn count(&self, table: TableKind) -> usize {
                match table { $( TableKind::$variant => self.$field.len(), )+ }
            }

            /// What is at a key.
            #[must_use]
            pub fn entry(&self, key: &Key) -> Entry {
                let record = match key { $( Key::$variant(key) => self.$field.get(key).cloned().map(Record::$variant), )+ };
                match (record, self.deleted.get(key)) {
                    (Some(record), _) => Entry::Present(record),
                    (None, Some(when)) => Entry::Deleted(*when),
                    (None, None) => Entry::Absent,
                }
            }

            /// Puts an entry at a key and answers with what was there. A record of another table than the key's
            /// cannot be put: the journal stays as it was.
            pub(super) fn replace(&mut self, key: &Key, entry: Entry) -> Entry {
                let before = self.entry(key);
                if entry == before || entry.record().is_some_and(|record| record.table() != key.table()) {
                    return before;
                }
                if key.table().is_indexed() {
                    let index = Arc::make_mut(&mut self.index);
                    if let Entry::Present(record) = &before {
                        index.remove(key, record);
                    }
                    if let Entry::Present(record) = &entry {
                        index.add(key, record);
                    }
                }
                if matches!(before, Entry::Deleted(_)) {
                    Arc::make_mut(&mut self.deleted).remove(key);
                }
                match (key, entry) {
                    $( (Key::$variant(key), Entry::Present(Record::$variant(record))) => {
                        Arc::make_mut(&mut self.$field).insert(key.clone(), record);
                    } )+
                    (key, entry) => {
                        match key { $( Key::$variant(key) => if self.$field.contains_key(key) {
                            Arc::make_mut(&mut self.$field).remove(key);
                        }, )+ }
                        if let Entry::Deleted(when) = entry {
                            Arc::make_mut(&mut self.deleted).insert(key.clone(), when);
                        }
                    }
                }
                before
            }

            /// The random ids of all that is or was in the journal: records, what lies in the trash, and tombstones.
            pub fn ids(&self) -> impl Iterator<Item = Id> {
                let records = std::iter::empty()$( .chain(self.$field.keys().filter_map(TableKey::id)) )+;
                let in_trash = self.trash.values().flat_map(|item| item.records.iter().filter_map(|(key, _)| key.id()));
                records.chain(in_trash).chain(self.deleted.keys().filter_map(Key::id))
            }

            /// The difference from an earlier state of this journal: those records, tombstones and versions, and nothing else. What both share is
            /// not looked at.
            #[must_use]
            pub fn changes_since(&self, earlier: &Self) -> Self {
                let mut changes = Self::default();
                let put = |changes: &mut Self, key: Key| {
                    let entry = self.entry(&key);
                    if let Some(descent) = self.versions.get(&key) {
                        Arc::make_mut(&mut changes.versions).insert(key.clone(), Arc::clone(descent));
                    }
                    changes.replace(&key, entry);
                };
                $( if !Arc::ptr_eq(&self.$field, &earlier.$field) {
                    for (key, record) in self.$field.iter() {
                        if !earlier.$field.get(key).is_some_and(|before| Arc::ptr_eq(before, record)) {
                            put(&mut changes, Key::$variant(key.clone()));
                        }
                    }
                } )+
                if !Arc::ptr_eq(&self.deleted, &earlier.deleted) {
                    for key in self.deleted.iter().filter(|(key, when)| earlier.deleted.get(key) != Some(when)).map(|(key, _)| key) {
                        put(&mut changes, key.clone());
                    }
                }
                changes.erased = Arc::clone(&self.erased);
                changes
            }

            /// All records with their keys, table by table.
            pub fn records(&self) -> impl Iterator<Item = (Key, Record)> {
                std::iter::empty()$( .chain(self.$field.iter().map(|(key, record)| (Key::$variant(key.clone()), Record::$variant(Arc::clone(record))))) )+
            }
        }

        impl Record {
            /// The table this record belongs to.
            #[must_use]
            pub const fn table(&self) -> TableKind {
                match self { $( Self::$variant(_) => TableKind::$variant, )+ }
            }
        }

        /// The journal as it is written: tables in order, empty ones left out; then tombstones, versions, and what was erased.
        #[derive(Serialize, Deserialize)]
        #[serde(rename = "Journal")]
        pub struct JournalText {
            $( #[serde(default, skip_serializing_if = "is_empty", deserialize_with = "each_key_once")] $field: Arc<BTreeMap<$key, Arc<$record>>>, )+
            #[serde(default, skip_serializing_if = "is_empty", deserialize_with = "each_key_once")]
            deleted: Arc<BTreeMap<Key, Timestamp>>,
            #[serde(default, skip_serializing_if = "is_empty", deserialize_with = "each_key_once")]
            versions: Arc<BTreeMap<Key, Arc<Descent>>>,
            #[serde(default, skip_serializing_if = "nothing_was_erased")]
            erased: Arc<Erased>,
        }

        impl From<&Journal> for JournalText {
            fn from(journal: &Journal) -> Self {
                let (deleted, versions, erased) = (Arc::clone(&journal.deleted), Arc::clone(&journal.versions), Arc::clone(&journal.erased));
                Self { $( $field: Arc::clone(&journal.$field), )+ deleted, versions, erased }
            }
        }

        impl From<JournalText> for Journal {
            fn from(text: JournalText) -> Self {
                let JournalText { $( $field, )+ deleted, versions, erased } = text;
                let mut journal = Self { $( $field, )+ deleted, versions, erased, index: Arc::default() };
                let mut index = Index::default();
                for (key, record) in journal.records() {
                    index.add(&key, &record);
                }
                journal.index = Arc::new(index);
                journal
            }
        }
    };
}

tables! {
    /// Choices that travel with the file.
    preferences: Preferences(Only => Preferences),
    /// What the person said about their situation.
    profile: Profile(Only => Profile),
    /// Check-ins.
    check_ins: CheckIn(Id => CheckIn),
    /// Half-written check-ins.
    drafts: Draft(DraftKey => CheckInDraft),
    /// Nights, by the day after.
    sleep: Sleep(NaiveDate => Sleep),
    /// Pages of writing.
    writings: Writing(Id => Writing),
    /// Lines for a harder night.
    night_lines: NightLine(Id => NightLine),
    /// The person's own feeling words.
    own_feelings: OwnFeeling(Id => OwnFeeling),
    /// The person's own tags.
    own_tags: OwnTag(Id => OwnTag),
    /// The person's own groups of tags.
    own_tag_groups: OwnTagGroup(Id => OwnTagGroup),
    /// Boundaries, requests and agreements.
    boundaries: Boundary(Id => Boundary),
    /// What happened with them.
    boundary_events: BoundaryEvent(Id => BoundaryEvent),
    /// Half-written entries of that, by the boundary they are about.
    event_drafts: EventDraft(Id => EventDraft),
    /// Filled worksheets.
    sheets: Sheet(Id => Sheet),
    /// Worksheets of the person's own, blank.
    templates: OwnTemplate(Id => OwnTemplate),
    /// Progress on the roadmap, by the step's content id, or the id of a step of one's own as text.
    steps: Step(String => StepProgress),
    /// What was chosen to be looked at together.
    together: Together(Only => TogetherView),
    /// Paths of the person's own.
    own_paths: OwnPath(Id => OwnPath),
    /// Steps of the person's own.
    own_steps: OwnStep(Id => OwnStep),
    /// People who can be turned to.
    people: Person(Id => Person),
    /// Numbers to call, written down by the person.
    help_numbers: HelpNumber(Id => HelpNumber),
    /// The person's own safety plan.
    safety_plan: SafetyPlan(Only => SafetyPlan),
    /// Promises.
    promises: Promise(Id => Promise),
    /// What came of them.
    promise_entries: PromiseEntry(Id => PromiseEntry),
    /// Hard moments.
    moments: Moment(Id => Moment),
    /// The card about what is already known.
    known_card: KnownCard(Only => KnownCard),
    /// What set hard moments off.
    triggers: Trigger(Id => Trigger),
    /// Urges to check.
    urges: Urge(Id => Urge),
    /// Self-care, shared rituals, a life of one's own.
    practices: Practice(Id => Practice),
    /// The times they were done.
    practice_times: PracticeTime(Id => PracticeTime),
    /// Small good moments.
    appreciations: Appreciation(Id => Appreciation),
    /// Goals in small steps.
    goals: Goal(Id => Goal),
    /// Words that wait until the morning.
    held_words: HeldWords(Id => HeldWords),
    /// Beliefs about oneself.
    beliefs: Belief(Id => Belief),
    /// What waits for a talk.
    talk_items: TalkItem(Id => TalkItem),
    /// Hard days ahead.
    dates_ahead: DateAhead(Id => DateAhead),
    /// What was deleted in the last days.
    trash: Trash(Id => TrashItem),
}

fn is_empty<K, V>(map: &BTreeMap<K, V>) -> bool {
    map.is_empty()
}

fn nothing_was_erased(erased: &Erased) -> bool {
    erased.is_empty()
}

impl Key {
    /// The random id that is this record's own. Drafts go by the id of what they are about.
    #[must_use]
    pub fn own_id(&self) -> Option<Id> {
        if self.table().holds_drafts() { None } else { self.id() }
    }
}

impl Journal {
    /// The version of the record at a key, or of the tombstone; none where it was never changed.
    #[must_use]
    pub fn descent(&self, key: &Key) -> Option<&Descent> {
        self.versions.get(key).map(|descent| &**descent)
    }

    /// All versions, by key.
    #[must_use]
    pub fn versions(&self) -> &BTreeMap<Key, Arc<Descent>> {
        &self.versions
    }

    /// Takes note that the entry at a key is another one now. `is_new`: there had never been any.
    pub fn note_version(&mut self, key: &Key, is_new: bool, version: Version) {
        // The id of a record that was just made is its version.
        if is_new && key.own_id().is_some() {
            return;
        }
        let descent = Descent::after(self.descent(key), version);
        Arc::make_mut(&mut self.versions).insert(key.clone(), Arc::new(descent));
    }

    /// The keys of what was deleted, and when.
    pub fn tombstones(&self) -> impl Iterator<Item = (&Key, Timestamp)> {
        self.deleted.iter().map(|(key, when)| (key, *when))
    }

    /// When anything was changed last, as far as is known.
    #[must_use]
    pub fn last_change(&self) -> Option<Timestamp> {
        self.records().map(|(_, record)| record.changed()).chain(self.deleted.values().copied()).max()
    }

    /// Marks of what was erased everywhere.
    #[must_use]
    pub fn erased(&self) -> &Erased {
        &self.erased
    }

    /// Takes note of what was erased in another copy of this journal.
    pub fn join_erased(&mut self, other: &Erased) {
        if !other.is_empty() {
            Arc::make_mut(&mut self.erased).join(other);
        }
    }

    /// Takes note that a record is erased for good, and lets go of its tombstone and its versions: all that is left is a mark that says neither
    /// what nor when. `new_key` gives 128 random bits. A tombstone without which it could not be known again stays.
    pub fn mark_erased(&mut self, key: &Key, new_key: impl FnOnce() -> u128) {
        let descent = Arc::make_mut(&mut self.versions).remove(key);
        if Arc::make_mut(&mut self.erased).note(key, descent.as_deref(), new_key) {
            Arc::make_mut(&mut self.deleted).remove(key);
        }
    }
}

impl TableKind {
    /// Whether the derived orders look at this table.
    const fn is_indexed(self) -> bool {
        matches!(self, Self::CheckIn | Self::Writing | Self::BoundaryEvent | Self::Sheet) || self.is_log()
    }

    /// Whether its records are entries of a tool's log, each about a time.
    const fn is_log(self) -> bool {
        matches!(self, Self::PromiseEntry | Self::Moment | Self::Trigger | Self::Urge | Self::PracticeTime | Self::Appreciation)
    }
}

impl Record {
    /// The day in whose lists this record appears, if it appears in any, when days begin at `day_start_hour`.
    #[must_use]
    pub fn day(&self, day_start_hour: u8) -> Option<NaiveDate> {
        match self {
            Self::CheckIn(check_in) => Some(check_in.when.day(day_start_hour)),
            Self::Writing(writing) => Some(writing.when.day(day_start_hour)),
            Self::BoundaryEvent(event) => Some(event.when.day(day_start_hour)),
            _ => self.log_time().map(|when| when.day(day_start_hour)),
        }
    }

    /// The time an entry of a tool's log is about.
    #[must_use]
    pub fn log_time(&self) -> Option<LocalTime> {
        match self {
            Self::PromiseEntry(entry) => Some(entry.when),
            Self::Moment(moment) => Some(moment.when),
            Self::Trigger(trigger) => Some(trigger.when),
            Self::Urge(urge) => Some(urge.when),
            Self::PracticeTime(time) => Some(time.when),
            Self::Appreciation(appreciation) => Some(appreciation.when),
            _ => None,
        }
    }

    /// The record whose log an entry belongs to.
    pub(super) fn log_owner(&self) -> Option<Id> {
        match self {
            Self::PromiseEntry(entry) => Some(entry.promise),
            Self::PracticeTime(time) => Some(time.practice),
            _ => None,
        }
    }

    /// What the person wrote into a record of one of the tools, its name first; of other records nothing.
    #[must_use]
    pub fn tool_texts(&self) -> Vec<&str> {
        match self {
            Self::HelpNumber(number) => number.texts(),
            Self::Promise(promise) => promise.texts(),
            Self::PromiseEntry(entry) => entry.texts(),
            Self::Moment(moment) => moment.texts(),
            Self::KnownCard(card) => card.texts(),
            Self::SafetyPlan(plan) => plan.texts(),
            Self::Trigger(trigger) => trigger.texts(),
            Self::Urge(urge) => urge.texts(),
            Self::Practice(practice) => practice.texts(),
            Self::PracticeTime(time) => time.texts(),
            Self::Appreciation(appreciation) => appreciation.texts(),
            Self::Goal(goal) => goal.texts(),
            Self::HeldWords(words) => words.texts(),
            Self::Belief(belief) => belief.texts(),
            Self::TalkItem(item) => item.texts(),
            Self::DateAhead(date) => date.texts(),
            _ => Vec::new(),
        }
    }
}

impl Journal {
    /// The check-ins of a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn check_ins_of(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<CheckIn>)> {
        self.index.check_ins(&days, day_start_hour).filter_map(|id| Some((id, self.check_ins.get(&id)?)))
    }

    /// All check-ins by the time they are about, oldest first.
    #[must_use]
    pub fn check_ins_by_time(&self) -> impl DoubleEndedIterator<Item = (Id, &Arc<CheckIn>)> {
        self.index.all_check_ins().filter_map(|id| Some((id, self.check_ins.get(&id)?)))
    }

    /// How many check-ins have a word of the person's own.
    #[must_use]
    pub fn own_word_uses(&self, word: Id) -> usize {
        self.index.uses_of(word)
    }

    /// The check-ins that have a word of the person's own: a feeling or a tag.
    #[must_use]
    pub fn check_ins_with(&self, own_word: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<CheckIn>)> {
        self.index.check_ins_with(own_word).filter_map(|id| Some((id, self.check_ins.get(&id)?)))
    }

    /// The pages written in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn writings_of(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<Writing>)> {
        self.index.writings(&days, day_start_hour).filter_map(|id| Some((id, self.writings.get(&id)?)))
    }

    /// What happened with any boundary in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn boundary_events_of(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<BoundaryEvent>)> {
        self.index.events(&days, day_start_hour).filter_map(|id| Some((id, self.boundary_events.get(&id)?)))
    }

    /// What happened with a boundary, oldest first.
    #[must_use]
    pub fn events_of(&self, boundary: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<BoundaryEvent>)> {
        self.index.events_of(boundary).filter_map(|id| Some((id, self.boundary_events.get(&id)?)))
    }

    /// The filled worksheets that belong to a boundary.
    #[must_use]
    pub fn sheets_of_boundary(&self, boundary: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<Sheet>)> {
        self.index.sheets_of_boundary(boundary).filter_map(|id| Some((id, self.sheets.get(&id)?)))
    }

    /// The filled worksheets that belong to a step, by its content id.
    #[must_use]
    pub fn sheets_of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = (Id, &Arc<Sheet>)> {
        self.index.sheets_of_step(step).filter_map(|id| Some((id, self.sheets.get(&id)?)))
    }

    /// What came of promises in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn promise_entries_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<PromiseEntry>)> {
        self.index.log(TableKind::PromiseEntry, &days, day_start_hour).filter_map(|id| Some((id, self.promise_entries.get(&id)?)))
    }

    /// Hard moments in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn moments_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<Moment>)> {
        self.index.log(TableKind::Moment, &days, day_start_hour).filter_map(|id| Some((id, self.moments.get(&id)?)))
    }

    /// Entries of the trigger log in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn triggers_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<Trigger>)> {
        self.index.log(TableKind::Trigger, &days, day_start_hour).filter_map(|id| Some((id, self.triggers.get(&id)?)))
    }

    /// Urges to check in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn urges_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<Urge>)> {
        self.index.log(TableKind::Urge, &days, day_start_hour).filter_map(|id| Some((id, self.urges.get(&id)?)))
    }

    /// Times at which a practice was done, in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn practice_times_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<PracticeTime>)> {
        self.index.log(TableKind::PracticeTime, &days, day_start_hour).filter_map(|id| Some((id, self.practice_times.get(&id)?)))
    }

    /// Small good moments in a span of days, oldest first, when days begin at `day_start_hour`.
    #[must_use]
    pub fn appreciations_on(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<Appreciation>)> {
        self.index.log(TableKind::Appreciation, &days, day_start_hour).filter_map(|id| Some((id, self.appreciations.get(&id)?)))
    }

    /// What came of a promise, oldest first.
    #[must_use]
    pub fn entries_of_promise(&self, promise: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<PromiseEntry>)> {
        self.index.log_of(TableKind::PromiseEntry, promise).filter_map(|id| Some((id, self.promise_entries.get(&id)?)))
    }

    /// The times at which a practice was done, oldest first.
    #[must_use]
    pub fn times_of_practice(&self, practice: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<PracticeTime>)> {
        self.index.log_of(TableKind::PracticeTime, practice).filter_map(|id| Some((id, self.practice_times.get(&id)?)))
    }

    /// The journal's preferences, or what a new one starts with.
    #[must_use]
    pub fn preferences_or_initial(&self) -> Preferences {
        self.preferences.get(&Only::One).map_or_else(|| Preferences::initial(Timestamp::from_millis(0)), |record| (**record).clone())
    }

    /// What the person said about their situation, or nothing yet.
    #[must_use]
    pub fn profile_or_unsaid(&self) -> Profile {
        self.profile.get(&Only::One).map_or_else(|| Profile::unsaid(Timestamp::from_millis(0)), |record| (**record).clone())
    }

    /// The hour at which a day begins for this person.
    #[must_use]
    pub fn day_start_hour(&self) -> u8 {
        self.preferences.get(&Only::One).map_or(4, |record| record.day_start_hour.min(23))
    }
}

impl Serialize for Journal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JournalText::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Journal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        JournalText::deserialize(deserializer).map(Self::from)
    }
}
