//! Shared by log pages: the list by day, the form beside it, and the time of an entry.

use chrono::NaiveDate;
use eframe::egui::{Align, Key as Keyboard, Layout, Modifiers, Role, Ui, vec2};

use crate::content::fill;
use crate::content::locale::Locale;
use crate::journal::{Id, LocalTime, Table, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::{date_field, time_on};
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, FocusGroup, ListRow, Sheet, group, section_label, set_group_size, set_place_in_group};

/// Number of entries per page of the list.
const SHOWN: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Log {
    /// The open entry, saved from its first letter or choice.
    open: Option<Id>,
    /// Time of a new entry.
    begun: Option<LocalTime>,
    /// Entries shown beyond the first.
    more: usize,
    /// Another time being chosen.
    time: Option<TypedTime>,
    /// The form has not been focused yet.
    is_fresh: bool,
    /// The row that regains the focus.
    returns_to: Option<Id>,
}

#[derive(Debug)]
struct TypedTime {
    date: Option<NaiveDate>,
    time: String,
}

impl Log {
    pub(super) fn open(&mut self, id: Id) {
        *self = Self { open: Some(id), more: self.more, is_fresh: true, ..Self::default() };
    }

    pub(super) fn begin(&mut self, id: Id, when: LocalTime) {
        *self = Self { open: Some(id), begun: Some(when), more: self.more, is_fresh: true, ..Self::default() };
    }

    /// Closes the form; the focus returns to the row.
    fn close(&mut self) {
        *self = Self { returns_to: self.open, more: self.more, ..Self::default() };
    }

    pub(super) const fn opened(&self) -> Option<Id> {
        self.open
    }

    /// Time of the open entry, if it is new.
    pub(super) const fn begun(&self) -> Option<LocalTime> {
        self.begun
    }

    pub(super) const fn shown(&self) -> usize {
        SHOWN + self.more
    }

    /// True once, to focus the form.
    pub(super) fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.is_fresh)
    }
}

pub(super) struct Row {
    pub(super) id: Id,
    pub(super) when: LocalTime,
    pub(super) title: String,
    /// A second line; may be empty.
    pub(super) below: String,
    /// Intensity; may be empty.
    pub(super) strength: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    List,
    Form,
}

/// Shows the list and the open form, side by side or alternating.
pub(super) fn list_and_form(ui: &mut Ui, has_form: bool, mut show: impl FnMut(&mut Ui, Part)) {
    const GAP: f32 = 36.0;
    let theme = Theme::of(ui);
    if Room::of(ui).is_narrow() {
        if has_form {
            ui.spacing_mut().item_spacing.y = theme.spacing.l;
        }
        show(ui, if has_form { Part::Form } else { Part::List });
        return;
    }
    if !has_form {
        show(ui, Part::List);
        return;
    }
    let list = ui.available_width() - theme.layout.detail - GAP;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let column = |ui: &mut Ui, width: f32, contents: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                contents(ui);
            });
        };
        column(ui, list, &mut |ui| show(ui, Part::List));
        column(ui, theme.layout.detail, &mut |ui| {
            Sheet::new().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = theme.spacing.l;
                show(ui, Part::Form);
            });
        });
    });
}

/// The entries by day, newest first, with a button if there are `earlier` ones.
pub(super) fn rows(ui: &mut Ui, cx: &Cx<'_>, name: &str, rows: &[Row], earlier: usize, log: &mut Log) {
    let dates = &cx.lang.dates;
    let mut focus = FocusGroup::new(ui, "log", rows.len());
    let mut pressed = None;
    group(ui, Role::ListBox, name, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        set_group_size(ui, rows.len());
        let mut day = None;
        for (place, row) in rows.iter().enumerate() {
            let date = row.when.day(cx.journal.day_start_hour());
            if day.replace(date) != Some(date) {
                ui.add_space(if place == 0 { 0.0 } else { Theme::of(ui).spacing.m });
                section_label(ui, &cx.locale.day_near(date, cx.today(), dates));
                ui.add_space(Theme::of(ui).spacing.xs);
            }
            let time = cx.locale.time(row.when.time(), dates);
            let at_right = if row.strength.is_empty() { time } else { [row.strength.as_str(), &time].join(&cx.lang.common.list_comma) };
            let mut shown = ListRow::new(&row.title).at_right(&at_right).selected(log.open == Some(row.id));
            if !row.below.is_empty() {
                shown = shown.below(&row.below);
            }
            let response = shown.show(ui, &mut focus);
            set_place_in_group(&response, place);
            if log.returns_to == Some(row.id) {
                log.returns_to = None;
                response.request_focus();
            }
            if response.clicked() {
                pressed = Some(row.id);
            }
        }
    });
    if let Some(id) = pressed {
        log.open(id);
    }
    if earlier > 0 && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.triggers.earlier.of(earlier.min(SHOWN))).small())).clicked() {
        log.more += SHOWN;
    }
}

const DATE_WIDTH: f32 = 180.0;
const TIME_WIDTH: f32 = 110.0;

/// The time of an entry, with a way to change it. Returns a new time.
pub(super) fn when(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log, before: LocalTime) -> Option<LocalTime> {
    let theme = Theme::of(ui);
    let (words, dates) = (&cx.lang.triggers, &cx.lang.dates);
    let Some(typed) = &mut log.time else {
        let day = cx.locale.day_near(cx.day_of(before), cx.today(), dates);
        let text = fill(&dates.date_at_time, &[("date", &day), ("time", &cx.locale.time(before.time(), dates))]);
        ui.horizontal_wrapped(|ui| {
            ui.label(theme.text(TextStyle::Strong, text));
            if cx.commands.can_edit && ui.add(Button::quiet(&words.change_time).small()).clicked() {
                log.time = Some(TypedTime { date: Some(cx.day_of(before)), time: cx.locale.time(before.time(), dates) });
            }
        });
        return None;
    };
    let time = Locale::parse_time(&typed.time);
    let is_ahead = |chosen: LocalTime| chosen.to_utc() > cx.now.local.to_utc();
    let chosen = typed.date.zip(time).map(|(date, time)| time_on(cx, Some(before), date, time));
    let error = match (time, chosen) {
        (None, _) => Some(dates.not_a_time.as_str()),
        (Some(_), Some(chosen)) if is_ahead(chosen) => Some(cx.lang.today.in_the_future.as_str()),
        _ => None,
    };
    ui.horizontal_wrapped(|ui| {
        date_field(ui, cx, ("log date", cx.generation), &cx.lang.today.date, &mut typed.date, DATE_WIDTH);
        Field::new(("log time", cx.generation), &cx.lang.today.time, &mut typed.time).width(TIME_WIDTH).error(error).show(ui);
    });
    chosen.filter(|chosen| *chosen != before && !is_ahead(*chosen))
}

/// The foot of a form. Ctrl+Enter and Esc close it as well; its content is saved already.
pub(super) fn foot<R: Table<Key = Id>>(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, mut form: RecordForm<R>) {
    ui.add_space(Theme::of(ui).spacing.xs);
    let (mut is_done, mut is_deleted) = (false, false);
    ui.horizontal_wrapped(|ui| {
        is_done = ui.add(Button::new(&cx.lang.common.done).small()).clicked();
        let can_delete = form.is_kept() && form.can_edit();
        is_deleted = can_delete && ui.add(Button::quiet(&cx.lang.common.delete).small().icon(Icon::Trash2)).clicked();
    });
    is_done |= ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter)) || parts::escape_pressed(ui);
    if is_deleted {
        form.delete();
    }
    let is_kept = form.is_kept();
    form.end(cx);
    if is_deleted || is_done {
        log.close();
    }
    if is_done && !is_deleted && is_kept {
        cx.push(Action::FormClosed);
    }
}

pub(super) fn first_line(text: &str) -> &str {
    lines_of(text.trim()).next().unwrap_or_default()
}
