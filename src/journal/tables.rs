//! The tables of a journal. A line in `tables!` adds a record type to keys, edits, undo, trash and
//! file.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::index::{Index, Indexed};
use super::table::{Role, Table, UserRecord};
use super::{
    Appreciation, Belief, Boundary, BoundaryEvent, CheckIn, CheckInDraft, DateAhead, Descent, DraftKey, Erased, EventDraft, Goal, HeldWords, HelpNumber, Id,
    KnownCard, LocalTime, Moment, NightLine, OwnFeeling, OwnPath, OwnStep, OwnTag, OwnTagGroup, OwnTemplate, Person, Practice, PracticeTime, Preferences,
    Profile, Promise, PromiseEntry, SafetyPlan, Sheet, Sleep, StepProgress, TalkItem, Timestamp, TogetherView, TrashItem, Trigger, Urge, Version, Writing,
};

/// Key of a table with at most one record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Only {
    /// The only key.
    #[default]
    One,
}

/// State of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Never existed.
    Absent,
    /// A record.
    Present(Record),
    /// A tombstone with the time of deletion, needed for merging.
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

/// Rejects duplicate keys, which would silently drop a record.
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

trait TableKey {
    /// The random id in the key, if any; shared only by copies of a journal.
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

/// Dates, content ids and singleton keys are the same in every journal.
macro_rules! keys_without_id {
    ($($key:ty),+) => { $( impl TableKey for $key {
        fn id(&self) -> Option<Id> {
            None
        }
    } )+ };
}

keys_without_id!(Only, NaiveDate, String);

macro_rules! tables {
    ($( $(#[$doc:meta])* $field:ident: $variant:ident($key:ty => $record:ty) $role:ident, )+) => {
        /// Kind of table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, enum_map::Enum, Serialize, Deserialize)]
        pub enum TableKind { $( $(#[$doc])* $variant, )+ }

        impl TableKind {
            /// All tables, in file order.
            pub const ALL: &[Self] = &[$( Self::$variant, )+];

            /// The table's name in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => stringify!($field), )+ }
            }

            const fn role(self) -> Role {
                match self { $( Self::$variant => Role::$role, )+ }
            }
        }

        /// A key with its table.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key { $( $(#[$doc])* $variant($key), )+ }

        impl Key {
            /// The random id in this key, if any.
            #[must_use]
            pub fn id(&self) -> Option<Id> {
                match self { $( Self::$variant(key) => key.id(), )+ }
            }

            /// Table of this key.
            #[must_use]
            pub const fn table(&self) -> TableKind {
                match self { $( Self::$variant(_) => TableKind::$variant, )+ }
            }
        }

        /// A shared record of any table.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Record { $( $(#[$doc])* $variant(Arc<$record>), )+ }

        impl Record {
            /// Last change.
            #[must_use]
            pub fn changed(&self) -> Timestamp {
                match self { $( Self::$variant(record) => record.changed, )+ }
            }

            /// Sets the time of the last change; clones the record only if shared.
            pub fn set_changed(&mut self, now: Timestamp) {
                match self { $( Self::$variant(record) => Arc::make_mut(record).changed = now, )+ }
            }
        }

        $( impl From<$record> for Record {
            fn from(record: $record) -> Self {
                Self::$variant(Arc::new(record))
            }
        }

        impl Table for $record {
            type Key = $key;

            const KIND: TableKind = TableKind::$variant;

            fn key(key: $key) -> Key {
                Key::$variant(key)
            }

            fn all(journal: &Journal) -> &BTreeMap<$key, Arc<Self>> {
                &journal.$field
            }
        } )+

        impl Record {
            fn inner(&self) -> &dyn UserRecord {
                match self { $( Self::$variant(record) => &**record, )+ }
            }
        }

        /// A journal: ordered maps of shared records. Clones share everything; a change copies one
        /// table's pointers.
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

            /// Number of records in a table.
            #[must_use]
            pub fn count(&self, table: TableKind) -> usize {
                match table { $( TableKind::$variant => self.$field.len(), )+ }
            }

            /// State of a key.
            #[must_use]
            pub fn entry(&self, key: &Key) -> Entry {
                let record = match key { $( Key::$variant(key) => self.$field.get(key).cloned().map(Record::$variant), )+ };
                match (record, self.deleted.get(key)) {
                    (Some(record), _) => Entry::Present(record),
                    (None, Some(when)) => Entry::Deleted(*when),
                    (None, None) => Entry::Absent,
                }
            }

            /// Writes an entry and returns the previous one. A record that does not fit the key is
            /// ignored.
            pub(super) fn replace(&mut self, key: &Key, entry: Entry) -> Entry {
                let before = self.entry(key);
                if entry == before || entry.record().is_some_and(|record| record.table() != key.table()) {
                    return before;
                }
                let indexed = |entry: &Entry| entry.record().map(|record| Indexed::of(key, record)).unwrap_or_default();
                let (old, new) = (indexed(&before), indexed(&entry));
                // Most edits change only texts: a snapshot goes on sharing the orders.
                if old != new {
                    let index = Arc::make_mut(&mut self.index);
                    index.remove(key, &old);
                    index.add(key, &new);
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

            /// Random ids of all records, trashed records and tombstones.
            pub fn ids(&self) -> impl Iterator<Item = Id> {
                let records = std::iter::empty()$( .chain(self.$field.keys().filter_map(TableKey::id)) )+;
                let in_trash = self.trash.values().flat_map(|item| item.records.iter().filter_map(|(key, _)| key.id()));
                records.chain(in_trash).chain(self.deleted.keys().filter_map(Key::id))
            }

            /// Difference from an earlier state: records, tombstones and versions. Shared parts are
            /// skipped.
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

            /// All records with their keys, by table.
            pub fn records(&self) -> impl Iterator<Item = (Key, Record)> {
                std::iter::empty()$( .chain(self.$field.iter().map(|(key, record)| (Key::$variant(key.clone()), Record::$variant(Arc::clone(record))))) )+
            }
        }

        impl Record {
            /// Table of this record.
            #[must_use]
            pub const fn table(&self) -> TableKind {
                match self { $( Self::$variant(_) => TableKind::$variant, )+ }
            }
        }

        /// Serialized form: non-empty tables, tombstones, versions and erasure marks.
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
                    index.add(&key, &Indexed::of(&key, &record));
                }
                journal.index = Arc::new(index);
                journal
            }
        }
    };
}

tables! {
    /// Preferences that travel with the file.
    preferences: Preferences(Only => Preferences) Settings,
    /// The user's situation.
    profile: Profile(Only => Profile) Settings,
    /// Check-ins.
    check_ins: CheckIn(Id => CheckIn) Log,
    /// Check-in drafts.
    drafts: Draft(DraftKey => CheckInDraft) Draft,
    /// Sleep, by the day of waking up.
    sleep: Sleep(NaiveDate => Sleep) Settings,
    /// Pages of writing.
    writings: Writing(Id => Writing) Log,
    /// Lines for a harder night.
    night_lines: NightLine(Id => NightLine) Searched,
    /// Custom feelings.
    own_feelings: OwnFeeling(Id => OwnFeeling) Searched,
    /// Custom tags.
    own_tags: OwnTag(Id => OwnTag) Searched,
    /// Custom tag groups.
    own_tag_groups: OwnTagGroup(Id => OwnTagGroup) Searched,
    /// Boundaries, requests and agreements.
    boundaries: Boundary(Id => Boundary) Searched,
    /// Boundary log entries.
    boundary_events: BoundaryEvent(Id => BoundaryEvent) Log,
    /// Drafts of boundary log entries, by boundary.
    event_drafts: EventDraft(Id => EventDraft) Draft,
    /// Filled worksheets.
    sheets: Sheet(Id => Sheet) Searched,
    /// Custom worksheets.
    templates: OwnTemplate(Id => OwnTemplate) Searched,
    /// Progress on steps, by content id or custom id as text.
    steps: Step(String => StepProgress) Searched,
    /// Selection for the shared view.
    together: Together(Only => TogetherView) Settings,
    /// Custom paths.
    own_paths: OwnPath(Id => OwnPath) Searched,
    /// Custom steps.
    own_steps: OwnStep(Id => OwnStep) Searched,
    /// Supportive people.
    people: Person(Id => Person) Searched,
    /// The user's phone numbers.
    help_numbers: HelpNumber(Id => HelpNumber) Searched,
    /// The safety plan.
    safety_plan: SafetyPlan(Only => SafetyPlan) Searched,
    /// Promises.
    promises: Promise(Id => Promise) Searched,
    /// Promise outcomes.
    promise_entries: PromiseEntry(Id => PromiseEntry) Log,
    /// Hard moments.
    moments: Moment(Id => Moment) Log,
    /// The card of known facts.
    known_card: KnownCard(Only => KnownCard) Searched,
    /// Triggers of hard moments.
    triggers: Trigger(Id => Trigger) Log,
    /// Urges to check.
    urges: Urge(Id => Urge) Log,
    /// Self-care, shared rituals, own life.
    practices: Practice(Id => Practice) Searched,
    /// Occurrences of practices.
    practice_times: PracticeTime(Id => PracticeTime) Log,
    /// Small good moments.
    appreciations: Appreciation(Id => Appreciation) Log,
    /// Goals.
    goals: Goal(Id => Goal) Searched,
    /// Words held until the morning.
    held_words: HeldWords(Id => HeldWords) Searched,
    /// Beliefs about oneself.
    beliefs: Belief(Id => Belief) Searched,
    /// Topics for a talk.
    talk_items: TalkItem(Id => TalkItem) Searched,
    /// Difficult dates.
    dates_ahead: DateAhead(Id => DateAhead) Searched,
    /// Recent deletions.
    trash: Trash(Id => TrashItem) Settings,
}

fn is_empty<K, V>(map: &BTreeMap<K, V>) -> bool {
    map.is_empty()
}

fn nothing_was_erased(erased: &Erased) -> bool {
    erased.is_empty()
}

impl Key {
    /// The record's own random id. Drafts use the id of their subject.
    #[must_use]
    pub fn own_id(&self) -> Option<Id> {
        if self.table().holds_drafts() { None } else { self.id() }
    }
}

impl Journal {
    /// Version of the record or tombstone at a key; `None` if never changed.
    #[must_use]
    pub fn descent(&self, key: &Key) -> Option<&Descent> {
        self.versions.get(key).map(|descent| &**descent)
    }

    /// All versions, by key.
    #[must_use]
    pub fn versions(&self) -> &BTreeMap<Key, Arc<Descent>> {
        &self.versions
    }

    /// Records a new version at a key. `is_new`: nothing existed there before.
    pub fn note_version(&mut self, key: &Key, is_new: bool, version: Version) {
        // For a new record, the id is its version.
        if is_new && key.own_id().is_some() {
            return;
        }
        let descent = Descent::after(self.descent(key), version);
        Arc::make_mut(&mut self.versions).insert(key.clone(), Arc::new(descent));
    }

    /// Keys and times of deletions.
    pub fn tombstones(&self) -> impl Iterator<Item = (&Key, Timestamp)> {
        self.deleted.iter().map(|(key, when)| (key, *when))
    }

    /// Time of the latest known change.
    #[must_use]
    pub fn last_change(&self) -> Option<Timestamp> {
        self.records().map(|(_, record)| record.changed()).chain(self.deleted.values().copied()).max()
    }

    /// Marks of erased records.
    #[must_use]
    pub fn erased(&self) -> &Erased {
        &self.erased
    }

    /// Adds erasure marks of another copy.
    pub fn join_erased(&mut self, other: &Erased) {
        if !other.is_empty() {
            Arc::make_mut(&mut self.erased).join(other);
        }
    }

    /// Replaces the tombstone and versions of a record by an erasure mark. `new_key` returns 128
    /// random bits. The tombstone stays if a mark cannot identify the record.
    pub fn mark_erased(&mut self, key: &Key, new_key: impl FnOnce() -> u128) {
        let descent = Arc::make_mut(&mut self.versions).remove(key);
        if Arc::make_mut(&mut self.erased).note(key, descent.as_deref(), new_key) {
            Arc::make_mut(&mut self.deleted).remove(key);
        }
    }
}

impl TableKind {
    /// True for drafts, which are saved while typing and outside undo.
    #[must_use]
    pub const fn holds_drafts(self) -> bool {
        matches!(self.role(), Role::Draft)
    }

    /// True if searchable.
    #[must_use]
    pub const fn is_searched(self) -> bool {
        matches!(self.role(), Role::Searched | Role::Log)
    }
}

impl UserRecord for Record {
    /// Omits empty texts.
    fn user_texts(&self) -> Vec<&str> {
        let mut texts = self.inner().user_texts();
        texts.retain(|text| !text.is_empty());
        texts
    }

    fn happened(&self) -> Option<LocalTime> {
        self.inner().happened()
    }

    fn written(&self) -> Option<LocalTime> {
        self.inner().written()
    }

    fn owner(&self, key: &Key) -> Option<Key> {
        self.inner().owner(key)
    }
}

impl Record {
    /// Day on which the record is listed, if any; days start at this hour.
    #[must_use]
    pub fn day(&self, day_start_hour: u8) -> Option<NaiveDate> {
        self.happened().map(|when| when.day(day_start_hour))
    }

    /// Sort time in lists of all records: the time it refers to or was written, else its last
    /// change in UTC.
    #[must_use]
    pub fn time(&self) -> LocalTime {
        self.happened().or_else(|| self.written()).unwrap_or_else(|| LocalTime::new(self.changed().utc().naive_utc(), 0))
    }
}

impl Journal {
    /// Looks up a record by type and key.
    #[must_use]
    pub fn get<R: Table>(&self, key: &R::Key) -> Option<&Arc<R>> {
        R::all(self).get(key)
    }

    /// Log records on these days, oldest first; days start at this hour.
    #[must_use]
    pub fn on_days<R: Table<Key = Id>>(&self, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = (Id, &Arc<R>)> {
        self.index.on_days(R::KIND, &days, day_start_hour).filter_map(|id| Some((id, self.get(&id)?)))
    }

    /// Records of one type that belong to the one at a key, oldest first.
    #[must_use]
    pub fn belonging_to<'a, R: Table<Key = Id>>(&'a self, owner: &Key) -> impl DoubleEndedIterator<Item = (Id, &'a Arc<R>)> + use<'a, R> {
        self.index.belonging_to(owner).filter(|key| key.table() == R::KIND).filter_map(|key| Some((key.id()?, self.get(&key.id()?)?)))
    }

    /// All records that belong to the one at a key, oldest first.
    pub fn parts_of<'a>(&'a self, owner: &Key) -> impl Iterator<Item = (Key, Record)> + use<'a> {
        self.index.belonging_to(owner).filter_map(|key| Some((key.clone(), self.entry(key).record()?.clone())))
    }

    /// All check-ins by the time they refer to, oldest first.
    #[must_use]
    pub fn check_ins_by_time(&self) -> impl DoubleEndedIterator<Item = (Id, &Arc<CheckIn>)> {
        self.index.all(TableKind::CheckIn).filter_map(|id| Some((id, self.check_ins.get(&id)?)))
    }

    /// Number of check-ins with a custom word.
    #[must_use]
    pub fn own_word_uses(&self, word: Id) -> usize {
        self.index.uses_of(word)
    }

    /// Check-ins with a custom feeling or tag.
    #[must_use]
    pub fn check_ins_with(&self, own_word: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<CheckIn>)> {
        self.index.check_ins_with(own_word).filter_map(|id| Some((id, self.check_ins.get(&id)?)))
    }

    /// Worksheets linked to a boundary.
    #[must_use]
    pub fn sheets_of_boundary(&self, boundary: Id) -> impl DoubleEndedIterator<Item = (Id, &Arc<Sheet>)> {
        self.index.sheets_of_boundary(boundary).filter_map(|id| Some((id, self.sheets.get(&id)?)))
    }

    /// Worksheets linked to a step.
    #[must_use]
    pub fn sheets_of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = (Id, &Arc<Sheet>)> {
        self.index.sheets_of_step(step).filter_map(|id| Some((id, self.sheets.get(&id)?)))
    }

    /// The preferences, or the defaults.
    #[must_use]
    pub fn preferences_or_initial(&self) -> Preferences {
        self.preferences.get(&Only::One).map_or_else(|| Preferences::initial(Timestamp::from_millis(0)), |record| (**record).clone())
    }

    /// The profile, or an empty one.
    #[must_use]
    pub fn profile_or_unsaid(&self) -> Profile {
        self.profile.get(&Only::One).map_or_else(|| Profile::unsaid(Timestamp::from_millis(0)), |record| (**record).clone())
    }

    /// Start of a day, in hours.
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
