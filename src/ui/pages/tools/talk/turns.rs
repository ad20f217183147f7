//! The turns, as a full page: speaker, time left, the listener's task.

use std::f32::consts::TAU;
use std::ops::RangeInclusive;
use std::time::Duration;

use eframe::egui::{Key as Keyboard, Modifiers, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::State;
use super::exercise::{Exercise, Phase};
use crate::content::fill;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Room;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, KeyCap, Panel, announce, describe, mark_page_title, text_within};

const WIDTH: f32 = 520.0;
const RING: f32 = 216.0;
const RING_NARROW: f32 = 150.0;
/// Enough straight segments to look round.
const RING_PIECES: usize = 120;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    PauseOrGoOn,
    Said,
    Heard(bool),
    NextTurn,
    End,
}

/// Shows the turns, and repaints once a second while the timer runs.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some(exercise) = &mut state.exercise else { return };
    let now = cx.now.instant;
    let mut ask = taken_keys(ui, cx, exercise);
    parts::middle(ui, "turns", WIDTH, |ui| {
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
        ask = show_turn(ui, cx, exercise).or(ask);
    });
    match ask {
        Some(Ask::PauseOrGoOn) => exercise.pause_or_go_on(now),
        Some(Ask::Said) => exercise.said(),
        Some(Ask::Heard(is_it)) => exercise.heard(is_it),
        Some(Ask::NextTurn) => exercise.next_turn(now),
        Some(Ask::End) => state.exercise = None,
        None => {}
    }
    if ask.is_some() {
        ui.ctx().request_repaint();
    } else if let Some(millis) = state.exercise.as_ref().and_then(|exercise| exercise.changes_in_millis(now)) {
        ui.ctx().request_repaint_after(Duration::from_millis(millis));
    }
}

/// Space pauses and resumes regardless of the focus. Esc pauses first, then ends.
fn taken_keys(ui: &Ui, cx: &Cx<'_>, exercise: &Exercise) -> Option<Ask> {
    if !parts::is_on_top(ui) {
        return None;
    }
    let is_running = exercise.changes_in_millis(cx.now.instant).is_some();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if (is_running || exercise.is_paused()) && pressed(Keyboard::Space) {
        return Some(Ask::PauseOrGoOn);
    }
    if pressed(Keyboard::Escape) {
        let ends = exercise.is_paused() || exercise.phase() == Phase::Done;
        return Some(if ends { Ask::End } else { Ask::PauseOrGoOn });
    }
    None
}

fn show_turn(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise) -> Option<Ask> {
    if exercise.is_paused() {
        return show_pause(ui, cx);
    }
    match exercise.phase() {
        Phase::Speaking(_) => show_speaking(ui, cx, exercise),
        Phase::SayingBack { again } => show_saying_back(ui, cx, exercise, again),
        Phase::Swapping => show_swapping(ui, cx, exercise),
        Phase::Done => show_done(ui, cx),
    }
}

/// The centred heading, announced on change.
fn heading(ui: &mut Ui, text: &str) {
    ui.vertical_centered(|ui| mark_page_title(&ui.label(Theme::of(ui).text(TextStyle::Subject, text))));
}

fn line(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.vertical_centered(|ui| ui.label(theme.text(TextStyle::Body, text).color(theme.colours.text_secondary)));
}

fn show_speaking(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise) -> Option<Ask> {
    let words = &cx.lang.talk;
    let left = exercise.left_millis(cx.now.instant).unwrap_or_default();
    heading(ui, &fill(&words.speaks, &[("name", exercise.speaker())]));
    line(ui, &fill(&words.listens, &[("name", exercise.listener())]));
    show_ring(ui, cx, exercise, left);
    if left == 0 {
        ui.vertical_centered(|ui| announce(&ui.label(Theme::of(ui).text(TextStyle::Body, &words.time_over))));
    }
    show_steps(ui, cx, 0..=0);
    let said = if left == 0 { &words.say_back } else { &words.said };
    buttons(ui, cx, Some((said, Ask::Said)), left > 0)
}

fn show_saying_back(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise, again: bool) -> Option<Ask> {
    let words = &cx.lang.talk;
    heading(ui, &fill(&words.says_back, &[("name", exercise.listener())]));
    let text = if again { fill(&words.says_more, &[("name", exercise.speaker())]) } else { words.says_back_about.clone() };
    line(ui, &text);
    show_steps(ui, cx, 1..=2);
    let mut ask = None;
    ui.vertical_centered(|ui| ui.label(Theme::of(ui).text(TextStyle::Reflect, fill(&words.is_that_it, &[("name", exercise.speaker())]))));
    row(ui, |ui| {
        if ui.add(Button::primary(&words.yes)).clicked() {
            ask = Some(Ask::Heard(true));
        }
        if ui.add(Button::new(&words.not_quite)).clicked() {
            ask = Some(Ask::Heard(false));
        }
    });
    ask.or(buttons(ui, cx, None, false))
}

fn show_swapping(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise) -> Option<Ask> {
    let words = &cx.lang.talk;
    heading(ui, &words.swap);
    line(ui, &fill(&words.swap_about, &[("name", exercise.listener())]));
    let next = fill(&words.begin_as, &[("name", exercise.listener())]);
    buttons(ui, cx, Some((&next, Ask::NextTurn)), false)
}

fn show_done(ui: &mut Ui, cx: &Cx<'_>) -> Option<Ask> {
    let words = &cx.lang.talk;
    heading(ui, &words.done);
    line(ui, &words.done_about);
    let mut ask = None;
    row(ui, |ui| {
        if ui.add(Button::primary(&words.close)).clicked() {
            ask = Some(Ask::End);
        }
        if ui.add(Button::new(&words.another_round)).clicked() {
            ask = Some(Ask::NextTurn);
        }
    });
    ask
}

/// The rule of a pause, and both ways out.
fn show_pause(ui: &mut Ui, cx: &Cx<'_>) -> Option<Ask> {
    let words = &cx.lang.talk;
    let theme = Theme::of(ui);
    heading(ui, &words.paused);
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.s;
        for rule in &words.pause_rule {
            ui.label(theme.text(TextStyle::Body, rule));
        }
    });
    let mut ask = None;
    row(ui, |ui| {
        let go_on = ui.add(Button::primary(&words.go_on));
        describe(&go_on, &cx.lang.shortcuts.keys.space);
        if go_on.clicked() {
            ask = Some(Ask::PauseOrGoOn);
        }
        if ui.add(Button::new(&words.end)).clicked() {
            ask = Some(Ask::End);
        }
    });
    line(ui, &words.end_about);
    ask
}

/// Next step, pause, end: always available, without a reason.
fn buttons(ui: &mut Ui, cx: &Cx<'_>, next: Option<(&str, Ask)>, space_pauses: bool) -> Option<Ask> {
    let words = &cx.lang.talk;
    let mut ask = None;
    row(ui, |ui| {
        if let Some((text, what)) = next
            && ui.add(Button::primary(text)).clicked()
        {
            ask = Some(what);
        }
        let pause = ui.add(Button::new(&words.pause));
        if space_pauses {
            describe(&pause, &cx.lang.shortcuts.keys.space);
            if !Room::of(ui).is_narrow() {
                ui.add(KeyCap(&cx.lang.shortcuts.keys.space));
            }
        }
        if pause.clicked() {
            ask = Some(Ask::PauseOrGoOn);
        }
        if ui.add(Button::quiet(&words.end)).clicked() {
            ask = Some(Ask::End);
        }
    });
    ask
}

/// Centred buttons; the width is known after the first layout.
fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let remembered = ui.next_auto_id().with("row width");
    let width = ui.data(|data| data.get_temp::<f32>(remembered)).unwrap_or(0.0);
    let space = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.add_space(Theme::of(ui).spacing.xs);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space);
        let shown = ui.scope(contents).response.rect.width();
        if (shown - width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(remembered, shown));
            ui.ctx().request_discard("the middle of a row");
        }
    });
}

/// The listener's three steps as a centred block, with the current ones emphasised.
fn show_steps(ui: &mut Ui, cx: &Cx<'_>, at: RangeInclusive<usize>) {
    let theme = Theme::of(ui);
    let steps: Vec<_> = cx.lang.talk.steps.iter().enumerate().map(|(place, step)| (at.contains(&place), format!("{}  {step}", place + 1))).collect();
    let widths = steps.iter().map(|(_, step)| text_within(ui, TextStyle::SmallStrong, step, ui.available_width()).size().x);
    let aside = ((ui.available_width() - widths.fold(0.0, f32::max)) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(aside);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme.spacing.xs;
            for (is_now, step) in steps {
                let (style, ink) = if is_now { (TextStyle::SmallStrong, theme.colours.text_primary) } else { (TextStyle::Small, theme.colours.text_secondary) };
                ui.label(theme.text(style, step).color(ink));
            }
        });
    });
}

/// The time left: a shrinking ring with minutes and seconds. It ends silently.
fn show_ring(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise, left_millis: i64) {
    let theme = Theme::of(ui);
    let size = if Room::of(ui).is_narrow() { RING_NARROW } else { RING };
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), size), Sense::hover());
    // A started second counts.
    let seconds = (left_millis + 999) / 1_000;
    let time = format!("{}:{:02}", seconds / 60, seconds % 60);
    let said = fill(&cx.lang.talk.left, &[("time", &time)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if !ui.is_rect_visible(row) {
        return;
    }
    let ring = Rect::from_center_size(row.center(), vec2(size, size)).shrink(4.0);
    paint_ring(ui.painter(), ring, 1.0, Stroke::new(2.0, theme.colours.line));
    paint_ring(ui.painter(), ring, exercise.left_share(cx.now.instant), Stroke::new(4.0, theme.colours.accent));
    let time = text_within(ui, TextStyle::Display, &time, size);
    let at = ring.center() - time.size() / 2.0;
    ui.painter().galley(at, time, theme.colours.text_primary);
}

/// An arc, clockwise from the top.
fn paint_ring(painter: &Painter, ring: Rect, share: f32, stroke: Stroke) {
    let pieces = (RING_PIECES as f32 * share).ceil() as usize;
    if pieces == 0 {
        return;
    }
    let radius = ring.width() / 2.0;
    let point = |piece: usize| -> Pos2 {
        let angle = TAU * share * piece as f32 / pieces as f32;
        ring.center() + vec2(radius * angle.sin(), -radius * angle.cos())
    };
    painter.add(Shape::line((0..=pieces).map(point).collect(), stroke));
    for end in [point(0), point(pieces)] {
        painter.circle_filled(pos2(end.x, end.y), stroke.width / 2.0, stroke.color);
    }
}
