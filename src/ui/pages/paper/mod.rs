//! Printing and PDF: page preview and options.

mod choices;
mod gate;
mod print_form;
mod question;
mod sheet;

use std::sync::Arc;

use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, ScrollArea, TextureHandle, Ui, UiKind};

pub(in crate::ui) use self::print_form::show as print_form;
pub use self::print_form::{PrintForm, Printers};
pub use self::question::{Found, Question};

use crate::export::{Options, What};
use crate::insights::Span;
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::roadmap::Asked;
use crate::ui::shared::copies;
use crate::ui::shared::layout::{Room, goes_back};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, dissolve_panel};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zoom {
    /// Fits the window.
    #[default]
    Whole,
    /// Percent of the paper size.
    Percent(u16),
}

/// The page state.
#[derive(Default)]
pub struct State {
    what: Option<What>,
    /// The page to return to.
    pub came_from: Page,
    options: Options,
    page: usize,
    zoom: Zoom,
    reads_words: bool,
    /// The size of the last preview.
    pixels_per_1000_points: u32,
    /// The pending request.
    pub asked: Option<Question>,
    /// The latest pages, kept until newer ones arrive.
    pub found: Option<Arc<Found>>,
    failed: Option<Question>,
    shows_days: bool,
    asked_about_fear: Asked,
    copies: copies::State,
    /// The open print dialog.
    pub print: Option<PrintForm>,
    texture: Option<(Question, TextureHandle)>,
}

impl State {
    /// Opens a subject, keeping the paper settings.
    pub fn open(&mut self, what: What, came_from: Page, span: Span) {
        // Audience and contents are chosen anew for each subject.
        let options = Options { span, paper: self.options.paper, has_initials: self.options.has_initials, ..Options::default() };
        *self = Self { what: Some(what), came_from, options, zoom: self.zoom, ..Self::default() };
    }

    fn turn_to(&mut self, what: What) {
        self.open(what, self.came_from, self.options.span);
    }

    /// The request to start, unless it was answered or failed.
    #[must_use]
    pub fn wanted(&self, revision: u64, today: chrono::NaiveDate) -> Option<Question> {
        let question = Question {
            what: self.what.clone()?,
            options: self.options.clone(),
            revision,
            today,
            page: self.page,
            pixels_per_1000_points: Some(self.pixels_per_1000_points).filter(|size| *size > 0)?,
        };
        let is_found = self.found.as_ref().is_some_and(|found| found.question == question);
        (!is_found && self.failed.as_ref() != Some(&question)).then_some(question)
    }

    /// Takes results, unless they answer another request.
    pub fn take(&mut self, found: Found) {
        if self.asked.take().as_ref() == Some(&found.question) {
            self.page = self.page.min(found.count().saturating_sub(1));
            self.found = Some(Arc::new(found));
        }
    }

    /// Marks the pending request as failed.
    pub fn give_up(&mut self) {
        self.failed = self.asked.take();
    }
}

const CHOICES_WIDTH: f32 = 328.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.paper);
    if goes_back(ui) {
        cx.push(Action::Go(state.came_from));
    }
    turn_pages(ui, &mut state);
    match state.found.clone() {
        Some(found) if !found.is_there() => cx.push(Action::Go(state.came_from)),
        _ if Room::of(ui) == Room::Wide => show_wide(ui, cx, &mut state),
        _ => show_in_one_column(ui, cx, &mut state),
    }
    cx.states.paper = state;
}

/// Page Up and Page Down turn pages.
fn turn_pages(ui: &Ui, state: &mut State) {
    let count = state.found.as_ref().map_or(0, |found| found.count());
    let pressed = |key| ui.memory(|memory| memory.focused().is_none()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) && state.page + 1 < count {
        state.page += 1;
    } else if pressed(Key::PageUp) {
        state.page = state.page.saturating_sub(1);
    }
}

fn show_wide(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let side = Frame::NONE.fill(theme.colours.surface_raised).inner_margin(Margin { left: 26, right: 26, top: 30, bottom: 24 });
    let panel = Panel::right("paper choices").exact_size(CHOICES_WIDTH).resizable(false).show_separator_line(false).frame(side);
    panel.show(ui, |ui| {
        dissolve_panel(ui, UiKind::RightPanel);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            choices::show_outputs(ui, cx, state);
            ui.add_space(theme.spacing.l);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("paper choices").auto_shrink(false).show(ui, |ui| choices::show(ui, cx, state));
            });
        });
    });
    Frame::NONE.fill(theme.colours.fill_pressed).inner_margin(Margin { left: 24, right: 24, top: 16, bottom: 20 }).show(ui, |ui| {
        show_head(ui, cx, state);
        ui.add_space(theme.spacing.m);
        let room = ui.available_size();
        sheet::show(ui, cx, state, room);
    });
}

fn show_in_one_column(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    /// Maximum share of the window height, so that the options below are visible.
    const SHEET_SHARE: f32 = 0.62;
    let theme = Theme::of(ui);
    let height = ui.available_height();
    ScrollArea::vertical().id_salt("paper").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::of(ui).page_margin()).show(ui, |ui| {
            show_head(ui, cx, state);
            ui.add_space(theme.spacing.m);
            let room = eframe::egui::vec2(ui.available_width(), height * SHEET_SHARE);
            sheet::show(ui, cx, state, room);
            ui.add_space(theme.spacing.l);
            choices::show(ui, cx, state);
            ui.add_space(theme.spacing.l);
            choices::show_outputs(ui, cx, state);
        });
    });
}

/// The Back button and the page controls.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::quiet(&cx.lang.paper.back).small().icon(Icon::ArrowLeft)).clicked() {
            cx.push(Action::Go(state.came_from));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| sheet::show_reading_controls(ui, cx, state));
    });
}
