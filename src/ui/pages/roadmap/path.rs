//! The path: stages and steps along the seam.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Id, Key as Keyboard, Pos2, Rect, Response, Role, Stroke, StrokeKind, TextWrapMode, Ui, WidgetInfo, pos2, vec2};

use super::progress::{gate_of, is_mended, progress_or_untouched, state_of};
use crate::content::schema::Step;
use crate::content::{Gate, Place, Way, fill};
use crate::journal::{EditName, Profile, StepState};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Arrival;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    FocusGroup, group, mark_heading, paint_branch, paint_crack, paint_mended, paint_step_node, seam_line, seam_part, seam_seed, set_group_size,
    set_place_in_group, set_selected,
};

const ROW_LEFT: f32 = 56.0;
const ROW_PADDING: f32 = 10.0;
const ROW_PADDING_Y: f32 = 7.0;
const ROW_GAP: f32 = 7.0;
const STAGE_GAP: f32 = 45.0;
const STAGE_TOP: f32 = 28.0;
const STAGE_BELOW: f32 = 22.0;
/// Nodes start at this offset and vary a little.
const NODE_LEFT: f32 = 21.0;
const NODE_SPREAD: f32 = 18.0;
const NODE_RADIUS: f32 = 8.5;
/// Amplitude of the seam between two nodes.
const SWING: f32 = 4.0;

struct Node {
    centre: Pos2,
    state: StepState,
    seed: u64,
    /// True for the first step of a stage: a branch leaves the seam before it.
    begins_stage: bool,
}

/// Draws the path. Returns the id of the opened step.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, way: &Way<'_>, selected: Option<&str>, arrival: Option<&Arrival<String>>) -> Option<String> {
    let all: Vec<Place<'_>> = way.places().collect();
    let profile = cx.journal.profile_or_unsaid();
    let top = ui.cursor().min;
    let mut focus = FocusGroup::new(ui, "path", all.len());
    let mut nodes = Vec::with_capacity(all.len());
    let mut opened = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for stage in all.chunk_by(|_, next| next.number != 1) {
        ui.add_space(if nodes.is_empty() { STAGE_TOP } else { STAGE_GAP });
        show_stage(ui, &stage[0]);
        group(ui, Role::ListBox, &stage[0].stage.title, |ui| {
            set_group_size(ui, stage.len());
            for (number, place) in stage.iter().enumerate() {
                let is_selected = selected == Some(place.step.id.as_str());
                let row = show_row(ui, cx, &mut focus, place, &profile, is_selected);
                set_place_in_group(&row, number);
                if row.clicked() {
                    opened = Some(place.step.id.clone());
                }
                if let Some(arrival) = arrival {
                    arrival.show(ui, &place.step.id, &row);
                }
                let seed = seam_seed(&place.step.id);
                let wander = (seed % 1000) as f32 / 1000.0 * NODE_SPREAD;
                let centre = pos2(top.x + NODE_LEFT + wander, row.rect.center().y);
                nodes.push(Node { centre, state: state_of(cx.journal, place.step), seed, begins_stage: number == 0 });
                ui.add_space(ROW_GAP);
            }
        });
    }
    paint_path(ui, top, &nodes);
    opened
}

fn show_stage(ui: &mut Ui, place: &Place<'_>) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(ROW_LEFT + ROW_PADDING);
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.spacing_mut().item_spacing.x = theme.spacing.m;
                mark_heading(&ui.label(theme.text(TextStyle::Item, &place.stage.title)), 2);
                ui.label(theme.text(TextStyle::Small, &place.stage.about).color(theme.colours.text_tertiary));
            });
        });
    });
    ui.add_space(STAGE_BELOW);
}

fn show_row(ui: &mut Ui, cx: &mut Cx<'_>, group: &mut FocusGroup, place: &Place<'_>, profile: &Profile, selected: bool) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let words = &cx.lang.roadmap;
    let state = state_of(cx.journal, place.step);
    let gate = gate_of(cx.journal, profile, place.step);
    let is_closed = gate == Gate::WaitsToBeOpened;
    let state_words = if is_closed { &words.closed } else { &words.states[state] };
    // The ring alone stands for "not started".
    let shown_words = if is_closed || state != StepState::NotStarted { state_words } else { "" };

    let width = ui.available_width();
    let state_galley = laid_out(ui, TextStyle::Small, shown_words, f32::INFINITY);
    let title_width = width - ROW_LEFT - 2.0 * ROW_PADDING - state_galley.size().x - 12.0;
    let title = laid_out(ui, if selected { TextStyle::Strong } else { TextStyle::Body }, &place.step.title, title_width.max(80.0));
    let (_, line) = ui.allocate_space(vec2(width, title.size().y + 2.0 * ROW_PADDING_Y));
    let rect = Rect::from_min_max(pos2(line.left() + ROW_LEFT, line.top()), line.max);
    // The node is part of the click target.
    let response = group.interact(ui, line);
    let name = fill(&words.step_name, &[("title", &place.step.title), ("state", state_words)]);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), &name));
    set_selected(&response, selected);
    if ui.is_rect_visible(line) {
        let fill = match (selected, response.is_pointer_button_down_on(), response.hovered()) {
            (_, true, _) => c.fill_pressed,
            (true, ..) => c.fill_selected,
            (_, _, true) => c.fill_hover,
            _ => Color32::TRANSPARENT,
        };
        let painter = ui.painter();
        painter.rect_filled(rect, theme.radius.row, fill);
        if selected && theme.high_contrast {
            painter.rect_stroke(rect, theme.radius.row, Stroke::new(2.0, c.accent), StrokeKind::Inside);
        }
        painter.galley(pos2(rect.left() + ROW_PADDING, rect.top() + ROW_PADDING_Y), title, c.text_primary);
        let right = pos2(rect.right() - ROW_PADDING, rect.top() + ROW_PADDING_Y + TextStyle::Body.line_height() / 2.0);
        painter.galley(Align2::RIGHT_CENTER.anchor_size(right, state_galley.size()).min, state_galley, c.text_secondary);
        if response.has_focus() {
            theme.focus_ring(painter, rect, theme.radius.row, 0.0);
        }
    }
    if response.has_focus() && gate == Gate::Open && cx.commands.can_edit {
        mark_by_key(ui, cx, place.step);
    }
    response
}

/// D, P, R and N mark the focused step: done, in progress, revisiting, not started.
fn mark_by_key(ui: &Ui, cx: &mut Cx<'_>, step: &Step) {
    let keys =
        [(Keyboard::D, StepState::Done), (Keyboard::P, StepState::InProgress), (Keyboard::R, StepState::Revisiting), (Keyboard::N, StepState::NotStarted)];
    let pressed = ui.input(|input| keys.into_iter().find(|(key, _)| input.modifiers.is_none() && input.key_pressed(*key)));
    if let Some((_, state)) = pressed {
        mark(cx, step, state);
    }
}

/// Marks a step. No edit if nothing changes.
pub(super) fn mark(cx: &mut Cx<'_>, step: &Step, state: StepState) {
    let mut progress = progress_or_untouched(cx.journal, step, cx.now.instant);
    if progress.state != state {
        progress.mark(state, cx.now.local);
        cx.put(step.id.clone(), progress, EditName::MarkStep);
    }
}

fn paint_path(ui: &Ui, top: Pos2, nodes: &[Node]) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let Some(first) = nodes.first() else { return };
    let start = pos2(top.x + NODE_LEFT + 0.4 * NODE_SPREAD, top.y + 4.0);
    let mut from = start;
    let mut from_mended = is_mended(first.state);
    for node in nodes {
        let line = seam_line(from, node.centre, node.seed, SWING);
        // The seam turns gold, animated once, when the step before it is done.
        let seconds = if from_mended && ui.style().animation_time > 0.0 { theme.motion.mend_ms / 1000.0 } else { 0.0 };
        let share = ui.ctx().animate_bool_with_time(Id::unique(("mended", node.seed)), from_mended, seconds);
        if share < 1.0 {
            paint_crack(painter, theme, &line);
        }
        if share > 0.0 {
            paint_mended(painter, theme, &seam_part(&line, share), node.seed);
        }
        if node.begins_stage {
            let leaves = line[line.len() * 3 / 5];
            let side = if node.seed % 2 == 0 { 14.0 } else { -14.0 };
            paint_branch(painter, theme, leaves, vec2(side, 24.0), node.seed, share >= 1.0);
        }
        from = node.centre;
        from_mended = is_mended(node.state);
    }
    for node in nodes {
        let radius = if node.state == StepState::NotStarted { 6.5 } else { NODE_RADIUS };
        paint_step_node(painter, theme, node.state, node.centre, radius, theme.colours.surface_base);
    }
}

fn laid_out(ui: &Ui, style: TextStyle, text: &str, width: f32) -> Arc<Galley> {
    let job = Theme::of(ui).layout_job(style, text, Color32::PLACEHOLDER, width, TextWrapMode::Wrap);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
