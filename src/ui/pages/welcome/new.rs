//! A new journal: where it is kept, and what it is called on the screen.

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui};

use super::{FORM_WIDTH, Purpose, State, SubPage, entered, form_heading, path_row};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::{copies, parts, shown_name};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, Panel, mark_heading};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    parts::middle(ui, "new journal", FORM_WIDTH, |ui| form(ui, cx, state));
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.new_journal;
    let (heading, create) = match state.purpose {
        // Nothing new is made where something is taken in.
        Purpose::NewJournal | Purpose::Import(_) => (&words.heading, &words.create),
        Purpose::KeepSample => (&words.keep_sample, &words.save_sample),
        Purpose::Copy => (&words.copy, &words.save_copy),
        Purpose::Export(kind) => (&kind.words(cx.lang).heading, &kind.words(cx.lang).button),
    };
    if form_heading(ui, cx, heading) {
        state.go(SubPage::Start);
    }

    let error = state.error.clone();
    let field = Field::new("new path", &words.where_to_keep, &mut state.new_path).icon(Icon::FileLock).help(&words.plain_name).error(error.as_deref());
    let (path, choose) = path_row(ui, field, &words.choose);
    if path.changed() {
        state.error = None;
    }
    if choose {
        cx.push(Action::ChooseNewPlace);
    }
    ui.add_space(theme.spacing.m);
    if matches!(state.purpose, Purpose::NewJournal | Purpose::KeepSample) {
        shown_name::field(ui, cx, &words.neutral_name, &words.neutral_name_help);
        ui.add_space(theme.spacing.m);
    }

    Panel::new(theme.colours.surface_sunken).show(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.protection)), 2);
        let text = match state.purpose {
            Purpose::Export(kind) => &kind.words(cx.lang).text,
            _ => &words.protection_text,
        };
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
        if matches!(state.purpose, Purpose::Export(_)) {
            copies::show(ui, cx, &mut state.copies);
        }
    });
    ui.add_space(theme.spacing.m);

    let has_path = !state.new_path.trim().is_empty();
    let is_pressed = ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Button::primary(create).enabled(has_path)).clicked()).inner;
    if has_path && (is_pressed || entered(ui, &path)) {
        cx.push(Action::CreateJournal(PathBuf::from(state.new_path.trim())));
    }
}
