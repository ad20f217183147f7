//! The time until which a message waits: in words, and chosen.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::content::locale::Locale;
use crate::content::{Lang, fill};
use crate::journal::{Id, LocalTime};
use crate::ui::cx::Cx;
use crate::ui::shared::dates::date_field;
use crate::ui::widgets::Field;

/// End of the morning.
const NOON: u32 = 12;

/// “tomorrow, 06:00”; further ahead, the day and the time.
#[must_use]
pub fn until_words(until: LocalTime, now: LocalTime, locale: &Locale, lang: &Lang) -> String {
    use chrono::Timelike as _;
    let words = &lang.held_words;
    let time = locale.time(until.time(), &lang.dates);
    match (until.date() - now.date()).num_days() {
        0 if until.time().hour() < NOON => fill(&words.this_morning_at, &[("time", &time)]),
        0 => fill(&words.today_at, &[("time", &time)]),
        1 => fill(&words.tomorrow_at, &[("time", &time)]),
        _ => fill(&lang.dates.date_at_time, &[("date", &locale.day_near(until.date(), now.date(), &lang.dates)), ("time", &time)]),
    }
}

pub(super) fn until(cx: &Cx<'_>, until: LocalTime) -> String {
    until_words(until, cx.now.local, cx.locale, cx.lang)
}

#[derive(Debug)]
pub(super) struct Typed {
    day: Option<NaiveDate>,
    time: String,
    takes_focus: bool,
}

impl Typed {
    /// Starts from the present time.
    pub(super) fn of(cx: &Cx<'_>, before: LocalTime) -> Self {
        Self { day: Some(before.date()), time: cx.locale.time(before.time(), &cx.lang.dates), takes_focus: true }
    }
}

/// Fields for another time. Returns it if it is valid, in the future, and not `before`.
pub(super) fn fields(ui: &mut Ui, cx: &Cx<'_>, typed: &mut Typed, id: Id, before: LocalTime) -> Option<LocalTime> {
    const DAY_WIDTH: f32 = 190.0;
    const TIME_WIDTH: f32 = 110.0;
    let words = &cx.lang.held_words;
    let time = Locale::parse_time(&typed.time);
    let chosen = |day: Option<NaiveDate>, time| {
        let local = day?.and_time(time?);
        Some(LocalTime::new(local, cx.zone.offset_minutes_at(local)))
    };
    let lies_ahead = |until: &LocalTime| until.to_utc() > cx.now.local.to_utc();
    let error = match time {
        None => Some(cx.lang.dates.not_a_time.as_str()),
        Some(_) => chosen(typed.day, time).is_some_and(|until| !lies_ahead(&until)).then_some(words.in_the_past.as_str()),
    };
    let changed = ui
        .horizontal_top(|ui| {
            let day = date_field(ui, cx, ("held day", id.bits(), cx.generation), &words.day, &mut typed.day, DAY_WIDTH);
            let time = Field::new(("held time", id.bits(), cx.generation), &words.time, &mut typed.time).width(TIME_WIDTH).error(error).show(ui);
            if std::mem::take(&mut typed.takes_focus) {
                time.request_focus();
            }
            day.changed() || time.changed()
        })
        .inner;
    let typed_time = Locale::parse_time(&typed.time);
    chosen(typed.day, typed_time).filter(|until| changed && lies_ahead(until) && *until != before)
}
