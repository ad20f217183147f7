//! About: purpose, limits, credits.

use eframe::egui::Ui;

use crate::content::fill;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::hairline;

const WIDTH: f32 = 640.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.about;
    parts::page(ui, "about", WIDTH, |ui| {
        let theme = Theme::of(ui);
        parts::title(ui, &words.heading);
        parts::heading(ui, &cx.lang.welcome.heading);
        ui.label(theme.text(TextStyle::Small, fill(&words.version, &[("version", env!("CARGO_PKG_VERSION"))])).color(theme.colours.text_secondary));
        ui.add_space(theme.spacing.s);
        for text in [&words.tagline, &words.privacy] {
            ui.label(theme.text(TextStyle::Body, text));
        }
        hairline(ui);
        parts::heading(ui, &words.is_not);
        for text in [&words.not_device, &words.not_therapy, &words.not_diagnosis, &words.not_emergency] {
            ui.label(theme.text(TextStyle::Body, text));
        }
        hairline(ui);
        parts::heading(ui, &words.licences);
        for text in [&words.licence_text, &words.fonts, &words.icons, &words.figures] {
            ui.label(theme.text(TextStyle::Body, text).color(theme.colours.text_secondary));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use crate::journal::Journal;
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn desk() -> Desk {
        Desk::new(Page::About, Journal::default())
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("about", desk, crate::ui::pages::show);
    }

    #[test]
    fn it_says_what_it_is_not() {
        let harness = harness(desk(), View::DESIGN);
        for what in ["No medical device. ", "No therapy, ", "No diagnosis. ", "No emergency service. "] {
            assert!(harness.query_by_label_contains(what).is_some(), "{what}");
        }
    }

    #[test]
    fn it_says_which_version_this_is() {
        assert!(harness(desk(), View::DESIGN).query_by_label(&format!("Version {}", env!("CARGO_PKG_VERSION"))).is_some());
    }
}
