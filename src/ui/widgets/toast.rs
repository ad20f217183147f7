//! A toast: a message with an optional action, or the progress of background work.

use eframe::egui::{Align, Area, Color32, Context, Frame, Id, Layout, Margin, Order, Pos2, Rect, Shape, Ui, pos2, vec2};

use super::{Button, KeyCap, announce, describe};
use crate::ui::icons::Icon;
use crate::ui::theme::{Level, TextStyle, Theme};

/// A toast.
#[must_use = "a toast is not seen until it is shown"]
pub struct Toast<'a> {
    id: Id,
    icon: Icon,
    text: &'a str,
    progress: Option<(f32, &'a str)>,
    action: Option<&'a str>,
    keys: Option<&'a str>,
    caution: bool,
    occasion: u128,
}

/// The interaction with a toast in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToastResponse {
    /// Its area.
    pub rect: Rect,
    /// The action was pressed.
    pub acted: bool,
    /// Hovered or focused; keep showing it.
    pub held: bool,
}

const RADIUS: f32 = 11.0;
const ICON: f32 = 17.0;

impl<'a> Toast<'a> {
    /// A toast with an icon and a sentence.
    pub fn new(icon: Icon, text: &'a str) -> Self {
        Self { id: Id::unique("toast"), icon, text, progress: None, action: None, keys: None, caution: false, occasion: 0 }
    }

    /// Sets the id, for several toasts at once.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = id;
        self
    }

    /// Adds progress, from 0 to 1 and as text. Screen readers do not announce every step.
    pub const fn progress(mut self, share: f32, words: &'a str) -> Self {
        self.progress = Some((share, words));
        self
    }

    /// Adds an action.
    pub const fn action(mut self, text: &'a str) -> Self {
        self.action = Some(text);
        self
    }

    /// The keyboard shortcut of the action.
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Styles it as a warning.
    pub const fn caution(mut self) -> Self {
        self.caution = true;
        self
    }

    /// Distinguishes repeated messages, so that equal text is announced again.
    pub const fn occasion(mut self, occasion: u128) -> Self {
        self.occasion = occasion;
        self
    }

    /// Draws it with its lower left corner at a point; `opacity` is for fading.
    #[must_use]
    pub fn show(self, ctx: &Context, bottom_left: Pos2, opacity: f32) -> ToastResponse {
        let area = Area::new(self.id).order(Order::Foreground).pivot(eframe::egui::Align2::LEFT_BOTTOM).fixed_pos(bottom_left);
        let shown = area.show(ctx, |ui| {
            ui.multiply_opacity(opacity);
            let theme = Theme::of(ui);
            let ground = ui.painter().add(Shape::Noop);
            let inner = Frame::NONE.inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| ui.push_id(self.occasion, |ui| self.contents(ui, theme)).inner);
            let rect = inner.response.rect;
            let mut shapes = vec![theme.surface(Level::Overlay, rect, RADIUS)];
            if self.caution {
                let bar = Rect::from_min_size(rect.min + vec2(0.0, RADIUS / 2.0), vec2(3.0, rect.height() - RADIUS));
                shapes.push(Shape::rect_filled(bar, 1.5, theme.colours.caution));
            }
            if let Some((share, _)) = self.progress {
                shapes.extend(progress_bar(theme, rect, share));
            }
            ui.painter().set(ground, Shape::Vec(shapes));
            inner.inner
        });
        let (acted, focused) = shown.inner;
        ToastResponse { rect: shown.response.rect, acted, held: focused || shown.response.contains_pointer() }
    }

    /// Draws one row. Returns whether the action was pressed, and whether it has focus.
    fn contents(&self, ui: &mut Ui, theme: &Theme) -> (bool, bool) {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_height(30.0);
            ui.spacing_mut().item_spacing.x = 12.0;
            let ink: Color32 = if self.caution { theme.colours.caution } else { theme.colours.text_secondary };
            let (icon, _) = ui.allocate_exact_size(vec2(ICON, ICON), eframe::egui::Sense::hover());
            self.icon.paint_at(ui.painter(), pos2(icon.center().x, icon.center().y), ICON, ink);
            let line = ui.label(theme.text(TextStyle::Body, self.text));
            announce(&line);
            if let Some((_, words)) = self.progress {
                ui.label(theme.text(TextStyle::Caption, words));
            }
            let Some(action) = self.action else { return (false, false) };
            ui.spacing_mut().item_spacing.x = 2.0;
            let pressed = ui.add(Button::quiet(action).small());
            if let Some(keys) = self.keys {
                describe(&pressed, keys);
                ui.add(KeyCap(keys));
            }
            (pressed.clicked(), pressed.has_focus())
        })
        .inner
    }
}

/// A thin progress bar at the bottom.
fn progress_bar(theme: &Theme, surface: Rect, share: f32) -> [Shape; 2] {
    const HEIGHT: f32 = 3.0;
    let track = Rect::from_min_max(pos2(surface.left() + RADIUS, surface.bottom() - HEIGHT), pos2(surface.right() - RADIUS, surface.bottom()));
    let done = track.with_max_x(track.left() + track.width() * share.clamp(0.0, 1.0));
    [Shape::rect_filled(track, HEIGHT / 2.0, theme.colours.line), Shape::rect_filled(done, HEIGHT / 2.0, theme.colours.accent)]
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn the_same_words_on_another_occasion_are_another_line() {
        let mut harness = harness(1, |ui, occasion| {
            let _seen = Toast::new(Icon::Check, "Check-in kept").occasion(*occasion).show(ui.ctx(), pos2(20.0, 380.0), 1.0);
        });
        harness.run();
        let line = |harness: &egui_kittest::Harness<'_, u128>| harness.get_by_label("Check-in kept").accesskit_node().locate();
        let before = line(&harness);
        harness.run();
        assert_eq!(line(&harness), before, "said once");
        *harness.state_mut() = 2;
        harness.run();
        assert_ne!(line(&harness), before, "said again");
    }

    #[test]
    fn the_pointer_holds_it_and_its_action_is_told() {
        let mut harness = harness((false, false), |ui, (acted, held)| {
            let now = Toast::new(Icon::Check, "Check-in kept").action("Undo").show(ui.ctx(), pos2(20.0, 380.0), 1.0);
            (*acted, *held) = (*acted || now.acted, now.held);
        });
        harness.run();
        assert!(!harness.state().1);
        harness.get_by_label("Undo").hover();
        harness.run();
        assert!(harness.state().1);
        harness.get_by_label("Undo").click();
        harness.run();
        assert!(harness.state().0);
    }

    #[test]
    fn a_screen_reader_hears_that_work_began_and_not_every_step_of_it() {
        let harness = harness((), |ui, ()| {
            let _ = Toast::new(Icon::Clock, "Reading earlier copies").progress(0.3, "12 of 40").show(ui.ctx(), pos2(20.0, 380.0), 1.0);
        });
        let live = |label| harness.get_by_label(label).accesskit_node().data().live();
        assert_eq!(live("Reading earlier copies"), Some(eframe::egui::accesskit::Live::Polite));
        assert_eq!(live("12 of 40"), None);
    }
}
