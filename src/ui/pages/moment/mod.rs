//! A hard moment, in the whole window: breathing, senses, a plain list, people, and the distress
//! scale. Works without an open journal, but saves nothing then.

mod after;
mod beside;
mod breathing;
mod foot;
mod people;
mod plain_list;
mod senses;
#[cfg(test)]
mod tests;

use eframe::egui::{Align, Frame, Key as Keyboard, Layout, Margin, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use crate::insights::ToolChange;
use crate::journal::{BreathingPace, Edit, Id, Key, Moment, MomentTool, Only, Preferences};
use crate::ui::action::{Action, Page};
use crate::ui::cached::Cached;
use crate::ui::cx::{Cx, Now};
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, KeyCap, Segment, segmented, segmented_width};

use breathing::Breathing;
use senses::Senses;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Breathe,
    Senses,
    List,
    People,
}

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    /// The current moment, kept until the next one begins.
    current: Option<Current>,
}

impl State {
    /// Begins a new moment, discarding the state of the last one.
    pub fn begin(&mut self, now: Now) {
        self.current = Some(Current::begun(now));
    }
}

#[derive(Debug)]
struct Current {
    record: Moment,
    id: Option<Id>,
    /// A tool was used since distress was rated, so the next rating is "after".
    has_tried: bool,
    is_changed: bool,
    way: Way,
    breathing: Breathing,
    senses: Senses,
    ticked: [bool; plain_list::LINES],
    /// The pace chosen now; `None` for the preference.
    pace: Option<BreathingPace>,
    shows_known: bool,
    /// Index of the shown line for a harder night, from the newest.
    night_line_turn: usize,
    changes: Cached<u64, Vec<ToolChange>>,
}

impl Current {
    fn begun(now: Now) -> Self {
        Self {
            record: Moment::begun(now.instant, now.local),
            id: None,
            has_tried: false,
            is_changed: false,
            way: Way::default(),
            breathing: Breathing::default(),
            senses: Senses::default(),
            ticked: Default::default(),
            pace: None,
            shows_known: false,
            night_line_turn: 0,
            changes: Cached::default(),
        }
    }

    /// The record, marked as changed.
    const fn change(&mut self) -> &mut Moment {
        self.is_changed = true;
        &mut self.record
    }

    fn use_tool(&mut self, tool: MomentTool) {
        self.has_tried |= self.record.distress_before.is_some();
        if !self.record.tools.contains(&tool) {
            self.change().tools.insert(tool);
        }
    }

    /// The current rating; asked anew once a tool was used.
    const fn distress(&self) -> Option<u8> {
        if self.has_tried { self.record.distress_after } else { self.record.distress_before }
    }

    /// Sets or clears the rating: "before" until a tool was used, then "after".
    const fn set_distress(&mut self, distress: Option<u8>) {
        let has_tried = self.has_tried;
        let record = self.change();
        if has_tried {
            record.distress_after = distress;
        } else {
            record.distress_before = distress;
        }
    }

    /// True once an exercise is done, so that the trigger can be asked for.
    fn is_after(&self) -> bool {
        let record = &self.record;
        self.breathing.is_over() || self.senses.is_over() || self.ticked.contains(&true) || record.distress_after.is_some() || !record.set_off_by.is_empty()
    }

    fn pace(&self, cx: &Cx<'_>) -> BreathingPace {
        self.pace.unwrap_or_else(|| cx.journal.preferences_or_initial().breathing)
    }

    fn set_pace(&mut self, cx: &mut Cx<'_>, pace: BreathingPace) {
        self.pace = Some(pace);
        self.breathing.begin_breath_anew();
        if cx.commands.can_edit {
            let preferences = Preferences { breathing: pace, ..cx.journal.preferences_or_initial() };
            cx.put_quietly(Only::One, preferences);
        }
    }

    /// Saves the moment if a journal is editable. Deletes an empty one.
    fn keep(&mut self, cx: &mut Cx<'_>) {
        if !cx.commands.can_edit || !std::mem::take(&mut self.is_changed) {
            return;
        }
        let record = self.record.clone();
        if record.holds_something() {
            let id = *self.id.get_or_insert_with(|| cx.new_id());
            cx.put_quietly(id, record);
        } else if let Some(id) = self.id.take() {
            cx.push(Action::EditQuietly(Edit::delete(Key::Moment(id), cx.now.instant)));
        }
    }
}

const BESIDE_WIDE: f32 = 290.0;
const BESIDE_MEDIUM: f32 = 220.0;
const READING: f32 = 540.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut current = cx.states.moment.current.take().unwrap_or_else(|| Current::begun(cx.now));
    let state = &mut current;
    unseen_title(ui, &cx.lang.nav.moment);
    if Room::of(ui).is_narrow() {
        show_narrow(ui, cx, state);
    } else {
        show_wide(ui, cx, state);
    }
    take_space(ui, state);
    state.keep(cx);
    cx.states.moment.current = Some(current);
}

/// An invisible page title for screen readers.
fn unseen_title(ui: &mut Ui, name: &str) {
    let (_, title) = ui.allocate_exact_size(vec2(0.0, 0.0), Sense::hover());
    ui.ctx().accesskit_node_builder(title.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(1);
        node.set_label(name.to_owned());
        node.set_live(accesskit::Live::Polite);
    });
}

/// Space pauses or resumes, unless a control has focus.
fn take_space(ui: &Ui, state: &mut Current) {
    let is_free = state.way == Way::Breathe && parts::is_on_top(ui) && ui.memory(|memory| memory.focused().is_none());
    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Keyboard::Space)) {
        state.breathing.press();
    }
}

fn show_wide(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    const MARGIN: Margin = Margin { left: 36, right: 36, top: 26, bottom: 30 };
    let theme = Theme::of(ui);
    let window = ui.max_rect() - MARGIN;
    let head = Rect::from_min_size(window.min, vec2(window.width(), theme.sizes.button));
    let foot = Rect::from_min_max(pos2(window.left(), window.bottom() - foot::height(state)), window.max);
    let between = Rect::from_min_max(pos2(window.left(), head.bottom() + theme.spacing.m), pos2(window.right(), foot.top() - theme.spacing.m));
    show_head(&mut ui.new_child(UiBuilder::new().max_rect(head)), cx, state);

    let side = match Room::of(ui) {
        _ if !beside::has_something(cx) => 0.0,
        Room::Wide => BESIDE_WIDE,
        // The senses need the whole width.
        _ if state.way == Way::Senses => 0.0,
        _ => BESIDE_MEDIUM,
    };
    let gap = if side > 0.0 { theme.spacing.xxl } else { 0.0 };
    let needed = match state.way {
        Way::Senses => senses::WIDTH,
        Way::Breathe | Way::List | Way::People => READING,
    };
    // Centred in the window if it fits, else in the remaining space.
    let is_centred = needed + 2.0 * (side + gap) <= window.width();
    let left = if is_centred { window.left() + side + gap } else { window.left() };
    let main = Rect::from_min_max(pos2(left, between.top()), pos2(window.right() - side - gap, between.bottom()));
    middle_of(ui, main, "moment main", needed, |ui| show_way(ui, cx, state, Some(main.height())));
    if side > 0.0 {
        let column = Rect::from_min_max(pos2(window.right() - side, between.top()), between.max);
        middle_of(ui, column, "moment beside", side, |ui| beside::show(ui, cx, state));
    }
    foot::show(&mut ui.new_child(UiBuilder::new().max_rect(foot)), cx, state);
}

/// A column centred in a part of the window.
fn middle_of(ui: &mut Ui, part: Rect, id_salt: &str, width: f32, contents: impl FnOnce(&mut Ui)) {
    // The column adds page margins, but the part has its own.
    let around = part + Room::of(ui).page_margin();
    let place = Rect::from_x_y_ranges(around.x_range(), part.y_range());
    parts::middle(&mut ui.new_child(UiBuilder::new().id_salt(id_salt).max_rect(place)), id_salt, width, contents);
}

fn show_narrow(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    ScrollArea::vertical().id_salt("moment").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::of(ui).page_margin()).show(ui, |ui| {
            ui.set_width(ui.available_width());
            show_head(ui, cx, state);
            ui.add_space(theme.spacing.m);
            show_way(ui, cx, state, None);
            ui.add_space(theme.spacing.m);
            foot::show_narrow(ui, cx, state);
            ui.add_space(theme.spacing.l);
            beside::show(ui, cx, state);
        });
    });
}

/// Padding of frameless buttons, offset so that their text aligns with the page edge.
const PADDING: f32 = 15.0;
const PADDING_SMALL: f32 = 11.0;

/// Back, exercises, people and Help.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let ways = [(Way::Breathe, MomentTool::Breathing), (Way::Senses, MomentTool::Senses), (Way::List, MomentTool::PlainList)];
    let ways = ways.map(|(way, tool)| Segment::new(way, &words.tools[tool]));
    if Room::of(ui).is_narrow() {
        ui.horizontal(|ui| {
            let back = Button::quiet(&cx.lang.common.back).icon(Icon::ArrowLeft).small();
            if flush_left(ui, |ui| ui.add(back)).clicked() {
                cx.push(Action::Back);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| people_and_help(ui, cx, state));
        });
        segmented(ui, "ways", &words.ways, &mut state.way, &ways);
        return;
    }
    let row = ui.max_rect();
    let part = |ui: &mut Ui, rect: Rect, layout: Layout| ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    back(&mut part(ui, row.translate(vec2(-PADDING, 0.0)), Layout::left_to_right(Align::Center)), cx);
    let middle = Rect::from_center_size(row.center(), vec2(segmented_width(ui, &ways), row.height()));
    segmented(&mut part(ui, middle, Layout::left_to_right(Align::Center)), "ways", &words.ways, &mut state.way, &ways);
    people_and_help(&mut part(ui, row, Layout::right_to_left(Align::Center)), cx, state);
}

fn back(ui: &mut Ui, cx: &mut Cx<'_>) {
    if ui.add(Button::quiet(&cx.lang.common.back).icon(Icon::ArrowLeft)).clicked() {
        cx.push(Action::Back);
    }
    ui.add(KeyCap(&cx.lang.shortcuts.keys.escape));
}

/// Right-aligned.
fn people_and_help(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let words = &cx.lang.moment;
    let is_narrow = Room::of(ui).is_narrow();
    let look = |button: Button<'static>| if is_narrow { button.small() } else { button };
    let help = look(Button::quiet(&words.tools[MomentTool::Help]).icon(Icon::LifeBuoy));
    let people = look(Button::quiet(&words.tools[MomentTool::People]).icon(Icon::UsersRound));
    let padding = if is_narrow { PADDING_SMALL } else { PADDING };
    // Laid out left to right, for reading order.
    let width = people.width(ui) + help.width(ui) + ui.spacing().item_spacing.x;
    let row = ui.max_rect();
    let place = Rect::from_min_max(pos2(row.right() - width, row.top()), row.max).translate(vec2(padding, 0.0));
    let mut pair = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    if pair.add(people).clicked() {
        to_people(cx, state);
    }
    if pair.add(help).clicked() {
        to_help(cx, state);
    }
}

/// Opens the people of the journal; without a journal, the numbers on Help.
fn to_people(cx: &mut Cx<'_>, state: &mut Current) {
    state.use_tool(MomentTool::People);
    if cx.commands.is_open {
        state.way = Way::People;
    } else {
        cx.go(Page::Help);
    }
}

fn to_help(cx: &mut Cx<'_>, state: &mut Current) {
    state.use_tool(MomentTool::Help);
    cx.go(Page::Help);
}

/// The exercise, in a part of this height, or a scrolling one.
fn show_way(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current, height: Option<f32>) {
    match state.way {
        Way::Breathe => show_breathing(ui, cx, state, height),
        Way::Senses => senses::show(ui, cx, state),
        Way::List => plain_list::show(ui, cx, state),
        Way::People => people::show(ui, cx, state),
    }
    if state.way != Way::Breathe && state.way != Way::People && state.is_after() {
        after::show(ui, cx, state);
    }
}

fn show_breathing(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current, height: Option<f32>) {
    /// Height below the ring: the link to the list, or the question about the trigger.
    const LINE: f32 = 40.0;
    const QUESTION: f32 = 150.0;
    const SMALLEST: f32 = 200.0;
    const NARROW: f32 = 260.0;
    let pace = state.pace(cx);
    let asks = after::can_be_asked(cx) && state.is_after();
    let below = if asks { QUESTION } else { LINE };
    let margin = Room::of(ui).page_margin().sum().y;
    let across = height.map_or(NARROW, |height| (height - below - margin).clamp(SMALLEST, breathing::RING)).min(ui.available_width());
    let is_whole = ui
        .with_layout(Layout::top_down(Align::Center), |ui| {
            let is_whole = breathing::show(ui, &cx.lang.moment, &mut state.breathing, pace, across);
            if asks {
                after::show(ui, cx, state);
            } else if ui.add(Button::quiet(&cx.lang.moment.choose_list).small()).clicked() {
                state.way = Way::List;
            }
            is_whole
        })
        .inner;
    if is_whole {
        state.use_tool(MomentTool::Breathing);
    }
}
