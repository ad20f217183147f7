//! What happened with a boundary: the entries, newest first.

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::log_form;
use crate::content::fill;
use crate::journal::{Area, Boundary, BoundaryEvent, EditName, EventOutcome, Id, Journal, Key, Profile};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Tooltip as _, mark_heading, paint_log_mark, show_name_on_hover};

/// Entries shown at first, and how many more each time they are asked for.
const SHOWN_FIRST: usize = 5;
const SHOWN_MORE: usize = 20;

/// What the log remembers. It belongs to one boundary and is new for the next.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The form that adds one.
    pub(super) form: log_form::State,
    /// How many entries are shown beyond the first.
    more: usize,
    /// What was counted, and at which revision.
    counted: Option<(u64, Count)>,
}

/// What a log adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    entries: usize,
    held: usize,
    /// Entries that say whether it held.
    known: usize,
    since: Option<NaiveDate>,
}

impl Count {
    fn of(journal: &Journal, boundary: Id) -> Self {
        let mut count = Self::default();
        for (_, event) in journal.events_of(boundary) {
            count.entries += 1;
            if !matches!(event.outcome, EventOutcome::Unclear | EventOutcome::Unknown) {
                count.known += 1;
                count.held += usize::from(event.outcome == EventOutcome::Held);
                count.since.get_or_insert(event.when.date());
            }
        }
        count
    }
}

/// Whether a boundary's log may be added up. Never where it is about sex or money, and never where there may be fear:
/// a limit that held is no evidence against it.
fn may_be_counted(boundary: &Boundary, profile: &Profile) -> bool {
    !matches!(boundary.area, Area::Sexual | Area::Money) && !profile.closes_steps_for_two()
}

/// Shows the log of a boundary.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    ui.spacing_mut().item_spacing.y = 4.0;
    let count = match state.counted {
        Some((revision, count)) if revision == cx.revision => count,
        _ => Count::of(cx.journal, id),
    };
    state.counted = Some((cx.revision, count));

    let can_add = cx.commands.can_edit && !state.form.is_shown(cx.journal, id);
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.button_small);
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.log)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_add && ui.add(Button::new(&cx.lang.common.add).small().icon(Icon::Plus)).tooltip(&words.log_add).clicked() {
                state.form.open();
            }
        });
    });
    if count.entries == 0 {
        ui.label(theme.text(TextStyle::Small, &words.log_empty).color(theme.colours.text_secondary));
    } else if let Some(since) = count.since.filter(|_| may_be_counted(boundary, &cx.journal.profile_or_unsaid())) {
        let date = cx.locale.day_near(since, cx.now.local.date(), &cx.lang.dates);
        let text = fill(&words.held_of, &[("held", &count.held.to_string()), ("count", &count.known.to_string()), ("date", &date)]);
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    }
    ui.add_space(8.0);
    if cx.commands.can_edit && state.form.is_shown(cx.journal, id) {
        log_form::show(ui, cx, &mut state.form, id);
    }
    show_entries(ui, cx, state, id, count.entries);
}

fn show_entries(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, entries: usize) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let journal = cx.journal;
    let shown = SHOWN_FIRST + state.more;
    for (event_id, event) in journal.events_of(id).rev().take(shown) {
        show_entry(ui, cx, event_id, event);
    }
    let earlier = entries.saturating_sub(shown);
    if earlier > 0 && flush_left(ui, |ui| ui.add(Button::quiet(&words.log_earlier.of(earlier)).small())).clicked() {
        state.more += SHOWN_MORE;
    }
    if entries > 0 {
        ui.add_space(4.0);
        ui.label(theme.text(TextStyle::Caption, &words.log_saw));
    }
}

const MARK: f32 = 12.0;
const MARK_COLUMN: f32 = 26.0;
const DELETE: f32 = 24.0;

fn show_entry(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, event: &BoundaryEvent) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let line = ui.cursor().top();
    theme.hairline(ui.painter(), ui.max_rect().left(), ui.max_rect().right(), line);
    let today = cx.now.local.date();
    let date = cx.locale.day_near(event.when.date(), today, &cx.lang.dates);
    let entry = ui.scope_builder(UiBuilder::new().id_salt(id.bits()), |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(9.0);
        let head = ui.horizontal(|ui| {
            ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
            ui.label(theme.text(TextStyle::SmallStrong, words.outcomes.of(event.outcome)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme.text(TextStyle::Caption, &date));
                cx.commands.can_edit.then(|| delete_place(ui))
            })
            .inner
        });
        let mark = pos2(head.response.rect.left() + MARK / 2.0, head.response.rect.center().y);
        paint_log_mark(ui.painter(), theme, event.outcome, mark, MARK);
        let delete = head.inner;
        if !event.note.is_empty() {
            ui.horizontal_top(|ui| {
                ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
                ui.vertical(|ui| ui.label(theme.text(TextStyle::OwnWords, &event.note).size(14.0).line_height(Some(21.0))));
            });
        }
        ui.add_space(5.0);
        delete
    });
    let Some(delete) = entry.inner else { return };
    let name = fill(
        &words.log_delete,
        &[("date", &fill(&cx.lang.dates.date_at_time, &[("date", &date), ("time", &cx.locale.time(event.when.time(), &cx.lang.dates))]))],
    );
    delete.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    // It shows itself to the pointer and to the keyboard, and is no noise otherwise.
    if entry.response.contains_pointer() || delete.has_focus() {
        let ink = if delete.hovered() { theme.colours.text_primary } else { theme.colours.text_secondary };
        Icon::Trash2.paint_at(ui.painter(), delete.rect.center(), theme.sizes.icon_inline, ink);
    }
    if delete.has_focus() {
        theme.focus_ring(ui.painter(), delete.rect, theme.radius.button_small, 0.0);
    }
    if show_name_on_hover(delete, &name).clicked() {
        cx.push(Action::MoveToTrash { key: Key::BoundaryEvent(id), name: EditName::DeleteEvent });
    }
}

fn delete_place(ui: &mut Ui) -> Response {
    ui.allocate_exact_size(vec2(DELETE, TextStyle::Small.line_height()), Sense::click()).1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Edit, FearAnswer, Timestamp};
    use crate::ui::pages::test_support::at;

    fn journal(outcomes: &[EventOutcome]) -> (Journal, Id) {
        let boundary = Id::from_parts(0, 1);
        let mut journal = Journal::default();
        for (number, outcome) in (2..).zip(outcomes) {
            let when = at(&format!("2026-11-{number:02}T12:00+01:00"));
            let event = BoundaryEvent::new(Timestamp::from_millis(0), boundary, when, *outcome);
            journal.apply(Edit::put(Key::BoundaryEvent(Id::from_parts(0, number)), event));
        }
        (journal, boundary)
    }

    #[test]
    fn what_nobody_knows_counts_neither_way() {
        use EventOutcome::{Crossed, Held, Tested, Unclear, Unknown};
        let (journal, boundary) = journal(&[Unknown, Held, Crossed, Held, Unclear, Tested]);
        let count = Count::of(&journal, boundary);
        assert_eq!((count.entries, count.held, count.known), (6, 2, 4));
        assert_eq!(count.since, Some(at("2026-11-03T12:00+01:00").date()));
    }

    #[test]
    fn nothing_about_sex_money_or_fear_is_added_up() {
        let mut boundary = Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        let mut profile = Profile::unsaid(Timestamp::from_millis(0));
        for area in Area::ALL {
            boundary.area = area;
            assert_eq!(may_be_counted(&boundary, &profile), !matches!(area, Area::Sexual | Area::Money), "{area:?}");
        }
        boundary.area = Area::Emotional;
        profile.fear = FearAnswer::NotSure;
        assert!(!may_be_counted(&boundary, &profile));
    }
}
