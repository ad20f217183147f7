//! A promise in words, for all pages.

use chrono::NaiveDate;

use crate::content::locale::weekday_name;
use crate::content::{Lang, fill};
use crate::journal::{Due, Promise, PromisedBy};
use crate::ui::cx::Cx;

pub(in crate::ui::pages) fn title_of<'a>(promise: &'a Promise, lang: &'a Lang) -> &'a str {
    let what = promise.what.trim();
    if what.is_empty() { &lang.ledger.untitled } else { what }
}

/// The promiser, by name if given.
pub(super) fn who_of<'a>(promise: &'a Promise, lang: &'a Lang) -> &'a str {
    let name = promise.who.trim();
    if promise.promised_by == PromisedBy::Other && !name.is_empty() { name } else { &lang.ledger.promised_by[promise.promised_by] }
}

pub(super) fn due_of(cx: &Cx<'_>, due: Due) -> String {
    let (words, dates) = (&cx.lang.ledger, &cx.lang.dates);
    match due {
        Due::WhenItComesUp => words.dues.when_it_comes_up.clone(),
        Due::Daily => words.dues.daily.clone(),
        Due::Weekly(weekday) => fill(&words.every_weekday, &[("weekday", weekday_name(weekday, dates))]),
        Due::On(day) => day_of(cx, day),
    }
}

/// A day: “Today”, “Tomorrow”, “Tue 24 Nov” within a week, otherwise the date.
fn day_of(cx: &Cx<'_>, day: NaiveDate) -> String {
    let (today, dates) = (cx.today(), &cx.lang.dates);
    match (day - today).num_days() {
        0 => dates.today.clone(),
        1 => dates.tomorrow.clone(),
        2..=6 => cx.locale.weekday_and_day(day, today, dates),
        _ => cx.locale.day_near(day, today, dates),
    }
}
