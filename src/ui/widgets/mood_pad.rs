//! The mood pad: a square of four tints with a dot for the mood.

use eframe::egui::epaint::RoundedRect;
use eframe::egui::epaint::tessellator::path::rounded_rectangle;
use eframe::egui::{Align2, Key, Mesh, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, lerp, pos2, vec2};

use super::focus_group::keep_arrow_keys;
use super::parts::{ring, text_cut_at};
use super::{announce, paint_mood_mark};
use crate::journal::{Mood, Quadrant};
use crate::ui::theme::{TextStyle, Theme};

/// The strings of the pad.
#[derive(Clone, Copy, Debug)]
pub struct MoodPadWords<'a> {
    /// Accessible name with the position, such as "Mood, heavy, low energy, unpleasant …".
    /// Announced as the dot moves.
    pub name: &'a str,
    /// High energy, unpleasant.
    pub edge: &'a str,
    /// High energy, pleasant.
    pub bright: &'a str,
    /// Low energy, unpleasant.
    pub heavy: &'a str,
    /// Low energy, pleasant.
    pub settled: &'a str,
    /// At the top.
    pub more_energy: &'a str,
    /// At the bottom.
    pub less_energy: &'a str,
    /// Below, left.
    pub unpleasant: &'a str,
    /// Below, right.
    pub pleasant: &'a str,
}

/// Steps of an arrow key, without and with Shift.
const KEY_STEP: f32 = 0.05;
const KEY_LEAP: f32 = 0.2;
/// Rings of the gradient mesh.
const MESH_RINGS: u16 = 16;
const CORNER_MARK: f32 = 11.0;
const DOT_MARK: f32 = 20.0;
/// Distance of the corner labels from the edges.
const INSET: f32 = 14.0;

/// Draws the pad, with a dot if `mood` is set. Returns a new mood if moved.
pub fn mood_pad(ui: &mut Ui, words: &MoodPadWords<'_>, mood: Option<Mood>) -> (Response, Option<Mood>) {
    let theme = Theme::of(ui);
    ui.vertical(|ui| {
        let side = theme.sizes.pad.min(ui.available_width());
        ui.set_max_width(side);
        let (rect, mut response) = ui.allocate_exact_size(vec2(side, side), Sense::click_and_drag());
        // Keeps the dot inside the square.
        let reach = rect.shrink(theme.sizes.pad_dot / 2.0 + 2.0);
        let moved = moved_by_pointer(&response, reach).or_else(|| moved_by_keys(ui, &response, mood));
        let moved = moved.filter(|new| Some(*new) != mood);
        if moved.is_some() {
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), words.name));
        // Two axes do not fit into one slider value, so the name includes the position; announce
        // it.
        if response.has_focus() {
            announce(&response);
        }
        if ui.is_rect_visible(rect) {
            paint_ground(ui.painter(), theme, rect);
            paint_words(ui, theme, rect, words);
            if let Some(mood) = moved.or(mood) {
                paint_dot(ui.painter(), theme, place(reach, mood), mood.quadrant());
            }
            if response.has_focus() {
                theme.focus_ring(ui.painter(), rect, theme.radius.pad, theme.stroke.focus_gap);
            }
        }
        pleasantness(ui, theme, side, words);
        (response, moved)
    })
    .inner
}

fn place(reach: Rect, mood: Mood) -> Pos2 {
    pos2(lerp(reach.x_range(), f32::midpoint(1.0, mood.valence())), lerp(reach.y_range(), f32::midpoint(1.0, -mood.arousal())))
}

fn moved_by_pointer(response: &Response, reach: Rect) -> Option<Mood> {
    let pressed = response.clicked() || response.dragged();
    let at = response.interact_pointer_pos().filter(|_| pressed)?;
    let share = (at - reach.min) / reach.size();
    Some(Mood::new(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0))
}

fn moved_by_keys(ui: &Ui, response: &Response, mood: Option<Mood>) -> Option<Mood> {
    if !response.has_focus() {
        return None;
    }
    keep_arrow_keys(ui, response.id);
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::Home) {
            return Some(Mood::CENTRE);
        }
        let mut amount = |key| {
            let leaps = input.count_and_consume_key(Modifiers::SHIFT, key) as f32;
            leaps * KEY_LEAP + input.count_and_consume_key(Modifiers::NONE, key) as f32 * KEY_STEP
        };
        let right = amount(Key::ArrowRight) - amount(Key::ArrowLeft);
        let up = amount(Key::ArrowUp) - amount(Key::ArrowDown);
        let from = mood.unwrap_or(Mood::CENTRE);
        (right != 0.0 || up != 0.0).then(|| Mood::new(from.valence() + right, from.arousal() + up))
    })
}

fn paint_ground(painter: &Painter, theme: &Theme, rect: Rect) {
    let radius = theme.radius.pad;
    let tint = |point: Pos2| {
        let share = (point - rect.min) / rect.size();
        let top = theme.mood_soft(Quadrant::Edge).lerp_to_gamma(theme.mood_soft(Quadrant::Bright), share.x);
        let bottom = theme.mood_soft(Quadrant::Heavy).lerp_to_gamma(theme.mood_soft(Quadrant::Settled), share.x);
        top.lerp_to_gamma(bottom, share.y)
    };
    // Rings from the centre to the rounded edge, giving round corners without a mask.
    let mut edge = Vec::new();
    rounded_rectangle(&mut edge, RoundedRect::new(rect.shrink(0.5), radius));
    let centre = rect.center();
    let count = edge.len() as u32;
    let mut mesh = Mesh::default();
    for ring in 0..=MESH_RINGS {
        for point in &edge {
            let vertex = centre.lerp(*point, f32::from(ring) / f32::from(MESH_RINGS));
            mesh.colored_vertex(vertex, tint(vertex));
        }
    }
    for ring in 0..u32::from(MESH_RINGS) {
        for index in 0..count {
            let (this, next) = (ring * count + index, ring * count + (index + 1) % count);
            mesh.add_triangle(this, next, this + count);
            mesh.add_triangle(next, next + count, this + count);
        }
    }
    painter.add(Shape::mesh(mesh));
    painter.rect_stroke(rect, radius, Stroke::new(theme.stroke.control, theme.colours.line_strong), StrokeKind::Inside);

    // A dotted cross with a dot every six points, ending before the labels.
    let dots = Stroke::new(1.0, theme.colours.line_strong.gamma_multiply(0.45));
    let line = |from: Pos2, to: Pos2| Shape::dashed_line(&[from, to], dots, 2.0, 4.0);
    painter.extend(line(pos2(rect.left() + 12.0, centre.y), pos2(rect.right() - 12.0, centre.y)));
    painter.extend(line(pos2(centre.x, rect.top() + 36.0), pos2(centre.x, rect.bottom() - 36.0)));
}

fn paint_words(ui: &Ui, theme: &Theme, rect: Rect, words: &MoodPadWords<'_>) {
    let painter = ui.painter();
    let (top, bottom) = (rect.top() + INSET + 5.0, rect.bottom() - INSET - 5.0);
    let room = rect.width() / 3.0 - INSET;
    let corner = |quadrant: Quadrant, word: &str, right: bool, y: f32| {
        let sign = if right { -1.0 } else { 1.0 };
        let x = if right { rect.right() - INSET } else { rect.left() + INSET };
        paint_mood_mark(painter, theme, quadrant, pos2(x + sign * CORNER_MARK / 2.0, y), CORNER_MARK);
        let text = text_cut_at(ui, TextStyle::Caption, word, room);
        let anchor = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        painter.galley(anchor.anchor_size(pos2(x + sign * (CORNER_MARK + 6.0), y), text.size()).min, text, theme.colours.text_secondary);
    };
    corner(Quadrant::Edge, words.edge, false, top);
    corner(Quadrant::Bright, words.bright, true, top);
    corner(Quadrant::Heavy, words.heavy, false, bottom);
    corner(Quadrant::Settled, words.settled, true, bottom);
    for (word, y) in [(words.more_energy, top), (words.less_energy, bottom)] {
        let text = text_cut_at(ui, TextStyle::Caption, word, room);
        painter.galley(Align2::CENTER_CENTER.anchor_size(pos2(rect.center().x, y), text.size()).min, text, theme.colours.text_tertiary);
    }
}

fn paint_dot(painter: &Painter, theme: &Theme, centre: Pos2, quadrant: Quadrant) {
    let radius = theme.sizes.pad_dot / 2.0;
    if !theme.high_contrast {
        let shade = theme.colours.shadow.gamma_multiply(0.2);
        let shadow = eframe::egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: shade };
        painter.add(shadow.as_shape(Rect::from_center_size(centre, vec2(2.0 * radius, 2.0 * radius)), radius));
    }
    painter.circle_filled(centre, radius, theme.colours.surface_raised);
    ring(painter, centre, radius + 1.0, 2.0, theme.mood(quadrant));
    paint_mood_mark(painter, theme, quadrant, centre, DOT_MARK);
}

/// The scale below the pad: unpleasant to pleasant.
fn pleasantness(ui: &mut Ui, theme: &Theme, width: f32, words: &MoodPadWords<'_>) {
    let height = TextStyle::Caption.line_height();
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let place_word = |word: &str, anchor: Align2, at: Pos2| {
        let text = text_cut_at(ui, TextStyle::Caption, word, width / 2.0 - 12.0);
        let placed = anchor.anchor_size(at, text.size());
        ui.painter().galley(placed.min, text, theme.colours.text_tertiary);
        placed
    };
    let left = place_word(words.unpleasant, Align2::LEFT_CENTER, rect.left_center());
    let right = place_word(words.pleasant, Align2::RIGHT_CENTER, rect.right_center());
    theme.hairline(ui.painter(), left.right() + 8.0, right.left() - 8.0, rect.center().y);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    const WORDS: MoodPadWords<'_> = MoodPadWords {
        name: "Mood",
        edge: "On edge",
        bright: "Bright",
        heavy: "Heavy",
        settled: "Settled",
        more_energy: "more energy",
        less_energy: "less energy",
        unpleasant: "unpleasant",
        pleasant: "pleasant",
    };

    fn pad(ui: &mut Ui, mood: &mut Option<Mood>) {
        if let (_, Some(moved)) = mood_pad(ui, &WORDS, *mood) {
            *mood = Some(moved);
        }
    }

    #[test]
    fn a_key_right_after_the_focus_came_moves_the_dot_and_not_the_focus() {
        let mut harness = harness(None, |ui, mood| {
            ui.horizontal(|ui| {
                pad(ui, mood);
                ui.add(crate::ui::widgets::Button::new("Beside"));
            });
        });
        harness.get_by_label("Mood").focus();
        harness.step();
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert!(harness.get_by_label("Mood").is_focused());
        assert_eq!(*harness.state(), Some(Mood::new(KEY_STEP, 0.0)));
    }

    #[test]
    fn a_click_places_the_dot_and_a_drag_moves_it() {
        let mut harness = harness(None, pad);
        let rect = harness.get_by_label("Mood").rect();
        harness.get_by_label("Mood").click();
        harness.run();
        assert_eq!(*harness.state(), Some(Mood::CENTRE));
        harness.drag_at(rect.center());
        harness.run();
        harness.hover_at(rect.right_top() + vec2(40.0, -40.0));
        harness.run();
        assert_eq!(*harness.state(), Some(Mood::new(1.0, 1.0)), "and stops at the corner");
        harness.drop_at(rect.right_top());
        harness.run();
    }

    #[test]
    fn arrow_keys_move_it_shift_further_and_home_to_the_middle() {
        let mut harness = harness(None, pad);
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::ArrowLeft);
        harness.run();
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
        assert_eq!(*harness.state(), Some(Mood::new(-0.05, -0.2)));
        assert!(harness.get_by_label("Mood").is_focused());
        harness.key_press(Key::Home);
        harness.run();
        assert_eq!(*harness.state(), Some(Mood::CENTRE));
    }
}
