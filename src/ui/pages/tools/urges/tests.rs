use eframe::egui::{Event, Key as Keyboard, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::content::lang;
use crate::journal::{Edit, EditName, Id, Journal, Settled, TableKind, Timestamp, Urge, UrgeAct};
use crate::ui::action::{Action, Page};
use crate::ui::command::Command;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};
use crate::ui::tool::Tool;

fn never() -> Timestamp {
    Timestamp::from_millis(0)
}

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

fn empty() -> Desk {
    Desk::new(Page::Tool(Tool::Urges), Journal::default())
}

/// `count` followed urges; the first settled things for days.
fn desk_with(count: u128) -> Desk {
    empty().with(|desk| {
        for number in 0..count {
            let urge = Urge {
                what: "Looked at the phone".to_owned(),
                strength: Some(4),
                acted: Some(UrgeAct::Yes),
                settled: Some(if number == 0 { Settled::Days } else { Settled::Minutes }),
                distress_before: Some(7),
                distress_after: Some(6),
                instead: "Rung Ana".to_owned(),
                ..Urge::empty(never(), at("2026-11-20T22:10+01:00"))
            };
            desk.journal.apply(Edit::put(id(number), urge));
        }
    })
}

fn open(mut desk: Desk) -> Desk {
    desk.states.tools.urges.open(id(0));
    desk
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn only(harness: &Harness<'_, Desk>) -> Urge {
    (**harness.state().journal.urges().values().next().expect("an urge")).clone()
}

#[test]
fn it_settles_in_every_window() {
    let show = crate::ui::pages::show;
    in_every_view("urges-empty", empty, show);
    in_every_view("urges", || desk_with(8), show);
    in_every_view("urges-open", || open(desk_with(8)), show);
    in_every_view("urges-read-only", || open(desk_with(8)).with(|desk| desk.can_edit = false), show);
}

#[test]
fn waiting_is_offered_before_looking_and_opens_a_moment() {
    let mut harness = harness(empty(), View::DESIGN);
    click(&mut harness, "Wait ten minutes first?");
    assert!(matches!(harness.state().other.as_slice(), [Action::Command(Command::Moment)]));
}

#[test]
fn an_urge_is_written_down_and_only_what_was_done_is_asked_about() {
    let mut harness = harness(empty(), View::DESIGN);
    click(&mut harness, "Write one down");
    harness.event(Event::Text("Drive past".to_owned()));
    harness.run();
    let words = &lang().urges;
    assert!(harness.query_by_label(&words.distress_after).is_none());
    click(&mut harness, "Yes");
    click(&mut harness, "Hours");
    assert_eq!((only(&harness).acted, only(&harness).settled), (Some(UrgeAct::Yes), Some(Settled::Hours)));
    click(&mut harness, "No");
    assert_eq!((only(&harness).acted, only(&harness).settled), (Some(UrgeAct::No), None));
    assert!(harness.query_by_role_and_label(Role::RadioGroup, &words.settled).is_none());
    assert!(harness.query_by_role_and_label(Role::RadioGroup, &words.distress_after).is_some());
    assert_eq!(harness.state().names[0], EditName::Add(TableKind::Urge));
    harness.key_press(Keyboard::Escape);
    harness.run();
    harness.run();
    assert!(harness.get_by_label("Drive past").is_focused(), "the keyboard is back at the row");
}

#[test]
fn strength_and_distress_are_scales_of_their_own() {
    let mut harness = harness(open(desk_with(1)), View::DESIGN);
    let scale = |harness: &Harness<'_, Desk>, name: &str| harness.get_by_role_and_label(Role::RadioGroup, name).value();
    let words = &lang().urges;
    assert_eq!(scale(&harness, &words.strength).as_deref(), Some("4"));
    assert_eq!(scale(&harness, &words.distress_before).as_deref(), Some("7"));
    harness.get_by_role_and_label(Role::RadioGroup, &words.strength).get_by_label("2").click();
    harness.run();
    assert_eq!((only(&harness).strength, only(&harness).distress_before), (Some(2), Some(7)));
}

#[test]
fn no_relief_is_met_with_people() {
    const LINE: &str = "If this includes thoughts of dying or of hurting someone, reach a person: F3";
    let today = |after| {
        open(desk_with(0)).with(|desk| {
            let urge = Urge { acted: Some(UrgeAct::No), distress_before: Some(7), distress_after: Some(after), ..Urge::empty(never(), desk.now.local) };
            desk.journal.apply(Edit::put(id(0), urge));
        })
    };
    assert!(harness(today(7), View::DESIGN).query_by_label(LINE).is_some());
    assert!(harness(today(6), View::DESIGN).query_by_label(LINE).is_none());
}

#[test]
fn what_came_of_looking_is_said_from_the_fifth_time_on_with_its_number() {
    let few = harness(desk_with(4), View::DESIGN);
    assert!(few.query_by_label_contains("it settled things").is_none());
    let harness = harness(desk_with(8), View::DESIGN);
    assert!(harness.query_by_label("Of 8 times you looked, it settled things for a day or more: once").is_some());
}

#[test]
fn no_word_blames() {
    let ron = include_str!("../../../../../assets/lang/en.ron");
    let from = ron.find("    // Checking urges.").expect("its words");
    let words = &ron[from..from + ron[from..].find("    // The support circle.").expect("the next")];
    for word in ["should", "fail", "again!", "relapse", "weak", "only ", "must", "bad"] {
        assert!(!words.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn deleted_it_goes_to_the_trash() {
    let mut harness = harness(open(desk_with(1)), View::DESIGN);
    harness.get_by_label("Delete").scroll_to_me();
    harness.run();
    click(&mut harness, "Delete");
    assert_eq!(harness.state().names, [EditName::Delete(TableKind::Urge)]);
    assert!(harness.state().journal.urges().is_empty());
}

#[test]
fn a_journal_that_can_only_be_read_is_read() {
    let harness = harness(open(desk_with(1)).with(|desk| desk.can_edit = false), View::DESIGN);
    for text in ["Rung Ana", "4 of 5", "Minutes"] {
        assert_eq!(harness.query_by_label(text).is_some(), text != "Minutes", "{text}");
    }
    assert!(harness.query_by_label("Write one down").is_none() && harness.query_by_label("Delete").is_none());
}
