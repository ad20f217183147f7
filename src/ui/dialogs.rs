//! The dialogs, one function each. Texts give the problem, then the safe state, then the options.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, Ui};
use secrecy::SecretString;

use super::action::{Action, Answer};
use super::command::Command;
use super::cx::{BackupRow, Cx};
use super::dialog::Dialog;
use super::icons::Icon;
use super::pages::backups::made;
use super::pages::paper;
use super::theme::{TextStyle, Theme};
use super::widgets::{Dialog as Question, PassphraseField, Tone, notice};
use crate::content::fill;
use crate::journal::LocalTime;

const COMPARING_WIDTH: f32 = 540.0;

pub(super) fn show(ctx: &Context, cx: &mut Cx<'_>, dialog: &Dialog, stands: bool) {
    let answer = match dialog {
        Dialog::OpenFailed { message, backup } => return open_failed(ctx, cx, message, backup.as_ref()),
        Dialog::SaveFailed { message, safe_since, is_leaving: false } => save_failed(ctx, cx, message, *safe_since, stands),
        Dialog::SaveFailed { message, safe_since, is_leaving: true } => save_failed_leaving(ctx, cx, message, *safe_since),
        Dialog::DiskSilent { safe_since, is_unsaved } => disk_silent(ctx, cx, *safe_since, *is_unsaved),
        Dialog::Conflict { changed } => conflict(ctx, cx, *changed, stands),
        Dialog::TheirsSealed { was_wrong, is_busy } => return theirs_sealed(ctx, cx, *was_wrong, *is_busy),
        Dialog::FileGone { path, renamed, is_leaving } => file_gone(ctx, cx, path, renamed.as_deref(), *is_leaving, stands),
        Dialog::ConfirmErase { what, .. } => confirm_erase(ctx, cx, what),
        Dialog::ConfirmRestore { row } => confirm_restore(ctx, cx, row),
        Dialog::CopiesStayed { message, paths } => return copies_stayed(ctx, cx, message, paths, stands),
        Dialog::ConfirmRemoveCopies { paths } => confirm_remove_copies(ctx, cx, paths),
        Dialog::Rescued { path, can_put_away } => return rescued(ctx, cx, path, *can_put_away),
        Dialog::KeepSample => keep_sample(ctx, cx),
        Dialog::Print => return paper::print_form(ctx, cx),
        Dialog::Notice { title, message, offer } => return notice_of(ctx, cx, title, message, offer.as_ref(), stands),
    };
    if let Some(answer) = answer {
        cx.push(Action::Answer(answer));
    }
}

#[derive(Clone, Copy)]
enum AfterFailure {
    Close,
    ChooseAnother,
    OpenBackup,
}

fn open_failed(ctx: &Context, cx: &mut Cx<'_>, message: &str, backup: Option<&BackupRow>) {
    let words = &cx.lang.open;
    let dialog = Question::new("open failed", &words.failed_title, AfterFailure::Close).body(message).quiet(&cx.lang.common.close, AfterFailure::Close);
    let dialog = match backup {
        Some(_) => dialog.plain(&words.choose_another, AfterFailure::ChooseAnother).primary(&words.open_backup, AfterFailure::OpenBackup),
        None => dialog.primary(&words.choose_another, AfterFailure::ChooseAnother),
    };
    let about_backup = backup.map_or_else(|| words.no_backup.clone(), |row| fill(&words.open_backup_of, &[("date", &made(cx, row))]));
    let chosen = dialog.show(ctx, |ui| {
        paragraph(ui, &words.untouched);
        paragraph(ui, &about_backup);
    });
    match chosen {
        Some(AfterFailure::Close) => cx.push(Action::Answer(Answer::Dismiss)),
        Some(AfterFailure::ChooseAnother) => {
            cx.push(Action::Answer(Answer::Dismiss));
            cx.command(Command::OpenJournal);
        }
        Some(AfterFailure::OpenBackup) => cx.push(Action::Answer(Answer::OpenBackup)),
        None => {}
    }
}

fn notice_of(ctx: &Context, cx: &mut Cx<'_>, title: &str, message: &str, offer: Option<&(String, Action)>, stands: bool) {
    let mut dialog = Question::new("notice", title, false).body(message).standing(stands);
    if let Some((text, _)) = offer {
        dialog = dialog.plain(text, true);
    }
    let Some(takes_offer) = dialog.primary(&cx.lang.common.ok, false).show(ctx, |_| {}) else { return };
    cx.push(Action::Answer(Answer::Dismiss));
    if let Some((_, action)) = offer.filter(|_| takes_offer) {
        cx.push(action.clone());
    }
}

#[derive(Clone, Copy)]
enum AfterCopies {
    Close,
    Erase,
    TryAgain,
}

fn copies_stayed(ctx: &Context, cx: &mut Cx<'_>, message: &str, paths: &[PathBuf], stands: bool) {
    let words = &cx.lang.sealing;
    let mut dialog = Question::new("copies stayed", &words.copies_stayed_title, AfterCopies::Close).body(message).width(COMPARING_WIDTH).standing(stands);
    dialog = dialog.quiet(&cx.lang.common.close, AfterCopies::Close);
    if !paths.is_empty() {
        dialog = dialog.plain(&words.remove_copies, AfterCopies::Erase);
    }
    let Some(chosen) = dialog.primary(&cx.lang.common.try_again, AfterCopies::TryAgain).show(ctx, |_| {}) else { return };
    cx.push(Action::Answer(Answer::Dismiss));
    match chosen {
        AfterCopies::Close => {}
        AfterCopies::Erase => cx.push(Action::AskToRemoveCopies(paths.to_vec())),
        AfterCopies::TryAgain => cx.push(Action::SealCopies),
    }
}

/// Number of paths listed before removal.
const NAMED_COPIES: usize = 6;

fn confirm_remove_copies(ctx: &Context, cx: &Cx<'_>, paths: &[PathBuf]) -> Option<Answer> {
    let words = &cx.lang.sealing;
    Question::new("remove copies", &words.remove_title, Answer::Dismiss)
        .body(words.remove_text.of(paths.len()).as_ref())
        .width(COMPARING_WIDTH)
        .quiet(&cx.lang.common.cancel, Answer::Dismiss)
        .removal(&words.remove_confirm, Answer::Confirm)
        .show(ctx, |ui| {
            // As many as fit; the total is stated above.
            for path in paths.iter().take(NAMED_COPIES) {
                small(ui, &path.to_string_lossy());
            }
            small(ui, &cx.lang.erase.may_remain);
        })
}

#[derive(Clone, Copy)]
enum AfterRescue {
    Later,
    Open,
    PutAway,
}

fn rescued(ctx: &Context, cx: &mut Cx<'_>, path: &Path, can_put_away: bool) {
    let words = &cx.lang.open;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let text = fill(&words.rescued_text, &[("file", &file)]);
    let mut dialog = Question::new("rescued", &words.rescued_title, AfterRescue::Later).body(&text);
    if can_put_away {
        dialog = dialog.quiet(&words.rescued_seen, AfterRescue::PutAway);
    }
    let Some(chosen) = dialog.plain(&words.rescued_later, AfterRescue::Later).primary(&words.rescued_open, AfterRescue::Open).show(ctx, |_| {}) else { return };
    cx.push(Action::Answer(Answer::Dismiss));
    match chosen {
        AfterRescue::Later => {}
        AfterRescue::Open => cx.push(Action::OpenPath(path.to_owned())),
        AfterRescue::PutAway => cx.push(Action::RescueSeen(path.to_owned())),
    }
}

fn save_failed(ctx: &Context, cx: &Cx<'_>, message: &str, safe_since: Option<LocalTime>, stands: bool) -> Option<Answer> {
    let words = &cx.lang.save;
    let body = safe_since.map_or_else(|| words.failed_safe.clone(), |since| fill(&words.failed_safe_at, &[("time", &time(cx, since))]));
    Question::new("save failed", &words.failed_title, Answer::Dismiss)
        .body(&body)
        .standing(stands)
        .quiet(&words.keep_writing, Answer::Dismiss)
        .plain(&words.copy_elsewhere, Answer::SaveElsewhere)
        .primary(&words.try_again, Answer::TryAgain)
        .show(ctx, |ui| caution(ui, message))
}

fn save_failed_leaving(ctx: &Context, cx: &Cx<'_>, message: &str, safe_since: Option<LocalTime>) -> Option<Answer> {
    let words = &cx.lang.save;
    let body = safe_since.map_or_else(|| words.close_text_never_saved.clone(), |since| fill(&words.close_text, &[("time", &time(cx, since))]));
    let question = Question::new("save failed leaving", &words.close_title, Answer::Dismiss)
        .body(&body)
        .quiet(&words.close_keep_open, Answer::Dismiss)
        .removal(&words.close_anyway, Answer::CloseAnyway);
    // A locked journal cannot be saved elsewhere without its passphrase.
    let question = if cx.commands.is_open { question.plain(&words.copy_elsewhere, Answer::SaveElsewhere) } else { question };
    question.primary(&words.try_again, Answer::TryAgain).show(ctx, |ui| caution(ui, message))
}

fn disk_silent(ctx: &Context, cx: &Cx<'_>, safe_since: Option<LocalTime>, is_unsaved: bool) -> Option<Answer> {
    let words = &cx.lang.save;
    let body = match safe_since {
        _ if !is_unsaved => words.waiting_text_saved.clone(),
        Some(since) => fill(&words.waiting_text, &[("time", &time(cx, since))]),
        None => words.waiting_text_never_saved.clone(),
    };
    let close = if is_unsaved { &words.close_anyway } else { &words.waiting_close };
    Question::new("disk silent", &words.waiting_title, Answer::Dismiss)
        .body(&body)
        .removal(close, Answer::CloseAnyway)
        .primary(&words.close_keep_open, Answer::Dismiss)
        .show(ctx, |ui| paragraph(ui, &words.waiting_closes))
}

fn conflict(ctx: &Context, cx: &Cx<'_>, changed: Option<LocalTime>, stands: bool) -> Option<Answer> {
    let words = &cx.lang.conflict;
    let body = changed.map_or_else(|| words.text.clone(), |changed| fill(&words.text_at, &[("time", &time(cx, changed))]));
    Question::new("conflict", &words.title, Answer::Dismiss)
        .body(&body)
        .standing(stands)
        .width(COMPARING_WIDTH)
        .quiet(&words.later, Answer::Dismiss)
        .plain(&words.take_theirs, Answer::TakeTheirs)
        .primary(&words.keep_mine, Answer::KeepMine)
        .show(ctx, |ui| {
            for (choice, help) in [(&words.keep_mine, &words.keep_mine_help), (&words.take_theirs, &words.take_theirs_help)] {
                ui.add_space(Theme::of(ui).spacing.xs);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(Theme::of(ui).text(TextStyle::SmallStrong, choice));
                    small(ui, help);
                });
            }
        })
}

#[derive(Clone, Copy)]
enum WithTheirs {
    Later,
    KeepMine,
    Open,
}

fn theirs_sealed(ctx: &Context, cx: &mut Cx<'_>, was_wrong: bool, is_busy: bool) {
    let words = &cx.lang.conflict;
    let mut is_entered = false;
    let open = if is_busy { &cx.lang.open.unlocking } else { &words.theirs_open };
    let question = Question::new("theirs sealed", &words.theirs_sealed_title, WithTheirs::Later)
        .body(&words.theirs_sealed_text)
        .width(COMPARING_WIDTH)
        .focus_in_contents()
        .quiet(&words.later, WithTheirs::Later)
        .plain(&words.keep_mine, WithTheirs::KeepMine)
        .primary(open, WithTheirs::Open);
    let passphrase = &mut cx.states.theirs;
    let chosen = question.show(ctx, |ui| {
        let error = (was_wrong && passphrase.is_empty()).then_some(cx.lang.open.passphrase_wrong.as_str());
        let field = PassphraseField::new("theirs", &words.theirs_passphrase, passphrase, &cx.lang.common).error(error);
        let (response, entered) = ui.add_enabled_ui(!is_busy, |ui| field.show(ui)).inner;
        if !is_busy && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        is_entered = entered;
    });
    match chosen {
        Some(WithTheirs::Later) => cx.push(Action::Answer(Answer::Dismiss)),
        Some(WithTheirs::KeepMine) => cx.push(Action::Answer(Answer::KeepMine)),
        Some(WithTheirs::Open) | None => {}
    }
    if (is_entered || matches!(chosen, Some(WithTheirs::Open))) && !is_busy && !cx.states.theirs.is_empty() {
        let passphrase = cx.states.theirs.take(ctx);
        cx.push(Action::UnlockTheirs(SecretString::from(passphrase.as_str())));
    }
}

fn file_gone(ctx: &Context, cx: &Cx<'_>, path: &str, renamed: Option<&str>, is_leaving: bool, stands: bool) -> Option<Answer> {
    let words = &cx.lang.conflict;
    let name = [("file", renamed.unwrap_or_default())];
    let (title, text) = match renamed {
        Some(_) => (words.renamed_title.clone(), fill(&words.renamed_text, &name)),
        None => (words.gone_title.clone(), words.gone_text.clone()),
    };
    let question = Question::new("file gone", &title, Answer::Dismiss).body(&text).standing(stands).width(COMPARING_WIDTH).quiet(&words.later, Answer::Dismiss);
    let question = if is_leaving { question.removal(&cx.lang.save.close_anyway, Answer::CloseAnyway) } else { question };
    let follow = fill(&words.follow, &name);
    let question = match renamed {
        Some(_) => question.plain(&words.write_again, Answer::KeepMine).primary(&follow, Answer::FollowRenamed),
        None => question.plain(&cx.lang.save.copy_elsewhere, Answer::SaveElsewhere).primary(&words.write_again, Answer::KeepMine),
    };
    question.show(ctx, |ui| small(ui, path))
}

fn confirm_erase(ctx: &Context, cx: &Cx<'_>, what: &str) -> Option<Answer> {
    let words = &cx.lang.erase;
    Question::new("erase", &words.title, Answer::Dismiss)
        .body(&words.text)
        .quiet(&cx.lang.common.cancel, Answer::Dismiss)
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
    Question::new("restore", &title, Answer::Dismiss)
        .body(&words.confirm_text)
        .quiet(&cx.lang.common.cancel, Answer::Dismiss)
        .plain(&words.confirm, Answer::Confirm)
        .show(ctx, |_| {})
}

fn keep_sample(ctx: &Context, cx: &Cx<'_>) -> Option<Answer> {
    let words = &cx.lang.save;
    Question::new("keep sample", &words.sample_close_title, Answer::Dismiss)
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

#[cfg(test)]
mod tests {
    use eframe::egui::{Key, Role};
    use egui_kittest::kittest::Queryable as _;

    use super::super::cx::CopySeal;
    use super::*;
    use crate::journal::{Id, Journal};
    use crate::ui::action::Page;
    use crate::ui::overlays;
    use crate::ui::pages::test_support::{Desk, View, at, harness_of, in_every_view};

    fn row() -> BackupRow {
        BackupRow {
            path: "/home/ana/notes/2026-11-21.ron".into(),
            made: Some(at("2026-11-21T20:05+01:00")),
            bytes: 40_000,
            counts: Some([412, 6, 9]),
            seal: CopySeal::default(),
            is_pinned: false,
        }
    }

    fn save_failed(is_leaving: bool) -> Dialog {
        Dialog::SaveFailed {
            message: "This disk is full. Free some space, or save a copy on another drive.".to_owned(),
            safe_since: Some(at("2026-11-22T21:02+01:00")),
            is_leaving,
        }
    }

    /// Every dialog, with its initially focused choice.
    fn all() -> Vec<(&'static str, Dialog, &'static str)> {
        vec![
            (
                "open-failed",
                Dialog::OpenFailed { message: "This is not a journal: line 3, column 7.".to_owned(), backup: Some(row()) },
                "Open the newest good copy",
            ),
            ("open-failed-alone", Dialog::OpenFailed { message: "This is not a journal.".to_owned(), backup: None }, "Choose another file"),
            ("save-failed", save_failed(false), "Try again"),
            ("save-failed-leaving", save_failed(true), "Try again"),
            ("disk-silent", Dialog::DiskSilent { safe_since: Some(at("2026-11-22T21:02+01:00")), is_unsaved: true }, "Keep it open"),
            ("disk-silent-saved", Dialog::DiskSilent { safe_since: None, is_unsaved: false }, "Keep it open"),
            ("conflict", Dialog::Conflict { changed: Some(at("2026-11-22T21:20+01:00")) }, "Keep mine"),
            ("file-gone", Dialog::FileGone { path: "/media/drive/notes.ron".to_owned(), renamed: None, is_leaving: false }, "Save it there again"),
            ("file-gone-leaving", Dialog::FileGone { path: "/media/drive/notes.ron".to_owned(), renamed: None, is_leaving: true }, "Save it there again"),
            (
                "file-renamed",
                Dialog::FileGone { path: "/media/drive/notes.ron".to_owned(), renamed: Some("old.ron".to_owned()), is_leaving: true },
                "Go on in old.ron",
            ),
            ("erase", Dialog::ConfirmErase { id: Id::from_parts(1, 1), what: "Person: Ana".to_owned() }, "Cancel"),
            ("restore", Dialog::ConfirmRestore { row: row() }, "Cancel"),
            ("rescued", Dialog::Rescued { path: "/home/ana/notes rescued 2026-11-21 20-05-00.ron".into(), can_put_away: true }, "Open it"),
            ("keep-sample", Dialog::KeepSample, "Save as a file…"),
            ("notice", Dialog::Notice { title: "Something broke".to_owned(), message: "Your words are safe.".to_owned(), offer: None }, "OK"),
        ]
    }

    fn window(dialog: Dialog) -> egui_kittest::Harness<'static, Desk> {
        harness_of(Desk::new(Page::Today, Journal::default()), View::DESIGN, move |ui, cx| {
            overlays::show(ui, cx, None, &mut None, false, Some(&dialog).map(|dialog| (dialog, false)));
        })
    }

    #[test]
    fn focus_starts_on_the_safe_choice_and_escape_changes_nothing() {
        for (name, dialog, focused) in all() {
            let mut harness = window(dialog);
            assert!(harness.get_by_role_and_label(Role::Button, focused).is_focused(), "{name}");
            harness.key_press(Key::Escape);
            harness.step();
            assert!(matches!(harness.state().other.as_slice(), [Action::Answer(Answer::Dismiss)]), "{name}: {:?}", harness.state().other);
        }
    }

    #[test]
    fn every_choice_gives_its_answer() {
        let leaving = save_failed(true);
        let cases = [
            (leaving.clone(), "Close and lose these words", Answer::CloseAnyway),
            (leaving.clone(), "Keep it open", Answer::Dismiss),
            (leaving, "Save a copy elsewhere…", Answer::SaveElsewhere),
            (save_failed(false), "Try again", Answer::TryAgain),
            (Dialog::DiskSilent { safe_since: None, is_unsaved: true }, "Close and lose these words", Answer::CloseAnyway),
            (Dialog::DiskSilent { safe_since: None, is_unsaved: false }, "Close without waiting", Answer::CloseAnyway),
            (Dialog::DiskSilent { safe_since: None, is_unsaved: false }, "Keep it open", Answer::Dismiss),
            (Dialog::Conflict { changed: None }, "Use the one on disk", Answer::TakeTheirs),
            (Dialog::FileGone { path: "/media/drive/notes.ron".to_owned(), renamed: None, is_leaving: false }, "Save it there again", Answer::KeepMine),
            (Dialog::ConfirmErase { id: Id::from_parts(1, 1), what: "Person".to_owned() }, "Erase everywhere", Answer::Confirm),
            (Dialog::KeepSample, "Let it go", Answer::CloseAnyway),
        ];
        for (dialog, label, expected) in cases {
            let mut harness = window(dialog);
            harness.get_by_role_and_label(Role::Button, label).click();
            harness.step();
            assert!(matches!(harness.state().other.as_slice(), [Action::Answer(answer)] if *answer == expected), "{label}: {:?}", harness.state().other);
        }
    }

    #[test]
    fn what_was_rescued_is_told_of_until_it_was_looked_at() {
        let rescued = |can_put_away| Dialog::Rescued { path: "/home/ana/notes rescued 2026-11-21 20-05-00.ron".into(), can_put_away };
        let mut harness = window(rescued(true));
        assert!(harness.query_by_label_contains("notes rescued 2026-11-21 20-05-00.ron").is_some());
        harness.get_by_label("I have looked at it").click();
        harness.step();
        assert!(matches!(harness.state().other.as_slice(), [Action::Answer(Answer::Dismiss), Action::RescueSeen(_)]));
        assert!(window(rescued(false)).query_by_label("I have looked at it").is_none(), "where nothing can be renamed");
    }

    #[test]
    fn another_file_can_be_chosen_where_one_did_not_open() {
        let mut harness = window(Dialog::OpenFailed { message: "This is not a journal.".to_owned(), backup: None });
        harness.get_by_label("Choose another file").click();
        harness.step();
        assert!(matches!(harness.state().other.as_slice(), [Action::Answer(Answer::Dismiss), Action::Command(Command::OpenJournal)]));
    }

    fn settles_in_every_window(name: &str, dialog: impl Fn() -> Dialog + Copy + 'static) {
        in_every_view(
            &format!("dialog-{name}"),
            || Desk::new(Page::Today, Journal::default()),
            move |ui, cx| {
                overlays::show(ui, cx, None, &mut None, false, Some(&dialog()).map(|dialog| (dialog, false)));
            },
        );
    }

    #[test]
    fn they_settle_in_every_window() {
        for index in 0..all().len() {
            settles_in_every_window(all()[index].0, move || all()[index].1.clone());
        }
        for index in (0..all().len()).filter(|index| all()[*index].1.can_stand()) {
            in_every_view(
                &format!("dialog-standing-{}", all()[index].0),
                || Desk::new(Page::Today, Journal::default()),
                move |ui, cx| {
                    crate::ui::pages::show(ui, cx);
                    overlays::show(ui, cx, None, &mut None, false, Some((&all()[index].1, true)));
                },
            );
        }
        settles_in_every_window("theirs-sealed", || Dialog::TheirsSealed { was_wrong: true, is_busy: false });
    }

    #[test]
    fn the_passphrase_of_the_file_on_disk_is_typed_into_the_question() {
        let mut harness = window(Dialog::TheirsSealed { was_wrong: false, is_busy: false });
        harness.run();
        let field = harness.get_by_role_and_label(Role::PasswordInput, "Passphrase of the file on disk");
        assert!(field.is_focused());
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.state().other.is_empty(), "nothing was typed");
        harness.get_by_role_and_label(Role::PasswordInput, "Passphrase of the file on disk").type_text("snow");
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Use that file").click();
        harness.step();
        let actions = format!("{:?}", harness.state().other);
        assert!(matches!(harness.state().other.as_slice(), [Action::UnlockTheirs(_)]) && !actions.contains("snow"), "{actions}");
    }

    #[test]
    fn leaving_the_question_for_a_passphrase_decides_nothing() {
        let mut harness = window(Dialog::TheirsSealed { was_wrong: true, is_busy: false });
        harness.run();
        harness.key_press(Key::Escape);
        harness.step();
        assert!(matches!(harness.state().other.as_slice(), [Action::Answer(Answer::Dismiss)]));
    }
}
