use eframe::egui::{Key as Pressed, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::journal::{Appreciation, AppreciationOf, Edit, EditName, Id, Journal, TableKind, Timestamp};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};
use crate::ui::tool::Tool;

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

fn put(journal: &mut Journal, number: u128, when: &str, of: AppreciationOf, who: &str, text: &str) {
    let moment = Appreciation { changed: Timestamp::from_millis(0), when: at(when), of, who: who.to_owned(), text: text.to_owned(), was_said: !who.is_empty() };
    journal.apply(Edit::put(id(number), moment));
}

fn journal() -> Journal {
    let mut journal = Journal::default();
    put(&mut journal, 1, "2026-11-21T08:00+01:00", AppreciationOf::Moment, "", "Fog over the allotments");
    put(&mut journal, 2, "2026-11-22T12:00+01:00", AppreciationOf::Somebody, "Ana", "She rang back the same hour");
    put(&mut journal, 3, "2026-11-22T18:00+01:00", AppreciationOf::Me, "", "I went out although it rained");
    journal
}

fn desk() -> Desk {
    Desk::new(Page::Tool(Tool::Appreciations), journal())
}

fn empty() -> Desk {
    Desk::new(Page::Tool(Tool::Appreciations), Journal::default())
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Desk>, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.get_by_label(field).type_text(text);
    harness.run();
}

fn texts(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.state().journal.appreciations().values().map(|moment| moment.text.clone()).collect()
}

#[test]
fn it_settles_in_every_window() {
    in_every_view("appreciations", desk, crate::ui::pages::show);
    in_every_view("appreciations-empty", empty, crate::ui::pages::show);
    in_every_view("appreciations-open", || desk().with(|desk| desk.states.tools.appreciations.open(id(2))), crate::ui::pages::show);
}

#[test]
fn a_line_is_in_the_journal_at_once_and_enter_begins_the_next() {
    let mut harness = harness(empty(), View::DESIGN);
    type_into(&mut harness, "What was good?", "Light on the stairs");
    assert_eq!(texts(&harness), ["Light on the stairs"], "nothing is lost before Enter");
    assert!(harness.query_by_label("Edit “Light on the stairs”").is_none(), "it stands in the line alone");
    harness.key_press(Pressed::Enter);
    harness.run();
    assert!(harness.get_by_label("What was good?").is_focused());
    assert!(harness.query_by_label("Edit “Light on the stairs”").is_some());
    harness.get_by_label("What was good?").type_text("Soup");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::Enter);
    harness.run();
    assert_eq!(texts(&harness), ["Light on the stairs", "Soup"]);
    assert!(harness.query_by_label("Edit “Soup”").is_some(), "Ctrl+Enter keeps it too");
}

#[test]
fn a_line_that_is_emptied_again_was_never_there() {
    let mut harness = harness(empty(), View::DESIGN);
    type_into(&mut harness, "What was good?", "x");
    harness.key_press(Pressed::Backspace);
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert!(texts(&harness).is_empty());
    assert!(harness.query_by_label("Room for small things").is_some());
}

#[test]
fn about_somebody_it_says_who_and_whether_they_were_told() {
    let mut harness = harness(empty(), View::DESIGN);
    assert!(harness.query_by_label("Who").is_none());
    harness.get_by_role_and_label(Role::RadioButton, "Somebody").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "I told them").click();
    harness.run();
    type_into(&mut harness, "Who", "J.");
    type_into(&mut harness, "What was good?", "He said it first");
    press(&mut harness, "Keep");
    let moment = harness.state().journal.appreciations().values().next().cloned().expect("it was kept");
    assert_eq!((moment.of, moment.who.as_str(), moment.text.as_str(), moment.was_said), (AppreciationOf::Somebody, "J.", "He said it first", true));
    assert!(harness.query_by_label("J. · told").is_some());
    assert!(harness.query_by_label("Who").is_none(), "the next is about a moment again");
}

#[test]
fn they_stand_under_their_days_the_newest_first() {
    let harness = harness(desk(), View::DESIGN);
    let top = |name: &str| harness.get_by_label(name).rect().top();
    let tops =
        ["Sunday 22 November", "I went out although it rained", "She rang back the same hour", "Saturday 21 November", "Fog over the allotments"].map(top);
    assert!(tops.is_sorted(), "{tops:?}");
}

#[test]
fn many_are_searched_and_the_oldest_shown_when_asked_for() {
    let mut journal = journal();
    for number in 0..40 {
        put(&mut journal, 100 + number, &format!("2026-09-{:02}T08:00+02:00", 1 + number % 28), AppreciationOf::Moment, "", &format!("Small thing {number}"));
    }
    let mut harness = harness(Desk::new(Page::Tool(Tool::Appreciations), journal), View::DESIGN);
    let is_shown = |harness: &Harness<'_, Desk>, text: &str| harness.query_by_label(text).is_some();
    assert!(!is_shown(&harness, "Small thing 0"));
    harness.get_by_label("Show earlier").click_accesskit();
    harness.run();
    assert!(is_shown(&harness, "Small thing 0"));
    type_into(&mut harness, "Find a moment", "fog");
    assert!(is_shown(&harness, "Fog over the allotments") && !is_shown(&harness, "Small thing 0"));
    harness.get_by_label("Find a moment").type_text("x");
    harness.run();
    assert!(is_shown(&harness, "No moment has these words."));
}

#[test]
fn one_is_changed_moved_to_another_day_and_deleted() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Edit “She rang back the same hour”");
    assert!(harness.get_by_label("Words").is_focused());
    harness.get_by_label("Words").type_text(", twice");
    harness.run();
    for (day, kept) in [("20.11.2026", "2026-11-20T12:00+01:00"), ("1.12.2026", "2026-11-20T12:00+01:00")] {
        harness.get_by_label("Day").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Pressed::A);
        harness.get_by_label("Day").type_text(day);
        harness.run();
        let moment = harness.state().journal.appreciations()[&id(2)].clone();
        assert_eq!((moment.text.as_str(), moment.when), ("She rang back the same hour, twice", at(kept)));
    }
    assert!(harness.query_by_label("Friday 20 November").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::Enter);
    harness.run();
    assert!(harness.query_by_label("Words").is_none());
    press(&mut harness, "Delete “She rang back the same hour, twice”");
    assert_eq!(harness.state().names.last(), Some(&EditName::Delete(TableKind::Appreciation)));
}

#[test]
fn what_is_read_only_is_read_and_not_changed() {
    let harness = harness(desk().with(|desk| desk.can_edit = false), View::LARGE_TEXT);
    assert!(harness.query_by_label("Fog over the allotments").is_some() && harness.query_by_label("Ana · told").is_some());
    for name in ["What was good?", "Keep", "Edit “Fog over the allotments”"] {
        assert!(harness.query_by_label(name).is_none(), "{name}");
    }
}
