//! Expected push-back to a limit, with calm answers prepared in advance.

use eframe::egui::{Align, Layout, Ui};

use super::more::{Opened, Section};
use crate::content::{Gate, fill};
use crate::journal::{Boundary, EditName, Id, PushBack};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, TextArea, group, section_label};

/// Draws the section. Read-only unless words for two are open, and then hidden while empty.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, opened: &mut Opened, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.rehearsal;
    let is_open = Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) == Gate::Open;
    if (!is_open && edited.push_backs.is_empty()) || !opened.show(ui, Section::Rehearsal, &words.section, !edited.push_backs.is_empty()) {
        return;
    }
    if !is_open {
        show_to_read(ui, cx, edited);
        return;
    }
    ui.label(Theme::of(ui).text(TextStyle::Caption, &words.about));
    for place in 0..edited.push_backs.len() {
        show_push_back(ui, cx, id, edited, place);
    }
    if ui.add(Button::new(&words.add).small().icon(Icon::Plus)).clicked() {
        edited.push_backs.push(PushBack::default());
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
}

fn show_push_back(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary, place: usize) {
    let words = &cx.lang.boundaries.rehearsal;
    let number = (place + 1).to_string();
    let heading = fill(&words.heading, &[("number", &number)]);
    // The salt includes the number of fields, so that text undo in one field never restores text of
    // a removed one.
    let salt = (id.bits(), place, edited.push_backs.len(), cx.generation);
    let mut is_removed = false;
    let mut is_changed = false;
    group(ui, eframe::egui::Role::Group, &heading, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            section_label(ui, &heading);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                is_removed = ui.add(IconButton::new(Icon::X, &fill(&words.remove, &[("number", &number)]))).clicked();
            });
        });
        let push_back = &mut edited.push_backs[place];
        is_changed |=
            TextArea::new(("they say", salt), &words.they_say, &mut push_back.they_say).hint(&words.they_say_hint).min_height(40.0).show(ui).changed();
        is_changed |= TextArea::new(("i say", salt), &words.i_say, &mut push_back.i_say).hint(&words.i_say_hint).min_height(40.0).show(ui).changed();
    });
    if is_removed {
        edited.push_backs.remove(place);
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
        // The following ones have moved up.
        ui.ctx().request_discard("a push-back was removed");
    } else if is_changed {
        cx.put_typing(id, edited.clone(), EditName::ChangeBoundary, "push_back");
    }
}

pub(super) fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries.rehearsal;
    for push_back in &boundary.push_backs {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for (name, text) in [(&words.they_say, &push_back.they_say), (&words.i_say, &push_back.i_say)] {
                if !text.trim().is_empty() {
                    section_label(ui, name);
                    ui.label(theme.text(TextStyle::OwnWords, text));
                }
            }
        });
    }
}
