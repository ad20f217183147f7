//! The window frame: side bar with sections and save state, and the page.

use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, UiKind, WidgetInfo, vec2};

use crate::content::{Lang, fill};

use super::action::{Action, Page};
use super::command::Command;
use super::cx::{Cx, FileState};
use super::focus_in_view;
use super::icons::Icon;
use super::keys;
use super::pages;
use super::shared::layout::Room;
use super::theme::{TextStyle, Theme};
use super::tool::Tool;
use super::widgets::{Button, NavItem, Tone, announce, app_mark, describe, name_surroundings, show_name_on_hover, status_icon, status_line};

/// Width of the side bar; only wide windows show labels.
fn side_bar_width(theme: &Theme, room: Room) -> f32 {
    match room {
        Room::Wide => theme.layout.sidebar,
        Room::Medium => theme.layout.rail,
        Room::Narrow => theme.layout.rail_small,
    }
}

/// The window with an open journal.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let bar = Room::of(ui);
    let ground = Frame::NONE.fill(theme.colours.surface_sunken);
    let panel = Panel::left("side_bar").exact_size(side_bar_width(theme, bar)).resizable(false).show_separator_line(false).frame(ground);
    let shown = panel.show(ui, |ui| {
        name_surroundings(ui, UiKind::LeftPanel, Role::Navigation, &cx.lang.nav.label);
        side_bar(ui, cx, bar);
    });
    if theme.high_contrast {
        let edge = shown.response.rect;
        ui.painter().vline(edge.right(), edge.y_range(), Stroke::new(theme.stroke.hairline, theme.colours.line));
    }
    CentralPanel::default().frame(Frame::NONE.fill(theme.colours.surface_base)).show(ui, |ui| {
        name_surroundings(ui, UiKind::CentralPanel, Role::Main, page_name(cx));
        page_keys(ui);
        pages::show(ui, cx);
    });
}

fn page_name<'a>(cx: &Cx<'a>) -> &'a str {
    let words = &cx.lang.nav;
    match cx.page {
        Page::Today => &words.today,
        Page::Journal => &words.journal,
        Page::Insights => &words.insights,
        Page::Boundaries => &words.boundaries,
        Page::Worksheets => &words.worksheets,
        Page::Roadmap => &words.roadmap,
        Page::Tools => &words.tools,
        Page::Tool(tool) => &tool.words(cx.lang).name,
        Page::Moment => &words.moment,
        Page::Paper => &cx.lang.paper.heading,
        Page::Help => &words.help,
        Page::SafeHere => &cx.lang.safe_here.heading,
        Page::SafetyPlan => &cx.lang.safety_plan.heading,
        Page::Words => &cx.lang.own_words.heading,
        Page::Settings => &words.settings,
        Page::Trash => &words.trash,
        Page::Backups => &words.backups,
        Page::About => &words.about,
    }
}

/// Page keys apply if no overlay covers the page and nothing has focus.
fn page_keys(ui: &Ui) {
    if ui.memory(|memory| memory.top_modal_layer().is_none() && memory.focused().is_none()) {
        focus_in_view::page_keys(ui);
    }
}

/// The shared view, without the side bar.
pub fn show_together(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    CentralPanel::default().frame(Frame::NONE.fill(theme.colours.surface_base)).show(ui, |ui| {
        name_surroundings(ui, UiKind::CentralPanel, Role::Main, &cx.lang.together.heading);
        page_keys(ui);
        pages::together::show(ui, cx);
    });
}

/// A page without a journal, with a Back button.
pub fn show_alone(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    CentralPanel::default().frame(Frame::NONE.fill(theme.colours.surface_base)).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 26, right: 26, top: 16, bottom: 0 }).show(ui, |ui| {
            name_surroundings(ui, UiKind::CentralPanel, Role::Main, page_name(cx));
            if ui.add(Button::quiet(&cx.lang.common.back).icon(Icon::ArrowLeft)).clicked() {
                cx.push(Action::Back);
            }
        });
        page_keys(ui);
        pages::show(ui, cx);
    });
}

/// The privacy screen. True on a click anywhere or Enter.
pub fn show_blank(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let page = ui.interact(ui.max_rect(), ui.scope_id().with("blank"), Sense::click());
    page.widget_info(|| WidgetInfo::labeled(Role::Button, true, &cx.lang.hiding.come_back));
    if ui.memory(|memory| memory.focused().is_none()) {
        page.request_focus();
    }
    page.clicked()
}

/// A page in the whole window, with or without a journal.
pub fn show_whole(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    CentralPanel::default().frame(Frame::NONE.fill(theme.colours.surface_base)).show(ui, |ui| {
        name_surroundings(ui, UiKind::CentralPanel, Role::Main, page_name(cx));
        page_keys(ui);
        pages::show(ui, cx);
    });
}

fn sections(lang: &Lang) -> [(Page, Icon, &str, Command); 8] {
    [
        (Page::Today, Icon::Sun, &lang.nav.today, Command::GoToday),
        (Page::Journal, Icon::NotebookPen, &lang.nav.journal, Command::GoJournal),
        (Page::Insights, Icon::ChartLine, &lang.nav.insights, Command::GoInsights),
        (Page::Boundaries, Icon::Fence, &lang.nav.boundaries, Command::GoBoundaries),
        (Page::Worksheets, Icon::ClipboardList, &lang.nav.worksheets, Command::GoWorksheets),
        (Page::Roadmap, Icon::Route, &lang.nav.roadmap, Command::GoRoadmap),
        (Page::Tool(Tool::Ledger), Icon::Handshake, &lang.nav.ledger, Command::GoTool(Tool::Ledger)),
        (Page::Tools, Icon::LayoutGrid, &lang.nav.tools, Command::GoTools),
    ]
}

/// Heights of the fixed parts of the side bar.
const BRAND_HEIGHT: f32 = 46.0;
const TOP: f32 = 20.0;
const BOTTOM: f32 = 14.0;
const FILE_HEIGHT: f32 = 64.0;

fn side_bar(ui: &mut Ui, cx: &mut Cx<'_>, bar: Room) {
    let theme = Theme::of(ui);
    let side = if bar.is_narrow() { 4 } else { 12 };
    let inside = Frame::NONE.inner_margin(Margin { left: side, right: side, top: TOP as i8, bottom: BOTTOM as i8 });
    let room = ui.available_height();
    // Moment, Help, Settings, and Lock if available.
    let entries = sections(cx.lang).len() as f32 + if cx.commands.can_lock { 4.0 } else { 3.0 };
    let spare = room - (TOP + BRAND_HEIGHT + entries * theme.sizes.nav + FILE_HEIGHT + BOTTOM);
    let is_short = spare < BOTTOM;
    // Moment and Help stay visible in low windows; the rest scrolls.
    let calls_height = if is_short { 2.0 * theme.sizes.nav + BOTTOM } else { 0.0 };
    ScrollArea::vertical().id_salt("side_bar").max_height(room - calls_height).show(ui, |ui| {
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            brand(ui, cx, bar);
            for (page, icon, text, command) in sections(cx.lang) {
                entry(ui, cx, bar, page, icon, text, command, false);
            }
            if is_short {
                ui.add_space(BOTTOM);
            } else {
                ui.add_space(spare);
                calls(ui, cx, bar);
            }
            if cx.commands.can_lock {
                lock_entry(ui, cx, bar);
            }
            entry(ui, cx, bar, Page::Settings, Icon::Settings2, &cx.lang.nav.settings, Command::GoSettings, false);
            ui.add_space(10.0);
            let line = ui.available_rect_before_wrap();
            theme.hairline(ui.painter(), line.left() + 10.0, line.right() - 10.0, line.top());
            ui.add_space(8.0);
            file_line(ui, cx, bar);
        });
    });
    if is_short {
        let line = ui.available_rect_before_wrap();
        theme.hairline(ui.painter(), line.left() + 10.0, line.right() - 10.0, line.top());
        let inside = Frame::NONE.inner_margin(Margin { left: side, right: side, top: BOTTOM as i8 / 2, bottom: 0 });
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            calls(ui, cx, bar);
        });
    }
}

fn calls(ui: &mut Ui, cx: &mut Cx<'_>, bar: Room) {
    entry(ui, cx, bar, Page::Moment, Icon::Wind, &cx.lang.nav.moment, Command::Moment, true);
    entry(ui, cx, bar, Page::Help, Icon::LifeBuoy, &cx.lang.nav.help, Command::GoHelp, true);
}

/// The Lock entry, with its shortcut.
fn lock_entry(ui: &mut Ui, cx: &mut Cx<'_>, bar: Room) {
    let keys = Command::Lock.shortcuts().first().map(|shortcut| keys::as_text(*shortcut, &cx.lang.shortcuts.keys)).unwrap_or_default();
    if ui.add(NavItem::new(Icon::Lock, &cx.lang.commands.lock.name, false).icon_only(bar != Room::Wide).shortcut(&keys)).clicked() {
        cx.command(Command::Lock);
    }
}

fn brand(ui: &mut Ui, cx: &Cx<'_>, bar: Room) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let mark = theme.sizes.icon_nav + 3.0;
    if bar == Room::Wide {
        let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        line.add_space(10.0);
        app_mark(&mut line, mark);
        line.add_space(6.0);
        line.label(theme.text(TextStyle::Item, &cx.appearance.shown_name));
    } else {
        let at = Rect::from_center_size(rect.center(), vec2(mark, mark));
        app_mark(&mut ui.new_child(UiBuilder::new().max_rect(at)), mark);
    }
    ui.add_space(22.0);
}

#[expect(clippy::too_many_arguments, reason = "one entry is described in one place, and nowhere else")]
fn entry(ui: &mut Ui, cx: &mut Cx<'_>, bar: Room, page: Page, icon: Icon, text: &str, command: Command, shows_keys: bool) {
    let is_selected = cx.page == page
        || (page == Page::Help && cx.page == Page::SafetyPlan)
        || (page == Page::Today && cx.page == Page::Words)
        || (page == Page::Tools && matches!(cx.page, Page::Tool(tool) if tool != Tool::Ledger))
        || (page == Page::Help && cx.page == Page::SafeHere)
        || (page == Page::Settings && matches!(cx.page, Page::Trash | Page::Backups | Page::About));
    let keys = command.shortcuts().first().map(|shortcut| keys::as_text(*shortcut, &cx.lang.shortcuts.keys)).unwrap_or_default();
    let mut item = NavItem::new(icon, text, is_selected).icon_only(bar != Room::Wide);
    if shows_keys {
        item = item.shortcut(&keys);
    }
    if ui.add(item).clicked() {
        cx.command(command);
    }
}

/// The save state: icon, text, true if it needs attention, tooltip.
fn file_state_words(cx: &Cx<'_>) -> (Icon, String, bool, Option<String>) {
    let words = &cx.lang.status;
    if let Some(seconds) = cx.file.locks_in_secs {
        return (Icon::Lock, words.locks_in.of(usize::try_from(seconds).unwrap_or_default()), false, None);
    }
    let time = |when: crate::journal::LocalTime| cx.locale.time(when.time(), &cx.lang.dates);
    match &cx.file.state {
        FileState::Saved(when) => (Icon::Check, fill(&words.saved_at, &[("time", &time(*when))]), false, None),
        FileState::Unchanged => (Icon::Check, words.saved.clone(), false, None),
        FileState::Editing => (Icon::Pencil, words.editing.clone(), false, Some(words.editing_hint.clone())),
        FileState::Saving => (Icon::RotateCcw, words.saving.clone(), false, None),
        FileState::NotSaved(Some(when)) => (Icon::TriangleAlert, fill(&words.not_saved_since, &[("time", &time(*when))]), true, None),
        FileState::NotSaved(None) => (Icon::TriangleAlert, words.not_saved.clone(), true, None),
        FileState::Waiting => (Icon::TriangleAlert, words.waiting.clone(), true, None),
        FileState::ReadOnly(reason) => (Icon::Eye, words.read_only.clone(), false, Some(reason.clone())),
        FileState::InMemory => (Icon::Eye, words.not_kept.clone(), false, Some(words.not_kept_hint.clone())),
    }
}

fn file_line(ui: &mut Ui, cx: &mut Cx<'_>, bar: Room) {
    let (icon, state, needs_a_look, hint) = file_state_words(cx);
    let tone = if needs_a_look { Tone::Caution } else { Tone::Plain };
    let name = cx.file.name.clone().unwrap_or_else(|| cx.lang.status.sample.clone());
    let response = if bar == Room::Wide {
        let inside = Frame::NONE.inner_margin(Margin { left: 10, right: 4, top: 2, bottom: 2 });
        inside.show(ui, |ui| status_line(ui, icon, tone, &name, &state)).inner
    } else {
        status_icon(ui, icon, tone, &name, &state)
    };
    // Announce results, but not progress, which would interrupt typing.
    if !matches!(cx.file.state, FileState::Editing | FileState::Saving) {
        announce(&response);
    }
    let explanation = match &hint {
        Some(hint) => format!("{name}\n{state}. {hint}"),
        None => format!("{name}\n{state}"),
    };
    let response = show_name_on_hover(response, &explanation);
    if let Some(hint) = &hint {
        describe(&response, hint);
    }
    if needs_a_look && ui.add(Button::quiet(&cx.lang.save.try_again).small()).clicked() {
        cx.command(Command::SaveNow);
    }
}
