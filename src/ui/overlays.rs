//! Layers above a page: toast, background work, palette, shortcuts, dialog. Also the page shown
//! while a file is opened.

use eframe::egui::emath::easing;
use eframe::egui::{Context, Id, Key, Label, Modifiers, Pos2, Response, Role, Ui, pos2};

use super::action::{Action, Page};
use super::command::Command;
use super::cx::Cx;
use super::dialog::Dialog;
use super::icons::Icon;
use super::pages::tools::ledger::OUTCOME_KEYS;
use super::palette::{Palette, matching};
use super::shared::layout::Room;
use super::shared::parts;
use super::theme::{TextStyle, Theme};
use super::toast::Toast;
use super::widgets::{
    Button, Field, KeyCap, ListRow, Overlay, Toast as ShortLine, announce, group, mark_heading, name_keys, section_label, set_group_size, set_place_in_group,
};
use super::work::Work;
use super::{dialogs, keys};
use crate::content::{Lang, fill};

/// The state of the toast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToastState {
    /// Hovered or focused; it stays meanwhile.
    pub is_held: bool,
    /// Faded out.
    pub is_gone: bool,
}

/// Draws the layers. `dialog` comes with true if it is non-modal. Returns the state of the toast.
pub fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    toast: Option<&Toast>,
    palette: &mut Option<Palette>,
    shows_shortcuts: bool,
    dialog: Option<(&Dialog, bool)>,
) -> ToastState {
    let ctx = ui.ctx().clone();
    let mut bottom_left = place_of_short_lines(ui, cx);
    if let Some(work) = cx.work {
        bottom_left.y = show_work(ui, cx, work, bottom_left) - Theme::of(ui).spacing.s;
    }
    let opacity = toast_opacity(ui, toast);
    let is_held = toast.is_some_and(|toast| show_toast(ui, cx, toast, bottom_left, opacity));
    if let Some(palette) = palette {
        show_palette(&ctx, cx, palette);
    }
    if shows_shortcuts {
        show_shortcuts(&ctx, cx);
    }
    if let Some((dialog, stands)) = dialog {
        dialogs::show(&ctx, cx, dialog, stands);
    }
    ToastState { is_held, is_gone: toast.is_some_and(|toast| toast.is_leaving) && opacity <= 0.0 }
}

/// The page shown while a file is opened, without animation.
pub fn opening(ui: &mut Ui, cx: &mut Cx<'_>) {
    const WIDTH: f32 = 320.0;
    parts::middle(ui, "opening", WIDTH, |ui| {
        let theme = Theme::of(ui);
        ui.vertical_centered(|ui| {
            let line = ui.label(theme.text(TextStyle::Heading, &cx.lang.status.opening).color(theme.colours.text_secondary));
            announce(&line);
            ui.add_space(theme.spacing.m);
            if ui.add(Button::quiet(&cx.lang.common.cancel)).clicked() || parts::escape_pressed(ui) {
                cx.push(Action::Back);
            }
        });
    });
}

/// The lower left corner of the lowest toast.
fn place_of_short_lines(ui: &Ui, cx: &Cx<'_>) -> Pos2 {
    const FROM_EDGE: f32 = 20.0;
    /// Keeps the footer of a moment free.
    const FOOT_OF_MOMENT: f32 = 120.0;
    let layout = Theme::of(ui).layout;
    let is_moment = cx.page == Page::Moment;
    let foot = if is_moment { FOOT_OF_MOMENT } else { 0.0 };
    let side_bar = match Room::of(ui) {
        _ if !cx.commands.is_open || is_moment => 0.0,
        Room::Wide => layout.sidebar,
        Room::Medium => layout.rail,
        Room::Narrow => layout.rail_small,
    };
    let window = ui.ctx().content_rect();
    pos2(window.left() + side_bar + FROM_EDGE, window.bottom() - FROM_EDGE - foot)
}

/// Draws the background work, without animation. Returns its top edge.
fn show_work(ui: &Ui, cx: &mut Cx<'_>, work: Work, bottom_left: Pos2) -> f32 {
    let words = &cx.lang.work;
    let text = if work.is_stopping { &words.stopping } else { work.task.words(cx.lang) };
    let (done, total) = work.counts;
    let so_far = fill(&words.so_far, &[("number", &done.to_string()), ("count", &total.to_string())]);
    let mut line = ShortLine::new(Icon::Clock, text).id(Id::unique("work"));
    // A single item has no intermediate progress.
    if total > 1 {
        line = line.progress(done as f32 / total as f32, &so_far);
    }
    if work.task.can_stop() && !work.is_stopping {
        line = line.action(&cx.lang.common.cancel);
    }
    let shown = line.show(ui.ctx(), bottom_left, 1.0);
    if shown.acted {
        cx.push(Action::StopWork);
    }
    shown.rect.top()
}

/// Opacity of the toast. Fading is no motion, so reduced motion only shortens it.
fn toast_opacity(ui: &Ui, toast: Option<&Toast>) -> f32 {
    let motion = Theme::of(ui).motion;
    let is_there = toast.is_some_and(|toast| !toast.is_leaving);
    let full_ms = if is_there { motion.toast_in_ms } else { motion.toast_out_ms };
    let is_reduced = ui.style().animation_time == 0.0;
    let fade_secs = if is_reduced { full_ms.min(motion.reduced_fade_ms) } else { full_ms } / 1000.0;
    ui.ctx().animate_bool_with_time_and_easing(Id::unique("toast opacity"), is_there, fade_secs, easing::cubic_out)
}

fn show_toast(ui: &Ui, cx: &mut Cx<'_>, toast: &Toast, bottom_left: Pos2, opacity: f32) -> bool {
    let mut line = ShortLine::new(toast.icon, &toast.text).occasion(toast.until.as_nanos());
    if toast.is_warning {
        line = line.caution();
    }
    let keys;
    if let Some((text, action)) = &toast.offer {
        line = line.action(text);
        if let Action::Command(command) = action
            && let Some(shortcut) = command.shortcuts().first()
        {
            keys = keys::as_text(*shortcut, &cx.lang.shortcuts.keys);
            line = line.keys(&keys);
        }
    }
    let shown = line.show(ui.ctx(), bottom_left, opacity);
    if shown.acted
        && let Some((_, action)) = &toast.offer
    {
        // Before the action, which may show a toast of its own.
        cx.push(Action::DismissToast);
        cx.push(action.clone());
    }
    shown.held
}

fn show_palette(ctx: &Context, cx: &mut Cx<'_>, palette: &mut Palette) {
    const WIDTH: f32 = 560.0;
    const ABOVE_LIST: f32 = 110.0;
    let words = &cx.lang.palette;
    let overlay = Overlay::new("palette", &words.name).width(WIDTH).at_top().show(ctx, |ui, just_opened| {
        // Arrow keys move the selection while typing goes to the field.
        let (up, down) = ui.input_mut(|input| (input.consume_key(Modifiers::NONE, Key::ArrowUp), input.consume_key(Modifiers::NONE, Key::ArrowDown)));
        let field = Field::new("palette query", &words.hint, &mut palette.query).name_hidden().hint(&words.hint).show(ui);
        // The page below may have taken the focus, or Enter found nothing.
        let has_lost_keyboard = !field.lost_focus() && ui.memory(|memory| memory.focused().is_none());
        if just_opened || has_lost_keyboard {
            field.request_focus();
        }
        if field.changed() {
            palette.selected = 0;
        }
        let found = matching(&palette.query, &cx.commands, cx.lang);
        palette.selected = moved(palette.selected, found.len(), up, down);
        let count = if found.is_empty() { words.nothing.clone() } else { words.results.of(found.len()) };
        let line = ui.label(Theme::of(ui).text(TextStyle::Caption, &count));
        announce(&line);
        if let Some(command) = found.get(palette.selected) {
            // Focus stays in the field, so announce the selection.
            let said = [&command.words(cx.lang).name, &count].map(String::as_str).join(&cx.lang.common.list_comma);
            ctx.accesskit_node_builder(line.id, |node| node.set_value(said));
        }

        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut chosen = found.get(palette.selected).copied().filter(|_| is_entered);
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
        Overlay::scroll_rows(ui, ABOVE_LIST, ListRow::height_with_line_below(), |ui| {
            group(ui, Role::ListBox, &words.name, |ui| {
                set_group_size(ui, found.len());
                for (index, command) in found.into_iter().enumerate() {
                    let row = command_row(ui, cx.lang, command, index == palette.selected);
                    set_place_in_group(&row, index);
                    if (up || down) && index == palette.selected {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        chosen = Some(command);
                    }
                }
            });
        });
        chosen
    });
    if let Some(command) = overlay.inner {
        cx.push(Action::ClosePalette);
        cx.command(command);
    } else if overlay.is_dismissed {
        cx.push(Action::ClosePalette);
    }
}

/// The selection after an arrow key, wrapping around.
fn moved(selected: usize, count: usize, up: bool, down: bool) -> usize {
    match count {
        0 => 0,
        _ if up => selected.checked_sub(1).unwrap_or(count - 1),
        _ if down => (selected + 1) % count,
        _ => selected.min(count - 1),
    }
}

fn command_row(ui: &mut Ui, lang: &Lang, command: Command, is_selected: bool) -> Response {
    let words = command.words(lang);
    let keys = command.shortcuts().first().map(|shortcut| keys::as_text(*shortcut, &lang.shortcuts.keys));
    let mut row = ListRow::new(&words.name).below(&words.help).selected(is_selected);
    if let Some(keys) = &keys {
        row = row.at_right(keys);
    }
    ui.add(row)
}

fn show_shortcuts(ctx: &Context, cx: &mut Cx<'_>) {
    const WIDTH: f32 = 520.0;
    let words = &cx.lang.shortcuts;
    let overlay = Overlay::new("shortcuts", &words.heading).width(WIDTH).show(ctx, |ui, just_opened| {
        let theme = Theme::of(ui);
        mark_heading(&ui.label(theme.text(TextStyle::Heading, &words.heading)), 2);
        let below = theme.sizes.button + theme.spacing.xxl + TextStyle::Heading.line_height();
        Overlay::scroll(ui, below, |ui| {
            ui.spacing_mut().interact_size.y = TextStyle::Body.line_height();
            let groups = [(&words.everywhere, everywhere(cx.lang)), (&words.check_in, in_a_check_in(cx.lang)), (&words.lists, in_lists(cx.lang))];
            for (group, rows) in groups {
                ui.add_space(theme.spacing.s);
                section_label(ui, group);
                for (keys, meaning) in rows {
                    key_row(ui, &keys, &meaning);
                }
            }
        });
        ui.add_space(theme.spacing.m);
        let close = ui.add(Button::new(&cx.lang.common.close));
        if just_opened {
            close.request_focus();
        }
        close.clicked()
    });
    if overlay.inner || overlay.is_dismissed {
        cx.push(Action::CloseShortcuts);
    }
}

type KeyRow = (Vec<String>, String);

fn everywhere(lang: &Lang) -> Vec<KeyRow> {
    let of_command = |command: Command| {
        let shortcut = command.shortcuts().first()?;
        Some((keys::parts(*shortcut, &lang.shortcuts.keys), command.words(lang).name.clone()))
    };
    let escape = &lang.shortcuts.keys.escape;
    let close = (vec![escape.clone()], lang.shortcuts.close_top.clone());
    let hide = [vec!["F12".to_owned()], vec![escape.clone(); 3]].map(|keys| (keys, Command::Hide.words(lang).name.clone()));
    let scroll = (vec![lang.shortcuts.keys.page_up.clone(), lang.shortcuts.keys.page_down.clone()], lang.shortcuts.scroll.clone());
    Command::ALL.into_iter().filter(|command| *command != Command::KeepCheckIn).filter_map(of_command).chain(hide).chain([scroll, close]).collect()
}

fn in_a_check_in(lang: &Lang) -> Vec<KeyRow> {
    let words = &lang.shortcuts;
    let names = &words.keys;
    let keep = Command::KeepCheckIn.shortcuts().first().map(|shortcut| (keys::parts(*shortcut, names), words.keep.clone()));
    let others = [
        (vec![names.arrows.clone()], &words.move_dot),
        (vec![names.shift.clone(), names.arrows.clone()], &words.move_dot_far),
        (vec![names.home.clone()], &words.middle),
        (vec![words.letters.clone()], &words.find_word),
        (vec![alt(lang), "1".to_owned(), "2".to_owned(), "3".to_owned()], &words.how_much),
        (vec![alt(lang), "0".to_owned()], &words.not_how_much),
    ];
    keep.into_iter().chain(others.map(|(keys, meaning)| (keys, meaning.clone()))).collect()
}

fn in_lists(lang: &Lang) -> Vec<KeyRow> {
    let words = &lang.shortcuts;
    let names = &words.keys;
    let rows = [(&names.space, &words.choose_word), (&names.arrows, &words.between), (&names.tab, &words.next_field)];
    let months = (vec![names.page_up.clone(), names.page_down.clone()], words.by_month.clone());
    let promises = (OUTCOME_KEYS.iter().map(|(_, [letter, _])| letter.name().to_owned()).collect(), lang.ledger.note_by_key.clone());
    rows.map(|(key, meaning)| (vec![key.clone()], meaning.clone())).into_iter().chain([months, promises]).collect()
}

fn alt(lang: &Lang) -> String {
    let names = &lang.shortcuts.keys;
    if cfg!(target_os = "macos") { names.option.clone() } else { names.alt.clone() }
}

fn key_row(ui: &mut Ui, keys: &[String], meaning: &str) {
    const KEYS_WIDTH: f32 = 168.0;
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.spacing.xs;
        let left = ui.cursor().left();
        for key in keys {
            ui.add(KeyCap(key));
        }
        ui.add_space(left + KEYS_WIDTH - ui.cursor().left());
        let meaning = ui.add(Label::new(theme.text(TextStyle::Body, meaning)).wrap());
        name_keys(&meaning, &keys.join(" "));
    });
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::time::Duration;

    use eframe::egui::Memory;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::content::lang;
    use crate::journal::Journal;
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, harness_of, in_every_view};
    use crate::ui::work::Task;

    fn desk() -> Desk {
        Desk::new(Page::Today, Journal::default())
    }

    fn toast() -> Toast {
        let offer = Some(("Undo".to_owned(), Action::Command(Command::Undo)));
        Toast { icon: Icon::Check, text: "Check-in kept".to_owned(), offer, is_warning: false, until: Duration::ZERO, is_leaving: false }
    }

    /// A window with one button, and the palette in front while open.
    fn palette_window() -> (Harness<'static, Desk>, Rc<RefCell<Option<Palette>>>) {
        let palette = Rc::new(RefCell::new(None));
        let shown = Rc::clone(&palette);
        let harness = harness_of(desk(), View::DESIGN, move |ui, cx| {
            let _ = ui.add(Button::new("Behind"));
            show(ui, cx, None, &mut shown.borrow_mut(), false, None);
        });
        (harness, palette)
    }

    #[test]
    fn the_palette_gets_the_keyboard_back() {
        let (mut harness, palette) = palette_window();
        *palette.borrow_mut() = Some(Palette::default());
        harness.run();
        let field = harness.ctx.memory(Memory::focused).expect("the field");
        // As a click of a screen reader on the page below does.
        harness.ctx.memory_mut(|memory| memory.surrender_focus(field));
        harness.run();
        assert_eq!(harness.ctx.memory(Memory::focused), Some(field));
    }

    #[test]
    fn they_settle_in_every_window() {
        in_every_view("toast", desk, |ui, cx| {
            show(ui, cx, Some(&toast()), &mut None, false, None);
        });
        let work = || Some(Work { task: Task::EraseFromCopies, counts: (3, 12), is_stopping: false });
        in_every_view(
            "work",
            move || desk().with(|desk| desk.work = work()),
            |ui, cx| {
                show(ui, cx, Some(&toast()), &mut None, false, None);
            },
        );
        in_every_view("palette", desk, |ui, cx| {
            show(ui, cx, None, &mut Some(Palette::default()), false, None);
        });
        in_every_view("shortcuts", desk, |ui, cx| {
            show(ui, cx, None, &mut None, true, None);
        });
        in_every_view("opening", || desk().with(|desk| desk.is_open = false), opening);
    }

    #[test]
    fn a_few_letters_and_enter_run_a_command() {
        let (mut harness, palette) = palette_window();
        *palette.borrow_mut() = Some(Palette::default());
        harness.run();
        assert!(harness.get_by_label("What would you like to do?").is_focused());
        harness.get_by_label("What would you like to do?").type_text("rdmp");
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::ClosePalette, Action::Command(Command::GoRoadmap)]));
    }

    #[test]
    fn arrow_keys_choose_and_escape_gives_the_focus_back() {
        let (mut harness, palette) = palette_window();
        harness.get_by_label("Behind").focus();
        harness.run();
        *palette.borrow_mut() = Some(Palette::default());
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        assert_eq!(palette.borrow().as_ref().map(|palette| palette.selected), Some(1));
        harness.key_press(Key::Escape);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::ClosePalette]));
        *palette.borrow_mut() = None;
        harness.run();
        assert!(harness.get_by_label("Behind").is_focused());
    }

    #[test]
    fn the_list_goes_round_at_both_ends() {
        assert_eq!((moved(0, 3, true, false), moved(2, 3, false, true), moved(9, 3, false, false), moved(4, 0, false, true)), (2, 0, 2, 0));
    }

    #[test]
    fn the_short_line_fades_and_is_gone_then_also_with_less_movement() {
        for reduce_motion in [false, true] {
            let is_leaving = Rc::new(RefCell::new(false));
            let states = Rc::new(RefCell::new(Vec::new()));
            let (told, seen) = (Rc::clone(&is_leaving), Rc::clone(&states));
            let mut harness = harness_of(desk(), View::DESIGN, move |ui, cx| {
                crate::ui::theme::apply(ui.ctx(), crate::journal::ThemeChoice::Light, 100, reduce_motion);
                let toast = Toast { is_leaving: *told.borrow(), ..toast() };
                seen.borrow_mut().push(show(ui, cx, Some(&toast), &mut None, false, None).is_gone);
            });
            assert!(states.borrow().iter().all(|is_gone| !is_gone));
            *is_leaving.borrow_mut() = true;
            harness.run();
            assert_eq!(states.borrow().last(), Some(&true));
        }
    }

    #[test]
    fn what_was_done_can_be_taken_back_from_the_short_line() {
        let mut harness = harness_of(desk(), View::DESIGN, |ui, cx| {
            show(ui, cx, Some(&toast()), &mut None, false, None);
        });
        harness.get_by_label("Undo").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::DismissToast, Action::Command(Command::Undo)]));
    }

    #[test]
    fn slow_work_is_told_and_can_be_stopped_where_that_is_safe() {
        let line_of = |work| {
            harness_of(desk().with(|desk| desk.work = Some(work)), View::DESIGN, |ui, cx| {
                show(ui, cx, Some(&toast()), &mut None, false, None);
            })
        };
        let erasing = Work { task: Task::EraseFromCopies, counts: (3, 12), is_stopping: false };
        let mut harness = line_of(erasing);
        assert!(harness.query_by_label("3 of 12").is_some());
        let (work, toast) = (harness.get_by_label("Erasing from earlier copies").rect(), harness.get_by_label("Check-in kept").rect());
        assert!(toast.bottom() < work.top(), "the short line stands above it");
        harness.get_by_label("Cancel").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::StopWork]));

        let stopping = line_of(Work { is_stopping: true, ..erasing });
        assert!(stopping.query_by_label("Stopping…").is_some() && stopping.query_by_label("Cancel").is_none());
        let one_file = line_of(Work { task: Task::SaveCopy, counts: (0, 0), is_stopping: false });
        assert!(one_file.query_by_label("Saving a copy").is_some() && one_file.query_by_label("Cancel").is_none());
    }

    #[test]
    fn every_command_with_a_key_stands_in_the_list() {
        let listed: Vec<String> = everywhere(lang()).into_iter().chain(in_a_check_in(lang())).map(|(_, meaning)| meaning).collect();
        for command in Command::ALL.into_iter().filter(|command| !command.shortcuts().is_empty() && *command != Command::KeepCheckIn) {
            assert!(listed.contains(&command.words(lang()).name), "{command:?}");
        }
        assert!(listed.contains(&lang().shortcuts.keep) && listed.contains(&lang().shortcuts.scroll));
    }
}
