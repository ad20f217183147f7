//! Notices: empty states, file status, callouts.

use eframe::egui::{Color32, Label, Response, Role, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::{Button, Panel, mark_heading};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// The severity of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    Plain,
    /// Success.
    Positive,
    /// Needs attention.
    Caution,
    /// An error.
    Danger,
}

impl Tone {
    fn colours(self, theme: &Theme) -> (Color32, Color32) {
        let c = theme.colours;
        match self {
            Self::Plain => (c.text_secondary, c.surface_sunken),
            Self::Positive => (c.positive, c.positive_soft),
            Self::Caution => (c.caution, c.caution_soft),
            Self::Danger => (c.danger, c.danger_soft),
        }
    }
}

/// An icon centred on a line of this height.
fn icon_beside(ui: &mut Ui, icon: Icon, size: f32, line_height: f32, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, line_height), Sense::hover());
    icon.paint_at(ui.painter(), rect.center(), size, colour);
}

/// An empty state: icon, heading of two to four words, one sentence, at most one button. Returns
/// the button's response.
pub fn empty_state(ui: &mut Ui, icon: Icon, heading: &str, sentence: &str, button: Option<&str>) -> Option<Response> {
    const ICON: f32 = 26.0;
    let theme = Theme::of(ui);
    ui.vertical(|ui| {
        icon_beside(ui, icon, ICON, ICON, theme.colours.text_secondary);
        mark_heading(&ui.label(theme.text(TextStyle::Heading, heading)), 2);
        ui.label(theme.text(TextStyle::Body, sentence).color(theme.colours.text_secondary));
        button.map(|text| {
            ui.add_space(theme.spacing.s);
            ui.add(Button::new(text))
        })
    })
    .inner
}

/// The file status at the lower left: icon, name as space allows, state. Announced on change.
pub fn status_line(ui: &mut Ui, icon: Icon, tone: Tone, name: &str, state: &str) -> Response {
    let theme = Theme::of(ui);
    let (ink, _) = tone.colours(theme);
    let (state_style, state_ink) = if tone == Tone::Plain { (TextStyle::Caption, theme.colours.text_tertiary) } else { (TextStyle::Label, ink) };
    let response = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
            icon_beside(ui, icon, theme.sizes.icon_inline, 18.0, ink);
            ui.vertical(|ui| {
                ui.add(Label::new(theme.text(TextStyle::Caption, name).color(theme.colours.text_secondary)).truncate());
                ui.label(theme.text(state_style, state).color(state_ink))
            })
            .inner
        })
        .inner;
    say_when_it_changes(&response);
    response
}

/// The file status as an icon only.
pub fn status_icon(ui: &mut Ui, icon: Icon, tone: Tone, name: &str, state: &str) -> Response {
    const HEIGHT: f32 = 30.0;
    let theme = Theme::of(ui);
    let (ink, _) = tone.colours(theme);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    icon.paint_at(ui.painter(), rect.center(), theme.sizes.icon_inline, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}, {state}")));
    say_when_it_changes(&response);
    response
}

fn say_when_it_changes(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
}

/// A callout across the column, with icon and tinted background.
pub fn notice(ui: &mut Ui, tone: Tone, icon: Icon, text: &str) -> Response {
    let theme = Theme::of(ui);
    let (ink, ground) = tone.colours(theme);
    Panel::new(ground)
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme.spacing.s;
                icon_beside(ui, icon, 18.0, TextStyle::Small.line_height(), ink);
                // Labels in horizontal layouts do not wrap by default.
                ui.add(Label::new(theme.text(TextStyle::Small, text).color(if tone == Tone::Plain { ink } else { theme.colours.text_primary })).wrap());
            });
        })
        .response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn an_empty_page_offers_one_thing_to_do() {
        let mut harness = harness(0, |ui, pressed: &mut i32| {
            let button = empty_state(ui, Icon::Fence, "No boundaries yet", "Start with one small thing.", Some("Draft a boundary"));
            *pressed += i32::from(button.is_some_and(|button| button.clicked()));
        });
        assert!(harness.query_by_label("No boundaries yet").is_some());
        harness.get_by_label("Draft a boundary").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }

    #[test]
    fn the_state_of_the_file_can_be_read_aloud() {
        let harness = harness((), |ui, ()| {
            status_line(ui, Icon::TriangleAlert, Tone::Caution, "notes.ron", "Not saved since 21:02");
            status_icon(ui, Icon::Check, Tone::Plain, "notes.ron", "Saved 21:14");
        });
        assert!(harness.query_by_label("notes.ron").is_some());
        for state in ["Not saved since 21:02", "notes.ron, Saved 21:14"] {
            assert_eq!(harness.get_by_label(state).accesskit_node().data().live(), Some(accesskit::Live::Polite), "{state}");
        }
    }
}
