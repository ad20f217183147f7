//! A hard moment, from beginning to saved record.

use eframe::egui::{Event, Key as Keyboard, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::content::lang;
use crate::journal::{Edit, EditName, Id, Journal, KnownCard, LocalTime, NightLine, Person, Table, TableKind, ThemeChoice, Timestamp, TriggerKind, UserRecord};
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};
use crate::ui::theme;

/// A moment with paused breathing.
fn desk_with(change: impl FnOnce(&mut Current)) -> Desk {
    Desk::new(Page::Moment, Journal::default()).with(|desk| {
        let mut current = Current::begun(desk.now);
        current.breathing.press();
        change(&mut current);
        desk.states.moment.current = Some(current);
    })
}

fn desk() -> Desk {
    desk_with(|_| {})
}

fn put<R: Table>(desk: &mut Desk, key: R::Key, record: R) {
    desk.journal.apply(Edit::put(key, record));
}

fn never() -> Timestamp {
    Timestamp::from_millis(0)
}

/// The journal of a frequent user.
fn with_much(mut desk: Desk) -> Desk {
    let line = "You have been through nights like this one. Ring Ana; she said any hour.";
    put(&mut desk, Id::from_parts(0, 1), NightLine { changed: never(), written: at("2026-11-03T20:00+01:00"), text: line.to_owned() });
    put(&mut desk, Only::One, KnownCard { changed: never(), text: "It ended in May. I have seen the letters.".to_owned() });
    let ana = Person { name: "Ana".to_owned(), reach: "07700 900123".to_owned(), helps_with: "Listens. Comes over.".to_owned(), ..Person::empty(never()) };
    put(&mut desk, Id::from_parts(0, 2), ana);
    for (number, tool, before, after) in [
        (10, MomentTool::Breathing, 7, 5),
        (11, MomentTool::Breathing, 8, 6),
        (12, MomentTool::Breathing, 6, 5),
        (13, MomentTool::Senses, 9, 5),
        (14, MomentTool::Senses, 8, 4),
        (15, MomentTool::Senses, 7, 4),
        (16, MomentTool::PlainList, 5, 6),
        (17, MomentTool::PlainList, 5, 5),
        (18, MomentTool::PlainList, 5, 5),
    ] {
        let when: LocalTime = at("2026-11-01T03:00+01:00");
        let moment = Moment { distress_before: Some(before), distress_after: Some(after), tools: [tool].into(), ..Moment::begun(never(), when) };
        put(&mut desk, Id::from_parts(1, number), moment);
    }
    desk
}

fn kept(harness: &Harness<'_, Desk>) -> Option<Moment> {
    let moments = harness.state().journal.moments();
    moments.values().find(|moment| moment.when == harness.state().now.local).map(|moment| (**moment).clone())
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

/// Runs whole breaths at the default pace; the harness runs four frames a second.
fn breathe(harness: &mut Harness<'_, Desk>, breaths: usize) {
    harness.run_steps(breaths * 40);
}

#[test]
fn it_settles_in_every_window() {
    let show = crate::ui::pages::show;
    in_every_view("moment", || with_much(desk_with(|current| current.set_distress(Some(7)))), show);
    in_every_view("moment-senses", || desk_with(|current| current.way = Way::Senses), show);
    in_every_view("moment-list", || with_much(desk_with(|current| current.way = Way::List)), show);
    in_every_view("moment-people", || with_much(desk_with(|current| current.way = Way::People)), show);
    let after = |current: &mut Current| {
        current.set_distress(Some(9));
        current.use_tool(MomentTool::Breathing);
        current.set_distress(Some(9));
        current.shows_known = true;
        current.breathing = Breathing::over();
    };
    in_every_view("moment-after", || with_much(desk_with(after)), show);
    in_every_view("moment-locked", || desk().with(|desk| (desk.is_open, desk.can_edit) = (false, false)), show);
}

#[test]
fn six_breaths_go_by_and_then_it_rests() {
    let words = &lang().moment;
    let mut harness = harness(desk(), View::DESIGN);
    harness.key_press(Keyboard::Space);
    harness.step();
    assert!(harness.query_by_label(&words.breathe_in).is_some());
    harness.run_steps(17);
    assert!(harness.query_by_label(&words.breathe_out).is_some());
    harness.key_press(Keyboard::Space);
    harness.run();
    assert!(harness.query_by_label(&words.paused).is_some(), "paused, nothing moves");
    harness.get_by_label(&words.go_on).click();
    breathe(&mut harness, 6);
    harness.run();
    assert!(harness.query_by_label(&words.six_breaths).is_some(), "over, nothing moves");
    assert!(harness.query_by_label("Message or phone").is_some(), "what set it off may be said then");
    assert!(harness.state().journal.moments().is_empty(), "nothing was chosen, so nothing is kept");
}

#[test]
fn with_less_movement_words_and_seconds_go_on() {
    let words = &lang().moment;
    let mut harness = harness(desk(), View::DESIGN);
    theme::apply(&harness.ctx, ThemeChoice::Light, 100, true);
    harness.key_press(Keyboard::Space);
    harness.run();
    assert!(harness.query_by_label(&words.breathe_in).is_some(), "it rests between the seconds");
    harness.run_steps(17);
    assert!(harness.query_by_label(&words.breathe_out).is_some());
}

#[test]
fn how_strong_it_was_and_is_stands_in_one_record() {
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "8");
    click(&mut harness, "7");
    assert_eq!(kept(&harness).expect("it is kept").distress_before, Some(7), "before anything was tried, another number corrects the first");
    harness.key_press(Keyboard::Space);
    breathe(&mut harness, 1);
    harness.step();
    harness.key_press(Keyboard::Space);
    harness.run();
    assert!(harness.query_by_label("It was 7 when you came in").is_some());
    click(&mut harness, "4");
    let moment = kept(&harness).expect("it is kept");
    assert_eq!((moment.distress_before, moment.distress_after, moment.tools), (Some(7), Some(4), [MomentTool::Breathing].into()));
    assert!(harness.query_by_label("It was 7 when you came in. It is 4 now.").is_some());
    assert_eq!(harness.state().journal.moments().len(), 1);
    assert!(harness.state().names.is_empty(), "there is nothing of it to undo");
}

#[test]
fn what_is_taken_back_is_not_kept() {
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "5");
    assert!(kept(&harness).is_some());
    click(&mut harness, "5");
    assert!(kept(&harness).is_none());
}

#[test]
fn what_set_it_off_is_a_few_taps() {
    let mut harness = harness(desk_with(|current| current.breathing = Breathing::over()), View::DESIGN);
    click(&mut harness, "Silence");
    click(&mut harness, "Voice or look");
    click(&mut harness, "Silence");
    assert_eq!(kept(&harness).expect("it is kept").set_off_by, [TriggerKind::Tone].into());
}

#[test]
fn the_strongest_distress_is_met_with_people() {
    const LINE: &str = "If this includes thoughts of dying or of hurting someone, reach a person: F3";
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "8");
    assert!(harness.query_by_label(LINE).is_none());
    click(&mut harness, "9");
    assert!(harness.query_by_label(LINE).is_some());
    click(&mut harness, "Open Help");
    assert!(matches!(harness.state().other.as_slice(), [Action::Go(Page::Help)]));
    assert!(kept(&harness).expect("it is kept").tools.contains(&MomentTool::Help));
}

#[test]
fn no_relief_is_met_with_people() {
    const LINE: &str = "If this includes thoughts of dying or of hurting someone, reach a person: F3";
    let tried = |before| {
        desk_with(|current| {
            current.set_distress(Some(before));
            current.use_tool(MomentTool::Breathing);
        })
    };
    for (before, now, is_meant) in [(7, "7", true), (8, "7", false), (5, "6", false), (6, "8", true)] {
        let mut harness = harness(tried(before), View::DESIGN);
        click(&mut harness, now);
        assert_eq!(harness.query_by_label(LINE).is_some(), is_meant, "{before} to {now}");
    }
}

#[test]
fn the_senses_go_on_by_keyboard_and_keep_nothing() {
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "Five senses");
    assert!(harness.query_by_role_and_label(Role::Heading, "Five things you can see").is_some());
    harness.get_by_label("Thing 1").focus();
    harness.run();
    for _ in 0..5 {
        harness.event(Event::Text("lamp".to_owned()));
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
        harness.run();
    }
    assert!(harness.query_by_role_and_label(Role::Heading, "Four things you can touch").is_some());
    assert!(harness.get_by_label("Thing 1").is_focused(), "the keyboard goes along");
    click(&mut harness, "Skip");
    click(&mut harness, "Next");
    click(&mut harness, "1 you can taste");
    click(&mut harness, "Next");
    assert!(harness.query_by_role_and_label(Role::Heading, "You are here").is_some());
    assert!(harness.state().journal.moments().is_empty(), "nothing was chosen, so nothing is kept");
    click(&mut harness, "6");
    let moment = kept(&harness).expect("it is kept");
    assert_eq!(moment.tools, [MomentTool::Senses].into());
    assert!(moment.user_texts().iter().all(|text| text.is_empty()));
}

#[test]
fn breathing_that_makes_it_worse_leads_to_the_list() {
    let words = &lang().moment;
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "3");
    click(&mut harness, &words.choose_list);
    click(&mut harness, "Drink something, slowly, down to the last of it");
    assert_eq!(kept(&harness).expect("it is kept").tools, [MomentTool::PlainList].into());
}

#[test]
fn people_are_one_press_away() {
    let mut harness = harness(with_much(desk()), View::DESIGN);
    harness.get_by_role_and_label(Role::Button, "People").click();
    harness.run();
    assert!(harness.query_by_label("07700 900123").is_some());
    click(&mut harness, "Copy 07700 900123");
    assert!(matches!(harness.state().other.as_slice(), [Action::Copy(number)] if number == "07700 900123"));
}

#[test]
fn who_is_there_for_the_worst_hour_stands_first() {
    let mut desk = desk();
    for (number, name, is_for_crisis) in [(1, "Ana", false), (2, "Mira", true)] {
        let person = Person { name: name.to_owned(), is_for_crisis, ..Person::empty(Timestamp::from_millis(0)) };
        desk.journal.apply(Edit::put(Id::from_parts(9, number), person));
    }
    let mut harness = harness(desk, View::DESIGN);
    harness.get_by_role_and_label(Role::Button, "People").click();
    harness.run();
    assert!(harness.get_by_label("Mira").rect().top() < harness.get_by_label("Ana").rect().top());
}

#[test]
fn the_line_and_what_is_known_are_there_and_the_card_is_changed_in_its_place() {
    let mut harness = harness(with_much(desk()), View::DESIGN);
    assert!(harness.query_by_label("You have been through nights like this one. Ring Ana; she said any hour.").is_some());
    click(&mut harness, "What you already know");
    let card = |harness: &Harness<'_, Desk>| harness.get_by_role_and_label(Role::MultilineTextInput, "What you already know").accesskit_node().value();
    assert_eq!(card(&harness).as_deref(), Some("It ended in May. I have seen the letters."));
    harness.get_by_role_and_label(Role::MultilineTextInput, "What you already know").focus();
    harness.run();
    harness.event(Event::Text("!".to_owned()));
    harness.run();
    assert!(harness.state().journal.known_card()[&Only::One].text.contains('!'));
    assert_eq!(harness.state().names, [EditName::Change(TableKind::KnownCard)]);
}

#[test]
fn what_helped_before_is_an_observation_with_its_number() {
    let mut harness = harness(with_much(desk()), View::DESIGN);
    let first = harness.get_by_label("3.7 lower afterwards on average, 3 times").rect();
    let second = harness.get_by_label("1.7 lower afterwards on average, 3 times").rect();
    assert!(first.top() < second.top(), "the largest relief comes first");
    let words = &lang().moment;
    assert!(harness.query_by_label(&words.helped_before_help).is_some());
    assert_eq!(harness.query_all_by_label(&words.tools[MomentTool::PlainList]).count(), 1, "what did not help is not spoken of");
    let senses = harness.query_all_by_role_and_label(Role::Button, &words.tools[MomentTool::Senses]).next().expect("the tool");
    senses.click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Five things you can see").is_some());
}

#[test]
fn the_pace_is_kept() {
    let mut harness = harness(desk(), View::DESIGN);
    click(&mut harness, "Pace");
    click(&mut harness, "3 in, 3 out");
    assert_eq!(harness.state().journal.preferences_or_initial().breathing, BreathingPace::ThreeThree);
}

#[test]
fn without_a_journal_everything_works_and_nothing_is_kept() {
    let mut harness = harness(desk().with(|desk| (desk.is_open, desk.can_edit) = (false, false)), View::DESIGN);
    assert!(harness.query_by_label("Nothing here is kept").is_some());
    click(&mut harness, "9");
    assert!(harness.query_by_label("Open Help").is_some());
    click(&mut harness, "A plain list");
    click(&mut harness, "Drink something, slowly, down to the last of it");
    assert!(harness.query_by_label("Silence").is_none(), "what could not be kept is not asked");
    harness.get_by_role_and_label(Role::Button, "People").click();
    harness.run();
    assert!(matches!(harness.state().other.as_slice(), [Action::Go(Page::Help)]));
    assert_eq!(harness.state().journal, Journal::default());
}

#[test]
fn a_journal_that_can_only_be_read_is_read() {
    let mut harness = harness(with_much(desk()).with(|desk| desk.can_edit = false), View::DESIGN);
    let before = harness.state().journal.clone();
    click(&mut harness, "7");
    click(&mut harness, "What you already know");
    assert!(harness.query_by_label("It ended in May. I have seen the letters.").is_some());
    assert_eq!(harness.state().journal, before);
}

#[test]
fn esc_closes_the_menu_first() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_label("Pace").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("5 in, 5 out").is_some());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("5 in, 5 out").is_none() && harness.state().other.is_empty());
}
