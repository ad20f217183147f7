//! Pages paused at night until requested: in the small hours their contents look bleaker than they
//! are.

use eframe::egui::Ui;

use crate::content::Lang;
use crate::journal::LocalTime;
use crate::ui::icons::Icon;
use crate::ui::widgets::empty_state;

/// The pause of a page. A request holds until the morning.
#[derive(Debug, Default)]
pub(in crate::ui) struct NightRest {
    is_asked_for: bool,
}

impl NightRest {
    pub(in crate::ui) fn holds(&self, now: LocalTime) -> bool {
        !self.is_asked_for && now.is_night()
    }

    pub(in crate::ui) const fn ask(&mut self) {
        self.is_asked_for = true;
    }

    /// Resets the request after the night. Call once per frame.
    pub(in crate::ui) fn pass(&mut self, now: LocalTime) {
        if !now.is_night() {
            self.is_asked_for = false;
        }
    }

    /// Draws the reason and the button in place of the page.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, lang: &Lang, text: &str, button: &str) {
        if empty_state(ui, Icon::Moon, &lang.insights.night_heading, text, Some(button)).is_some_and(|button| button.clicked()) {
            self.ask();
            ui.ctx().request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pages::test_support::at;

    #[test]
    fn it_is_asked_for_one_night_at_a_time() {
        let (night, noon) = (at("2026-11-22T23:00+01:00"), at("2026-11-23T12:00+01:00"));
        let mut rest = NightRest::default();
        assert!(rest.holds(night) && !rest.holds(noon));
        rest.ask();
        rest.pass(night);
        assert!(!rest.holds(night));
        rest.pass(noon);
        assert!(rest.holds(night));
    }
}
