use eframe::egui::{Key as Pressed, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::content::content;
use crate::journal::{Edit, EditName, HelpNumber, Id, Journal, Only, Person, Preferences, TableKind, Timestamp};
use crate::ui::action::{Action, Page};
use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};
use crate::ui::tool::Tool;

fn never() -> Timestamp {
    Timestamp::from_millis(0)
}

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

/// Ana, who is met; Ben, for the worst hour; and a practice.
fn journal() -> Journal {
    let mut journal = Journal::default();
    let ana = Person {
        name: "Ana".to_owned(),
        reach: "0660 555 01, after six".to_owned(),
        helps_with: "Walks with me, asks nothing".to_owned(),
        last_in_touch: Some("2026-11-17".parse().expect("a date")),
        ..Person::empty(never())
    };
    let ben = Person { name: "Ben".to_owned(), reach: "Next door".to_owned(), is_for_crisis: true, ..Person::empty(never()) };
    let practice = HelpNumber { name: "Dr Lind".to_owned(), number: "0660 555 02".to_owned(), note: "Mornings".to_owned(), ..HelpNumber::empty(never()) };
    journal.apply(Edit::put(id(1), ana).and(Edit::put(id(2), ben)).and(Edit::put(id(3), practice)));
    journal
}

fn desk() -> Desk {
    Desk::new(Page::Tool(Tool::Circle), journal())
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

#[test]
fn it_settles_in_every_window() {
    in_every_view("circle", desk, crate::ui::pages::show);
    in_every_view("circle-empty", || Desk::new(Page::Tool(Tool::Circle), Journal::default()), crate::ui::pages::show);
    in_every_view("circle-open", || desk().with(|desk| desk.states.tools.circle.open(id(1))), crate::ui::pages::show);
    in_every_view("help-people", || desk().with(|desk| desk.page = Page::Help), crate::ui::pages::show);
}

#[test]
fn one_press_says_that_they_were_in_touch_today() {
    let mut harness = harness(desk(), View::DESIGN);
    assert!(harness.query_by_label("Last in touch on Tuesday").is_some(), "a fact, and no more");
    press(&mut harness, "We were in touch today: Ana");
    assert!(harness.query_by_label("Last in touch today").is_some());
    assert!(harness.query_by_label("We were in touch today: Ana").is_none());
    assert_eq!(harness.state().journal.people()[&id(1)].last_in_touch, Some("2026-11-22".parse().expect("a date")));
    assert!(harness.query_by_label_contains("overdue").is_none());
}

#[test]
fn who_is_for_the_worst_hour_stands_first_here_and_under_help() {
    for page in [Page::Tool(Tool::Circle), Page::Help] {
        let harness = harness(desk().with(|desk| desk.page = page), View::DESIGN);
        let top = |name: &str| harness.get_by_label(name).rect().top();
        assert!(top("Ben") < top("Ana"), "{page:?}");
        assert!(harness.query_by_label("For the worst hour").is_some());
    }
}

#[test]
fn nobody_moves_under_the_hands_while_the_mark_is_set() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Edit Ana");
    harness.get_by_role_and_label(Role::CheckBox, "For the worst hour").click();
    harness.run();
    assert!(harness.state().journal.people()[&id(1)].is_for_crisis);
    assert!(harness.get_by_label("Name").rect().top() > harness.get_by_label("Ben").rect().top());
    press(&mut harness, "Done");
    assert!(harness.get_by_label("Ana").rect().top() < harness.get_by_label("Ben").rect().top());
}

#[test]
fn a_number_is_there_with_its_first_letter_and_above_those_of_the_country_under_help() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Add a number");
    harness.get_by_label("Whose it is").type_text("Night nurse");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::Enter);
    harness.run();
    assert!(harness.query_by_label("Whose it is").is_none(), "Ctrl+Enter closes the fields");
    assert_eq!(harness.state().names, [EditName::Add(TableKind::HelpNumber); 1].repeat(harness.state().names.len()));
    harness.state_mut().page = Page::Help;
    harness.run();
    let top = |name: &str| harness.get_by_label(name).rect().top();
    assert!(top("Dr Lind") < top("Copy 999"));
    harness.get_by_label("Copy 0660 555 02").click();
    harness.run();
    assert!(matches!(harness.state().other.as_slice(), [Action::Copy(number)] if number == "0660 555 02"));
}

#[test]
fn a_number_is_said_to_be_right_still_until_it_becomes_another() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Still right today: Dr Lind");
    assert!(harness.query_by_label("Known to be right today").is_some());
    press(&mut harness, "Edit the number of Dr Lind");
    harness.get_by_label("Number").focus();
    harness.run();
    harness.get_by_label("Number").type_text("9");
    harness.run();
    let number = harness.state().journal.help_numbers()[&id(3)].clone();
    assert_eq!((number.number.as_str(), number.checked_on), ("0660 555 029", None));
}

#[test]
fn ways_to_ask_are_copied_as_they_stand() {
    let mut harness = harness(desk(), View::DESIGN);
    let ask = &content().asks()[0].text;
    harness.get_by_label(&format!("Copy “{ask}”")).click();
    harness.run();
    assert!(matches!(harness.state().other.as_slice(), [Action::Copy(text)] if text == ask));
}

#[test]
fn people_and_numbers_are_deleted_to_the_trash() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Delete Ana");
    press(&mut harness, "Delete the number of Dr Lind");
    assert_eq!(harness.state().names, [EditName::DeletePerson, EditName::Delete(TableKind::HelpNumber)]);
}

#[test]
fn what_is_read_only_is_read_and_not_changed() {
    let harness = harness(desk().with(|desk| desk.can_edit = false), View::DESIGN);
    assert!(harness.query_by_label("0660 555 01, after six").is_some() && harness.query_by_label("0660 555 02").is_some());
    for name in ["Edit Ana", "Delete Ana", "Add a person", "Add a number", "We were in touch today: Ana"] {
        assert!(harness.query_by_label(name).is_none(), "{name}");
    }
}

#[test]
fn a_number_that_was_found_elsewhere_opens_its_fields() {
    let mut desk = desk();
    desk.states.tools.circle.open(id(3));
    let harness = harness(desk, View::SMALL);
    assert!(harness.get_by_label("Whose it is").is_focused());
    assert!(harness.query_by_label("Name").is_none(), "nobody new is begun");
}

#[test]
fn tab_goes_through_the_page_in_the_order_in_which_it_is_read() {
    let mut harness = harness(desk(), View::DESIGN);
    let mut heard = Vec::new();
    for name in ["Edit Ben", "Delete Ben", "We were in touch today: Ana", "Edit Ana", "Delete Ana", "Add a person"] {
        for _ in 0..8 {
            harness.key_press(Pressed::Tab);
            harness.run();
            if harness.query_by_label(name).is_some_and(|node| node.is_focused()) {
                heard.push(name);
                break;
            }
        }
    }
    assert_eq!(heard, ["Edit Ben", "Delete Ben", "We were in touch today: Ana", "Edit Ana", "Delete Ana", "Add a person"]);
}

fn in_britain() -> Edit {
    Edit::put(Only::One, Preferences { help_country: Some("GB".to_owned()), ..Preferences::initial(never()) })
}

/// The opened field of a built-in number.
fn correcting(mut journal: Journal) -> Harness<'static, Desk> {
    journal.apply(in_britain());
    let desk = Desk::new(Page::Tool(Tool::Circle), journal);
    let mut harness = harness(desk, View::DESIGN);
    press(&mut harness, "Edit the number of Samaritans");
    harness
}

#[test]
fn a_number_that_came_with_the_app_can_be_corrected_and_brought_back() {
    let mut harness = correcting(Journal::default());
    assert!(harness.state().journal.help_numbers().is_empty(), "nothing is written before something is typed");
    harness.get_by_role_and_label(Role::TextInput, "Number").focus();
    harness.run();
    harness.event(eframe::egui::Event::Text(" 9".to_owned()));
    harness.run();
    press(&mut harness, "Done");
    let (_, number) = harness.state().journal.number_in_place_of("gb-crisis-samaritans").expect("it is kept");
    assert_eq!((number.name.as_str(), number.number.as_str()), ("Samaritans", "116 123 9"));
    assert!(harness.query_by_label("116 123").is_none() && harness.query_by_label("116 123 9").is_some());
    assert!(harness.query_by_label("Your correction; the line that came with Mendwell rests").is_some());
    assert!(harness.state().journal.added_numbers().next().is_none(), "it stands in its place and not among one's own");

    press(&mut harness, "Back to how the number of Samaritans came with Mendwell");
    assert!(harness.state().journal.number_in_place_of("gb-crisis-samaritans").is_none());
    assert!(harness.query_by_label("116 123").is_some());
}

#[test]
fn a_corrected_emergency_number_is_the_one_on_the_safety_card() {
    let mut journal = Journal::default();
    let own = HelpNumber {
        name: "Police".to_owned(),
        number: "555".to_owned(),
        stands_for: Some("gb-emergency-emergency-all-services".to_owned()),
        ..HelpNumber::empty(never())
    };
    journal.apply(Edit::put(id(9), own).and(in_britain()));
    let desk = Desk::new(Page::Help, journal);
    let mut harness = harness(desk, View::SMALL);
    harness.run();
    assert!(harness.query_all_by_label_contains("555").count() > 0 && harness.query_all_by_label_contains("999").count() == 0);
}
