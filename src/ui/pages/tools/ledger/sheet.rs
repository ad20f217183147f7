//! The open promise: its text, history and actions.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use eframe::egui::{Align, Layout, Ui};

use super::history;
use super::words::{due_of, title_of, who_of};
use crate::content::locale::weekday_name;
use crate::content::{Gate, fill};
use crate::journal::{Due, EditName, Id, Key, Promise, PromiseArea, PromisedBy, TableKind, TalkItem};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::DayField;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, IconButton, Segment, disclosure, hairline, label, menu_item_with_icon, segmented, select, show_menu};

const DAY_WIDTH: f32 = 200.0;

/// State of the sheet, reset for another promise.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Focus the promise, once.
    pub(super) focuses_what: bool,
    pub(super) shows_about: bool,
    day: DayField,
    pub(super) history: history::State,
}

/// Shows a promise; one not in the journal is new.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let mut form = RecordForm::of(cx, id, || Promise::empty(cx.now.instant, cx.now.local));
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, &mut form);
    let takes_focus = std::mem::take(&mut state.focuses_what);
    form.title(ui, [&words.what, &words.what_hint, &words.untitled], takes_focus, |promise| &mut promise.what);
    if !form.can_edit() {
        ui.label(theme.text(TextStyle::Caption, &words.areas[form.record().area]));
        form.area(ui, "why", [&words.why, &words.why_hint], |promise| &mut promise.why);
        hairline(ui);
        history::show(ui, cx, &mut state.history, id, form.record());
        return;
    }
    disclosure(ui, form.salt("about"), &words.about, &mut state.shows_about);
    if state.shows_about {
        show_about(ui, cx, state, &mut form);
    }
    if form.is_kept() {
        hairline(ui);
        history::show_outcomes(ui, cx, &mut state.history, id);
        ui.add_space(theme.spacing.m);
        history::show(ui, cx, &mut state.history, id, form.record());
        show_talk(ui, cx, id, form.record());
    }
    form.end(cx);
}

/// Promiser and due date, and the menu.
fn show_head(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<Promise>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let promise = form.record();
    let due = due_of(cx, promise.due);
    let over = promise.ended_on.map(|day| fill(&words.ended_on, &[("date", &cx.locale.day_near(day, cx.today(), &cx.lang.dates))]));
    let about = [who_of(promise, cx.lang), over.as_deref().unwrap_or(&due)].join("  ·  ");
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.icon_button);
        ui.label(theme.text(TextStyle::Small, about).color(theme.colours.text_secondary));
        if !form.can_edit() || !form.is_kept() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                let (icon, text, ended_on) = if over.is_some() { (Icon::RotateCcw, &words.take_up, None) } else { (Icon::Check, &words.end, Some(cx.today())) };
                if menu_item_with_icon(ui, icon, text, true).clicked() {
                    form.choose().ended_on = ended_on;
                }
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    form.delete();
                }
            });
        });
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DueKind {
    WhenItComesUp,
    On,
    Daily,
    Weekly,
}

impl DueKind {
    const fn of(due: Due) -> Self {
        match due {
            Due::WhenItComesUp => Self::WhenItComesUp,
            Due::On(_) => Self::On,
            Due::Daily => Self::Daily,
            Due::Weekly(_) => Self::Weekly,
        }
    }

    /// Default due date: in a week, or on today's weekday.
    fn begin(self, today: NaiveDate) -> Due {
        match self {
            Self::WhenItComesUp => Due::WhenItComesUp,
            Self::On => Due::On(today.checked_add_days(Days::new(7)).unwrap_or(today)),
            Self::Daily => Due::Daily,
            Self::Weekly => Due::Weekly(today.weekday()),
        }
    }
}

/// Promiser, subject, due date, reason.
fn show_about(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Promise>) {
    let words = &cx.lang.ledger;
    label(ui, &words.promised);
    let sides = PromisedBy::ALL.map(|side| Segment::new(side, &words.promised_by[side]));
    segmented(ui, "promised by", &words.promised, &mut form.choose().promised_by, &sides);
    if form.record().promised_by != PromisedBy::Me {
        form.line(ui, "who", [&words.name, &words.name_hint], |line| line, |promise| &mut promise.who);
    }
    label(ui, &words.area);
    let areas = PromiseArea::ALL.map(|area| (area, words.areas[area].as_str()));
    select(ui, "area", DropDown::Boxed, &words.area, &mut form.choose().area, &areas);
    show_due(ui, cx, state, form);
    form.area_with(ui, "why", [&words.why, &words.why_hint], |area| area.min_height(48.0), |promise| &mut promise.why);
}

fn show_due(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Promise>) {
    let words = &cx.lang.ledger;
    label(ui, &words.due);
    let mut kind = DueKind::of(form.record().due);
    let kinds = [
        (DueKind::WhenItComesUp, words.dues.when_it_comes_up.as_str()),
        (DueKind::On, &words.dues.on),
        (DueKind::Daily, &words.dues.daily),
        (DueKind::Weekly, &words.dues.weekly),
    ];
    if select(ui, "due", DropDown::Boxed, &words.due, &mut kind, &kinds).changed() {
        form.choose().due = kind.begin(cx.today());
    }
    let salt = form.salt("due on");
    match form.record().due {
        Due::On(day) => {
            if let Some(day) = state.day.show(ui, cx, salt, &words.due_on, day, DAY_WIDTH.min(ui.available_width())) {
                form.type_in("due").due = Due::On(day);
            }
        }
        Due::Weekly(mut weekday) => {
            let first = cx.locale.week_begins;
            let days = std::iter::successors(Some(first), |day: &Weekday| Some(day.succ())).take(7);
            let days: Vec<_> = days.map(|day| (day, weekday_name(day, &cx.lang.dates))).collect();
            label(ui, &words.due_weekday);
            if select(ui, "weekday", DropDown::Boxed, &words.due_weekday, &mut weekday, &days).changed() {
                form.choose().due = Due::Weekly(weekday);
            }
        }
        Due::WhenItComesUp | Due::Daily => {}
    }
}

/// Brings it to a talk, unless talks are restricted.
fn show_talk(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, promise: &Promise) {
    if Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) != Gate::Open {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let about = Key::Promise(id);
    let waiting = cx.journal.talk_items().iter().find(|(_, item)| item.about.as_ref() == Some(&about) && item.talked_on.is_none());
    ui.add_space(theme.spacing.s);
    if let Some((item, _)) = waiting {
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.waits_for_talk).small().icon(Icon::MessageCircle))).clicked() {
            cx.push(Action::OpenInTool(Key::TalkItem(*item)));
        }
    } else if flush_left(ui, |ui| ui.add(Button::quiet(&words.bring).small().icon(Icon::MessageCircle))).clicked() {
        let item = TalkItem {
            changed: cx.now.instant,
            created: cx.now.local,
            text: title_of(promise, cx.lang).to_owned(),
            about: Some(about),
            talked_on: None,
            what_came: String::new(),
        };
        let item_id = cx.new_id();
        cx.put(item_id, item, EditName::Add(TableKind::TalkItem));
    }
}
