//! Localised date fields, and the times they stand for.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};
use eframe::egui::{AsIdSalt, Response, Ui};

use crate::content::fill;
use crate::journal::LocalTime;
use crate::ui::cx::{Cx, Now};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DateField, DateWords};

/// An optional date, `width` wide including its button. `changed()` on a new date.
pub(in crate::ui) fn date_field(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width))
}

pub(in crate::ui) fn date_field_below_name(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, date: &mut Option<NaiveDate>, width: f32) -> Response {
    show(ui, cx, id_salt, name, date, |field| field.width(width).name_hidden())
}

/// Another local time for an entry. Entries made here follow the local time zone; those made under
/// another UTC offset keep it, as they belong to a journey.
fn time_beside(cx: &Cx<'_>, before: Option<LocalTime>, local: NaiveDateTime) -> LocalTime {
    let here = cx.zone.offset_minutes_at(local);
    let elsewhere = before.filter(|before| i32::from(before.offset_minutes()) != cx.zone.offset_minutes_at(before.local()));
    LocalTime::new(local, elsewhere.map_or(here, |before| i32::from(before.offset_minutes())))
}

/// A time of day on a journal day. After midnight the calendar date is accepted too: if that night
/// is still in the future, the night before is meant.
pub(in crate::ui) fn time_on(cx: &Cx<'_>, before: Option<LocalTime>, day: NaiveDate, time: NaiveTime) -> LocalTime {
    let by_day = time_beside(cx, before, cx.local_on(day, time));
    if by_day.to_utc() > cx.now.local.to_utc() { time_beside(cx, before, day.and_time(time)) } else { by_day }
}

/// A field for the day of a past event; keeps the time of day and rejects future days. True if the
/// day changed.
pub(in crate::ui) fn past_day_field(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt + Copy, name: &str, when: &mut LocalTime, width: f32) -> bool {
    let before = *when;
    let ahead = ui.make_persistent_id((id_salt, "ahead"));
    let mut day = Some(cx.day_of(*when));
    if date_field(ui, cx, id_salt, name, &mut day, width).changed()
        && let Some(day) = day
    {
        let is_ahead = day > cx.today();
        if !is_ahead {
            let local = cx.local_on(day, when.time());
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
    let today = cx.today();
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

/// "November 2026".
pub(in crate::ui) fn month_and_year(cx: &Cx<'_>, day: NaiveDate) -> String {
    let dates = &cx.lang.dates;
    fill(&dates.month_year, &[("month", &dates.months[day.month0() as usize]), ("year", &day.year().to_string())])
}

/// A required date. An emptied field keeps the last value.
#[derive(Debug, Default)]
pub(in crate::ui) struct DayField {
    is_empty: bool,
}

impl DayField {
    /// Draws it, `width` wide including its button. Returns a new day.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, day: NaiveDate, width: f32) -> Option<NaiveDate> {
        let mut shown = (!self.is_empty).then_some(day);
        let response = date_field(ui, cx, id_salt, name, &mut shown, width);
        if response.changed() {
            self.is_empty = shown.is_none();
        } else if !response.has_focus() {
            self.is_empty = false;
        }
        shown.filter(|shown| *shown != day)
    }
}

/// The time of an event noted for a day: now for today, noon for earlier days. `None` for future
/// days.
pub(in crate::ui) fn moment_of(date: NaiveDate, cx: &Cx<'_>) -> Option<LocalTime> {
    moment_on(date, cx.now, cx.journal.day_start_hour())
}

fn moment_on(date: NaiveDate, now: Now, day_start_hour: u8) -> Option<LocalTime> {
    let today = now.local.day(day_start_hour);
    if date == today {
        return Some(now.local);
    }
    let noon = LocalTime::local_on(date, NaiveTime::from_hms_opt(12, 0, 0)?, day_start_hour);
    (date < today).then(|| LocalTime::new(noon, i32::from(now.local.offset_minutes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Timestamp;
    use crate::ui::pages::test_support::at;

    #[test]
    fn an_entry_lies_on_its_day_and_never_ahead() {
        let now = Now { local: at("2026-11-22T09:14+01:00"), instant: Timestamp::from_millis(0) };
        let today = now.local.date();
        assert_eq!(moment_on(today, now, 4), Some(now.local));
        assert_eq!(moment_on(today.pred_opt().expect("a day"), now, 4), Some(at("2026-11-21T12:00+01:00")));
        assert_eq!(moment_on(today.succ_opt().expect("a day"), now, 4), None);
        let night = Now { local: at("2026-11-22T03:30+01:00"), ..now };
        assert_eq!(moment_on(today, night, 4), None, "the night still belongs to the day before");
        assert_eq!(moment_on(today.pred_opt().expect("a day"), night, 4), Some(night.local));
    }
}
