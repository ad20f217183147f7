//! The promise that is open: what it says, what came of it, and what can be done with it.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use eframe::egui::{Align, Layout, Ui};

use super::course;
use super::words::{due_of, title_of, who_of};
use crate::content::locale::weekday_name;
use crate::content::{Gate, fill};
use crate::journal::{Due, EditName, Id, Key, Promise, PromiseArea, PromisedBy, TableKind, TalkItem, with_spaces_for_breaks};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::dates::DayField;
use crate::ui::pages::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    Button, DropDown, Field, IconButton, Segment, TextArea, disclosure, hairline, label, mark_heading, menu_item_with_icon, section_label, segmented, select,
    show_menu,
};

const CHANGE: EditName = EditName::Change(TableKind::Promise);
const DAY_WIDTH: f32 = 200.0;

/// What the sheet remembers. It belongs to one promise and is new for the next.
#[derive(Debug, Default)]
pub(super) struct State {
    /// What was promised gets the caret, once.
    pub(super) focuses_what: bool,
    /// Whether the fields about it are shown.
    pub(super) shows_about: bool,
    day: DayField,
    /// What came of it.
    pub(super) course: course::State,
}

/// A promise as it is on the sheet. A new one is in the journal with its first letter or choice.
struct Shown<'a> {
    id: Id,
    promise: &'a Promise,
    is_new: bool,
}

impl Shown<'_> {
    fn name(&self) -> EditName {
        if self.is_new { EditName::Add(TableKind::Promise) } else { CHANGE }
    }

    fn put(&self, cx: &mut Cx<'_>, promise: Promise) {
        cx.put(self.id, promise, self.name());
    }

    fn put_typing(&self, cx: &mut Cx<'_>, promise: Promise, field: &'static str) {
        cx.put_typing(self.id, promise, self.name(), field);
    }
}

/// Shows a promise; `is_new` while it has no letter yet.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, promise: &Promise, is_new: bool) {
    let theme = Theme::of(ui);
    let shown = Shown { id, promise, is_new };
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, &shown);
    if !cx.commands.can_edit {
        show_to_read(ui, cx, promise);
        hairline(ui);
        course::show(ui, cx, &mut state.course, id, promise);
        return;
    }
    show_what(ui, cx, state, &shown);
    disclosure(ui, ("about", id.bits()), &cx.lang.ledger.about, &mut state.shows_about);
    if state.shows_about {
        show_about(ui, cx, state, &shown);
    }
    if is_new {
        return;
    }
    hairline(ui);
    course::show_outcomes(ui, cx, &mut state.course, id);
    ui.add_space(theme.spacing.m);
    course::show(ui, cx, &mut state.course, id, promise);
    show_talk(ui, cx, id, promise);
}

/// Who and when in one line, and the menu.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, shown: &Shown<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let promise = shown.promise;
    let due = due_of(cx, promise.due);
    let over = promise.ended_on.map(|day| fill(&words.ended_on, &[("date", &cx.locale.day_near(day, cx.today(), &cx.lang.dates))]));
    let about = [who_of(promise, cx.lang), over.as_deref().unwrap_or(&due)].join("  ·  ");
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.icon_button);
        ui.label(theme.text(TextStyle::Small, about).color(theme.colours.text_secondary));
        if !cx.commands.can_edit || shown.is_new {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                let (icon, text, ended_on) =
                    if promise.ended_on.is_some() { (Icon::RotateCcw, &words.take_up, None) } else { (Icon::Check, &words.end, Some(cx.today())) };
                if menu_item_with_icon(ui, icon, text, true).clicked() {
                    shown.put(cx, Promise { ended_on, ..promise.clone() });
                }
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::Promise(shown.id), name: EditName::Delete(TableKind::Promise) });
                }
            });
        });
    });
}

fn show_what(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let words = &cx.lang.ledger;
    let mut edited = shown.promise.clone();
    let what = TextArea::new((shown.id.bits(), "what", cx.generation), &words.what, &mut edited.what).name_hidden().subject().hint(&words.what_hint).show(ui);
    if std::mem::take(&mut state.focuses_what) {
        what.request_focus();
    }
    if what.changed() {
        // It stands in one line of the list, also when it was pasted.
        edited.what = with_spaces_for_breaks(&edited.what).into_owned();
        shown.put_typing(cx, edited, "what");
    }
}

/// How a promise may be due.
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

    /// What it begins as: a day a week ahead, or the weekday it is.
    fn begin(self, today: NaiveDate) -> Due {
        match self {
            Self::WhenItComesUp => Due::WhenItComesUp,
            Self::On => Due::On(today.checked_add_days(Days::new(7)).unwrap_or(today)),
            Self::Daily => Due::Daily,
            Self::Weekly => Due::Weekly(today.weekday()),
        }
    }
}

/// Whose it is, what it is about, when it is due, why it matters.
fn show_about(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let words = &cx.lang.ledger;
    let salt = |field: &'static str| (shown.id.bits(), field, cx.generation);
    let mut edited = shown.promise.clone();
    let mut is_chosen = false;
    label(ui, &words.promised);
    let sides = PromisedBy::ALL.map(|side| Segment::new(side, words.promised_by.of(side)));
    is_chosen |= segmented(ui, "promised by", &words.promised, &mut edited.promised_by, &sides).changed();
    let name = (edited.promised_by != PromisedBy::Me)
        .then(|| Field::new(salt("who"), &words.name, &mut edited.who).hint(&words.name_hint).own_words().show(ui))
        .is_some_and(|name| name.changed());
    label(ui, &words.area);
    let areas = PromiseArea::ALL.map(|area| (area, words.areas.of(area)));
    is_chosen |= select(ui, "area", DropDown::Boxed, &words.area, &mut edited.area, &areas).changed();
    let day = show_due(ui, cx, state, &mut edited, &mut is_chosen, shown.id);
    let why = TextArea::new(salt("why"), &words.why, &mut edited.why).hint(&words.why_hint).min_height(48.0).show(ui).changed();
    let typed = [(name, "who"), (day, "due"), (why, "why")].into_iter().find(|(is_typed, _)| *is_typed);
    if is_chosen {
        shown.put(cx, edited);
    } else if let Some((_, field)) = typed {
        shown.put_typing(cx, edited, field);
    }
}

/// When it is due. Answers whether a day was typed.
fn show_due(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, edited: &mut Promise, is_chosen: &mut bool, id: Id) -> bool {
    let words = &cx.lang.ledger;
    label(ui, &words.due);
    let mut kind = DueKind::of(edited.due);
    let kinds = [
        (DueKind::WhenItComesUp, words.dues.when_it_comes_up.as_str()),
        (DueKind::On, &words.dues.on),
        (DueKind::Daily, &words.dues.daily),
        (DueKind::Weekly, &words.dues.weekly),
    ];
    if select(ui, "due", DropDown::Boxed, &words.due, &mut kind, &kinds).changed() {
        edited.due = kind.begin(cx.today());
        *is_chosen = true;
    }
    match &mut edited.due {
        Due::On(day) => {
            let other = state.day.show(ui, cx, (id.bits(), "due on", cx.generation), &words.due_on, *day, DAY_WIDTH.min(ui.available_width()));
            *day = other.unwrap_or(*day);
            other.is_some()
        }
        Due::Weekly(weekday) => {
            let first = cx.locale.week_begins;
            let days = std::iter::successors(Some(first), |day: &Weekday| Some(day.succ())).take(7);
            let days: Vec<_> = days.map(|day| (day, weekday_name(day, &cx.lang.dates))).collect();
            label(ui, &words.due_weekday);
            *is_chosen |= select(ui, "weekday", DropDown::Boxed, &words.due_weekday, weekday, &days).changed();
            false
        }
        Due::WhenItComesUp | Due::Daily => false,
    }
}

/// What was written, where nothing may be changed.
fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, promise: &Promise) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, title_of(promise, cx.lang))), 2);
    ui.label(theme.text(TextStyle::Caption, words.areas.of(promise.area)));
    if !promise.why.trim().is_empty() {
        section_label(ui, &words.why);
        ui.label(theme.text(TextStyle::OwnWords, &promise.why));
    }
}

/// Brings it to a talk, where nothing stands before talking about it.
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
