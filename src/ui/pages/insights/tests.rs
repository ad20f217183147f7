//! The page, driven by accessible names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use eframe::egui::{Key as Keyboard, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Export, Found, Question, Revisions};
use crate::insights::Span;
use crate::journal::{
    Boundary, BoundaryEvent, BoundaryStatus, CheckIn, Edit, EventOutcome, Id, Intensity, Journal, LocalTime, Mood, Sleep, StepProgress, StepState, Timestamp,
    WordRef,
};
use crate::ui::action::{Action, Page};
use crate::ui::command::Command;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

const TREND: &str = "How your days have felt";
const CHART: &str = "How your days have felt. Arrow keys go from day to day";

fn last_day() -> NaiveDate {
    "2026-11-22".parse().expect("a date")
}

fn listed(id: &str) -> WordRef {
    WordRef::Listed(id.to_owned())
}

/// `days` days with `per_day` check-ins each. Days outdoors are better; every third day is one with
/// family.
fn journal(days: u64, per_day: u64) -> Journal {
    let mut journal = Journal::default();
    let mut edit = Edit::default();
    for ago in 0..days {
        let day = last_day() - Days::new(ago);
        let is_outdoors = ago % 5 < 2;
        for number in 0..per_day {
            let minutes = 8 * 60 + (number * 12 * 60 / per_day) as u32;
            let when = LocalTime::new(day.and_hms_opt(minutes / 60, minutes % 60, 0).expect("a time"), 60);
            let wave = ((ago * 7919 + number * 31) % 41) as f32 / 100.0 - 0.2;
            let mood = Mood::new(if is_outdoors { 0.5 } else { -0.2 } + wave, wave);
            let word = if is_outdoors { "calm" } else { "lonely" };
            let tags = [(is_outdoors, "outdoors"), (ago % 3 == 0, "family")].into_iter().filter(|(is_there, _)| *is_there).map(|(_, tag)| listed(tag));
            let check_in = CheckIn {
                changed: Timestamp::from_millis(0),
                when,
                written: None,
                mood,
                feelings: BTreeMap::from([(listed(word), Intensity::Unsaid)]),
                tags: tags.collect::<BTreeSet<_>>(),
                note: String::new(),
            };
            edit.puts.extend(Edit::put(Id::from_parts(ago, u128::from(number)), check_in).puts);
        }
        let night = Sleep { changed: Timestamp::from_millis(0), duration_minutes: Some(if is_outdoors { 500 } else { 340 }), quality: None };
        edit.puts.extend(Edit::put(day, night).puts);
    }
    journal.apply(edit);
    journal
}

const WHOLE: View = View { size: eframe::egui::vec2(1280.0, 2200.0), ..View::DESIGN };

fn desk(journal: Journal, span: Span) -> Desk {
    Desk::new(Page::Insights, journal).with(|desk| {
        let question = Question { span, today: last_day(), revisions: Revisions { check_ins: 1, ..Revisions::default() } };
        let found = Found::work_out(&desk.journal, question.clone(), None);
        desk.states.insights.span = span;
        desk.states.insights.asked = Some(question);
        desk.states.insights.take(found);
    })
}

fn quarter() -> Harness<'static, Desk> {
    harness(desk(journal(80, 1), Span::ThreeMonths), WHOLE)
}

fn says(harness: &Harness<'_, Desk>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn choose(harness: &mut Harness<'_, Desk>, part: &str, entry: &str) {
    harness.get_by_label(&format!("More for “{part}”")).click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

#[test]
fn every_part_says_a_sentence() {
    let harness = quarter();
    for words in [
        "The last two weeks shown",
        "2 different words in 80 check-ins.",
        "days with “Outdoors”, your mood was on average higher than on the",
        "Seen together, not cause",
        "Most often",
        "The days of the week show no clear pattern.",
        "Longer nights came before better days on average.",
    ] {
        assert!(says(&harness, words), "{words:?}");
    }
}

#[test]
fn arrow_keys_go_from_day_to_day_and_say_each() {
    let mut harness = quarter();
    harness.get_by_label(CHART).focus();
    harness.run();
    harness.key_press(Keyboard::ArrowLeft);
    harness.run();
    assert!(says(&harness, "22 Nov 2026, "));
    harness.key_press(Keyboard::ArrowLeft);
    harness.run();
    let node = harness.get_by_label_contains("21 Nov 2026, ");
    assert!(node.accesskit_node().label().is_some_and(|name| name.ends_with("1 check-in")));
    harness.key_press(Keyboard::Home);
    harness.run();
    assert!(says(&harness, "4 Sep 2026, "));
}

#[test]
fn a_day_of_several_check_ins_says_its_spread() {
    let mut harness = harness(desk(journal(30, 3), Span::FourWeeks), WHOLE);
    harness.get_by_label(CHART).focus();
    harness.run();
    harness.key_press(Keyboard::End);
    harness.run();
    assert!(says(&harness, "between ") && says(&harness, "3 check-ins"));
}

#[test]
fn every_chart_is_a_table_too_and_goes_back() {
    for (part, cell) in [
        (TREND, "22 Nov 2026"),
        ("Words you named most", "Lonely"),
        ("What goes with better and harder days", "Outdoors"),
        ("Where your check-ins lie", "On edge"),
        ("By weekday", "Monday"),
        ("By time of day", "06:00 to 09:00"),
        ("Sleep and the day after", "8 to 9 hours"),
    ] {
        let mut harness = quarter();
        choose(&mut harness, part, "Show as table");
        assert!(harness.query_by_role_and_label(Role::Table, part).is_some(), "{part}");
        assert!(harness.query_by_role_and_label(Role::Cell, cell).is_some(), "{part}");
        choose(&mut harness, part, "Show as chart");
        assert!(harness.query_by_role_and_label(Role::Table, part).is_none(), "{part}");
    }
}

/// Recently: a step done, a boundary set, and that boundary crossed `crossings` times.
fn with_markers(mut journal: Journal, crossings: u64) -> Journal {
    let on = |ago: u64| LocalTime::new((last_day() - Days::new(ago)).and_hms_opt(19, 0, 0).expect("a time"), 60);
    let changed = Timestamp::from_millis(0);
    let mut progress = StepProgress::untouched(changed);
    progress.mark(StepState::Done, on(40));
    journal.apply(Edit::put("look-at-safety".to_owned(), progress));
    let (id, title) = (Id::from_parts(1, 900), "Phones stay out".to_owned());
    journal.apply(Edit::put(id, Boundary { title, status: BoundaryStatus::Active, ..Boundary::empty(changed, on(30)) }));
    for number in 0..crossings {
        let event = BoundaryEvent::new(changed, id, on(2 * number + 1), EventOutcome::Crossed);
        journal.apply(Edit::put(Id::from_parts(2, u128::from(number)), event));
    }
    journal
}

#[test]
fn what_happened_on_the_way_is_named_and_the_rest_is_told_together() {
    let harness = harness(desk(with_markers(journal(80, 1), 5), Span::ThreeMonths), WHOLE);
    for words in ["13 Oct, Step done: Look at whether you are safe", "23 Oct, Boundary written: Phones stay out", "21 Nov, Boundary crossed: Phones stay out"] {
        assert!(says(&harness, words), "{words:?}");
    }
    // Three of seven are counted, with their names.
    let more: Vec<String> = harness.query_all_by_label_contains("Boundary crossed").filter_map(|node| node.accesskit_node().value()).collect();
    assert!(more.iter().any(|names| names.lines().count() == 3 && names.lines().all(|name| name.contains("Boundary crossed"))), "{more:?}");
}

#[test]
fn of_many_markers_the_latest_are_told_and_the_table_has_the_rest() {
    let harness = harness(desk(with_markers(journal(80, 1), 20), Span::ThreeMonths), WHOLE);
    let more = harness.query_all_by_label_contains("more in the table").find_map(|node| node.accesskit_node().value()).expect("what is not shown");
    // Of 22, four are shown and six are listed.
    assert_eq!(more.lines().count(), 7);
    assert!(more.ends_with("and 12 more in the table"), "{more}");
}

#[test]
fn choices_stand_in_the_row_of_the_title_where_there_is_room_and_below_it_where_not() {
    let tops = |view: View| {
        let harness = harness(desk(journal(80, 1), Span::ThreeMonths), view);
        let middle = |name: &str| harness.get_by_label(name).rect().center().y;
        [(format!("More for “{TREND}”"), "What the chart shows"), ("More for “What goes with better and harder days”".to_owned(), "Same day")]
            .map(|(menu, choice)| middle(choice) - middle(&menu))
    };
    assert!(tops(WHOLE).iter().all(|apart| apart.abs() < 6.0), "{:?}", tops(WHOLE));
    let narrow = View { size: eframe::egui::vec2(440.0, 2200.0), ..View::DESIGN };
    assert!(tops(narrow).iter().all(|apart| *apart > 20.0), "{:?}", tops(narrow));
}

#[test]
fn of_each_outcome_one_row_is_shown_before_all_are() {
    let mut journal = journal(80, 1);
    // One rare tag and four frequent, unrelated ones, beside the related ones.
    let tagged: Vec<_> = journal.check_ins().iter().map(|(id, check_in)| (*id, (**check_in).clone())).collect();
    for (number, (id, mut check_in)) in tagged.into_iter().enumerate() {
        check_in.tags.extend((number < 2).then(|| listed("cooking")));
        for (every, tag) in [(2, "music"), (3, "writing"), (4, "at-work"), (5, "a-talk")] {
            check_in.tags.extend((number % every == 0).then(|| listed(tag)));
        }
        journal.apply(Edit::put(id, check_in));
    }
    let mut harness = harness(desk(journal, Span::ThreeMonths), WHOLE);
    let shown = |harness: &Harness<'_, Desk>| harness.query_all_by_role(Role::Heading).filter(|node| node.accesskit_node().level() == Some(3)).count();
    assert_eq!(shown(&harness), 6);
    for words in ["your mood was on average higher", "These days show no clear difference", "Not enough yet: 3 more days"] {
        assert!(says(&harness, words), "{words:?}");
    }
    harness
        .query_all_by_role(Role::Button)
        .find(|button| button.accesskit_node().label().is_some_and(|name| name.ends_with(" more")))
        .expect("a button")
        .click();
    harness.run();
    assert!(shown(&harness) > 6);
}

#[test]
fn a_table_is_asked_to_be_saved_whole() {
    let mut harness = quarter();
    choose(&mut harness, TREND, "Save as CSV file…");
    let Some(Action::Export(Export::Table(table))) = harness.state().other.first() else { panic!("not asked for") };
    assert_eq!(table.text.lines().count(), 81);
    assert!(table.text.starts_with("Date,Mood,14-day average,Usual from,Usual to,Check-ins,On the way,First day,Last day\n2026-11-22,"));
    assert_eq!(&*table.name, "mood by day 2026-08-24 to 2026-11-22");
}

#[test]
fn a_table_says_of_which_days_it_is_and_whose_mood_was_compared() {
    let mut harness = quarter();
    harness.get_by_label("Next day").click();
    harness.run();
    choose(&mut harness, "What goes with better and harder days", "Save as CSV file…");
    let Some(Action::Export(Export::Table(table))) = harness.state().other.first() else { panic!("not asked for") };
    let (heads, rows) = table.text.split_once('\n').expect("heads");
    assert!(heads.ends_with(",First day,Last day,Whose mood"), "{heads}");
    assert!(rows.lines().count() > 0 && rows.lines().all(|row| row.ends_with(",2026-08-24,2026-11-22,Next day")), "{rows}");
    assert_eq!(&*table.name, "next days side by side 2026-08-24 to 2026-11-22");
}

/// Every part, with a colour that its picture must contain.
fn parts() -> [(&'static str, eframe::egui::Color32); 7] {
    let c = crate::ui::theme::Theme::look(false, false).colours;
    [
        (TREND, c.chart_line),
        ("Words you named most", c.mood_settled),
        ("What goes with better and harder days", c.chart_better),
        ("Where your check-ins lie", c.mood_edge),
        ("By weekday", c.chart_worse),
        ("By time of day", c.text_primary),
        ("Sleep and the day after", c.chart_better),
    ]
}

#[test]
fn every_chart_is_a_picture_too() {
    for (part, colour) in parts() {
        let mut harness = quarter();
        choose(&mut harness, part, "Save as PNG picture…");
        let Some(Action::Export(Export::Picture(picture))) = harness.state().other.first() else { panic!("{part}: not asked for") };
        let file = picture.as_png().expect("a picture");
        let image = image::load_from_memory_with_format(&file, image::ImageFormat::Png).expect("a png").to_rgba8();
        assert!((640..=2_000).contains(&image.width()), "{part}");
        assert!((200..2_000).contains(&image.height()), "{part}: {}", image.height());
        let count = |colour: eframe::egui::Color32| image.pixels().filter(|pixel| pixel.0 == colour.to_array()).count();
        assert!(count(colour) > 60, "{part}: {}", count(colour));
        // Nothing is cut off at the edges.
        let ground = image.get_pixel(0, 0);
        let edges =
            (0..image.width()).flat_map(|x| [(x, 0), (x, image.height() - 1)]).chain((0..image.height()).flat_map(|y| [(0, y), (image.width() - 1, y)]));
        assert!(edges.into_iter().all(|(x, y)| image.get_pixel(x, y) == ground), "{part}");
    }
}

#[test]
fn a_picture_shows_what_the_page_shows() {
    let picture = |prepare: fn(&mut Harness<'_, Desk>)| {
        let mut harness = quarter();
        prepare(&mut harness);
        choose(&mut harness, TREND, "Save as PNG picture…");
        let Some(Action::Export(Export::Picture(picture))) = harness.state().other.first() else { panic!("not asked for") };
        picture.as_png().expect("a picture")
    };
    let mood = picture(|_| {});
    let energy = picture(|harness| {
        harness.get_by_label("What the chart shows").click();
        harness.run();
        harness.get_by_label("Energy").click();
        harness.run();
    });
    // Not `assert_ne!`, which would print the files on failure.
    assert!(mood != energy);
}

#[test]
fn the_chart_shows_energy_when_it_is_chosen() {
    let mut harness = quarter();
    harness.get_by_label("What the chart shows").click();
    harness.run();
    harness.get_by_label("Energy").click();
    harness.run();
    choose(&mut harness, TREND, "Show as table");
    assert!(harness.query_by_role_and_label(Role::ColumnHeader, "Energy").is_some());
}

#[test]
fn rows_about_people_wait_until_they_are_asked_for() {
    let mut harness = quarter();
    assert!(harness.query_by_role_and_label(Role::Heading, "Family").is_none());
    harness.get_by_label_contains("Rows about people").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Family").is_some());
}

#[test]
fn the_next_day_is_another_list() {
    let mut harness = quarter();
    harness.get_by_label("Next day").click();
    harness.run();
    assert!(!says(&harness, "days with “Outdoors”"));
    assert!(harness.query_by_role_and_label(Role::Heading, "Outdoors").is_some());
}

#[test]
fn few_days_say_how_many_more_it_takes() {
    let harness = harness(desk(journal(20, 1), Span::FourWeeks), WHOLE);
    assert!(harness.query_all_by_label("Not enough yet: 8 more days").count() > 0);
    assert!(says(&harness, "20 nights so far"));
}

#[test]
fn how_it_is_worked_out_is_told_on_demand() {
    let mut harness = quarter();
    assert!(!says(&harness, "Of 100 such lines"));
    harness.get_by_label("How this is worked out").click();
    harness.run();
    assert!(says(&harness, "Of 100 such lines"));
}

#[test]
fn other_days_are_chosen_by_segment_and_by_date() {
    let mut harness = quarter();
    harness.get_by_role_and_label(Role::RadioButton, "Year").click();
    harness.run();
    assert_eq!(harness.state().states.insights.span, Span::Year);
    harness.get_by_label("Choose days").click();
    harness.run();
    // Results for the year are pending: the old ones stay, with their days.
    assert_eq!(harness.state().states.insights.span, Span::Days("2026-08-24".parse().expect("a date"), last_day()));
    assert!(harness.query_by_label("From").is_some() && harness.query_by_label("To").is_some());
    assert!(harness.query_by_label(CHART).is_some(), "the page does not blank");
}

#[test]
fn pulling_across_the_chart_shows_these_days() {
    let mut harness = quarter();
    let chart = harness.get_by_label(CHART).rect();
    let at = |share: f32| eframe::egui::pos2(chart.left() + share * chart.width(), chart.center().y);
    harness.drag_at(at(0.4));
    harness.run();
    harness.hover_at(at(0.5));
    harness.run();
    harness.hover_at(at(0.6));
    harness.run();
    harness.drop_at(at(0.6));
    harness.run();
    let Span::Days(from, to) = harness.state().states.insights.span else { panic!("the days have not changed") };
    assert!((15..25).contains(&(to - from).num_days()), "{from} to {to}");
}

#[test]
fn a_journal_without_check_ins_offers_one() {
    let mut harness = harness(desk(Journal::default(), Span::ThreeMonths), WHOLE);
    harness.get_by_label("Check in").click();
    harness.run();
    assert!(matches!(harness.state().other.as_slice(), [Action::Command(Command::NewCheckIn)]));
}

#[test]
fn days_without_check_ins_say_so() {
    let days = Span::Days("2020-01-01".parse().expect("a date"), "2020-02-01".parse().expect("a date"));
    assert!(says(&harness(desk(journal(80, 1), days), WHOLE), "No check-ins on these days."));
}

#[test]
fn at_night_they_rest_until_asked_for() {
    let at_night = desk(journal(80, 1), Span::ThreeMonths).with(|desk| desk.now.local = at("2026-11-22T23:14+01:00"));
    let mut harness = harness(at_night, WHOLE);
    assert!(says(&harness, "Resting for the night") && harness.query_by_label(CHART).is_none());
    harness.get_by_label("Show them anyway").click();
    harness.run();
    assert!(harness.query_by_label(CHART).is_some());
    harness.state_mut().now.local = at("2026-11-23T09:14+01:00");
    harness.run();
    harness.state_mut().now.local = at("2026-11-23T23:14+01:00");
    harness.run();
    assert!(harness.query_by_label(CHART).is_none(), "the next night they rest again");
}

#[test]
fn an_answer_to_another_question_is_not_listened_to() {
    let mut desk = desk(Journal::default(), Span::ThreeMonths);
    let late = Question { span: Span::Year, today: last_day(), revisions: Revisions { check_ins: 9, ..Revisions::default() } };
    desk.states.insights.take(Found::work_out(&journal(10, 1), late, None));
    assert!(says(&harness(desk, WHOLE), "Nothing to show yet"));
}

#[test]
fn years_of_check_ins_paint_no_more_than_the_days_that_are_shown() {
    let shapes = |days: u64| {
        let mut harness = harness(desk(journal(days, 6), Span::FourWeeks), WHOLE);
        harness.run();
        harness.output().shapes.len()
    };
    assert_eq!(shapes(3_400), shapes(60));
}

#[test]
fn it_settles_in_every_window() {
    in_every_view("insights", || desk(journal(80, 2), Span::ThreeMonths), super::show);
    in_every_view("insights empty", || desk(Journal::default(), Span::ThreeMonths), super::show);
    in_every_view("insights night", || desk(journal(3, 1), Span::ThreeMonths).with(|desk| desk.now.local = at("2026-11-22T23:14+01:00")), super::show);
}
