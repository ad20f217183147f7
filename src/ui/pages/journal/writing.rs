//! A page of writing: created by the first letter, saved on every keystroke, deleted once empty.

use chrono::{Datelike as _, Days, NaiveDate};
use eframe::egui::{Align, Frame, Label, Layout, ScrollArea, Ui};

use super::State;
use super::entry::{DayEntry, move_entry};
use super::move_form::{self, Moving, Outcome};
use crate::content::fill;
use crate::journal::{Burst, Edit, EditName, Id, Key, LocalTime, Writing};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, TextArea, mark_page_title, menu_item_with_icon, show_menu};

/// The open page. Its text lives in the journal only.
#[derive(Debug)]
pub(super) struct OpenPage {
    id: Id,
    when: LocalTime,
    moving: Option<Moving>,
    takes_focus: bool,
}

impl OpenPage {
    /// A new page, at the current time of day on `day`.
    pub(super) fn new(cx: &mut Cx<'_>, day: NaiveDate) -> Self {
        let when = time_on(day, cx.now.local, cx.journal.day_start_hour());
        Self { id: cx.new_id(), when, moving: None, takes_focus: true }
    }

    pub(super) const fn id(&self) -> Id {
        self.id
    }

    pub(super) const fn of(id: Id, page: &Writing) -> Self {
        Self { id, when: page.when, moving: None, takes_focus: true }
    }
}

/// The current time of day moved to another day.
fn time_on(day: NaiveDate, now: LocalTime, day_start_hour: u8) -> LocalTime {
    let shift = (day - now.day(day_start_hour)).num_days();
    let days = Days::new(shift.unsigned_abs());
    let local = if shift < 0 { now.local().checked_sub_days(days) } else { now.local().checked_add_days(days) };
    local.map_or(now, |local| LocalTime::new(local, i32::from(now.offset_minutes())))
}

/// The edit that stores `text`; deletes the page if it is empty.
fn edit(id: Id, kept: Option<&Writing>, when: LocalTime, text: String, cx: &Cx<'_>) -> Edit {
    if text.is_empty() {
        return Edit::delete(Key::Writing(id), cx.now.instant);
    }
    let page = match kept {
        Some(kept) => Writing { text, ..kept.clone() },
        None => Writing { changed: cx.now.instant, when, written: Some(cx.now.local).filter(|now| *now != when), text },
    };
    Edit::put(id, page)
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, is_escaped: bool) {
    let Some(mut page) = state.page.take() else { return };
    let mut is_left = is_escaped;
    let reading_max = Theme::of(ui).layout.reading_max;
    ScrollArea::vertical().id_salt(("writing", page.id.bits())).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::of(ui).page_margin()).show(ui, |ui| {
            ui.set_width(ui.available_width().min(reading_max));
            ui.spacing_mut().item_spacing.y = 8.0;
            is_left |= flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.journal.back_to_journal).small().icon(Icon::ArrowLeft))).clicked();
            is_left |= head(ui, cx, &mut page);
            if let Some(mut moving) = page.moving.take() {
                let what = fill(&cx.lang.journal.writing_of, &[("time", &cx.locale.time(page.when.time(), &cx.lang.dates))]);
                match move_form::show(ui, cx, &mut moving, &what) {
                    Outcome::Open => page.moving = Some(moving),
                    Outcome::Cancelled => {}
                    Outcome::Chosen(when) => {
                        move_entry(cx, state, &moving.key, when);
                        page.when = when;
                    }
                }
            }
            words(ui, cx, &mut page);
        });
    });
    if is_left {
        let day = page.when.day(cx.journal.day_start_hour());
        state.select(super::days::within(day, cx.today()), cx.today());
        state.wants_calendar_focus = true;
    } else {
        state.page = Some(page);
    }
}

/// Date, time and menu. True if the page was deleted.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut OpenPage) -> bool {
    let theme = Theme::of(ui);
    let kept = cx.journal.writings().get(&page.id).cloned();
    let when = kept.as_ref().map_or(page.when, |kept| kept.when);
    page.when = when;
    let mut is_deleted = false;
    ui.horizontal(|ui| {
        let mut day = cx.locale.long_day(cx.day_of(when), &cx.lang.dates);
        if cx.day_of(when).year() != cx.today().year() {
            day = format!("{day} {}", cx.day_of(when).year());
        }
        mark_page_title(&ui.add(Label::new(theme.text(TextStyle::Subject, day)).wrap()));
        ui.label(theme.text(TextStyle::Small, cx.locale.time(when.time(), &cx.lang.dates)).color(theme.colours.text_tertiary));
        let Some(kept) = kept.filter(|_| cx.commands.can_edit) else { return };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = &cx.lang.journal;
            let entry = DayEntry::Writing(page.id, kept);
            let more = ui.add(IconButton::new(Icon::Ellipsis, &fill(&words.more_for_entry, &[("what", &entry.name(cx))])));
            show_menu(&more, |ui| {
                if menu_item_with_icon(ui, Icon::CalendarClock, &words.move_time, true).clicked() {
                    page.moving = Moving::new(cx, cx.journal, entry.key());
                }
                if menu_item_with_icon(ui, Icon::Moon, &cx.lang.commands.hold_until_morning.name, true).clicked() {
                    cx.command(Command::HoldUntilMorning);
                }
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: entry.key(), name: EditName::DeleteWriting });
                    is_deleted = true;
                }
            });
        });
    });
    is_deleted
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut OpenPage) {
    const FOOT: f32 = 60.0;
    let theme = Theme::of(ui);
    let kept = cx.journal.writings().get(&page.id).cloned();
    let mut text = kept.as_ref().map(|kept| kept.text.clone()).unwrap_or_default();
    if !cx.commands.can_edit {
        ui.add(Label::new(theme.text(TextStyle::OwnWords, text)).wrap());
        return;
    }
    let height = (ui.ctx().content_rect().bottom() - ui.cursor().top() - FOOT).max(160.0);
    let area = TextArea::new((page.id.bits(), "writing", cx.generation), &cx.lang.journal.writing_name, &mut text)
        .name_hidden()
        .hint(&cx.lang.journal.writing_hint)
        .min_height(height)
        .show(ui);
    if std::mem::take(&mut page.takes_focus) {
        area.request_focus();
    }
    if area.changed() {
        let key = Key::Writing(page.id);
        let edit = edit(page.id, kept.as_deref(), page.when, text, cx);
        cx.push(Action::Edit { edit, name: EditName::Write, burst: Some(Burst { key, field: "text".into() }) });
    }
    ui.label(theme.text(TextStyle::Caption, &cx.lang.journal.writing_saves));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_about_another_day_stands_at_the_same_time_of_that_day() {
        let time = |text: &str| text.parse::<LocalTime>().expect("a time");
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let now = time("2026-11-22T02:30+01:00");
        assert_eq!(time_on(day("2026-11-21"), now, 4), now, "the small hours still belong to the day before");
        let earlier = time_on(day("2026-11-18"), now, 4);
        assert_eq!((earlier, earlier.day(4)), (time("2026-11-19T02:30+01:00"), day("2026-11-18")));
    }
}
