//! Settings: appearance, days, file, backups.

mod hiding;
mod sealing;

use std::path::Path;

use chrono::NaiveTime;
use eframe::egui::Ui;

use super::support::countries;
use crate::content::fill;
use crate::journal::{Appearance, Only, Preferences, ThemeChoice};
use crate::ui::action::{Action, Page};
use crate::ui::command::Command;
use crate::ui::cx::{Cx, FileState};
use crate::ui::shared::{parts, shown_name};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, DropDown, Field, Segment, hairline, section_label, segmented, select};

pub use sealing::Form as SealForm;

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    /// The backup folder being typed; applied when the field loses focus.
    backups_folder: Option<String>,
    /// The passphrase section.
    pub sealing: sealing::State,
}

const WIDTH: f32 = 640.0;

const LIMITS_MIB: [u32; 5] = [100, 250, 500, 1000, 2000];

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    parts::page(ui, "settings", WIDTH, |ui| {
        parts::title(ui, &cx.lang.settings.heading);
        appearance(ui, cx);
        let before = cx.journal.preferences_or_initial();
        let mut preferences = before.clone();
        hairline(ui);
        ui.add_enabled_ui(cx.commands.can_edit, |ui| days_and_help(ui, cx, &mut preferences));
        hairline(ui);
        file(ui, cx);
        hairline(ui);
        sealing::show(ui, cx);
        hairline(ui);
        ui.add_enabled_ui(cx.commands.can_edit, |ui| hiding::show(ui, cx, &mut preferences));
        hairline(ui);
        ui.add_enabled_ui(cx.commands.can_edit, |ui| backups(ui, cx, &mut preferences));
        links(ui, cx);
        if preferences != before {
            cx.put_quietly(Only::One, preferences);
        }
    });
}

fn appearance(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.settings;
    let mut appearance = cx.appearance.clone();
    parts::heading(ui, &words.appearance);
    section_label(ui, &words.theme);
    let themes = ThemeChoice::ALL.map(|choice| Segment::new(choice, &words.themes[choice]));
    segmented(ui, "theme", &words.theme, &mut appearance.theme, &themes);
    ui.add_space(theme.spacing.xs);

    section_label(ui, &words.text_size);
    ui.horizontal_wrapped(|ui| {
        let percent = appearance.text_size_percent;
        let steps = [(Command::TextSmaller, percent > Appearance::TEXT_SIZE_MIN_PERCENT), (Command::TextLarger, percent < Appearance::TEXT_SIZE_MAX_PERCENT)];
        ui.label(theme.text(TextStyle::Body, fill(&words.text_size_value, &[("count", &percent.to_string())])));
        for (command, is_possible) in steps {
            if ui.add(Button::new(&command.words(cx.lang).name).small().enabled(is_possible)).clicked() {
                cx.command(command);
            }
        }
    });
    ui.add_space(theme.spacing.xs);

    ui.add(CheckBox::new(&mut appearance.reduce_motion, &words.reduce_motion));
    parts::explanation(ui, &words.reduce_motion_help);
    if appearance != *cx.appearance {
        cx.push(Action::SetAppearance(appearance));
    }
    ui.add_space(theme.spacing.xs);
    shown_name::field(ui, cx, &words.shown_name, Some(&words.shown_name_help));
}

fn days_and_help(ui: &mut Ui, cx: &Cx<'_>, preferences: &mut Preferences) {
    let words = &cx.lang.settings;
    parts::heading(ui, &words.days);
    let hours: Vec<(u8, String)> =
        (0..24).filter_map(|hour| Some((hour, cx.locale.time(NaiveTime::from_hms_opt(u32::from(hour), 0, 0)?, &cx.lang.dates)))).collect();
    let hours: Vec<(u8, &str)> = hours.iter().map(|(hour, name)| (*hour, name.as_str())).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Body, &words.day_starts));
        select(ui, "day starts", DropDown::Boxed, &words.day_starts, &mut preferences.day_start_hour, &hours);
    });
    parts::explanation(ui, &words.day_starts_help);
    reminder(ui, cx, &mut preferences.reminder);
    hairline(ui);

    parts::heading(ui, &words.help_lines);
    let of_system = [(None, words.follow_system.as_str())];
    let listed = countries(cx.content, &cx.lang.help).map(|(code, name)| (Some(code), name));
    let options: Vec<(Option<&str>, &str)> = of_system.into_iter().chain(listed).collect();
    let before = preferences.help_country.clone();
    let mut country = before.as_deref();
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Body, &words.help_country));
        select(ui, "help country", DropDown::Boxed, &words.help_country, &mut country, &options);
    });
    preferences.help_country = country.map(str::to_owned);
}

/// The reminder: off, every half hour, and the current value.
fn reminder(ui: &mut Ui, cx: &Cx<'_>, reminder: &mut Option<NaiveTime>) {
    let words = &cx.lang.settings;
    let half_hours = (0..48).filter_map(|half_hour| NaiveTime::from_hms_opt(half_hour / 2, half_hour % 2 * 30, 0));
    let mut times: Vec<NaiveTime> = half_hours.chain(*reminder).collect();
    times.sort_unstable();
    times.dedup();
    let times: Vec<(NaiveTime, String)> = times.into_iter().map(|time| (time, cx.locale.time(time, &cx.lang.dates))).collect();
    let off = [(None, words.reminder_off.as_str())];
    let options: Vec<(Option<NaiveTime>, &str)> = off.into_iter().chain(times.iter().map(|(time, name)| (Some(*time), name.as_str()))).collect();
    ui.add_space(Theme::of(ui).spacing.xs);
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Body, &words.reminder));
        select(ui, "reminder", DropDown::Boxed, &words.reminder, reminder, &options);
    });
    parts::explanation(ui, &words.reminder_help);
}

fn file(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.settings;
    parts::heading(ui, &words.file);
    let Some(name) = &cx.file.name else {
        ui.label(theme.text(TextStyle::Body, &cx.lang.status.not_kept_hint));
        if ui.add(Button::new(&cx.lang.save.sample_keep)).clicked() {
            cx.command(Command::SaveCopy);
        }
        return;
    };
    section_label(ui, &words.file_place);
    ui.label(theme.text(TextStyle::Body, Path::new(&cx.file.folder).join(name).to_string_lossy()));
    if let Some(synced_by) = cx.file.synced_by {
        ui.label(theme.text(TextStyle::Small, fill(&cx.lang.sealing.synced, &[("name", synced_by)])).color(theme.colours.text_secondary));
    }
    if let FileState::ReadOnly(why) = &cx.file.state {
        ui.label(theme.text(TextStyle::Small, &cx.lang.common.read_only).color(theme.colours.text_secondary));
        ui.label(theme.text(TextStyle::Small, why).color(theme.colours.text_secondary));
    }
    ui.add_space(theme.spacing.xs);
    let mut reopens = cx.reopens_at_start;
    if ui.add(CheckBox::new(&mut reopens, &words.reopen)).changed() {
        cx.push(Action::SetReopenAtStart(reopens));
    }
    parts::explanation(ui, &words.reopen_help);
}

fn backups(ui: &mut Ui, cx: &mut Cx<'_>, preferences: &mut Preferences) {
    let theme = Theme::of(ui);
    let words = &cx.lang.settings;
    parts::heading(ui, &words.backups);
    ui.add(CheckBox::new(&mut preferences.backups.enabled, &words.backups_enabled));
    parts::explanation(ui, &words.backups_help);
    if !preferences.backups.enabled {
        return;
    }
    ui.add_space(theme.spacing.xs);
    backups_folder(ui, cx, &mut preferences.backups.folder);
    ui.add_space(theme.spacing.xs);

    let mut limits = LIMITS_MIB.to_vec();
    if !limits.contains(&preferences.backups.limit_mib) {
        limits.push(preferences.backups.limit_mib);
        limits.sort_unstable();
    }
    let limits: Vec<(u32, String)> = limits.into_iter().map(|mebibytes| (mebibytes, fill(&words.mebibytes, &[("count", &mebibytes.to_string())]))).collect();
    let limits: Vec<(u32, &str)> = limits.iter().map(|(mebibytes, text)| (*mebibytes, text.as_str())).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.text(TextStyle::Body, &words.backups_limit));
        select(ui, "limit", DropDown::Boxed, &words.backups_limit, &mut preferences.backups.limit_mib, &limits);
    });
}

/// Applied only on losing focus; a partial path would become the folder.
fn backups_folder(ui: &mut Ui, cx: &mut Cx<'_>, folder: &mut Option<String>) {
    let words = &cx.lang.settings;
    let mut text = cx.states.settings.backups_folder.take().unwrap_or_else(|| folder.clone().unwrap_or_default());
    let typed = folder_typed(&text);
    let field = Field::new(("backups folder", cx.generation), &words.backups_folder, &mut text)
        .hint(&words.backups_folder_beside)
        .help(&words.backups_folder_help)
        .error(typed.is_err().then_some(words.backups_folder_not_whole.as_str()))
        .show(ui);
    match typed {
        Ok(typed) if !field.has_focus() => *folder = typed,
        _ => cx.states.settings.backups_folder = Some(text),
    }
}

/// Parses the folder: empty means beside the file; relative paths are errors.
fn folder_typed(text: &str) -> Result<Option<String>, ()> {
    match text.trim() {
        "" => Ok(None),
        whole if Path::new(whole).is_absolute() => Ok(Some(whole.to_owned())),
        _ => Err(()),
    }
}

fn links(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_space(Theme::of(ui).spacing.m);
    ui.horizontal_wrapped(|ui| {
        let links = [
            (&cx.lang.own_words.heading, Page::Words),
            (&cx.lang.settings.show_backups, Page::Backups),
            (&cx.lang.nav.trash, Page::Trash),
            (&cx.lang.nav.about, Page::About),
        ];
        for (text, page) in links {
            if ui.add(Button::new(text)).clicked() {
                cx.go(page);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::Journal;
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn desk() -> Desk {
        Desk::new(Page::Settings, Journal::default())
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("settings", desk, crate::ui::pages::show);
    }

    #[test]
    fn a_theme_is_chosen() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Dark").click();
        harness.run();
        assert_eq!(harness.state().appearance.theme, ThemeChoice::Dark);
    }

    #[test]
    fn a_neutral_name_is_kept_and_an_empty_one_is_the_apps() {
        let mut harness = harness(desk(), View::DESIGN);
        let name = harness.get_by_label("Name in the window's title");
        name.focus();
        harness.run();
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
        harness.get_by_label("Name in the window's title").type_text("Notes");
        harness.run();
        assert_eq!(harness.state().appearance.shown_name, "Notes");

        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
        harness.key_press(eframe::egui::Key::Backspace);
        harness.run();
        harness.key_press(eframe::egui::Key::Enter);
        harness.run();
        assert_eq!(harness.state().appearance.shown_name, Appearance::APP_NAME);
    }

    #[test]
    fn a_folder_counts_once_the_field_is_left_and_only_when_it_is_whole() {
        let whole = if cfg!(windows) { r"D:\drive" } else { "/media/drive" };
        let mut harness = harness(desk(), View::DESIGN);
        let folder = |harness: &egui_kittest::Harness<'_, Desk>| harness.state().journal.preferences_or_initial().backups.folder;
        harness.get_by_label("Folder").focus();
        harness.run();
        harness.get_by_label("Folder").type_text(whole);
        harness.run();
        assert_eq!(folder(&harness), None, "half a path would be made a folder");
        harness.key_press(eframe::egui::Key::Enter);
        harness.run();
        assert_eq!(folder(&harness).as_deref(), Some(whole));
        assert_eq!(folder_typed("drive/copies"), Err(()));
    }

    #[test]
    fn sample_data_can_become_a_file_and_is_not_reopened() {
        let mut harness = harness(desk().with(|desk| desk.file.name = None), View::DESIGN);
        assert!(harness.query_by_label("Open this file at start").is_none());
        harness.get_by_label("Save as a file…").scroll_to_me();
        harness.run();
        harness.get_by_label("Save as a file…").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Command(Command::SaveCopy)]));
    }

    #[test]
    fn a_long_menu_scrolls_in_a_low_window() {
        let mut harness = harness(desk(), View::LARGE_TEXT);
        harness.get_by_role_and_label(eframe::egui::Role::ComboBox, "A new day begins at").scroll_to_me();
        harness.run();
        harness.get_by_role_and_label(eframe::egui::Role::ComboBox, "A new day begins at").click();
        harness.run();
        harness.get_by_label("23:00").scroll_to_me();
        harness.run();
        harness.get_by_label("23:00").click();
        harness.run();
        assert_eq!(harness.state().journal.preferences_or_initial().day_start_hour, 23);
    }

    #[test]
    fn what_is_read_only_offers_no_changes_to_the_journal() {
        let mut harness = harness(desk().with(|desk| desk.can_edit = false), View::DESIGN);
        harness.get_by_label("Keep earlier copies").click();
        harness.run();
        assert!(harness.state().journal.preferences_or_initial().backups.enabled);
    }
}
