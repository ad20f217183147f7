//! Backups, to restore from.

use eframe::egui::Ui;

use crate::content::fill;
use crate::ui::action::{Action, Page};
use crate::ui::cx::{BackupList, BackupRow, CopySeal, Cx};
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, empty_state, hairline};

const WIDTH: f32 = 760.0;
const KIBIBYTE: u64 = 1 << 10;
const MEBIBYTE: u64 = 1 << 20;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.backups;
    let backups = cx.backups;
    parts::page(ui, "backups", WIDTH, |ui| {
        parts::title(ui, &words.heading);
        match backups {
            BackupList::Unknown | BackupList::Looking => parts::explanation(ui, &words.looking),
            BackupList::Failed(why) => {
                empty_state(ui, Icon::CircleAlert, &words.failed_heading, why, None);
            }
            BackupList::Found { rows, others } if rows.is_empty() => {
                none_yet(ui, cx);
                others_in_folder(ui, cx, *others);
            }
            BackupList::Stopped => {
                let button = empty_state(ui, Icon::History, &words.stopped_heading, &words.stopped_text, Some(&words.read_again));
                if button.is_some_and(|button| button.clicked()) {
                    cx.push(Action::ReadCopies);
                }
            }
            BackupList::Found { rows, others } => {
                parts::announced(ui, &words.found.of(rows.len()));
                parts::explanation(ui, &words.explanation);
                ui.add_space(Theme::of(ui).spacing.s);
                for row in rows {
                    hairline(ui);
                    show_row(ui, cx, row);
                }
                others_in_folder(ui, cx, *others);
            }
        }
    });
}

/// A note about files that may be backups of other journals, which are never removed.
fn others_in_folder(ui: &mut Ui, cx: &Cx<'_>, count: usize) {
    if count > 0 {
        ui.add_space(Theme::of(ui).spacing.s);
        parts::explanation(ui, &cx.lang.backups.others.of(count));
    }
}

fn none_yet(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.backups;
    if cx.journal.preferences_or_initial().backups.enabled {
        empty_state(ui, Icon::History, &words.empty_heading, &words.empty_text, None);
    } else if empty_state(ui, Icon::History, &words.off_heading, &words.off_text, Some(&words.open_settings)).is_some_and(|button| button.clicked()) {
        cx.go(Page::Settings);
    }
}

fn show_row(ui: &mut Ui, cx: &mut Cx<'_>, row: &BackupRow) {
    let theme = Theme::of(ui);
    let words = &cx.lang.backups;
    let made = made(cx, row);
    ui.label(theme.text(TextStyle::Strong, &made));
    let mut facts = vec![size(cx, row.bytes)];
    match row.counts {
        Some([check_ins, boundaries, steps]) => {
            facts.extend([words.check_ins.of(check_ins), words.boundaries.of(boundaries), words.steps.of(steps)]);
        }
        None if row.seal == CopySeal::Earlier => facts.push(words.sealed_earlier.clone()),
        None => facts.push(words.unreadable.clone()),
    }
    if row.seal == CopySeal::Open {
        facts.push(words.not_sealed.clone());
    }
    if row.is_pinned {
        facts.push(words.pinned.clone());
    }
    ui.label(theme.text(TextStyle::Small, facts.join(" · ")).color(theme.colours.text_secondary));
    if !cx.commands.can_edit {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if row.counts.is_some() && ui.add(Button::new(&words.restore).small()).accessible_name(fill(&words.restore_of, &[("date", &made)])).clicked() {
            cx.push(Action::AskToRestore(row.clone()));
        }
        // Removable if the current passphrase does not protect it, or if pinned.
        let can_go = row.seal != CopySeal::AsTheJournal || row.is_pinned;
        if can_go && ui.add(Button::new(&words.erase).small()).accessible_name(fill(&words.erase_of, &[("date", &made)])).clicked() {
            cx.push(Action::AskToRemoveCopies(vec![row.path.clone()]));
        }
    });
}

pub(crate) fn made(cx: &Cx<'_>, row: &BackupRow) -> String {
    let words = &cx.lang.dates;
    row.made.map_or_else(
        || row.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        |made| {
            let day = cx.locale.day_near(made.date(), cx.now.local.date(), words);
            fill(&words.date_at_time, &[("date", &day), ("time", &cx.locale.time(made.time(), words))])
        },
    )
}

/// A file size in one unit, never zero.
fn size(cx: &Cx<'_>, bytes: u64) -> String {
    let (text, count) =
        if bytes < MEBIBYTE { (&cx.lang.backups.kilobytes, bytes.div_ceil(KIBIBYTE).max(1)) } else { (&cx.lang.settings.mebibytes, bytes.div_ceil(MEBIBYTE)) };
    fill(text, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::Journal;
    use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

    fn row(made: &str, counts: Option<[usize; 3]>) -> BackupRow {
        BackupRow {
            path: format!("/home/ana/{made}.ron").into(),
            made: Some(at(made)),
            bytes: 3 * MEBIBYTE - 5,
            counts,
            seal: CopySeal::default(),
            is_pinned: false,
        }
    }

    fn desk(backups: BackupList) -> Desk {
        Desk::new(Page::Backups, Journal::default()).with(|desk| desk.backups = backups)
    }

    fn found_rows(rows: Vec<BackupRow>) -> BackupList {
        BackupList::Found { rows, others: 0 }
    }

    fn found() -> BackupList {
        found_rows(vec![row("2026-11-21T20:05+01:00", Some([412, 1, 9])), row("2025-11-20T08:00+01:00", None)])
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("backups", || desk(found()), crate::ui::pages::show);
        in_every_view("backups-empty", || desk(BackupList::Found { rows: Vec::new(), others: 2 }), crate::ui::pages::show);
        in_every_view("backups-stopped", || desk(BackupList::Stopped), crate::ui::pages::show);
        in_every_view("backups-failed", || desk(BackupList::Failed("The folder is gone.".to_owned())), crate::ui::pages::show);
    }

    #[test]
    fn a_copy_says_what_it_holds_and_can_be_restored() {
        let mut harness = harness(desk(found()), View::DESIGN);
        assert!(harness.query_by_label("3 MB · 412 check-ins · 1 boundary · 9 steps marked").is_some());
        assert!(harness.query_by_label("Restore the copy of 20 Nov 2025, 08:00").is_none(), "what cannot be read is not offered");
        harness.get_by_label("Restore the copy of 21 Nov, 20:05").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::AskToRestore(row)] if row.counts == Some([412, 1, 9])));
    }

    #[test]
    fn what_the_passphrase_does_not_protect_says_so_and_can_be_erased() {
        let earlier = BackupRow { seal: CopySeal::Earlier, ..row("2026-11-19T20:05+01:00", None) };
        let open = BackupRow { seal: CopySeal::Open, ..row("2026-11-18T20:05+01:00", Some([1, 0, 0])) };
        let mut harness = harness(desk(found_rows(vec![row("2026-11-21T20:05+01:00", Some([412, 1, 9])), earlier.clone(), open])), View::DESIGN);
        assert!(harness.query_by_label("3 MB · sealed with an earlier passphrase").is_some());
        assert!(harness.query_by_label("3 MB · 1 check-in · 0 boundaries · 0 steps marked · not locked").is_some());
        assert!(harness.query_by_label("Erase the copy of 21 Nov, 20:05").is_none());
        harness.get_by_label("Erase the copy of 19 Nov, 20:05").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::AskToRemoveCopies(paths)] if *paths == [earlier.path.clone()]));
    }

    #[test]
    fn a_list_that_was_stopped_can_be_read_again() {
        let mut harness = harness(desk(BackupList::Stopped), View::DESIGN);
        harness.get_by_label("Read them again").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::ReadCopies]));
    }

    #[test]
    fn an_empty_list_says_whether_copies_are_made_at_all() {
        assert!(harness(desk(found_rows(Vec::new())), View::DESIGN).query_by_label("No earlier copies yet").is_some());
        let mut desk = desk(found_rows(Vec::new()));
        let mut preferences = desk.journal.preferences_or_initial();
        preferences.backups.enabled = false;
        desk.with_cx(|cx| cx.put_quietly(crate::journal::Only::One, preferences));
        let mut harness = harness(desk, View::DESIGN);
        harness.get_by_label("Open Settings").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Go(Page::Settings)]));
    }
}
