use eframe::egui::{Key as Keyboard, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::journal::{Belief, Believability, CheckIn, FearAnswer, Journal, Mood, Only, Profile, Promise, Role, Timestamp};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View as Window, at, harness, in_every_view};

const PAGE: Page = Page::Tool(Tool::Beliefs);
/// Tall enough for the whole form.
const TALL: Window = Window { size: vec2(1280.0, 1900.0), ..Window::DESIGN };

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

fn rating(day: &str, belief: u8, truer: Option<u8>) -> Believability {
    Believability { when: at(&format!("2026-{day}T10:00+01:00")), belief: Some(belief), truer }
}

fn belief() -> Belief {
    Belief {
        belief: "I was not enough.".to_owned(),
        evidence_for: "They looked elsewhere.".to_owned(),
        truer: "It was their choice.".to_owned(),
        ratings: vec![rating("10-20", 9, None), rating("11-01", 8, Some(3)), rating("11-12", 6, Some(5))],
        ..Belief::empty(Timestamp::from_millis(0), at("2026-10-20T10:00+02:00"))
    }
}

/// A sentence with three ratings, and a check-in. Today is 22 November.
fn journal_with(belief: Belief) -> Journal {
    let mut journal = Journal::default();
    journal.apply(Edit::put(id(1), belief));
    let check_in = CheckIn {
        changed: Timestamp::from_millis(0),
        when: at("2026-11-14T18:00+01:00"),
        written: None,
        mood: Mood::new(0.5, -0.2),
        feelings: std::collections::BTreeMap::default(),
        tags: std::collections::BTreeSet::default(),
        note: "Lena asked me to come along.\nIt was good.".to_owned(),
    };
    journal.apply(Edit::put(id(2), check_in));
    journal
}

fn journal() -> Journal {
    journal_with(belief())
}

fn opened(journal: Journal) -> Desk {
    let mut desk = Desk::new(PAGE, journal);
    desk.states.tools.beliefs.open(id(1));
    desk
}

fn kept(harness: &Harness<'_, Desk>) -> Belief {
    (*harness.state().journal.beliefs()[&id(1)]).clone()
}

fn goes_to_help(harness: &Harness<'_, Desk>) -> bool {
    harness.state().other.iter().any(|action| matches!(action, Action::Go(Page::Help)))
}

#[test]
fn the_question_about_danger_comes_first() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), TALL);
    harness.get_by_label("Look at a sentence").click();
    harness.run();
    assert!(harness.query_by_label("Is it about you, or about danger?").is_some());
    assert!(harness.query_by_label("The sentence, as it sounds inside").is_none());
    harness.get_by_label("About me").click();
    harness.run();
    // The sentence is focused.
    harness.get_by_label("The sentence, as it sounds inside").type_text("I am slow.");
    harness.run();
    let desk = harness.state();
    assert_eq!(desk.journal.beliefs().values().next().expect("one").belief, "I am slow.");
    assert_eq!(desk.names.first(), Some(&EditName::Add(TableKind::Belief)));
}

#[test]
fn danger_is_not_argued_with_and_not_sure_counts_as_danger() {
    for answer in ["About danger", "I am not sure"] {
        let mut harness = harness(Desk::new(PAGE, Journal::default()), TALL);
        harness.get_by_label("Look at a sentence").click();
        harness.run();
        harness.get_by_label(answer).click();
        harness.run();
        assert!(harness.query_by_label("That is not weighed here").is_some());
        for label in ["The sentence, as it sounds inside", "What speaks against it", "The hard sentence"] {
            assert!(harness.query_by_label(label).is_none(), "{label}");
        }
        assert!(harness.state().journal.beliefs().is_empty());
        harness.get_by_label("Open Help").click();
        harness.run();
        assert!(goes_to_help(&harness));
    }
}

#[test]
fn words_of_danger_are_answered_with_the_way_to_people() {
    let mut afraid = harness(opened(journal_with(Belief { belief: "He will hit me again.".to_owned(), ..belief() })), TALL);
    assert!(afraid.query_by_label_contains("it is not for weighing").is_some());
    afraid.get_by_label("Open Help").click();
    afraid.run();
    assert!(goes_to_help(&afraid));
    let calm = harness(opened(journal()), TALL);
    assert!(calm.query_by_label_contains("it is not for weighing").is_none());
}

#[test]
fn kept_promises_are_never_offered_as_evidence() {
    let mut journal = journal();
    let promise = Promise { what: "Call before coming home late".to_owned(), ..Promise::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
    journal.apply(Edit::put(id(7), promise));
    let mut harness = harness(opened(journal), TALL);
    harness.get_by_label("Add a check-in").click();
    harness.run();
    assert!(harness.query_by_label_contains("Lena asked me to come along.").is_some());
    assert!(harness.query_by_label_contains("Call before").is_none());
}

#[test]
fn a_day_of_ones_own_is_picked_opened_and_taken_out() {
    let mut harness = harness(opened(journal()), TALL);
    harness.get_by_label("Add a check-in").click();
    harness.run();
    harness.get_by_label("14 Nov: Lena asked me to come along.").click();
    harness.run();
    assert!(kept(&harness).check_ins.contains(&id(2)));
    harness.get_by_label("14 Nov: Lena asked me to come along.").click();
    harness.run();
    let opens = |action: &Action| matches!(action, Action::OpenDay(day) if day.to_string() == "2026-11-14");
    assert!(harness.state().other.iter().any(opens));
    harness.get_by_label("Take out 14 Nov: Lena asked me to come along.").click();
    harness.run();
    assert!(kept(&harness).check_ins.is_empty());
}

#[test]
fn what_others_know_is_taken_over_by_role_with_truer_sentences() {
    let mut journal = Journal::default();
    let profile = Profile { role: Role::BrokeTrust, fear: FearAnswer::No, ..Profile::unsaid(Timestamp::from_millis(0)) };
    journal.apply(Edit::put(Only::One, profile));
    let mut harness = harness(Desk::new(PAGE, journal), TALL);
    harness.get_by_label("Look at a sentence").click();
    harness.run();
    harness.get_by_label("About me").click();
    harness.run();
    assert!(harness.query_by_label("I was stupid to trust.").is_none(), "that is the other role's");
    harness.get_by_label("I am only what I did.").click();
    harness.run();
    harness.get_by_label("Take it over: I did this. It is not all I am.").click();
    harness.run();
    let belief = harness.state().journal.beliefs().values().next().expect("one").clone();
    assert_eq!((belief.belief.as_str(), belief.truer.as_str()), ("I am only what I did.", "I did this. It is not all I am."));
}

#[test]
fn rating_again_is_offered_after_a_week_and_changes_one_rating_a_day() {
    let mut harness = harness(opened(journal()), TALL);
    assert!(harness.query_by_label("The hard sentence").is_none());
    harness.get_by_label("Rate again").click();
    harness.run();
    let fours: Vec<_> = harness.get_all_by_label("4").collect();
    assert_eq!(fours.len(), 2);
    fours[0].click();
    drop(fours);
    harness.run();
    harness.get_all_by_label("7").nth(1).expect("the truer sentence").click();
    harness.run();
    let ratings = kept(&harness).ratings;
    assert_eq!(ratings.len(), 4);
    assert_eq!((ratings[3].belief, ratings[3].truer, ratings[3].when), (Some(4), Some(7), harness.state().now.local));
}

#[test]
fn a_rating_that_is_taken_back_is_gone() {
    let mut harness = harness(opened(journal_with(Belief { ratings: Vec::new(), truer: String::new(), ..belief() })), TALL);
    for ratings in [1, 0] {
        harness.get_by_label("4").click();
        harness.run();
        assert_eq!(kept(&harness).ratings.len(), ratings, "the chosen number pressed again leaves it open");
    }
}

#[test]
fn within_a_week_nothing_asks_to_rate_again() {
    let recent = Belief { ratings: vec![rating("11-18", 6, Some(5))], ..belief() };
    let mut harness = harness(opened(journal_with(recent)), TALL);
    assert!(harness.query_by_label("Rate again").is_none());
    assert!(harness.query_by_label_contains("You rated them on Wednesday").is_some());
    // Rating remains possible.
    harness.get_by_label("More for this sentence").click();
    harness.run();
    harness.get_by_label("Rate again").click();
    harness.run();
    assert!(harness.query_all_by_label("The hard sentence").count() > 0);
}

#[test]
fn the_course_is_said_and_shown_as_a_table() {
    let mut harness = harness(opened(journal()), TALL);
    let course = "How true they have felt. 20 Oct: Hard sentence 9. 1 Nov: Hard sentence 8, Truer sentence 3. 12 Nov: Hard sentence 6, Truer sentence 5";
    assert!(harness.query_by_label(course).is_some());
    harness.get_by_label("Show as table").click();
    harness.run();
    assert!(harness.query_by_label("12 Nov 2026").is_some());
    assert!(harness.query_by_label("–").is_some(), "what was not rated is no number");
}

#[test]
fn it_rests_and_is_taken_up_again_and_is_deleted_to_the_trash() {
    let mut harness = harness(opened(journal()), Window::DESIGN);
    for (item, rests) in [("Let it rest", true), ("Take it up again", false)] {
        harness.get_by_label("More for this sentence").click();
        harness.run();
        harness.get_by_label(item).click();
        harness.run();
        assert_eq!(kept(&harness).rests, rests);
        harness.get_by_label("I was not enough.").click();
        harness.run();
    }
    harness.get_by_label("More for this sentence").click();
    harness.run();
    harness.get_by_label("Delete this sentence").click();
    harness.run();
    assert!(harness.state().journal.beliefs().is_empty());
    assert_eq!(harness.state().names.last(), Some(&EditName::Delete(TableKind::Belief)));
}

#[test]
fn escape_goes_back_to_the_row() {
    let mut harness = harness(opened(journal()), Window::SMALL);
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_label("I was not enough.").is_focused());
}

#[test]
fn what_was_emptied_is_not_kept() {
    let empty = Belief { belief: "x".to_owned(), ..Belief::empty(Timestamp::from_millis(0), at("2026-10-20T10:00+02:00")) };
    let mut harness = harness(opened(journal_with(empty)), Window::DESIGN);
    harness.get_by_label("The sentence, as it sounds inside").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.key_press(Keyboard::Backspace);
    harness.run();
    harness.get_by_label("Truer sentences").click();
    harness.run();
    assert!(harness.state().journal.beliefs().is_empty());
}

#[test]
fn a_read_only_journal_is_read_and_not_changed() {
    let mut harness = harness(opened(journal()).with(|desk| desk.can_edit = false), TALL);
    assert!(harness.query_by_label("It was their choice.").is_some());
    for label in ["What speaks against it", "Rate again", "Add a check-in", "More for this sentence"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("Look at a sentence").is_none());
}

#[test]
fn the_worksheet_is_one_press_away() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), Window::DESIGN);
    harness.get_by_label("A truer sentence").click();
    harness.run();
    assert!(harness.state().other.iter().any(|action| matches!(action, Action::OpenWorksheet(id) if id == "a-truer-sentence")));
}

#[test]
fn every_window_shows_it() {
    in_every_view("beliefs", || Desk::new(PAGE, journal()), show);
    in_every_view("beliefs-open", || opened(journal()), show);
    let question = || Desk::new(PAGE, Journal::default()).with(|desk| desk.states.tools.beliefs.view = View::Question);
    in_every_view("beliefs-question", question, show);
    let danger = || Desk::new(PAGE, Journal::default()).with(|desk| desk.states.tools.beliefs.view = View::Danger);
    in_every_view("beliefs-danger", danger, show);
    let new = || Desk::new(PAGE, Journal::default()).with(|desk| desk.states.tools.beliefs.view = View::Open(id(9)));
    in_every_view("beliefs-new", new, show);
    if let Some(folder) = std::env::var_os("PICTURES") {
        let path = std::path::Path::new(&folder).join("beliefs-tall.png");
        harness(opened(journal()), TALL).render().expect("a picture").save(path).expect("a place for the picture");
    }
}
