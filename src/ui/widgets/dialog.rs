//! A dialog: only when a choice is needed. Focus starts on the safe choice, and Esc is the least destructive one.

use eframe::egui::{Align, AsIdSalt, Context, IdSalt, Layout, ScrollArea, Ui};

use super::parts::text_within;
use super::{Button, Overlay};
use crate::ui::theme::{TextStyle, Theme};

/// How a choice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Quiet,
    Plain,
    Primary,
    Removal,
}

/// A question with some choices, each with its answer.
#[must_use = "a dialog is not seen until it is shown"]
pub struct Dialog<'a, A> {
    id_salt: IdSalt,
    title: &'a str,
    body: &'a str,
    dismissed: A,
    choices: Vec<(Weight, &'a str, A)>,
    width: f32,
}

const WIDTH: f32 = 480.0;
const GAP: f32 = 10.0;
const BUTTON_PADDING: f32 = 14.0;

impl<'a, A: Copy> Dialog<'a, A> {
    /// A dialog with a title, and the answer that Esc and a click beside it give.
    pub fn new(id_salt: impl AsIdSalt, title: &'a str, dismissed: A) -> Self {
        Self { id_salt: IdSalt::new(id_salt), title, body: "", dismissed, choices: Vec::with_capacity(4), width: WIDTH }
    }

    /// What happened, what is safe, what can be done.
    pub const fn body(mut self, body: &'a str) -> Self {
        self.body = body;
        self
    }

    /// Another width, for dialogs that compare.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A choice that stands back, at the left.
    pub fn quiet(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Quiet, text, answer)
    }

    /// A choice among others.
    pub fn plain(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Plain, text, answer)
    }

    /// The choice that is suggested; it has the focus.
    pub fn primary(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Primary, text, answer)
    }

    /// The choice that removes something for good; it never has the focus at first.
    pub fn removal(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Removal, text, answer)
    }

    fn choice(mut self, weight: Weight, text: &'a str, answer: A) -> Self {
        self.choices.push((weight, text, answer));
        self
    }

    /// Shows it, with more contents between the body and the choices. Answers once, then stop showing it.
    pub fn show(self, ctx: &Context, contents: impl FnOnce(&mut Ui)) -> Option<A> {
        let shown = Overlay::new(self.id_salt, self.title).alert().width(self.width).show(ctx, |ui, just_opened| {
            let theme = Theme::of(ui);
            let widths: Vec<f32> = self.choices.iter().map(|(_, text, _)| width_of(ui, text)).collect();
            let is_in_one_row = widths.iter().sum::<f32>() + GAP * widths.len().saturating_sub(1) as f32 <= ui.available_width();
            let choices_height = if is_in_one_row { theme.sizes.button } else { (theme.sizes.button + GAP) * widths.len() as f32 };
            ScrollArea::vertical().auto_shrink([false, true]).max_height(Overlay::room_for_contents(ctx, choices_height + theme.spacing.xl)).show(ui, |ui| {
                ui.label(theme.text(TextStyle::Heading, self.title));
                if !self.body.is_empty() {
                    ui.label(theme.text(TextStyle::Body, self.body).color(theme.colours.text_secondary));
                }
                contents(ui);
            });
            ui.add_space(theme.spacing.m);
            if is_in_one_row { self.in_one_row(ui, &widths, just_opened) } else { self.in_a_column(ui, just_opened) }
        });
        shown.inner.or_else(|| shown.is_dismissed.then_some(self.dismissed))
    }

    /// Quiet choices at the left, the others at the right.
    fn in_one_row(&self, ui: &mut Ui, widths: &[f32], just_opened: bool) -> Option<A> {
        let quiet = self.choices.iter().take_while(|(weight, ..)| *weight == Weight::Quiet).count();
        let right = widths[quiet..].iter().sum::<f32>() + GAP * widths.len().saturating_sub(quiet + 1) as f32;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let mut answer = None;
            for index in 0..self.choices.len() {
                if index == quiet {
                    ui.add_space((ui.available_width() - right).max(0.0));
                }
                answer = answer.or(self.show_choice(ui, index, just_opened));
            }
            answer
        })
        .inner
    }

    /// In a narrow window: one below the other, the suggested one first.
    fn in_a_column(&self, ui: &mut Ui, just_opened: bool) -> Option<A> {
        ui.spacing_mut().item_spacing.y = GAP;
        let mut answer = None;
        for index in (0..self.choices.len()).rev() {
            answer = answer.or(self.show_choice(ui, index, just_opened));
        }
        answer
    }

    fn show_choice(&self, ui: &mut Ui, index: usize, just_opened: bool) -> Option<A> {
        let (weight, text, answer) = self.choices[index];
        let button = match weight {
            Weight::Quiet => Button::quiet(text),
            Weight::Plain => Button::new(text),
            Weight::Primary => Button::primary(text),
            Weight::Removal => Button::removal(text),
        };
        let response = ui.add(button);
        if just_opened && Some(index) == self.safe_choice() {
            response.request_focus();
        }
        response.clicked().then_some(answer)
    }

    /// The suggested choice, or the first that removes nothing.
    fn safe_choice(&self) -> Option<usize> {
        let at = |wanted: fn(Weight) -> bool| self.choices.iter().position(|(weight, ..)| wanted(*weight));
        at(|weight| weight == Weight::Primary).or_else(|| at(|weight| weight != Weight::Removal))
    }
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    text_within(ui, TextStyle::ButtonPrimary, text, f32::INFINITY).size().x + 2.0 * BUTTON_PADDING
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[derive(Default)]
    struct Asked {
        open: bool,
        deletes: Option<bool>,
    }

    fn page(ui: &mut Ui, asked: &mut Asked) {
        asked.open |= ui.add(Button::new("Delete this")).clicked();
        if asked.open {
            let dialog = Dialog::new("delete", "Delete this page?", false).plain("Keep it", false).removal("Delete", true);
            if let Some(deletes) = dialog.show(ui.ctx(), |_| {}) {
                *asked = Asked { open: false, deletes: Some(deletes) };
            }
        }
    }

    #[test]
    fn focus_starts_on_what_removes_nothing_and_escape_gives_that_answer() {
        let mut harness = harness(Asked::default(), page);
        harness.get_by_label("Delete this").click();
        harness.run();
        assert!(harness.get_by_label("Keep it").is_focused());
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().deletes, Some(false));
        assert!(harness.query_by_label("Keep it").is_none());
    }

    #[test]
    fn the_other_answer_is_one_tab_away_and_nothing_behind_is_reached() {
        let mut harness = harness(Asked::default(), page);
        for key in [Key::Tab, Key::Enter, Key::Tab, Key::Tab, Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(harness.state().deletes, Some(true));
    }
}
