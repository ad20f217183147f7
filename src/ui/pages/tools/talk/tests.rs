use eframe::egui::{Key as Keyboard, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::journal::{Boundary, CheckIn, FearAnswer, Journal, Mood, Only, Profile, TalkItem, Timestamp};
use crate::ui::pages::test_support::{Desk, View, at, harness, harness_of, in_every_view};

const PAGE: Page = Page::Tool(Tool::Talk);

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

/// A journal with this answer about fear.
fn answered(fear: FearAnswer) -> Journal {
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) }));
    journal
}

/// Two waiting points, one from a boundary, and a discussed one.
fn journal(fear: FearAnswer) -> Journal {
    let mut journal = answered(fear);
    let item = |text: &str| TalkItem { text: text.to_owned(), ..TalkItem::empty(Timestamp::from_millis(0), at("2026-11-18T20:00+01:00")) };
    let boundary = Boundary { title: "No phones in bed".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
    journal.apply(Edit::put(id(9), boundary));
    journal.apply(Edit::put(id(1), TalkItem { about: Some(Key::Boundary(id(9))), ..item("Where phones sleep") }));
    journal.apply(Edit::put(id(2), item("The holidays")));
    let talked = TalkItem { talked_on: Some(at("2026-11-15T10:00+01:00").date()), what_came: "Every Sunday.".to_owned(), ..item("A fixed evening") };
    journal.apply(Edit::put(id(3), talked));
    journal
}

fn open_desk() -> Desk {
    Desk::new(PAGE, journal(FearAnswer::No))
}

fn kept(harness: &Harness<'_, Desk>, number: u128) -> TalkItem {
    (*harness.state().journal.talk_items()[&id(number)]).clone()
}

/// Advances the page's clock.
fn wait_seconds(harness: &mut Harness<'_, Desk>, seconds: i64) {
    let now = &mut harness.state_mut().now;
    now.instant = Timestamp::from_millis(now.instant.millis() + 1_000 * seconds);
    step(harness);
}

/// Runs a few frames: a running timer never settles.
fn step(harness: &mut Harness<'_, Desk>) {
    harness.run_steps(4);
}

fn begin_turns(desk: Desk, view: View) -> Harness<'static, Desk> {
    let mut harness = harness(desk, view);
    harness.get_by_label("Who speaks first").focus();
    harness.run();
    harness.get_by_label("Who speaks first").type_text("Ana");
    harness.run();
    harness.get_by_label("3 minutes").click();
    harness.run();
    harness.get_by_label("Begin").click();
    step(&mut harness);
    harness
}

#[test]
fn the_question_about_fear_comes_first() {
    let mut harness = harness(Desk::new(PAGE, journal(FearAnswer::Unanswered)), View::DESIGN);
    for label in ["Add a point", "Begin", "An agenda on paper, with these points", "Ways to say it"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    assert!(harness.query_by_label("Where phones sleep").is_some(), "what was written stays theirs to read");
    harness.get_by_label("No").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(harness.query_by_label("Add a point").is_some());
}

#[test]
fn where_there_is_fear_or_harm_was_done_talks_are_closed() {
    let frightened = || {
        let mut journal = journal(FearAnswer::No);
        let profile = Profile { has_frightened: true, ..journal.profile_or_unsaid() };
        journal.apply(Edit::put(Only::One, profile));
        journal
    };
    for journal in [journal(FearAnswer::Yes), journal(FearAnswer::NotSure), frightened()] {
        let mut desk = Desk::new(PAGE, journal);
        // Not even by a link.
        desk.states.tools.talk.open(id(1));
        let mut harness = harness(desk, View::DESIGN);
        for label in ["Add a point", "Begin", "What to talk about", "Ways to say it", "Change: Where phones sleep"] {
            assert!(harness.query_by_label(label).is_none(), "{label}");
        }
        assert!(harness.query_by_label("Every Sunday.").is_some());
        harness.get_by_label("Delete: The holidays").click();
        harness.run();
        assert!(!harness.state().journal.talk_items().contains_key(&id(2)), "and can be deleted");
        harness.get_by_label("Open Help").click();
        harness.run();
        assert!(harness.state().other.iter().any(|action| matches!(action, Action::Go(Page::Help))));
    }
}

#[test]
fn turns_end_where_fear_is_said_meanwhile() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    harness.state_mut().journal = journal(FearAnswer::Yes);
    step(&mut harness);
    assert!(harness.query_by_label("Ana speaks").is_none());
}

#[test]
fn a_point_is_written_by_keyboard_and_is_there_from_the_first_letter() {
    let mut harness = harness(Desk::new(PAGE, answered(FearAnswer::No)), View::DESIGN);
    harness.get_by_label("Add a point").click();
    harness.run();
    // The field is focused.
    harness.get_by_label("What to talk about").type_text("Sundays");
    harness.run();
    assert_eq!(harness.state().journal.talk_items().values().next().expect("one").text, "Sundays");
    assert_eq!(harness.state().names, [EditName::Add(TableKind::TalkItem)]);
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("What to talk about").is_none());
    assert!(harness.query_by_label("Sundays").is_some());
}

#[test]
fn a_point_without_words_is_not_kept() {
    let mut harness = harness(Desk::new(PAGE, answered(FearAnswer::No)), View::DESIGN);
    harness.get_by_label("Add a point").click();
    harness.run();
    harness.get_by_label("What to talk about").type_text("x");
    harness.run();
    harness.key_press(Keyboard::Backspace);
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(harness.state().journal.talk_items().is_empty());
}

#[test]
fn what_was_talked_about_says_when_and_what_came_of_it() {
    let mut harness = harness(open_desk(), View::DESIGN);
    harness.get_by_label("The holidays").click();
    harness.run();
    // The outcome is focused.
    harness.get_by_label("What came of it").type_text("Ten days each.");
    harness.run();
    let item = kept(&harness, 2);
    assert_eq!((item.talked_on, item.what_came.as_str()), (Some(at("2026-11-22T10:00+01:00").date()), "Ten days each."));
    harness.get_by_label("Bring it to the next talk").click();
    harness.run();
    assert_eq!(kept(&harness, 2).talked_on, None);
    assert_eq!(kept(&harness, 2).what_came, "Ten days each.", "and nothing is lost");
}

#[test]
fn where_a_point_comes_from_is_one_press_away() {
    let mut harness = harness(open_desk(), View::DESIGN);
    harness.get_by_label("From: No phones in bed").click();
    harness.run();
    assert!(harness.state().other.iter().any(|action| matches!(action, Action::OpenBoundary(boundary) if *boundary == id(9))));
}

#[test]
fn something_is_brought_once_and_a_check_in_gives_nothing_away() {
    let mut journal = answered(FearAnswer::No);
    let check_in = CheckIn {
        changed: Timestamp::from_millis(0),
        when: at("2026-11-14T18:00+01:00"),
        written: None,
        mood: Mood::new(-0.5, -0.2),
        feelings: std::collections::BTreeMap::default(),
        tags: std::collections::BTreeSet::default(),
        note: "Nobody else reads this.".to_owned(),
    };
    journal.apply(Edit::put(id(5), check_in));
    let mut desk = Desk::new(PAGE, journal);
    for _ in 0..2 {
        desk.with_cx(|cx| bring(cx, Key::CheckIn(id(5))));
    }
    let items: Vec<_> = desk.journal.talk_items().values().collect();
    assert_eq!(items.len(), 1);
    assert_eq!((items[0].text.as_str(), items[0].about.as_ref()), ("Something from 14 Nov", Some(&Key::CheckIn(id(5)))));
    assert_eq!(desk.other.iter().filter(|action| matches!(action, Action::OpenInTool(Key::TalkItem(_)))).count(), 2);
}

#[test]
fn nothing_leads_into_a_talk_where_there_is_fear() {
    for (fear, offered) in [(FearAnswer::No, true), (FearAnswer::Unanswered, true), (FearAnswer::NotSure, false), (FearAnswer::Yes, false)] {
        let harness = harness_of(Desk::new(PAGE, answered(fear)), View::DESIGN, |ui, cx| bring_item(ui, cx, Key::Boundary(id(1))));
        assert_eq!(harness.query_by_label("Bring to our talk").is_some(), offered, "{fear:?}");
    }
}

#[test]
fn both_speak_and_both_are_heard() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    assert!(harness.query_by_label("Ana speaks").is_some());
    assert!(harness.query_by_label("The other one listens").is_some());
    assert!(harness.query_by_label("3:00 left").is_some());
    wait_seconds(&mut harness, 61);
    assert!(harness.query_by_label("1:59 left").is_some());
    harness.get_by_label("I have said it").click();
    step(&mut harness);
    assert!(harness.query_by_label("The other one says it back").is_some());
    harness.get_by_label("Not quite").click();
    step(&mut harness);
    assert!(harness.query_by_label_contains("Ana says what was missing").is_some());
    harness.get_by_label("Yes, that is it").click();
    step(&mut harness);
    harness.get_by_label("The other one begins").click();
    step(&mut harness);
    assert!(harness.query_by_label("The other one speaks").is_some());
    assert!(harness.query_by_label("3:00 left").is_some());
    harness.get_by_label("I have said it").click();
    step(&mut harness);
    harness.get_by_label("Yes, that is it").click();
    step(&mut harness);
    harness.get_by_label("Close").click();
    step(&mut harness);
    assert!(harness.query_by_label("Speaking in turns").is_some());
    assert!(harness.state().names.is_empty(), "nothing of it is kept");
}

#[test]
fn the_end_of_a_turn_is_seen_and_nothing_hurries() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    wait_seconds(&mut harness, 180);
    assert!(harness.query_by_label("0:00 left").is_some());
    assert!(harness.query_by_label_contains("Finish your sentence").is_some());
    wait_seconds(&mut harness, 600);
    assert!(harness.query_by_label_contains("Finish your sentence").is_some());
    harness.get_by_label("Say it back").click();
    step(&mut harness);
    assert!(harness.query_by_label("The other one says it back").is_some());
}

#[test]
fn space_pauses_wherever_the_focus_is_and_goes_on() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    harness.get_by_label("I have said it").focus();
    step(&mut harness);
    wait_seconds(&mut harness, 30);
    harness.key_press(Keyboard::Space);
    step(&mut harness);
    assert!(harness.query_by_label("A pause").is_some());
    assert!(harness.query_by_label_contains("nobody asks why").is_some());
    wait_seconds(&mut harness, 900);
    harness.key_press(Keyboard::Space);
    step(&mut harness);
    assert!(harness.query_by_label("2:30 left").is_some(), "a pause takes no time away");
}

#[test]
fn it_can_be_ended_early_without_a_reason() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    harness.get_by_label("End here").click();
    step(&mut harness);
    assert!(harness.query_by_label("Begin").is_some());
    // Esc pauses first.
    harness.get_by_label("Begin").click();
    step(&mut harness);
    harness.key_press(Keyboard::Escape);
    step(&mut harness);
    assert!(harness.query_by_label("A pause").is_some());
    harness.key_press(Keyboard::Escape);
    step(&mut harness);
    assert!(harness.query_by_label("Begin").is_some());
}

#[test]
fn it_is_painted_again_only_while_time_runs() {
    let mut harness = begin_turns(open_desk(), View::DESIGN);
    let repaints = |harness: &Harness<'_, Desk>| harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min().expect("a window");
    let second = std::time::Duration::from_secs(1);
    assert!(repaints(&harness) <= second, "{:?}", repaints(&harness));
    harness.key_press(Keyboard::Space);
    harness.run_steps(30);
    assert!(repaints(&harness) > second, "{:?}", repaints(&harness));
}

#[test]
fn a_read_only_journal_is_read_and_turns_can_be_taken() {
    let mut harness = harness(open_desk().with(|desk| desk.can_edit = false), View::DESIGN);
    assert!(harness.query_by_label("The holidays").is_some());
    for label in ["Add a point", "Change: The holidays", "Delete: The holidays"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    harness.get_by_label("Begin").click();
    step(&mut harness);
    assert!(harness.query_by_label("One of us speaks").is_some());
}

#[test]
fn escape_closes_the_fields_first() {
    let mut desk = open_desk();
    desk.states.tools.talk.open(id(2));
    desk.states.tools.talk.focus = None;
    let mut harness = harness(desk, View::SMALL);
    assert!(harness.query_by_label("What to talk about").is_some());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("What to talk about").is_none());
}

#[test]
fn every_window_shows_it() {
    in_every_view("talk", open_desk, show);
    in_every_view("talk-asks", || Desk::new(PAGE, answered(FearAnswer::Unanswered)), show);
    in_every_view("talk-closed", || Desk::new(PAGE, journal(FearAnswer::Yes)), show);
    in_every_view("talk-empty", || Desk::new(PAGE, answered(FearAnswer::No)), show);
    in_every_view("talk-open", || open_desk().with(|desk| desk.states.tools.talk.open(id(3))), show);
    let turns = |change: fn(&mut Exercise)| {
        move || {
            let mut desk = open_desk();
            let mut exercise = Exercise::begin(["Ana".to_owned(), "Jo".to_owned()], 5, Timestamp::from_millis(desk.now.instant.millis() - 80_000));
            change(&mut exercise);
            desk.states.tools.talk.exercise = Some(exercise);
            desk
        }
    };
    in_every_view("turns-paused", turns(|exercise| exercise.pause_or_go_on(Timestamp::from_millis(0))), show);
    in_every_view("turns-back", turns(Exercise::said), show);
    if let Some(folder) = std::env::var_os("PICTURES") {
        for (name, view) in [("design", View::DESIGN), ("dark", View::DESIGN.dark()), ("small", View::SMALL), ("large-text", View::LARGE_TEXT)] {
            let path = std::path::Path::new(&folder).join(format!("turns.{name}.png"));
            begin_turns(open_desk(), view).render().expect("a picture").save(path).expect("a place for the picture");
        }
    }
}
