//! The date field in the words and forms of the person's place.

use chrono::NaiveDate;
use eframe::egui::{AsIdSalt, Response, Ui};

use crate::content::fill;
use crate::journal::LocalTime;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DateField, DateWords};

/// A field for a date or none, `width` wide with its button. `changed()` tells when the date became another.
pub(super) fn date_field(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width))
}

/// The same where its name stands above it already.
pub(super) fn date_field_below_name(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width).name_hidden())
}

/// A field for the day of something that has happened at `when`: it keeps its time of day, and a day ahead is said not to be one.
/// Answers whether it happened on another day.
pub(super) fn past_day_field(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt + Copy, name: &str, when: &mut LocalTime, width: f32) -> bool {
    let before = *when;
    let ahead = ui.make_persistent_id((id_salt, "ahead"));
    let mut day = Some(when.date());
    if date_field(ui, cx, id_salt, name, &mut day, width).changed()
        && let Some(day) = day
    {
        let is_ahead = day > cx.now.local.date();
        if !is_ahead {
            let local = day.and_time(when.time());
            *when = LocalTime::new(local, cx.zone.offset_minutes_at(local)).min(cx.now.local);
        }
        ui.data_mut(|data| data.insert_temp(ahead, is_ahead));
    }
    if ui.data(|data| data.get_temp(ahead)).unwrap_or(false) {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Caption, &cx.lang.today.in_the_future).color(theme.colours.danger));
    }
    *when != before
}

fn show(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id_salt: impl AsIdSalt,
    name: &str,
    date: &mut Option<NaiveDate>,
    look: impl for<'a> FnOnce(DateField<'a>) -> DateField<'a>,
) -> Response {
    let words = &cx.lang.dates;
    let today = cx.now.local.date();
    let not_a_date = fill(&words.not_a_date, &[("example", &cx.locale.typed_date(today))]);
    let words = DateWords {
        months: &words.months,
        weekdays: &words.weekdays_short,
        week_start: cx.locale.week_begins.num_days_from_monday() as u8,
        open: &words.open_calendar,
        previous_month: &words.previous_month,
        next_month: &words.next_month,
        not_a_date: &not_a_date,
        write: &|date| cx.locale.typed_date(date),
        read: &|text| cx.locale.parse_date(text, today),
    };
    look(DateField::new(name, date, today, words)).show(ui, id_salt)
}
