//! Suggestions from the content, copied when taken.

use eframe::egui::{Role, Ui, vec2};

use crate::content::Gate;
use crate::journal::{EditName, Id, Practice, PracticeKind, TableKind, comparable};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Chip, FocusGroup, group, set_group_size, set_place_in_group};

/// Minimum width for two columns.
const TWO_COLUMNS_FROM: f32 = 600.0;

/// Shows suggestions not on the list yet. Returns the one taken.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, kind: PracticeKind) -> Option<Id> {
    let words = &cx.lang.practices;
    if let Some(line) = closed_line(cx, kind) {
        parts::explanation(ui, line);
        if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.closed_open_help).small())).clicked() {
            cx.go(Page::Help);
        }
        return None;
    }
    let is_listed = |title: &str| cx.journal.practices().values().any(|practice| practice.kind == kind && comparable(&practice.title) == comparable(title));
    let offered: Vec<_> = cx.content.practices(kind).iter().filter(|suggestion| !is_listed(&suggestion.title)).collect();
    if offered.is_empty() {
        parts::explanation(ui, &words.suggestions_all_taken);
        return None;
    }
    parts::explanation(ui, &words.suggestions_help);
    ui.add_space(Theme::of(ui).spacing.xs);
    let mut taken = None;
    group(ui, Role::Group, &words.suggestions, |ui| {
        set_group_size(ui, offered.len());
        let mut focus = FocusGroup::new(ui, "suggestions", offered.len());
        let columns = if ui.available_width() < TWO_COLUMNS_FROM { 1 } else { 2 };
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        for (row, of_row) in offered.chunks(columns).enumerate() {
            ui.columns(columns, |cells| {
                for (column, (cell, suggestion)) in cells.iter_mut().zip(of_row).enumerate() {
                    let chip = Chip::add(&suggestion.title).show(cell, &mut focus);
                    set_place_in_group(&chip, row * columns + column);
                    if chip.clicked() {
                        taken = Some(*suggestion);
                    }
                }
            });
        }
    });
    let suggestion = taken?;
    let practice = Practice {
        title: suggestion.title.clone(),
        when_it_fits: suggestion.when_it_fits.clone().unwrap_or_default(),
        ..Practice::empty(cx.now.instant, cx.now.local, kind)
    };
    let id = cx.new_id();
    cx.put(id, practice, EditName::Add(TableKind::Practice));
    Some(id)
}

/// The reason why nothing is suggested for two: possible fear, or no answer.
fn closed_line<'a>(cx: &Cx<'a>, kind: PracticeKind) -> Option<&'a str> {
    let words = &cx.lang.practices;
    let profile = cx.journal.profile_or_unsaid();
    match Gate::before_words_for_two(&profile) {
        _ if kind != PracticeKind::Ritual => None,
        Gate::ClosedForTwo if profile.fear.counts_as_yes() => Some(&words.closed_afraid),
        Gate::ClosedForTwo => Some(&words.closed_frightened),
        Gate::AsksAboutFear => Some(&words.asks_about_fear),
        Gate::Open | Gate::WaitsToBeOpened => None,
    }
}
