//! The page, driven by accessible names.

use eframe::egui::{Key as Keyboard, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::journal::{
    Area, Boundary, BoundaryEvent, BoundaryKind, BoundaryStatus, Edit, EventOutcome, FearAnswer, Firmness, Journal, Key, Only, Person, Profile, PushBack,
    ReviewOutcome, Timestamp,
};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

/// Tall enough for the whole form.
const TALL: View = View { size: vec2(1280.0, 2400.0), ..View::DESIGN };

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

/// An active boundary with two log entries.
fn journal() -> Journal {
    let mut journal = Journal::default();
    let boundary = Boundary {
        title: "Phones stay out".to_owned(),
        area: Area::Digital,
        status: BoundaryStatus::Active,
        limit: "No phone at night.".to_owned(),
        ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"))
    };
    journal.apply(Edit::put(id(1), boundary));
    for (number, day, outcome) in [(2, 14, EventOutcome::Held), (3, 20, EventOutcome::Crossed)] {
        let when = at(&format!("2026-11-{day}T21:00+01:00"));
        let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), when, outcome);
        journal.apply(Edit::put(id(number), event));
    }
    journal
}

fn write(harness: &mut Harness<'_, Desk>, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.get_by_label(field).type_text(text);
}

fn only(harness: &Harness<'_, Desk>) -> Boundary {
    let boundaries = harness.state().journal.boundaries();
    assert_eq!(boundaries.len(), 1);
    (**boundaries.values().next().expect("one")).clone()
}

#[test]
fn a_new_boundary_is_written_from_the_empty_page() {
    let mut harness = harness(Desk::new(Page::Boundaries, Journal::default()), View::DESIGN);
    harness.get_by_label("Draft a boundary").click();
    harness.run();
    harness.get_by_label("Start from nothing").click();
    harness.run();
    // The title has the focus already.
    harness.get_by_label("Title").type_text("Phones stay out");
    harness.run();
    harness.get_by_label("Request").click();
    harness.run();
    write(&mut harness, "What I ask", "Please leave it in the kitchen.");
    harness.run();

    let boundary = only(&harness);
    assert_eq!(boundary.title, "Phones stay out");
    assert_eq!(boundary.kind, BoundaryKind::Request);
    assert_eq!(boundary.limit, "Please leave it in the kitchen.");
    assert_eq!(harness.state().names.first(), Some(&EditName::AddBoundary));
}

#[test]
fn the_title_has_the_caret_when_a_boundary_begins() {
    let mut desk = Desk::new(Page::Boundaries, journal());
    desk.states.boundaries.begin_new();
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.get_by_label("Start from nothing").is_focused());
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.get_by_label("Title").accesskit_node().is_focused());
    assert!(harness.query_by_label("Untitled").is_some(), "the new one is in the list");
    assert!(harness.query_by_label("Phones stay out").is_some());
}

#[test]
fn a_title_stays_one_line() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    harness.get_by_label("Title").focus();
    harness.run();
    harness.key_press(Keyboard::End);
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(!only(&harness).title.contains('\n'));
}

#[test]
fn area_and_status_are_chosen() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    harness.get_by_label("Area").click();
    harness.run();
    harness.get_by_label("Money").click();
    harness.run();
    harness.get_by_label("Where it stands").click();
    harness.run();
    harness.get_by_label("Resting").click();
    harness.run();
    let boundary = only(&harness);
    assert_eq!((boundary.area, boundary.status), (Area::Money, BoundaryStatus::Paused));
    assert!(harness.query_by_label("Title").is_some(), "what is being edited stays open whatever the filter says");
}

#[test]
fn a_date_is_kept_once_it_is_one() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    write(&mut harness, "Look again on", "soon");
    harness.run();
    assert_eq!(only(&harness).review_on, None);
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.run();
    write(&mut harness, "Look again on", "22.11.2026");
    harness.run();
    assert_eq!(only(&harness).review_on, Some(at("2026-11-22T00:00+01:00").date()));
}

#[test]
fn an_entry_is_added_with_the_keyboard_and_deleted() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_some());
    harness.get_by_label("Add").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    assert_eq!(harness.state().journal.boundary_events().len(), 2, "nothing is kept before it says what happened");

    harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "I do not know").click();
    harness.run();
    write(&mut harness, "What anyone present would have seen", "I was out.");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    let journal = &harness.state().journal;
    let (_, newest) = journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id(1))).next_back().expect("an entry");
    assert_eq!((newest.outcome, newest.note.as_str(), newest.when), (EventOutcome::Unknown, "I was out.", harness.state().now.local));
    assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_some(), "what nobody knows counts neither way");

    harness.get_by_label("Delete the entry of 20 Nov, 21:00").click();
    harness.run();
    assert_eq!(harness.state().names, [EditName::AddEvent, EditName::DeleteEvent]);
    assert!(harness.query_by_label("Held 1 of 1 since 14 Nov").is_some());
}

#[test]
fn an_entry_of_an_earlier_day_lies_on_that_day() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    harness.get_by_label("Add").click();
    harness.run();
    harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "Held").click();
    harness.get_by_label("An earlier day").click();
    harness.run();
    write(&mut harness, "Date", "30.11.2026");
    harness.run();
    assert!(harness.query_by_label_contains("still ahead").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.run();
    write(&mut harness, "Date", "2.11.");
    harness.run();
    harness.get_by_label("Keep this entry").click();
    harness.run();
    let (_, oldest) = harness.state().journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id(1))).next().expect("an entry");
    assert_eq!(oldest.when, at("2026-11-02T12:00+01:00"));
}

#[test]
fn no_count_is_shown_where_it_is_about_money() {
    let mut journal = journal();
    let boundary = Boundary { area: Area::Money, ..(*journal.boundaries()[&id(1)]).clone() };
    journal.apply(Edit::put(id(1), boundary));
    let harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
    assert!(harness.query_by_label_contains("since").is_none());
    assert!(harness.query_by_label("Delete the entry of 20 Nov, 21:00").is_some(), "the log itself is there");
    assert!(harness.query_by_label("This limit needs no softening.").is_some());
}

#[test]
fn a_boundary_is_deleted_from_its_menu() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
    harness.get_by_label("More for this boundary").click();
    harness.run();
    harness.get_by_label("Delete this boundary").click();
    harness.run();
    assert_eq!(harness.state().names, [EditName::DeleteBoundary]);
    assert!(harness.query_by_label("No boundaries yet").is_some());
}

#[test]
fn a_narrow_window_shows_the_list_then_the_editor_and_goes_back() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::LARGE_TEXT);
    assert!(harness.query_by_label("Title").is_none());
    harness.get_by_label("Phones stay out").click();
    harness.run();
    assert!(harness.query_by_label("Title").is_some());
    harness.get_by_label("All boundaries").click();
    harness.run();
    assert!(harness.query_by_label("Title").is_none());

    harness.get_by_label("Phones stay out").click();
    harness.run();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("Title").is_some(), "the first Esc leaves the field");
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("Title").is_none(), "the second goes back");
}

#[test]
fn the_focus_goes_along_between_list_and_editor() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::LARGE_TEXT);
    harness.get_by_label("Phones stay out").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.get_by_label("All boundaries").is_focused());
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.get_by_label("Phones stay out").is_focused());
}

#[test]
fn a_file_that_cannot_be_changed_is_read() {
    let mut desk = Desk::new(Page::Boundaries, journal());
    desk.can_edit = false;
    desk.states.boundaries.begin_new();
    let harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label("No phone at night.").is_some());
    for editing in ["New boundary", "Add", "More for this boundary", "Title"] {
        assert!(harness.query_by_label(editing).is_none(), "{editing}");
    }
    assert_eq!(harness.state().names, []);
}

#[test]
fn what_a_boundary_may_need_beyond_the_first_fields_is_opened_and_kept() {
    let mut journal = journal();
    let ana = Person { name: "Ana".to_owned(), ..Person::empty(Timestamp::from_millis(0)) };
    journal.apply(Edit::put(id(7), ana));
    let mut harness = harness(Desk::new(Page::Boundaries, journal), TALL);
    assert!(harness.query_by_label("Who supports me").is_none(), "what is empty is closed");
    for section in ["When it is honoured, and who helps", "How firm, from when, for whom"] {
        harness.get_by_label(section).click();
        harness.run();
    }
    write(&mut harness, "What I will do when it is honoured", "Say that I noticed.");
    for name in ["Who supports me: Choose a name used before", "Ana", "Not negotiable", "Only for me"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    write(&mut harness, "From", "1.11.2026");
    harness.run();
    let boundary = only(&harness);
    assert_eq!((boundary.when_honoured.as_str(), boundary.supporters.as_str()), ("Say that I noticed.", "Ana"));
    assert_eq!((boundary.firmness, boundary.is_private), (Some(Firmness::NotNegotiable), true));
    assert_eq!(boundary.starts_on, Some(at("2026-11-01T00:00+01:00").date()));
}

#[test]
fn fields_and_their_names_follow_the_kind() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), TALL);
    assert!(harness.query_by_label("What I will do if it is crossed").is_some());
    harness.get_by_label("Request").click();
    harness.run();
    assert!(harness.query_by_label("What I ask").is_some() && harness.query_by_label("What I will do if the answer is no").is_some());
    harness.get_by_label("Agreement").click();
    harness.run();
    for name in ["What we agreed", "What I will do if it is not kept", "Agreed on", "Ends on"] {
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
    assert!(harness.query_by_label("How firm it is").is_none(), "what both agreed to has no firmness of one's own");
}

#[test]
fn the_list_is_narrowed_down_by_words() {
    let mut journal = journal();
    for (number, title) in [(8, "Walks alone"), (9, "Sunday lunch")] {
        let other = Boundary { title: title.to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
        journal.apply(Edit::put(id(number), other));
    }
    let mut harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
    harness.get_by_label("Search and narrow down").click();
    harness.run();
    harness.get_by_label("Search boundaries").type_text("lunch");
    harness.run();
    assert!(harness.query_by_label("Sunday lunch").is_some() && harness.query_by_label("Walks alone").is_none());
    harness.get_by_label("Search and narrow down").click();
    harness.run();
    assert!(harness.query_by_label("Walks alone").is_some(), "closed, it hides nothing");
}

#[test]
fn choosing_another_boundary_shows_what_belongs_to_it() {
    let mut journal = journal();
    let other = Boundary { title: "Walks alone".to_owned(), area: Area::Physical, ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
    journal.apply(Edit::put(id(9), other));
    let mut harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
    press(&mut harness, "Walks alone");
    assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_none());
    press(&mut harness, "Phones stay out");
    assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_some(), "its own log is counted, at the same revision");
}

#[test]
fn arrow_keys_walk_the_list() {
    let mut journal = journal();
    let other = Boundary { title: "Walks alone".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
    journal.apply(Edit::put(id(9), other));
    let mut harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
    harness.get_by_label("Walks alone").focus();
    harness.run();
    harness.key_press(Keyboard::ArrowDown);
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert_eq!(harness.get_by_label("Title").accesskit_node().value().as_deref(), Some("Phones stay out"));
}

/// A journal whose profile answers the question about fear.
fn answered(fear: FearAnswer) -> Journal {
    let mut journal = journal();
    journal.apply(Edit::put(Only::One, Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) }));
    journal
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

#[test]
fn the_question_about_fear_stands_before_how_it_is_said() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), TALL);
    press(&mut harness, "How I say it");
    assert!(harness.query_all_by_label("Could this lead to harm, threats, or losing money, home or children?").count() > 0);
    assert!(harness.query_by_label("I feel").is_none() && harness.query_by_label("If something comes back").is_none());
    press(&mut harness, "No");
    press(&mut harness, "Done");
    assert!(harness.query_by_label("The parts of the sentence").is_some(), "answered once");
}

#[test]
fn where_there_may_be_fear_there_is_a_plan_instead_of_a_script() {
    for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
        let mut harness = harness(Desk::new(Page::Boundaries, answered(fear)), TALL);
        press(&mut harness, "How I say it");
        assert!(harness.query_by_label("The parts of the sentence").is_none() && harness.query_by_label("Copy").is_none());
        write(&mut harness, "My plan, for me alone", "To Ana, with the papers.");
        harness.run();
        assert_eq!(only(&harness).wording.plan, "To Ana, with the papers.");
        assert!(harness.query_by_label("Open Help").is_some());
    }
}

#[test]
fn where_there_may_be_fear_nobody_is_led_into_an_agreement() {
    for (fear, is_offered) in [(FearAnswer::No, true), (FearAnswer::NotSure, false)] {
        let harness = harness(Desk::new(Page::Boundaries, answered(fear)), TALL);
        assert_eq!(harness.query_by_role_and_label(eframe::egui::Role::RadioButton, "Agreement").is_some(), is_offered, "{fear:?}");
        assert!(harness.query_by_role_and_label(eframe::egui::Role::RadioButton, "Request").is_some());
    }
}

#[test]
fn a_sentence_is_put_together_and_copied() {
    let mut harness = harness(Desk::new(Page::Boundaries, answered(FearAnswer::No)), TALL);
    write(&mut harness, "When this happens", "The phone rings at night");
    write(&mut harness, "What I will do if it is crossed", "I sleep in the spare room.");
    harness.run();
    press(&mut harness, "How I say it");
    assert!(harness.query_by_label("Copy").is_none(), "it is not whole yet");
    press(&mut harness, "Tense");
    press(&mut harness, "Lonely");
    write(&mut harness, "because I need", "Rest");
    harness.run();
    let sentence = "When the phone rings at night, I feel tense and lonely because I need rest. I will sleep in the spare room.";
    assert!(harness.query_by_label(sentence).is_some());
    press(&mut harness, "Copy");
    assert!(matches!(&*harness.state().other, [crate::ui::action::Action::Copy(text)] if text == sentence));
    press(&mut harness, "DEAR MAN");
    write(&mut harness, "I ask you to", "Please leave it in the kitchen.");
    write(&mut harness, "Reinforce: what gets better with it", "then we both sleep");
    harness.run();
    let longer = "The phone rings at night. I feel tense and lonely because I need rest. I ask you to leave it in the kitchen. Then we both sleep.";
    assert!(harness.query_by_label(longer).is_some());
    press(&mut harness, "I-statement");
    assert!(harness.query_by_label(sentence).is_some(), "nothing is lost on the way");
}

#[test]
fn push_back_is_met_with_answers_that_were_found_before() {
    let mut harness = harness(Desk::new(Page::Boundaries, answered(FearAnswer::No)), TALL);
    press(&mut harness, "If something comes back");
    press(&mut harness, "Add something they may say");
    write(&mut harness, "They may say", "It was only once.");
    harness.run();
    write(&mut harness, "I answer", "It stays as I said.");
    harness.run();
    assert_eq!(only(&harness).push_backs, [PushBack { they_say: "It was only once.".to_owned(), i_say: "It stays as I said.".to_owned() }]);
    press(&mut harness, "Remove push-back 1");
    assert!(only(&harness).push_backs.is_empty());
}

#[test]
fn a_hint_waits_until_the_field_is_left_and_can_be_put_away() {
    const HINT: &str = "This asks the other person to act. What will you do if it happens again?";
    let mut harness = harness(Desk::new(Page::Boundaries, answered(FearAnswer::No)), TALL);
    harness.get_by_label("My limit").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.run();
    write(&mut harness, "My limit", "You must tell me everything");
    harness.run();
    assert!(harness.query_by_label(HINT).is_none(), "nobody is interrupted");
    harness.key_press(Keyboard::Tab);
    harness.run();
    assert!(harness.query_by_label(HINT).is_some());
    press(&mut harness, "Leave it as it is");
    assert!(harness.query_by_label(HINT).is_none());
    assert!(only(&harness).dismissed_hints.contains("wish-about-the-other"));
}

#[test]
fn a_boundary_is_looked_at_again_and_keeps_what_it_was() {
    let mut journal = journal();
    let due = Boundary { review_on: Some(at("2026-11-20T00:00+01:00").date()), ..(*journal.boundaries()[&id(1)]).clone() };
    journal.apply(Edit::put(id(1), due));
    let mut harness = harness(Desk::new(Page::Boundaries, journal), TALL);
    press(&mut harness, "Look at it again");
    press(&mut harness, "It changes");
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    press(&mut harness, "Done");
    assert!(only(&harness).versions.is_empty(), "a change has a reason");
    write(&mut harness, "Why", "Nights are calm now");
    harness.run();
    press(&mut harness, "Done");
    let boundary = only(&harness);
    assert_eq!((boundary.versions.len(), boundary.review_on), (1, Some(at("2026-12-22T00:00+01:00").date())));
    assert!(harness.query_by_label("Does this boundary still fit?").is_none());
    write(&mut harness, "What I need", "Sleep");
    harness.run();
    press(&mut harness, "Earlier versions");
    for said in ["Until 22 Nov 2026", "Nights are calm now", "Before: Not set", "Then: Sleep"] {
        assert!(harness.query_by_label(said).is_some(), "{said}");
    }
}

#[test]
fn a_boundary_can_rest_or_retire_after_a_look() {
    for (answer, status, outcome) in
        [("It rests for a while", BoundaryStatus::Paused, ReviewOutcome::Pause), ("It is no longer needed", BoundaryStatus::Retired, ReviewOutcome::Retire)]
    {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), TALL);
        press(&mut harness, "More for this boundary");
        press(&mut harness, "Look at it again");
        press(&mut harness, answer);
        assert_eq!(only(&harness).review.and_then(|review| review.outcome), Some(outcome), "a look that was begun is kept");
        press(&mut harness, "Done");
        assert_eq!(only(&harness).status, status);
    }
}

#[test]
fn a_starting_point_is_found_by_words_and_begins_a_draft() {
    let mut desk = Desk::new(Page::Boundaries, answered(FearAnswer::No));
    desk.states.boundaries.begin_new();
    let mut harness = harness(desk, View::DESIGN);
    harness.get_by_label("Search starting points").focus();
    harness.run();
    harness.get_by_label("Search starting points").type_text("calendar");
    harness.run();
    assert!(harness.query_by_label("No hurry with closeness").is_none());
    press(&mut harness, "A shared calendar for three months");
    let begun = harness.state().journal.boundaries().values().find(|boundary| boundary.kind == BoundaryKind::Agreement).expect("a draft").clone();
    assert_eq!((begun.area, begun.status), (Area::Digital, BoundaryStatus::Draft));
    assert_eq!(begun.ends_on, Some(at("2027-02-21T00:00+01:00").date()));
    assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("A shared calendar for three months"));
}

#[test]
fn openness_is_not_offered_before_the_question_or_where_there_is_fear() {
    for (fear, requests) in [(FearAnswer::Unanswered, true), (FearAnswer::NotSure, false)] {
        let mut desk = Desk::new(Page::Boundaries, answered(fear));
        desk.states.boundaries.begin_new();
        let harness = harness(desk, TALL);
        assert!(harness.query_by_label("A shared calendar for three months").is_none());
        assert_eq!(harness.query_by_label("A line before plans change").is_some(), requests, "{fear:?}");
        assert!(harness.query_by_label("Not after nine in the evening").is_some());
    }
}

#[test]
fn esc_leaves_the_gallery_and_nothing_has_begun() {
    let mut desk = Desk::new(Page::Boundaries, journal());
    desk.states.boundaries.begin_new();
    let mut harness = harness(desk, View::DESIGN);
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("Start from nothing").is_none());
    assert_eq!(harness.state().journal.boundaries().len(), 1);
}

#[test]
fn an_entry_says_how_it_felt_and_whether_i_did_as_planned() {
    let mut harness = harness(Desk::new(Page::Boundaries, journal()), TALL);
    press(&mut harness, "Add");
    assert!(harness.query_by_label("What I did").is_none(), "there was nothing to do yet");
    harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "Tested").click();
    harness.run();
    harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "I did as planned").click();
    harness.run();
    write(&mut harness, "In your own words, and why", "Spare room.");
    harness.run();
    press(&mut harness, "How it felt");
    press(&mut harness, "Tired");
    press(&mut harness, "Keep this entry");
    let journal = &harness.state().journal;
    let (_, newest) = journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id(1))).next_back().expect("an entry");
    assert_eq!((newest.follow_through, newest.what_i_did.as_str()), (Some(crate::journal::FollowThrough::AsPlanned), "Spare room."));
    assert!(newest.feelings.contains("tired"));
    assert!(harness.query_by_label("Your own step as planned: 1 of 1").is_some());
    press(&mut harness, "Add a check-in");
    assert!(harness.state().other.iter().any(|action| matches!(action, crate::ui::action::Action::Command(crate::ui::command::Command::NewCheckIn))));
}

#[test]
fn the_page_settles_in_every_window() {
    let full = || {
        let mut journal = answered(FearAnswer::No);
        let mut boundary = (*journal.boundaries()[&id(1)]).clone();
        boundary.wording.feelings = vec!["tense".to_owned(), "lonely".to_owned()];
        boundary.situation = "J. takes the phone to bed.".to_owned();
        boundary.need = "Rest.".to_owned();
        boundary.response = "I sleep in the spare room.".to_owned();
        boundary.push_backs = vec![PushBack { they_say: "It was only once.".to_owned(), i_say: "It stays as I said.".to_owned() }];
        boundary.firmness = Some(Firmness::Important);
        boundary.when_honoured = "Say that I noticed.".to_owned();
        boundary.review_on = Some(at("2026-11-20T00:00+01:00").date());
        journal.apply(Edit::put(id(1), boundary));
        Desk::new(Page::Boundaries, journal)
    };
    in_every_view("boundaries-full", full, crate::ui::pages::show);
    in_every_view("boundaries-gallery", || full().with(|desk| desk.states.boundaries.begin_new()), crate::ui::pages::show);
    in_every_view(
        "boundaries-hint",
        || {
            full().with(|desk| {
                let boundary = Boundary { limit: "You must never do that again.".to_owned(), ..(*desk.journal.boundaries()[&id(1)]).clone() };
                desk.journal.apply(Edit::put(id(1), boundary));
            })
        },
        crate::ui::pages::show,
    );
}
