//! The shared view: chosen records for two people, covering the window. No links to other pages,
//! and no private notes.

use std::borrow::Cow;

use eframe::egui::{Align, Layout, Ui};

use crate::content::schema::Step;
use crate::content::{Gate, Lang, Way, step_of};
use crate::journal::{Boundary, BoundaryKind, Id, Journal, Only, Profile, Promise, PromisedBy, Role, TogetherView};
use crate::ui::cx::Cx;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::shared::layout::goes_back;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_heading, mark_page_title, section_gap, section_label};

const COLUMN: f32 = 680.0;

pub(super) fn chosen(cx: &Cx<'_>) -> TogetherView {
    cx.journal.together().get(&Only::One).map_or_else(|| TogetherView::empty(cx.now.instant), |view| (**view).clone())
}

/// True if a step can be shared: it is open and not about leaving.
pub(super) fn can_show_step(journal: &Journal, profile: &Profile, step: &Step) -> bool {
    !step.about_leaving && step.gate(profile, journal.steps().get(&step.id).map(|progress| &**progress)) == Gate::Open
}

/// Agreements that can be shared: not private, paused or retired.
pub(super) fn agreements<'a>(cx: &Cx<'a>) -> impl Iterator<Item = (Id, &'a Boundary)> {
    let all = cx.journal.boundaries().iter().map(|(id, boundary)| (*id, &**boundary));
    all.filter(|(_, boundary)| boundary.kind == BoundaryKind::Agreement && !boundary.is_private && !boundary.rests())
}

/// Promises that can be shared: in force and with text.
pub(super) fn promises<'a>(cx: &Cx<'a>) -> impl Iterator<Item = (Id, &'a Promise)> {
    let all = cx.journal.promises().iter().map(|(id, promise)| (*id, &**promise));
    all.filter(|(_, promise)| promise.ended_on.is_none() && !promise.what.trim().is_empty())
}

#[derive(Default)]
struct Shown<'a> {
    /// In the order of the path.
    steps: Vec<Cow<'a, Step>>,
    agreements: Vec<&'a Boundary>,
    promises: Vec<&'a Promise>,
}

impl Shown<'_> {
    const fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.agreements.is_empty() && self.promises.is_empty()
    }
}

/// The chosen records that may be shown now.
fn shown<'a>(cx: &Cx<'a>) -> Shown<'a> {
    let profile = cx.journal.profile_or_unsaid();
    if Gate::before_words_for_two(&profile) != Gate::Open {
        return Shown::default();
    }
    let chosen = chosen(cx);
    let way = Way::of(cx.journal, cx.content);
    let mut ids: Vec<&str> = way.places().map(|place| place.step.id.as_str()).filter(|id| chosen.steps.contains(*id)).collect();
    ids.extend(chosen.steps.iter().map(String::as_str).filter(|id| way.place_of(id).is_none()));
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let steps = ids.into_iter().filter_map(|id| step_of(cx.journal, cx.content, id)).filter(|step| can_show_step(cx.journal, &profile, step));
    Shown {
        steps: steps.collect(),
        agreements: agreements(cx).filter(|(id, _)| chosen.agreements.contains(id)).map(|(_, agreement)| agreement).collect(),
        promises: promises(cx).filter(|(id, _)| chosen.promises.contains(id)).map(|(_, promise)| promise).collect(),
    }
}

/// Draws the view.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.together;
    let shown = shown(cx);
    let mut closes = goes_back(ui);
    parts::page(ui, "together", COLUMN, |ui| {
        ui.horizontal(|ui| {
            mark_page_title(&ui.label(theme.text(TextStyle::Title, &words.heading)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| closes |= ui.add(Button::new(&words.close)).clicked());
        });
        ui.label(theme.text(TextStyle::Caption, &words.close_hint));
        if shown.is_empty() {
            ui.add_space(theme.spacing.l);
            ui.label(theme.text(TextStyle::Body, &words.nothing));
        }
        for step in &shown.steps {
            section_gap(ui);
            show_step(ui, cx, step);
        }
        if !shown.agreements.is_empty() {
            section_gap(ui);
            mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.agreements)), 2);
            for agreement in &shown.agreements {
                ui.add_space(theme.spacing.s);
                ui.label(theme.text(TextStyle::Strong, title_elsewhere(agreement, cx.lang)));
                ui.label(theme.text(TextStyle::OwnWords, &agreement.limit));
            }
        }
        if !shown.promises.is_empty() {
            section_gap(ui);
            mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.promises)), 2);
            for promise in &shown.promises {
                ui.add_space(theme.spacing.s);
                ui.label(theme.text(TextStyle::OwnWords, &promise.what));
                ui.label(theme.text(TextStyle::Small, who(cx.lang, promise)).color(theme.colours.text_secondary));
            }
        }
    });
    if closes {
        cx.states.shows_together = false;
        ui.ctx().request_repaint();
    }
}

/// The name of the person who promised, or their role.
fn who<'a>(lang: &'a Lang, promise: &'a Promise) -> &'a str {
    match (promise.promised_by, promise.who.trim()) {
        (PromisedBy::Other, name) if !name.is_empty() => name,
        (side, _) => &lang.ledger.promised_by[side],
    }
}

/// The text of a step for two, without notes, progress, or wording for a role or direction.
fn show_step(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    let theme = Theme::of(ui);
    let words = &cx.lang.together;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, &step.title)), 2);
    for text in [Some(step.why.as_str()), step.for_role.of(Role::Together)].into_iter().flatten() {
        ui.label(theme.text(TextStyle::Body, text));
    }
    if !step.actions.is_empty() {
        ui.add_space(theme.spacing.s);
        section_label(ui, &words.do_this);
    }
    for action in &step.actions {
        ui.label(theme.text(TextStyle::Body, &action.text));
    }
    if !step.questions.is_empty() {
        ui.add_space(theme.spacing.s);
        section_label(ui, &words.to_think_about);
    }
    for question in &step.questions {
        ui.label(theme.text(TextStyle::Reflect, question));
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key as Keyboard, Role as Accessible};
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::journal::{Edit, FearAnswer, PromiseEntry, PromiseOutcome, StepProgress, StepState, Timestamp};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, harness_of, in_every_view};

    fn desk(fear: FearAnswer) -> Desk {
        let now = Timestamp::from_millis(0);
        let mut journal = Journal::default();
        journal.apply(Edit::put(Only::One, Profile { fear, ..journal.profile_or_unsaid() }));
        let mut progress = StepProgress { notes: "Only mine.".to_owned(), ..StepProgress::untouched(now) };
        progress.mark(StepState::Revisiting, "2026-05-02T10:00+02:00".parse().expect("a time"));
        progress.reflect(Id::from_parts(0, 9), "Also mine.".to_owned(), "2026-05-02T10:00+02:00".parse().expect("a time"));
        let chosen = ["small-good-things", "take-the-time-it-takes", "plan-before-you-tell", "closer-slowly"];
        for id in chosen {
            journal.apply(Edit::put(id.to_owned(), progress.clone()));
        }
        let agreement = |title: &str, is_private| Boundary {
            kind: BoundaryKind::Agreement,
            title: title.to_owned(),
            limit: format!("{title}, at eight."),
            is_private,
            ..Boundary::empty(now, "2026-11-02T10:00+01:00".parse().expect("a time"))
        };
        journal.apply(Edit::put(Id::from_parts(0, 1), agreement("Sunday walk", false)));
        journal.apply(Edit::put(Id::from_parts(0, 2), agreement("My own", true)));
        let view = TogetherView {
            steps: chosen.map(str::to_owned).into(),
            agreements: [Id::from_parts(0, 1), Id::from_parts(0, 2)].into(),
            promises: [Id::from_parts(0, 3), Id::from_parts(0, 4)].into(),
            ..TogetherView::empty(now)
        };
        let promise = |what: &str| Promise {
            what: what.to_owned(),
            why: "Why is mine.".to_owned(),
            who: "J.".to_owned(),
            ..Promise::empty(now, "2026-11-02T10:00+01:00".parse().expect("a time"))
        };
        let ended = Promise { ended_on: Some("2026-11-10".parse().expect("a day")), ..promise("Over by now") };
        journal.apply(Edit::put(Id::from_parts(0, 3), promise("Word before seven")).and(Edit::put(Id::from_parts(0, 4), ended)));
        let entry = PromiseEntry {
            changed: now,
            promise: Id::from_parts(0, 3),
            when: "2026-11-03T10:00+01:00".parse().expect("a time"),
            outcome: PromiseOutcome::Broken,
            fact: "Seen by mine alone.".to_owned(),
        };
        journal.apply(Edit::put(Id::from_parts(0, 5), entry));
        journal.apply(Edit::put(Only::One, view));
        Desk::new(Page::Roadmap, journal).with(|desk| desk.states.shows_together = true)
    }

    #[test]
    fn it_shows_what_was_chosen_and_nothing_that_was_written_for_oneself() {
        let harness = harness_of(desk(FearAnswer::No), View::DESIGN, show);
        assert!(harness.query_by_label("Take the time it takes").is_some() && harness.query_by_label("Small good things").is_some());
        assert!(harness.query_by_label("Sunday walk, at eight.").is_some() && harness.query_by_label("Word before seven").is_some());
        for hidden in ["mine", "Over by now", "Broken", "My own", "Revisiting", "Plan before", "Closer, slowly", "See a doctor"] {
            assert!(harness.query_by_label_contains(hidden).is_none(), "{hidden}");
        }
    }

    #[test]
    fn where_there_may_be_fear_it_shows_nothing() {
        for fear in [FearAnswer::Unanswered, FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::RatherNotSay] {
            let harness = harness_of(desk(fear), View::DESIGN, show);
            assert!(harness.query_by_label("There is nothing to look at here.").is_some(), "{fear:?}");
            assert!(harness.query_by_label("Take the time it takes").is_none());
        }
    }

    #[test]
    fn the_only_thing_to_press_closes_it_and_so_does_esc() {
        let mut harness = harness_of(desk(FearAnswer::No), View::DESIGN, show);
        let pressable = [Accessible::Button, Accessible::Link, Accessible::CheckBox, Accessible::RadioButton, Accessible::TextInput, Accessible::ComboBox];
        let names: Vec<String> =
            pressable.into_iter().flat_map(|role| harness.query_all_by_role(role)).filter_map(|node| node.accesskit_node().label()).collect();
        assert_eq!(names, ["Close"]);
        harness.key_press(Keyboard::Tab);
        harness.run();
        assert!(harness.get_by_label("Close").is_focused());
        harness.key_press(Keyboard::Tab);
        harness.run();
        assert!(harness.get_by_label("Close").is_focused(), "there is nowhere else to go");
        harness.key_press(Keyboard::Escape);
        harness.run();
        assert!(!harness.state().states.shows_together);
    }

    #[test]
    fn it_settles_in_every_kind_of_window() {
        in_every_view("together", || desk(FearAnswer::No), show);
    }
}
