//! How strong it is, what that was when it began, and what goes on: at the foot of the page.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Current, Way};
use crate::content::fill;
use crate::journal::{BreathingPace, DISTRESS_MAX, MomentTool};
use crate::ui::cx::Cx;
use crate::ui::pages::layout::Room;
use crate::ui::pages::towards_people;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, KeyCap, Scale, announce, select};

/// The scale with its name above and its ends below.
const SCALE: f32 = 82.0;
/// The line towards people above it.
const LINE: f32 = 44.0;
const SCALE_WIDTH: f32 = 366.0;

/// How high the foot is now.
pub(super) fn height(state: &Current) -> f32 {
    SCALE + if state.record.calls_for_people() { LINE } else { 0.0 }
}

/// Shows the foot in the place that is left for it.
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
    let actions = Rect::from_min_max(pos2(beside.left(), beside.bottom() - theme.sizes.button), beside.max);
    let mut right = ui.new_child(UiBuilder::new().max_rect(actions).layout(Layout::right_to_left(Align::Center)));
    let actions_width = show_actions(&mut right, cx, state);
    // Beside the numbers, as far as the buttons leave room.
    let width = beside.width() - actions_width - theme.spacing.l;
    let words = Rect::from_min_size(beside.min + vec2(0.0, 30.0), vec2(width, SCALE - 30.0));
    comparison(&mut ui.new_child(UiBuilder::new().max_rect(words)), cx, state);
}

/// The same in a column.
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

/// How strong it is now. It may be left open.
fn distress(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let mut now = state.distress();
    let scale = Scale::new("distress", &words.distress, &mut now, DISTRESS_MAX).ends(&words.calm, &words.strongest);
    if scale.show(ui).changed() {
        state.set_distress(now);
    }
}

/// What it was, and what it is; and where nothing is kept, that.
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

/// What goes on, and how: from the right where the layout does so. Answers how wide that is.
fn show_actions(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) -> f32 {
    match state.way {
        Way::Breathe => breathing(ui, cx, state),
        Way::Senses => senses(ui, cx, state),
        Way::List | Way::People => {}
    }
    ui.min_rect().width()
}

fn breathing(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let shows_key = !Room::of(ui).is_narrow();
    let is_from_right = ui.layout().prefer_right_to_left();
    let press = |ui: &mut Ui, state: &mut Current| {
        if ui.add(Button::new(state.breathing.press_words(words))).clicked() {
            state.breathing.press();
        }
    };
    let mut pace = state.pace(cx);
    let paces = BreathingPace::ALL.map(|pace| (pace, words.paces.of(pace)));
    let choose = |ui: &mut Ui, pace: &mut BreathingPace| select(ui, "pace", DropDown::Bare, &words.pace, pace, &paces).changed();
    // Tab goes the way one reads.
    let is_chosen = if is_from_right {
        // Whatever it says, the button stays in its place.
        const PACE: f32 = 116.0;
        const KEY: f32 = 48.0;
        let button = [&words.pause, &words.go_on, &words.again].map(|text| Button::new(text).width(ui)).into_iter().fold(0.0, f32::max);
        let width = PACE + button + KEY + 2.0 * ui.spacing().item_spacing.x;
        let place = Rect::from_min_max(pos2(ui.max_rect().right() - width, ui.max_rect().top()), ui.max_rect().max);
        let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        let is_chosen = choose(&mut row, &mut pace);
        row.with_layout(Layout::right_to_left(Align::Center), |row| {
            if shows_key {
                row.add(KeyCap(&cx.lang.shortcuts.keys.space));
            }
            press(row, state);
        });
        ui.advance_cursor_after_rect(place);
        is_chosen
    } else {
        press(ui, state);
        choose(ui, &mut pace)
    };
    if is_chosen {
        state.set_pace(cx, pace);
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
    let is_from_right = ui.layout().prefer_right_to_left();
    let is_pressed = |ui: &mut Ui, button: Button<'_>| ui.add(button).clicked();
    let (skip, next) = (Button::quiet(&words.skip), Button::primary(&words.next));
    let (skips, goes_on) = if is_from_right {
        let width = skip.width(ui) + next.width(ui) + ui.spacing().item_spacing.x;
        let place = Rect::from_min_max(pos2(ui.max_rect().right() - width, ui.max_rect().top()), ui.max_rect().max);
        let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        let pressed = (is_pressed(&mut row, skip), is_pressed(&mut row, next));
        ui.advance_cursor_after_rect(place);
        pressed
    } else {
        (is_pressed(ui, skip), is_pressed(ui, next))
    };
    if goes_on {
        state.use_tool(MomentTool::Senses);
    }
    if skips || goes_on {
        state.senses.go_on(goes_on);
    }
}
