//! The dialogs, one function each. What happened comes first, then what is safe, then what can be done.

use eframe::egui::{Context, Ui};

use super::action::{Action, Answer};
use super::cx::{BackupRow, Cx};
use super::dialog::Dialog;
use super::icons::Icon;
use super::pages::backups::made;
use super::theme::{TextStyle, Theme};
use super::widgets::{Dialog as Box, Tone, notice};
use crate::content::fill;
use crate::journal::LocalTime;

/// The width of a dialog that compares.
const COMPARING_WIDTH: f32 = 540.0;

/// Shows a dialog and asks for what was answered.
pub fn show(ctx: &Context, cx: &mut Cx<'_>, dialog: &Dialog) {
    let answer = match dialog {
        Dialog::OpenFailed { message, backup } => open_failed(ctx, cx, message, backup.as_ref()),
        Dialog::SaveFailed { message, safe_since, is_leaving: false } => save_failed(ctx, cx, message, *safe_since),
        Dialog::SaveFailed { message, safe_since, is_leaving: true } => save_failed_leaving(ctx, cx, message, *safe_since),
        Dialog::Conflict { changed } => conflict(ctx, cx, *changed),
        Dialog::FileGone { path } => file_gone(ctx, cx, path),
        Dialog::ConfirmErase { what, .. } => confirm_erase(ctx, cx, what),
        Dialog::ConfirmRestore { row } => confirm_restore(ctx, cx, row),
        Dialog::KeepSample => keep_sample(ctx, cx),
        Dialog::Notice { title, message } => Box::new("notice", title, Answer::Dismiss).body(message).primary(&cx.lang.common.ok, Answer::Dismiss).show(ctx, |_| {}),
    };
    if let Some(answer) = answer {
        cx.push(Action::Answer(answer));
    }
}

fn open_failed(ctx: &Context, cx: &Cx<'_>, message: &str, backup: Option<&BackupRow>) -> Option<Answer> {
    let words = &cx.lang.open;
    let dialog = Box::new("open failed", &words.failed_title, Answer::Dismiss).body(message).quiet(&cx.lang.common.close, Answer::Dismiss);
    let dialog = match backup {
        Some(_) => dialog.plain(&words.choose_another, Answer::ChooseAnother).primary(&words.open_backup, Answer::OpenBackup),
        None => dialog.primary(&words.choose_another, Answer::ChooseAnother),
    };
    let about_backup = backup.map_or_else(|| words.no_backup.clone(), |row| fill(&words.open_backup_of, &[("date", &made(cx, row))]));
    dialog.show(ctx, |ui| {
        paragraph(ui, &words.untouched);
        paragraph(ui, &about_backup);
    })
}

fn save_failed(ctx: &Context, cx: &Cx<'_>, message: &str, safe_since: Option<LocalTime>) -> Option<Answer> {
    let words = &cx.lang.save;
    let body = safe_since.map_or_else(|| words.failed_safe.clone(), |since| fill(&words.failed_safe_at, &[("time", &time(cx, since))]));
    Box::new("save failed", &words.failed_title, Answer::Dismiss)
        .body(&body)
        .quiet(&words.keep_writing, Answer::Dismiss)
        .plain(&words.copy_elsewhere, Answer::SaveElsewhere)
        .primary(&words.try_again, Answer::TryAgain)
        .show(ctx, |ui| caution(ui, message))
}

fn save_failed_leaving(ctx: &Context, cx: &Cx<'_>, message: &str, safe_since: Option<LocalTime>) -> Option<Answer> {
    let words = &cx.lang.save;
    let body = safe_since.map_or_else(|| words.close_text_never_saved.clone(), |since| fill(&words.close_text, &[("time", &time(cx, since))]));
    Box::new("save failed leaving", &words.close_title, Answer::Dismiss)
        .body(&body)
        .removal(&words.close_anyway, Answer::CloseAnyway)
        .plain(&words.close_keep_open, Answer::Dismiss)
        .plain(&words.copy_elsewhere, Answer::SaveElsewhere)
        .primary(&words.try_again, Answer::TryAgain)
        .show(ctx, |ui| caution(ui, message))
}

fn conflict(ctx: &Context, cx: &Cx<'_>, changed: Option<LocalTime>) -> Option<Answer> {
    let words = &cx.lang.conflict;
    let body = changed.map_or_else(|| words.text.clone(), |changed| fill(&words.text_at, &[("time", &time(cx, changed))]));
    Box::new("conflict", &words.title, Answer::Dismiss)
        .body(&body)
        .width(COMPARING_WIDTH)
        .quiet(&words.later, Answer::Dismiss)
        .plain(&words.take_theirs, Answer::TakeTheirs)
        .primary(&words.keep_mine, Answer::KeepMine)
        .show(ctx, |ui| {
            for (choice, help) in [(&words.keep_mine, &words.keep_mine_help), (&words.take_theirs, &words.take_theirs_help)] {
                ui.add_space(Theme::of(ui).spacing.xs);
                ui.label(Theme::of(ui).text(TextStyle::SmallStrong, choice));
                small(ui, help);
            }
        })
}

fn file_gone(ctx: &Context, cx: &Cx<'_>, path: &str) -> Option<Answer> {
    let words = &cx.lang.conflict;
    Box::new("file gone", &words.gone_title, Answer::Dismiss)
        .body(&words.gone_text)
        .width(COMPARING_WIDTH)
        .quiet(&words.later, Answer::Dismiss)
        .plain(&cx.lang.save.copy_elsewhere, Answer::SaveElsewhere)
        .primary(&words.write_again, Answer::KeepMine)
        .show(ctx, |ui| small(ui, path))
}

fn confirm_erase(ctx: &Context, cx: &Cx<'_>, what: &str) -> Option<Answer> {
    let words = &cx.lang.erase;
    Box::new("erase", &words.title, Answer::Dismiss)
        .body(&words.text)
        .plain(&cx.lang.common.cancel, Answer::Dismiss)
        .removal(&words.confirm, Answer::Confirm)
        .show(ctx, |ui| {
            let theme = Theme::of(ui);
            ui.label(theme.text(TextStyle::Strong, what));
            small(ui, &words.may_remain);
            caution(ui, &words.noticed);
        })
}

fn confirm_restore(ctx: &Context, cx: &Cx<'_>, row: &BackupRow) -> Option<Answer> {
    let words = &cx.lang.backups;
    let title = fill(&words.confirm_title, &[("date", &made(cx, row))]);
    Box::new("restore", &title, Answer::Dismiss)
        .body(&words.confirm_text)
        .plain(&cx.lang.common.cancel, Answer::Dismiss)
        .plain(&words.confirm, Answer::Confirm)
        .show(ctx, |_| {})
}

fn keep_sample(ctx: &Context, cx: &Cx<'_>) -> Option<Answer> {
    let words = &cx.lang.save;
    Box::new("keep sample", &words.sample_close_title, Answer::Dismiss)
        .body(&words.sample_close_text)
        .quiet(&words.sample_discard, Answer::CloseAnyway)
        .plain(&cx.lang.common.cancel, Answer::Dismiss)
        .primary(&words.sample_keep, Answer::SaveElsewhere)
        .show(ctx, |_| {})
}

fn time(cx: &Cx<'_>, moment: LocalTime) -> String {
    cx.locale.time(moment.time(), &cx.lang.dates)
}

fn paragraph(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Body, text).color(theme.colours.text_secondary));
}

fn small(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
}

fn caution(ui: &mut Ui, text: &str) {
    ui.add_space(Theme::of(ui).spacing.xs);
    notice(ui, Tone::Caution, Icon::TriangleAlert, text);
}
