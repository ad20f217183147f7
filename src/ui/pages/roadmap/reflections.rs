//! Dated reflections on a step.

use eframe::egui::Ui;

use super::progress::progress_or_untouched;
use super::step::SECTION;
use crate::content::fill;
use crate::content::schema::Step;
use crate::journal::{EditName, Id, Reflection, StepProgress};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, TextArea, section_label};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The reflection being edited; a new one is stored with its first letter.
    open: Option<Id>,
    takes_focus: bool,
}

impl State {
    pub(super) const fn open_reflection(&self) -> Option<Id> {
        self.open
    }
}

impl State {
    const fn open_at(id: Id) -> Self {
        Self { open: Some(id), takes_focus: true }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step) {
    let words = &cx.lang.roadmap;
    ui.add_space(SECTION);
    section_label(ui, &words.reflections);
    let progress = progress_or_untouched(cx.journal, step, cx.now.instant);
    let is_kept = |id: Id| progress.reflections.iter().any(|reflection| reflection.id == id);
    match state.open {
        Some(id) if !is_kept(id) => show_field(ui, cx, state, step, &progress, id),
        None if ui.add(Button::new(&words.add_reflection).small().icon(Icon::Plus)).clicked() => *state = State::open_at(cx.new_id()),
        _ => {}
    }
    for reflection in newest_first(&progress) {
        if state.open == Some(reflection.id) {
            show_field(ui, cx, state, step, &progress, reflection.id);
            continue;
        }
        let day = day_of(cx, reflection);
        let names = [&words.change_reflection, &words.delete_reflection].map(|text| fill(text, &[("date", &day)]));
        match parts::row_with_actions(ui, Some(names), |ui| show_words(ui, &day, reflection)) {
            Some(RowAction::Edit) => *state = State::open_at(reflection.id),
            Some(RowAction::Delete) => {
                let mut without = progress.clone();
                without.reflections.retain(|kept| kept.id != reflection.id);
                cx.put(step.id.clone(), without, EditName::DeleteReflection);
            }
            None => {}
        }
    }
}

pub(super) fn show_kept(ui: &mut Ui, cx: &Cx<'_>, progress: &StepProgress) {
    if progress.reflections.is_empty() {
        return;
    }
    ui.add_space(SECTION);
    section_label(ui, &cx.lang.roadmap.reflections);
    for reflection in newest_first(progress) {
        show_words(ui, &day_of(cx, reflection), reflection);
    }
}

fn newest_first(progress: &StepProgress) -> Vec<&Reflection> {
    let mut all: Vec<&Reflection> = progress.reflections.iter().collect();
    all.sort_by_key(|reflection| std::cmp::Reverse((reflection.when.to_utc(), reflection.id)));
    all
}

fn day_of(cx: &Cx<'_>, reflection: &Reflection) -> String {
    cx.locale.day_near(cx.day_of(reflection.when), cx.today(), &cx.lang.dates)
}

fn show_words(ui: &mut Ui, day: &str, reflection: &Reflection) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Caption, day).color(theme.colours.text_tertiary));
    ui.label(theme.text(TextStyle::OwnWords, &reflection.text));
}

/// The field of one reflection. Stored from the first letter, deleted when emptied.
fn show_field(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, step: &Step, progress: &StepProgress, id: Id) {
    let words = &cx.lang.roadmap;
    let kept = progress.reflections.iter().find(|reflection| reflection.id == id);
    let (when, mut text) = kept.map_or((cx.now.local, String::new()), |reflection| (reflection.when, reflection.text.clone()));
    let day = cx.locale.day_near(cx.day_of(when), cx.today(), &cx.lang.dates);
    let name = fill(&words.reflection, &[("date", &day)]);
    let area = TextArea::new((&step.id, id, cx.generation), &name, &mut text).hint(&words.reflection_hint).show(ui);
    if std::mem::take(&mut state.takes_focus) {
        area.request_focus();
    }
    if area.changed() {
        let mut changed = progress.clone();
        changed.reflect(id, text, when);
        cx.put_typing(step.id.clone(), changed, EditName::Reflect, format!("reflection {id}"));
    }
    if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::form_is_ended(ui) || parts::escape_pressed(ui) {
        state.open = None;
    }
}
