use eframe::egui::{Event, Key as Pressed, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::to_look_at;
use crate::journal::{Edit, EditName, FearAnswer, Goal, GoalState, GoalStep, Id, Journal, Only, TableKind, Timestamp, UserRecord};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};
use crate::ui::tool::Tool;

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

fn goal(title: &str, steps: &[&str]) -> Goal {
    let steps =
        steps.iter().enumerate().map(|(number, text)| GoalStep { id: Id::from_parts(2, number as u128), text: (*text).to_owned(), done_on: None }).collect();
    Goal { title: title.to_owned(), steps, ..Goal::empty(Timestamp::from_millis(0), at("2026-10-01T09:00+02:00")) }
}

fn journal() -> Journal {
    let mut flat = goal("A place of my own", &["Look at what there is", "Ask Ana about the deposit", "Write to two"]);
    flat.why = "To sleep without listening for the door".to_owned();
    flat.look_again_on = Some("2026-11-20".parse().expect("a date"));
    let course = Goal { state: GoalState::Reached, ..goal("The first-aid course", &[]) };
    let garden = Goal { look_again_on: Some("2026-12-24".parse().expect("a date")), ..goal("Tomatoes on the sill", &["Buy soil"]) };
    let mut journal = Journal::default();
    for (number, goal) in [(1, flat), (2, course), (3, garden)] {
        journal.apply(Edit::put(id(number), goal));
    }
    journal
}

fn desk() -> Desk {
    Desk::new(Page::Tool(Tool::Goals), journal())
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn steps(harness: &Harness<'_, Desk>, goal: u128) -> Vec<String> {
    harness.state().journal.goals()[&id(goal)].steps.iter().map(|step| step.text.clone()).collect()
}

const IN_ORDER: [&str; 3] = ["Look at what there is", "Ask Ana about the deposit", "Write to two"];

#[test]
fn it_settles_in_every_window() {
    in_every_view("goals", desk, crate::ui::pages::show);
    in_every_view("goals-empty", || Desk::new(Page::Tool(Tool::Goals), Journal::default()), crate::ui::pages::show);
    in_every_view("goals-open", || desk().with(|desk| desk.states.tools.goals.open(id(1))), crate::ui::pages::show);
}

#[test]
fn on_its_day_an_open_goal_is_worth_another_look_and_nothing_is_overdue() {
    let journal = journal();
    let on = |day: &str| to_look_at(&journal, day.parse().expect("a date")).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!((on("2026-11-19"), on("2026-11-20"), on("2026-12-24")), (vec![], vec![id(1)], vec![id(1), id(3)]));
    let mut harness = harness(desk(), View::DESIGN);
    assert!(harness.query_by_label("You wanted to look at this again on Friday. Does it still fit?").is_some());
    assert!(harness.query_by_label_contains("verdue").is_none());
    press(&mut harness, "Again in a month");
    assert_eq!(harness.state().journal.goals()[&id(1)].look_again_on, Some("2026-12-22".parse().expect("a date")));
    assert!(harness.query_by_label("Worth another look").is_none());
}

#[test]
fn letting_go_is_as_good_an_end_as_reaching_it() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_role_and_label(Role::RadioButton, "Let go").click();
    harness.run();
    assert_eq!(harness.state().journal.goals()[&id(1)].state, GoalState::LetGo);
    assert!(harness.query_by_label("Letting go is as good an end as reaching it.").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "Let go: 1").is_some(), "it stands there now, and stays open");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "A place of my own").is_some());
    assert!(to_look_at(&harness.state().journal, "2026-12-01".parse().expect("a date")).is_empty());
}

#[test]
fn steps_are_added_with_enter_one_after_the_other() {
    let mut desk = desk();
    desk.states.tools.goals.open(id(3));
    let mut harness = harness(desk, View::DESIGN);
    for text in ["Find pots", "Ask for seeds"] {
        harness.get_by_label("Add a step").focus();
        harness.run();
        harness.get_by_label("Add a step").type_text(text);
        harness.run();
        assert_eq!(steps(&harness, 3).last().map(String::as_str), Some(text), "in the journal before Enter");
        harness.key_press(Pressed::Enter);
        harness.run();
        assert!(harness.get_by_label("Add a step").is_focused(), "for the next one");
    }
    assert_eq!(steps(&harness, 3), ["Buy soil", "Find pots", "Ask for seeds"]);
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Ask for seeds").is_some());
    // An emptied step was never added.
    harness.get_by_label("Add a step").type_text("x");
    harness.run();
    harness.key_press(Pressed::Backspace);
    harness.run();
    assert_eq!(steps(&harness, 3).len(), 3);
}

#[test]
fn a_step_is_ticked_on_a_day_and_unticked() {
    let mut harness = harness(desk(), View::DESIGN);
    for done_on in [Some("2026-11-22".parse().expect("a date")), None] {
        harness.get_by_role_and_label(Role::CheckBox, IN_ORDER[0]).click();
        harness.run();
        assert_eq!(harness.state().journal.goals()[&id(1)].steps[0].done_on, done_on);
        assert_eq!(harness.query_by_label("Done today").is_some(), done_on.is_some());
    }
}

#[test]
fn the_next_step_stands_in_the_list() {
    let mut harness = harness(desk(), View::DESIGN);
    let row = |harness: &Harness<'_, Desk>| {
        let row = harness.get_by_role_and_label(Role::ListBoxOption, "A place of my own");
        egui_kittest::kittest::NodeT::accesskit_node(&row).description().unwrap_or_default()
    };
    assert!(row(&harness).contains("Next: Look at what there is"), "{}", row(&harness));
    harness.get_by_role_and_label(Role::CheckBox, IN_ORDER[0]).click();
    harness.run();
    assert!(row(&harness).contains("Next: Ask Ana about the deposit"), "{}", row(&harness));
}

#[test]
fn alt_and_an_arrow_key_move_a_step_and_the_keyboard_goes_along() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_role_and_label(Role::CheckBox, IN_ORDER[0]).focus();
    harness.run();
    for (key, order) in [(Pressed::ArrowDown, [1, 0, 2]), (Pressed::ArrowDown, [1, 2, 0]), (Pressed::ArrowDown, [1, 2, 0]), (Pressed::ArrowUp, [1, 0, 2])] {
        harness.key_press_modifiers(Modifiers::ALT, key);
        harness.run();
        assert_eq!(steps(&harness, 1), order.map(|place| IN_ORDER[place]));
        assert!(harness.get_by_role_and_label(Role::CheckBox, IN_ORDER[0]).is_focused());
    }
}

fn from_menu(harness: &mut Harness<'_, Desk>, step: &str, entry: &str) {
    press(harness, &format!("More for “{step}”"));
    harness.get_by_role_and_label(Role::MenuItem, entry).click();
    harness.run();
}

#[test]
fn a_step_is_moved_edited_and_deleted_from_its_menu() {
    let mut harness = harness(desk(), View::DESIGN);
    from_menu(&mut harness, IN_ORDER[2], "Move up");
    assert_eq!(steps(&harness, 1), [IN_ORDER[0], IN_ORDER[2], IN_ORDER[1]]);
    from_menu(&mut harness, IN_ORDER[0], "Edit");
    assert!(harness.get_by_label("Step").is_focused());
    harness.get_by_label("Step").type_text(", quietly");
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert_eq!(steps(&harness, 1)[0], "Look at what there is, quietly");
    assert!(harness.query_by_label("Step").is_none());
    from_menu(&mut harness, IN_ORDER[1], "Delete");
    assert_eq!(steps(&harness, 1), ["Look at what there is, quietly", IN_ORDER[2]]);
}

fn pointer(harness: &mut Harness<'_, Desk>, pos: Pos2, pressed: Option<bool>) {
    harness.event(Event::PointerMoved(pos));
    if let Some(pressed) = pressed {
        harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
}

#[test]
fn a_step_is_dragged_by_its_handle() {
    let mut harness = harness(desk(), View::DESIGN);
    let row = |name: &str, harness: &Harness<'_, Desk>| harness.get_by_role_and_label(Role::CheckBox, name).rect();
    let from = row(IN_ORDER[0], &harness).left_center() - eframe::egui::vec2(14.0, 0.0);
    let to = row(IN_ORDER[2], &harness).left_bottom() - eframe::egui::vec2(14.0, 1.0);
    pointer(&mut harness, from, Some(true));
    pointer(&mut harness, from + eframe::egui::vec2(0.0, 12.0), None);
    pointer(&mut harness, to, None);
    pointer(&mut harness, to, Some(false));
    assert_eq!(steps(&harness, 1), [IN_ORDER[1], IN_ORDER[2], IN_ORDER[0]]);
}

#[test]
fn a_new_goal_is_there_with_its_first_letter_or_its_first_step() {
    for (field, text) in [("Goal", "Quiet Sundays"), ("Add a step", "Ask about Sunday")] {
        let mut harness = harness(Desk::new(Page::Tool(Tool::Goals), Journal::default()), View::DESIGN);
        press(&mut harness, "Add a goal");
        assert!(harness.get_by_label("Goal").is_focused() && harness.state().journal.goals().is_empty());
        harness.get_by_label(field).focus();
        harness.run();
        harness.get_by_label(field).type_text(text);
        harness.run();
        let goal = harness.state().journal.goals().values().next().cloned().expect("the goal");
        assert!(goal.user_texts().contains(&text), "{goal:?}");
        assert_eq!(harness.state().names[0], EditName::Add(TableKind::Goal));
    }
}

#[test]
fn nothing_new_becomes_a_goal_of_both_where_there_may_be_fear() {
    for (fear, was_shared, is_offered) in [(FearAnswer::No, false, true), (FearAnswer::Yes, false, false), (FearAnswer::Yes, true, true)] {
        let mut desk = desk();
        let profile = crate::journal::Profile { fear, ..desk.journal.profile_or_unsaid() };
        desk.journal.apply(Edit::put(Only::One, profile));
        let shared = Goal { is_shared: was_shared, ..(*desk.journal.goals()[&id(1)]).clone() };
        desk.journal.apply(Edit::put(id(1), shared));
        let harness = harness(desk, View::DESIGN);
        assert_eq!(harness.query_by_label("A goal of both of us").is_some(), is_offered, "{fear:?}");
    }
}

#[test]
fn in_a_narrow_window_list_detail_take_turns() {
    let mut harness = harness(desk(), View::LARGE_TEXT);
    harness.get_by_role_and_label(Role::ListBoxOption, "Tomatoes on the sill").click();
    harness.run();
    assert!(harness.query_by_label("Add a step").is_some());
    press(&mut harness, "Goals");
    assert!(harness.query_by_label("Add a step").is_none());
}

#[test]
fn deleted_it_goes_to_the_trash_and_the_next_one_is_shown() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Delete");
    assert_eq!(harness.state().names, [EditName::Delete(TableKind::Goal)]);
    assert!(!harness.state().journal.goals().contains_key(&id(1)));
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Buy soil").is_some());
}

#[test]
fn what_is_read_only_is_read_and_not_changed() {
    let harness = harness(desk().with(|desk| desk.can_edit = false), View::DESIGN);
    for text in ["To sleep without listening for the door", "Write to two", "20 November 2026"] {
        assert!(harness.query_by_label(text).is_some(), "{text}");
    }
    for name in ["Add a goal", "Add a step", "Delete", "Again in a month", "More for “Write to two”"] {
        assert!(harness.query_by_label(name).is_none(), "{name}");
    }
}
