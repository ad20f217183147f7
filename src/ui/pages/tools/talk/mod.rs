//! Talks: the agenda, and talking in turns. All behind the question about fear.

mod exercise;
mod items;
mod setup;
mod source;
mod turns;

use eframe::egui::{Frame, Ui};

pub use self::source::bring;
pub(in crate::ui::pages) use self::source::{bring_item, can_bring};

use self::exercise::Exercise;
use super::page;
use crate::content::Gate;
use crate::export::What;
use crate::journal::{Edit, EditName, Id, Key, TableKind, UserRecord};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::roadmap::{Asked, show_question};
use crate::ui::shared::layout::{Room, flush_left, goes_back};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, hairline};

/// State of the page. Nothing of talking in turns is stored, not even how often.
#[derive(Debug, Default)]
pub struct State {
    asked: Asked,
    /// The open point, saved from its first letter.
    open: Option<Id>,
    /// The point closed last, whose row takes the keyboard.
    closed: Option<Id>,
    /// The field to focus, once.
    focus: Option<items::Part>,
    setup: setup::Setup,
    exercise: Option<Exercise>,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.open
    }

    /// Opens a point.
    pub fn open(&mut self, id: Id) {
        self.exercise = None;
        self.open = Some(id);
        self.focus = Some(items::Part::Text);
    }
}

/// The sheet beside the points.
const SHEET_WIDTH: f32 = 326.0;
const GAP: f32 = 36.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.talk);
    show_page(ui, cx, &mut state);
    cx.states.tools.talk = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let gate = Gate::before_words_for_two(&cx.journal.profile_or_unsaid());
    let is_open = matches!(gate, Gate::Open | Gate::WaitsToBeOpened);
    if !is_open {
        state.exercise = None;
        state.open = None;
    }
    if !cx.commands.can_edit {
        state.open = None;
    }
    if state.exercise.is_some() {
        turns::show(ui, cx, state);
        return;
    }
    if state.open.is_some() && goes_back(ui) {
        close(cx, state);
    }
    let layout = Theme::of(ui).layout;
    let width = if is_open { layout.content_max } else { layout.reading_max };
    page(ui, cx, Tool::Talk, width, |ui, cx| match gate {
        Gate::AsksAboutFear => {
            ui.label(Theme::of(ui).text(TextStyle::Body, &cx.lang.talk.asks));
            ui.add_space(Theme::of(ui).spacing.s);
            show_question(ui, cx, &mut state.asked);
            items::show_closed(ui, cx);
        }
        Gate::ClosedForTwo => {
            show_closed(ui, cx);
            items::show_closed(ui, cx);
        }
        Gate::Open | Gate::WaitsToBeOpened => show_open(ui, cx, state),
    });
}

/// Links to people, if talking could be dangerous.
fn show_closed(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.talk;
    let is_afraid = cx.journal.profile_or_unsaid().fear.counts_as_yes();
    ui.label(theme.text(TextStyle::Body, if is_afraid { &words.closed } else { &words.closed_frightened }));
    ui.add_space(theme.spacing.s);
    if ui.add(Button::new(&cx.lang.roadmap.closed_open_help)).clicked() {
        cx.go(Page::Help);
    }
    ui.label(theme.text(TextStyle::Caption, &cx.lang.boundaries.wording.closed_change));
}

fn show_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    if Room::of(ui) == Room::Wide {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = ui.available_width() - SHEET_WIDTH - GAP;
            ui.vertical(|ui| {
                ui.set_width(width.min(Theme::of(ui).layout.reading_max));
                show_points(ui, cx, state);
            });
            ui.add_space(GAP);
            ui.vertical(|ui| {
                ui.set_width(SHEET_WIDTH);
                setup::show(ui, cx, state);
            });
        });
    } else {
        show_points(ui, cx, state);
        ui.add_space(Theme::of(ui).spacing.xl);
        setup::show(ui, cx, state);
    }
}

fn show_points(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    items::show(ui, cx, state);
    hairline(ui);
    show_ways(ui, cx);
}

/// Worksheets that help with finding words.
fn show_ways(ui: &mut Ui, cx: &mut Cx<'_>) {
    const WORKSHEETS: [&str; 3] = ["saying-it", "weekly-check-in", "taking-turns"];
    let theme = Theme::of(ui);
    let words = &cx.lang.talk;
    parts::heading(ui, &words.ways);
    parts::explanation(ui, &words.ways_about);
    Frame::NONE.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.way_boundary).small().icon(Icon::Fence))).clicked() {
            cx.go(Page::Boundaries);
        }
        for worksheet in WORKSHEETS.iter().filter_map(|id| cx.content.worksheet(id)) {
            if flush_left(ui, |ui| ui.add(Button::quiet(&worksheet.title).small().icon(Icon::ClipboardList))).clicked() {
                cx.push(Action::OpenWorksheet(worksheet.id.clone()));
            }
        }
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.on_paper).small().icon(Icon::Printer))).clicked() {
            cx.push(Action::OpenPaper(What::Agenda));
        }
    });
}

/// Closes a point. Empty points are deleted.
fn close(cx: &mut Cx<'_>, state: &mut State) {
    let Some(id) = state.open.take() else { return };
    state.closed = Some(id);
    if cx.journal.talk_items().get(&id).is_some_and(|item| item.user_texts().iter().all(|text| text.trim().is_empty())) {
        cx.push(Action::Edit { edit: Edit::delete(Key::TalkItem(id), cx.now.instant), name: EditName::Change(TableKind::TalkItem), burst: None });
    }
}

#[cfg(test)]
mod tests;
