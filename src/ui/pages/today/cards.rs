//! Suggestions beside the check-in, at most three, so that a hard evening is not crowded. By
//! priority: a readable delayed message, a hard day within a week, the next step, the longest
//! overdue boundary review, the longest overdue goal review.

use chrono::{Days, NaiveDate};
use eframe::egui::{Label, Ui};

use crate::content::{Content, Place, Way, fill};
use crate::journal::{Boundary, EditName, Goal, Id, Journal, Key, LocalTime, StepState, TableKind, coming};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::pages::roadmap;
use crate::ui::pages::tools::{goals, held_words};
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, hairline, label, mark_heading};

const CARDS_MAX: usize = 3;

#[derive(Clone, Debug, PartialEq)]
enum Card {
    /// A delayed message that may be read again.
    HeldWords(Id),
    /// A hard day, and its next date.
    DateAhead(Id, NaiveDate),
    NextStep,
    /// A boundary due for review.
    Boundary(Id),
    /// A goal due for review.
    Goal(Id),
}

fn cards(journal: &Journal, content: &Content, now: LocalTime) -> Vec<Card> {
    let today = now.day(journal.day_start_hour());
    let all = [
        held_words::ready(journal, now).map(Card::HeldWords),
        coming(journal, today).map(|(id, day)| Card::DateAhead(id, day)),
        roadmap::next_step(journal, &Way::of(journal, content)).map(|_| Card::NextStep),
        due_boundary(journal, today).map(Card::Boundary),
        goals::to_look_at(journal, today).first().map(|(id, _)| Card::Goal(*id)),
    ];
    all.into_iter().flatten().take(CARDS_MAX).collect()
}

fn due_boundary(journal: &Journal, today: NaiveDate) -> Option<Id> {
    let due = journal.boundaries().iter().filter(|(_, boundary)| !boundary.rests() && boundary.review_on.is_some_and(|day| day <= today));
    due.min_by_key(|(_, boundary)| boundary.review_on).map(|(id, _)| *id)
}

/// Draws the cards, separated by lines; `rule_above` adds one above the first.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rule_above: bool) {
    for (place, card) in cards(cx.journal, cx.content, cx.now.local).into_iter().enumerate() {
        if place > 0 || rule_above {
            hairline(ui);
        }
        ui.push_id(place, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            match card {
                Card::HeldWords(id) => held(ui, cx, id),
                Card::DateAhead(id, day) => date_ahead(ui, cx, id, day),
                Card::NextStep => next_step(ui, cx),
                Card::Boundary(id) => boundary(ui, cx, id),
                Card::Goal(id) => goal(ui, cx, id),
            }
        });
    }
}

fn words(ui: &mut Ui, about: &str, title: &str, text: &str) {
    let theme = Theme::of(ui);
    mark_heading(&label(ui, about), 2);
    ui.add_space(6.0);
    ui.add(Label::new(theme.text(TextStyle::Item, title)).wrap());
    if !text.is_empty() {
        ui.add(Label::new(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary)).wrap());
    }
    ui.add_space(4.0);
}

fn link(ui: &mut Ui, text: &str) -> bool {
    flush_left(ui, |ui| ui.add(Button::quiet(text).small().icon_after(Icon::ArrowRight))).clicked()
}

fn held(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let Some(held) = cx.journal.held_words().get(&id) else { return };
    let on_day = cx.locale.relative_day(cx.day_of(held.written), cx.today(), cx.lang);
    let text = fill(&cx.lang.today.held_written, &[("on_day", &on_day)]);
    // Not the message itself, in case someone looks over the shoulder.
    words(ui, &cx.lang.today.held_heading, &cx.lang.today.held_title, &text);
    if link(ui, &cx.lang.today.held_open) {
        cx.push(Action::OpenInTool(Key::HeldWords(id)));
    }
}

fn date_ahead(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, day: NaiveDate) {
    let Some(date) = cx.journal.dates_ahead().get(&id) else { return };
    let when = cx.locale.day_near(day, cx.today(), &cx.lang.dates);
    let title = if date.title.trim().is_empty() { &cx.lang.record_kinds.tables[TableKind::DateAhead] } else { &date.title };
    words(ui, &fill(&cx.lang.today.date_ahead_heading, &[("date", &when)]), title, &date.plan);
    if link(ui, &cx.lang.today.date_ahead_open) {
        cx.push(Action::OpenInTool(Key::DateAhead(id)));
    }
}

fn next_step(ui: &mut Ui, cx: &mut Cx<'_>) {
    let way = Way::of(cx.journal, cx.content);
    let Some(Place { stage, number, count, step }) = roadmap::next_step(cx.journal, &way) else { return };
    let place = fill(&cx.lang.today.step_place, &[("stage", &stage.title), ("number", &number.to_string()), ("count", &count.to_string())]);
    let marked = cx.journal.steps().get(&step.id).filter(|progress| progress.state != StepState::NotStarted).and_then(|progress| {
        let last = progress.history.last()?;
        let on_day = cx.locale.relative_day(cx.day_of(last.when), cx.today(), cx.lang);
        let marked_as = cx.lang.roadmap.states[last.state].to_lowercase();
        Some(fill(&cx.lang.today.marked_on, &[("state", &marked_as), ("on_day", &on_day)]))
    });
    let text = marked.map_or(place.clone(), |marked| format!("{place} {marked}"));
    words(ui, &cx.lang.today.next_on_path, &step.title, &text);
    if link(ui, &cx.lang.today.open_step) {
        cx.push(Action::OpenStep(step.id.clone()));
    }
}

fn boundary(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let Some(boundary) = cx.journal.boundaries().get(&id) else { return };
    words(ui, &cx.lang.today.worth_another_look, title_elsewhere(boundary, cx.lang), &cx.lang.today.still_fits);
    let answer = look_or_later(ui, cx, &cx.lang.today.open_boundary);
    match answer {
        Some(Answer::Look) => cx.push(Action::OpenBoundary(id)),
        Some(Answer::Later(review_on)) => {
            cx.put(id, Boundary { review_on, ..(**boundary).clone() }, EditName::ChangeBoundary);
        }
        None => {}
    }
}

fn goal(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let Some(goal) = cx.journal.goals().get(&id) else { return };
    let title = if goal.title.trim().is_empty() { &cx.lang.record_kinds.tables[TableKind::Goal] } else { &goal.title };
    let next = goal.steps.iter().find(|step| step.done_on.is_none()).map(|step| step.text.as_str());
    words(ui, &cx.lang.today.worth_another_look, title, next.unwrap_or_default());
    match look_or_later(ui, cx, &cx.lang.today.open_goal) {
        Some(Answer::Look) => cx.push(Action::OpenInTool(Key::Goal(id))),
        Some(Answer::Later(look_again_on)) => {
            cx.put(id, Goal { look_again_on, ..(**goal).clone() }, EditName::Change(TableKind::Goal));
        }
        None => {}
    }
}

/// The response to a due review.
enum Answer {
    Look,
    /// In a week, on this day.
    Later(Option<NaiveDate>),
}

fn look_or_later(ui: &mut Ui, cx: &Cx<'_>, open: &str) -> Option<Answer> {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let looks = ui.add(Button::new(open).small()).clicked();
        let waits = cx.commands.can_edit && ui.add(Button::quiet(&cx.lang.today.in_a_week).small()).clicked();
        let later = || Answer::Later(cx.today().checked_add_days(Days::new(7)));
        looks.then_some(Answer::Look).or_else(|| waits.then(later))
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{DateAhead, Edit, GoalState, HeldState, HeldWords, Timestamp};
    use crate::ui::pages::test_support::at;

    fn now() -> LocalTime {
        at("2026-11-22T09:00+01:00")
    }

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn id(number: u128) -> Id {
        Id::from_parts(1, number)
    }

    fn everything_waits() -> Journal {
        let held = HeldWords {
            changed: never(),
            written: at("2026-11-21T23:00+01:00"),
            held_until: at("2026-11-22T06:00+01:00"),
            to_whom: String::new(),
            text: "Not tonight".to_owned(),
            state: HeldState::Held,
            in_the_morning: String::new(),
        };
        let date = DateAhead::empty(never(), now(), now().date().checked_add_days(Days::new(3)).expect("a day"));
        let due = Some(now().date());
        let boundary = Boundary { review_on: due, status: crate::journal::BoundaryStatus::Active, ..Boundary::empty(never(), now()) };
        let goal = Goal { look_again_on: due, ..Goal::empty(never(), now()) };
        let mut journal = Journal::default();
        journal.apply(Edit::put(id(1), held).and(Edit::put(id(2), date)).and(Edit::put(id(3), boundary)).and(Edit::put(id(4), goal)));
        journal
    }

    #[test]
    fn there_are_never_more_than_three_and_what_has_its_day_comes_first() {
        let day = now().date().checked_add_days(Days::new(3)).expect("a day");
        let journal = everything_waits();
        assert_eq!(cards(&journal, content(), now()), [Card::HeldWords(id(1)), Card::DateAhead(id(2), day), Card::NextStep]);
    }

    #[test]
    fn what_is_dealt_with_makes_room_for_the_next() {
        let mut journal = everything_waits();
        journal.apply(Edit::delete(Key::HeldWords(id(1)), never()).and(Edit::delete(Key::DateAhead(id(2)), never())));
        assert_eq!(cards(&journal, content(), now()), [Card::NextStep, Card::Boundary(id(3)), Card::Goal(id(4))]);
        let reached = Goal { state: GoalState::Reached, ..(*journal.goals()[&id(4)]).clone() };
        journal.apply(Edit::put(id(4), reached));
        assert_eq!(cards(&journal, content(), now()), [Card::NextStep, Card::Boundary(id(3))]);
    }

    #[test]
    fn a_new_journal_is_offered_its_first_step_and_nothing_else() {
        assert_eq!(cards(&Journal::default(), content(), now()), [Card::NextStep]);
    }
}
