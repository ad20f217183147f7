//! Other records of a day: boundaries, steps, promises and tool logs, each a link to its page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::content::{fill, step_title};
use crate::journal::{Appreciation, BoundaryEvent, Key, Moment, PracticeTime, PromiseEntry, PromiseOutcome, TableKind, Trigger, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::pages::tools::ledger;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, hairline, label};

struct Link {
    icon: Icon,
    text: String,
    action: Action,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, day: NaiveDate) {
    let mut links = of_boundaries_and_steps(cx, day);
    links.extend(of_promises(cx, day));
    links.extend(of_hard_moments(cx, day));
    links.extend(of_good_things(cx, day));
    if links.is_empty() {
        return;
    }
    hairline(ui);
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xxs;
    label(ui, &cx.lang.journal.linked_to);
    for Link { icon, text, action } in links {
        if flush_left(ui, |ui| ui.add(Button::quiet(&text).small().icon(icon))).clicked() {
            cx.push(action);
        }
    }
}

fn with_state(cx: &Cx<'_>, title: &str, state: &str) -> String {
    if state.is_empty() { title.to_owned() } else { fill(&cx.lang.journal.link, &[("title", title), ("state", state)]) }
}

/// The first words of the person's own text; the rest is read at the target.
fn beginning(text: &str) -> String {
    const CHARS: usize = 48;
    let line = lines_of(text).map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(CHARS) {
        None => line.to_owned(),
        Some((end, _)) => format!("{} …", line[..end].rsplit_once(char::is_whitespace).map_or(&line[..end], |(words, _)| words)),
    }
}

fn of_boundaries_and_steps(cx: &Cx<'_>, day: NaiveDate) -> Vec<Link> {
    let (journal, lang) = (cx.journal, cx.lang);
    let hour = journal.day_start_hour();
    let events = journal.on_days::<BoundaryEvent>(day..=day, hour).filter_map(|(_, event)| {
        let boundary = journal.boundaries().get(&event.boundary)?;
        let text = with_state(cx, title_elsewhere(boundary, lang), &lang.boundaries.outcomes[event.outcome].to_lowercase());
        Some(Link { icon: Icon::Fence, text, action: Action::OpenBoundary(event.boundary) })
    });
    let steps = journal.steps().iter().filter_map(|(id, progress)| {
        let marked = progress.history.iter().rev().find(|change| change.when.day(hour) == day)?;
        let text = with_state(cx, step_title(journal, cx.content, id)?, &lang.roadmap.states[marked.state].to_lowercase());
        Some(Link { icon: Icon::Route, text, action: Action::OpenStep(id.clone()) })
    });
    events.chain(steps).collect()
}

fn of_promises(cx: &Cx<'_>, day: NaiveDate) -> Vec<Link> {
    let (journal, lang) = (cx.journal, cx.lang);
    let entries = journal.on_days::<PromiseEntry>(day..=day, journal.day_start_hour()).filter_map(|(id, entry)| {
        let promise = journal.promises().get(&entry.promise)?;
        // Keep the capitals of "I do not know".
        let outcome = &lang.ledger.outcomes[entry.outcome];
        let outcome = if entry.outcome == PromiseOutcome::Unknown { outcome.to_owned() } else { outcome.to_lowercase() };
        let text = with_state(cx, ledger::title_of(promise, lang), &outcome);
        Some(Link { icon: Tool::Ledger.icon(), text, action: Action::OpenInTool(Key::PromiseEntry(id)) })
    });
    entries.collect()
}

fn of_hard_moments(cx: &Cx<'_>, day: NaiveDate) -> Vec<Link> {
    let (journal, kinds) = (cx.journal, &cx.lang.record_kinds);
    let hour = journal.day_start_hour();
    let triggers = journal.on_days::<Trigger>(day..=day, hour).map(|(id, trigger)| {
        let text = with_state(cx, &kinds.tables[TableKind::Trigger], &beginning(&trigger.what));
        Link { icon: Tool::Triggers.icon(), text, action: Action::OpenInTool(Key::Trigger(id)) }
    });
    let moments = journal.on_days::<Moment>(day..=day, hour).map(|(id, moment)| {
        let text = with_state(cx, &kinds.tables[TableKind::Moment], &beginning(&moment.note));
        Link { icon: Icon::Wind, text, action: Action::OpenInTool(Key::Moment(id)) }
    });
    triggers.chain(moments).collect()
}

fn of_good_things(cx: &Cx<'_>, day: NaiveDate) -> Vec<Link> {
    let (journal, kinds) = (cx.journal, &cx.lang.record_kinds);
    let hour = journal.day_start_hour();
    let mut seen = BTreeSet::new();
    let practices = journal.on_days::<PracticeTime>(day..=day, hour).filter_map(|(id, time)| {
        // List a practice once per day.
        let practice = journal.practices().get(&time.practice).filter(|_| seen.insert(time.practice))?;
        let title = practice.title.trim();
        let text = if title.is_empty() { kinds.practices[practice.kind].clone() } else { title.to_owned() };
        Some(Link { icon: Tool::of_practice(practice.kind).icon(), text, action: Action::OpenInTool(Key::PracticeTime(id)) })
    });
    let appreciations = journal.on_days::<Appreciation>(day..=day, hour).map(|(id, appreciation)| {
        let text = with_state(cx, &kinds.tables[TableKind::Appreciation], &beginning(&appreciation.text));
        Link { icon: Tool::Appreciations.icon(), text, action: Action::OpenInTool(Key::Appreciation(id)) }
    });
    practices.chain(appreciations).collect()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::{
        Appreciation, AppreciationOf, Edit, Id, Journal, Moment, Practice, PracticeKind, PracticeTime, Promise, PromiseEntry, Record, Timestamp, Trigger,
    };
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, at, harness_of};

    fn id(number: u128) -> Id {
        Id::from_parts(0, number)
    }

    fn day() -> NaiveDate {
        at("2026-11-22T10:00+01:00").date()
    }

    /// A day with one record of each kind, and another day with more.
    fn journal() -> Journal {
        let (now, when) = (Timestamp::from_millis(0), at("2026-11-22T10:00+01:00"));
        let mut journal = Journal::default();
        let mut put = |key, record: Record| {
            journal.apply(Edit::put_record(key, record));
        };
        put(Key::Promise(id(1)), Promise { what: "Send word before it gets late".to_owned(), ..Promise::empty(now, when) }.into());
        let entry = |outcome, when| PromiseEntry { changed: now, promise: id(1), when, outcome, fact: String::new() };
        put(Key::PromiseEntry(id(2)), entry(PromiseOutcome::Kept, when).into());
        put(Key::PromiseEntry(id(3)), entry(PromiseOutcome::Broken, at("2026-11-21T10:00+01:00")).into());
        put(Key::Trigger(id(4)), Trigger { what: "A song\nin the shop".to_owned(), ..Trigger::empty(now, when) }.into());
        put(Key::Moment(id(5)), Moment::begun(now, when).into());
        put(Key::Practice(id(6)), Practice { title: "A walk".to_owned(), ..Practice::empty(now, when, PracticeKind::SelfCare) }.into());
        for number in [7, 8] {
            put(Key::PracticeTime(id(number)), PracticeTime { changed: now, practice: id(6), when, note: String::new() }.into());
        }
        let good = Appreciation { changed: now, when, of: AppreciationOf::Moment, who: String::new(), text: "Sun on the table".to_owned(), was_said: false };
        put(Key::Appreciation(id(9)), good.into());
        journal
    }

    #[test]
    fn what_was_noted_of_promises_and_in_the_tools_that_day_opens_there() {
        let mut harness = harness_of(Desk::new(Page::Journal, journal()), View::DESIGN, |ui, cx| show(ui, cx, day()));
        for (text, key) in [
            ("Send word before it gets late: kept", Key::PromiseEntry(id(2))),
            ("What set it off: A song", Key::Trigger(id(4))),
            ("Hard moment", Key::Moment(id(5))),
            ("A walk", Key::PracticeTime(id(7))),
            ("Small good moment: Sun on the table", Key::Appreciation(id(9))),
        ] {
            harness.get_by_label(text).click();
            harness.run();
            assert!(matches!(harness.state().other.last(), Some(Action::OpenInTool(opened)) if *opened == key), "{text}");
        }
        assert!(harness.query_by_label("Send word before it gets late: broken").is_none(), "that was the day before");
    }

    #[test]
    fn a_day_without_any_shows_none() {
        let harness = harness_of(Desk::new(Page::Journal, journal()), View::DESIGN, |ui, cx| show(ui, cx, at("2026-11-20T10:00+01:00").date()));
        assert!(harness.query_by_label("Linked to").is_none());
    }

    #[test]
    fn own_words_are_only_begun() {
        assert_eq!(beginning("\n  Short "), "Short");
        let long = beginning(&"word ".repeat(40));
        assert!(long.ends_with("word …") && long.chars().count() <= 50, "{long}");
    }
}
