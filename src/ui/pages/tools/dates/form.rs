//! The form of a date, saved with every keystroke.

use chrono::{Days, NaiveDate};
use eframe::egui::{Align, Layout, Ui};

use super::{State as Page, look_back};
use crate::content::fill;
use crate::journal::{DateAhead, DateKind, Id};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::DayField;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, DropDown, IconButton, label, menu_button, menu_item, menu_item_with_icon, select, show_menu};

const DAY_WIDTH: f32 = 210.0;

/// State of the form, reset for another date.
#[derive(Debug, Default)]
pub(super) struct State {
    of: Option<Id>,
    day: DayField,
}

/// Default day of a new date.
fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(7)).unwrap_or(today)
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, id: Id) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let mut form = RecordForm::of(cx, id, || DateAhead::empty(cx.now.instant, cx.now.local, first_day(cx.today())));
    if page.form.of != Some(id) {
        page.form = State { of: Some(id), ..State::default() };
    }
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, &mut form);
    let takes_focus = page.selection.take_title_focus();
    form.title(ui, [&words.title, &words.title_hint, &words.untitled], takes_focus, |date| &mut date.title);
    show_when(ui, cx, &mut page.form, &mut form);
    form.area_with(ui, "plan", [&words.plan, &words.plan_hint], |area| area.min_height(104.0).help(&words.quiet_note), |date| &mut date.plan);
    if form.can_edit()
        && let Some(line) = chosen_line(ui, cx)
    {
        let date = form.choose();
        date.plan = with_line(&date.plan, line);
    }
    if form.is_kept() {
        look_back::show(ui, cx, &mut form);
    }
    form.end(cx);
}

fn show_head(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<DateAhead>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let date = form.record();
    let next = date.next_day(cx.today()).map(|day| fill(&words.next, &[("date", &cx.locale.weekday_and_day(day, cx.today(), &cx.lang.dates))]));
    let text = next.unwrap_or_else(|| cx.locale.full_date(date.day, &cx.lang.dates));
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.icon_button);
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
        if !form.can_edit() || !form.is_kept() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    form.delete();
                }
            });
        });
    });
}

/// The day, its kind, and yearly repetition.
fn show_when(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<DateAhead>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    if !form.can_edit() {
        let date = form.record();
        let yearly = date.is_yearly.then_some(words.yearly_row.as_str());
        let about: Vec<&str> = std::iter::once(words.kinds[date.kind].as_str()).chain(yearly).collect();
        ui.label(theme.text(TextStyle::Small, about.join("  ·  ")).color(theme.colours.text_secondary));
        return;
    }
    if ui.available_width() >= 2.0 * DAY_WIDTH {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme.spacing.l;
            ui.vertical(|ui| show_day(ui, cx, state, form));
            ui.vertical(|ui| show_kind(ui, cx, form));
        });
    } else {
        show_day(ui, cx, state, form);
        show_kind(ui, cx, form);
    }
    ui.add(CheckBox::new(&mut form.choose().is_yearly, &words.yearly));
    ui.add_space(theme.spacing.xs);
}

fn show_day(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<DateAhead>) {
    let words = &cx.lang.dates_ahead;
    let (date, salt) = (form.record(), form.salt("day"));
    let name = if date.is_yearly { &words.day_first } else { &words.day };
    if let Some(day) = state.day.show(ui, cx, salt, name, date.day, DAY_WIDTH.min(ui.available_width())) {
        form.type_in("day").day = day;
    }
}

fn show_kind(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<DateAhead>) {
    let words = &cx.lang.dates_ahead;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.s;
    label(ui, &words.kind);
    let kinds = DateKind::ALL.map(|kind| (kind, words.kinds[kind].as_str()));
    select(ui, "kind", DropDown::Boxed, &words.kind, &mut form.choose().kind, &kinds);
}

/// The line chosen from the menu.
fn chosen_line<'a>(ui: &mut Ui, cx: &Cx<'a>) -> Option<&'a str> {
    let words = &cx.lang.dates_ahead;
    let lines = &words.lines;
    let mut chosen = None;
    menu_button(ui, DropDown::Bare, Some(Icon::Plus), &words.plan_lines, &words.plan_lines, |ui| {
        for line in [&lines.place, &lines.who_knows, &lines.people, &lines.will_not, &lines.leaving, &lines.body, &lines.evening] {
            if menu_item(ui, line.trim_end().trim_end_matches(':'), true).clicked() {
                chosen = Some(line.as_str());
            }
        }
    });
    chosen
}

fn with_line(plan: &str, line: &str) -> String {
    let plan = plan.trim_end();
    if plan.is_empty() { line.to_owned() } else { format!("{plan}\n{line}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_begun_below_what_is_there() {
        assert_eq!(with_line("", "Where I will be: "), "Where I will be: ");
        assert_eq!(with_line("At Ana's.\n", "Who knows: "), "At Ana's.\nWho knows: ");
    }
}
