use eframe::egui::{Event, Key as Keyboard, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journal::{Edit, EditName, Id, Journal, Key, Moment, MomentTool, TableKind, Timestamp, Trigger, TriggerKind};
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
    Desk::new(Page::Tool(Tool::Triggers), Journal::default())
}

/// Entries on several days, with a Moment.
fn desk() -> Desk {
    empty().with(|desk| {
        for (number, when, kinds, what, distress) in [
            (1, "2026-11-20T22:10+01:00", vec![TriggerKind::Silence], "No answer from six until eleven.", 7),
            (2, "2026-11-21T08:30+01:00", vec![TriggerKind::Message], "The phone lit up at breakfast.\nHe turned it over.", 6),
            (3, "2026-11-21T19:00+01:00", vec![TriggerKind::Silence, TriggerKind::Tone], "", 5),
            (4, "2026-11-22T09:00+01:00", vec![TriggerKind::Place], "The street with the hotel.", 8),
        ] {
            let trigger = Trigger {
                kinds: kinds.into_iter().collect(),
                what: what.to_owned(),
                distress: Some(distress),
                helped: "Walked home the other way.".to_owned(),
                ..Trigger::empty(never(), at(when))
            };
            desk.journal.apply(Edit::put(id(number), trigger));
        }
        let moment = Moment {
            distress_before: Some(8),
            distress_after: Some(5),
            tools: [MomentTool::Breathing].into(),
            set_off_by: [TriggerKind::Silence].into(),
            ..Moment::begun(never(), at("2026-11-22T03:00+01:00"))
        };
        desk.journal.apply(Edit::put(id(5), moment));
    })
}

fn open(mut desk: Desk, number: u128) -> Desk {
    desk.states.tools.triggers.open(id(number));
    desk
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Desk>, name: &str, text: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    harness.run();
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

#[test]
fn it_settles_in_every_window() {
    let show = crate::ui::pages::show;
    in_every_view("triggers-empty", empty, show);
    in_every_view("triggers", desk, show);
    in_every_view("triggers-open", || open(desk(), 2), show);
    in_every_view("triggers-moment", || open(desk(), 5), show);
    in_every_view("triggers-read-only", || open(desk(), 2).with(|desk| desk.can_edit = false), show);
}

#[test]
fn the_newest_day_comes_first_and_moments_stand_among_the_entries() {
    let harness = harness(desk(), View::DESIGN);
    let tops: Vec<f32> = ["Place", "Silence, Voice or look", "Message or phone"].map(|title| harness.get_by_label(title).rect().top()).to_vec();
    assert!(tops.is_sorted());
    assert_eq!(harness.query_all_by_label("Silence").count(), 2, "an entry and a moment");
    assert!(harness.query_by_role_and_label(Role::Heading, "22 Nov").is_some());
}

#[test]
fn kinds_are_counted_from_the_fifth_entry_on() {
    let counts = "Silence 3, Message or phone 1, Voice or look 1, Place 1";
    assert!(harness(desk(), View::DESIGN).query_by_label(counts).is_some());
    let fewer = desk().with(|desk| {
        desk.journal.apply(Edit::delete(Key::Trigger(id(2)), never()));
    });
    let harness = harness(fewer, View::DESIGN);
    assert!(harness.query_by_label_contains("in the last year").is_none());
}

#[test]
fn an_entry_is_there_with_its_first_letter_and_changes_as_it_is_written() {
    let mut harness = harness(empty(), View::DESIGN);
    click(&mut harness, "Write one down");
    assert!(harness.state().journal.triggers().is_empty());
    harness.event(Event::Text("A".to_owned()));
    harness.run();
    click(&mut harness, "Closeness or touch");
    click(&mut harness, "6");
    type_into(&mut harness, "What helped, even a little", "Tea");
    let journal = &harness.state().journal;
    let trigger = journal.triggers().values().next().expect("an entry");
    assert_eq!((trigger.what.as_str(), trigger.helped.as_str(), trigger.distress), ("A", "Tea", Some(6)));
    assert_eq!((&trigger.kinds, trigger.when), (&[TriggerKind::Closeness].into(), harness.state().now.local));
    assert_eq!(harness.state().names[..2], [EditName::Add(TableKind::Trigger), EditName::Change(TableKind::Trigger)]);
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::MultilineTextInput, "What happened").is_none(), "the form is closed");
    assert!(matches!(harness.state().other.as_slice(), [Action::FormClosed]));
    assert!(harness.get_by_label("Closeness or touch").is_focused(), "the keyboard is back at the row");
}

#[test]
fn its_time_can_be_another() {
    let mut harness = harness(open(desk(), 1), View::DESIGN);
    click(&mut harness, "Change the time");
    harness.get_by_role_and_label(Role::TextInput, "Time").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.event(Event::Text("20:05".to_owned()));
    harness.run();
    assert_eq!(harness.state().journal.triggers()[&id(1)].when, at("2026-11-20T20:05+01:00"));
}

#[test]
fn the_strongest_distress_of_today_is_met_with_people() {
    const LINE: &str = "If this includes thoughts of dying or of hurting someone, reach a person: F3";
    let mut today = harness(open(desk(), 4), View::DESIGN);
    assert!(today.query_by_label(LINE).is_none());
    click(&mut today, "9");
    assert!(today.query_by_label(LINE).is_some());
    click(&mut today, "Open Help");
    assert!(matches!(today.state().other.as_slice(), [Action::Go(Page::Help)]));
    let mut before = harness(open(desk(), 1), View::DESIGN);
    click(&mut before, "9");
    assert!(before.query_by_label(LINE).is_none(), "an entry of another day is read without it");
}

#[test]
fn deleted_it_goes_to_the_trash() {
    let mut harness = harness(open(desk(), 2), View::DESIGN);
    harness.get_by_label("Delete").scroll_to_me();
    harness.run();
    click(&mut harness, "Delete");
    assert!(!harness.state().journal.triggers().contains_key(&id(2)));
    assert_eq!(harness.state().names, [EditName::Delete(TableKind::Trigger)]);
}

#[test]
fn a_moment_says_what_it_was_and_takes_what_set_it_off() {
    let mut harness = harness(open(desk(), 5), View::DESIGN);
    assert!(harness.query_by_label("8 to 5").is_some() && harness.query_by_label("Breathe").is_some());
    harness.get_by_role_and_label(Role::CheckBox, "Thought or dream").click();
    harness.run();
    assert!(harness.state().journal.moments()[&id(5)].set_off_by.contains(&TriggerKind::Thought));
    type_into(&mut harness, "Note", "x");
    assert_eq!(harness.state().journal.moments()[&id(5)].note, "x");
    click(&mut harness, "Delete");
    assert!(harness.state().journal.moments().is_empty());
}

#[test]
fn a_narrow_window_shows_the_list_or_the_form_and_esc_goes_back() {
    let mut harness = harness(desk(), View::LARGE_TEXT);
    click(&mut harness, "Place");
    assert!(harness.query_by_label("Message or phone").is_some_and(|chip| chip.accesskit_node().role() == Role::CheckBox), "only the form is there");
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Message or phone").is_none());
    assert!(harness.state().other.iter().all(|action| matches!(action, Action::FormClosed)), "the page itself stays");
}

#[test]
fn a_journal_that_can_only_be_read_is_read() {
    let mut harness = harness(open(desk(), 4).with(|desk| desk.can_edit = false), View::DESIGN);
    assert!(harness.query_by_label("Walked home the other way.").is_some());
    for control in ["Write one down", "Delete", "Change the time"] {
        assert!(harness.query_by_label(control).is_none(), "{control}");
    }
    click(&mut harness, "I need a moment");
    assert!(matches!(harness.state().other.as_slice(), [Action::Command(Command::Moment)]));
}

#[test]
fn a_long_log_is_shown_in_parts() {
    let many = empty().with(|desk| {
        for number in 0..120 {
            let trigger = Trigger { what: format!("Entry {number}"), ..Trigger::empty(never(), at("2026-11-01T10:00+01:00")) };
            desk.journal.apply(Edit::put(id(number), trigger));
        }
    });
    let mut harness = harness(many, View::DESIGN);
    let shown = |harness: &Harness<'_, Desk>| harness.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(shown(&harness), 50);
    harness.get_by_label("Show 50 earlier entries").scroll_to_me();
    harness.run();
    click(&mut harness, "Show 50 earlier entries");
    assert_eq!(shown(&harness), 100);
}
