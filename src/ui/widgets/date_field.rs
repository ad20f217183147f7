//! A date, typed or picked from a calendar.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use eframe::egui::{Align2, AsIdSalt, Color32, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::focus_group::keep_arrow_keys;
use super::parts::{state_colour, text_within};
use super::{Field, IconButton};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// Localised strings and formats for dates.
#[derive(Clone, Copy)]
pub struct DateWords<'a> {
    /// Month names, January first.
    pub months: &'a [String],
    /// Short weekday names, Monday first.
    pub weekdays: &'a [String],
    /// First day of the week: 0 for Monday.
    pub week_start: u8,
    /// Accessible name of the calendar button.
    pub open: &'a str,
    /// Accessible name of the button for the previous month.
    pub previous_month: &'a str,
    /// Accessible name of the button for the next month.
    pub next_month: &'a str,
    /// The error for an invalid date.
    pub not_a_date: &'a str,
    /// Formats a date.
    pub write: &'a dyn Fn(NaiveDate) -> String,
    /// Parses a localised date; ISO dates are always accepted.
    pub read: &'a dyn Fn(&str) -> Option<NaiveDate>,
}

/// A field for an optional date.
#[must_use = "a field does nothing until it is shown"]
pub struct DateField<'a> {
    name: &'a str,
    date: &'a mut Option<NaiveDate>,
    today: NaiveDate,
    words: DateWords<'a>,
    width: f32,
    name_shown: bool,
}

/// Text kept between frames while typing.
#[derive(Clone)]
struct Typing {
    text: String,
    /// The date at that time, to detect outside changes.
    of: Option<NaiveDate>,
}

const DAY: f32 = 32.0;
const ICON_ROOM: f32 = 40.0;

impl<'a> DateField<'a> {
    /// A field for `date`, labelled above. `today` is marked in the calendar.
    pub const fn new(name: &'a str, date: &'a mut Option<NaiveDate>, today: NaiveDate, words: DateWords<'a>) -> Self {
        Self { name, date, today, words, width: 200.0, name_shown: true }
    }

    /// Sets the width.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Hides the label; screen readers still get it.
    pub const fn name_hidden(mut self) -> Self {
        self.name_shown = false;
        self
    }

    /// Draws it. `changed()` on a new date; an empty field is `None`.
    pub fn show(self, ui: &mut Ui, id_salt: impl AsIdSalt) -> Response {
        let id = ui.make_persistent_id(id_salt);
        let before = *self.date;
        let as_written = before.map(self.words.write);
        let kept: Option<Typing> = ui.data(|data| data.get_temp(id));
        let mut typing = kept.filter(|typing| typing.of == before).unwrap_or_else(|| Typing { text: as_written.clone().unwrap_or_default(), of: before });
        let read = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().or_else(|| (self.words.read)(text.trim()));
        let wrong = !typing.text.trim().is_empty() && as_written.as_deref() != Some(&typing.text) && read(&typing.text).is_none();

        let mut response = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let error = (wrong && !ui.memory(|memory| memory.has_focus(id.with("text")))).then_some(self.words.not_a_date);
                let field = Field::new("text", self.name, &mut typing.text).error(error).width(self.width - ICON_ROOM);
                let field = if self.name_shown { field } else { field.name_hidden() };
                let field = ui.push_id(id, |ui| field.show(ui)).inner;
                let button = ui
                    .vertical(|ui| {
                        let above = if self.name_shown { TextStyle::Label.line_height() } else { 0.0 };
                        ui.add_space(above + 3.0);
                        // Include the field's name, to distinguish several date fields.
                        ui.add(IconButton::new(Icon::Calendar, &format!("{}, {}", self.name, self.words.open)))
                    })
                    .inner;
                month_popup(ui, id, &button, self.date, self.today, &self.words);
                field
            })
            .inner;

        if response.changed() {
            if typing.text.trim().is_empty() {
                *self.date = None;
            } else if let Some(date) = read(&typing.text) {
                *self.date = Some(date);
            }
            // Keep an incomplete date as typed.
            typing.of = *self.date;
        }
        if *self.date != before {
            response.mark_changed();
        }
        ui.data_mut(|data| data.insert_temp(id, typing));
        response
    }
}

/// The calendar below the button. Arrow keys move by day and week, Page Up/Down by month; Enter
/// picks.
fn month_popup(ui: &Ui, id: Id, button: &Response, date: &mut Option<NaiveDate>, today: NaiveDate, words: &DateWords<'_>) {
    let cursor_id = id.with("cursor");
    if button.clicked() {
        ui.data_mut(|data| data.insert_temp(cursor_id, date.unwrap_or(today)));
    }
    let opened = button.clicked();
    Popup::menu(button).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let mut cursor: NaiveDate = ui.data(|data| data.get_temp(cursor_id)).unwrap_or(today);
        ui.set_width(7.0 * DAY);
        ui.horizontal(|ui| {
            let theme = Theme::of(ui);
            if ui.add(IconButton::new(Icon::ChevronLeft, words.previous_month)).clicked() {
                cursor = cursor.checked_sub_months(Months::new(1)).unwrap_or(cursor);
            }
            let title = format!("{} {}", words.months[cursor.month0() as usize], cursor.year());
            ui.add_sized(vec2(7.0 * DAY - 2.0 * (theme.sizes.icon_button + 8.0), DAY), eframe::egui::Label::new(theme.text(TextStyle::Strong, title)));
            if ui.add(IconButton::new(Icon::ChevronRight, words.next_month)).clicked() {
                cursor = cursor.checked_add_months(Months::new(1)).unwrap_or(cursor);
            }
        });
        if let Some(picked) = month_grid(ui, id.with("grid"), &mut cursor, *date, today, words, opened) {
            *date = Some(picked);
            ui.close();
        }
        ui.data_mut(|data| data.insert_temp(cursor_id, cursor));
    });
}

fn month_grid(
    ui: &mut Ui,
    id: Id,
    cursor: &mut NaiveDate,
    chosen: Option<NaiveDate>,
    today: NaiveDate,
    words: &DateWords<'_>,
    opened: bool,
) -> Option<NaiveDate> {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let first = cursor.with_day(1)?;
    let offset = (7 + first.weekday().num_days_from_monday() - u32::from(words.week_start)) % 7;
    let days = u32::from(cursor.num_days_in_month());
    let weeks = (offset + days).div_ceil(7);
    let (rect, _) = ui.allocate_exact_size(vec2(7.0 * DAY, (weeks + 1) as f32 * DAY), Sense::hover());
    let grid = ui.interact(rect, id, Sense::FOCUSABLE);
    if opened {
        grid.request_focus();
    }
    let picked_by_key = if grid.has_focus() { move_by_keys(ui, id, cursor) } else { None };
    let name = |day: NaiveDate| format!("{} {} {}", day.day(), words.months[day.month0() as usize], day.year());
    let cell = |column: u32, row: u32| Rect::from_min_size(rect.min + vec2(column as f32, row as f32) * DAY, vec2(DAY, DAY));

    let write = |text: &str, style: TextStyle, at: Rect, colour: Color32| {
        let galley = text_within(ui, style, text, f32::INFINITY);
        ui.painter().galley(Align2::CENTER_CENTER.anchor_size(at.center(), galley.size()).min, galley, colour);
    };
    for column in 0..7 {
        let weekday = (column + u32::from(words.week_start)) % 7;
        write(&words.weekdays[weekday as usize], TextStyle::Caption, cell(column, 0), c.text_tertiary);
    }
    let mut picked = picked_by_key;
    for number in 1..=days {
        let Some(day) = first.with_day(number) else { continue };
        let place = offset + number - 1;
        let at = cell(place % 7, 1 + place / 7);
        let response = ui.interact(at, id.with(number), Sense::CLICK);
        let on = chosen == Some(day);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name(day)));
        if response.clicked() {
            picked = Some(day);
        }
        let idle = if on { c.fill_selected } else { Color32::TRANSPARENT };
        ui.painter().rect_filled(at.shrink(1.0), theme.radius.button_small, state_colour(ui, &response, [idle, c.fill_hover, c.fill_pressed]));
        write(&number.to_string(), if on || day == today { TextStyle::SmallStrong } else { TextStyle::Small }, at, c.text_primary);
        if grid.has_focus() && day == *cursor {
            theme.focus_ring(ui.painter(), at.shrink(3.0), theme.radius.button_small - 2.0, 0.0);
        }
    }
    let said = name(*cursor);
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &said));
    picked
}

fn move_by_keys(ui: &Ui, id: Id, cursor: &mut NaiveDate) -> Option<NaiveDate> {
    keep_arrow_keys(ui, id);
    let from = *cursor;
    let moves: [(Key, Option<NaiveDate>); 6] = [
        (Key::ArrowLeft, from.checked_sub_days(Days::new(1))),
        (Key::ArrowRight, from.checked_add_days(Days::new(1))),
        (Key::ArrowUp, from.checked_sub_days(Days::new(7))),
        (Key::ArrowDown, from.checked_add_days(Days::new(7))),
        (Key::PageUp, from.checked_sub_months(Months::new(1))),
        (Key::PageDown, from.checked_add_months(Months::new(1))),
    ];
    ui.input_mut(|input| {
        for (key, to) in moves {
            if input.consume_key(Modifiers::NONE, key) {
                *cursor = to.unwrap_or(from);
            }
        }
        input.consume_key(Modifiers::NONE, Key::Enter).then_some(*cursor)
    })
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn show(ui: &mut Ui, date: &mut Option<NaiveDate>) {
        let months =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"].map(String::from);
        let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(String::from);
        let words = DateWords {
            months: &months,
            weekdays: &weekdays,
            week_start: 0,
            open: "Open the month",
            previous_month: "Month before",
            next_month: "Month after",
            not_a_date: "That is not a date",
            write: &|date| date.format("%-d.%-m.%Y").to_string(),
            read: &|text| NaiveDate::parse_from_str(text, "%d.%m.%Y").ok(),
        };
        DateField::new("Look again on", date, day(2026, 11, 22), words).show(ui, "date");
    }

    #[test]
    fn typed_the_local_way_or_as_iso() {
        for text in ["3.12.2026", "2026-12-03"] {
            let mut harness = harness(None, show);
            harness.get_by_label("Look again on").click();
            harness.run();
            harness.get_by_label("Look again on").type_text(text);
            harness.run();
            assert_eq!(*harness.state(), Some(day(2026, 12, 3)), "{text}");
        }
    }

    #[test]
    fn picked_by_keyboard_from_the_month() {
        let mut harness = harness(None, show);
        harness.get_by_label("Look again on, Open the month").click();
        harness.run();
        for key in [Key::PageDown, Key::ArrowDown, Key::ArrowLeft, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(*harness.state(), Some(day(2026, 12, 28)));
        assert_eq!(harness.get_by_label("Look again on").value().as_deref(), Some("28.12.2026"));
    }

    #[test]
    fn picked_by_pointer_in_another_month() {
        let mut harness = harness(Some(day(2026, 1, 31)), show);
        harness.get_by_label("Look again on, Open the month").click();
        harness.run();
        harness.get_by_label("Month after").click();
        harness.run();
        harness.get_by_label("5 February 2026").click();
        harness.run();
        assert_eq!(*harness.state(), Some(day(2026, 2, 5)));
    }
}
