//! Example sentences: hard ones for a new entry, and matching truer ones.

use eframe::egui::{Role, Ui};

use crate::content::fill;
use crate::journal::Belief;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, FocusGroup, ListRow, group, section_label, set_group_size, set_place_in_group};

/// Shows hard sentences for an empty entry.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<Belief>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    let examples: Vec<_> = cx.content.beliefs_for(cx.journal.profile_or_unsaid().role).collect();
    ui.add_space(theme.spacing.s);
    section_label(ui, &words.others_know);
    parts::explanation(ui, &words.others_know_about);
    group(ui, Role::ListBox, &words.others_know, |ui| {
        set_group_size(ui, examples.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut focus = FocusGroup::new(ui, "examples", examples.len());
        for (place, example) in examples.iter().enumerate() {
            let row = ListRow::new(&example.belief).show(ui, &mut focus);
            set_place_in_group(&row, place);
            if row.clicked() {
                form.choose().belief.clone_from(&example.belief);
            }
        }
    });
}

/// Shows truer sentences for a chosen example, until one is written.
pub(super) fn show_truer(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<Belief>) {
    let belief = form.record();
    let truer = cx.content.truer_than(&belief.belief);
    if truer.is_empty() || !belief.truer.trim().is_empty() {
        return;
    }
    let words = &cx.lang.beliefs;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xxs;
    section_label(ui, &words.others_say);
    for sentence in truer {
        let name = fill(&words.take, &[("what", sentence)]);
        if flush_left(ui, |ui| ui.add(Button::quiet(sentence).small().icon(Icon::Plus))).accessible_name(name).clicked() {
            form.choose().truer.clone_from(sentence);
        }
    }
}
