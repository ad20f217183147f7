//! The open document: appearance, journal and undo history.

use super::erase;
use super::history::{History, Step};
use super::random::random_bits;
use crate::journal::{Appearance, Burst, Change, Edit, EditName, Entry, Header, Id, Journal, Key, TableKind, Timestamp, Version, WindowPlace, joined_drafts};

/// State to save. Shares its records with the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The clear header.
    pub header: Header,
    /// The journal.
    pub journal: Journal,
}

impl Snapshot {
    /// Snapshot of a journal that was never saved.
    #[must_use]
    pub fn new(appearance: Appearance, journal: Journal) -> Self {
        Self { header: Header { appearance, ..Header::default() }, journal }
    }
}

/// The open journal with its undo history for this session.
///
/// All changes go through [`Document::edit`] or [`Document::edit_quietly`], which set the time of
/// change for merging.
#[derive(Debug)]
pub struct Document {
    header: Header,
    journal: Journal,
    history: History,
    revision: u64,
    /// Session id of record versions; renewed with another journal.
    sitting: Id,
    table_revisions: [u64; TableKind::ALL.len()],
    generation: u64,
    /// Changes since the last query, once tracking is on.
    followed: Option<Vec<Change>>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            header: Header::default(),
            journal: Journal::default(),
            history: History::default(),
            revision: 0,
            sitting: Id::from_bits(random_bits()),
            table_revisions: [0; TableKind::ALL.len()],
            generation: 0,
            followed: None,
        }
    }
}

impl Document {
    /// Creates a document without history.
    #[must_use]
    pub fn new(header: Header, journal: Journal) -> Self {
        Self { header, journal, ..Self::default() }
    }

    /// Appearance settings.
    #[must_use]
    pub const fn appearance(&self) -> &Appearance {
        &self.header.appearance
    }

    /// The current journal.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// State to save. Shares all records, so nothing is copied.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { header: self.header.clone(), journal: self.journal.clone() }
    }

    /// Counter incremented by every change.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Revision of a table's last change; a cache key for derived values.
    #[must_use]
    pub const fn table_revision(&self, table: TableKind) -> u64 {
        self.table_revisions[table as usize]
    }

    /// Counter incremented when open text fields become stale: undo, redo or a replaced journal.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Applies an undoable edit. Quick edits of one burst form one undo step. An edit without
    /// effect creates none.
    pub fn edit(&mut self, edit: Edit, name: EditName, burst: Option<Burst>, now: Timestamp) -> Vec<Change> {
        let (inverse, changes) = self.apply(edit, now);
        if !inverse.puts.is_empty() {
            self.history.done(self.step(name, inverse), burst, now);
        }
        changes
    }

    /// Applies an edit outside undo: drafts, preferences, purging the trash.
    pub fn edit_quietly(&mut self, edit: Edit, now: Timestamp) -> Vec<Change> {
        self.apply(edit, now).1
    }

    /// Undoes the last step and returns its name.
    pub fn undo(&mut self, now: Timestamp) -> Option<EditName> {
        let step = self.history.take_undo()?;
        let (name, back) = self.take_back(step, now);
        self.history.undone(back);
        Some(name)
    }

    /// Redoes the last undone step and returns its name.
    pub fn redo(&mut self, now: Timestamp) -> Option<EditName> {
        let step = self.history.take_redo()?;
        let (name, back) = self.take_back(step, now);
        self.history.redone(back);
        Some(name)
    }

    /// Starts recording changes, for incremental updates of derived values.
    pub fn follow(&mut self) {
        self.followed = Some(Vec::new());
    }

    /// Takes the recorded changes, in order. `None` if not tracking, or if derived values must be
    /// rebuilt for another journal.
    pub fn take_changes(&mut self) -> Option<Vec<Change>> {
        self.followed.as_mut().map(std::mem::take)
    }

    /// True if there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// True if there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Marks open text fields as stale.
    pub fn changed_under_fields(&mut self) {
        self.generation += 1;
    }

    /// Makes the next edit a new undo step.
    pub fn end_burst(&mut self) {
        self.history.end_burst();
    }

    /// Sets the appearance; not undoable.
    pub fn set_appearance(&mut self, appearance: Appearance) {
        if self.header.appearance != appearance {
            self.header.appearance = appearance;
            self.revision += 1;
        }
    }

    /// Window geometry to be written with the next save.
    #[must_use]
    pub const fn window(&self) -> Option<WindowPlace> {
        self.header.window
    }

    /// Sets the window geometry, written with the next other change.
    pub fn set_window(&mut self, window: Option<WindowPlace>) {
        self.header.window = window;
    }

    /// Replaces the journal and clears the history. Removes records erased everywhere; returns
    /// whether there were any.
    pub fn replace(&mut self, mut journal: Journal, now: Timestamp) -> bool {
        let has_erased = erase::keep_erased(&mut journal, self.journal.erased(), now);
        self.journal = journal;
        self.sitting = Id::from_bits(random_bits());
        self.history = History::default();
        self.revision += 1;
        self.generation += 1;
        self.table_revisions = [self.revision; TableKind::ALL.len()];
        self.followed = None;
        has_erased
    }

    /// Erases records from journal, trash and history. Returns all removed keys, to be erased from
    /// backups too.
    pub fn erase(&mut self, keys: &[Key], now: Timestamp) -> Vec<Key> {
        let doomed = erase::with_what_belongs(&self.journal, keys);
        if let Some(edit) = erase::edit(&self.journal, &doomed, now) {
            self.apply(edit, now);
        }
        erase::mark(&mut self.journal, &doomed);
        // A record recreated at an erased key counts as new.
        self.sitting = Id::from_bits(random_bits());
        self.history.forget(&doomed);
        self.generation += 1;
        doomed.into_iter().collect()
    }

    /// Applies the inverse as a new change, with current timestamps and tombstones. Otherwise a
    /// copy saved in between elsewhere would look newer and win the merge.
    fn take_back(&mut self, step: Step, now: Timestamp) -> (EditName, Step) {
        let mut edit = step.inverse;
        edit.puts.retain_mut(|(key, entry)| self.leaves_newer_draft(&step.drafts_left, key, entry));
        for (_, entry) in &mut edit.puts {
            if *entry == Entry::Absent {
                *entry = Entry::Deleted(now);
            }
        }
        let (inverse, _) = self.apply(edit, now);
        self.generation += 1;
        (step.name, self.step(step.name, inverse))
    }

    fn step(&self, name: EditName, inverse: Edit) -> Step {
        let drafts = inverse.puts.iter().filter(|(key, _)| key.table().holds_drafts());
        let drafts_left = drafts.map(|(key, _)| (key.clone(), self.journal.entry(key))).collect();
        Step { name, inverse, drafts_left }
    }

    /// Merges drafts typed since the step. Returns whether the entry must be written.
    fn leaves_newer_draft(&self, drafts_left: &[(Key, Entry)], key: &Key, entry: &mut Entry) -> bool {
        let Some((_, left)) = drafts_left.iter().find(|(left, _)| left == key) else { return true };
        let newer = self.journal.entry(key);
        if newer.record().is_none() || says_the_same(&newer, left) {
            return true;
        }
        let joined = entry.record().zip(newer.record()).and_then(|(earlier, newer)| joined_drafts(earlier, newer));
        joined.is_some_and(|joined| {
            *entry = Entry::Present(joined);
            true
        })
    }

    fn apply(&mut self, mut edit: Edit, now: Timestamp) -> (Edit, Vec<Change>) {
        if edit.puts.iter().all(|(key, entry)| says_the_same(&self.journal.entry(key), entry)) {
            return (Edit::default(), Vec::new());
        }
        edit.stamp(self.stamp_for(&edit, now));
        let applied = self.journal.apply(edit);
        self.revision += 1;
        let version = Version::new(self.sitting, self.revision);
        // The inverse is in reverse order.
        for (key, before) in applied.inverse.puts.iter().rev() {
            self.table_revisions[key.table() as usize] = self.revision;
            if !says_the_same(before, &self.journal.entry(key)) {
                self.journal.note_version(key, *before == Entry::Absent, version);
            }
        }
        if let Some(followed) = &mut self.followed {
            followed.extend(applied.changes.iter().cloned());
        }
        (applied.inverse, applied.changes)
    }

    /// Returns `now`, or 1 ms after a later replaced change, so that a clock set back cannot make a
    /// change look older.
    fn stamp_for(&self, edit: &Edit, now: Timestamp) -> Timestamp {
        let latest = edit.puts.iter().filter_map(|(key, _)| changed(&self.journal.entry(key))).max();
        latest.map_or(now, |latest| now.max(Timestamp::from_millis(latest.millis().saturating_add(1))))
    }
}

fn changed(entry: &Entry) -> Option<Timestamp> {
    match entry {
        Entry::Absent => None,
        Entry::Present(record) => Some(record.changed()),
        Entry::Deleted(when) => Some(*when),
    }
}

/// True if two entries differ at most in the time of change.
fn says_the_same(before: &Entry, after: &Entry) -> bool {
    match (before, after) {
        (Entry::Present(before), Entry::Present(after)) => {
            let mut before = before.clone();
            before.set_changed(after.changed());
            before == *after
        }
        (Entry::Deleted(_), Entry::Deleted(_)) | (Entry::Absent, Entry::Absent) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::arbitrary::{self, contents};
    use crate::journal::{Boundary, BoundaryEvent, CheckInDraft, DraftKey, EventOutcome, Id, LocalTime, OwnTag};
    use crate::store::trash;
    use proptest::prelude::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    fn key() -> Key {
        Key::OwnTag(Id::from_parts(1, 1))
    }

    fn tag(name: &str) -> Edit {
        Edit::put(Id::from_parts(1, 1), OwnTag::new(at(0), name.to_owned()))
    }

    fn name_of_tag(document: &Document) -> Option<&str> {
        document.journal().own_tags().values().next().map(|tag| tag.name.as_str())
    }

    fn typed(document: &mut Document, name: &str, field: &'static str, now: i64) {
        document.edit(tag(name), EditName::AddWord, Some(Burst { key: key(), field: field.into() }), at(now));
    }

    #[derive(Clone, Debug)]
    enum Doing {
        Edit(Edit),
        Undo,
        Redo,
    }

    fn doings() -> impl Strategy<Value = Vec<Doing>> {
        let doing = prop_oneof![4 => arbitrary::edit().prop_map(Doing::Edit), 3 => Just(Doing::Undo), 3 => Just(Doing::Redo)];
        proptest::collection::vec(doing, 0..40)
    }

    proptest! {
        #[test]
        fn undo_and_redo_walk_a_row_of_states(journal in arbitrary::journal(), doings in doings()) {
            let mut row = vec![contents(&journal)];
            let mut place = 0;
            let mut document = Document::new(Header::default(), journal);
            for (now, doing) in (1..).zip(doings) {
                let revision = document.revision();
                match doing {
                    Doing::Edit(edit) => {
                        if document.edit(edit, EditName::AddWord, None, at(now)).is_empty() {
                            prop_assert_eq!(document.revision(), revision);
                        } else {
                            place += 1;
                            row.truncate(place);
                            row.push(contents(document.journal()));
                        }
                    }
                    Doing::Undo => {
                        prop_assert_eq!(document.undo(at(now)).is_some(), place > 0);
                        place = place.saturating_sub(1);
                    }
                    Doing::Redo => {
                        let possible = place + 1 < row.len();
                        prop_assert_eq!(document.redo(at(now)).is_some(), possible);
                        place += usize::from(possible);
                    }
                }
                prop_assert_eq!(&contents(document.journal()), &row[place]);
                prop_assert_eq!((document.can_undo(), document.can_redo()), (place > 0, place + 1 < row.len()));
            }
        }

        /// No operation makes an entry older or removes it without a tombstone.
        #[test]
        fn a_later_change_always_looks_later(doings in doings()) {
            let mut document = Document::default();
            for doing in doings {
                let before = document.journal().clone();
                // A stopped clock is the worst case short of one running backwards.
                let changes = match doing {
                    Doing::Edit(mut edit) => {
                        edit.puts.retain(|(_, entry)| *entry != Entry::Absent);
                        document.edit(edit, EditName::AddWord, None, at(5)).into_iter().map(|change| change.key).collect()
                    }
                    Doing::Undo => { document.undo(at(5)); before.records().map(|(key, _)| key).collect::<Vec<_>>() }
                    Doing::Redo => { document.redo(at(5)); before.records().map(|(key, _)| key).collect() }
                };
                for key in changes {
                    let (was, is) = (before.entry(&key), document.journal().entry(&key));
                    prop_assert!(is == was || changed(&is) > changed(&was), "{key:?}: {was:?}, then {is:?}");
                }
            }
        }
    }

    fn reopened(document: &Document) -> Document {
        Document::new(Header::default(), document.journal().clone())
    }

    fn descends(one: &Document, from: &Document, key: &Key) -> bool {
        let (one, from) = (one.journal().descent(key), from.journal().descent(key));
        one.map_or(from.is_none(), |one| one.descends_from(from))
    }

    #[test]
    fn a_record_that_was_never_changed_has_no_version_and_one_that_was_knows_where_it_is_from() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(1));
        assert_eq!(document.journal().descent(&key()), None, "its id is its version");
        let untouched = reopened(&document);
        document.edit(tag("b"), EditName::AddWord, None, at(2));
        let (mut mine, mut theirs) = (reopened(&document), reopened(&document));
        mine.edit(tag("mine"), EditName::AddWord, None, at(3));
        theirs.edit(tag("theirs"), EditName::AddWord, None, at(4));
        for later in [&mine, &theirs] {
            assert!(descends(later, &document, &key()) && descends(later, &untouched, &key()));
            assert!(!descends(&document, later, &key()));
        }
        assert!(!descends(&mine, &theirs, &key()) && !descends(&theirs, &mine, &key()), "both were changed");
        // An edit without effect is no change.
        let before = mine.journal().descent(&key()).cloned();
        mine.edit(tag("mine").and(tag("mine")), EditName::AddWord, None, at(5));
        assert_eq!(mine.journal().descent(&key()).cloned(), before);
    }

    #[test]
    fn undo_and_deletion_are_changes_like_any_other() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(1));
        document.edit(tag("b"), EditName::AddWord, None, at(2));
        let saved = reopened(&document);
        document.undo(at(3));
        assert!(descends(&document, &saved, &key()) && !descends(&saved, &document, &key()));
        let undone = reopened(&document);
        document.edit(Edit::delete(key(), at(4)), EditName::AddWord, None, at(4));
        assert!(descends(&document, &undone, &key()), "a tombstone knows what it is of");
    }

    #[test]
    fn a_night_has_a_version_from_the_start_because_its_date_is_anyones() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 29).expect("a date");
        let night = Key::Sleep(date);
        let sleep = |minutes| Edit::put(date, crate::journal::Sleep { changed: at(0), duration_minutes: Some(minutes), quality: None });
        let (mut mine, mut theirs) = (Document::default(), Document::default());
        mine.edit(sleep(400), EditName::AddWord, None, at(1));
        theirs.edit(sleep(300), EditName::AddWord, None, at(1));
        assert!(!descends(&mine, &theirs, &night) && !descends(&theirs, &mine, &night));
        // A record recreated after erasure is a new one.
        mine.erase(std::slice::from_ref(&night), at(2));
        mine.edit(sleep(410), EditName::AddWord, None, at(3));
        let written = mine.journal().clone();
        assert!(!written.erased().covers(&night, written.descent(&night)));
        assert!(!mine.replace(written, at(4)), "it is not taken for what was erased");
    }

    #[test]
    fn a_burst_of_typing_is_one_step_until_it_pauses() {
        let mut document = Document::default();
        for (now, name) in [(0, "a"), (1_900, "ab"), (3_900, "abc")] {
            typed(&mut document, name, "name", now);
        }
        typed(&mut document, "abcd", "name", 5_901);
        assert_eq!(document.undo(at(6_000)), Some(EditName::AddWord));
        assert_eq!(name_of_tag(&document), Some("abc"));
        document.undo(at(6_001));
        assert_eq!(name_of_tag(&document), None);
        assert!(!document.can_undo());
        document.redo(at(6_002));
        assert_eq!(name_of_tag(&document), Some("abc"));
    }

    #[test]
    fn another_field_or_the_end_of_a_burst_starts_a_step() {
        let mut document = Document::default();
        typed(&mut document, "a", "name", 0);
        typed(&mut document, "b", "other", 1);
        document.end_burst();
        typed(&mut document, "c", "other", 2);
        document.undo(at(3));
        assert_eq!(name_of_tag(&document), Some("b"));
        document.undo(at(4));
        assert_eq!(name_of_tag(&document), Some("a"));
        // Typing after an undo starts a new step.
        typed(&mut document, "d", "name", 5);
        document.undo(at(6));
        assert_eq!(name_of_tag(&document), Some("a"));
    }

    #[test]
    fn undoing_a_beginning_leaves_a_tombstone_of_now() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(10));
        document.undo(at(20));
        assert_eq!(document.journal().entry(&key()), Entry::Deleted(at(20)));
        document.redo(at(30));
        assert_eq!(changed(&document.journal().entry(&key())), Some(at(30)));
    }

    fn draft(note: &str) -> Edit {
        Edit::put(DraftKey::New, CheckInDraft { note: note.to_owned(), ..CheckInDraft::empty(at(0)) })
    }

    fn note_of_draft(document: &Document) -> Option<&str> {
        document.journal().drafts().get(&DraftKey::New).map(|draft| draft.note.as_str())
    }

    fn keep(document: &mut Document, now: i64) {
        let edit = tag("kept").and(Edit::delete(Key::Draft(DraftKey::New), at(now)));
        document.edit(edit, EditName::KeepCheckIn, None, at(now));
    }

    #[test]
    fn undo_keeps_a_draft_that_was_typed_since() {
        let mut document = Document::default();
        document.edit_quietly(draft("Alpha"), at(1));
        keep(&mut document, 2);
        document.edit_quietly(draft("Beta"), at(3));
        document.undo(at(4));
        assert_eq!((name_of_tag(&document), note_of_draft(&document)), (None, Some("Alpha\n\nBeta")));
        document.redo(at(5));
        assert_eq!((name_of_tag(&document), note_of_draft(&document)), (Some("kept"), Some("Beta")));
        document.undo(at(6));
        assert_eq!(note_of_draft(&document), Some("Alpha\n\nBeta"), "and back again, without a word twice");
        document.edit_quietly(draft("Alpha\n\nBeta\n\nGamma"), at(7));
        document.redo(at(8));
        assert_eq!(note_of_draft(&document), Some("Alpha\n\nBeta\n\nGamma"), "nor does redo take what was typed since");
    }

    #[test]
    fn undo_of_clearing_keeps_a_draft_that_was_typed_since() {
        let mut document = Document::default();
        document.edit_quietly(draft("Alpha"), at(1));
        document.edit(Edit::delete(Key::Draft(DraftKey::New), at(2)), EditName::ClearDraft, None, at(2));
        document.edit_quietly(draft("Beta"), at(3));
        document.undo(at(4));
        assert_eq!(note_of_draft(&document), Some("Alpha\n\nBeta"));
    }

    #[test]
    fn revisions_tell_what_changed() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(1));
        let (tags, people) = (document.table_revision(TableKind::OwnTag), document.table_revision(TableKind::Person));
        assert_eq!((tags, people), (document.revision(), 0));
        let generation = document.generation();
        document.set_appearance(Appearance { reduce_motion: true, ..Appearance::default() });
        assert_eq!((document.table_revision(TableKind::OwnTag), document.revision()), (tags, tags + 1));
        assert_eq!(document.generation(), generation);
        document.undo(at(2));
        assert!(document.generation() > generation);
        assert!(document.appearance().reduce_motion, "appearance is outside undo");
    }

    #[test]
    fn who_follows_hears_of_every_change_until_another_journal_is_there() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(1));
        assert_eq!(document.take_changes(), None);
        document.follow();
        document.edit(tag("b"), EditName::AddWord, None, at(2));
        document.edit_quietly(tag("c"), at(3));
        document.undo(at(4));
        document.redo(at(5));
        document.erase(&[key()], at(6));
        let keys: Vec<Key> = document.take_changes().expect("followed").into_iter().map(|change| change.key).collect();
        assert_eq!(keys, vec![key(); 5]);
        assert_eq!(document.take_changes(), Some(Vec::new()));
        document.replace(Journal::default(), at(9));
        assert_eq!(document.take_changes(), None);
    }

    #[test]
    fn a_quiet_edit_is_no_step() {
        let mut document = Document::default();
        assert_eq!(document.edit_quietly(tag("a"), at(1)).len(), 1);
        assert!(!document.can_undo());
    }

    #[test]
    fn a_snapshot_shares_every_table() {
        let mut document = Document::default();
        document.edit(tag("a"), EditName::AddWord, None, at(1));
        let snapshot = document.snapshot();
        assert!(std::ptr::eq(snapshot.journal.own_tags(), document.journal().own_tags()));
    }

    #[test]
    fn what_is_erased_cannot_be_undone_back() {
        let mut document = Document::default();
        document.edit(tag("secret"), EditName::AddWord, None, at(1));
        document.edit(tag("secret too"), EditName::AddWord, None, at(2));
        document.undo(at(3));
        document.erase(&[key()], at(4));
        assert_eq!(name_of_tag(&document), None);
        assert!(!document.can_undo() && !document.can_redo());
        assert!(!format!("{document:?}").contains("secret"));
    }
    #[test]
    fn erasing_from_the_trash_reaches_the_history_and_spares_the_rest() {
        let moment = LocalTime::from_date_time(at(0).utc().fixed_offset());
        let (boundary, event, item) = (Id::from_parts(1, 2), Id::from_parts(1, 3), Id::from_parts(1, 4));
        let mut document = Document::default();
        document.edit(tag("river"), EditName::AddWord, None, at(1));
        let secret = Boundary { title: "secret".to_owned(), ..Boundary::empty(at(0), moment) };
        let log = BoundaryEvent { note: "secret".to_owned(), ..BoundaryEvent::new(at(0), boundary, moment, EventOutcome::Held) };
        document.edit(Edit::put(boundary, secret), EditName::AddBoundary, None, at(2));
        document.edit(Edit::put(event, log), EditName::AddEvent, None, at(3));
        let delete = trash::delete(document.journal(), &Key::Boundary(boundary), item, moment, at(4)).expect("it is there");
        document.edit(delete, EditName::DeleteBoundary, None, at(4));

        let erased = document.erase(&trash::keys(document.journal(), item), at(5));
        assert_eq!(erased.len(), 2);
        assert!(!format!("{document:?}").contains("secret"));
        assert!(document.journal().trash().is_empty());
        assert_eq!(document.undo(at(6)), Some(EditName::AddWord), "what else was done can be undone");
        assert!(!document.can_undo());
    }
}
