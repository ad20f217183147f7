//! Hints below the field they concern, shown once the field loses focus. Never blocking.

use std::collections::BTreeMap;

use eframe::egui::{Response, Ui};

use crate::content::hints;
use crate::content::schema::{HintField, HintRule};
use crate::journal::{Boundary, EditName, Id};
use crate::ui::cached::Cached;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, announce};

#[derive(Debug, Default)]
pub(super) struct State {
    found: Cached<(Id, u64), Found>,
    /// The hint below each field when it last lost focus.
    settled: BTreeMap<HintField, &'static str>,
}

#[derive(Debug, Default)]
struct Found {
    hints: Vec<(HintField, &'static HintRule)>,
    leaves_alone: bool,
}

impl State {
    /// Updates the hints, cached by revision.
    pub(super) fn look_at(&mut self, cx: &Cx<'_>, id: Id, boundary: &Boundary) {
        self.found.get((id, cx.revision), || {
            let profile = cx.journal.profile_or_unsaid();
            Found { hints: hints().of_boundary(boundary, &profile), leaves_alone: hints().leaves_alone(boundary, &profile) }
        });
    }

    /// True if this limit needs no softening.
    pub(super) fn leaves_alone(&self) -> bool {
        self.found.known().is_some_and(|found| found.leaves_alone)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary, about: HintField, field: &Response) {
        let hint = self.found.known().and_then(|found| found.hints.iter().find(|(of, _)| *of == about)).map(|(_, rule)| *rule);
        let Some(rule) = hint else {
            self.settled.remove(&about);
            return;
        };
        // No new hints while typing.
        if field.has_focus() && self.settled.get(&about) != Some(&rule.id.as_str()) {
            return;
        }
        self.settled.insert(about, &rule.id);
        if show_rule(ui, cx, rule) {
            edited.dismissed_hints.insert(rule.id.clone());
            cx.put(id, edited.clone(), EditName::ChangeBoundary);
        }
    }
}

/// The observation, the reason, and a suggestion. True if dismissed.
fn show_rule(ui: &mut Ui, cx: &Cx<'_>, rule: &HintRule) -> bool {
    let theme = Theme::of(ui);
    let shown = Panel::new(theme.colours.surface_sunken).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        announce(&ui.label(theme.text(TextStyle::SmallStrong, &rule.says)));
        ui.label(theme.text(TextStyle::Small, &rule.why).color(theme.colours.text_secondary));
        ui.label(theme.text(TextStyle::Small, &rule.suggestion));
        flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.boundaries.hint_dismiss).small())).clicked()
    });
    shown.inner
}
