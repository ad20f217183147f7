//! Filled and blank worksheets as documents, for every template.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::blank;
use crate::content::schema::{self, Worksheet};
use crate::content::{content, lang};
use crate::export::document::{Block, Document, Field, Question, Section};
use crate::export::test_support::with_sources;
use crate::export::{Audience, Options, Pack, PageWords, Paper, SetPages, What, markdown};
use crate::insights::Span;
use crate::journal::{Answer, Boundary, BoundaryKind, BoundaryStatus, Edit, Id, Journal, Person, Sheet, SheetItem, Timestamp, WordRef};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn item(number: u128, answers: &[(&str, Answer)]) -> SheetItem {
    SheetItem { id: Id::from_parts(9, number), answers: answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect() }
}

fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn sheet(template: &str, answers: &[(&str, Answer)]) -> Sheet {
    let begun = Sheet::begun(Timestamp::from_millis(0), "2026-11-20T21:14+01:00".parse().expect("a time"), template.to_owned(), 1);
    Sheet { answers: answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect(), ..begun }
}

fn filled(sheet: Sheet) -> Document {
    let mut journal = Journal::default();
    journal.apply(Edit::put(Id::from_parts(1, 1), sheet));
    with_sources(&journal, |sources| What::Worksheet(Id::from_parts(1, 1)).document(sources, Span::default())).expect("a document")
}

fn section<'a>(document: &'a Document, id: &str) -> &'a Section {
    document.sections.iter().find(|section| section.id == id).unwrap_or_else(|| panic!("no section {id}"))
}

fn answer<'a>(document: &'a Document, field: &str) -> &'a [Block] {
    &section(document, &format!("answer:{field}")).blocks
}

fn written(label: &str, text: &str) -> Block {
    Block::Field(Field { label: label.to_owned(), text: text.to_owned() })
}

fn picked(block: Block) -> Block {
    Block::Picked(Box::new(block))
}

fn points(label: &str, items: &[&str]) -> Block {
    Block::Points { label: label.to_owned(), items: items.iter().map(|item| (*item).to_owned()).collect() }
}

#[test]
fn texts_choices_days_and_people_stand_as_they_were_answered() {
    let document = filled(sheet(
        "what-happened",
        &[
            ("who", text("J.")),
            ("since", Answer::Date(day("2026-03-01"))),
            ("kinds", Answer::Choices(ids(&["lies", "money", "no-longer-there"]))),
            ("facts", text("A message lit up.\nI read it.")),
            ("told", Answer::Choice("i-saw".to_owned())),
            ("broke", Answer::Items(vec![item(1, &[("line", text("A promise"))]), item(2, &[("line", text("A habit"))])])),
            ("name", text("")),
        ],
    ));
    assert_eq!((document.title.as_str(), document.caption.as_str(), document.is_title_ours), ("What happened", "20 November 2026", true));
    assert_eq!(answer(&document, "who"), [written("Who broke your trust?", "J.")]);
    assert_eq!(answer(&document, "since"), [picked(written("When did you learn of it?", "1 March 2026"))]);
    let kinds = ["Lies, again and again", "Money, debts, things bought or sold in secret", "no-longer-there"];
    assert_eq!(answer(&document, "kinds"), [picked(points("Which of these were part of it?", &kinds))]);
    assert_eq!(answer(&document, "facts"), [written("What happened, as a camera would have seen it", "A message lit up.\nI read it.")]);
    assert_eq!(answer(&document, "told"), [picked(written("How did it come out?", "I saw it myself"))]);
    assert_eq!(answer(&document, "broke"), [points("What exactly was broken?", &["A promise", "A habit"])]);
    let all = document.for_reader(&Options::default(), &[]).expect("for oneself");
    assert_eq!(all.words_written(), "J. A message lit up. I read it. A promise A habit".split(' ').count(), "what was picked is not counted");
    let names: Vec<&str> = document.sections.iter().map(|section| section.id.as_str()).collect();
    assert!(!names.contains(&"answer:name"), "what was not answered is not there");
    assert!(!markdown(&document).contains("This kind is also about safety"), "what is said while filling in stays there");
}

#[test]
fn scales_feelings_tables_and_sentences_stand_as_they_were_answered() {
    let parts = BTreeMap::from([("feel".to_owned(), "hurt".to_owned()), ("when".to_owned(), "you did not call".to_owned())]);
    let document = filled(sheet(
        "saying-it",
        &[
            ("feelings", Answer::Feelings(BTreeSet::from([WordRef::Listed("betrayed".to_owned())]))),
            ("sentence", Answer::Parts(parts)),
            ("answers", Answer::Items(vec![item(1, &[("they-say", text("Not again")), ("i-say", text("Yes, again")), ("gone", text("Later"))]), item(2, &[])])),
            ("heard", Answer::Scale(7)),
        ],
    ));
    let betrayed = content().feeling("betrayed").expect("a word").word.clone();
    assert_eq!(answer(&document, "feelings"), [picked(written("What I feel when I think of it", &betrayed))]);
    assert_eq!(answer(&document, "sentence"), [written("Put together, in one sentence", "When you did not call I feel hurt")]);
    let [table, elsewhere] = answer(&document, "answers") else { panic!("a table, and what no column asks for") };
    assert!(matches!(table, Block::Table { heads, rows, .. } if heads[0] == "They may say" && *rows == [["Not again", "Yes, again"]]), "{table:?}");
    assert_eq!(*elsewhere, written("", "Later"));
    assert!(matches!(answer(&document, "heard"), [Block::Scale { value: Some(7), most: 10, low, .. }] if low == "Not at all"));
}

#[test]
fn what_is_repeated_stands_under_its_name_and_nothing_in_it_is_lost() {
    let group = Answer::Items(vec![
        item(1, &[("question", text("Where were you?")), ("needs", Answer::Choice("need".to_owned())), ("earlier", text("An old answer"))]),
        item(2, &[]),
        item(3, &[("question", text("Who knew?"))]),
    ]);
    let document = filled(sheet("questions-and-answers", &[("questions", group)]));
    let expected = [
        Block::Question(Question::new("My questions", "")),
        Block::Item("Question 1".to_owned()),
        written("The question", "Where were you?"),
        picked(written("How much do I need this answer?", "I need it")),
        written("", "An old answer"),
        Block::Item("Question 2".to_owned()),
        written("The question", "Who knew?"),
    ];
    assert_eq!(answer(&document, "questions"), expected);
}

#[test]
fn what_waits_for_a_choice_is_there_once_it_was_answered() {
    let waiting = [("told", Answer::Choice("i-saw".to_owned())), ("piece-by-piece", text("Each piece was the first again."))];
    assert_eq!(answer(&filled(sheet("what-happened", &waiting)), "piece-by-piece").len(), 1);
}

#[test]
fn answers_from_earlier_versions_are_on_the_page() {
    let left = [("facts", Answer::Scale(3)), ("long-gone", text("What I wrote then")), ("name", text("A summer"))];
    let document = filled(sheet("what-happened", &left));
    let blocks = &section(&document, "left-over").blocks;
    assert_eq!(blocks[1..], [written("", "3 of 10"), written("", "What I wrote then")]);
    assert_eq!(section(&document, "left-over").reach, Audience::OnlyMe);
    let of_gone_template = filled(sheet("no-such-template", &[("a", text("Still here"))]));
    assert!(markdown(&of_gone_template).contains("Still here"));
}

#[test]
fn each_answer_reaches_whom_it_may_and_nothing_the_other_person_by_itself() {
    let answers = [("who", text("J.")), ("broke", Answer::Items(vec![item(1, &[("line", text("A promise"))])])), ("gone", text("Earlier words"))];
    let document = filled(Sheet { title: "Why I may go".to_owned(), ..sheet("what-happened", &answers) });
    assert_eq!((document.title.as_str(), document.caption.as_str()), ("Why I may go", "What happened, 20 November 2026"));
    let read = |audience, chosen: &[&str]| {
        let chosen = chosen.iter().map(|id| ((*id).to_owned(), true)).collect();
        document.for_reader(&Options { audience, chosen, ..Options::default() }, &[]).map(|document| markdown(&document))
    };
    let mine = read(Audience::OnlyMe, &[]).expect("all of it");
    assert!(mine.contains("J.") && mine.contains("A promise") && mine.contains("Earlier words"));
    let therapist = read(Audience::Therapist, &[]).expect("what is not private");
    assert!(!therapist.contains("J.") && therapist.contains("A promise") && !therapist.contains("Earlier words"));
    assert_eq!(read(Audience::OtherPerson, &[]), None);
    let chosen = read(Audience::OtherPerson, &["answer:broke"]).expect("what was chosen");
    assert!(chosen.starts_with("# What happened\n") && chosen.contains("A promise") && !chosen.contains("Why I may go"), "{chosen}");
}

#[test]
fn a_private_sheet_goes_to_nobody_else_not_even_with_help_lines() {
    let document = filled(Sheet { private: true, title: "SECRET".to_owned(), ..sheet("what-happened", &[("name", text("SECRET"))]) });
    for audience in [Audience::Therapist, Audience::OtherPerson] {
        let chosen = document.sections.iter().map(|section| (section.id.clone(), true)).collect();
        assert_eq!(document.for_reader(&Options { audience, chosen, ..Options::default() }, &[]), None);
    }
}

#[test]
fn names_on_a_sheet_become_initials_and_words_for_somebody_stay() {
    let mut journal = Journal::default();
    let people = Answer::Items(vec![item(1, &[("who", text("Ana Horn"))]), item(2, &[("who", text("my doctor"))])]);
    journal.apply(Edit::put(Id::from_parts(1, 1), sheet("finding-someone-trained", &[("people", people)])));
    journal.apply(Edit::put(Id::from_parts(1, 2), sheet("what-happened", &[("who", text("Jonas"))])));
    journal.apply(Edit::put(Id::from_parts(1, 3), Person { name: "Mira".to_owned(), ..Person::empty(Timestamp::from_millis(0)) }));
    let names = with_sources(&journal, |sources| {
        let mut names = sources.names();
        names.sort();
        names
    });
    assert_eq!(names, ["Ana Horn", "Jonas", "Mira"]);
}

const EVERY_KIND: &str = r#"(
    id: "every-kind", revision: 1, title: "Every kind", about: "All of it", before: "Open Help (F3) when it is too much.",
    for_role: (hurt: "Go slowly."), roles: [Hurt],
    fields: [
        (id: "day", label: "When", required: true, kind: Date),
        (id: "who", label: "Who", private: true, kind: Person),
        (id: "part", label: "The first part", kind: Heading),
        (id: "one", label: "How?", kind: OneChoice([(id: "a", text: "Alone"), (id: "b", text: "Together")])),
        (id: "why", label: "Why?", help: "One line.", shown_if: (field: "one", any_of: ["a", "b"]), required: true, kind: ShortText),
        (id: "long", label: "What happened", kind: LongText),
        (id: "list", label: "What was lost", kind: List),
        (id: "ticks", label: "Ready", kind: Checklist([(id: "x", text: "Slept"), (id: "y", text: "Ate")])),
        (id: "several", label: "Which?", kind: SeveralChoices([(id: "x", text: "This"), (id: "y", text: "That")])),
        (id: "scale", label: "How much?", kind: Scale(low: "Not", high: "Wholly")),
        (id: "feelings", label: "What is there?", kind: FeelingWords),
        (id: "table", label: "Before and now", kind: Table([(id: "x", label: "Before"), (id: "y", label: "Now")])),
        (id: "group", label: "Questions", kind: Group(one: "Question", fields: [(id: "q", label: "It", kind: LongText), (id: "d", label: "On", required: true, kind: Date)])),
        (id: "sentence", label: "Said", kind: Statement([(id: "x", before: "When", hint: "a deed"), (id: "y", before: "I feel", hint: "a feeling")])),
        (id: "phrases", label: "To know", kind: Phrases(open: [(says: "Tell me.", why: "It asks.")], shut: [(says: "Never.", why: "It shuts.")])),
    ],
    serves: ["A1.5"],
)"#;

#[test]
fn every_kind_of_question_has_room_to_write() {
    let worksheet: Worksheet = schema::read(EVERY_KIND).expect("a worksheet");
    let blocks = with_sources(&Journal::default(), |sources| {
        assert_eq!(blank::caption(sources, &worksheet), lang().worksheets.filter_hurt);
        blank::blocks(sources, &worksheet)
    });
    let asked = |label: &str| {
        let is_it = |block: &Block| matches!(block, Block::Question(question) if question.label == label);
        let at = blocks.iter().position(is_it).unwrap_or_else(|| panic!("nothing asks {label}"));
        &blocks[at + 1]
    };
    assert_eq!(blocks[0], Block::Note("Open Help when it is too much.".to_owned()), "paper has no keys");
    assert!(matches!(&blocks[1], Block::Note(text) if text.ends_with("Go slowly.")));
    let asked_for = |question: Question| Question { aside: "Asked for".to_owned(), ..question };
    assert_eq!(blocks[2], Block::Blanks { questions: vec![asked_for(Question::new("When", "")), Question::new("Who", "")], count: 1 });
    assert_eq!(blocks[3], Block::Heading("The first part".to_owned()));
    assert!(matches!(asked("How?"), Block::Boxes { takes_one: true, items, .. } if *items == ["Alone", "Together"]));
    assert!(matches!(asked("If “Alone” or “Together”: Why?"), Block::Lines { count: 1, .. }));
    let asked_for_on = |blocks: &[Block]| -> Vec<String> {
        let one = |block: &Block| match block {
            Block::Question(question) => vec![question.clone()],
            Block::Blanks { questions, .. } => questions.clone(),
            _ => Vec::new(),
        };
        blocks.iter().flat_map(one).filter(|question| question.aside == "Asked for").map(|question| question.label).collect()
    };
    assert_eq!(asked_for_on(&blocks), ["When", "If “Alone” or “Together”: Why?", "On", "On", "On"], "what its maker asks for is marked");
    assert!(matches!(asked("What happened"), Block::Lines { count: 4, .. }));
    assert!(matches!(asked("What was lost"), Block::ListLines(3)));
    assert!(matches!(asked("Ready"), Block::Boxes { takes_one: false, .. }));
    assert!(matches!(asked("Which?"), Block::Boxes { takes_one: false, .. }));
    assert!(matches!(asked("How much?"), Block::Scale { value: None, most: 10, .. }));
    assert!(matches!(asked("What is there?"), Block::Words(words) if words.len() > 40));
    assert!(matches!(asked("Before and now"), Block::Table { rows, .. } if rows.len() == 4 && rows.iter().flatten().all(String::is_empty)));
    assert_eq!(*asked("Questions"), Block::Item("Question 1".to_owned()));
    assert_eq!(blocks.iter().filter(|block| matches!(block, Block::Item(_))).count(), 3);
    assert!(matches!(asked("Said"), Block::Sentence(parts) if parts.len() == 2));
    assert!(matches!(asked("To know"), Block::Pairs { pairs, .. } if pairs[0].0 == "“Tell me.”"));
    assert_eq!(blocks.last(), Some(&Block::Note(lang().paper.help_on_paper.clone())));
}

fn set(document: &Document, paper: Paper) -> SetPages {
    let document = document.for_reader(&Options::default(), &[]).expect("something");
    SetPages::set(&document, paper, &PageWords::of(lang())).expect("it can be set")
}

fn blank_of(pack: Pack) -> Document {
    with_sources(&Journal::default(), |sources| What::Blank(pack).document(sources, Span::default())).expect("a document")
}

#[test]
fn every_worksheet_can_be_printed_blank_on_every_paper() {
    for id in content().worksheets().keys() {
        let document = blank_of(Pack::of(id));
        assert_eq!(document.for_reader(&Options::default(), &[]).expect("a sheet").words_written(), 0, "{id}");
        for paper in [Paper::A4, Paper::A5] {
            let pages = set(&document, paper);
            assert_eq!(pages.missing_letters(), [char::MAX; 0], "{id} {paper:?}");
            assert!(pages.pdf().expect("a file").is_universally_accessible, "{id} {paper:?}");
        }
    }
}

#[test]
fn a_blank_sheet_says_nothing_of_what_was_filled_in() {
    let mut journal = Journal::default();
    journal.apply(Edit::put(Id::from_parts(1, 1), sheet("what-happened", &[("name", text("SECRET"))])));
    let blank = with_sources(&journal, |sources| What::Blank(Pack::of("what-happened")).document(sources, Span::default())).expect("a document");
    assert!(!markdown(&blank).contains("SECRET"));
}

fn sheets(pack: &Document) -> Vec<&str> {
    let blocks = pack.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Title { title, .. } = block { Some(title.as_str()) } else { None }).collect()
}

fn pack(worksheets: &[&str]) -> Pack {
    Pack { worksheets: worksheets.iter().map(|id| (*id).to_owned()).collect(), ..Pack::default() }
}

#[test]
fn each_sheet_of_a_pack_begins_on_a_page_of_its_own_and_many_are_listed_first() {
    let few = blank_of(pack(&["saying-it", "making-sense", "saying-it", "no-such"]));
    assert_eq!(sheets(&few), ["Saying what it did", "Making some sense of it", "Are you safe right now?"]);
    assert!(few.begins_with_title());
    let many = blank_of(Pack { has_guide: true, has_agenda: true, ..pack(&["saying-it", "making-sense"]) });
    let all = ["Guide for therapists", "A session for two", "Saying what it did", "Making some sense of it", "Are you safe right now?"];
    assert_eq!(sheets(&many), all);
    assert_eq!(many.sections[0].blocks, [Block::Contents(lang().paper.contents.clone())]);
    let pages = set(&many, Paper::A4);
    assert!(pages.count() >= 6 && pages.pdf().expect("a file").is_universally_accessible);
    assert_eq!(with_sources(&Journal::default(), |sources| What::Blank(pack(&["no-such"])).document(sources, Span::default())), None);
}

#[test]
fn a_sheet_left_out_of_a_pack_is_not_in_its_list() {
    let whole = blank_of(pack(&["saying-it", "making-sense", "taking-turns", "what-happened"]));
    let options = Options { chosen: BTreeMap::from([("sheet:making-sense".to_owned(), false)]), ..Options::default() };
    let less = markdown(&whole.for_reader(&options, &[]).expect("the others"));
    assert!(less.contains("- Taking turns") && !less.contains("Making some sense of it"));
}

#[test]
fn the_guide_is_two_pages() {
    let guide = with_sources(&Journal::default(), |sources| What::Guide.document(sources, Span::default())).expect("the guide");
    for paper in [Paper::A4, Paper::Letter] {
        let pages = set(&guide, paper);
        assert_eq!(pages.count(), 2, "{paper:?}");
        assert!(pages.missing_letters().is_empty() && pages.pdf().expect("a file").is_universally_accessible);
    }
}

#[test]
fn the_agenda_is_one_page_and_takes_in_agreements_only_where_that_is_chosen() {
    let mut journal = Journal::default();
    let empty = Boundary::empty(Timestamp::from_millis(0), "2026-10-01T20:00+02:00".parse().expect("a time"));
    let due = |title: &str| Boundary {
        title: title.to_owned(),
        limit: format!("{title} as agreed"),
        kind: BoundaryKind::Agreement,
        status: BoundaryStatus::Active,
        review_on: Some(day("2026-11-20")),
        ..empty.clone()
    };
    let all = [
        due("Sundays"),
        Boundary { is_private: true, ..due("Private") },
        Boundary { review_on: Some(day("2026-12-20")), ..due("Later") },
        Boundary { status: BoundaryStatus::Paused, ..due("Resting") },
        Boundary { kind: BoundaryKind::Boundary, ..due("Mine") },
    ];
    for (number, boundary) in (1..).zip(all) {
        journal.apply(Edit::put(Id::from_parts(1, number), boundary));
    }
    let agenda = with_sources(&journal, |sources| What::Agenda.document(sources, Span::default())).expect("an agenda");
    for paper in [Paper::A4, Paper::Letter] {
        let pages = set(&agenda, paper);
        assert_eq!(pages.count(), 1, "{paper:?}");
        assert!(pages.missing_letters().is_empty() && pages.pdf().expect("a file").is_universally_accessible);
    }
    assert!(!markdown(&agenda.for_reader(&Options::default(), &[]).expect("an agenda")).contains("Sundays"));
    assert_eq!(section(&agenda, "agreements").blocks[1..], [written("Sundays", "Sundays as agreed")]);
}

#[test]
fn what_to_do_in_danger_is_left_out_unless_it_is_chosen() {
    let document = filled(sheet("what-happened", &[("name", text("A summer"))]));
    assert!(!markdown(&document.for_reader(&Options::default(), &[]).expect("a sheet")).contains("112"));
    let options = Options { chosen: BTreeMap::from([("danger".to_owned(), true)]), ..Options::default() };
    let with_it = markdown(&document.for_reader(&options, &[]).expect("a sheet"));
    assert!(with_it.contains("Are you safe right now?") && with_it.contains("999") && with_it.contains("0808 2000 247"), "{with_it}");
    assert!(set(&document, Paper::A4).pdf().expect("a file").is_universally_accessible);
}
