//! Proptest strategies for journals: all record types, Unicode planes, extreme times.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

mod tools;

use tools::tool_record;

/// Text of every kind that could break a file.
pub(crate) fn text() -> BoxedStrategy<String> {
    let awkward = select(vec![
        "\"",
        "\\",
        "#",
        "\"#",
        "\"##",
        "r#\"",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{202e}",
        "e\u{301}",
        "\u{200d}",
        "👩‍👧",
        "\u{10ffff}",
        "//",
        "/* ",
        "*/",
        "(",
        ")",
        ",",
        "'",
        "\\u{41}",
        "\\n",
        "-----BEGIN AGE ENCRYPTED FILE-----",
    ]);
    prop_oneof![
        2 => Just(String::new()),
        4 => "[a-zäöü .,]{1,24}",
        2 => any::<String>(),
        2 => vec(prop_oneof![awkward.prop_map(str::to_owned), any::<char>().prop_map(String::from), "[ a-z#\"]{0,3}"], 0..10).prop_map(|parts| parts.concat()),
    ]
    .boxed()
}

pub(crate) fn id() -> BoxedStrategy<Id> {
    // Few ids, so that keys collide, plus both ends of the range.
    prop_oneof![(0..6_u64).prop_map(|low| Id::from_parts(low, 1)), any::<(u64, u128)>().prop_map(|(time, random)| Id::from_parts(time, random))].boxed()
}

pub(crate) fn timestamp() -> BoxedStrategy<Timestamp> {
    prop_oneof![(0..1_000_000_i64).prop_map(Timestamp::from_millis), any::<i64>().prop_map(Timestamp::from_millis)].boxed()
}

pub(crate) fn local_time() -> BoxedStrategy<LocalTime> {
    (-62_135_596_800_i64..253_402_300_800, -1439_i32..=1439)
        .prop_map(|(seconds, offset)| LocalTime::new(DateTime::from_timestamp(seconds, 0).expect("in range").naive_utc(), offset))
        .boxed()
}

fn date() -> BoxedStrategy<NaiveDate> {
    prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX), local_time().prop_map(LocalTime::date)].boxed()
}

fn mood() -> BoxedStrategy<Mood> {
    any::<(f32, f32)>().prop_map(|(valence, arousal)| Mood::new(valence, arousal)).boxed()
}

fn word() -> BoxedStrategy<WordRef> {
    prop_oneof![text().prop_filter("the written form of an own word", |id| !id.starts_with("own:")).prop_map(WordRef::Listed), id().prop_map(WordRef::Own)]
        .boxed()
}

fn feelings() -> BoxedStrategy<Feelings> {
    btree_map(word(), select(vec![Intensity::Unsaid, Intensity::Little, Intensity::Medium, Intensity::Lot]), 0..3).boxed()
}

fn tags() -> BoxedStrategy<BTreeSet<WordRef>> {
    btree_set(word(), 0..3).boxed()
}

fn preferences() -> BoxedStrategy<Preferences> {
    let reminder = (0..86_400_u32).prop_map(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("in a day"));
    (
        timestamp(),
        any::<u8>(),
        option::of(text()),
        option::of(reminder),
        any::<bool>(),
        any::<bool>(),
        select(BreathingPace::ALL.to_vec()),
        any::<bool>(),
        option::of(text()),
        any::<u32>(),
        (option::of(any::<u8>()), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(
            |(changed, day_start_hour, help_country, reminder, night_line_was_offered, copies_were_explained, breathing, enabled, folder, limit_mib, lock)| {
                Preferences {
                    changed,
                    day_start_hour,
                    help_country,
                    reminder,
                    night_line_was_offered,
                    copies_were_explained,
                    breathing,
                    idle_lock_minutes: lock.0,
                    locks_when_minimised: lock.1,
                    keeps_out_of_screen_capture: lock.2,
                    quick_hide: QuickHide { by_f12: lock.3, by_escape_thrice: lock.4 },
                    backups: BackupPreferences { enabled, folder, limit_mib },
                }
            },
        )
        .boxed()
}

fn profile() -> BoxedStrategy<Profile> {
    (
        timestamp(),
        select(vec![Role::Hurt, Role::BrokeTrust, Role::Together]),
        select(vec![Direction::Undecided, Direction::Stay, Direction::Leave]),
        prop_oneof![Just(Relationship::Friend), text().prop_map(Relationship::Own)],
        select(FearAnswer::ANSWERS.to_vec()),
        any::<bool>(),
        text(),
        btree_set(text(), 0..3),
    )
        .prop_map(|(changed, role, direction, relationship, fear, has_frightened, path, hidden_steps)| Profile {
            changed,
            role,
            direction,
            relationship,
            fear,
            has_frightened,
            path,
            hidden_steps,
        })
        .boxed()
}

fn check_in() -> BoxedStrategy<CheckIn> {
    (timestamp(), local_time(), option::of(local_time()), mood(), feelings(), tags(), text())
        .prop_map(|(changed, when, written, mood, feelings, tags, note)| CheckIn { changed, when, written, mood, feelings, tags, note })
        .boxed()
}

fn draft() -> BoxedStrategy<CheckInDraft> {
    (timestamp(), option::of(local_time()), mood(), feelings(), tags(), text())
        .prop_map(|(changed, when, mood, feelings, tags, note)| CheckInDraft { changed, when, mood, feelings, tags, note })
        .boxed()
}

fn wording() -> BoxedStrategy<Wording> {
    (
        select(vec![WordingForm::IStatement, WordingForm::DearMan]),
        option::of(select(vec![Closing::Ask, Closing::Will])),
        vec(text(), 0..3),
        (text(), text(), text(), text(), text(), text(), text(), text(), text()),
    )
        .prop_map(|(form, closing, feelings, (when, need, will, ask, reinforce, mindful, confident, negotiate, plan))| Wording {
            form,
            when,
            feelings,
            need,
            closing,
            will,
            ask,
            reinforce,
            mindful,
            confident,
            negotiate,
            plan,
        })
        .boxed()
}

fn boundary_without_versions() -> BoxedStrategy<Boundary> {
    let review = (option::of(select(ReviewOutcome::ALL.to_vec())), text(), option::of(date()));
    let review = review.prop_map(|(outcome, reason, next_on)| Review { outcome, reason, next_on });
    let push_back = (text(), text()).prop_map(|(they_say, i_say)| PushBack { they_say, i_say });
    (
        (timestamp(), local_time()),
        (select(vec![BoundaryKind::Boundary, BoundaryKind::Request, BoundaryKind::Agreement]), option::of(select(Firmness::ALL.to_vec()))),
        (select(Area::ALL.to_vec()), select(BoundaryStatus::ALL.to_vec())),
        (text(), text(), text(), text(), text(), text(), text(), text(), text()),
        (option::of(date()), option::of(date()), option::of(date())),
        (any::<bool>(), btree_set(text(), 0..2), option::of(review)),
        (wording(), vec(push_back, 0..3)),
    )
        .prop_map(
            |(
                (changed, created),
                (kind, firmness),
                (area, status),
                (title, with_whom, situation, limit, need, response, when_honoured, support, supporters),
                (starts_on, ends_on, review_on),
                (is_private, dismissed_hints, review),
                (wording, push_backs),
            )| Boundary {
                changed,
                created,
                kind,
                area,
                status,
                title,
                with_whom,
                situation,
                limit,
                need,
                firmness,
                response,
                when_honoured,
                support,
                supporters,
                wording,
                push_backs,
                starts_on,
                ends_on,
                review_on,
                is_private,
                dismissed_hints,
                review,
                versions: Vec::new(),
            },
        )
        .boxed()
}

fn boundary() -> BoxedStrategy<Boundary> {
    let version = (local_time(), text(), boundary_without_versions());
    let version = version.prop_map(|(until, reason, was)| BoundaryVersion { until, reason, was: Arc::new(was) });
    (boundary_without_versions(), vec(version, 0..2)).prop_map(|(boundary, versions)| Boundary { versions, ..boundary }).boxed()
}

fn follow_through() -> impl Strategy<Value = Option<FollowThrough>> {
    option::of(select(FollowThrough::ALL.to_vec()))
}

fn boundary_event() -> BoxedStrategy<BoundaryEvent> {
    (timestamp(), id(), local_time(), select(EventOutcome::ALL.to_vec()), text(), btree_set(text(), 0..3), follow_through(), text())
        .prop_map(|(changed, boundary, when, outcome, note, feelings, follow_through, what_i_did)| BoundaryEvent {
            changed,
            boundary,
            when,
            outcome,
            note,
            feelings,
            follow_through,
            what_i_did,
        })
        .boxed()
}

fn event_draft() -> BoxedStrategy<EventDraft> {
    let outcome = option::of(select(EventOutcome::ALL.to_vec()));
    (timestamp(), outcome, any::<bool>(), option::of(date()), text(), btree_set(text(), 0..3), follow_through(), text())
        .prop_map(|(changed, outcome, is_earlier, day, note, feelings, follow_through, what_i_did)| EventDraft {
            changed,
            outcome,
            is_earlier,
            day,
            note,
            feelings,
            follow_through,
            what_i_did,
        })
        .boxed()
}

fn answers() -> BoxedStrategy<Answers> {
    let plain = prop_oneof![
        text().prop_map(Answer::Text),
        text().prop_map(Answer::Choice),
        btree_set(text(), 0..3).prop_map(Answer::Choices),
        any::<u8>().prop_map(Answer::Scale),
        date().prop_map(Answer::Date),
        btree_set(word(), 0..3).prop_map(Answer::Feelings),
        btree_map(text(), text(), 0..3).prop_map(Answer::Parts),
    ];
    let item = (id(), btree_map(text(), plain.clone(), 0..3)).prop_map(|(id, answers)| SheetItem { id, answers });
    btree_map(text(), prop_oneof![4 => plain, 1 => vec(item, 0..3).prop_map(Answer::Items)], 0..4).boxed()
}

fn sheet() -> BoxedStrategy<Sheet> {
    (
        (timestamp(), local_time(), text(), any::<u32>()),
        (text(), answers(), any::<bool>()),
        (btree_set(text(), 0..2), btree_set(id(), 0..2), btree_set(id(), 0..2)),
    )
        .prop_map(|((changed, created, template, revision), (title, answers, private), (steps, boundaries, check_ins))| Sheet {
            changed,
            created,
            template,
            revision,
            title,
            answers,
            steps,
            boundaries,
            check_ins,
            private,
        })
        .boxed()
}

/// Few ids, so that fields and options of two templates collide.
fn part_id() -> impl Strategy<Value = String> {
    "[a-d]"
}

fn own_options() -> BoxedStrategy<Vec<OwnOption>> {
    btree_map(part_id(), text(), 0..4).prop_map(|options| options.into_iter().map(|(id, text)| OwnOption { id, text }).collect()).boxed()
}

fn own_kind(groups: bool) -> BoxedStrategy<OwnFieldKind> {
    let simple = prop_oneof![
        select(vec![OwnFieldKind::ShortText, OwnFieldKind::LongText, OwnFieldKind::Date, OwnFieldKind::Person, OwnFieldKind::FeelingWords]),
        own_options().prop_map(OwnFieldKind::Checklist),
        own_options().prop_map(OwnFieldKind::OneChoice),
        own_options().prop_map(OwnFieldKind::SeveralChoices),
        (text(), text()).prop_map(|(low, high)| OwnFieldKind::Scale { low, high }),
    ];
    if !groups {
        return simple.boxed();
    }
    let phrases = || vec((text(), text()), 0..3).prop_map(|phrases| phrases.into_iter().map(|(says, why)| OwnPhrase { says, why }).collect::<Vec<_>>());
    let blanks = btree_map(part_id(), (text(), text(), any::<bool>()), 0..4)
        .prop_map(|blanks| OwnFieldKind::Statement(blanks.into_iter().map(|(id, (before, hint, feelings))| OwnBlank { id, before, hint, feelings }).collect()));
    prop_oneof![
        4 => simple,
        1 => select(vec![OwnFieldKind::Heading, OwnFieldKind::List]),
        1 => own_options().prop_map(OwnFieldKind::Table),
        1 => (phrases(), phrases()).prop_map(|(open, shut)| OwnFieldKind::Phrases { open, shut }),
        1 => blanks,
        1 => (text(), own_fields(false)).prop_map(|(one, fields)| OwnFieldKind::Group { one, fields }),
    ]
    .boxed()
}

fn own_fields(groups: bool) -> BoxedStrategy<Vec<OwnField>> {
    let field = (text(), text(), any::<bool>(), any::<bool>(), own_kind(groups), own_options());
    btree_map(part_id(), field, 0..4)
        .prop_map(|fields| {
            let fields = fields.into_iter().map(|(id, (label, help, required, private, kind, mut retired))| {
                retired.retain(|option| kind.options().iter().all(|kept| kept.id != option.id));
                OwnField { id, label, help, required, private, shown_if: None, kind, retired }
            });
            fields.collect()
        })
        .prop_shuffle()
        .boxed()
}

/// A custom worksheet with all kinds of questions and a satisfiable condition.
pub(crate) fn own_template() -> BoxedStrategy<OwnTemplate> {
    ((timestamp(), any::<u32>()), (text(), text(), text()), any::<(bool, bool, bool)>(), own_fields(true), own_fields(true))
        .prop_map(|((changed, revision), (title, about, before), (for_two, asks_about_fear_first, opens_only_when_asked), mut fields, retired)| {
            let condition = fields.iter().find_map(|field| {
                let option = field.kind.options().first()?;
                Some(OwnCondition { field: field.id.clone(), any_of: vec![option.id.clone()] })
            });
            if let Some(last) = fields.last_mut() {
                last.shown_if = condition.filter(|condition| condition.field != last.id);
            }
            OwnTemplate { changed, revision, title, about, before, for_two, asks_about_fear_first, opens_only_when_asked, fields, retired }
        })
        .boxed()
}

fn step() -> BoxedStrategy<StepProgress> {
    let state = || select(StepState::ALL.to_vec());
    let change = (local_time(), state()).prop_map(|(when, state)| StateChange { when, state });
    let reflection = (id(), local_time(), text()).prop_map(|(id, when, text)| Reflection { id, when, text });
    (timestamp(), state(), btree_set(text(), 0..3), text(), vec(reflection, 0..3), vec(change, 0..3), any::<bool>())
        .prop_map(|(changed, state, actions_done, notes, reflections, history, opened)| StepProgress {
            changed,
            state,
            actions_done,
            notes,
            reflections,
            history,
            opened,
        })
        .boxed()
}

fn together() -> BoxedStrategy<TogetherView> {
    (timestamp(), btree_set(text(), 0..3), btree_set(id(), 0..3), btree_set(id(), 0..3))
        .prop_map(|(changed, steps, agreements, promises)| TogetherView { changed, steps, agreements, promises })
        .boxed()
}

pub(crate) fn own_path() -> BoxedStrategy<OwnPath> {
    let stage = (text(), text(), text(), vec(text(), 0..3)).prop_map(|(id, title, about, steps)| OwnStage { id, title, about, steps });
    (timestamp(), text(), text(), vec(stage, 0..3)).prop_map(|(changed, title, about, stages)| OwnPath { changed, title, about, stages }).boxed()
}

pub(crate) fn own_step() -> BoxedStrategy<OwnStep> {
    let action = (text(), text()).prop_map(|(id, text)| OwnOption { id, text });
    (timestamp(), text(), text(), vec(action, 0..3), vec(text(), 0..3), any::<(bool, bool, bool)>())
        .prop_map(|(changed, title, why, actions, questions, (for_two, asks_about_fear_first, opens_only_when_asked))| OwnStep {
            changed,
            title,
            why,
            actions,
            questions,
            for_two,
            asks_about_fear_first,
            opens_only_when_asked,
        })
        .boxed()
}

fn person() -> BoxedStrategy<Person> {
    (timestamp(), text(), text(), text(), option::of(date()), any::<bool>())
        .prop_map(|(changed, name, reach, helps_with, last_in_touch, is_for_crisis)| Person { changed, name, reach, helps_with, last_in_touch, is_for_crisis })
        .boxed()
}

fn sleep() -> BoxedStrategy<Sleep> {
    (timestamp(), option::of(any::<u16>()), option::of(select(SleepQuality::ALL.to_vec())))
        .prop_map(|(changed, duration_minutes, quality)| Sleep { changed, duration_minutes, quality })
        .boxed()
}

fn writing() -> BoxedStrategy<Writing> {
    (timestamp(), local_time(), option::of(local_time()), text()).prop_map(|(changed, when, written, text)| Writing { changed, when, written, text }).boxed()
}

fn night_line() -> BoxedStrategy<NightLine> {
    (timestamp(), local_time(), text()).prop_map(|(changed, written, text)| NightLine { changed, written, text }).boxed()
}

fn own_feeling() -> BoxedStrategy<OwnFeeling> {
    (timestamp(), text(), text(), select(Quadrant::ALL.to_vec()), any::<bool>())
        .prop_map(|(changed, name, meaning, quadrant, retired)| OwnFeeling { changed, name, meaning, quadrant, retired })
        .boxed()
}

fn own_tag() -> BoxedStrategy<OwnTag> {
    (timestamp(), text(), option::of(word()), any::<bool>()).prop_map(|(changed, name, group, retired)| OwnTag { changed, name, group, retired }).boxed()
}

pub(crate) fn keyed_record() -> BoxedStrategy<(Key, Record)> {
    let draft_key = prop_oneof![Just(DraftKey::New), id().prop_map(DraftKey::Of)];
    prop_oneof![
        1 => preferences().prop_map(|record| (Key::Preferences(Only::One), record.into())),
        1 => profile().prop_map(|record| (Key::Profile(Only::One), record.into())),
        1 => (id(), check_in()).prop_map(|(id, record)| (Key::CheckIn(id), record.into())),
        1 => (draft_key, draft()).prop_map(|(key, record)| (Key::Draft(key), record.into())),
        1 => (date(), sleep()).prop_map(|(day, record)| (Key::Sleep(day), record.into())),
        1 => (id(), writing()).prop_map(|(id, record)| (Key::Writing(id), record.into())),
        1 => (id(), night_line()).prop_map(|(id, record)| (Key::NightLine(id), record.into())),
        1 => (id(), own_feeling()).prop_map(|(id, record)| (Key::OwnFeeling(id), record.into())),
        1 => (id(), own_tag()).prop_map(|(id, record)| (Key::OwnTag(id), record.into())),
        1 => (id(), timestamp(), text()).prop_map(|(id, changed, name)| (Key::OwnTagGroup(id), OwnTagGroup { changed, name }.into())),
        1 => (id(), boundary()).prop_map(|(id, record)| (Key::Boundary(id), record.into())),
        1 => (id(), boundary_event()).prop_map(|(id, record)| (Key::BoundaryEvent(id), record.into())),
        1 => (id(), event_draft()).prop_map(|(id, record)| (Key::EventDraft(id), record.into())),
        1 => (id(), sheet()).prop_map(|(id, record)| (Key::Sheet(id), record.into())),
        1 => (id(), own_template()).prop_map(|(id, record)| (Key::OwnTemplate(id), record.into())),
        1 => (text(), step()).prop_map(|(id, record)| (Key::Step(id), record.into())),
        1 => together().prop_map(|record| (Key::Together(Only::One), record.into())),
        1 => (id(), own_path()).prop_map(|(id, record)| (Key::OwnPath(id), record.into())),
        1 => (id(), own_step()).prop_map(|(id, record)| (Key::OwnStep(id), record.into())),
        1 => (id(), person()).prop_map(|(id, record)| (Key::Person(id), record.into())),
        6 => tool_record(),
    ]
    .boxed()
}

pub(crate) fn any_keyed_record() -> BoxedStrategy<(Key, Record)> {
    let item = (id(), timestamp(), local_time(), vec(keyed_record(), 0..3))
        .prop_map(|(id, changed, deleted, records)| (Key::Trash(id), TrashItem { changed, deleted, records }.into()));
    prop_oneof![6 => keyed_record(), 1 => item].boxed()
}

pub(crate) fn edit() -> BoxedStrategy<Edit> {
    let put = (any_keyed_record(), timestamp(), 0..8_u8).prop_map(|((key, record), when, kind)| {
        let entry = match kind {
            0 => Entry::Absent,
            1 | 2 => Entry::Deleted(when),
            _ => Entry::Present(record),
        };
        (key, entry)
    });
    vec(put, 1..4).prop_map(|puts| Edit { puts }).boxed()
}

pub(crate) fn journal() -> BoxedStrategy<Journal> {
    vec(edit(), 0..12)
        .prop_map(|edits| {
            let mut journal = Journal::default();
            for (number, edit) in (0..).zip(edits) {
                let keys: Vec<(Key, bool)> = edit.puts.iter().map(|(key, _)| (key.clone(), journal.entry(key) == Entry::Absent)).collect();
                journal.apply(edit);
                for (key, is_new) in &keys {
                    journal.note_version(key, *is_new, Version::new(Id::from_bits(u128::MAX - number / 3), number as u64));
                }
                if number % 5 == 4 {
                    journal.mark_erased(&keys[0].0, || 7);
                }
            }
            journal
        })
        .boxed()
}

pub(crate) fn appearance() -> BoxedStrategy<Appearance> {
    (select(ThemeChoice::ALL.to_vec()), 100..=200_u16, text(), text(), any::<bool>(), any::<bool>())
        .prop_map(|(theme, text_size_percent, language, shown_name, reduce_motion, breathes_when_locked)| Appearance {
            theme,
            text_size_percent,
            language,
            shown_name,
            reduce_motion,
            breathes_when_locked,
        })
        .boxed()
}

pub(crate) fn header() -> BoxedStrategy<Header> {
    let window = (any::<u16>(), any::<u16>(), any::<bool>()).prop_map(|(width, height, is_maximised)| WindowPlace { width, height, is_maximised });
    (appearance(), option::of(any::<u128>().prop_map(Lineage::from_bits)), any::<u64>(), option::of(window))
        .prop_map(|(appearance, lineage, revision, window)| Header { appearance, origin: Origin { lineage, revision }, window })
        .boxed()
}

/// All records by key, without their times of change.
pub(crate) fn contents(journal: &Journal) -> BTreeMap<Key, Record> {
    journal
        .records()
        .map(|(key, mut record)| {
            record.set_changed(Timestamp::from_millis(0));
            (key, record)
        })
        .collect()
}
