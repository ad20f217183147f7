//! The list: active practices with a log button, resting ones, suggestions.

use std::sync::Arc;

use eframe::egui::{Role, Ui};

use super::super::beginning::Beginning;
use super::{State as Page, in_order, last_line, note_time, suggestions, title_of};
use crate::content::fill;
use crate::journal::{Id, Practice, PracticeKind};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Arrival;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, FocusGroup, ListRow, disclosure, group, set_group_size};

#[derive(Debug, Default)]
pub(super) struct State {
    shows_resting: bool,
    /// Shows suggestions; until toggled, only while the list is empty.
    shows_suggestions: Option<bool>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Page, kind: PracticeKind) {
    let theme = Theme::of(ui);
    let words = &cx.lang.practices;
    let all = in_order(cx.journal, kind);
    let is_empty = all.is_empty();
    let (empty_heading, empty_text) = (&words.empty_headings[kind], &words.empty_texts[kind]);
    let beginning = Beginning { tool: Tool::of_practice(kind), empty_heading, empty_text, add: &words.add[kind] };
    if beginning.show(ui, cx, is_empty) {
        let id = cx.new_id();
        state.selection.begin(id);
        ui.ctx().request_repaint();
    }
    ui.add_space(theme.spacing.s);
    let (resting, in_use): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, practice)| practice.rests);
    let arrival = state.selection.arrival();
    // Show the opened practice even if it rests.
    state.list.shows_resting |= arrival.is_some_and(|arrival| resting.iter().any(|(id, _)| arrival.row == *id));
    rows(ui, cx, state, &Tool::of_practice(kind).words(cx.lang).name, &in_use, arrival);
    if !resting.is_empty() {
        ui.add_space(theme.spacing.l);
        let name = fill(&words.resting, &[("count", &resting.len().to_string())]);
        disclosure(ui, "resting", &name, &mut state.list.shows_resting);
        if state.list.shows_resting {
            rows(ui, cx, state, &name, &resting, arrival);
        }
    }
    if cx.commands.can_edit {
        ui.add_space(theme.spacing.l);
        let mut is_shown = state.list.shows_suggestions.unwrap_or(is_empty);
        // Keep it open when the first suggestion is taken.
        if disclosure(ui, "suggestions", &words.suggestions, &mut is_shown).changed() || is_shown {
            state.list.shows_suggestions = Some(is_shown);
        }
        if is_shown && let Some(id) = suggestions::show(ui, cx, kind) {
            state.selection.follow(id);
            ui.ctx().request_repaint();
        }
    }
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Page, name: &str, practices: &[(Id, Arc<Practice>)], arrival: Option<Arrival<Id>>) {
    if practices.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.practices;
    group(ui, Role::List, name, |ui| {
        set_group_size(ui, practices.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut focus = FocusGroup::new(ui, name, practices.len());
        for (place, (id, practice)) in practices.iter().enumerate() {
            let title = title_of(cx, practice);
            let about = about(cx, *id, practice);
            let row = ListRow::new(title);
            let row = if about.is_empty() { row } else { row.below(&about) };
            let can_note = cx.commands.can_edit && !practice.rests;
            let button = Button::new(&words.did_it).small();
            let beside = if can_note { button.width(ui) + theme.spacing.s } else { 0.0 };
            ui.push_id(id.bits(), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = theme.spacing.s;
                    let width = ui.available_width() - beside;
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        state.selection.row(ui, &mut focus, arrival, (place, *id), row);
                    });
                    if can_note && ui.add(button).accessible_name(fill(&words.did_it_of, &[("title", title)])).clicked() {
                        note_time(cx, *id);
                    }
                });
            });
        }
    });
}

/// Last time, suitable time, and company.
fn about(cx: &Cx<'_>, id: Id, practice: &Practice) -> String {
    let with_whom = practice.with_whom.trim();
    let with = (!with_whom.is_empty()).then(|| fill(&cx.lang.practices.with_line, &[("name", with_whom)]));
    let when = Some(practice.when_it_fits.trim().to_owned()).filter(|when| !when.is_empty());
    [last_line(cx, id), when, with].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
