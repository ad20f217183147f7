//! Roving focus: a group of controls as one Tab stop, with arrow keys inside.

use eframe::egui::{AsIdSalt, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Ui, accesskit};

/// The members of a group, in order. Tab reaches the last used one.
pub struct FocusGroup {
    id: Id,
    stop: usize,
    next: usize,
    moved: bool,
}

impl FocusGroup {
    /// A group of `count` members, stored under `id_salt`. Handles arrow keys.
    pub fn new(ui: &Ui, id_salt: impl AsIdSalt, count: usize) -> Self {
        let id = ui.make_persistent_id(id_salt);
        let last = count.saturating_sub(1);
        let mut group = Self { id, stop: ui.data(|data| data.get_temp(id)).unwrap_or(0).min(last), next: 0, moved: false };
        let focused = group.member_id(group.stop);
        if count > 1 && ui.memory(|memory| memory.has_focus(focused)) {
            keep_arrow_keys(ui, focused);
            let moved = ui.input_mut(|input| {
                let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
                if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
                    Some((group.stop + 1) % count)
                } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
                    Some((group.stop + last) % count)
                } else if pressed(Key::Home) {
                    Some(0)
                } else if pressed(Key::End) {
                    Some(last)
                } else {
                    None
                }
            });
            if let Some(stop) = moved {
                group.stop_at(ui, stop);
                group.moved = true;
                ui.memory_mut(|memory| memory.request_focus(group.member_id(stop)));
            }
        }
        group
    }

    /// True if a member of the group stored under `id_salt` has focus, before it is drawn.
    pub fn of_salt_is_focused(ui: &Ui, id_salt: impl AsIdSalt) -> bool {
        let id = ui.make_persistent_id(id_salt);
        let stop: usize = ui.data(|data| data.get_temp(id)).unwrap_or(0);
        ui.memory(|memory| memory.has_focus(id.with(stop)))
    }

    /// Makes a member the Tab stop.
    pub(super) fn stop_at(&mut self, ui: &Ui, index: usize) {
        self.stop = index;
        ui.data_mut(|data| data.insert_temp(self.id, index));
    }

    pub(super) const fn stop(&self) -> usize {
        self.stop
    }

    /// True if an arrow key moved the focus in this frame.
    pub(super) const fn moved(&self) -> bool {
        self.moved
    }

    /// True if a member has focus.
    #[must_use]
    pub fn is_focused(&self, ui: &Ui) -> bool {
        self.has_focus(ui, self.stop)
    }

    /// Focuses the Tab stop.
    pub fn take_focus(&self, ui: &Ui) {
        ui.memory_mut(|memory| memory.request_focus(self.member_id(self.stop)));
    }

    pub(super) fn has_focus(&self, ui: &Ui, index: usize) -> bool {
        ui.memory(|memory| memory.has_focus(self.member_id(index)))
    }

    fn member_id(&self, index: usize) -> Id {
        self.id.with(index)
    }

    /// The response of the next member, at `rect`.
    pub(in crate::ui) fn interact(&mut self, ui: &Ui, rect: Rect) -> Response {
        let index = self.next;
        self.next += 1;
        let id = self.member_id(index);
        // A screen reader can focus any member, not only the Tab stop.
        let is_sent_focus = index != self.stop && ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Focus));
        // A page may focus any member, too, as when a record is left for its row.
        if is_sent_focus || (index != self.stop && self.has_focus(ui, index)) {
            self.stop_at(ui, index);
        }
        let sense = if index == self.stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Focus));
        if is_sent_focus {
            response.request_focus();
        }
        if response.clicked() {
            self.stop_at(ui, index);
        }
        response
    }
}

/// Reserves arrow keys, but not Tab or Esc, for the focused control.
pub(in crate::ui) fn keep_arrow_keys(ui: &Ui, focused: Id) {
    const ARROWS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    let is_pressed = ui.input(|input| [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown].iter().any(|key| input.key_pressed(*key)));
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(focused, ARROWS);
        // egui applies the filter only from the second focused frame; cancel the focus move in the
        // first.
        if is_pressed {
            memory.move_focus(FocusDirection::None);
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;
    use crate::ui::widgets::{Button, Chip};

    #[test]
    fn a_screen_reader_sends_the_focus_to_any_member() {
        let mut harness = harness((), |ui, ()| {
            let mut group = FocusGroup::new(ui, "words", 2);
            for word in ["Sad", "Tired"] {
                Chip::tag(word, false).show(ui, &mut group);
            }
        });
        harness.get_by_label("Tired").focus();
        harness.run();
        assert!(harness.get_by_label("Tired").is_focused());
    }

    #[test]
    fn tab_comes_back_to_the_member_used_last() {
        let mut harness = harness((), |ui, ()| {
            ui.add(Button::new("Before"));
            let mut group = FocusGroup::new(ui, "tags", 3);
            for tag in ["Alone", "Outdoors", "Poor sleep"] {
                Chip::tag(tag, false).show(ui, &mut group);
            }
        });
        for key in [Key::Tab, Key::Tab, Key::End] {
            harness.key_press(key);
            harness.run();
        }
        assert!(harness.get_by_label("Poor sleep").is_focused());
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Before").is_focused(), "the group is one stop");
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Poor sleep").is_focused());
    }

    #[test]
    fn a_group_that_shrank_still_has_a_stop() {
        let mut harness = harness(3, |ui, count| {
            let mut group = FocusGroup::new(ui, "tags", *count);
            for tag in ["Alone", "Outdoors", "Poor sleep"].into_iter().take(*count) {
                Chip::tag(tag, false).show(ui, &mut group);
            }
        });
        harness.get_by_label("Poor sleep").click();
        harness.run();
        *harness.state_mut() = 1;
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Alone").is_focused());
    }
}
