//! A segmented control: one Tab stop, arrow keys select.

use eframe::egui::{Align2, AsIdSalt, Color32, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::parts::{share, text_within};
use super::step_node::paint_half;
use super::{FocusGroup, MoodMark, group, paint_mood_mark, set_group_size, set_place_in_group};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// The mark before a segment's text.
#[derive(Clone, Copy, Debug)]
pub enum SegmentMark {
    /// An icon in the text colour.
    Icon(Icon),
    /// A mood mark in its own colour.
    Mood(MoodMark),
    /// A half-filled gold disc: in progress.
    HalfSeam,
}

/// An option.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a, T> {
    /// The value.
    pub value: T,
    /// The label.
    pub text: &'a str,
    /// The mark before the label.
    pub mark: Option<SegmentMark>,
}

impl<'a, T> Segment<'a, T> {
    /// An option with a label only.
    pub const fn new(value: T, text: &'a str) -> Self {
        Self { value, text, mark: None }
    }

    /// Adds a mark.
    #[must_use]
    pub const fn mark(mut self, mark: SegmentMark) -> Self {
        self.mark = Some(mark);
        self
    }
}

const PADDING: f32 = 12.0;
/// Padding when squeezed into one row.
const PADDING_MIN: f32 = 4.0;
const MARK: f32 = 14.0;
const MARK_GAP: f32 = 6.0;
/// Padding of the well.
const WELL: f32 = 3.0;
const SEGMENT_RADIUS: f32 = 7.0;

/// Draws the control and updates `value`; `changed()` on a new choice. `name` is the accessible
/// name. Wraps to several rows if it does not fit even with reduced padding.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, id_salt: impl AsIdSalt, name: &str, value: &mut T, segments: &[Segment<'_, T>]) -> Response {
    let mut focus = FocusGroup::new(ui, id_salt, segments.len());
    let shown = group(ui, Role::RadioGroup, name, |ui| {
        set_group_size(ui, segments.len());
        show_segments(ui, &mut focus, value, segments)
    });
    let mut response = shown.response;
    if shown.inner {
        response.mark_changed();
    }
    response
}

pub(in crate::ui) fn segmented_width<T>(ui: &Ui, segments: &[Segment<'_, T>]) -> f32 {
    segments.iter().map(|segment| words_width(ui, segment) + 2.0 * PADDING).sum::<f32>() + 2.0 * WELL
}

/// Width of mark and label, in the bold weight, so that selecting moves nothing.
fn words_width<T>(ui: &Ui, segment: &Segment<'_, T>) -> f32 {
    let text = text_within(ui, TextStyle::SmallStrong, segment.text, f32::INFINITY);
    text.size().x + segment.mark.map_or(0.0, |_| MARK + MARK_GAP)
}

/// Draws the segments in their well. True if the choice changed.
fn show_segments<T: Copy + PartialEq>(ui: &mut Ui, group: &mut FocusGroup, value: &mut T, segments: &[Segment<'_, T>]) -> bool {
    let theme = Theme::of(ui);
    let before = *value;
    let words: Vec<f32> = segments.iter().map(|segment| words_width(ui, segment)).collect();
    let available = ui.max_rect().width() - 2.0 * WELL;
    let padding = padding(&words, available);
    let widths: Vec<f32> = words.iter().map(|width| width + 2.0 * padding).collect();
    let rows = rows(&widths, available);
    let row_height = theme.sizes.segment_inner;
    let widest = rows.iter().map(|row| row.iter().map(|index| widths[*index]).sum::<f32>()).fold(0.0, f32::max);
    let size = vec2(widest + 2.0 * WELL, rows.len() as f32 * row_height + 2.0 * WELL);
    let (well, _) = ui.allocate_exact_size(size, Sense::hover());
    paint_well(ui.painter(), theme, well);

    // Arrow keys select, as screen readers expect of a radio group.
    let chosen = segments.iter().position(|segment| segment.value == *value);
    let focused = (0..segments.len()).find(|index| group.has_focus(ui, *index));
    if let Some(index) = focused
        && group.moved()
    {
        *value = segments[index].value;
    } else if let Some(index) = chosen
        && index != group.stop()
        && focused.is_none()
    {
        group.stop_at(ui, index);
    }

    for (row, indices) in rows.iter().enumerate() {
        let mut left = well.left() + WELL;
        let top = well.top() + WELL + row as f32 * row_height;
        for &index in indices {
            let rect = Rect::from_min_size(pos2(left, top), vec2(widths[index], row_height));
            left += widths[index];
            let segment = &segments[index];
            let member = group.interact(ui, rect);
            if member.clicked() {
                *value = segment.value;
            }
            let on = segment.value == *value;
            member.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, segment.text));
            set_place_in_group(&member, index);
            if ui.is_rect_visible(rect) {
                paint_segment(ui, theme, rect, segment, &member, on);
            }
        }
    }
    if focused.is_some() {
        theme.focus_ring(ui.painter(), well, theme.radius.control, theme.stroke.focus_gap);
    }
    *value != before
}

/// The horizontal padding, reduced if that makes all segments fit into one row.
fn padding(words: &[f32], available: f32) -> f32 {
    // Slack, so that rounding never wraps the row.
    let squeezed = (available - words.iter().sum::<f32>() - 0.5) / (2.0 * words.len() as f32);
    if squeezed < PADDING_MIN { PADDING } else { squeezed.min(PADDING) }
}

/// Distributes the segments over rows.
fn rows(widths: &[f32], available: f32) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new()];
    let mut used = 0.0;
    for (index, width) in widths.iter().enumerate() {
        if used + width > available && used > 0.0 {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += width;
        if let Some(row) = rows.last_mut() {
            row.push(index);
        }
    }
    rows
}

fn paint_well(painter: &Painter, theme: &Theme, rect: Rect) {
    let c = theme.colours;
    let (fill, line) = match (theme.high_contrast, theme.dark) {
        (true, _) => (c.surface_base, c.line),
        (_, true) => (c.surface_sunken, Color32::TRANSPARENT),
        _ => (c.fill_pressed, Color32::TRANSPARENT),
    };
    painter.rect(rect, theme.radius.control, fill, Stroke::new(theme.stroke.hairline, line), StrokeKind::Inside);
}

fn paint_segment<T>(ui: &Ui, theme: &Theme, rect: Rect, segment: &Segment<'_, T>, member: &Response, on: bool) {
    let c = theme.colours;
    let chosen = share(ui, member.id.with("chosen"), on, theme.motion.select_ms);
    let hovered = share(ui, member.id.with("hovered"), member.hovered(), theme.motion.hover_ms);
    let (ground, ink_on) = match (theme.high_contrast, theme.dark) {
        (true, _) => (c.accent, c.on_accent),
        (_, true) => (c.fill_pressed, c.text_primary),
        _ => (c.surface_raised, c.text_primary),
    };
    if chosen > 0.0 {
        if !theme.dark && !theme.high_contrast {
            let shadow = eframe::egui::Shadow { offset: [0, 1], blur: 3, spread: 0, color: c.shadow.gamma_multiply(0.16 * chosen) };
            ui.painter().add(shadow.as_shape(rect, SEGMENT_RADIUS));
        }
        ui.painter().rect_filled(rect, SEGMENT_RADIUS, ground.gamma_multiply(chosen));
    }
    let idle = if ui.is_enabled() { c.text_secondary.lerp_to_gamma(c.text_primary, hovered) } else { c.text_disabled };
    let ink = if on { ink_on } else { idle };
    let text = text_within(ui, if on { TextStyle::SmallStrong } else { TextStyle::Small }, segment.text, f32::INFINITY);
    let content = text.size().x + segment.mark.map_or(0.0, |_| MARK + MARK_GAP);
    let mut left = rect.center().x - content / 2.0;
    if let Some(mark) = segment.mark {
        let centre = pos2(left + MARK / 2.0, rect.center().y);
        match mark {
            SegmentMark::Icon(icon) => icon.paint_at(ui.painter(), centre, MARK, ink),
            SegmentMark::Mood(mark) => paint_mood_mark(ui.painter(), theme, mark, centre, MARK),
            // Gold is invisible on the high-contrast accent.
            SegmentMark::HalfSeam => paint_half(ui.painter(), centre, MARK / 2.0, if theme.high_contrast { ink } else { c.seam }),
        }
        left += MARK + MARK_GAP;
    }
    ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), text.size()).min, text, ink);
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    const SPANS: [Segment<'_, u8>; 3] = [Segment::new(0, "Month"), Segment::new(1, "Year"), Segment::new(2, "List")];

    #[test]
    fn pointer_and_arrow_keys_choose_and_tab_leaves() {
        let mut harness = harness((0, false), |ui, (span, changed)| {
            *changed |= segmented(ui, "span", "Span", span, &SPANS).changed();
            ui.add(crate::ui::widgets::Button::new("After"));
        });
        harness.get_by_label("Year").click();
        harness.run();
        assert_eq!(*harness.state(), (1, true));
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Year").is_focused(), "Tab reaches what is chosen");
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(harness.state().0, 2);
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("After").is_focused(), "the group is one stop");
    }

    #[test]
    fn what_does_not_fit_in_a_row_goes_to_the_next() {
        assert_eq!(rows(&[40.0, 40.0, 40.0], 100.0), [vec![0, 1], vec![2]]);
        assert_eq!(rows(&[400.0], 100.0), [vec![0]]);
    }
}
