//! Before the turns: names, duration, and the agreement.

use eframe::egui::Ui;

use super::State;
use super::exercise::{Exercise, MINUTES};
use crate::content::fill;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, Segment, Sheet, label, segmented};

/// The choices; not stored.
#[derive(Debug)]
pub(super) struct Setup {
    names: [String; 2],
    minutes: u8,
}

impl Default for Setup {
    fn default() -> Self {
        Self { names: Default::default(), minutes: MINUTES[1] }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.talk;
    Sheet::new().show(ui, |ui| {
        let theme = Theme::of(ui);
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme.spacing.m;
        parts::heading(ui, &words.turns);
        ui.label(theme.text(TextStyle::Small, &words.turns_about).color(theme.colours.text_secondary));
        let setup = &mut state.setup;
        for (name, text) in [&words.speaks_first, &words.listens_first].into_iter().zip(&mut setup.names) {
            Field::new(("turns", name, cx.generation), name, text).hint(&words.name_hint).show(ui);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme.spacing.xs;
            label(ui, &words.minutes_each);
            let texts = MINUTES.map(|minutes| fill(&words.minutes, &[("number", &minutes.to_string())]));
            let segments: Vec<_> = MINUTES.iter().zip(&texts).map(|(minutes, text)| Segment::new(*minutes, text.as_str())).collect();
            segmented(ui, "minutes", &words.minutes_each, &mut setup.minutes, &segments);
        });
        ui.label(theme.text(TextStyle::Small, &words.agree_first).color(theme.colours.text_secondary));
        if ui.add(Button::primary(&words.begin)).clicked() {
            let fallbacks = [&words.one_of_us, &words.other_one];
            let named = |place: usize| Some(setup.names[place].trim()).filter(|name| !name.is_empty()).unwrap_or(fallbacks[place]).to_owned();
            state.exercise = Some(Exercise::begin([named(0), named(1)], setup.minutes, cx.now.instant));
            ui.ctx().request_repaint();
        }
        ui.label(theme.text(TextStyle::Caption, &words.nothing_kept));
    });
}
