//! The log of a boundary, newest entry first.

use eframe::egui::{Align, Layout, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::count::{self, Count};
use super::{log_form, log_mood};
use crate::content::fill;
use crate::journal::{Boundary, BoundaryEvent, EditName, Id, Key};
use crate::ui::action::Action;
use crate::ui::cached::Cached;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Tooltip as _, mark_heading, paint_log_mark, show_name_on_hover};

/// Entries shown at first, and added each time by "more".
const SHOWN_FIRST: usize = 5;
const SHOWN_MORE: usize = 20;

/// The log state, per boundary.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Visibility of the form for a new entry.
    pub(super) form: log_form::State,
    details: log_form::Details,
    shows_months: bool,
    more: usize,
    counted: Cached<(Id, u64), Count>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    ui.spacing_mut().item_spacing.y = 4.0;
    let entries = state.counted.get((id, cx.revision), || Count::of(cx.journal, id, boundary)).entries;
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
    if entries == 0 {
        ui.label(theme.text(TextStyle::Small, &words.log_empty).color(theme.colours.text_secondary));
    } else if let Some(count) = state.counted.known() {
        count::show(ui, cx, count, &mut state.shows_months);
    }
    ui.add_space(8.0);
    if cx.commands.can_edit && state.form.is_shown(cx.journal, id) {
        log_form::show(ui, cx, &mut state.form, &mut state.details, id, boundary);
    }
    show_entries(ui, cx, state, id, entries);
}

fn show_entries(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, entries: usize) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let journal = cx.journal;
    let shown = SHOWN_FIRST + state.more;
    for (place, (event_id, event)) in journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id)).rev().take(shown).enumerate() {
        show_entry(ui, cx, event_id, event, place == 0);
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

fn show_entry(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, event: &BoundaryEvent, is_newest: bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let line = ui.cursor().top();
    theme.hairline(ui.painter(), ui.max_rect().left(), ui.max_rect().right(), line);
    let today = cx.today();
    let date = cx.locale.day_near(cx.day_of(event.when), today, &cx.lang.dates);
    let entry = ui.scope_builder(UiBuilder::new().id_salt(id.bits()), |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(9.0);
        let head = ui.horizontal(|ui| {
            ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
            ui.label(theme.text(TextStyle::SmallStrong, &words.outcomes[event.outcome]));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme.text(TextStyle::Caption, &date));
                cx.commands.can_edit.then(|| delete_place(ui))
            })
            .inner
        });
        let mark = pos2(head.response.rect.left() + MARK / 2.0, head.response.rect.center().y);
        paint_log_mark(ui.painter(), theme, event.outcome, mark, MARK);
        let delete = head.inner;
        ui.horizontal_top(|ui| {
            ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                show_words(ui, cx, event);
                log_mood::show(ui, cx, event, is_newest);
            });
        });
        ui.add_space(5.0);
        delete
    });
    let Some(delete) = entry.inner else { return };
    let name = fill(
        &words.log_delete,
        &[("date", &fill(&cx.lang.dates.date_at_time, &[("date", &date), ("time", &cx.locale.time(event.when.time(), &cx.lang.dates))]))],
    );
    delete.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    // The delete icon appears on hover or focus only.
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

fn show_words(ui: &mut Ui, cx: &Cx<'_>, event: &BoundaryEvent) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let own = |text: &str| theme.text(TextStyle::OwnWords, text).size(14.0).line_height(Some(21.0));
    if !event.note.is_empty() {
        ui.label(own(&event.note));
    }
    let feelings: Vec<&str> = event.feelings.iter().filter_map(|id| Some(cx.content.feeling(id)?.word.as_str())).collect();
    if !feelings.is_empty() {
        ui.label(theme.text(TextStyle::Caption, feelings.join(&cx.lang.common.list_comma)));
    }
    if let Some(follow_through) = event.follow_through {
        ui.label(theme.text(TextStyle::Caption, &words.follow_throughs[follow_through]).color(theme.colours.text_secondary));
    }
    if !event.what_i_did.is_empty() {
        ui.label(own(&event.what_i_did));
    }
}

fn delete_place(ui: &mut Ui) -> Response {
    ui.allocate_exact_size(vec2(DELETE, TextStyle::Small.line_height()), Sense::click()).1
}
