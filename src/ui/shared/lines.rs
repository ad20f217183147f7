//! An editable list of short texts (options, sentence parts, small tasks), reorderable by keyboard.

use eframe::egui::{Id, Ui};

use super::order::{Direction, move_to, pressed_in};
use crate::content::{TEMPLATE_LIMITS, fill};
use crate::journal::{OwnBlank, OwnOption, OwnPhrase};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, CheckBox, Field, IconButton, section_label};

pub(in crate::ui) trait Part {
    fn empty(id: String) -> Self;
    /// A stable id across moves, if there is one.
    fn id(&self) -> Option<&str>;
    fn texts(&mut self) -> (&mut String, Option<&mut String>);
    /// The flag to offer feeling words, if supported.
    fn offers_feelings(&mut self) -> Option<&mut bool> {
        None
    }
}

impl Part for OwnOption {
    fn empty(id: String) -> Self {
        Self { id, text: String::new() }
    }

    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }

    fn texts(&mut self) -> (&mut String, Option<&mut String>) {
        (&mut self.text, None)
    }
}

impl Part for OwnBlank {
    fn empty(id: String) -> Self {
        Self { id, before: String::new(), hint: String::new(), feelings: false }
    }

    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }

    fn texts(&mut self) -> (&mut String, Option<&mut String>) {
        (&mut self.before, Some(&mut self.hint))
    }

    fn offers_feelings(&mut self) -> Option<&mut bool> {
        Some(&mut self.feelings)
    }
}

impl Part for String {
    fn empty(_: String) -> Self {
        Self::new()
    }

    fn id(&self) -> Option<&str> {
        None
    }

    fn texts(&mut self) -> (&mut String, Option<&mut String>) {
        (self, None)
    }
}

impl Part for OwnPhrase {
    fn empty(_: String) -> Self {
        Self { says: String::new(), why: String::new() }
    }

    fn id(&self) -> Option<&str> {
        None
    }

    fn texts(&mut self) -> (&mut String, Option<&mut String>) {
        (&mut self.says, Some(&mut self.why))
    }
}

#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct PartWords<'a> {
    pub(in crate::ui) heading: &'a str,
    /// Name of the first text, with a number.
    pub(in crate::ui) first: &'a str,
    /// Name of the second text.
    pub(in crate::ui) second: Option<&'a str>,
    pub(in crate::ui) add: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum LinesEdit {
    /// Typed text; the field names the undo group.
    Typed(String),
    /// Added, moved, removed or chosen.
    Changed,
}

const PARTS_MAX: usize = 100;

/// Key of the item to focus: list and index.
fn wanted_id() -> Id {
    Id::unique("part of a question that takes the keyboard")
}

/// Draws the list. `salt` distinguishes lists.
pub(in crate::ui) fn show_parts<P: Part>(ui: &mut Ui, cx: &mut Cx<'_>, words: PartWords<'_>, parts: &mut Vec<P>, salt: &str) -> Option<LinesEdit> {
    let mut edit = None;
    let theme = Theme::of(ui);
    section_label(ui, words.heading);
    let count = parts.len();
    let mut moved = None;
    let mut removed = None;
    for (place, part) in parts.iter_mut().enumerate() {
        let number = (place + 1).to_string();
        let name = fill(words.first, &[("number", &number)]);
        let part_salt = part.id().map_or_else(|| number.clone(), ToOwned::to_owned);
        let row = ui.push_id((salt, &part_salt), |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let width = (ui.available_width() - 3.0 * theme.sizes.icon_button - 6.0).max(60.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    let (first, second) = part.texts();
                    let field = Field::new(("first", cx.generation), &name, first).own_words().name_hidden().hint(&name).limit(TEMPLATE_LIMITS.label).show(ui);
                    let wanted = (salt.to_owned(), place);
                    if ui.data(|data| data.get_temp::<(String, usize)>(wanted_id())) == Some(wanted) {
                        ui.data_mut(|data| data.remove::<(String, usize)>(wanted_id()));
                        field.request_focus();
                    }
                    let mut is_changed = field.changed();
                    if let (Some(text), Some(name)) = (second, words.second) {
                        let name = fill(name, &[("number", &number)]);
                        is_changed |= Field::new(("second", cx.generation), &name, text)
                            .own_words()
                            .name_hidden()
                            .hint(&name)
                            .limit(TEMPLATE_LIMITS.label)
                            .show(ui)
                            .changed();
                    }
                    if let Some(offers) = part.offers_feelings() {
                        let name = fill(&cx.lang.templates.blank_feelings, &[("number", &number)]);
                        if ui.add(CheckBox::new(offers, &name)).changed() {
                            edit = Some(LinesEdit::Changed);
                        }
                    }
                    if is_changed {
                        edit = Some(LinesEdit::Typed(format!("{salt} {part_salt}")));
                    }
                });
                ui.add_space(6.0);
                let what = [("what", name.as_str())];
                let words = &cx.lang.templates;
                for (direction, icon, text) in [(Direction::Up, Icon::ChevronUp, &words.move_up), (Direction::Down, Icon::ChevronDown, &words.move_down)] {
                    let to = direction.from(place, count);
                    if ui.add(IconButton::new(icon, &fill(text, &what)).enabled(to.is_some())).clicked() {
                        moved = to.map(|to| (place, to));
                    }
                }
                if ui.add(IconButton::new(Icon::X, &fill(&words.remove, &what))).clicked() {
                    removed = Some(place);
                }
            })
            .response
            .rect
        });
        if let Some(to) = pressed_in(ui, row.inner).and_then(|direction| direction.from(place, count)) {
            moved = Some((place, to));
        }
    }
    if let Some((from, to)) = moved {
        move_to(parts, from, to);
        edit = Some(LinesEdit::Changed);
    } else if let Some(place) = removed {
        parts.remove(place);
        want(ui, salt, place.min(parts.len().saturating_sub(1)));
        edit = Some(LinesEdit::Changed);
    }
    if count < PARTS_MAX && flush_left(ui, |ui| ui.add(Button::quiet(words.add).small().icon(Icon::Plus))).clicked() {
        parts.push(P::empty(cx.new_id().to_string()));
        want(ui, salt, count);
        edit = Some(LinesEdit::Changed);
    }
    edit
}

fn want(ui: &Ui, salt: &str, place: usize) {
    ui.data_mut(|data| data.insert_temp(wanted_id(), (salt.to_owned(), place)));
    ui.ctx().request_repaint();
}
