//! Keyboard scrolling: scrolls the focused widget into view, and handles Page Up/Down. egui moves
//! the focus without scrolling.

use std::sync::Arc;

use eframe::egui::accesskit::{Action, ActionRequest, TreeId};
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Context, Event, Id, Key, Memory, Modifiers, Ui, vec2};

/// The focus of the previous pass, and the pending scroll action.
#[derive(Clone, Copy, Default, PartialEq)]
struct Seen {
    focused: Option<Id>,
    next: Option<(Id, Action)>,
}

/// Installs the hooks; call once per window.
pub(super) fn install(ctx: &Context) {
    ctx.on_end_pass("notice what to scroll", Arc::new(|ui| notice(ui.ctx())));
    ctx.on_begin_pass("scroll what was noticed", Arc::new(|ui| scroll(ui.ctx())));
}

/// Share of the visible height that a page key scrolls.
const PAGE_SHARE: f32 = 0.8;
/// Distance of an accessibility scroll action in egui, in points.
const REQUEST_DISTANCE: f32 = 100.0;

/// Page keys for the next scroll area. For pages or overlays without focus inside the scroll area.
pub(super) fn page_keys(ui: &Ui) {
    let (up, down) = ui.input_mut(|input| (input.consume_key(Modifiers::NONE, Key::PageUp), input.consume_key(Modifiers::NONE, Key::PageDown)));
    if up != down {
        let page = ui.ctx().content_rect().height() * PAGE_SHARE;
        ui.scroll_with_delta_animation(vec2(0.0, if up { page } else { -page }), ScrollAnimation::none());
    }
}

fn notice(ctx: &Context) {
    let before: Seen = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    let focused = ctx.memory(Memory::focused);
    let found = focused.and_then(|id| {
        // Never scroll under the pointer: the click would miss.
        let by_pointer = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let is_new = before.focused != focused && !by_pointer;
        let is_hidden = || ctx.read_response(id).is_some_and(|response| !response.interact_rect.contains_rect(response.rect));
        let action = if is_new && is_hidden() { Some(Action::ScrollIntoView) } else { page_key_left(ctx) };
        action.map(|action| (id, action))
    });
    let seen = Seen { focused, next: found.or(before.next) };
    if seen != before {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, seen));
    }
    // A newly focused widget handles its keys from the next frame on.
    if found.is_some() || before.focused != focused {
        ctx.request_repaint();
    }
}

/// A page key not consumed by the focused widget.
fn page_key_left(ctx: &Context) -> Option<Action> {
    let keys = [(Key::PageUp, Action::ScrollUp), (Key::PageDown, Action::ScrollDown)];
    keys.into_iter().find(|(key, _)| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, *key))).map(|(_, action)| action)
}

/// Sent as accessibility action, which every scroll area supports.
fn scroll(ctx: &Context) {
    let Some((id, action)) = ctx.data_mut(|data| data.get_temp_mut_or_default::<Seen>(Id::NULL).next.take()) else { return };
    let times = if action == Action::ScrollIntoView { 1 } else { (ctx.content_rect().height() * PAGE_SHARE / REQUEST_DISTANCE).ceil() as usize };
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node: id.accesskit_id(), data: None };
    ctx.input_mut(|input| input.events.extend((0..times).map(|_| Event::AccessKitActionRequest(request.clone()))));
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key, Pos2, Rect, ScrollArea, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use crate::ui::theme;
    use crate::ui::widgets::Button;

    #[test]
    fn tab_brings_what_it_reaches_into_view() {
        let size = vec2(200.0, 100.0);
        let mut harness = Harness::builder().with_size(size).with_context_setup(theme::install).build_ui(|ui| {
            ScrollArea::vertical().show(ui, |ui| {
                ui.add(Button::new("First"));
                ui.add_space(600.0);
                ui.add(Button::new("Last"));
            });
        });
        for _ in 0..2 {
            harness.key_press(Key::Tab);
            harness.run();
        }
        let last = harness.get_by_label("Last");
        assert!(last.is_focused());
        assert!(Rect::from_min_size(Pos2::ZERO, size).contains_rect(last.rect()), "{:?}", last.rect());
    }
}
