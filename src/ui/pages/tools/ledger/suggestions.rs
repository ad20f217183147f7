//! The start of a promise: empty, or from a suggestion.

use eframe::egui::{Role, Ui};

use crate::content::fill;
use crate::content::schema::SuggestedPromise;
use crate::journal::{Promise, PromisedBy};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::{offered, parts};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, FocusGroup, ListRow, group, set_group_size, set_place_in_group};

pub(super) enum Decision {
    /// An empty promise.
    Own,
    /// A suggested promise.
    Begin(Box<Promise>),
    /// No promise.
    Leave,
}

const WIDTH: f32 = 600.0;

/// Shows the suggestions. `takes_focus` on opening.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, takes_focus: bool) -> Option<Decision> {
    let mut decision = None;
    parts::page(ui, "suggested promises", WIDTH, |ui| {
        let theme = Theme::of(ui);
        let words = &cx.lang.ledger.suggestions;
        if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.ledger.all_promises).small().icon(Icon::ArrowLeft))).clicked() {
            decision = Some(Decision::Leave);
        }
        parts::title(ui, &words.heading);
        parts::explanation(ui, &words.about);
        ui.add_space(theme.spacing.xs);
        offered::show_what_waits(ui, cx, &words.only_alone, &words.openness_waits);
        ui.add_space(theme.spacing.m);
        decision = show_rows(ui, cx, takes_focus).or(decision.take());
    });
    decision
}

fn show_rows(ui: &mut Ui, cx: &Cx<'_>, takes_focus: bool) -> Option<Decision> {
    let words = &cx.lang.ledger;
    let profile = cx.journal.profile_or_unsaid();
    let mut offered: Vec<&SuggestedPromise> = cx.content.suggested_promises().iter().filter(|promise| promise.is_offered(&profile)).collect();
    offered.sort_by_key(|promise| promise.is_for_others(&profile));
    let mut focus = FocusGroup::new(ui, "suggested", offered.len() + 1);
    if takes_focus {
        focus.take_focus(ui);
    }
    let mut decision = None;
    group(ui, Role::ListBox, &words.suggestions.heading, |ui| {
        set_group_size(ui, offered.len() + 1);
        ui.spacing_mut().item_spacing.y = 2.0;
        let own = ListRow::new(&words.suggestions.own).below(&words.suggestions.own_about).icon(Icon::Plus).show(ui, &mut focus);
        set_place_in_group(&own, 0);
        if own.clicked() {
            decision = Some(Decision::Own);
        }
        for (place, promise) in offered.iter().enumerate() {
            let by = &words.promised_by[promise.promised_by(profile.role)];
            let about = fill(&words.suggestions.by, &[("name", by), ("area", &words.areas[promise.promise_area()]), ("what", &promise.why)]);
            let icon = match promise.promised_by(profile.role) {
                PromisedBy::Other => Icon::Handshake,
                PromisedBy::Me => Icon::UserRound,
                PromisedBy::Both => Icon::UsersRound,
            };
            let row = ListRow::new(&promise.what).below(&about).icon(icon).show(ui, &mut focus);
            set_place_in_group(&row, place + 1);
            if row.clicked() {
                decision = Some(Decision::Begin(Box::new(promise.begin(profile.role, cx.now.instant, cx.now.local))));
            }
        }
    });
    decision
}
