//! The trash: deleted records until they expire.

use eframe::egui::Ui;

use super::worksheets::sheet_title;
use crate::content::{fill, title_of_own, title_of_own_path, title_of_own_step};
use crate::journal::{BoundaryEvent, CheckIn, Id, Key, Record, TRASH_DAYS, TrashItem, UserRecord, Writing, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_of;
use crate::ui::pages::tools::held_words;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, empty_state, hairline};

const WIDTH: f32 = 760.0;
const WORDS_MAX_CHARACTERS: usize = 60;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.trash;
    let mut items: Vec<(Id, &TrashItem)> = cx.journal.trash().iter().map(|(id, item)| (*id, &**item)).collect();
    items.sort_by_key(|(id, item)| std::cmp::Reverse((item.deleted, *id)));
    parts::page(ui, "trash", WIDTH, |ui| {
        parts::title(ui, &words.heading);
        if items.is_empty() {
            empty_state(ui, Icon::Trash2, &words.empty_heading, &words.empty_text, None);
            return;
        }
        parts::explanation(ui, &words.explanation);
        ui.add_space(Theme::of(ui).spacing.s);
        for (id, item) in items {
            hairline(ui);
            row(ui, cx, id, item);
        }
    });
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, item: &TrashItem) {
    let theme = Theme::of(ui);
    let words = &cx.lang.trash;
    let Some((_, record)) = item.records.first() else { return };
    let kind = cx.lang.record_kinds.of_record(record);
    let what = first_words(cx, record);
    let name = if what.is_empty() { kind.to_owned() } else { format!("{kind}: {what}") };
    ui.label(theme.text(TextStyle::Strong, if what.is_empty() { kind } else { &what }));

    let day = cx.locale.day_near(cx.day_of(item.deleted), cx.today(), &cx.lang.dates);
    let mut facts = vec![
        kind.to_owned(),
        fill(&words.deleted_on, &[("date", &day)]),
        if cx.journal.needs_from_trash(item) { words.kept_for_sheets.clone() } else { words.days_left.of(days_left(cx, item)) },
    ];
    // A draft deleted with its check-in is not a log entry.
    let log_entries = item.records.iter().skip(1).filter(|(key, _)| matches!(key, Key::BoundaryEvent(_) | Key::PromiseEntry(_) | Key::PracticeTime(_))).count();
    if log_entries > 0 {
        facts.insert(1, words.with_others.of(log_entries));
    }
    ui.label(theme.text(TextStyle::Small, facts.join(" · ")).color(theme.colours.text_secondary));

    if cx.commands.can_edit {
        ui.horizontal_wrapped(|ui| {
            let restore = ui.add(Button::new(&words.restore).small()).accessible_name(fill(&words.restore_of, &[("what", &name)]));
            if restore.clicked() {
                cx.push(Action::RestoreFromTrash(id));
            }
            let erase = ui.add(Button::quiet(&words.erase).small()).accessible_name(fill(&words.erase_of, &[("what", &name)]));
            if erase.clicked() {
                cx.push(Action::AskToErase { id, what: name.clone() });
            }
        });
    }
}

/// Days until permanent deletion, at least one.
fn days_left(cx: &Cx<'_>, item: &TrashItem) -> usize {
    let gone_after = TRASH_DAYS - (cx.now.local.date() - item.deleted.date()).num_days();
    usize::try_from(gone_after).unwrap_or(0).max(1)
}

/// The title, name or first words of a record.
fn first_words(cx: &Cx<'_>, record: &Record) -> String {
    if let Some(covered) = held_words::covered(cx, record) {
        return covered;
    }
    let text = match record {
        Record::CheckIn(check_in) => return check_in_words(cx, check_in),
        Record::BoundaryEvent(event) => return event_words(cx, event),
        Record::Boundary(boundary) => title_of(boundary, cx.lang),
        Record::Sheet(sheet) => return shortened(sheet_title(cx, sheet)),
        Record::OwnTemplate(template) => title_of_own(template),
        Record::OwnPath(path) => title_of_own_path(path),
        Record::OwnStep(step) => title_of_own_step(step),
        Record::Person(person) => &person.name,
        Record::OwnFeeling(feeling) => &feeling.name,
        Record::OwnTag(tag) => &tag.name,
        Record::OwnTagGroup(group) => &group.name,
        Record::Writing(writing) => return writing_words(cx, writing),
        Record::NightLine(line) => &line.text,
        _ => record.user_texts().into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default(),
    };
    shortened(text)
}

fn check_in_words(cx: &Cx<'_>, check_in: &CheckIn) -> String {
    let words = &cx.lang.dates;
    let day = cx.locale.day_near(cx.day_of(check_in.when), cx.today(), words);
    let when = fill(&words.date_at_time, &[("date", &day), ("time", &cx.locale.time(check_in.when.time(), words))]);
    let quadrant = &cx.lang.mood.quadrants[check_in.mood.quadrant()];
    joined(format!("{when}, {quadrant}"), &check_in.note)
}

fn writing_words(cx: &Cx<'_>, writing: &Writing) -> String {
    joined(cx.locale.day_near(cx.day_of(writing.when), cx.today(), &cx.lang.dates), &writing.text)
}

fn event_words(cx: &Cx<'_>, event: &BoundaryEvent) -> String {
    let day = cx.locale.day_near(cx.day_of(event.when), cx.today(), &cx.lang.dates);
    let outcome = &cx.lang.boundaries.outcomes[event.outcome];
    joined(fill(&cx.lang.boundaries.log_summary, &[("outcome", outcome), ("date", &day)]), &event.note)
}

fn joined(facts: String, note: &str) -> String {
    let note = shortened(note);
    if note.is_empty() { facts } else { format!("{facts}: {note}") }
}

fn shortened(text: &str) -> String {
    let line = lines_of(text).map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let mut short: String = line.chars().take(WORDS_MAX_CHARACTERS).collect();
    if short.len() < line.len() {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::{Boundary, Edit, EventOutcome, Journal, Person, Timestamp};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn deleted(number: u128, when: &str, records: Vec<(Key, Record)>) -> Edit {
        let item = TrashItem { changed: never(), deleted: at(when), records };
        Edit::put(Id::from_parts(1, number), item)
    }

    fn desk() -> Desk {
        let id = Id::from_parts(1, 100);
        let boundary = Boundary { title: "Phones stay out of the bedroom".to_owned(), ..Boundary::empty(never(), at("2026-10-25T20:00+01:00")) };
        let event = BoundaryEvent { note: "Asked once".to_owned(), ..BoundaryEvent::new(never(), id, at("2026-11-14T22:00+01:00"), EventOutcome::Held) };
        let person = Person { name: "Ana".to_owned(), ..Person::empty(never()) };
        let mut journal = Journal::default();
        journal.apply(deleted(1, "2026-10-24T09:00+01:00", vec![(Key::Person(id), person.into())]));
        journal.apply(deleted(
            2,
            "2026-11-20T09:00+01:00",
            vec![(Key::Boundary(id), boundary.into()), (Key::BoundaryEvent(id), event.clone().into()), (Key::BoundaryEvent(id), event.into())],
        ));
        Desk::new(Page::Trash, journal)
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("trash", desk, crate::ui::pages::show);
        in_every_view("trash-empty", || Desk::new(Page::Trash, Journal::default()), crate::ui::pages::show);
    }

    #[test]
    fn the_newest_stands_first_and_everything_says_how_long_it_stays() {
        let harness = harness(desk(), View::DESIGN);
        let newest = harness.get_by_label("Phones stay out of the bedroom").rect().top();
        assert!(newest < harness.get_by_label("Ana").rect().top());
        assert!(harness.query_by_label("Boundary · with 2 log entries · Deleted 20 Nov · 28 days left").is_some());
        assert!(harness.query_by_label("Person · Deleted 24 Oct · gone tomorrow").is_some());
    }

    #[test]
    fn a_thing_is_restored_or_erased_by_its_name() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Restore: Person: Ana").click();
        harness.run();
        harness.get_by_label("Erase everywhere: Boundary: Phones stay out of the bedroom").click();
        harness.run();
        assert!(matches!(
            harness.state().other.as_slice(),
            [Action::RestoreFromTrash(first), Action::AskToErase { id: second, .. }] if *first == Id::from_parts(1, 1) && *second == Id::from_parts(1, 2)
        ));
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        assert_eq!(shortened("\n  Ünder the pillow.\nMore"), "Ünder the pillow.");
        let long = shortened(&"é ".repeat(80));
        assert!(long.ends_with("é…") && long.chars().count() <= WORDS_MAX_CHARACTERS + 1);
    }
}
