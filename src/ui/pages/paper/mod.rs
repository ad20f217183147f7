//! What goes on paper: the pages as they will be printed, and beside them who they are for and what is on them.

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
use crate::ui::pages::copies;
use crate::ui::pages::layout::{Room, goes_back};
use crate::ui::pages::roadmap::Asked;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, dissolve_panel};

/// How large a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zoom {
    /// All of it fits.
    #[default]
    Whole,
    /// Percent of its size on paper.
    Percent(u16),
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    what: Option<What>,
    /// The page that one came from.
    pub came_from: Page,
    options: Options,
    page: usize,
    zoom: Zoom,
    /// The words are read as text instead of the pages.
    reads_words: bool,
    /// How large the page was shown last.
    pixels_per_1000_points: u32,
    /// What is being worked out.
    pub asked: Option<Question>,
    /// What was found last. It stays until something newer is found.
    pub found: Option<Arc<Found>>,
    failed: Option<Question>,
    shows_days: bool,
    asked_about_fear: Asked,
    copies: copies::State,
    /// How the pages are printed, while that is chosen.
    pub print: Option<PrintForm>,
    /// The picture that is shown.
    texture: Option<(Question, TextureHandle)>,
}

impl State {
    /// Puts something on paper, on the paper that was chosen before.
    pub fn open(&mut self, what: What, came_from: Page, span: Span) {
        // Whom it is for, and what is in it, is chosen anew for each thing.
        let options = Options { span, paper: self.options.paper, has_initials: self.options.has_initials, ..Options::default() };
        *self = Self { what: Some(what), came_from, options, zoom: self.zoom, ..Self::default() };
    }

    /// Puts something else on paper that belongs to what is there.
    fn turn_to(&mut self, what: What) {
        self.open(what, self.came_from, self.options.span);
    }

    /// What is to be worked out now, if it is something else than what was found or asked.
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

    /// Takes an answer. One to a question that was asked before is not listened to.
    pub fn take(&mut self, found: Found) {
        if self.asked.take().as_ref() == Some(&found.question) {
            self.page = self.page.min(found.count().saturating_sub(1));
            self.found = Some(Arc::new(found));
        }
    }

    /// What was asked cannot be answered.
    pub fn give_up(&mut self) {
        self.failed = self.asked.take();
    }
}

/// How wide the choices are.
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

/// Page Up and Page Down turn the pages, as in any reader.
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
    /// How much of the window the sheet may take, so that the choices below are found.
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

/// The way back, and which page is looked at.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::quiet(&cx.lang.paper.back).small().icon(Icon::ArrowLeft)).clicked() {
            cx.push(Action::Go(state.came_from));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| sheet::show_reading_controls(ui, cx, state));
    });
}
