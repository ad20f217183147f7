use eframe::egui::{Key as Keyboard, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::journal::{Due, Edit, FearAnswer, Journal, Key, Only, Profile, Promise, PromiseArea, PromiseEntry, PromiseOutcome, PromisedBy, Timestamp};
use crate::ui::action::{Action, Page};
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

const PAGE: Page = Page::Tool(Tool::Ledger);
/// Tall enough for the whole sheet.
const TALL: View = View { size: vec2(1280.0, 1600.0), ..View::DESIGN };
/// Tall enough for all suggestions.
const ALL_SUGGESTIONS: View = View { size: vec2(1280.0, 2800.0), ..View::DESIGN };

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

fn put_profile(journal: &mut Journal, fear: FearAnswer) {
    journal.apply(Edit::put(Only::One, Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) }));
}

fn promise(what: &str, who: &str, promised_by: PromisedBy, area: PromiseArea, due: Due) -> Promise {
    let empty = Promise::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
    Promise { what: what.to_owned(), who: who.to_owned(), promised_by, area, due, ..empty }
}

/// Two promises, one with a history, without fear.
fn journal() -> Journal {
    use PromiseOutcome::{AgreedAnew, Broken, Kept, Late, Unknown};
    let mut journal = Journal::default();
    put_profile(&mut journal, FearAnswer::No);
    let first = promise("Call before coming home late", "J.", PromisedBy::Other, PromiseArea::Time, Due::On(at("2026-11-22T10:00+01:00").date()));
    journal.apply(Edit::put(id(1), first));
    journal.apply(Edit::put(id(2), promise("One talk a week", "", PromisedBy::Both, PromiseArea::Talks, Due::Weekly(chrono::Weekday::Sun))));
    for (number, (day, outcome)) in
        (10..).zip([("10-20", Kept), ("10-27", Late), ("11-03", Broken), ("11-10", Kept), ("11-12", Unknown), ("11-17", AgreedAnew)])
    {
        let when = at(&format!("2026-{day}T19:00+01:00"));
        let entry = PromiseEntry { changed: Timestamp::from_millis(0), promise: id(1), when, outcome, fact: String::new() };
        journal.apply(Edit::put(id(number), entry));
    }
    journal
}

fn desk() -> Desk {
    Desk::new(PAGE, journal())
}

fn entries(harness: &Harness<'_, Desk>, promise: u128) -> Vec<PromiseEntry> {
    harness.state().journal.belonging_to::<PromiseEntry>(&Key::Promise(id(promise))).map(|(_, entry)| (**entry).clone()).collect()
}

fn press(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn press_in_menu(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_role_and_label(Role::MenuItem, label).click();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Desk>, name: &str, option: &str) {
    harness.get_by_role_and_label(Role::ComboBox, name).click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, option).click();
    harness.run();
}

#[test]
fn the_first_promise_is_written_from_the_empty_page() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    press(&mut harness, "Add a promise");
    assert!(harness.get_by_label("In your own words").is_focused());
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.state().journal.promises().is_empty(), "nothing is there before its first letter");
    assert!(harness.get_by_label("What was promised").is_focused());
    harness.get_by_label("What was promised").type_text("Water the plants");
    harness.run();
    harness.get_by_label("Me").click();
    harness.run();
    let promises = harness.state().journal.promises();
    let written = promises.values().next().expect("one");
    assert_eq!((promises.len(), written.what.as_str(), written.promised_by), (1, "Water the plants", PromisedBy::Me));
    assert_eq!(harness.state().names.first(), Some(&EditName::Add(TableKind::Promise)));
    assert!(harness.get_by_role_and_label(Role::ListBoxOption, "Water the plants").accesskit_node().is_selected().is_some());
}

#[test]
fn a_suggested_promise_begins_with_its_words() {
    let mut harness = harness(desk(), ALL_SUGGESTIONS);
    press(&mut harness, "Add a promise");
    harness.get_by_label("One talk of twenty minutes a week, at a fixed hour").click();
    harness.run();
    let journal = &harness.state().journal;
    let added = journal.promises().values().find(|promise| promise.what.starts_with("One talk of twenty")).expect("it was added");
    assert_eq!((added.promised_by, added.due), (PromisedBy::Both, Due::Weekly(chrono::Weekday::Sun)));
    assert!(!added.why.is_empty());
    assert!(harness.get_by_label("What was promised").is_focused());
}

#[test]
fn esc_leaves_the_suggestions_and_nothing_was_added() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Add a promise");
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("In your own words").is_none());
    assert_eq!(harness.state().journal.promises().len(), 2);
}

#[test]
fn every_outcome_is_one_press_and_all_are_alike() {
    for outcome in PromiseOutcome::ALL {
        let mut harness = harness(desk(), View::DESIGN);
        let words = cx_outcome(outcome);
        let buttons: Vec<_> = PromiseOutcome::ALL.map(|other| harness.get_by_role_and_label(Role::Button, cx_outcome(other)).rect().height()).to_vec();
        assert!(buttons.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.1), "{buttons:?}");
        press(&mut harness, words);
        let entries = entries(&harness, 1);
        let entry = entries.last().expect("an entry");
        assert_eq!((entries.len(), entry.outcome, entry.when), (7, outcome, harness.state().now.local));
        assert_eq!(harness.state().names, [EditName::Add(TableKind::PromiseEntry)]);
    }
}

fn cx_outcome(outcome: PromiseOutcome) -> &'static str {
    &crate::content::lang().ledger.outcomes[outcome]
}

#[test]
fn a_fact_and_another_day_can_follow() {
    let mut harness = harness(desk(), TALL);
    press(&mut harness, "Kept");
    harness.get_by_label("What anyone present would have seen").focus();
    harness.run();
    harness.get_by_label("What anyone present would have seen").type_text("Rang at ten to seven.");
    harness.run();
    let day = || harness_day(&entries(&harness, 1));
    assert_eq!(day(), "2026-11-22");
    harness.get_by_label("Day").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.get_by_label("Day").type_text("20.11.2026");
    harness.run();
    let entries = entries(&harness, 1);
    let entry = entries.last().expect("an entry");
    assert_eq!((entry.fact.as_str(), harness_day(&entries).as_str()), ("Rang at ten to seven.", "2026-11-20"));
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("What anyone present would have seen").is_none(), "Ctrl+Enter keeps it");
    assert!(matches!(harness.state().other.last(), Some(Action::FormClosed)));
    assert!(harness.query_by_label("Rang at ten to seven.").is_some());
}

fn harness_day(entries: &[PromiseEntry]) -> String {
    entries.last().expect("an entry").when.date().to_string()
}

#[test]
fn an_entry_is_changed_and_deleted() {
    let mut harness = harness(desk(), TALL);
    press(&mut harness, "Change the entry of 17 Nov");
    choose(&mut harness, "What came of it", "Late");
    assert_eq!(entries(&harness, 1).last().map(|entry| entry.outcome), Some(PromiseOutcome::Late));
    press(&mut harness, "Done");
    press(&mut harness, "Delete the entry of 17 Nov");
    assert_eq!(entries(&harness, 1).len(), 5);
    assert_eq!(harness.state().names.last(), Some(&EditName::Delete(TableKind::PromiseEntry)));
}

#[test]
fn keys_on_a_row_note_what_came_of_it() {
    use PromiseOutcome::{AgreedAnew, Broken, Kept, Late, Unknown};
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_role_and_label(Role::ListBoxOption, "Call before coming home late").focus();
    harness.run();
    harness.key_press(Keyboard::ArrowDown);
    harness.run();
    for key in [Keyboard::K, Keyboard::L, Keyboard::B, Keyboard::A, Keyboard::U, Keyboard::Num1, Keyboard::Num5] {
        harness.key_press(key);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::ListBoxOption, "One talk a week").is_focused(), "the row keeps the focus");
    }
    let mut noted: Vec<_> = entries(&harness, 2).iter().map(|entry| entry.outcome).collect();
    noted.sort();
    assert_eq!(noted, [Kept, Kept, Late, Broken, AgreedAnew, Unknown, Unknown]);
    assert_eq!(entries(&harness, 1).len(), 6);
}

#[test]
fn letters_in_a_field_note_nothing() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_label("What was promised").focus();
    harness.run();
    harness.key_press(Keyboard::K);
    harness.get_by_label("What was promised").type_text("k");
    harness.run();
    assert_eq!(entries(&harness, 1).len(), 6);
}

#[test]
fn the_rows_are_one_tab_stop_and_enter_opens() {
    let mut harness = harness(desk(), View::DESIGN);
    let first = "Call before coming home late";
    harness.get_by_role_and_label(Role::ListBoxOption, first).focus();
    harness.run();
    harness.key_press(Keyboard::Tab);
    harness.run();
    assert!(!harness.get_by_role_and_label(Role::ListBoxOption, "One talk a week").is_focused(), "Tab goes on to the sheet");
    harness.key_press_modifiers(Modifiers::SHIFT, Keyboard::Tab);
    harness.run();
    harness.key_press(Keyboard::ArrowDown);
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert_eq!(harness.get_by_label("What was promised").value().as_deref(), Some("One talk a week"));
}

#[test]
fn what_it_came_to_is_said_for_one_promise_alone() {
    let mut harness = harness(desk(), TALL);
    for said in
        ["3 of 4, as you saw it", "1 of them was kept later than said", "Once you did not know, which is not counted", "What you saw. Not a measure of safety."]
    {
        assert!(harness.query_by_label(said).is_some(), "{said}");
    }
    assert!(harness.query_by_label("November 2026").is_some() && harness.query_by_label("Kept 1, Broken 1, Agreed anew 1, I do not know 1").is_some());
    assert!(harness.query_by_label_contains("of 5").is_none(), "nothing is added up over promises");
    harness.get_by_role_and_label(Role::ListBoxOption, "One talk a week").click();
    harness.run();
    assert!(harness.query_by_label_contains("as you saw it").is_none(), "without entries there is nothing to say");
}

#[test]
fn where_there_may_be_fear_one_line_says_so_and_nothing_leads_to_talking_or_adds_up() {
    for (fear, line) in [
        (FearAnswer::Yes, "Kept promises say nothing against fear."),
        (FearAnswer::NotSure, "Kept promises say nothing against fear."),
        (FearAnswer::Unanswered, "If you are afraid of the other person, kept promises say nothing against that."),
    ] {
        let mut desk = desk();
        put_profile(&mut desk.journal, fear);
        let harness = harness(desk, TALL);
        assert_eq!(harness.query_all_by_label_contains(line).count(), 1, "{fear:?}");
        assert!(harness.query_by_label("Bring to our talk").is_none(), "{fear:?}");
        assert_eq!(harness.query_by_label_contains("as you saw it").is_some(), fear == FearAnswer::Unanswered, "{fear:?}");
    }
    let harness = harness(desk(), TALL);
    assert!(harness.query_by_label_contains("say nothing against").is_none());
}

#[test]
fn a_promise_that_touches_harm_is_not_added_up() {
    let mut desk = desk();
    desk.journal.apply(Edit::put(id(1), promise("No threats", "", PromisedBy::Other, PromiseArea::Other, Due::Daily)));
    desk.states.tools.ledger.open(id(1));
    let harness = harness(desk, TALL);
    assert!(harness.query_by_label_contains("as you saw it").is_none());
    assert!(harness.query_by_label_contains("is not added up").is_some());
}

#[test]
fn with_fear_only_promises_to_oneself_are_suggested() {
    let mut desk = desk();
    put_profile(&mut desk.journal, FearAnswer::Yes);
    let mut harness = harness(desk, ALL_SUGGESTIONS);
    press(&mut harness, "Add a promise");
    assert!(harness.query_by_label("Twenty minutes outside").is_some());
    assert!(harness.query_by_label("One talk of twenty minutes a week, at a fixed hour").is_none());
    assert!(harness.query_by_label_contains("None of them needs the other person").is_some());
}

#[test]
fn it_is_brought_to_a_talk_once_and_found_there() {
    let mut harness = harness(desk(), TALL);
    press(&mut harness, "Bring to our talk");
    let items = harness.state().journal.talk_items();
    let (item_id, item) = items.iter().next().expect("an item");
    assert_eq!((items.len(), item.text.as_str(), &item.about), (1, "Call before coming home late", &Some(Key::Promise(id(1)))));
    let expected = Key::TalkItem(*item_id);
    assert!(harness.query_by_label("Bring to our talk").is_none());
    press(&mut harness, "Waits for your talk");
    assert!(matches!(harness.state().other.last(), Some(Action::OpenInTool(key)) if *key == expected));
}

#[test]
fn a_promise_ends_is_found_under_all_and_holds_again() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "More about this promise");
    press_in_menu(&mut harness, "It holds no longer");
    assert_eq!(harness.state().journal.promises()[&id(1)].ended_on, Some(at("2026-11-22T10:00+01:00").date()));
    assert!(harness.query_by_role_and_label(Role::ListBox, "Ended").is_some(), "what is open stays in the list");
    harness.get_by_role_and_label(Role::ListBoxOption, "One talk a week").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "Call before coming home late").is_none());
    harness.get_by_label("All").click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "Call before coming home late").click();
    harness.run();
    press(&mut harness, "More about this promise");
    press_in_menu(&mut harness, "It holds again");
    assert_eq!(harness.state().journal.promises()[&id(1)].ended_on, None);
}

#[test]
fn deleting_takes_its_course_along() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "More about this promise");
    press_in_menu(&mut harness, "Delete this promise");
    let journal = &harness.state().journal;
    assert_eq!((journal.promises().len(), journal.promise_entries().len()), (1, 0));
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "Call before coming home late").is_none());
}

#[test]
fn whose_promises_are_shown_is_chosen() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_label("Whose promises").click();
    harness.run();
    press_in_menu(&mut harness, "Both");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "One talk a week").is_some());
    harness.get_by_role_and_label(Role::ListBoxOption, "One talk a week").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "Call before coming home late").is_none());
}

#[test]
fn due_and_who_are_changed_on_the_sheet() {
    let mut harness = harness(desk(), TALL);
    press(&mut harness, "About this promise");
    choose(&mut harness, "Due", "Weekly");
    choose(&mut harness, "Weekday", "Wednesday");
    assert_eq!(harness.state().journal.promises()[&id(1)].due, Due::Weekly(chrono::Weekday::Wed));
    harness.get_by_label("Name").focus();
    harness.run();
    harness.get_by_label("Name").type_text("K");
    harness.run();
    assert!(harness.state().journal.promises()[&id(1)].who.contains('K'));
}

#[test]
fn it_rests_at_night_until_it_is_asked_for() {
    let night = || desk().with(|desk| desk.now.local = at("2026-11-22T23:10+01:00"));
    let mut resting = harness(night(), View::DESIGN);
    assert!(resting.query_by_label("Call before coming home late").is_none());
    press(&mut resting, "Show it anyway");
    assert!(resting.query_by_role_and_label(Role::ListBoxOption, "Call before coming home late").is_some());
    let opened = harness(night().with(|desk| desk.states.tools.ledger.open(id(2))), View::DESIGN);
    assert_eq!(opened.get_by_label("What was promised").value().as_deref(), Some("One talk a week"), "who opens one asks for it");
}

#[test]
fn what_cannot_be_changed_can_be_read() {
    let harness = harness(desk().with(|desk| desk.can_edit = false), TALL);
    for missing in ["Add a promise", "How did it go?", "More about this promise", "Change the entry of 17 Nov", "Bring to our talk"] {
        assert!(harness.query_by_label(missing).is_none(), "{missing}");
    }
    assert!(harness.query_by_label("3 of 4, as you saw it").is_some());
}

#[test]
fn list_detail_take_turns_in_a_narrow_window() {
    let mut harness = harness(desk(), View::LARGE_TEXT);
    assert!(harness.query_by_label("What was promised").is_none());
    harness.get_by_role_and_label(Role::ListBoxOption, "Call before coming home late").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("What was promised").is_some());
    assert!(harness.get_by_label("All promises").is_focused());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::ListBoxOption, "Call before coming home late").is_focused());
}

#[test]
fn it_is_whole_in_every_window() {
    in_every_view("ledger", desk, show);
    in_every_view("ledger-empty", || Desk::new(PAGE, Journal::default()), show);
    in_every_view("ledger-suggestions", || desk().with(|desk| desk.states.tools.ledger.suggests = Some(false)), show);
    in_every_view("ledger-open", || desk().with(|desk| desk.states.tools.ledger.open(id(1))), show);
}
