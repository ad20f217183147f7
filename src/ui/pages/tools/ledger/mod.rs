//! The trust ledger: promises, and what the user saw of them. Promises are never added up, and
//! nobody has a score.

mod count;
mod history;
mod list;
mod sheet;
mod suggestions;
mod table;
#[cfg(test)]
mod tests;
mod words;

use eframe::egui::{Frame, Margin, Rect, ScrollArea, Shape, Ui, UiBuilder, pos2, vec2};

pub(in crate::ui) use self::table::OUTCOME_KEYS;
pub(in crate::ui::pages) use self::words::title_of;

use self::list::{Section, Who, listed};
use self::suggestions::Decision;
use self::table::RowEvent;
use super::beginning::Beginning;
use crate::content::{Gate, fill};
use crate::journal::{EditName, Id, TableKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, at_right, flush_left, goes_back};
use crate::ui::shared::night_rest::NightRest;
use crate::ui::shared::parts;
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, DropDown, Segment, mark_page_title, menu_button, menu_item, segmented};

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    night: NightRest,
    /// Lists ended promises too.
    shows_all: bool,
    who: Who,
    /// The open promise, saved from its first letter.
    open: Option<Id>,
    /// The open promise is not saved yet.
    is_new: bool,
    /// In a narrow window, show the sheet instead of the list.
    shows_sheet: bool,
    /// The suggestions are open; true once they had the focus.
    suggests: Option<bool>,
    moved: Moved,
    sheet: sheet::State,
}

impl State {
    /// Opens a promise, even in night mode.
    pub fn open(&mut self, id: Id) {
        self.night.ask();
        self.suggests = None;
        self.select(id);
        self.moved = Moved::Here;
    }

    fn select(&mut self, id: Id) {
        if self.open != Some(id) {
            self.sheet = sheet::State::default();
            self.is_new = false;
        }
        self.open = Some(id);
        self.shows_sheet = true;
    }

    const fn go_back(&mut self, moved: Moved) {
        self.shows_sheet = false;
        self.moved = moved;
    }

    /// Starts a new promise and focuses it.
    fn begin(&mut self, id: Id, is_new: bool) {
        self.suggests = None;
        self.select(id);
        self.is_new = is_new;
        self.sheet.focuses_what = true;
        self.sheet.shows_about = true;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.ledger);
    state.night.pass(cx.now.local);
    if !cx.commands.can_edit {
        state.suggests = None;
    }
    if state.night.holds(cx.now.local) {
        parts::page(ui, "ledger at night", Theme::of(ui).layout.content_max, |ui| {
            parts::title(ui, &Tool::Ledger.words(cx.lang).name);
            state.night.show(ui, cx.lang, &cx.lang.ledger.night_text, &cx.lang.ledger.night_button);
        });
    } else {
        show_page(ui, cx, &mut state);
    }
    cx.states.tools.ledger = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    // Without anything to close, Esc goes back to all tools.
    let shows_sheet = !room.is_narrow() || state.shows_sheet;
    let leaves_something =
        state.suggests.is_some() || (state.sheet.history.is_writing(cx.journal) && shows_sheet) || (room.is_narrow() && state.open.is_some() && shows_sheet);
    if leaves_something && goes_back(ui) {
        escape(cx, state);
    }
    if let Some(had_focus) = &mut state.suggests {
        let takes_focus = !std::mem::replace(had_focus, true);
        if let Some(decision) = suggestions::show(ui, cx, takes_focus) {
            begin(cx, state, decision);
            ui.ctx().request_repaint();
        }
        return;
    }
    let journal = cx.journal;
    let is_there = |id: &Id| journal.promises().contains_key(id);
    state.is_new &= cx.commands.can_edit && !state.open.as_ref().is_some_and(is_there);
    let open = state.open.filter(|id| state.is_new || is_there(id));
    let sections = listed(journal, cx.lang, state.shows_all, &state.who, cx.today(), open);
    // A promise is always open beside the list; a list alone waits for a choice.
    let first = || sections.first().and_then(|(_, ids)| ids.first().copied());
    let shown = if room.is_narrow() { open.filter(|_| state.shows_sheet) } else { open.or_else(first) };
    if let Some(id) = shown.filter(|id| state.open != Some(*id)) {
        state.select(id);
    }
    let width = Theme::of(ui).layout.content_max;
    match shown {
        Some(_) if room.is_narrow() => show_sheet_alone(ui, cx, state, room),
        Some(_) => {
            Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
                ui.set_width(ui.available_width().min(width));
                show_head(ui, cx, state);
                show_list_detail(ui, cx, state, &sections, shown, room);
            });
        }
        None => parts::page(ui, "ledger", width, |ui| {
            show_head(ui, cx, state);
            if journal.promises().is_empty() {
                show_empty(ui, cx, state);
            } else {
                show_rows(ui, cx, state, &sections, None);
            }
        }),
    }
}

/// Goes one step back: from the suggestions, from an entry's form, or from the sheet in a narrow
/// window.
fn escape(cx: &mut Cx<'_>, state: &mut State) {
    if state.suggests.is_some() {
        state.suggests = None;
    } else if state.sheet.history.is_writing(cx.journal) {
        state.sheet.history.close(cx);
    } else {
        state.go_back(Moved::WithFocus);
    }
}

fn begin(cx: &mut Cx<'_>, state: &mut State, decision: Decision) {
    match decision {
        Decision::Own => {
            let id = cx.new_id();
            state.begin(id, true);
        }
        Decision::Begin(promise) => {
            let id = cx.new_id();
            cx.put(id, *promise, EditName::Add(TableKind::Promise));
            state.begin(id, true);
        }
        Decision::Leave => state.suggests = None,
    }
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let name = &Tool::Ledger.words(cx.lang).name;
    if Room::of(ui) == Room::Wide {
        ui.horizontal(|ui| {
            mark_page_title(&ui.label(theme.text(TextStyle::Title, name)));
            let room = ui.available_width();
            at_right(ui, "controls", room, |ui| show_controls(ui, cx, state));
        });
    } else {
        mark_page_title(&ui.label(theme.text(TextStyle::Title, name)));
        ui.horizontal_wrapped(|ui| show_controls(ui, cx, state));
    }
    ui.add_space(theme.spacing.m);
    show_fear(ui, cx);
}

/// Filters, and the button for a new promise.
fn show_controls(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let words = &cx.lang.ledger;
    // The empty state has its own button.
    if cx.journal.promises().is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 14.0;
    let segments = [Segment::new(false, words.show_open.as_str()), Segment::new(true, &words.show_all)];
    segmented(ui, "show", &words.show, &mut state.shows_all, &segments);
    let choices = Who::choices(cx.journal);
    if !choices.contains(&state.who) {
        state.who = Who::Anyone;
    }
    if choices.len() > 2 {
        show_who(ui, cx, state, choices);
    }
    if cx.commands.can_edit && ui.add(Button::primary(&words.add).icon(Icon::Plus)).clicked() {
        state.suggests = Some(false);
    }
}

fn show_who(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, choices: Vec<Who>) {
    let words = &cx.lang.ledger;
    let shown = match &state.who {
        Who::Anyone => words.who_anyone.clone(),
        who => fill(&words.who_only, &[("name", who.words(cx.lang))]),
    };
    let mut chosen = None;
    menu_button(ui, DropDown::Bare, None, &words.who_filter, &shown, |ui| {
        for choice in choices {
            if menu_item(ui, choice.words(cx.lang), true).clicked() {
                chosen = Some(choice);
            }
        }
    });
    state.who = chosen.unwrap_or_else(|| std::mem::take(&mut state.who));
}

/// A line, if there may be fear: kept promises do not disprove it.
fn show_fear(ui: &mut Ui, cx: &Cx<'_>) {
    let words = &cx.lang.ledger;
    let line = match Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) {
        Gate::ClosedForTwo => &words.fear,
        Gate::AsksAboutFear => &words.fear_unanswered,
        Gate::Open | Gate::WaitsToBeOpened => return,
    };
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Small, line).color(theme.colours.text_secondary));
    ui.add_space(theme.spacing.s);
}

fn show_empty(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.ledger;
    let beginning = Beginning { tool: Tool::Ledger, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.add };
    if beginning.show(ui, cx, true) {
        state.suggests = Some(false);
        ui.ctx().request_repaint();
    }
}

fn show_rows(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, sections: &[(Section, Vec<Id>)], shown: Option<Id>) {
    let theme = Theme::of(ui);
    let arrival = std::mem::take(&mut state.moved).arrival(state.open);
    match table::show(ui, cx, sections, shown, arrival) {
        Some(RowEvent::Opened(id)) => {
            state.select(id);
            state.moved = if Room::of(ui).is_narrow() { Moved::by_press(ui) } else { Moved::No };
            ui.ctx().request_repaint();
        }
        Some(RowEvent::Noted(id, outcome)) => {
            let shows_sheet = state.shows_sheet;
            state.select(id);
            state.shows_sheet = shows_sheet;
            history::note(cx, &mut state.sheet.history, id, outcome);
        }
        None => {}
    }
    if sections.is_empty() {
        ui.add_space(theme.spacing.s);
        ui.label(theme.text(TextStyle::Small, &cx.lang.ledger.nothing_listed).color(theme.colours.text_secondary));
    }
    table::show_legend(ui, cx, sections);
    // Narrow windows use the buttons of the sheet.
    if cx.commands.can_edit && !sections.is_empty() && !Room::of(ui).is_narrow() {
        ui.add_space(theme.spacing.s);
        ui.label(theme.text(TextStyle::Caption, &cx.lang.ledger.keys));
    }
}

const SHEET_WIDTH: f32 = 326.0;

fn show_list_detail(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, sections: &[(Section, Vec<Id>)], shown: Option<Id>, room: Room) {
    let gap = if room == Room::Wide { 36.0 } else { 20.0 };
    let all = ui.available_rect_before_wrap();
    let left = Rect::from_min_max(all.min, pos2(all.right() - SHEET_WIDTH - gap, all.bottom()));
    let right = Rect::from_min_max(pos2(all.right() - SHEET_WIDTH, all.top()), all.max);
    // Rows and their focus rings extend beyond the text.
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        ui.set_clip_rect(left.expand2(vec2(14.0, 0.0)));
        ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
            // Space for the scroll bar.
            Frame::NONE.inner_margin(Margin { left: 0, right: 14, top: 0, bottom: 0 }).show(ui, |ui| show_rows(ui, cx, state, sections, shown));
        });
    });
    if shown.is_some() {
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| show_sheet(ui, cx, state));
    }
}

/// The sheet beside the list, as high as its content but within the window.
fn show_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let ground = ui.painter().add(Shape::Noop);
    let place = ui.max_rect();
    let scrolled = ScrollArea::vertical().id_salt(("promise", state.open)).auto_shrink([false, true]).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(24, 18)).show(ui, |ui| show_open(ui, cx, state));
    });
    let height = scrolled.content_size.y.min(place.height());
    let sheet = Rect::from_min_size(place.min, vec2(place.width(), height));
    ui.painter().set(ground, theme.surface(Level::Sheet, sheet, theme.radius.sheet));
}

/// The sheet as its own page, in a narrow window.
fn show_sheet_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    ui.painter().add(Theme::of(ui).surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0));
    ScrollArea::vertical().id_salt(("promise alone", state.open)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.ledger.all_promises).small().icon(Icon::ArrowLeft)));
            if back.clicked() {
                state.go_back(Moved::by_press(ui));
                return;
            }
            if std::mem::take(&mut state.moved) == Moved::WithFocus {
                back.request_focus();
            }
            show_open(ui, cx, state);
        });
    });
}

fn show_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let Some(id) = state.open else { return };
    if state.is_new || cx.journal.promises().contains_key(&id) {
        sheet::show(ui, cx, &mut state.sheet, id);
    }
}
