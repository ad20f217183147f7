//! A new journal: its path and display name.

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui};

use super::{FORM_WIDTH, Purpose, State, SubPage, entered, form_heading, path_row};
use crate::content::fill;
use crate::ui::action::{Action, ExportKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::{copies, parts, shown_name};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Field, Panel, mark_heading, radio_rows, section_label};
use crate::ui::work::Task;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    parts::middle(ui, "new journal", FORM_WIDTH, |ui| form(ui, cx, state));
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.new_journal;
    let (heading, create) = match state.purpose {
        // Import does not use this form.
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
    if state.purpose == Purpose::Export(ExportKind::Table) {
        let words = &cx.lang.exports;
        let mut has_mark = !state.leaves_mark_out;
        ui.add(CheckBox::new(&mut has_mark, &words.for_spreadsheets));
        state.leaves_mark_out = !has_mark;
        ui.label(theme.text(TextStyle::Small, &words.for_spreadsheets_help).color(theme.colours.text_secondary));
        ui.add_space(theme.spacing.m);
    }
    if matches!(state.purpose, Purpose::NewJournal | Purpose::KeepSample) {
        shown_name::field_with_suggestions(ui, cx, &words.neutral_name);
        ui.add_space(theme.spacing.m);
    }

    let is_journal = matches!(state.purpose, Purpose::NewJournal | Purpose::KeepSample);
    let is_entered = is_journal && protection(ui, cx, state);
    let synced = state.synced.as_ref().filter(|(path, _)| *path == state.new_path).and_then(|(_, name)| *name);
    if let Some(name) = synced {
        ui.label(theme.text(TextStyle::Small, fill(&cx.lang.sealing.synced, &[("name", name)])).color(theme.colours.text_secondary));
        ui.add_space(theme.spacing.m);
    }

    Panel::new(theme.colours.surface_sunken).show(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.protection)), 2);
        let text = match state.purpose {
            Purpose::Export(kind) => &kind.words(cx.lang).text,
            Purpose::Copy if cx.file.is_sealed => &cx.lang.sealing.can_and_cannot_sealed,
            _ if is_journal && state.protection == Protection::Passphrase => &cx.lang.sealing.can_and_cannot_sealed,
            _ => &words.protection_text,
        };
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
        if matches!(state.purpose, Purpose::Export(_)) {
            copies::show(ui, cx, &mut state.copies);
        }
    });
    ui.add_space(theme.spacing.m);

    let passphrase = state.new_passphrase.chosen().filter(|_| is_journal && state.protection == Protection::Passphrase);
    let is_protected = !is_journal || state.protection == Protection::None || passphrase.is_some();
    let is_making = cx.work.is_some_and(|work| work.task == Task::CreateFile);
    let can_create = !state.new_path.trim().is_empty() && is_protected && !is_making;
    let is_pressed = ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Button::primary(create).enabled(can_create)).clicked()).inner;
    if can_create && (is_pressed || is_entered || entered(ui, &path) || parts::form_is_ended(ui)) {
        cx.push(Action::CreateJournal(PathBuf::from(state.new_path.trim()), passphrase));
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Protection {
    #[default]
    Passphrase,
    None,
}

/// The choice of encryption, and the passphrase. True if Enter was pressed in it.
fn protection(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.sealing;
    section_label(ui, &words.who_can_open);
    let rows = [
        (Protection::Passphrase, words.with_passphrase.as_str(), words.with_passphrase_help.as_str()),
        (Protection::None, words.without_passphrase.as_str(), words.without_passphrase_help.as_str()),
    ];
    if radio_rows(ui, "protection", &words.who_can_open, &mut state.protection, &rows).changed() {
        state.new_passphrase.wipe(ui.ctx());
    }
    ui.add_space(theme.spacing.s);
    let is_entered = state.protection == Protection::Passphrase && state.new_passphrase.show(ui, cx, "new journal", &words.passphrase);
    ui.add_space(theme.spacing.m);
    is_entered
}
