//! Shared helpers: a journal with everything, a file with a history, short ways to save.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::tools::every_tool;
use chrono::NaiveTime;
use mendwell::journal::*;
use mendwell::store::seal::WorkFactor;
use mendwell::store::{Disk, OpenFile, RealDisk, SaveError, Saved, Sealing, SecretString, Snapshot, read_file, save};

pub(crate) const PASSPHRASE: &str = "rain on the roof";

pub(crate) fn at(text: &str) -> LocalTime {
    text.parse().expect("a time")
}

pub(crate) fn stamp(second: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + second * 1_000)
}

pub(crate) fn id(low: u128) -> Id {
    Id::from_parts(1_795_000_000_000, low)
}

pub(crate) fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

pub(crate) fn sealing() -> Arc<Sealing> {
    Arc::new(Sealing::create(&passphrase(), WorkFactor::FOR_TESTS).expect("a seal"))
}

/// One record of every kind, with text that needs escaping.
pub(crate) fn everything() -> Journal {
    let when = at("2026-11-20T21:14+01:00");
    let note = "A walk by the river.\n\"It is not my fault\" – said aloud, \\once.\n\tمرحبا 👩‍👧 e\u{301}".to_owned();
    let check_in = CheckIn {
        changed: stamp(1),
        when,
        written: Some(at("2026-11-20T21:15:30+01:00")),
        mood: Mood::new(-0.35, 0.6),
        feelings: Feelings::from([(WordRef::Listed("angry".to_owned()), Intensity::Lot), (WordRef::Own(id(4)), Intensity::Unsaid)]),
        tags: BTreeSet::from([WordRef::Own(id(5)), WordRef::Listed("sleep".to_owned())]),
        note,
    };
    let draft = CheckInDraft { note: "not yet".to_owned(), when: Some(when), ..CheckInDraft::empty(stamp(2)) };
    let boundary = Boundary {
        title: "No calls after ten".to_owned(),
        with_whom: "J.".to_owned(),
        limit: "I do not pick up the phone after ten.".to_owned(),
        status: BoundaryStatus::Active,
        firmness: Some(Firmness::NotNegotiable),
        response: "Phone off\nA note the next day".to_owned(),
        wording: Wording { feelings: vec!["tired".to_owned()], closing: Some(Closing::Ask), ask: "call before nine".to_owned(), ..Wording::default() },
        push_backs: vec![PushBack { they_say: "It was urgent".to_owned(), i_say: "Write to me".to_owned() }],
        starts_on: Some(when.date()),
        review_on: Some(when.date()),
        is_private: true,
        dismissed_hints: BTreeSet::from(["always-and-never".to_owned()]),
        review: Some(Review { outcome: Some(ReviewOutcome::Change), reason: "later".to_owned(), next_on: None }),
        versions: vec![BoundaryVersion { until: when, reason: "Nine was too early".to_owned(), was: Arc::new(Boundary::empty(stamp(3), when)) }],
        ..Boundary::empty(stamp(3), when)
    };
    let event = |boundary| BoundaryEvent {
        note: "Rang twice".to_owned(),
        feelings: BTreeSet::from(["tense".to_owned()]),
        follow_through: Some(FollowThrough::Partly),
        what_i_did: "Answered once, then not".to_owned(),
        ..BoundaryEvent::new(stamp(4), boundary, when, EventOutcome::Tested)
    };
    let event_draft =
        EventDraft { outcome: Some(EventOutcome::Held), is_earlier: true, day: Some(when.date()), note: "half a".to_owned(), ..EventDraft::empty(stamp(4)) };
    let mut step = StepProgress::untouched(stamp(5));
    step.mark(StepState::InProgress, when);
    step.actions_done.insert("write-it-down".to_owned());
    let person = Person {
        name: "Mira".to_owned(),
        reach: "evenings".to_owned(),
        helps_with: "listens".to_owned(),
        last_in_touch: Some(when.date()),
        is_for_crisis: true,
        changed: stamp(6),
    };
    let profile =
        Profile { role: Role::Together, relationship: Relationship::Own("neighbour".to_owned()), fear: FearAnswer::NotSure, ..Profile::unsaid(stamp(7)) };
    let trashed = TrashItem {
        changed: stamp(8),
        deleted: when,
        records: vec![
            (Key::Boundary(id(8)), Boundary { title: "Gone".to_owned(), ..Boundary::empty(stamp(8), when) }.into()),
            (Key::BoundaryEvent(id(9)), event(id(8)).into()),
        ],
    };
    let mut journal = Journal::default();
    journal.apply(
        Edit::put(id(1), check_in)
            .and(Edit::put(DraftKey::New, draft.clone()))
            .and(Edit::put(DraftKey::Of(id(1)), draft))
            .and(Edit::put(id(2), boundary))
            .and(Edit::put(id(3), event(id(2))))
            .and(Edit::put(id(2), event_draft))
            .and(Edit::put(
                id(4),
                OwnFeeling { meaning: "like a house after the move".to_owned(), ..OwnFeeling::new(stamp(9), "hollow".to_owned(), Quadrant::Heavy) },
            ))
            .and(Edit::put(id(5), OwnTag { group: Some(WordRef::Own(id(10))), retired: true, ..OwnTag::new(stamp(9), "river".to_owned()) }))
            .and(Edit::put(id(10), OwnTagGroup { changed: stamp(9), name: "outside".to_owned() }))
            .and(Edit::put(when.date(), Sleep { changed: stamp(12), duration_minutes: Some(405), quality: Some(SleepQuality::Poor) }))
            .and(Edit::put(id(11), Writing { changed: stamp(13), when, written: None, text: "First line.\nSecond.".to_owned() }))
            .and(Edit::put(id(12), NightLine { changed: stamp(14), written: when, text: "It was lighter in March.".to_owned() }))
            .and(Edit::put(id(13), sheet()))
            .and(Edit::put(id(15), own_template()))
            .and(Edit::put("name-what-you-feel".to_owned(), step))
            .and(Edit::put(id(6), person))
            .and(Edit::put(Only::One, profile))
            .and(Edit::put(
                Only::One,
                Preferences { help_country: Some("DE".to_owned()), reminder: NaiveTime::from_hms_opt(20, 30, 0), ..Preferences::initial(stamp(10)) },
            ))
            .and(every_tool())
            .and(Edit::put(id(7), trashed))
            .and(Edit::delete(Key::Boundary(id(8)), stamp(11)))
            .and(Edit::delete(Key::BoundaryEvent(id(9)), stamp(11))),
    );
    journal
}

/// A custom worksheet with every kind of question, and with former questions.
fn own_template() -> OwnTemplate {
    let option = |id: &str, text: &str| OwnOption { id: id.to_owned(), text: text.to_owned() };
    let options = || vec![option("calm", "Calm"), option("loud", "Loud")];
    let phrase = |says: &str, why: &str| OwnPhrase { says: says.to_owned(), why: why.to_owned() };
    let field = |id: &str, kind| OwnField { label: format!("{id}?"), ..OwnField::new(id.to_owned(), kind) };
    let kinds = [
        ("read", OwnFieldKind::Heading),
        ("phrases", OwnFieldKind::Phrases { open: vec![phrase("I was late.", "It names it.")], shut: vec![phrase("Never mind.", "It minds.")] }),
        ("line", OwnFieldKind::ShortText),
        ("text", OwnFieldKind::LongText),
        ("list", OwnFieldKind::List),
        ("ticks", OwnFieldKind::Checklist(options())),
        ("one", OwnFieldKind::OneChoice(options())),
        ("several", OwnFieldKind::SeveralChoices(options())),
        ("scale", OwnFieldKind::Scale { low: "Not at all".to_owned(), high: "Wholly".to_owned() }),
        ("day", OwnFieldKind::Date),
        ("who", OwnFieldKind::Person),
        ("feelings", OwnFieldKind::FeelingWords),
        ("table", OwnFieldKind::Table(options())),
        ("group", OwnFieldKind::Group { one: "Evening".to_owned(), fields: vec![field("inner", OwnFieldKind::Date)] }),
        ("said", OwnFieldKind::Statement(vec![OwnBlank { id: "when".to_owned(), before: "When".to_owned(), hint: "a time".to_owned(), feelings: false }])),
    ];
    let mut fields: Vec<OwnField> = kinds.into_iter().map(|(id, kind)| field(id, kind)).collect();
    fields[3] = OwnField {
        help: "A sentence is enough.".to_owned(),
        required: true,
        private: true,
        shown_if: Some(OwnCondition { field: "one".to_owned(), any_of: vec!["calm".to_owned()] }),
        ..fields[3].clone()
    };
    fields[6].retired.push(option("odd", "Odd"));
    OwnTemplate {
        revision: 3,
        title: "Evenings".to_owned(),
        about: "How they go".to_owned(),
        before: "One is enough.".to_owned(),
        for_two: true,
        asks_about_fear_first: true,
        opens_only_when_asked: true,
        fields,
        retired: vec![field("gone", OwnFieldKind::LongText)],
        ..OwnTemplate::empty(stamp(16))
    }
}

/// A worksheet with every kind of answer, one of them to a removed question.
fn sheet() -> Sheet {
    let text = |words: &str| Answer::Text(words.to_owned());
    let item = SheetItem { id: id(14), answers: Answers::from([("line".to_owned(), text("asked twice"))]) };
    let answers = [
        ("sentence", text("I am not enough.\n\"Again\"")),
        ("about", Answer::Choice("worth".to_owned())),
        ("kinds", Answer::Choices(BTreeSet::from(["lies".to_owned(), "money".to_owned()]))),
        ("true-before", Answer::Scale(8)),
        ("since", Answer::Date(at("2026-11-20T21:14+01:00").date())),
        ("feelings", Answer::Feelings(BTreeSet::from([WordRef::Own(id(4)), WordRef::Listed("numb".to_owned())]))),
        ("against", Answer::Items(vec![item])),
        ("said", Answer::Parts(BTreeMap::from([("feel".to_owned(), "alone".to_owned())]))),
    ];
    Sheet {
        title: "In daylight".to_owned(),
        answers: answers.map(|(field, answer)| (field.to_owned(), answer)).into(),
        steps: BTreeSet::from(["a-truer-sentence".to_owned()]),
        boundaries: BTreeSet::from([id(2)]),
        check_ins: BTreeSet::from([id(1)]),
        private: true,
        ..Sheet::begun(stamp(15), at("2026-11-20T21:14+01:00"), "a-truer-sentence".to_owned(), 1)
    }
}

pub(crate) fn snapshot(journal: Journal) -> Snapshot {
    Snapshot::new(Appearance::default(), journal)
}

/// A journal whose only person is named after the save.
pub(crate) fn numbered(number: usize) -> Snapshot {
    let mut journal = everything();
    let person = Person { name: number.to_string(), ..Person::empty(stamp(20)) };
    journal.apply(Edit::put(id(6), person));
    snapshot(journal)
}

pub(crate) fn number_of(journal: &Journal) -> usize {
    journal.people()[&id(6)].name.parse().expect("a number")
}

/// The journal in a file, opened with `sealing` if sealed.
pub(crate) fn journal_at(path: &Path, sealing: Option<&Sealing>) -> Journal {
    read_file(path, &RealDisk).expect("it reads").journal(sealing).expect("it opens")
}

/// Saves into an open file as the app does.
pub(crate) fn save_into(file: &mut OpenFile, snapshot: Snapshot, now: LocalTime, disk: &dyn Disk) -> Result<Saved, SaveError> {
    let request = file.save_request(snapshot, now).expect("it may be written");
    let result = save(&request, disk);
    file.note_save(now, &result);
    result
}

/// A folder with a `notes.ron` that holds `numbered(1)`.
pub(crate) fn folder_with_journal(sealing: Option<&Arc<Sealing>>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    let mut file = OpenFile::create(&path, false, sealing.cloned(), &RealDisk).expect("created");
    save_into(&mut file, numbered(1), at("2026-11-20T08:00+01:00"), &RealDisk).expect("saved");
    (folder, path)
}

/// Backups of the journal at `path`, in the folder beside it: of every owner, and older ones
/// without.
pub(crate) fn copies_of(path: &Path) -> Vec<PathBuf> {
    let base = path.with_extension("backups");
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "ron");
    let in_folder = |folder: &Path| names_in(folder).into_iter().map(|name| folder.join(name)).collect::<Vec<_>>();
    let below = if base.exists() { in_folder(&base) } else { Vec::new() };
    let of_owners = below.iter().filter(|path| path.is_dir()).flat_map(|owner| in_folder(owner));
    below.iter().cloned().chain(of_owners).filter(|path| path.is_file() && is_copy(path)).collect()
}

/// Sorted names in a folder.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
