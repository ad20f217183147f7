//! The page, driven by accessible names.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Key as Keyboard, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::content::content;
use crate::export::{Pack, What};
use crate::journal::{
    Answer, Answers, Boundary, Edit, EditName, FearAnswer, Id, Journal, Only, OwnField, OwnFieldKind, OwnOption, OwnTemplate, Person, Profile,
    Role as PersonRole, Sheet, SheetItem, Timestamp, WordRef,
};
use crate::ui::action::{Action, Page};
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn begun(template: &str, day: &str) -> Sheet {
    Sheet::begun(Timestamp::from_millis(0), at(&format!("{day}T20:00+01:00")), template.to_owned(), 1)
}

fn put(journal: &mut Journal, number: u128, sheet: Sheet) {
    journal.apply(Edit::put(id(number), sheet));
}

/// A journal whose profile reports no fear.
fn safe() -> Journal {
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Profile { fear: FearAnswer::No, ..Profile::unsaid(Timestamp::from_millis(0)) }));
    journal
}

fn open_desk(template: &str, answers: Answers) -> Desk {
    let mut journal = safe();
    put(&mut journal, 1, Sheet { answers, ..begun(template, "2026-11-20") });
    let mut desk = Desk::new(Page::Worksheets, journal);
    desk.states.worksheets.open(id(1));
    desk
}

fn open(template: &str, answers: Answers) -> Harness<'static, Desk> {
    harness(open_desk(template, answers), View::DESIGN)
}

fn answers(harness: &Harness<'_, Desk>) -> Answers {
    harness.state().journal.sheets()[&id(1)].answers.clone()
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    // Works below the fold, unlike a pointer click.
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
    harness.run();
}

fn write(harness: &mut Harness<'_, Desk>, name: &str, words: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text(words);
    harness.run();
}

fn item(number: u128, answers: &[(&str, Answer)]) -> SheetItem {
    SheetItem { id: id(number), answers: answers.iter().map(|(field, answer)| ((*field).to_owned(), answer.clone())).collect() }
}

fn lines(harness: &Harness<'_, Desk>, field: &str) -> Vec<String> {
    let Some(Answer::Items(items)) = answers(harness).remove(field) else { return Vec::new() };
    items.iter().map(|item| if let Some(Answer::Text(text)) = item.answers.get("line") { text.clone() } else { String::new() }).collect()
}

/// A filled worksheet with an answer of every kind.
fn filled() -> Desk {
    let mut journal = safe();
    let list = |first: u128, words: [&str; 2]| Answer::Items((first..).zip(words).map(|(number, words)| item(number, &[("line", text(words))])).collect());
    let answers = Answers::from([
        ("sentence".into(), text("I was stupid to believe it.")),
        ("about".into(), Answer::Choice("judgement".into())),
        ("true-before".into(), Answer::Scale(8)),
        ("when".into(), text("At four in the morning.")),
        ("for".into(), list(10, ["I believed him for a year", "Others noticed earlier"])),
        ("against".into(), list(20, ["I asked twice and was lied to", "Trusting is not a fault"])),
        ("truer".into(), text("I trusted someone who lied.")),
        ("true-after".into(), Answer::Scale(5)),
    ]);
    let later = Answers::from([("sentence".into(), text("I was stupid to believe it.")), ("true-before".into(), Answer::Scale(3))]);
    put(&mut journal, 1, Sheet { answers, title: "The stupid sentence".into(), ..begun("a-truer-sentence", "2026-10-02") });
    put(&mut journal, 2, Sheet { answers: later, changed: Timestamp::from_millis(5), ..begun("a-truer-sentence", "2026-11-20") });
    let boundary = Boundary { title: "Phones stay out".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
    journal.apply(Edit::put(id(5), boundary));
    Desk::new(Page::Worksheets, journal)
}

#[test]
fn it_settles_in_every_window() {
    in_every_view("worksheets", filled, crate::ui::pages::show);
    in_every_view("worksheets-empty", || Desk::new(Page::Worksheets, Journal::default()), crate::ui::pages::show);
    let opened = |number| move || filled().with(|desk| desk.states.worksheets.open(id(number)));
    in_every_view("worksheets-filled", opened(1), crate::ui::pages::show);
    let compared = super::View::Compared { sheet: id(2), with: id(1) };
    in_every_view("worksheets-compared", move || filled().with(|desk| desk.states.worksheets.view = compared.clone()), crate::ui::pages::show);
}

/// A custom worksheet with a question of every kind, and a sheet of it.
fn own() -> Desk {
    let mut journal = filled().journal;
    let asked = |id: &str| content().worksheet(id).expect("a worksheet").to_own(PersonRole::Hurt, Timestamp::from_millis(0)).fields;
    let fields: Vec<OwnField> = ["saying-it", "questions-and-answers", "making-sense"].into_iter().flat_map(asked).collect();
    let fields = fields.into_iter().enumerate().map(|(number, field)| OwnField { id: format!("field-{number}"), required: number % 3 == 0, ..field }).collect();
    let template = OwnTemplate { title: "Evenings".to_owned(), about: "How they go".to_owned(), fields, ..OwnTemplate::empty(Timestamp::from_millis(0)) };
    journal.apply(Edit::put(id(30), template));
    put(&mut journal, 31, begun(&id(30).to_string(), "2026-11-21"));
    Desk::new(Page::Worksheets, journal)
}

#[test]
fn ones_own_settles_blank_filled_and_in_the_making() {
    in_every_view("worksheets-own", own, crate::ui::pages::show);
    let blank = super::View::Blank(id(30).to_string());
    in_every_view("worksheets-own-blank", move || own().with(|desk| desk.states.worksheets.view = blank.clone()), crate::ui::pages::show);
    in_every_view("worksheets-own-filled", || own().with(|desk| desk.states.worksheets.open(id(31))), crate::ui::pages::show);
    in_every_view("worksheets-own-made", || own().with(|desk| desk.states.worksheets.open_template(id(30))), crate::ui::pages::show);
    // Controls have names even without texts.
    let empty = || {
        let kinds =
            [OwnFieldKind::OneChoice(vec![OwnOption { id: "a".into(), text: String::new() }]), OwnFieldKind::Scale { low: String::new(), high: String::new() }];
        let fields = kinds.into_iter().enumerate().map(|(number, kind)| OwnField::new(format!("field-{number}"), kind)).collect();
        let template = OwnTemplate { fields, ..OwnTemplate::empty(Timestamp::from_millis(0)) };
        own().with(|desk| {
            desk.journal.apply(Edit::put(id(30), template.clone()));
            desk.states.worksheets.open_template(id(30));
        })
    };
    in_every_view("worksheets-own-empty", empty, crate::ui::pages::show);
}

#[test]
fn every_worksheet_settles_blank_and_begun() {
    for worksheet in content().worksheets().values() {
        let mut desk = Desk::new(Page::Worksheets, safe());
        desk.states.worksheets.view = super::View::Blank(worksheet.id.clone());
        harness(desk, View::LARGE_TEXT);
        // Two items in every repeatable question.
        let items = worksheet.fields.iter().filter(|field| field.kind.holds(&Answer::Items(Vec::new())));
        let answers = items.map(|field| (field.id.clone(), Answer::Items(vec![item(1, &[]), item(2, &[])]))).collect();
        for view in [View::DESIGN, View::LARGE_TEXT] {
            harness(open_desk(&worksheet.id, Answers::clone(&answers)), view);
        }
    }
}

#[test]
fn a_worksheet_is_looked_at_begun_and_written_on() {
    let mut harness = harness(Desk::new(Page::Worksheets, Journal::default()), View::DESIGN);
    assert!(harness.query_by_label_contains("What you fill in will stand here").is_some());
    click(&mut harness, "Making some sense of it");
    assert!(harness.query_by_label_contains("The decision to do it had one owner").is_some());
    assert!(harness.query_by_label("What may stay a question").is_some(), "what it asks is seen before it is begun");
    click(&mut harness, "Begin");
    write(&mut harness, "What was going on around that time?", "The move.");
    let sheets = harness.state().journal.sheets();
    let sheet = sheets.values().next().expect("it was begun");
    assert_eq!((sheet.template.as_str(), sheet.revision), ("making-sense", 1));
    assert_eq!(sheet.answers["around"], text("The move."));
    assert_eq!(harness.state().names[..2], [EditName::BeginSheet, EditName::ChangeSheet]);
    click(&mut harness, "All worksheets");
    assert_eq!(harness.query_all_by_label("Making some sense of it").count(), 2, "filled in, and to begin once more");
}

#[test]
fn short_and_long_text_are_written() {
    let mut harness = open("what-happened", Answers::new());
    write(&mut harness, "If you had to name it in one line", "A year of lies");
    write(&mut harness, "How did you learn of it?", "By phone.");
    assert_eq!(answers(&harness), Answers::from([("name".into(), text("A year of lies")), ("how-learned".into(), text("By phone."))]));
}

#[test]
fn a_question_that_waits_comes_with_its_choice_and_stays_with_its_answer() {
    let mut harness = open("what-happened", Answers::new());
    assert!(harness.query_by_label("What did the piece by piece do to you?").is_none());
    choose(&mut harness, "Piece by piece, each time I knew more");
    write(&mut harness, "What did the piece by piece do to you?", "Each one was the first.");
    choose(&mut harness, "I saw it myself");
    assert_eq!(answers(&harness)["told"], Answer::Choice("i-saw".into()));
    assert_eq!(answers(&harness)["piece-by-piece"], text("Each one was the first."));
    assert!(harness.query_all_by_label("What did the piece by piece do to you?").count() > 0, "what was written stays in sight");
    click(&mut harness, "Clear the answer to “How did it come out?”");
    assert!(!answers(&harness).contains_key("told"));
}

#[test]
fn several_choices_and_ticks_are_toggled() {
    let mut harness = open("what-it-did-to-me", Answers::new());
    click(&mut harness, "Sleeps badly");
    click(&mut harness, "Stays tense");
    click(&mut harness, "Stays tense");
    assert_eq!(answers(&harness)["body"], Answer::Choices(BTreeSet::from(["sleep".into()])));
    assert!(harness.query_by_label("This can be looked at").is_some());

    let mut harness = open("kinder-to-myself", Answers::new());
    click(&mut harness, "A voice I like");
    assert_eq!(answers(&harness)["small-good"], Answer::Choices(BTreeSet::from(["call".into()])));
}

#[test]
fn a_scale_is_set_with_arrow_keys_and_cleared() {
    let mut harness = open("a-map-for-the-year", Answers::from([("goals".into(), Answer::Items(vec![item(7, &[])]))]));
    harness.get_by_role_and_label(Role::RadioButton, "0").focus();
    harness.run();
    harness.key_press(Keyboard::ArrowRight);
    harness.run();
    let Some(Answer::Items(goals)) = answers(&harness).remove("goals") else { panic!("goals") };
    assert_eq!(goals, [item(7, &[("near", Answer::Scale(1))])]);

    let mut harness = open("making-sense", Answers::from([("bearable".into(), Answer::Scale(3))]));
    click(&mut harness, "Clear the answer to “How bearable is it to think of?”");
    assert_eq!(answers(&harness), Answers::new());
}

#[test]
fn a_date_is_kept_once_it_is_one_and_taken_back() {
    let mut harness = open("what-happened", Answers::new());
    let name = "When did you learn of it?";
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text("2.11.2026");
    harness.run();
    assert_eq!(answers(&harness)["since"], Answer::Date(at("2026-11-02T00:00+01:00").date()));
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.key_press(Keyboard::Delete);
    harness.run();
    assert_eq!(answers(&harness), Answers::new());
}

#[test]
fn a_person_is_typed_or_taken_from_ones_people() {
    let mut desk = open_desk("what-happened", Answers::new());
    let ana = Person { name: "Ana".to_owned(), ..Person::empty(Timestamp::from_millis(0)) };
    desk.journal.apply(Edit::put(id(3), ana));
    let mut harness = harness(desk, View::DESIGN);
    click(&mut harness, "Ana");
    assert_eq!(answers(&harness)["who"], text("Ana"));
}

#[test]
fn feeling_words_are_added_from_the_menu_and_taken_away() {
    let mut harness = open("what-it-did-to-me", Answers::new());
    click(&mut harness, "Add a word: Words that are true these days");
    click(&mut harness, "Betrayed");
    assert_eq!(answers(&harness)["feelings"], Answer::Feelings(BTreeSet::from([WordRef::Listed("betrayed".into())])));
    click(&mut harness, "Betrayed");
    assert_eq!(answers(&harness), Answers::new());
}

#[test]
fn a_line_break_begins_the_next_line_of_a_list_also_when_pasted() {
    let mut harness = open("making-sense", Answers::new());
    click(&mut harness, "Add a line: What is not yours to carry");
    assert!(harness.get_by_label("What is not yours to carry, line 1").is_focused());
    harness.get_by_label("What is not yours to carry, line 1").type_text("His evenings\nThe money\nThe lie");
    harness.run();
    assert_eq!(lines(&harness, "not-mine"), ["His evenings", "The money", "The lie"]);
    assert!(harness.get_by_label("What is not yours to carry, line 3").is_focused());
}

#[test]
fn lines_are_moved_and_removed_by_key_and_the_focus_goes_along() {
    let list = Answer::Items((1..).zip(["one", "two", "three"]).map(|(number, words)| item(number, &[("line", text(words))])).collect());
    let mut harness = open("making-sense", Answers::from([("not-mine".into(), list)]));
    let press = |harness: &mut Harness<'_, Desk>, name: &str| {
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
    };
    press(&mut harness, "Move down: What is not yours to carry, line 1");
    assert_eq!(lines(&harness, "not-mine"), ["two", "one", "three"]);
    assert!(harness.get_by_label("Move down: What is not yours to carry, line 2").is_focused());
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert_eq!(lines(&harness, "not-mine"), ["two", "three", "one"]);
    assert!(harness.get_by_label("Move up: What is not yours to carry, line 3").is_focused(), "at the end only the way back is left");
    press(&mut harness, "Remove: What is not yours to carry, line 2");
    assert_eq!(lines(&harness, "not-mine"), ["two", "one"]);
    assert!(harness.get_by_label("Remove: What is not yours to carry, line 2").is_focused());
}

#[test]
fn a_table_takes_rows_and_a_group_takes_groups() {
    let mut harness = open("making-sense", Answers::new());
    click(&mut harness, "Add a row: Where were the choices, and whose were they?");
    write(&mut harness, "Who chose, row 1", "He did");
    let Some(Answer::Items(rows)) = answers(&harness).remove("choices") else { panic!("rows") };
    assert_eq!(rows[0].answers, Answers::from([("who".into(), text("He did"))]));

    let mut harness = open("questions-and-answers", Answers::new());
    click(&mut harness, "Add: Question");
    assert!(harness.get_by_label("The question").is_focused());
    harness.get_by_label("The question").type_text("Since when?");
    harness.run();
    choose(&mut harness, "I need it");
    click(&mut harness, "Add: Question");
    click(&mut harness, "Move up: Question 2");
    let Some(Answer::Items(questions)) = answers(&harness).remove("questions") else { panic!("questions") };
    assert_eq!(questions[1].answers, Answers::from([("question".into(), text("Since when?")), ("needs".into(), Answer::Choice("need".into()))]));
}

#[test]
fn a_sentence_is_put_together_from_its_parts() {
    let mut harness = open("saying-it", Answers::new());
    write(&mut harness, "When", "you came home at two,");
    write(&mut harness, "I feel", "alone");
    assert!(harness.query_by_label("When you came home at two, I feel alone").is_some());
    let parts = BTreeMap::from([("when".into(), "you came home at two,".into()), ("feel".into(), "alone".into())]);
    assert_eq!(answers(&harness)["sentence"], Answer::Parts(parts));
}

#[test]
fn feeling_words_are_picked_into_a_sentence() {
    let mut harness = open("saying-it", Answers::new());
    for word in ["Betrayed", "Tired"] {
        click(&mut harness, "Add a word: I feel");
        click(&mut harness, word);
    }
    assert!(harness.query_by_label("I feel betrayed, tired").is_some());
    assert_eq!(answers(&harness)["sentence"], Answer::Parts(BTreeMap::from([("feel".into(), "betrayed, tired".into())])));
}

#[test]
fn phrases_of_the_apology_are_read_with_why_and_nothing_of_them_is_kept() {
    let harness = open("an-apology", Answers::new());
    assert!(harness.query_by_label("“I am sorry if I hurt you.”").is_some());
    assert!(harness.query_by_label_contains("asks them to prove it").is_some());
    assert!(harness.query_by_label("Have they asked for no contact?").is_some());
    assert_eq!(answers(&harness), Answers::new());
}

#[test]
fn where_contact_is_not_wanted_the_apology_stays_here() {
    let mut harness = open("an-apology", Answers::new());
    assert!(harness.query_by_label("Then keep this here").is_none());
    choose(&mut harness, "Yes");
    assert!(harness.query_by_label("Then keep this here").is_some());
}

#[test]
fn the_question_about_fear_comes_before_a_talk_and_yes_closes_it_but_not_the_words() {
    let mut journal = Journal::default();
    put(&mut journal, 1, Sheet { answers: Answers::from([("if-not".into(), text("I go to Ana."))]), ..begun("saying-it", "2026-11-20") });
    let mut desk = Desk::new(Page::Worksheets, journal);
    desk.states.worksheets.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label("I feel").is_none(), "no script before the question was answered");
    assert!(harness.query_by_label("I go to Ana.").is_some());
    choose(&mut harness, "Not sure");
    click(&mut harness, "Done");
    assert!(harness.query_by_label_contains("It is closed because you said there may be fear").is_some());
    assert!(harness.query_by_label("I feel").is_none() && harness.query_by_label("I go to Ana.").is_some());
    click(&mut harness, "Open Help");
    assert!(matches!(harness.state().other.last(), Some(Action::Go(Page::Help))));
}

#[test]
fn forgiveness_stays_closed_until_the_person_opens_it() {
    let mut harness = harness(Desk::new(Page::Worksheets, safe()), View::DESIGN);
    click(&mut harness, "What forgiving would mean");
    assert!(harness.query_by_label("Begin").is_none());
    assert!(harness.query_by_label("What forgiving would be, for me").is_none());
    click(&mut harness, "Open it and begin");
    assert!(harness.query_by_label("How heavy is the anger today?").is_some());
}

#[test]
fn what_was_written_for_a_question_that_is_gone_is_shown_at_the_end_and_kept() {
    let mut harness = open("making-sense", Answers::from([("a-question-of-then".into(), text("Still true."))]));
    assert!(harness.query_by_label("From an earlier version of this worksheet").is_some());
    assert!(harness.query_by_label("Still true.").is_some());
    write(&mut harness, "What was going on around that time?", "The move.");
    assert_eq!(answers(&harness)["a-question-of-then"], text("Still true."));
}

#[test]
fn a_worksheet_whose_template_is_gone_is_still_read() {
    let harness = open("a-template-of-then", Answers::from([("why".into(), text("Because."))]));
    assert!(harness.query_by_label("Because.").is_some());
}

#[test]
fn search_finds_answers_titles_and_questions() {
    let mut harness = harness(filled(), View::DESIGN);
    harness.get_by_label("Search the worksheets").focus();
    harness.run();
    harness.get_by_label("Search the worksheets").type_text("noticed");
    harness.run();
    assert!(harness.query_by_label("The stupid sentence").is_some());
    assert!(harness.query_by_label("An apology").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.run();
    harness.get_by_label("Search the worksheets").type_text("hear first");
    harness.run();
    assert!(harness.query_by_label("A letter to myself").is_some() && harness.query_by_label("The stupid sentence").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.run();
    harness.get_by_label("Search the worksheets").type_text("xyzzy");
    harness.run();
    assert!(harness.query_by_label_contains("Nothing here fits").is_some());
}

#[test]
fn the_list_can_be_for_one_side_only() {
    let mut harness = harness(filled(), View::DESIGN);
    assert!(harness.query_by_label("An apology").is_none(), "the person said that they were hurt");
    click(&mut harness, "Show");
    click(&mut harness, "For the person who broke trust");
    assert!(harness.query_by_label("An apology").is_some() && harness.query_by_label("What it did to me").is_none());
}

#[test]
fn two_of_the_same_kind_stand_side_by_side_the_earlier_one_first() {
    let mut harness = harness(filled().with(|desk| desk.states.worksheets.open(id(2))), View::DESIGN);
    click(&mut harness, "Compare with an earlier one");
    let (then, now) = (harness.get_by_label("8 of 10").rect(), harness.get_by_label("3 of 10").rect());
    assert!(then.right() < now.left() && (then.top() - now.top()).abs() < 1.0, "{then:?} {now:?}");
    assert!(harness.query_all_by_label("Not answered").count() > 0);
    click(&mut harness, "Back to the worksheet");
    assert!(harness.query_by_label("Compare with an earlier one").is_some());
}

#[test]
fn it_is_duplicated_and_deleted_from_its_menu() {
    let mut harness = open("making-sense", Answers::from([("around".into(), text("The move."))]));
    click(&mut harness, "More for this worksheet");
    click(&mut harness, "Duplicate this worksheet");
    let copies: Vec<_> = harness.state().journal.sheets().values().map(|sheet| (sheet.answers.clone(), sheet.created)).collect();
    assert_eq!((copies.len(), &copies[0].0), (2, &copies[1].0));
    assert_ne!(copies[0].1, copies[1].1, "a duplicate is of today");
    click(&mut harness, "More for this worksheet");
    click(&mut harness, "Delete this worksheet");
    assert_eq!(harness.state().journal.sheets().len(), 1);
    assert_eq!(harness.state().names, [EditName::DuplicateSheet, EditName::DeleteSheet]);
    assert!(harness.query_by_label("Search the worksheets").is_some(), "the list is shown");
}

#[test]
fn steps_and_boundaries_are_linked_opened_and_taken_away() {
    let mut harness = harness(filled().with(|desk| desk.states.worksheets.open(id(1))), View::DESIGN);
    click(&mut harness, "Link a boundary");
    click(&mut harness, "Phones stay out");
    click(&mut harness, "Link a step");
    click(&mut harness, "Find a truer sentence");
    let sheet = std::sync::Arc::unwrap_or_clone(harness.state().journal.sheets()[&id(1)].clone());
    assert_eq!((sheet.boundaries, sheet.steps), (BTreeSet::from([id(5)]), BTreeSet::from(["a-truer-sentence".to_owned()])));
    click(&mut harness, "Phones stay out");
    assert!(matches!(harness.state().other.last(), Some(Action::OpenBoundary(boundary)) if *boundary == id(5)));
    click(&mut harness, "Take away the link: Phones stay out");
    assert!(harness.state().journal.sheets()[&id(1)].boundaries.is_empty());
}

#[test]
fn a_boundary_and_a_step_show_the_worksheets_about_them() {
    let linked = || {
        filled().with(|desk| {
            let mut sheet = (*desk.journal.sheets()[&id(1)]).clone();
            sheet.boundaries.insert(id(5));
            sheet.steps.insert("a-truer-sentence".to_owned());
            put(&mut desk.journal, 1, sheet);
        })
    };
    let opens = |desk: Desk| {
        let mut harness = harness(desk, View::DESIGN);
        assert!(harness.query_by_label("Worksheets about this").is_some());
        click(&mut harness, "The stupid sentence: 2 Oct");
        assert!(matches!(harness.state().other.last(), Some(Action::OpenSheet(sheet)) if *sheet == id(1)));
    };
    opens(linked().with(|desk| {
        desk.page = Page::Boundaries;
        desk.states.boundaries.select(id(5));
    }));
    opens(linked().with(|desk| {
        desk.page = Page::Roadmap;
        desk.states.roadmap.select("a-truer-sentence".to_owned());
    }));
}

#[test]
fn a_file_that_cannot_be_changed_is_read() {
    let mut harness = harness(
        filled().with(|desk| {
            desk.can_edit = false;
            desk.states.worksheets.open(id(1));
        }),
        View::DESIGN,
    );
    assert!(harness.query_by_label("At four in the morning.").is_some());
    click(&mut harness, "More for this worksheet");
    for editing in ["Title", "Link a step", "Add a line: What speaks against it", "Duplicate this worksheet", "Delete this worksheet"] {
        assert!(harness.query_by_label(editing).is_none(), "{editing}");
    }
    click(&mut harness, "On paper…");
    assert_eq!(asked_for_paper(&harness), [What::Worksheet(id(1))]);
    assert_eq!(harness.state().names, []);
}

#[test]
fn escape_goes_back_level_by_level_and_the_focus_goes_along() {
    let mut harness = harness(filled(), View::LARGE_TEXT);
    harness.get_by_label("The stupid sentence").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.get_by_label("All worksheets").is_focused());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_label("The stupid sentence").is_focused());
}

fn asked_for_paper(harness: &Harness<'_, Desk>) -> Vec<What> {
    let asked = harness.state().other.iter().filter_map(|action| if let Action::OpenPaper(what) = action { Some(what.clone()) } else { None });
    asked.collect()
}

#[test]
fn blank_sheets_are_chosen_one_by_one_and_by_theme() {
    let mut harness = harness(Desk::new(Page::Worksheets, safe()), View::DESIGN);
    click(&mut harness, "Blank sheets…");
    click(&mut harness, "All: Deciding");
    click(&mut harness, "Can it be rebuilt?");
    click(&mut harness, "What happened");
    click(&mut harness, "Guide for therapists");
    assert!(harness.query_by_label("4 chosen").is_some());
    click(&mut harness, "See the pages");
    let worksheets = ["what-happened", "what-i-need-to-feel-safe", "is-it-time-to-let-go"].map(str::to_owned).to_vec();
    assert_eq!(asked_for_paper(&harness), [What::Blank(Pack { worksheets, has_guide: true, has_agenda: false })]);
    click(&mut harness, "All: Deciding");
    click(&mut harness, "None: Deciding");
    assert!(harness.query_by_label("2 chosen").is_some());
}

#[test]
fn what_is_about_forgiving_is_chosen_by_itself_alone() {
    let mut harness = harness(Desk::new(Page::Worksheets, safe()), View::DESIGN);
    click(&mut harness, "Blank sheets…");
    assert!(harness.query_by_label("All: Going on").is_some() && harness.query_by_label("All: Forgiving and closeness").is_none());
    click(&mut harness, "What forgiving would mean");
    assert!(harness.query_by_label("1 chosen").is_some());
}

#[test]
fn where_there_is_fear_no_sheet_for_two_is_offered_for_paper() {
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Profile { fear: FearAnswer::NotSure, ..Profile::unsaid(Timestamp::from_millis(0)) }));
    let mut harness = harness(Desk::new(Page::Worksheets, journal), View::DESIGN);
    click(&mut harness, "Blank sheets…");
    assert!(harness.query_by_label("Taking turns").is_none() && harness.query_by_label("A session for two").is_none());
    click(&mut harness, "All: Talking");
    click(&mut harness, "See the pages");
    assert_eq!(asked_for_paper(&harness), [What::Blank(Pack::of("questions-and-answers"))]);
}

#[test]
fn a_sheet_and_a_blank_one_are_put_on_paper_from_their_pages() {
    let mut harness = open("making-sense", Answers::from([("around".into(), text("The move."))]));
    click(&mut harness, "More for this worksheet");
    click(&mut harness, "On paper…");
    click(&mut harness, "All worksheets");
    click(&mut harness, "What happened");
    click(&mut harness, "Print it blank");
    assert_eq!(asked_for_paper(&harness), [What::Worksheet(id(1)), What::Blank(Pack::of("what-happened"))]);
}

#[test]
fn what_is_closed_is_not_printed_from_its_page() {
    let mut harness = harness(Desk::new(Page::Worksheets, Journal::default()), View::DESIGN);
    click(&mut harness, "Taking turns");
    assert!(harness.query_by_label("Print it blank").is_none());
    let state = &harness.state().states.worksheets;
    assert_eq!(state.on_paper(content(), &harness.state().journal), None);
}

#[test]
fn an_empty_sheet_is_printed_blank() {
    let desk = open_desk("making-sense", Answers::new());
    assert_eq!(desk.states.worksheets.on_paper(content(), &desk.journal), Some(What::Blank(Pack::of("making-sense"))));
}

#[test]
fn the_choice_of_blank_sheets_settles_in_every_window() {
    let desk = || {
        let mut desk = Desk::new(Page::Worksheets, safe());
        desk.states.worksheets.choose_blank();
        desk
    };
    in_every_view("worksheet-pack", desk, crate::ui::pages::show);
}
