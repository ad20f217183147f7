//! The form that moves an entry to another time.

use chrono::NaiveDate;
use eframe::egui::{Key as Keyboard, Ui};

use super::change::when_of;
use crate::content::fill;
use crate::content::locale::Locale;
use crate::journal::{Journal, Key, LocalTime};
use crate::ui::cx::Cx;
use crate::ui::shared::dates::{date_field, time_on};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field};

#[derive(Debug)]
pub(super) struct Moving {
    pub(super) key: Key,
    date: Option<NaiveDate>,
    time: String,
    /// True until the field has been focused.
    is_fresh: bool,
}

pub(super) enum Outcome {
    /// Still open.
    Open,
    Cancelled,
    Chosen(LocalTime),
}

impl Moving {
    pub(super) fn new(cx: &Cx<'_>, journal: &Journal, key: Key) -> Option<Self> {
        let when = when_of(journal, &key)?;
        Some(Self { key, date: Some(cx.day_of(when)), time: cx.locale.time(when.time(), &cx.lang.dates), is_fresh: true })
    }
}

/// Draws the form. `what` names the entry.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, moving: &mut Moving, what: &str) -> Outcome {
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    let before = when_of(cx.journal, &moving.key);
    let time = Locale::parse_time(&moving.time);
    let chosen = moving.date.zip(time).map(|(date, time)| time_on(cx, before, date, time));
    let is_ahead = chosen.is_some_and(|chosen| chosen.to_utc() > cx.now.local.to_utc());
    let error = match time {
        None => Some(cx.lang.dates.not_a_time.as_str()),
        Some(_) if is_ahead => Some(cx.lang.today.in_the_future.as_str()),
        Some(_) => None,
    };
    ui.label(theme.text(TextStyle::SmallStrong, fill(&words.move_heading, &[("what", what)])));
    let date = date_field(ui, cx, ("move date", cx.generation), &cx.lang.today.date, &mut moving.date, 190.0);
    if std::mem::take(&mut moving.is_fresh) {
        date.request_focus();
    }
    let field = Field::new(("move time", cx.generation), &cx.lang.today.time, &mut moving.time).width(120.0).error(error).show(ui);
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Keyboard::Enter));
    let usable = chosen.filter(|_| !is_ahead);
    let mut outcome = Outcome::Open;
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let keep = ui.add(Button::new(&words.keep_time).small().enabled(usable.is_some())).clicked();
        if let Some(chosen) = usable.filter(|_| keep || is_entered) {
            outcome = Outcome::Chosen(chosen);
        }
        if ui.add(Button::quiet(&cx.lang.common.cancel).small()).clicked() {
            outcome = Outcome::Cancelled;
        }
    });
    outcome
}
