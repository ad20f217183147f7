//! The editor, driven by accessible names, by keyboard and by dragging.

use eframe::egui::{Event, Key as Keyboard, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::kinds::Kind;
use super::*;
use crate::journal::{Answer, Edit, OwnCondition, OwnField, OwnFieldKind, OwnOption, Timestamp};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View as Window, harness, in_every_view};

fn id() -> Id {
    Id::from_parts(0, 1)
}

fn options() -> Vec<OwnOption> {
    ["Calm", "Loud"].map(|text| OwnOption { id: text.to_lowercase(), text: text.to_owned() }).into()
}

fn desk() -> Desk {
    let mut count = 0;
    let mut new_id = || {
        count += 1;
        format!("part-{count}")
    };
    let kinds = Kind::ALL.map(|kind| if kind == Kind::OneChoice { OwnFieldKind::OneChoice(options()) } else { kind.begin(None, &mut new_id) });
    let names = crate::content::lang();
    let mut fields: Vec<OwnField> = kinds
        .into_iter()
        .map(|kind| {
            let label = Kind::of(&kind).name(&names.templates.kinds).to_owned();
            OwnField { label: format!("{label}?"), ..OwnField::new(format!("{:?}", Kind::of(&kind)).to_lowercase(), kind) }
        })
        .collect();
    fields[1].shown_if = Some(OwnCondition { field: "onechoice".to_owned(), any_of: vec!["calm".to_owned()] });
    let mut journal = Journal::default();
    journal.apply(Edit::put(id(), OwnTemplate { title: "Evenings".to_owned(), fields, ..OwnTemplate::empty(Timestamp::from_millis(0)) }));
    let mut desk = Desk::new(Page::Worksheets, journal);
    desk.states.worksheets.open_template(id());
    desk
}

fn with_open(question: &str) -> Desk {
    desk().with(|desk| desk.states.worksheets.template.open[0] = Some(question.to_owned()))
}

fn fields(harness: &Harness<'_, Desk>) -> Vec<OwnField> {
    harness.state().journal.templates()[&id()].fields.clone()
}

fn ids(harness: &Harness<'_, Desk>) -> Vec<String> {
    fields(harness).into_iter().map(|field| field.id).collect()
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn choose_kind(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::ComboBox, "Kind of answer").click_accesskit();
    harness.run();
    click(harness, name);
}

fn press(harness: &mut Harness<'_, Desk>, name: &str, modifiers: Modifiers, key: Keyboard) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn every_question_settles_open() {
    for kind in Kind::ALL {
        let question = format!("{kind:?}").to_lowercase();
        harness(with_open(&question), Window::LARGE_TEXT);
    }
    for question in ["onechoice", "statement", "group", "shorttext"] {
        if let Some(folder) = std::env::var_os("PICTURES") {
            let mut harness = harness(with_open(question), Window { size: vec2(1280.0, 1500.0), ..Window::DESIGN });
            harness.render().expect("a picture").save(std::path::Path::new(&folder).join(format!("tall-{question}.png"))).expect("saved");
        }
        in_every_view(&format!("worksheets-own-{question}"), || with_open(question), crate::ui::pages::show);
    }
}

#[test]
fn alt_and_an_arrow_key_move_the_question_and_the_keyboard_goes_along() {
    let mut harness = harness(desk(), Window::DESIGN);
    press(&mut harness, "1. Long text? · Long text", Modifiers::ALT, Keyboard::ArrowDown);
    assert_eq!(ids(&harness)[..2], ["shorttext", "longtext"]);
    assert!(harness.get_by_label("2. Long text? · Long text").is_focused());
    harness.key_press_modifiers(Modifiers::ALT, Keyboard::ArrowUp);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Keyboard::ArrowUp);
    harness.run();
    assert_eq!(ids(&harness)[..2], ["longtext", "shorttext"], "at the end it stays");
}

#[test]
fn in_an_option_they_move_the_option() {
    let mut harness = harness(with_open("onechoice"), Window::DESIGN);
    let before = ids(&harness);
    harness.get_by_role_and_label(Role::TextInput, "Option 1").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Keyboard::ArrowDown);
    harness.run();
    let OwnFieldKind::OneChoice(options) = &fields(&harness)[3].kind else { panic!("options") };
    assert_eq!(options.iter().map(|option| option.text.as_str()).collect::<Vec<_>>(), ["Loud", "Calm"]);
    assert_eq!(ids(&harness), before);
}

#[test]
fn a_question_is_dragged_by_its_handle() {
    let mut harness = harness(desk(), Window::DESIGN);
    // The handle is left of the row.
    let handle = |harness: &Harness<'_, Desk>, name: &str| -> Pos2 { harness.get_by_label(name).rect().left_center() - vec2(14.0, 0.0) };
    let (from, to) = (handle(&harness, "1. Long text? · Long text"), handle(&harness, "3. List? · List") + vec2(0.0, 8.0));
    let button = |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    for events in [
        vec![Event::PointerMoved(from)],
        vec![button(from, true)],
        vec![Event::PointerMoved(from + vec2(0.0, 20.0))],
        vec![Event::PointerMoved(to)],
        vec![button(to, false)],
    ] {
        harness.input_mut().events.extend(events);
        harness.step();
    }
    harness.run();
    assert_eq!(ids(&harness)[..3], ["shorttext", "list", "longtext"]);
}

#[test]
fn a_question_becomes_another_kind_and_keeps_its_options() {
    let mut harness = harness(with_open("onechoice"), Window::DESIGN);
    choose_kind(&mut harness, "Things to tick");
    assert_eq!(fields(&harness)[3].kind, OwnFieldKind::Checklist(options()));
    assert_eq!(fields(&harness)[1].shown_if.as_ref().map(|condition| condition.any_of.len()), Some(1), "the condition still can come true");
    choose_kind(&mut harness, "A day");
    assert_eq!((&fields(&harness)[3].kind, &fields(&harness)[1].shown_if), (&OwnFieldKind::Date, &None));
}

fn choose_when(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::ComboBox, "When it is asked").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, name).click_accesskit();
    harness.run();
}

fn tick(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
    harness.run();
}

fn waits_for(harness: &Harness<'_, Desk>, place: usize) -> Option<(String, Vec<String>)> {
    fields(harness)[place].shown_if.clone().map(|condition| (condition.field, condition.any_of))
}

#[test]
fn a_condition_is_made_changed_and_taken_away() {
    let mut harness = harness(with_open("date"), Window::DESIGN);
    let place = Kind::ALL.iter().position(|kind| *kind == Kind::Date).expect("a day");
    choose_when(&mut harness, "After a choice at “One of a few?”");
    let waits_for_options = |options: &[&str]| Some(("onechoice".to_owned(), options.iter().map(|option| (*option).to_owned()).collect()));
    assert_eq!(waits_for(&harness, place), waits_for_options(&["calm", "loud"]));
    tick(&mut harness, "Calm");
    assert_eq!(waits_for(&harness, place), waits_for_options(&["loud"]));
    tick(&mut harness, "Calm");
    assert_eq!(waits_for(&harness, place), waits_for_options(&["calm", "loud"]), "in the order of the options");
    choose_when(&mut harness, "Always");
    assert_eq!(waits_for(&harness, place), None);
    assert!(harness.query_by_role_and_label(Role::CheckBox, "Loud").is_none());
}

#[test]
fn without_any_option_a_question_is_always_asked() {
    let mut harness = harness(with_open("shorttext"), Window::DESIGN);
    tick(&mut harness, "Calm");
    assert_eq!(waits_for(&harness, 1), None);
}

#[test]
fn a_question_waits_only_for_one_before_it_that_does_not_wait_for_it() {
    let offers = |question: &str| {
        let mut harness = harness(with_open(question), Window::DESIGN);
        let is_there = harness.query_by_role_and_label(Role::ComboBox, "When it is asked").is_some();
        if is_there {
            harness.get_by_role_and_label(Role::ComboBox, "When it is asked").click_accesskit();
            harness.run();
        }
        let names: Vec<String> = harness.query_all_by_role(Role::MenuItemRadio).filter_map(|node| node.accesskit_node().label()).collect();
        names
    };
    assert!(offers("longtext").is_empty(), "nothing stands before it");
    assert_eq!(offers("shorttext"), ["Always", "After a choice at “One of a few?”"], "the one it waits for stays, though it was moved below");
    assert_eq!(offers("checklist"), ["Always", "After a choice at “One of a few?”", "After a choice at “Any of a few?”"]);
    // Several choices depend on the checklist, so the checklist cannot depend on them.
    let mut desk = with_open("checklist");
    let mut template = (*desk.journal.templates()[&id()]).clone();
    let several = template.fields.iter().position(|field| field.id == "severalchoices").expect("one");
    let options = template.fields.iter().find(|field| field.id == "checklist").expect("one").kind.options().to_vec();
    template.fields[several].shown_if = Some(OwnCondition { field: "checklist".to_owned(), any_of: options.into_iter().map(|option| option.id).collect() });
    desk.journal.apply(Edit::put(id(), template));
    let mut circle = harness(desk, Window::DESIGN);
    circle.get_by_role_and_label(Role::ComboBox, "When it is asked").click_accesskit();
    circle.run();
    assert!(circle.query_by_label("After a choice at “Any of a few?”").is_none());
    assert!(circle.query_by_label("After a choice at “One of a few?”").is_some());
}

#[test]
fn a_duplicate_comes_after_and_is_open() {
    let mut harness = harness(desk(), Window::DESIGN);
    click(&mut harness, "Duplicate: One of a few?");
    let fields = fields(&harness);
    assert_eq!((&fields[4].label, &fields[4].kind), (&fields[3].label, &fields[3].kind));
    assert_ne!(fields[4].id, fields[3].id);
    assert!(harness.get_by_label("Question").is_focused());
}

#[test]
fn a_group_has_questions_of_its_own() {
    let mut harness = harness(with_open("group"), Window::DESIGN);
    click(&mut harness, "Add a question to the group");
    click(&mut harness, "A day");
    let OwnFieldKind::Group { fields, .. } = &fields(&harness)[12].kind else { panic!("a group") };
    assert_eq!(fields[1].kind, OwnFieldKind::Date);
}

#[test]
fn what_is_tried_in_the_preview_is_kept_nowhere() {
    let mut harness = harness(desk(), Window::DESIGN);
    let before = harness.state().journal.clone();
    harness.get_by_role_and_label(Role::RadioButton, "Calm").click_accesskit();
    harness.run();
    assert_eq!(harness.state().states.worksheets.template.tried.get("onechoice"), Some(&Answer::Choice("calm".to_owned())));
    assert_eq!(harness.state().journal, before);
    assert!(harness.query_all_by_label("One line?").count() > 0, "what waits for it is shown");
}

#[test]
fn a_full_one_takes_no_more_questions() {
    let mut full = desk();
    let many = |number: usize| OwnField::new(format!("more-{number}"), OwnFieldKind::Date);
    let mut template = (*full.journal.templates()[&id()]).clone();
    template.fields = (0..crate::content::TEMPLATE_FIELDS_MAX).map(many).collect();
    full.journal.apply(Edit::put(id(), template));
    let harness = harness(full, Window::DESIGN);
    assert!(harness.query_by_label("Add a question").is_none());
    assert!(harness.query_by_label_contains("This worksheet is full").is_some());
}
