//! The form of one date. Every keystroke saves.

use chrono::{Days, NaiveDate};
use eframe::egui::{Align, Layout, Ui};

use super::list::title_of;
use super::{State as Page, look_back};
use crate::content::fill;
use crate::journal::{DateAhead, DateKind, EditName, Id, Key, TableKind, with_spaces_for_breaks};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::dates::DayField;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    CheckBox, DropDown, IconButton, TextArea, hairline, label, mark_heading, menu_button, menu_item, menu_item_with_icon, section_label, select, show_menu,
};

const DAY_WIDTH: f32 = 210.0;

/// What the form remembers. It belongs to one date and is new for the next.
#[derive(Debug, Default)]
pub(super) struct State {
    of: Option<Id>,
    day: DayField,
}

/// The day a new date begins with.
fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(7)).unwrap_or(today)
}

/// Asks for a date to be put as it is in the form. A new one is in the journal with its first letter or choice.
pub(super) struct Put {
    pub(super) id: Id,
    pub(super) is_kept: bool,
}

impl Put {
    const fn name(&self) -> EditName {
        EditName::of_put(TableKind::DateAhead, self.is_kept)
    }

    /// After a choice.
    pub(super) fn chosen(&self, cx: &mut Cx<'_>, date: DateAhead) {
        cx.put(self.id, date, self.name());
    }

    /// While typing.
    pub(super) fn typed(&self, cx: &mut Cx<'_>, date: DateAhead, field: String) {
        cx.put_typing(self.id, date, self.name(), field);
    }
}

/// Shows the date that is chosen.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, id: Id) {
    let theme = Theme::of(ui);
    let kept = cx.journal.dates_ahead().get(&id);
    let put = Put { id, is_kept: kept.is_some() };
    let date = kept.map_or_else(|| DateAhead::empty(cx.now.instant, cx.now.local, first_day(cx.today())), |date| (**date).clone());
    if page.form.of != Some(id) {
        page.form = State { of: Some(id), ..State::default() };
    }
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, &put, &date);
    if cx.commands.can_edit {
        let takes_focus = page.choice.take_title_focus();
        show_fields(ui, cx, &mut page.form, &put, &date, takes_focus);
    } else {
        show_to_read(ui, cx, &date);
    }
    if put.is_kept {
        look_back::show(ui, cx, &put, &date);
    }
}

/// When it is next, and the menu.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, put: &Put, date: &DateAhead) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let next = date.next_day(cx.today()).map(|day| fill(&words.next, &[("date", &cx.locale.weekday_and_day(day, cx.today(), &cx.lang.dates))]));
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.icon_button);
        let text = next.unwrap_or_else(|| cx.locale.full_date(date.day, &cx.lang.dates));
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
        if !cx.commands.can_edit || !put.is_kept {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::DateAhead(put.id), name: EditName::Delete(TableKind::DateAhead) });
                }
            });
        });
    });
}

fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, put: &Put, date: &DateAhead, takes_focus: bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let salt = |field: &'static str| (put.id.bits(), field, cx.generation);
    let mut edited = date.clone();
    let title = TextArea::new(salt("title"), &words.title, &mut edited.title).name_hidden().subject().hint(&words.title_hint).show(ui);
    if takes_focus {
        title.request_focus();
    }
    if title.changed() {
        // It stands in one line of the list, also when it was pasted.
        edited.title = with_spaces_for_breaks(&edited.title).into_owned();
        put.typed(cx, edited, "title".to_owned());
        return;
    }
    let (mut is_chosen, day) = if ui.available_width() >= 2.0 * DAY_WIDTH {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme.spacing.l;
            let day = ui.vertical(|ui| show_day(ui, cx, state, put, &edited)).inner;
            (ui.vertical(|ui| show_kind(ui, cx, &mut edited)).inner, day)
        })
        .inner
    } else {
        let day = show_day(ui, cx, state, put, &edited);
        (show_kind(ui, cx, &mut edited), day)
    };
    is_chosen |= ui.add(CheckBox::new(&mut edited.is_yearly, &words.yearly)).changed();
    ui.add_space(theme.spacing.xs);
    let plan = TextArea::new(salt("plan"), &words.plan, &mut edited.plan).hint(&words.plan_hint).min_height(104.0).help(&words.quiet_note).show(ui);
    if let Some(line) = chosen_line(ui, cx) {
        edited.plan = with_line(&edited.plan, line);
        is_chosen = true;
    }
    edited.day = day.unwrap_or(edited.day);
    if is_chosen {
        put.chosen(cx, edited);
    } else if day.is_some() || plan.changed() {
        put.typed(cx, edited, if plan.changed() { "plan" } else { "day" }.to_owned());
    }
}

/// The day. Answers with another one that was typed or picked.
fn show_day(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, put: &Put, date: &DateAhead) -> Option<NaiveDate> {
    let words = &cx.lang.dates_ahead;
    let name = if date.is_yearly { &words.day_first } else { &words.day };
    state.day.show(ui, cx, (put.id.bits(), "day", cx.generation), name, date.day, DAY_WIDTH.min(ui.available_width()))
}

/// What kind of day it is. Answers whether another was chosen.
fn show_kind(ui: &mut Ui, cx: &Cx<'_>, edited: &mut DateAhead) -> bool {
    let words = &cx.lang.dates_ahead;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.s;
    label(ui, &words.kind);
    let kinds = DateKind::ALL.map(|kind| (kind, words.kinds.of(kind)));
    select(ui, "kind", DropDown::Boxed, &words.kind, &mut edited.kind, &kinds).changed()
}

/// The beginning of a line for the plan that was chosen from the menu.
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

/// A plan with another line begun.
fn with_line(plan: &str, line: &str) -> String {
    let plan = plan.trim_end();
    if plan.is_empty() { line.to_owned() } else { format!("{plan}\n{line}") }
}

/// What was written, where nothing may be changed.
fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, date: &DateAhead) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, title_of(date, cx.lang))), 2);
    let yearly = date.is_yearly.then_some(words.yearly_row.as_str());
    let about: Vec<&str> = std::iter::once(words.kinds.of(date.kind)).chain(yearly).collect();
    ui.label(theme.text(TextStyle::Small, about.join("  ·  ")).color(theme.colours.text_secondary));
    if !date.plan.trim().is_empty() {
        hairline(ui);
        section_label(ui, &words.plan);
        ui.label(theme.text(TextStyle::OwnWords, &date.plan));
    }
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
