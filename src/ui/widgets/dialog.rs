//! A dialog, for required choices. Initial focus is on the safe choice; Esc is the least
//! destructive one.

use std::ops::Range;

use eframe::egui::{AsIdSalt, Context, IdSalt, Response, Ui, UiBuilder, vec2};

use super::{Button, Overlay, announce, mark_heading};
use crate::ui::theme::{TextStyle, Theme};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Quiet,
    Plain,
    Primary,
    Removal,
}

/// A question with choices, each with its answer.
#[must_use = "a dialog is not seen until it is shown"]
pub struct Dialog<'a, A> {
    id_salt: IdSalt,
    title: &'a str,
    body: &'a str,
    dismissed: A,
    choices: Vec<(Weight, &'a str, A)>,
    width: f32,
    interrupts: bool,
    /// A choice gets the initial focus.
    takes_focus: bool,
    /// Non-modal, at the edge of the window.
    stands: bool,
}

const WIDTH: f32 = 480.0;
const GAP: f32 = 10.0;
const QUIET_PADDING: f32 = 14.0;

impl<'a, A: Copy> Dialog<'a, A> {
    /// A dialog with a title. `dismissed` is the answer on Esc or a click outside.
    pub fn new(id_salt: impl AsIdSalt, title: &'a str, dismissed: A) -> Self {
        Self {
            id_salt: IdSalt::new(id_salt),
            title,
            body: "",
            dismissed,
            choices: Vec::with_capacity(4),
            width: WIDTH,
            interrupts: true,
            takes_focus: true,
            stands: false,
        }
    }

    /// The text: what happened, what is safe, what can be done.
    pub const fn body(mut self, body: &'a str) -> Self {
        self.body = body;
        self
    }

    /// Sets the width, for dialogs that compare.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Opened on request: not announced as an alert.
    pub const fn asked_for(mut self) -> Self {
        self.interrupts = false;
        self
    }

    /// The contents have a field that gets the initial focus.
    pub const fn focus_in_contents(mut self) -> Self {
        self.takes_focus = false;
        self
    }

    /// Non-modal at the edge of the window, if unrequested: takes no keys while someone is typing,
    /// and is never answered by accident.
    pub const fn standing(mut self, stands: bool) -> Self {
        self.stands = stands;
        self
    }

    /// A minor choice, at the left; add these first.
    pub fn quiet(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Quiet, text, answer)
    }

    /// A normal choice.
    pub fn plain(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Plain, text, answer)
    }

    /// The suggested choice, with the initial focus.
    pub fn primary(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Primary, text, answer)
    }

    /// A destructive choice, never with the initial focus.
    pub fn removal(self, text: &'a str, answer: A) -> Self {
        self.choice(Weight::Removal, text, answer)
    }

    fn choice(mut self, weight: Weight, text: &'a str, answer: A) -> Self {
        self.choices.push((weight, text, answer));
        self
    }

    /// Shows it, with `contents` between text and choices. Returns an answer once; stop showing it
    /// then.
    pub fn show(self, ctx: &Context, contents: impl FnOnce(&mut Ui)) -> Option<A> {
        let overlay = Overlay::new(self.id_salt, self.title).width(self.width).standing(self.stands);
        let overlay = if self.interrupts { overlay.alert() } else { overlay };
        let shown = overlay.show(ctx, |ui, just_opened| {
            let theme = Theme::of(ui);
            let widths: Vec<f32> = (0..self.choices.len()).map(|index| self.button(index).width(ui)).collect();
            let rows = rows(&widths, ui.available_width());
            let rows_height = rows.len() as f32 * (theme.sizes.button + GAP);
            Overlay::scroll(ui, rows_height + theme.spacing.m, |ui| {
                let title = ui.label(theme.text(TextStyle::Heading, self.title));
                mark_heading(&title, 2);
                if self.stands {
                    announce(&title);
                }
                if !self.body.is_empty() {
                    ui.label(theme.text(TextStyle::Body, self.body).color(theme.colours.text_secondary));
                }
                contents(ui);
            });
            ui.add_space(theme.spacing.m);
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            rows.into_iter().fold(None, |answer, row| answer.or(self.show_row(ui, row, &widths, just_opened)))
        });
        shown.inner.or_else(|| shown.is_dismissed.then_some(self.dismissed))
    }

    fn show_row(&self, ui: &mut Ui, row: Range<usize>, widths: &[f32], just_opened: bool) -> Option<A> {
        ui.horizontal(|ui| {
            let first_at_right = row.clone().find(|index| self.choices[*index].0 != Weight::Quiet).unwrap_or(row.end);
            let mut answer = None;
            for index in row.clone() {
                if index == first_at_right {
                    let needed = widths[index..row.end].iter().sum::<f32>() + GAP * (row.end - index - 1) as f32;
                    ui.add_space((ui.available_width() - needed).max(0.0));
                }
                answer = answer.or(self.show_choice(ui, index, just_opened));
            }
            answer
        })
        .inner
    }

    fn button(&self, index: usize) -> Button<'a> {
        let (weight, text, _) = self.choices[index];
        match weight {
            Weight::Quiet => Button::quiet(text),
            Weight::Plain => Button::new(text),
            Weight::Primary => Button::primary(text),
            Weight::Removal => Button::removal(text),
        }
    }

    fn show_choice(&self, ui: &mut Ui, index: usize, just_opened: bool) -> Option<A> {
        let response = if index == 0 && self.choices[0].0 == Weight::Quiet { flush(ui, self.button(0)) } else { ui.add(self.button(index)) };
        if just_opened && self.takes_focus && Some(index) == self.safe_choice() {
            response.request_focus();
        }
        response.clicked().then_some(self.choices[index].2)
    }

    /// The suggested choice, or the first non-destructive one.
    fn safe_choice(&self) -> Option<usize> {
        let at = |wanted: fn(Weight) -> bool| self.choices.iter().position(|(weight, ..)| wanted(*weight));
        at(|weight| weight == Weight::Primary).or_else(|| at(|weight| weight != Weight::Removal))
    }
}

/// A quiet button whose text is aligned with the text above; its padding extends beyond the column.
fn flush(ui: &mut Ui, button: Button<'_>) -> Response {
    let room = ui.available_rect_before_wrap().translate(vec2(-QUIET_PADDING, 0.0));
    let response = ui.new_child(UiBuilder::new().max_rect(room).layout(*ui.layout())).add(button);
    ui.allocate_space(response.rect.size() - vec2(QUIET_PADDING, 0.0));
    response
}

/// Distributes the choices over rows, in order.
fn rows(widths: &[f32], available: f32) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut used = f32::INFINITY;
    for (index, width) in widths.iter().enumerate() {
        used += GAP + width;
        if let Some(row) = rows.last_mut().filter(|_| used <= available) {
            row.end = index + 1;
        } else {
            rows.push(index..index + 1);
            used = *width;
        }
    }
    rows
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
    fn focus_starts_on_what_removes_nothing_and_returns_to_where_it_was() {
        let mut harness = harness(Asked::default(), page);
        for key in [Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert!(harness.get_by_label("Keep it").is_focused());
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().deletes, Some(false));
        assert!(harness.query_by_label("Keep it").is_none());
        assert!(harness.get_by_label("Delete this").is_focused());
    }

    #[test]
    fn choices_that_do_not_fit_beside_each_other_take_another_row() {
        assert_eq!(rows(&[100.0, 80.0, 60.0], 260.0).len(), 1);
        assert_eq!(rows(&[100.0, 80.0, 60.0], 259.0), [0..2, 2..3]);
        assert_eq!(rows(&[300.0, 80.0], 200.0), [0..1, 1..2]);
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
