use eframe::egui::{Key as Pressed, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::journal::{Edit, EditName, FearAnswer, Id, Journal, Key, Only, Practice, PracticeKind, PracticeTime, TableKind, Timestamp};
use crate::ui::action::{Action, Page};
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};
use crate::ui::tool::Tool;

const SUGGESTED: &str = "A walk, to nowhere in particular";

fn never() -> Timestamp {
    Timestamp::from_millis(0)
}

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

fn put_practice(journal: &mut Journal, number: u128, kind: PracticeKind, title: &str, rests: bool) {
    let practice =
        Practice { title: title.to_owned(), when_it_fits: "Evenings".to_owned(), rests, ..Practice::empty(never(), at("2026-10-01T09:00+02:00"), kind) };
    journal.apply(Edit::put(id(number), practice));
}

fn put_time(journal: &mut Journal, number: u128, practice: u128, when: &str) {
    let time = PracticeTime { changed: never(), practice: id(practice), when: at(when), note: String::new() };
    journal.apply(Edit::put(id(number), time));
}

fn journal() -> Journal {
    let mut journal = Journal::default();
    put_practice(&mut journal, 1, PracticeKind::SelfCare, "The long way home", false);
    put_practice(&mut journal, 2, PracticeKind::SelfCare, "Swimming", true);
    put_practice(&mut journal, 3, PracticeKind::Ritual, "Soup on Fridays", false);
    put_practice(&mut journal, 4, PracticeKind::SelfCare, "Piano, badly", false);
    put_time(&mut journal, 10, 1, "2026-11-17T18:00+01:00");
    journal
}

fn desk_of(journal: Journal, tool: Tool) -> Desk {
    Desk::new(Page::Tool(tool), journal)
}

fn desk() -> Desk {
    desk_of(journal(), Tool::SelfCare)
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn times_of(harness: &Harness<'_, Desk>, practice: u128) -> usize {
    harness.state().journal.belonging_to::<PracticeTime>(&Key::Practice(id(practice))).count()
}

#[test]
fn it_settles_in_every_window() {
    in_every_view("self-care", desk, crate::ui::pages::show);
    in_every_view("self-care-empty", || desk_of(Journal::default(), Tool::SelfCare), crate::ui::pages::show);
    in_every_view("self-care-open", || desk().with(|desk| desk.states.tools.practices.open(id(1))), crate::ui::pages::show);
    in_every_view("rituals", || desk_of(journal(), Tool::Rituals), crate::ui::pages::show);
    in_every_view("own-life-empty", || desk_of(Journal::default(), Tool::OwnLife), crate::ui::pages::show);
}

#[test]
fn one_press_says_that_it_was_done_and_another_that_it_was_done_again() {
    let mut harness = harness(desk(), View::DESIGN);
    assert!(harness.query_by_label("Last on Tuesday").is_some());
    press(&mut harness, "Did it today: The long way home");
    assert!(harness.query_by_label("Last today").is_some());
    press(&mut harness, "Did it today: The long way home");
    assert_eq!(times_of(&harness, 1), 3);
    assert_eq!(harness.state().names, [EditName::Add(TableKind::PracticeTime); 2]);
}

#[test]
fn each_list_has_its_own_and_what_rests_is_out_of_the_way() {
    let mut harness = harness(desk(), View::DESIGN);
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "Piano, badly").is_some());
    for name in ["Soup on Fridays", "Swimming"] {
        assert!(harness.query_by_role_and_label(Role::ListBoxOption, name).is_none(), "{name}");
    }
    press(&mut harness, "Resting: 1");
    harness.get_by_role_and_label(Role::ListBoxOption, "Swimming").click();
    harness.run();
    press(&mut harness, "Take it up again");
    assert!(!harness.state().journal.practices()[&id(2)].rests);
    press(&mut harness, "Let it rest");
    assert!(harness.state().journal.practices()[&id(2)].rests);
}

#[test]
fn a_new_one_is_there_with_its_first_letter() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Add what helps");
    assert_eq!(harness.state().journal.practices().len(), 4, "nothing is kept before something is typed");
    assert!(harness.get_by_label("What it is").is_focused());
    harness.get_by_label("What it is").type_text("Knitting");
    harness.run();
    harness.get_by_label("With whom").focus();
    harness.run();
    harness.get_by_label("With whom").type_text("Ana");
    harness.run();
    let journal = &harness.state().journal;
    let added = journal.practices().values().find(|practice| practice.title == "Knitting").expect("the new one");
    assert_eq!((added.kind, added.with_whom.as_str()), (PracticeKind::SelfCare, "Ana"));
    assert!(harness.state().names.contains(&EditName::Add(TableKind::Practice)));
}

#[test]
fn esc_puts_away_what_was_begun_and_left_empty() {
    let mut harness = harness(desk(), View::DESIGN);
    press(&mut harness, "Add what helps");
    for _ in 0..2 {
        harness.key_press(Pressed::Escape);
        harness.run();
    }
    assert!(harness.query_by_role_and_label(Role::Button, "Did it today").is_some(), "the sheet of the first one");
    assert_eq!(harness.state().journal.practices().len(), 4);
}

#[test]
fn a_time_has_a_note_and_another_day_but_none_ahead() {
    let mut desk = desk();
    desk.states.tools.practices.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    press(&mut harness, "Edit 17 Nov, 18:00");
    assert!(harness.get_by_label("Note").is_focused());
    harness.get_by_label("Note").type_text("Rain, and it did not matter");
    harness.run();
    for (day, kept) in [("16.11.2026", "2026-11-16T18:00+01:00"), ("1.12.2026", "2026-11-16T18:00+01:00")] {
        harness.get_by_label("Day").focus();
        harness.run();
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Pressed::A);
        harness.get_by_label("Day").type_text(day);
        harness.run();
        let time = harness.state().journal.practice_times()[&id(10)].clone();
        assert_eq!((time.note.as_str(), time.when), ("Rain, and it did not matter", at(kept)));
    }
    harness.get_by_label("Note").focus();
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert!(harness.query_by_label("Note").is_none(), "Enter closes the fields");
}

#[test]
fn the_last_ten_times_are_shown_and_earlier_ones_when_asked_for() {
    let mut journal = journal();
    for day in 1..=12 {
        put_time(&mut journal, 20 + day, 4, &format!("2026-11-{day:02}T08:00+01:00"));
    }
    let mut desk = desk_of(journal, Tool::SelfCare);
    desk.states.tools.practices.open(id(4));
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label("Edit 3 Nov, 08:00").is_some() && harness.query_by_label("Edit 2 Nov, 08:00").is_none());
    press(&mut harness, "Show earlier");
    assert!(harness.query_by_label("Edit 1 Nov, 08:00").is_some() && harness.query_by_label("Show earlier").is_none());
}

#[test]
fn a_suggestion_is_taken_up_in_its_words_and_offered_no_longer() {
    let mut harness = harness(desk_of(Journal::default(), Tool::SelfCare), View::DESIGN);
    press(&mut harness, SUGGESTED);
    let practice = harness.state().journal.practices().values().next().cloned().expect("it was taken up");
    assert_eq!((practice.title.as_str(), practice.when_it_fits.as_str()), (SUGGESTED, "When the room gets small"));
    assert!(harness.query_by_role_and_label(Role::Button, SUGGESTED).is_none());
    assert!(harness.query_by_role_and_label(Role::Button, "Ten slow breaths, both feet on the floor").is_some(), "the others stay open");
    assert!(harness.query_by_role_and_label(Role::Button, "Did it today").is_some(), "its sheet is shown");
}

#[test]
fn nothing_for_two_is_suggested_where_there_may_be_fear_or_nobody_has_said() {
    let ritual = "Tea together before the day begins";
    for (fear, has_frightened, is_suggested, line) in [
        (FearAnswer::Unanswered, false, false, "Things for two are suggested once the question about fear is answered. It stands under Help."),
        (FearAnswer::NotSure, false, false, "Nothing for two is suggested here where there may be fear. What you write yourself stays yours."),
        (FearAnswer::Yes, false, false, "Nothing for two is suggested here where there may be fear. What you write yourself stays yours."),
        (FearAnswer::No, false, true, "Press one to put it on your list. Its words are yours to change."),
    ] {
        let mut journal = Journal::default();
        let mut profile = journal.profile_or_unsaid();
        (profile.fear, profile.has_frightened) = (fear, has_frightened);
        journal.apply(Edit::put(Only::One, profile));
        let harness = harness(desk_of(journal, Tool::Rituals), View::DESIGN);
        assert_eq!(harness.query_by_label(ritual).is_some(), is_suggested, "{fear:?}");
        assert!(harness.query_by_label(line).is_some(), "{fear:?}");
        assert_eq!(harness.query_by_label("Open Help").is_some(), !is_suggested);
    }
    let mut journal = Journal::default();
    let profile = crate::journal::Profile { fear: FearAnswer::No, has_frightened: true, ..journal.profile_or_unsaid() };
    journal.apply(Edit::put(Only::One, profile));
    let mut harness = harness(desk_of(journal, Tool::Rituals), View::DESIGN);
    assert!(harness.query_by_label(ritual).is_none());
    press(&mut harness, "Open Help");
    assert!(matches!(harness.state().other.as_slice(), [Action::Go(Page::Help)]));
}

#[test]
fn care_for_oneself_is_suggested_whatever_was_said_about_fear() {
    let mut journal = Journal::default();
    let profile = crate::journal::Profile { fear: FearAnswer::Yes, ..journal.profile_or_unsaid() };
    journal.apply(Edit::put(Only::One, profile));
    let harness = harness(desk_of(journal, Tool::SelfCare), View::DESIGN);
    assert!(harness.query_by_label(SUGGESTED).is_some());
}

#[test]
fn deleted_it_takes_its_times_along() {
    let mut desk = desk();
    desk.states.tools.practices.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    press(&mut harness, "Delete");
    assert!(!harness.state().journal.practices().contains_key(&id(1)));
    assert!(harness.state().journal.practice_times().is_empty());
    assert_eq!(harness.state().names, [EditName::Delete(TableKind::Practice)]);
}

#[test]
fn in_a_narrow_window_list_detail_take_turns_by_key() {
    let mut harness = harness(desk(), View::LARGE_TEXT);
    assert!(harness.query_by_label("What it is").is_none());
    harness.get_by_role_and_label(Role::ListBoxOption, "The long way home").focus();
    harness.run();
    harness.key_press(Pressed::Enter);
    harness.run();
    assert!(harness.query_by_label("What it is").is_some());
    assert!(harness.get_by_role_and_label(Role::Button, "Self-care").is_focused(), "the way back has the keyboard");
    harness.key_press(Pressed::Escape);
    harness.run();
    assert!(harness.query_by_label("What it is").is_none());
    assert!(harness.get_by_role_and_label(Role::ListBoxOption, "The long way home").is_focused());
}

#[test]
fn what_is_read_only_is_read_and_not_changed() {
    let mut desk = desk().with(|desk| desk.can_edit = false);
    desk.states.tools.practices.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label("Evenings").is_some() && harness.query_by_label("17 Nov, 18:00").is_some());
    for name in ["Add what helps", "Did it today", "Did it today: The long way home", "Delete", "Let it rest", "Suggestions", "Edit 17 Nov, 18:00"] {
        assert!(harness.query_by_label(name).is_none(), "{name}");
    }
    press(&mut harness, "Resting: 1");
    assert!(harness.query_by_label("Swimming").is_some());
}
