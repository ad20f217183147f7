//! A check-in or page of writing within its day, with its actions.

use std::sync::Arc;

use eframe::egui::{Align, Label, Layout, Response, Ui, UiBuilder, vec2};

use super::change::{duplicate, move_to};
use super::move_form::{self, Moving, Outcome};
use super::{State, day};
use crate::content::fill;
use crate::journal::{CheckIn, EditName, Id, Key, LocalTime, WordRef, Writing};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::draft::is_written_later;
use crate::ui::pages::today::words::feelings_line;
use crate::ui::pages::tools::talk::bring_item;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, MarkImage, menu_item_with_icon, show_menu, text_within};

#[derive(Clone, Debug)]
pub(super) enum DayEntry {
    CheckIn(Id, Arc<CheckIn>),
    Writing(Id, Arc<Writing>),
}

impl DayEntry {
    pub(super) const fn key(&self) -> Key {
        match self {
            Self::CheckIn(id, _) => Key::CheckIn(*id),
            Self::Writing(id, _) => Key::Writing(*id),
        }
    }

    pub(super) fn when(&self) -> LocalTime {
        match self {
            Self::CheckIn(_, check_in) => check_in.when,
            Self::Writing(_, page) => page.when,
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::CheckIn(_, check_in) => &check_in.note,
            Self::Writing(_, page) => &page.text,
        }
    }

    /// The entry in a sentence: "the check-in of 08:10".
    pub(super) fn name(&self, cx: &Cx<'_>) -> String {
        let words = &cx.lang.journal;
        let name = if matches!(self, Self::CheckIn(..)) { &words.check_in_of } else { &words.writing_of };
        fill(name, &[("time", &cx.locale.time(self.when().time(), &cx.lang.dates))])
    }
}

/// The feeling words of a check-in, or else its quadrant.
pub(in crate::ui::pages) fn title_of(cx: &Cx<'_>, check_in: &CheckIn) -> String {
    let named = feelings_line(cx.content, cx.journal, &check_in.feelings, &cx.lang.common.list_comma);
    if named.is_empty() { cx.lang.mood.quadrants[check_in.mood.quadrant()].clone() } else { named }
}

pub(super) fn tag_name<'a>(cx: &Cx<'a>, tag: &WordRef) -> Option<&'a str> {
    match tag {
        WordRef::Listed(id) => cx.content.tag(id).map(|tag| tag.word.as_str()),
        WordRef::Own(id) => cx.journal.own_tags().get(id).map(|tag| tag.name.as_str()),
    }
}

pub(super) fn tags_line(cx: &Cx<'_>, check_in: &CheckIn) -> String {
    check_in.tags.iter().filter_map(|tag| tag_name(cx, tag)).collect::<Vec<_>>().join("    ")
}

/// Draws an entry. Returns its first control.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, entry: &DayEntry) -> Option<Response> {
    let key = entry.key();
    let name = entry.name(cx);
    let first = ui.scope_builder(UiBuilder::new().id_salt(("entry", key.table(), id_of(&key))), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let first = head(ui, cx, state, entry, &name);
        if let Some(mut moving) = state.day.moving.take_if(|moving| moving.key == key) {
            match move_form::show(ui, cx, &mut moving, &name) {
                Outcome::Open => state.day.moving = Some(moving),
                Outcome::Cancelled => {}
                Outcome::Chosen(when) => move_entry(cx, state, &key, when),
            }
        }
        body(ui, cx, state, entry);
        first
    });
    first.inner
}

const fn id_of(key: &Key) -> u128 {
    match key {
        Key::CheckIn(id) | Key::Writing(id) => id.bits(),
        _ => 0,
    }
}

pub(super) fn move_entry(cx: &mut Cx<'_>, state: &mut State, key: &Key, when: LocalTime) {
    if let Some(edit) = move_to(cx.journal, key, when) {
        cx.push(Action::Edit { edit, name: EditName::MoveEntry, burst: None });
        state.select(when.day(cx.journal.day_start_hour()), cx.today());
    }
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, entry: &DayEntry, name: &str) -> Option<Response> {
    const MARK: f32 = 13.0;
    const GAP: f32 = 8.0;
    let theme = Theme::of(ui);
    let mut first = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let (title, style) = match entry {
            DayEntry::CheckIn(_, check_in) => (title_of(cx, check_in), TextStyle::Strong),
            DayEntry::Writing(..) => (cx.lang.journal.writing.clone(), TextStyle::Label),
        };
        let time = cx.locale.time(entry.when().time(), &cx.lang.dates);
        if let DayEntry::CheckIn(_, check_in) = entry {
            ui.add(MarkImage { mark: check_in.mood.quadrant(), size: MARK });
            ui.add_space(8.0);
        }
        let time = text_within(ui, TextStyle::Caption, &time, f32::INFINITY);
        let buttons = if cx.commands.can_edit { 2.0 * theme.sizes.icon_button + GAP + 2.0 } else { 0.0 };
        let room = (ui.available_width() - buttons - GAP - time.size().x - 4.0).max(40.0);
        ui.allocate_ui_with_layout(vec2(room, style.line_height()), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(room);
            ui.add(Label::new(theme.text(style, title)).wrap());
        });
        ui.add_space(GAP);
        ui.label(theme.text(TextStyle::Caption, time.text()));
        if cx.commands.can_edit {
            ui.add_space(GAP - 2.0);
            let edit = ui.add(IconButton::new(Icon::Pencil, &fill(&cx.lang.journal.edit_entry, &[("what", name)])));
            if edit.clicked() {
                open(cx, state, entry);
            }
            first = Some(edit);
            let more = ui.add(IconButton::new(Icon::Ellipsis, &fill(&cx.lang.journal.more_for_entry, &[("what", name)])));
            show_menu(&more, |ui| menu(ui, cx, state, entry));
        }
    });
    first
}

pub(super) fn open(cx: &mut Cx<'_>, state: &mut State, entry: &DayEntry) {
    match entry {
        DayEntry::CheckIn(id, _) => cx.push(Action::ChangeCheckIn(*id)),
        DayEntry::Writing(id, page) => state.page = Some(super::writing::OpenPage::of(*id, page)),
    }
}

fn menu(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, entry: &DayEntry) {
    let words = &cx.lang.journal;
    if menu_item_with_icon(ui, Icon::Pencil, &words.edit, true).clicked() {
        open(cx, state, entry);
    }
    if menu_item_with_icon(ui, Icon::CalendarClock, &words.move_time, true).clicked() {
        state.day.moving = Moving::new(cx, cx.journal, entry.key());
    }
    if menu_item_with_icon(ui, Icon::Copy, &words.duplicate, true).clicked() {
        let id = cx.new_id();
        if let Some((_, edit)) = duplicate(cx.journal, &entry.key(), id, cx.now.local) {
            cx.push(Action::Edit { edit, name: EditName::DuplicateEntry, burst: None });
        }
    }
    if let DayEntry::CheckIn(id, _) = entry {
        bring_item(ui, cx, Key::CheckIn(*id));
    }
    if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
        let name = if matches!(entry, DayEntry::CheckIn(..)) { EditName::DeleteCheckIn } else { EditName::DeleteWriting };
        cx.push(Action::MoveToTrash { key: entry.key(), name });
    }
}

fn body(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, entry: &DayEntry) {
    let theme = Theme::of(ui);
    let text = entry.text().trim_end();
    if !text.is_empty() {
        let is_whole = state.day.reads_on.contains(&entry.key());
        let shown = if is_whole { text } else { day::beginning(text) };
        ui.add(Label::new(theme.text(TextStyle::OwnWords, shown)).wrap());
        if shown.len() < text.len() && day::read_on(ui, cx, &entry.name(cx)) {
            state.day.reads_on.insert(entry.key());
        }
    }
    if let DayEntry::CheckIn(_, check_in) = entry {
        let tags = tags_line(cx, check_in);
        if !tags.is_empty() {
            ui.add(Label::new(theme.text(TextStyle::Caption, tags)).wrap());
        }
        if is_written_later(check_in) {
            ui.label(theme.text(TextStyle::Caption, &cx.lang.today.written_later));
        }
    }
}
