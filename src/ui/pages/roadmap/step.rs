//! One step: why, what to do, what to think about, and the person's own notes. Or what stands before it.

use eframe::egui::Ui;

use super::about::{self, Asked};
use super::path::mark;
use super::progress::{Place, gate_of, progress_or_untouched, state_of};
use crate::content::{Gate, fill};
use crate::journal::{EditName, Key, StepProgress, StepState};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::flush_left;
use crate::ui::pages::tools::talk;
use crate::ui::pages::worksheets::show_sheets_about;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Segment, SegmentMark, TextArea, mark_heading, section_label, segmented};

/// What was asked for on the step that the page itself must do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asks {
    /// To show the answers about the person.
    pub(super) about_you: bool,
}

/// Between two sections of a step.
const SECTION: f32 = 12.0;
/// How many earlier states are shown.
const HISTORY_SHOWN: usize = 3;

/// Shows a step.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, asked: &mut Asked, place: &Place<'_>) -> Asks {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    let mut asks = Asks::default();
    ui.spacing_mut().item_spacing.y = 4.0;
    let count = place.stage.steps.len().to_string();
    let stands = fill(&words.step_place, &[("stage", &place.stage.title), ("number", &place.number.to_string()), ("count", &count)]);
    ui.label(theme.text(TextStyle::Small, stands).color(theme.colours.text_tertiary));
    mark_heading(&ui.label(theme.text(TextStyle::Subject, &place.step.title)), 2);
    ui.add_space(6.0);
    let profile = cx.journal.profile_or_unsaid();
    match gate_of(cx.journal, &profile, place.step) {
        Gate::Open => show_open(ui, cx, place),
        Gate::ClosedForTwo => {
            let text = if profile.fear.counts_as_yes() { &words.closed_for_two } else { &words.closed_for_two_frightened };
            ui.label(theme.text(TextStyle::Body, text));
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&words.closed_open_help)).clicked() {
                cx.go(Page::Help);
            }
            asks.about_you = flush_left(ui, |ui| ui.add(Button::quiet(&words.closed_change).small())).clicked();
            show_kept_notes(ui, cx, place);
        }
        Gate::AsksAboutFear => {
            let text = if place.step.for_two { &words.closed_for_two_unanswered } else { &words.closed_unanswered };
            ui.label(theme.text(TextStyle::Body, text));
            ui.add_space(theme.spacing.m);
            about::show_question(ui, cx, asked);
            show_kept_notes(ui, cx, place);
        }
        Gate::WaitsToBeOpened => {
            ui.label(theme.text(TextStyle::Body, &words.only_when_asked));
            ui.add_space(theme.spacing.s);
            if cx.commands.can_edit && ui.add(Button::new(&words.only_when_asked_open)).clicked() {
                set_opened(cx, place, true);
            }
            show_kept_notes(ui, cx, place);
        }
    }
    asks
}

fn set_opened(cx: &mut Cx<'_>, place: &Place<'_>, opened: bool) {
    let progress = StepProgress { opened, ..progress_or_untouched(cx.journal, place.step, cx.now.instant) };
    cx.put(Key::Step(place.step.id.clone()), progress, EditName::MarkStep);
}

/// What the person wrote stays theirs to read, also where the step itself is closed.
fn show_kept_notes(ui: &mut Ui, cx: &Cx<'_>, place: &Place<'_>) {
    let Some(progress) = cx.journal.steps().get(&place.step.id).filter(|progress| !progress.notes.trim().is_empty()) else { return };
    ui.add_space(SECTION);
    section_label(ui, &cx.lang.roadmap.my_notes);
    ui.label(Theme::of(ui).text(TextStyle::OwnWords, &progress.notes));
}

fn show_open(ui: &mut Ui, cx: &mut Cx<'_>, place: &Place<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    show_state(ui, cx, place);
    ui.add_space(SECTION);
    section_label(ui, &words.why);
    ui.label(theme.text(TextStyle::Body, &place.step.why));
    if let Some(text) = place.step.for_role.of(cx.journal.profile_or_unsaid().role) {
        ui.add_space(4.0);
        ui.label(theme.text(TextStyle::Body, text));
    }
    if !place.step.actions.is_empty() {
        ui.add_space(SECTION);
        show_actions(ui, cx, place);
    }
    if !place.step.questions.is_empty() {
        ui.add_space(SECTION);
        section_label(ui, &words.to_think_about);
        for question in &place.step.questions {
            ui.label(theme.text(TextStyle::Reflect, question));
        }
    }
    ui.add_space(SECTION);
    show_notes(ui, cx, place);
    show_history(ui, cx, place);
    let mut sheets = cx.journal.sheets_of_step(&place.step.id).peekable();
    if sheets.peek().is_some() {
        ui.add_space(SECTION);
        show_sheets_about(ui, cx, sheets);
    }
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Caption, &words.you_can_leave));
    if talk::can_bring(cx) && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.talk.bring).small().icon(Icon::MessageCircle))).clicked() {
        talk::bring(cx, Key::Step(place.step.id.clone()));
    }
    if place.step.opens_only_when_asked && cx.commands.can_edit && flush_left(ui, |ui| ui.add(Button::quiet(&words.only_when_asked_close).small())).clicked() {
        set_opened(cx, place, false);
    }
}

fn show_state(ui: &mut Ui, cx: &mut Cx<'_>, place: &Place<'_>) {
    let words = &cx.lang.roadmap;
    let mut state = state_of(cx.journal, place.step);
    if !cx.commands.can_edit {
        ui.label(Theme::of(ui).text(TextStyle::SmallStrong, words.states.of(state)));
        return;
    }
    let segments = StepState::ALL.map(|option| {
        let segment = Segment::new(option, words.states.of(option));
        if option == StepState::InProgress && state == option { segment.mark(SegmentMark::HalfSeam) } else { segment }
    });
    if segmented(ui, ("state", &place.step.id), &words.state, &mut state, &segments).changed() {
        mark(cx, place, state);
    }
}

fn show_actions(ui: &mut Ui, cx: &mut Cx<'_>, place: &Place<'_>) {
    section_label(ui, &cx.lang.roadmap.do_this);
    let mut progress = progress_or_untouched(cx.journal, place.step, cx.now.instant);
    ui.add_enabled_ui(cx.commands.can_edit, |ui| {
        for action in &place.step.actions {
            let mut is_done = progress.actions_done.contains(&action.id);
            if ui.add(CheckBox::new(&mut is_done, &action.text)).changed() {
                if is_done {
                    progress.actions_done.insert(action.id.clone());
                } else {
                    progress.actions_done.remove(&action.id);
                }
                cx.put(Key::Step(place.step.id.clone()), progress.clone(), EditName::TickAction);
            }
        }
    });
}

fn show_notes(ui: &mut Ui, cx: &mut Cx<'_>, place: &Place<'_>) {
    let words = &cx.lang.roadmap;
    if !cx.commands.can_edit {
        show_kept_notes(ui, cx, place);
        return;
    }
    let mut progress = progress_or_untouched(cx.journal, place.step, cx.now.instant);
    let area = TextArea::new((&place.step.id, "notes", cx.generation), &words.my_notes, &mut progress.notes).hint(&words.my_notes_hint).show(ui);
    if area.changed() {
        cx.put_typing(Key::Step(place.step.id.clone()), progress, EditName::WriteStepNotes, "notes");
    }
}

/// Earlier states in one quiet line.
fn show_history(ui: &mut Ui, cx: &Cx<'_>, place: &Place<'_>) {
    let words = &cx.lang.roadmap;
    let Some(progress) = cx.journal.steps().get(&place.step.id) else { return };
    let today = cx.now.local.date();
    let begins = progress.history.len().saturating_sub(HISTORY_SHOWN);
    let lines: Vec<String> = progress.history[begins..]
        .iter()
        .map(|change| {
            let on_day = cx.locale.relative_day(change.when.date(), today, cx.lang);
            fill(&words.history_line, &[("state", words.states.of(change.state)), ("on_day", &on_day)])
        })
        .collect();
    if !lines.is_empty() {
        ui.add_space(Theme::of(ui).spacing.s);
        ui.label(Theme::of(ui).text(TextStyle::Caption, lines.join("  ·  ")));
    }
}
