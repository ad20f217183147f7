//! The footer: distress before and now, and the controls of the exercise.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Current, Way};
use crate::content::fill;
use crate::journal::{BreathingPace, DISTRESS_MAX, MomentTool};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Room;
use crate::ui::shared::towards_people;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, KeyCap, Scale, announce, select, text_within};

const SCALE: f32 = 82.0;
const LINE: f32 = 44.0;
const SCALE_WIDTH: f32 = 366.0;

pub(super) fn height(state: &Current) -> f32 {
    SCALE + if state.record.calls_for_people() { LINE } else { 0.0 }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    let place = ui.max_rect();
    if state.record.calls_for_people() {
        ui.horizontal(|ui| people_line(ui, cx, state));
    }
    let row = Rect::from_min_max(pos2(place.left(), place.bottom() - SCALE), place.max);
    let mut left = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(row.min, vec2(SCALE_WIDTH, SCALE))));
    distress(&mut left, cx, state);
    let beside = Rect::from_min_max(pos2(row.left() + SCALE_WIDTH + theme.spacing.xxl, row.top()), row.max);
    // Beside the numbers, as far as the buttons allow.
    let width = actions_width(ui, cx, state);
    let words = Rect::from_min_size(beside.min + vec2(0.0, 30.0), vec2(beside.width() - width - theme.spacing.l, SCALE - 30.0));
    comparison(&mut ui.new_child(UiBuilder::new().max_rect(words)), cx, state);
    let actions = Rect::from_min_max(beside.max - vec2(width, theme.sizes.button), beside.max);
    show_actions(&mut ui.new_child(UiBuilder::new().max_rect(actions).layout(Layout::left_to_right(Align::Center))), cx, state);
}

pub(super) fn show_narrow(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| show_actions(ui, cx, state));
    ui.add_space(theme.spacing.m);
    if state.record.calls_for_people() {
        people_line(ui, cx, state);
        ui.add_space(theme.spacing.s);
    }
    distress(ui, cx, state);
    comparison(ui, cx, state);
}

fn people_line(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    if towards_people::show(ui, cx) {
        state.use_tool(MomentTool::Help);
    }
}

fn distress(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let mut now = state.distress();
    let scale = Scale::new("distress", &words.distress, &mut now, DISTRESS_MAX).ends(&words.calm, &words.strongest);
    if scale.show(ui).changed() {
        state.set_distress(now);
    }
}

/// Distress before and now, or the note that nothing is saved.
fn comparison(ui: &mut Ui, cx: &Cx<'_>, state: &Current) {
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    let record = &state.record;
    let text = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    let blanks = [("before", text(record.distress_before)), ("after", text(record.distress_after))];
    let blanks = blanks.each_ref().map(|(name, text)| (*name, text.as_str()));
    let line = match (record.distress_before, record.distress_after) {
        (Some(_), Some(_)) => Some(fill(&words.came_in_and_now, &blanks)),
        (Some(_), None) if state.has_tried => Some(fill(&words.came_in, &blanks)),
        _ => None,
    };
    if let Some(line) = line {
        announce(&ui.label(theme.text(TextStyle::Small, line).color(theme.colours.text_secondary)));
    }
    if !cx.commands.can_edit {
        ui.label(theme.text(TextStyle::Caption, &words.not_kept));
    }
}

fn actions_width(ui: &Ui, cx: &Cx<'_>, state: &Current) -> f32 {
    /// Padding and chevron of a drop-down.
    const BESIDE_PACE: f32 = 35.0;
    /// Padding of a key cap.
    const BESIDE_KEY: f32 = 12.0;
    let words = &cx.lang.moment;
    let gap = ui.spacing().item_spacing.x;
    let text = |style: TextStyle, text: &str| text_within(ui, style, text, f32::INFINITY).size().x;
    match state.way {
        Way::Breathe => {
            let pace = text(TextStyle::SmallButton, &words.paces[state.pace(cx)]) + BESIDE_PACE;
            let key = text(TextStyle::Key, &cx.lang.shortcuts.keys.space) + BESIDE_KEY;
            pace + Button::new(state.breathing.press_words(words)).width(ui) + key + 2.0 * gap
        }
        Way::Senses if state.senses.is_over() => Button::new(&words.again_senses).width(ui),
        Way::Senses => Button::quiet(&words.skip).width(ui) + Button::primary(&words.next).width(ui) + gap,
        Way::List | Way::People => 0.0,
    }
}

fn show_actions(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    match state.way {
        Way::Breathe => breathing(ui, cx, state),
        Way::Senses => senses(ui, cx, state),
        Way::List | Way::People => {}
    }
}

fn breathing(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let mut pace = state.pace(cx);
    let paces = BreathingPace::ALL.map(|pace| (pace, words.paces[pace].as_str()));
    if select(ui, "pace", DropDown::Bare, &words.pace, &mut pace, &paces).changed() {
        state.set_pace(cx, pace);
    }
    if ui.add(Button::new(state.breathing.press_words(words))).clicked() {
        state.breathing.press();
    }
    if !Room::of(ui).is_narrow() {
        ui.add(KeyCap(&cx.lang.shortcuts.keys.space));
    }
}

fn senses(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    if state.senses.is_over() {
        if ui.add(Button::new(&words.again_senses)).clicked() {
            state.senses.go_on(false);
        }
        return;
    }
    let skips = ui.add(Button::quiet(&words.skip)).clicked();
    let goes_on = ui.add(Button::primary(&words.next)).clicked();
    if goes_on {
        state.use_tool(MomentTool::Senses);
    }
    if skips || goes_on {
        state.senses.go_on(goes_on);
    }
}
