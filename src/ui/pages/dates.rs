//! The date field in the words and forms of the person's place, and what a time chosen there stands for.

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::{AsIdSalt, Response, Ui};

use crate::content::fill;
use crate::journal::LocalTime;
use crate::ui::cx::Cx;
use crate::ui::widgets::{DateField, DateWords};

/// A field for a date or none, `width` wide with its button. `changed()` tells when the date became another.
pub(super) fn date_field(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width))
}

/// The same where its name stands above it already.
pub(super) fn date_field_below_name(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width).name_hidden())
}

/// Another local time for an entry. One that was written here follows the clocks of this place; one that was written under
/// another offset keeps that, since it belongs to a journey.
pub(super) fn time_beside(cx: &Cx<'_>, before: Option<LocalTime>, local: NaiveDateTime) -> LocalTime {
    let here = cx.zone.offset_minutes_at(local);
    let elsewhere = before.filter(|before| i32::from(before.offset_minutes()) != cx.zone.offset_minutes_at(before.local()));
    LocalTime::new(local, elsewhere.map_or(here, |before| i32::from(before.offset_minutes())))
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
