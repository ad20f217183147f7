//! The list: coming dates, then past ones.

use chrono::NaiveDate;
use eframe::egui::{Role, Ui};

use super::super::beginning::Beginning;
use super::State;
use crate::content::Lang;
use crate::journal::{DateAhead, Id, Journal};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{FocusGroup, ListRow, group, section_label, set_group_size};

/// A date and the day it is listed with.
pub(super) type Dated = (Id, NaiveDate);

/// Coming dates, nearest first, and past ones, latest first.
pub(super) fn sorted(journal: &Journal, today: NaiveDate) -> [Vec<Dated>; 2] {
    let (mut coming, mut past) = (Vec::new(), Vec::new());
    for (id, date) in journal.dates_ahead() {
        match date.next_day(today) {
            Some(day) => coming.push((*id, day)),
            None => past.push((*id, date.day)),
        }
    }
    coming.sort_by_key(|(id, day)| (*day, *id));
    past.sort_by_key(|(id, day)| (std::cmp::Reverse(*day), *id));
    [coming, past]
}

pub(super) fn title_of<'a>(date: &'a DateAhead, lang: &'a Lang) -> &'a str {
    let title = date.title.trim();
    if title.is_empty() { &lang.dates_ahead.untitled } else { title }
}

/// The day in words, with its distance if near, and yearly repetition.
fn about(cx: &Cx<'_>, date: &DateAhead, day: NaiveDate) -> String {
    /// Days ahead that are counted.
    const NEAR_DAYS: i64 = 14;
    let words = &cx.lang.dates_ahead;
    let today = cx.today();
    let near = match (day - today).num_days() {
        0 => Some(cx.lang.dates.today_in_sentence.clone()),
        days @ 1..=NEAR_DAYS => usize::try_from(days).ok().map(|days| words.in_days.of(days)),
        _ => None,
    };
    let yearly = date.is_yearly.then(|| words.yearly_row.clone());
    [Some(cx.locale.weekday_and_day(day, today, &cx.lang.dates)), near, yearly].into_iter().flatten().collect::<Vec<_>>().join("  ·  ")
}

/// Shows the button for a new date, and the rows as one Tab stop.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, [coming, past]: [&[Dated]; 2]) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let beginning = Beginning { tool: Tool::Dates, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.add };
    if beginning.show(ui, cx, cx.journal.dates_ahead().is_empty()) {
        let id = cx.new_id();
        state.selection.begin(id);
        ui.ctx().request_repaint();
    }
    let mut focus = FocusGroup::new(ui, "dates", coming.len() + past.len());
    let arrival = state.selection.arrival();
    for (name, dates) in [(&words.coming, coming), (&words.past, past)] {
        if dates.is_empty() {
            continue;
        }
        ui.add_space(theme.spacing.m);
        section_label(ui, name);
        group(ui, Role::ListBox, name, |ui| {
            set_group_size(ui, dates.len());
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, (id, day)) in dates.iter().enumerate() {
                let Some(date) = cx.journal.dates_ahead().get(id) else { continue };
                let about = about(cx, date, *day);
                state.selection.row(ui, &mut focus, arrival, (place, *id), ListRow::new(title_of(date, cx.lang)).below(&about));
            }
        });
    }
}
