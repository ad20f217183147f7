//! Reordering by button, Alt+arrow, and drag and drop.

use eframe::egui::{DragAndDrop, Key, Memory, Modifiers, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::theme::Theme;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Direction {
    Up,
    Down,
}

impl Direction {
    /// The target index of a move from `place` of `count`; `None` at the end.
    pub(in crate::ui) const fn from(self, place: usize, count: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down if place + 1 < count => Some(place + 1),
            Self::Down => None,
        }
    }

    /// The direction to focus after a move to `place`: at an end, the opposite one.
    pub(in crate::ui) const fn left_at(self, place: usize, count: usize) -> Self {
        match self.from(place, count) {
            Some(_) => self,
            None if matches!(self, Self::Up) => Self::Down,
            None => Self::Up,
        }
    }
}

pub(in crate::ui) fn move_to<T>(items: &mut Vec<T>, from: usize, to: usize) {
    if from < items.len() && to < items.len() {
        let item = items.remove(from);
        items.insert(to, item);
    }
}

/// The direction of Alt+arrow, if the focus is inside `rect`.
pub(in crate::ui) fn pressed_in(ui: &Ui, rect: Rect) -> Option<Direction> {
    let focused = ui.memory(Memory::focused)?;
    let is_inside = ui.ctx().read_response(focused).is_some_and(|response| rect.contains(response.rect.center()));
    let pressed = |key| is_inside && ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    if pressed(Key::ArrowUp) {
        Some(Direction::Up)
    } else if pressed(Key::ArrowDown) {
        Some(Direction::Down)
    } else {
        None
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Dragged {
    list: eframe::egui::Id,
    place: usize,
}

pub(in crate::ui) const HANDLE: f32 = 20.0;

/// The drag handle: six dots.
pub(in crate::ui) fn handle(ui: &mut Ui, list: eframe::egui::Id, place: usize) -> Response {
    const DOT: f32 = 1.4;
    const GAP: f32 = 5.0;
    let theme = Theme::of(ui);
    // Pointer only: buttons and keys do the same, so no Tab stop is needed.
    let (rect, response) = ui.allocate_exact_size(vec2(HANDLE, theme.sizes.icon_button), Sense::DRAG);
    response.dnd_set_drag_payload(Dragged { list, place });
    let colour = if response.hovered() || response.dragged() { theme.colours.text_secondary } else { theme.colours.line_strong };
    for (column, row) in [(-0.5, -1.0), (0.5, -1.0), (-0.5, 0.0), (0.5, 0.0), (-0.5, 1.0), (0.5, 1.0)] {
        ui.painter().circle_filled(rect.center() + vec2(column, row) * GAP, DOT, colour);
    }
    response
}

/// Paints the drop position around the item in `rect`. Returns the move on release.
pub(in crate::ui) fn dropped_on(ui: &Ui, list: eframe::egui::Id, place: usize, rect: Rect) -> Option<(usize, usize)> {
    let dragged = DragAndDrop::payload::<Dragged>(ui.ctx()).filter(|dragged| dragged.list == list)?;
    let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|pointer| rect.contains(*pointer))?;
    let is_above = pointer.y < rect.center().y;
    let theme = Theme::of(ui);
    let line = if is_above { rect.top() } else { rect.bottom() };
    ui.painter().line_segment([pos2(rect.left(), line), pos2(rect.right(), line)], Stroke::new(theme.stroke.selected, theme.colours.accent));
    if !ui.input(|input| input.pointer.any_released()) {
        return None;
    }
    DragAndDrop::clear_payload(ui.ctx());
    // The index after removal of the dragged item.
    let before = if is_above { place } else { place + 1 };
    let to = if dragged.place < before { before - 1 } else { before };
    (to != dragged.place).then_some((dragged.place, to))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn at_an_end_only_the_way_back_is_left() {
        assert_eq!((Direction::Up.from(0, 3), Direction::Up.from(2, 3), Direction::Down.from(2, 3)), (None, Some(1), None));
        assert_eq!(
            (Direction::Up.left_at(0, 3), Direction::Down.left_at(2, 3), Direction::Down.left_at(1, 3)),
            (Direction::Down, Direction::Up, Direction::Down)
        );
    }

    proptest! {
        #[test]
        fn one_goes_where_it_was_taken_and_the_others_keep_their_order(count in 1..9_usize, from in 0..9_usize, to in 0..9_usize) {
            let before: Vec<usize> = (0..count).collect();
            let mut after = before.clone();
            move_to(&mut after, from, to);
            if from < count && to < count {
                prop_assert_eq!(after[to], from);
                after.retain(|item| *item != from);
                prop_assert!(after.is_sorted() && after.len() + 1 == count);
            } else {
                prop_assert_eq!(after, before, "what is not there moves nowhere");
            }
        }
    }
}
