//! Tooltips.

use eframe::egui::{Response, WidgetText};

/// Extension trait for tooltips.
pub trait Tooltip {
    /// Shows a tooltip on hover. egui would leave an open one above a dialog or the palette; this
    /// one closes when covered.
    #[must_use]
    fn tooltip(self, text: impl Into<WidgetText>) -> Self;
}

impl Tooltip for Response {
    fn tooltip(self, text: impl Into<WidgetText>) -> Self {
        let is_in_front = self.ctx.memory(|memory| memory.allows_interaction(self.layer_id));
        if is_in_front { self.on_hover_text(text) } else { self }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use crate::ui::icons::Icon;
    use crate::ui::widgets::testing::harness;
    use crate::ui::widgets::{IconButton, Overlay};

    #[test]
    fn it_goes_when_something_stands_in_front() {
        let mut harness = harness(false, |ui, is_covered| {
            let _ = ui.add(IconButton::new(Icon::X, "Close"));
            if *is_covered {
                let _ = Overlay::new("in front", "In front").show(ui.ctx(), |ui, _| ui.label("In front of it"));
            }
        });
        let explanations = |harness: &egui_kittest::Harness<'_, bool>| harness.query_all_by_label("Close").count() - 1;
        harness.get_by_label("Close").hover();
        // Tooltips appear after a delay.
        harness.run_steps(8);
        assert_eq!(explanations(&harness), 1);
        *harness.state_mut() = true;
        harness.run_steps(4);
        assert_eq!(explanations(&harness), 0);
    }
}
