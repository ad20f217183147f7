//! Last night: hours and quality of sleep, once a day, for this day or an earlier one.

use chrono::{Days, NaiveDate};
use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{Edit, EditName, Key, Sleep, SleepQuality, hours_from_minutes, minutes_from_hours};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Field, IconButton, hairline, label, mark_heading, section_label, select};

#[derive(Debug, Default)]
pub(super) struct State {
    open: Option<NaiveDate>,
    hours: Option<TypedHours>,
    focuses_hours: bool,
}

impl State {
    pub(super) const fn open_day(&self) -> Option<NaiveDate> {
        self.open
    }

    pub(super) const fn open_for(day: NaiveDate) -> Self {
        Self { open: Some(day), hours: None, focuses_hours: true }
    }
}

/// Hours as typed, possibly invalid.
#[derive(Debug)]
struct TypedHours {
    text: String,
    /// The journal's value at that time, to detect outside changes.
    of: (NaiveDate, Option<u16>),
}

/// Draws a summary line, or the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let today = cx.now.local.day(cx.journal.day_start_hour());
    let can_edit = cx.commands.can_edit;
    match cx.states.today.sleep.open.filter(|_| can_edit) {
        Some(day) => {
            hairline(ui);
            fields(ui, cx, day, today);
        }
        None if can_edit || cx.journal.sleep().contains_key(&today) => {
            hairline(ui);
            line(ui, cx, today);
        }
        None => {}
    }
}

fn kept(cx: &Cx<'_>, day: NaiveDate) -> Sleep {
    cx.journal.sleep().get(&day).map_or_else(|| Sleep::unsaid(cx.now.instant), |sleep| **sleep)
}

/// The night before a day as text, if recorded.
pub(in crate::ui::pages) fn of_day(cx: &Cx<'_>, day: NaiveDate) -> Option<String> {
    let sleep = kept(cx, day);
    (!sleep.is_unsaid()).then(|| cx.lang.sleep.night(&sleep, &cx.lang.common.list_comma))
}

/// Last night's summary, or a button to record it.
fn line(ui: &mut Ui, cx: &mut Cx<'_>, today: NaiveDate) {
    let theme = Theme::of(ui);
    let words = &cx.lang.sleep;
    ui.spacing_mut().item_spacing.y = 2.0;
    mark_heading(&label(ui, &words.last_night), 2);
    let sleep = kept(cx, today);
    if !sleep.is_unsaid() {
        ui.label(theme.text(TextStyle::Body, cx.lang.sleep.night(&sleep, &cx.lang.common.list_comma)));
    }
    if cx.commands.can_edit {
        let text = if sleep.is_unsaid() { &words.note } else { &words.change };
        if flush_left(ui, |ui| ui.add(Button::quiet(text).small())).clicked() {
            cx.states.today.sleep = State::open_for(today);
        }
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, day: NaiveDate, today: NaiveDate) {
    let words = &cx.lang.sleep;
    ui.spacing_mut().item_spacing.y = 8.0;
    let before = kept(cx, day);
    let mut sleep = before;
    let date = cx.locale.day_near(day, cx.today(), &cx.lang.dates);
    section_label(ui, &if day == today { words.last_night.clone() } else { fill(&words.night_to, &[("date", &date)]) });
    ui.horizontal_wrapped(|ui| hours_field(ui, cx, day, &mut sleep));
    let unsaid = [(None, words.quality_unsaid.as_str())];
    let qualities: Vec<(Option<SleepQuality>, &str)> =
        unsaid.into_iter().chain(SleepQuality::ALL.map(|quality| (Some(quality), words.qualities[quality].as_str()))).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Small, &words.quality));
        select(ui, ("sleep quality", day), DropDown::Boxed, &words.quality, &mut sleep.quality, &qualities);
    });
    if sleep != before {
        store(cx, day, sleep, sleep.duration_minutes != before.duration_minutes);
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&cx.lang.common.done).small()).clicked() {
            cx.states.today.sleep = State::default();
        }
        let nights = [
            (Icon::ChevronLeft, &words.night_before, day.checked_sub_days(Days::new(1))),
            (Icon::ChevronRight, &words.night_after, day.checked_add_days(Days::new(1)).filter(|next| *next <= today)),
        ];
        for (icon, name, night) in nights {
            if let Some(night) = night
                && ui.add(IconButton::new(icon, name)).clicked()
            {
                cx.states.today.sleep = State { open: Some(night), hours: None, focuses_hours: false };
            }
        }
    });
}

fn hours_field(ui: &mut Ui, cx: &mut Cx<'_>, day: NaiveDate, sleep: &mut Sleep) {
    let words = &cx.lang.sleep;
    let of = (day, sleep.duration_minutes);
    let state = &mut cx.states.today.sleep;
    let typed = state.hours.take().filter(|typed| typed.of == of);
    let mut typed = typed.unwrap_or_else(|| TypedHours { text: sleep.duration_minutes.map(hours_from_minutes).unwrap_or_default(), of });
    let is_wrong = |text: &str| !text.trim().is_empty() && minutes_from_hours(text).is_none();
    let error = is_wrong(&typed.text).then_some(words.not_hours.as_str());
    let field = Field::new(("sleep hours", day, cx.generation), &words.hours, &mut typed.text).hint(&words.hours_hint).error(error).width(140.0).show(ui);
    if std::mem::take(&mut state.focuses_hours) {
        field.request_focus();
    }
    if field.changed() && !is_wrong(&typed.text) {
        sleep.duration_minutes = minutes_from_hours(&typed.text);
        typed.of = (day, sleep.duration_minutes);
    }
    state.hours = Some(typed);
}

/// Stores a night, or deletes an empty one.
fn store(cx: &mut Cx<'_>, day: NaiveDate, sleep: Sleep, is_typing: bool) {
    if sleep.is_unsaid() {
        cx.push(Action::Edit { edit: Edit::delete(Key::Sleep(day), cx.now.instant), name: EditName::WriteSleep, burst: None });
    } else if is_typing {
        cx.put_typing(day, sleep, EditName::WriteSleep, "hours");
    } else {
        cx.put(day, sleep, EditName::WriteSleep);
    }
}
