//! The support circle: people, ways to ask them, and phone numbers. It never dials and never counts
//! days.

use eframe::egui::Ui;

use super::page;
use crate::content::fill;
use crate::journal::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::support::{self, Place, in_two_columns, show_numbers, show_people};
use crate::ui::shared::layout::Room;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{IconButton, section_gap};

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    support: support::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.support.open_form()
    }

    /// Opens a person or phone number.
    pub fn open(&mut self, id: Id) {
        self.support.open(id);
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.circle);
    page(ui, cx, Tool::Circle, Theme::of(ui).layout.content_max, |ui, cx| {
        let support = &mut state.support;
        let main = |ui: &mut Ui, cx: &mut Cx<'_>, support: &mut support::State| {
            show_people(ui, cx, support, Place::Circle);
            section_gap(ui);
            show_ways_to_ask(ui, cx);
        };
        if Room::of(ui) == Room::Wide {
            in_two_columns(ui, cx, support, main, |ui, cx, support| show_numbers(ui, cx, support, Place::Circle));
        } else {
            main(ui, cx, support);
            section_gap(ui);
            show_numbers(ui, cx, support, Place::Circle);
        }
    });
    cx.states.tools.circle = state;
}

/// Sentences to say or send, each with a copy button.
fn show_ways_to_ask(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.circle;
    parts::heading(ui, &words.asking);
    parts::explanation(ui, &words.asking_help);
    ui.add_space(theme.spacing.xs);
    for ask in cx.content.asks() {
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - theme.sizes.icon_button - theme.spacing.s;
            ui.vertical(|ui| {
                ui.set_width(width.min(theme.layout.reading_max));
                ui.add_space((theme.sizes.icon_button - TextStyle::Reflect.line_height()) / 2.0);
                ui.label(theme.text(TextStyle::Reflect, &ask.text));
            });
            if ui.add(IconButton::new(Icon::Copy, &fill(&words.copy_ask, &[("what", &ask.text)]))).clicked() {
                cx.push(Action::Copy(ask.text.clone()));
            }
        });
    }
}

#[cfg(test)]
mod tests;
