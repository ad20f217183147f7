//! One step: reason, tasks, questions and notes; or its gate.

use eframe::egui::{Label, Ui, vec2};

use super::path::mark;
use super::progress::{gate_of, progress_or_untouched, state_of};
use super::{Beside, State, about, goes_with, history, own_step, reflections};
use crate::content::schema::Step;
use crate::content::{Gate, Place, fill};
use crate::journal::{EditName, Key, Only, StepProgress, StepState};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::tools::talk;
use crate::ui::pages::worksheets::show_sheets_about;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    Button, CheckBox, IconButton, Segment, SegmentMark, TextArea, mark_heading, menu_item_with_icon, section_label, segmented, show_menu,
};

pub(super) const SECTION: f32 = 12.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step, place: Option<&Place<'_>>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.spacing_mut().item_spacing.y = 4.0;
    show_top(ui, cx, state, step, place);
    mark_heading(&ui.label(theme.text(TextStyle::Subject, &step.title)), 2);
    ui.add_space(6.0);
    let profile = cx.journal.profile_or_unsaid();
    match gate_of(cx.journal, &profile, step) {
        Gate::Open => show_open(ui, cx, state, step),
        Gate::ClosedForTwo => {
            let text = if profile.fear.counts_as_yes() { &words.closed_for_two } else { &words.closed_for_two_frightened };
            ui.label(theme.text(TextStyle::Body, text));
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&words.closed_open_help)).clicked() {
                cx.go(Page::Help);
            }
            if flush_left(ui, |ui| ui.add(Button::quiet(&words.closed_change).small())).clicked() {
                state.beside = Beside::AboutYou;
            }
            show_kept_words(ui, cx, step);
        }
        Gate::AsksAboutFear => {
            let text = if step.for_two { &words.closed_for_two_unanswered } else { &words.closed_unanswered };
            ui.label(theme.text(TextStyle::Body, text));
            ui.add_space(theme.spacing.m);
            about::show_question(ui, cx, &mut state.asked);
            show_kept_words(ui, cx, step);
        }
        Gate::WaitsToBeOpened => {
            ui.label(theme.text(TextStyle::Body, &words.only_when_asked));
            ui.add_space(theme.spacing.s);
            if cx.commands.can_edit && ui.add(Button::new(&words.only_when_asked_open)).clicked() {
                set_opened(cx, step, true);
            }
            show_kept_words(ui, cx, step);
        }
    }
}

/// The position on the path, and a menu for rare actions.
fn show_top(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step, place: Option<&Place<'_>>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.horizontal(|ui| {
        let stands = place.map(|place| {
            let numbers = [place.number.to_string(), place.count.to_string()];
            fill(&words.step_place, &[("stage", &place.stage.title), ("number", &numbers[0]), ("count", &numbers[1])])
        });
        let width = ui.available_width() - if cx.commands.can_edit { theme.sizes.icon_button + theme.spacing.s } else { 0.0 };
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_width(width);
            let text = theme.text(TextStyle::Small, stands.unwrap_or_default()).color(theme.colours.text_tertiary);
            ui.add(Label::new(text).wrap());
        });
        if cx.commands.can_edit {
            show_more(ui, cx, state, step);
        }
    });
}

fn show_more(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step) {
    let words = &cx.lang.roadmap;
    let mut profile = cx.journal.profile_or_unsaid();
    let is_hidden = profile.hidden_steps.contains(&step.id);
    let more = ui.add(IconButton::new(Icon::Ellipsis, &words.step_menu));
    let own = own_step::changeable(cx.journal, &profile, &step.id).map(|(id, _)| id);
    show_menu(&more, |ui| {
        if own.is_some() && menu_item_with_icon(ui, Icon::Pencil, &cx.lang.own_paths.edit_step, true).clicked() {
            state.beside = Beside::OwnStep;
        }
        let (icon, text) = if is_hidden { (Icon::Eye, fill(&words.show_step, &[("title", &step.title)])) } else { (Icon::EyeOff, words.hide_step.clone()) };
        if menu_item_with_icon(ui, icon, &text, true).clicked() {
            if !profile.hidden_steps.remove(&step.id) {
                profile.hidden_steps.insert(step.id.clone());
            }
            cx.put(Only::One, profile, EditName::HideStep);
        }
        if let Some(id) = own
            && menu_item_with_icon(ui, Icon::Trash2, &cx.lang.own_paths.delete_step, true).clicked()
        {
            cx.push(Action::MoveToTrash { key: Key::OwnStep(id), name: EditName::DeleteOwnStep });
        }
    });
}

fn set_opened(cx: &mut Cx<'_>, step: &Step, opened: bool) {
    let progress = StepProgress { opened, ..progress_or_untouched(cx.journal, step, cx.now.instant) };
    cx.put(step.id.clone(), progress, EditName::MarkStep);
}

/// Notes stay readable even if the step is closed.
fn show_kept_words(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    let Some(progress) = cx.journal.steps().get(&step.id) else { return };
    if !progress.notes.trim().is_empty() {
        ui.add_space(SECTION);
        section_label(ui, &cx.lang.roadmap.my_notes);
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, &progress.notes));
    }
    reflections::show_kept(ui, cx, progress);
}

fn show_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    show_state(ui, cx, step);
    let profile = cx.journal.profile_or_unsaid();
    let texts = [Some(step.why.as_str()), step.for_role.of(profile.role), step.for_direction.of(profile.direction)];
    let mut texts = texts.into_iter().flatten().filter(|text| !text.trim().is_empty()).peekable();
    if texts.peek().is_some() {
        ui.add_space(SECTION);
        section_label(ui, &words.why);
    }
    for text in texts {
        ui.label(theme.text(TextStyle::Body, text));
        ui.add_space(4.0);
    }
    if !step.actions.is_empty() {
        ui.add_space(SECTION);
        show_actions(ui, cx, step);
    }
    if !step.questions.is_empty() {
        ui.add_space(SECTION);
        section_label(ui, &words.to_think_about);
        for question in &step.questions {
            ui.label(theme.text(TextStyle::Reflect, question));
        }
    }
    if cx.commands.can_edit {
        ui.add_space(SECTION);
        show_notes(ui, cx, step);
        reflections::show(ui, cx, &mut state.reflecting, step);
    } else {
        show_kept_words(ui, cx, step);
    }
    history::show(ui, cx, step);
    goes_with::show(ui, cx, step);
    let mut sheets = cx.journal.sheets_of_step(&step.id).peekable();
    if sheets.peek().is_some() {
        ui.add_space(SECTION);
        show_sheets_about(ui, cx, sheets);
    }
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Caption, &words.you_can_leave));
    if talk::can_bring(cx) && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.talk.bring).small().icon(Icon::MessageCircle))).clicked() {
        talk::bring(cx, Key::Step(step.id.clone()));
    }
    if step.opens_only_when_asked && cx.commands.can_edit && flush_left(ui, |ui| ui.add(Button::quiet(&words.only_when_asked_close).small())).clicked() {
        set_opened(cx, step, false);
    }
}

fn show_state(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    let words = &cx.lang.roadmap;
    let mut state = state_of(cx.journal, step);
    if !cx.commands.can_edit {
        ui.label(Theme::of(ui).text(TextStyle::SmallStrong, &words.states[state]));
        return;
    }
    let segments = StepState::ALL.map(|option| {
        let segment = Segment::new(option, &words.states[option]);
        if option == StepState::InProgress && state == option { segment.mark(SegmentMark::HalfSeam) } else { segment }
    });
    if segmented(ui, ("state", &step.id), &words.state, &mut state, &segments).changed() {
        mark(cx, step, state);
    }
}

fn show_actions(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    section_label(ui, &cx.lang.roadmap.do_this);
    let mut progress = progress_or_untouched(cx.journal, step, cx.now.instant);
    ui.add_enabled_ui(cx.commands.can_edit, |ui| {
        for action in &step.actions {
            let mut is_done = progress.actions_done.contains(&action.id);
            if ui.add(CheckBox::new(&mut is_done, &action.text)).changed() {
                if is_done {
                    progress.actions_done.insert(action.id.clone());
                } else {
                    progress.actions_done.remove(&action.id);
                }
                cx.put(step.id.clone(), progress.clone(), EditName::TickAction);
            }
        }
    });
}

fn show_notes(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    let words = &cx.lang.roadmap;
    let mut progress = progress_or_untouched(cx.journal, step, cx.now.instant);
    let area = TextArea::new((&step.id, "notes", cx.generation), &words.my_notes, &mut progress.notes).hint(&words.my_notes_hint).show(ui);
    if area.changed() {
        cx.put_typing(step.id.clone(), progress, EditName::WriteStepNotes, "notes");
    }
}
