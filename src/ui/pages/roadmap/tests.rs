//! The roadmap, driven by accessible names.

use eframe::egui::{Key as Keyboard, Role as Accessible};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::content::content;
use crate::journal::{Direction, Edit, EditName, FearAnswer, Journal, Only, Profile, Relationship, Role, StepProgress, StepState, Timestamp};
use crate::ui::action::{Action, Page};
use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

fn journal(change: impl Fn(&mut Profile)) -> Journal {
    let mut journal = Journal::default();
    let mut profile = journal.profile_or_unsaid();
    change(&mut profile);
    journal.apply(Edit::put(Only::One, profile));
    journal
}

fn journal_with(fear: FearAnswer) -> Journal {
    journal(|profile| profile.fear = fear)
}

fn open(journal: Journal, step: &str, view: View) -> Harness<'static, Desk> {
    let mut desk = Desk::new(Page::Roadmap, journal);
    desk.states.roadmap.select(step.to_owned());
    harness(desk, view)
}

fn progress(harness: &Harness<'_, Desk>, step: &str) -> StepProgress {
    (**harness.state().journal.steps().get(step).expect("progress")).clone()
}

fn asked_to_go(harness: &Harness<'_, Desk>) -> Vec<Page> {
    let went = |action: &Action| if let Action::Go(page) = action { Some(*page) } else { None };
    harness.state().other.iter().filter_map(went).collect()
}

/// Scrolls to a control and clicks it.
fn press(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

fn shows_content(harness: &Harness<'_, Desk>) -> bool {
    harness.query_by_label("Why").is_some()
}

#[test]
fn a_step_is_marked_ticked_and_written_about() {
    let mut harness = open(Journal::default(), "tell-one-safe-person", View::DESIGN);
    harness.get_by_role_and_label(Accessible::RadioButton, "In progress").click();
    harness.run();
    harness.get_by_label("Choose someone who can listen without a plan").click();
    harness.run();
    harness.get_by_label("My notes").focus();
    harness.run();
    harness.get_by_label("My notes").type_text("Maybe Ana.");
    harness.run();

    let progress = progress(&harness, "tell-one-safe-person");
    assert_eq!((progress.state, progress.notes.as_str()), (StepState::InProgress, "Maybe Ana."));
    assert_eq!(progress.history.len(), 1);
    assert!(progress.actions_done.contains("choose-who"));
    assert_eq!(harness.state().names, [EditName::MarkStep, EditName::TickAction, EditName::WriteStepNotes]);
    assert!(harness.query_by_label("Tell one safe person, In progress").is_some(), "the path says it too");

    harness.get_by_label("Choose someone who can listen without a plan").click();
    harness.run();
    assert!(self::progress(&harness, "tell-one-safe-person").actions_done.is_empty());
}

#[test]
fn the_next_step_is_open_at_first_and_stays_open_when_it_is_done() {
    let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::DESIGN);
    assert!(harness.query_by_label("Finding the ground, step 1 of 6").is_some());
    harness.get_by_role_and_label(Accessible::RadioButton, "Done").click();
    harness.run();
    assert!(harness.query_by_label("Finding the ground, step 1 of 6").is_some());
}

#[test]
fn keys_walk_the_path_open_a_step_and_mark_it() {
    let mut harness = open(Journal::default(), "look-at-safety", View::DESIGN);
    harness.get_by_label("Look at whether you are safe, Not started").focus();
    harness.run();
    harness.key_press(Keyboard::ArrowDown);
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("Finding the ground, step 2 of 6").is_some());
    for (key, state) in
        [(Keyboard::P, StepState::InProgress), (Keyboard::D, StepState::Done), (Keyboard::R, StepState::Revisiting), (Keyboard::N, StepState::NotStarted)]
    {
        harness.key_press(key);
        harness.run();
        assert_eq!(progress(&harness, "name-what-happened").state, state);
    }
}

#[test]
fn letters_in_the_notes_mark_nothing() {
    let mut harness = open(Journal::default(), "look-at-safety", View::DESIGN);
    harness.get_by_label("My notes").focus();
    harness.run();
    harness.key_press(Keyboard::D);
    harness.get_by_label("My notes").type_text("d");
    harness.run();
    assert_eq!(progress(&harness, "look-at-safety").state, StepState::NotStarted);
}

#[test]
fn a_step_for_two_asks_first_and_opens_after_no() {
    let mut harness = open(Journal::default(), "say-what-it-did", View::DESIGN);
    assert!(!shows_content(&harness));
    harness.get_by_role_and_label(Accessible::RadioButton, "No").click();
    harness.run();
    assert!(!shows_content(&harness), "looking at an answer is not giving it");
    assert_eq!(harness.state().names, []);
    harness.get_by_label("Done").click();
    harness.run();
    assert!(shows_content(&harness));
    assert_eq!(harness.state().journal.profile_or_unsaid().fear, FearAnswer::No);
}

#[test]
fn yes_and_not_sure_close_it_and_offer_help() {
    for answer in ["Yes", "Not sure"] {
        let mut harness = open(Journal::default(), "say-what-it-did", View::DESIGN);
        harness.get_by_role_and_label(Accessible::RadioButton, answer).click();
        harness.run();
        harness.get_by_label("Done").click();
        harness.run();
        assert!(!shows_content(&harness));
        assert!(harness.query_by_label_contains("because you said there may be fear").is_some(), "{answer}");
        harness.get_by_label("Open Help").click();
        harness.run();
        assert_eq!(asked_to_go(&harness), [Page::Help]);
    }
}

#[test]
fn having_frightened_them_closes_it_whatever_was_answered() {
    let mut harness = open(Journal::default(), "an-apology-that-holds", View::DESIGN);
    harness.get_by_role_and_label(Accessible::RadioButton, "No").click();
    harness.get_by_label("I have frightened, controlled or hurt them").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(!shows_content(&harness));
    assert!(harness.query_by_label_contains("because you said you have frightened").is_some());
}

#[test]
fn where_there_is_fear_steps_for_two_are_not_on_the_path_and_help_stands_in_their_place() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal_with(FearAnswer::Yes)), View::DESIGN);
    assert!(harness.query_by_label_contains("Say what it did to you").is_none());
    let set_aside = content().steps().values().filter(|step| step.for_two).count();
    let line = format!("{set_aside} steps are not on the path now. Help stands in their place.");
    assert!(harness.query_by_label(&line).is_some());
    harness.get_by_label("See Help").click();
    harness.run();
    assert_eq!(asked_to_go(&harness), [Page::Help]);
}

#[test]
fn what_was_written_on_a_step_for_two_stays_within_reach_where_there_is_fear() {
    let mut journal = journal_with(FearAnswer::NotSure);
    let progress = StepProgress { notes: "What I wrote before.".to_owned(), ..StepProgress::untouched(Timestamp::from_millis(0)) };
    journal.apply(Edit::put("say-what-it-did".to_owned(), progress));
    let mut harness = harness(Desk::new(Page::Roadmap, journal), View::DESIGN);
    harness.get_by_label("What you wrote: Say what it did to you").click();
    harness.run();
    assert!(!shows_content(&harness));
    assert!(harness.query_by_label("What I wrote before.").is_some());
}

#[test]
fn a_path_is_chosen_and_what_was_done_is_shared() {
    let mut journal = journal_with(FearAnswer::No);
    let mut done = StepProgress::untouched(Timestamp::from_millis(0));
    done.mark(StepState::Done, "2026-11-20T10:00+01:00".parse().expect("a time"));
    journal.apply(Edit::put("tell-one-safe-person".to_owned(), done));
    let mut harness = harness(Desk::new(Page::Roadmap, journal), View::DESIGN);
    for (path, stage) in [("Growth", "Grief, step 3 of 3"), ("Leaving", "People and places, step 1 of 3")] {
        harness.get_by_role_and_label(Accessible::ComboBox, "Path").click();
        harness.run();
        harness.get_by_label(path).click();
        harness.run();
        harness.get_by_label("Tell one safe person, Done").click();
        harness.run();
        assert!(harness.query_by_label(stage).is_some(), "{path}");
    }
    assert_eq!(harness.state().journal.profile_or_unsaid().path, "leaving");
    assert_eq!(harness.state().names, [EditName::ChoosePath, EditName::ChoosePath]);
}

#[test]
fn those_who_leave_are_offered_their_path_and_nothing_switches_by_itself() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal(|profile| profile.direction = Direction::Leave)), View::DESIGN);
    assert_eq!(harness.state().journal.profile_or_unsaid().path, "");
    assert!(harness.query_by_label("Look at whether you are safe, Not started").is_some(), "the path stays");
    harness.get_by_label("Show the path for leaving").click();
    harness.run();
    assert_eq!(harness.state().journal.profile_or_unsaid().path, "leaving");
    assert!(harness.query_by_label("Plan before you tell, Not started").is_some());
    assert!(harness.query_by_label("Show the path for leaving").is_none());
}

#[test]
fn the_direction_chooses_words_too() {
    let step = content().step("a-map-forward").expect("a step");
    for direction in [Direction::Undecided, Direction::Stay, Direction::Leave] {
        let harness = open(journal(|profile| profile.direction = direction), &step.id, View::DESIGN);
        assert!(harness.query_by_label(step.for_direction.of(direction).expect("words")).is_some(), "{direction:?}");
    }
}

#[test]
fn an_answer_opens_when_it_is_asked_for_and_leads_to_a_step() {
    let mut harness = open(journal(|profile| profile.role = Role::BrokeTrust), "see-a-doctor", View::DESIGN);
    let answer = &content().answers()[1];
    assert!(harness.query_by_label(&answer.answer).is_none());
    harness.get_by_label("How long does it take?").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label(&answer.answer).is_some());
    assert!(harness.query_by_label(answer.for_role.broke_trust.as_deref().expect("words")).is_some());
    assert!(harness.query_by_label("Can I look at their phone?").is_none(), "not asked by this role");
    press(&mut harness, "Take the time it takes");
    assert!(harness.query_by_label("Choosing a direction, step 1 of 6").is_some());
}

#[test]
fn a_step_is_hidden_and_shown_again() {
    let mut harness = open(journal_with(FearAnswer::No), "see-a-doctor", View::DESIGN);
    harness.get_by_label("More for this step").click();
    harness.run();
    harness.get_by_label("Hide this step").click();
    harness.run();
    assert!(harness.query_by_label("See a doctor if you need to, Not started").is_none());
    press(&mut harness, "You hid 1 step");
    press(&mut harness, "Show again: See a doctor if you need to");
    assert!(harness.query_by_label("See a doctor if you need to, Not started").is_some());
    assert_eq!(harness.state().names, [EditName::HideStep, EditName::HideStep]);
}

#[test]
fn a_worksheet_is_begun_for_the_step_and_come_back_to() {
    let mut harness = open(journal_with(FearAnswer::No), "a-truer-sentence", View::DESIGN);
    let row = "A truer sentence";
    harness.get_by_role_and_label(Accessible::Button, row).scroll_to_me();
    harness.run();
    harness.get_by_role_and_label(Accessible::Button, row).click();
    harness.run();
    let sheets = harness.state().journal.sheets().clone();
    let (id, sheet) = sheets.first_key_value().expect("a sheet");
    assert_eq!((sheet.template.as_str(), sheet.steps.contains("a-truer-sentence")), ("a-truer-sentence", true));
    harness.get_by_role_and_label(Accessible::Button, row).click();
    harness.run();
    assert_eq!(harness.state().journal.sheets().len(), 1, "the one that was begun is opened again");
    let opened = |action: &&Action| matches!(action, Action::OpenSheet(opened) if opened == id);
    assert_eq!(harness.state().other.iter().filter(opened).count(), 2);
}

#[test]
fn a_worksheet_for_two_goes_with_no_step_where_there_is_fear() {
    let mut journal = journal_with(FearAnswer::NotSure);
    journal.apply(Edit::put("a-map-forward".to_owned(), StepProgress::untouched(Timestamp::from_millis(0))));
    let harness = open(journal, "a-map-forward", View::DESIGN);
    assert!(harness.query_by_label("A map for the year").is_some());
    assert!(harness.query_by_label("What we commit to").is_none());
}

#[test]
fn reflections_are_written_changed_and_deleted() {
    let mut harness = open(Journal::default(), "look-at-safety", View::DESIGN);
    press(&mut harness, "Add a reflection");
    let field = "Reflection of 22 Nov";
    assert!(harness.get_by_label(field).is_focused());
    harness.get_by_label(field).type_text("Calmer than in May.");
    harness.run();
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("Calmer than in May.").is_some());
    let written = progress(&harness, "look-at-safety").reflections;
    assert_eq!((written.len(), written[0].text.as_str()), (1, "Calmer than in May."));
    harness.get_by_label("Change the reflection of 22 Nov").click();
    harness.run();
    harness.get_by_label(field).type_text(" A little.");
    harness.run();
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert_eq!(progress(&harness, "look-at-safety").reflections[0].text, "Calmer than in May. A little.");
    harness.get_by_label("Delete the reflection of 22 Nov").click();
    harness.run();
    assert!(progress(&harness, "look-at-safety").reflections.is_empty());
    assert_eq!(harness.state().names.last(), Some(&EditName::DeleteReflection));
}

#[test]
fn the_newest_reflection_stands_first_and_all_are_read_where_nothing_can_be_changed() {
    let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
    for (number, when, text) in [(1, "2026-05-02T10:00+02:00", "It was loud."), (2, "2026-11-02T10:00+01:00", "It is quieter.")] {
        progress.reflect(crate::journal::Id::from_parts(0, number), text.to_owned(), when.parse().expect("a time"));
    }
    let mut journal = Journal::default();
    journal.apply(Edit::put("look-at-safety".to_owned(), progress));
    for can_edit in [true, false] {
        let mut desk = Desk::new(Page::Roadmap, journal.clone()).with(|desk| desk.can_edit = can_edit);
        desk.states.roadmap.select("look-at-safety".to_owned());
        let harness = harness(desk, View::DESIGN);
        let top = |text: &str| harness.get_by_label(text).rect().top();
        assert!(top("It is quieter.") < top("It was loud."));
        assert_eq!(harness.query_by_label("Add a reflection").is_some(), can_edit);
    }
}

#[test]
fn coming_back_to_a_step_is_said_with_its_month() {
    let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
    for (state, when) in [(StepState::Done, "2025-11-02T10:00+01:00"), (StepState::Revisiting, "2026-05-02T10:00+02:00")] {
        progress.mark(state, when.parse().expect("a time"));
    }
    let mut journal = Journal::default();
    journal.apply(Edit::put("look-at-safety".to_owned(), progress));
    let harness = open(journal, "look-at-safety", View::DESIGN);
    assert!(harness.query_by_label("Done in November 2025  ·  You came back to this in May").is_some());
}

#[test]
fn rather_not_say_is_asked_again_at_the_step_and_the_path_stays_whole() {
    let mut harness = open(journal_with(FearAnswer::RatherNotSay), "say-what-it-did", View::DESIGN);
    assert!(!shows_content(&harness));
    assert!(harness.query_by_label_contains("You need not say.").is_some());
    assert!(harness.query_by_label("Say what it did to you, Not started").is_some(), "it is not set aside");
    assert!(harness.query_by_label_contains("Help stands in").is_none());
    harness.get_by_role_and_label(Accessible::RadioButton, "No").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(shows_content(&harness));
}

#[test]
fn a_step_about_limits_asks_too_and_stays_open_to_the_one_who_is_afraid() {
    let mut harness = open(Journal::default(), "one-boundary-you-can-keep", View::DESIGN);
    assert!(!shows_content(&harness));
    harness.get_by_role_and_label(Accessible::RadioButton, "Yes").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(shows_content(&harness));
}

#[test]
fn forgiveness_opens_only_when_asked_and_closes_again() {
    let mut harness = open(journal_with(FearAnswer::No), "what-forgiving-could-be", View::DESIGN);
    assert!(!shows_content(&harness));
    harness.get_by_label("Open it now").click();
    harness.run();
    assert!(shows_content(&harness));
    assert!(progress(&harness, "what-forgiving-could-be").opened);
    harness.get_by_label("Close it again").scroll_to_me();
    harness.run();
    harness.get_by_label("Close it again").click();
    harness.run();
    assert!(!shows_content(&harness));
}

#[test]
fn own_notes_stay_readable_where_a_step_closed() {
    let mut journal = journal_with(FearAnswer::Yes);
    let progress = StepProgress { notes: "What I wrote before.".to_owned(), ..StepProgress::untouched(Timestamp::from_millis(0)) };
    journal.apply(Edit::put("say-what-it-did".to_owned(), progress));
    let harness = open(journal, "say-what-it-did", View::DESIGN);
    assert!(!shows_content(&harness));
    assert!(harness.query_by_label("What I wrote before.").is_some());
}

#[test]
fn the_answers_can_be_changed_at_any_time() {
    let mut harness = open(journal_with(FearAnswer::Yes), "say-what-it-did", View::DESIGN);
    harness.get_by_label("About you").click();
    harness.run();
    harness.get_by_role_and_label(Accessible::RadioButton, "Rather not say").click();
    harness.run();
    harness.get_by_role_and_label(Accessible::ComboBox, "The other person").click();
    harness.run();
    harness.get_by_label("A friend").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    assert!(!shows_content(&harness), "the question stands before it again");
    assert!(harness.query_by_label_contains("You need not say.").is_some());
    harness.get_by_label("I broke trust").click();
    harness.run();
    harness.get_by_role_and_label(Accessible::ComboBox, "Direction").click();
    harness.run();
    harness.get_by_label("leaving").click();
    harness.run();
    let profile = harness.state().journal.profile_or_unsaid();
    assert_eq!(
        (profile.fear, profile.relationship, profile.role, profile.direction),
        (FearAnswer::RatherNotSay, Relationship::Friend, Role::BrokeTrust, Direction::Leave)
    );
    assert!(harness.state().names.iter().all(|name| *name == EditName::ChangeProfile));
}

#[test]
fn the_role_chooses_the_words() {
    let step = content().step("tell-one-safe-person").expect("a step");
    for role in [Role::Hurt, Role::BrokeTrust] {
        let harness = open(journal(|profile| profile.role = role), &step.id, View::DESIGN);
        assert!(harness.query_by_label(step.for_role.of(role).expect("words")).is_some(), "{role:?}");
    }
}

#[test]
fn a_narrow_window_shows_the_path_then_the_step_and_goes_back() {
    let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::LARGE_TEXT);
    assert!(!shows_content(&harness));
    press(&mut harness, "Steady the nights, Not started");
    harness.run();
    assert!(shows_content(&harness));
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(!shows_content(&harness));
    press(&mut harness, "Steady the nights, Not started");
    harness.run();
    harness.get_by_label("All steps").click();
    harness.run();
    assert!(!shows_content(&harness));
}

#[test]
fn the_focus_goes_along_between_path_and_step() {
    let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::LARGE_TEXT);
    let row = "Look at whether you are safe, Not started";
    harness.get_by_label(row).focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.get_by_label("All steps").is_focused());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_label(row).is_focused());
}

#[test]
fn a_file_that_cannot_be_changed_is_read() {
    let mut desk = Desk::new(Page::Roadmap, journal_with(FearAnswer::No));
    desk.can_edit = false;
    let mut harness = harness(desk, View::DESIGN);
    assert!(shows_content(&harness));
    assert!(harness.query_by_role_and_label(Accessible::RadioButton, "Done").is_none());
    let action = &content().step("look-at-safety").expect("a step").actions[0].text;
    assert!(harness.get_by_label(action).accesskit_node().is_disabled());
    harness.get_by_label("Look at whether you are safe, Not started").focus();
    harness.run();
    harness.key_press(Keyboard::D);
    harness.run();
    assert_eq!(harness.state().names, []);
}

#[test]
fn it_settles_in_every_kind_of_window() {
    let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
    progress.mark(StepState::Revisiting, "2026-05-02T10:00+02:00".parse().expect("a time"));
    progress.reflect(crate::journal::Id::from_parts(0, 1), "It is quieter than it was.".to_owned(), "2026-11-02T10:00+01:00".parse().expect("a time"));
    for (name, fear, direction) in [("roadmap", FearAnswer::No, Direction::Undecided), ("roadmap-fear", FearAnswer::NotSure, Direction::Leave)] {
        let progress = progress.clone();
        in_every_view(
            name,
            move || {
                let mut journal = journal(|profile| (profile.fear, profile.direction) = (fear, direction));
                journal.apply(Edit::put("a-truer-sentence".to_owned(), progress.clone()));
                let mut desk = Desk::new(Page::Roadmap, journal);
                desk.states.roadmap.selected = Some("a-truer-sentence".to_owned());
                desk
            },
            super::show,
        );
    }
}

#[test]
fn what_is_looked_at_together_is_chosen_kept_and_shown() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal_with(FearAnswer::No)), View::DESIGN);
    press(&mut harness, "Show together");
    assert!(harness.get_by_label("Show it in the whole window").accesskit_node().is_disabled());
    press(&mut harness, "Take the time it takes");
    assert!(harness.query_by_role_and_label(Accessible::CheckBox, "When trust does not return").is_none(), "leaving is never looked at together");
    let view = harness.state().journal.together()[&Only::One].clone();
    assert_eq!(view.steps.iter().map(String::as_str).collect::<Vec<_>>(), ["take-the-time-it-takes"]);
    press(&mut harness, "Show it in the whole window");
    assert!(harness.state().states.shows_together);
    assert_eq!(harness.state().names, [EditName::ChooseTogether]);
}

#[test]
fn looking_together_asks_about_fear_first_and_is_not_offered_where_there_is_fear() {
    let mut asking = harness(Desk::new(Page::Roadmap, Journal::default()), View::DESIGN);
    press(&mut asking, "Show together");
    assert!(asking.query_by_label("Show it in the whole window").is_none());
    asking.get_by_role_and_label(Accessible::RadioButton, "Not sure").click();
    asking.run();
    asking.get_by_label("Done").click();
    asking.run();
    assert!(asking.query_by_label("Show together").is_none());
    assert!(shows_content(&asking), "the step is shown again");
}

fn from_path_menu(harness: &mut Harness<'_, Desk>, entry: &str) {
    harness.get_by_label("More for this path").click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

fn own_path_of(harness: &Harness<'_, Desk>) -> crate::journal::OwnPath {
    (**harness.state().journal.own_paths().values().next().expect("a path")).clone()
}

fn add_step(harness: &mut Harness<'_, Desk>, entry: &str) {
    harness.get_all_by_label("Add a step").next().expect("a button").scroll_to_me();
    harness.run();
    harness.get_all_by_label("Add a step").next().expect("a button").click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

#[test]
fn a_path_of_ones_own_is_made_with_steps_of_both_kinds() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal_with(FearAnswer::No)), View::DESIGN);
    from_path_menu(&mut harness, "Make a path of your own");
    harness.get_by_label("Title").focus();
    harness.run();
    harness.get_by_label("Title").type_text("Evenings");
    harness.run();
    harness.get_by_role_and_label(Accessible::TextInput, "Stage 1").focus();
    harness.run();
    harness.get_by_role_and_label(Accessible::TextInput, "Stage 1").type_text("Coming home");
    harness.run();
    add_step(&mut harness, "Steady the nights");
    add_step(&mut harness, "A new step of your own");
    harness.get_by_label("Title of the step").focus();
    harness.run();
    harness.get_by_label("Title of the step").type_text("Wait at the door");
    harness.run();
    press(&mut harness, "Add a small thing to do");
    harness.get_by_label("Small thing 1").type_text("Breathe out");
    harness.run();
    press(&mut harness, "It stays closed until it is wanted");
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Keyboard::Enter);
    harness.run();

    let path = own_path_of(&harness);
    let (id, step) = harness.state().journal.own_steps().first_key_value().map(|(id, step)| (*id, (**step).clone())).expect("a step");
    assert_eq!((path.title.as_str(), path.stages[0].title.as_str()), ("Evenings", "Coming home"));
    assert_eq!(path.stages[0].steps, ["steady-the-nights".to_owned(), id.to_string()]);
    assert_eq!((step.title.as_str(), step.actions[0].text.as_str(), step.opens_only_when_asked), ("Wait at the door", "Breathe out", true));
    assert!(harness.query_by_label("Your path").is_some(), "it leads back to the path");
    press(&mut harness, "Done");
    press(&mut harness, "Wait at the door, Closed");
    assert!(harness.query_by_label("Coming home, step 2 of 2").is_some());
    assert!(harness.query_by_label("Open it now").is_some(), "its own steps have the same gates");
    assert_eq!(harness.state().journal.profile_or_unsaid().path, harness.state().journal.own_paths().keys().next().expect("a path").to_string());
}

#[test]
fn steps_and_stages_of_a_copy_are_put_in_another_order_and_ours_stays_as_it_was() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal(|profile| profile.path = "growth".to_owned())), View::DESIGN);
    from_path_menu(&mut harness, "Copy this path and change it");
    let path = own_path_of(&harness);
    assert_eq!((path.title.as_str(), path.stages.len()), ("Growth, my own", 8));
    let first = |harness: &Harness<'_, Desk>| own_path_of(harness).stages[0].steps.clone();
    let down = "Move down: Name what you feel";
    press(&mut harness, down);
    assert_eq!(first(&harness)[..2], ["give-grief-a-place", "name-what-you-feel"]);
    assert!(harness.get_by_label(down).is_focused(), "the keyboard goes along");
    harness.key_press_modifiers(eframe::egui::Modifiers::ALT, Keyboard::ArrowDown);
    harness.run();
    assert_eq!(first(&harness), ["give-grief-a-place", "tell-one-safe-person", "name-what-you-feel"]);
    harness.key_press_modifiers(eframe::egui::Modifiers::ALT, Keyboard::ArrowDown);
    harness.run();
    assert_eq!(own_path_of(&harness).stages[1].steps[0], "name-what-you-feel", "over the edge into the next stage");
    press(&mut harness, "Move up: Name what you feel");
    assert_eq!(first(&harness).last().map(String::as_str), Some("name-what-you-feel"));
    press(&mut harness, "Move down: Grief");
    assert_eq!(own_path_of(&harness).stages[1].title, "Grief");
    press(&mut harness, "Take off the path with its steps: Grief");
    press(&mut harness, "Take off the path: Look at whether you are safe");
    let path = own_path_of(&harness);
    assert_eq!((path.stages.len(), path.step_ids().any(|id| id == "look-at-safety")), (7, false));
    assert_eq!(content().paths()["growth"].stages.len(), 8);
}

#[test]
fn a_step_of_ones_own_for_two_is_set_aside_where_there_is_fear_and_cannot_be_changed() {
    let (path, step) = (crate::journal::Id::from_parts(0, 1), crate::journal::Id::from_parts(0, 2));
    let now = Timestamp::from_millis(0);
    let stage = crate::journal::OwnStage {
        id: "a".to_owned(),
        title: "All".to_owned(),
        about: String::new(),
        steps: vec![step.to_string(), "see-a-doctor".to_owned()],
    };
    let mut journal = journal(|profile| (profile.fear, profile.path) = (FearAnswer::NotSure, path.to_string()));
    journal.apply(Edit::put(path, crate::journal::OwnPath { stages: vec![stage], ..crate::journal::OwnPath::empty(now) }));
    let own = crate::journal::OwnStep { title: "Talk at noon".to_owned(), for_two: true, ..crate::journal::OwnStep::empty(now) };
    journal.apply(Edit::put(step, own));
    let mut harness = harness(Desk::new(Page::Roadmap, journal), View::DESIGN);
    assert!(harness.query_by_label("1 step is not on the path now. Help stands in its place.").is_some());
    from_path_menu(&mut harness, "Change this path");
    assert!(harness.query_by_label_contains("Talk at noon").is_none());
    assert!(harness.query_by_label("Take off the path: See a doctor if you need to").is_some());
}

#[test]
fn a_path_and_a_step_of_ones_own_are_deleted() {
    let mut harness = harness(Desk::new(Page::Roadmap, journal_with(FearAnswer::No)), View::DESIGN);
    from_path_menu(&mut harness, "Make a path of your own");
    add_step(&mut harness, "A new step of your own");
    press(&mut harness, "Done");
    press(&mut harness, "Done");
    press(&mut harness, "Step without a title, Not started");
    harness.get_by_label("More for this step").click();
    harness.run();
    harness.get_by_label("Delete this step").click();
    harness.run();
    assert!(harness.state().journal.own_steps().is_empty());
    from_path_menu(&mut harness, "Delete this path");
    assert!(harness.state().journal.own_paths().is_empty());
    assert!(harness.query_by_label("Look at whether you are safe, Not started").is_some(), "the woven path is walked again");
    assert_eq!(harness.state().names[harness.state().names.len() - 2..], [EditName::DeleteOwnStep, EditName::DeletePath]);
}

#[test]
fn a_path_in_the_making_settles_in_every_kind_of_window() {
    in_every_view(
        "own-path",
        || {
            let mut journal = journal_with(FearAnswer::No);
            let mut number = 0;
            let (path, _) = content().paths()["growth"].to_own(Timestamp::from_millis(0), || {
                number += 1;
                crate::journal::Id::from_parts(0, number)
            });
            let id = crate::journal::Id::from_parts(0, 99);
            journal.apply(Edit::put(id, path));
            let profile = Profile { path: id.to_string(), ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Only::One, profile));
            Desk::new(Page::Roadmap, journal).with(|desk| desk.states.roadmap.beside = super::Beside::OwnPath)
        },
        super::show,
    );
}
