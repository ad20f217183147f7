//! Grounding: five things to see, four to touch, three to hear, two to smell, one to taste. Typed
//! text is never saved.

use eframe::egui::{Align, Color32, Key, Modifiers, Role, Ui, WidgetInfo, pos2, vec2};

use super::Current;
use crate::content::fill;
use crate::journal::MomentTool;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Room;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Field, FocusGroup, group, mark_heading, set_group_size, set_place_in_group, set_selected, state_colour, text_within};

const SENSES: usize = 5;

#[derive(Debug, Default)]
pub(super) struct Senses {
    /// Current sense; past the last one when done.
    at: usize,
    is_done: [bool; SENSES],
    /// Typed text, in memory only.
    typed: [String; SENSES],
    focus: Option<usize>,
}

impl Senses {
    pub(super) const fn is_over(&self) -> bool {
        self.at >= SENSES
    }

    const fn things(at: usize) -> usize {
        SENSES - at
    }

    /// Moves to the next sense, marking the current one if `is_done`.
    pub(super) fn go_on(&mut self, is_done: bool) {
        if self.is_over() {
            *self = Self::default();
            return;
        }
        self.is_done[self.at] |= is_done;
        self.go_to(self.at + 1);
    }

    fn go_to(&mut self, at: usize) {
        self.at = at;
        self.typed = Default::default();
    }
}

const LIST: f32 = 230.0;
const GAP: f32 = 72.0;
const STAGE: f32 = 440.0;
pub(super) const WIDTH: f32 = LIST + GAP + STAGE;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    if Room::of(ui).is_narrow() {
        stage(ui, cx, state);
        return;
    }
    let gap = GAP.min((ui.available_width() - LIST - 280.0).max(20.0));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.allocate_ui_with_layout(vec2(LIST, 0.0), eframe::egui::Layout::top_down(Align::Min), |ui| list(ui, cx, &mut state.senses));
        ui.vertical(|ui| {
            ui.set_width(ui.available_width().min(STAGE));
            ui.spacing_mut().item_spacing.x = 8.0;
            stage(ui, cx, state);
        });
    });
}

fn list(ui: &mut Ui, cx: &Cx<'_>, senses: &mut Senses) {
    const ROW: f32 = 48.0;
    let theme = Theme::of(ui);
    let c = theme.colours;
    let words = &cx.lang.moment;
    ui.spacing_mut().item_spacing.y = 6.0;
    group(ui, Role::ListBox, &words.tools[MomentTool::Senses], |ui| {
        set_group_size(ui, SENSES);
        let mut focus = FocusGroup::new(ui, "senses", SENSES);
        for (place, sense) in words.sense_steps.iter().enumerate() {
            let (_, rect) = ui.allocate_space(vec2(LIST, ROW));
            let row = focus.interact(ui, rect);
            if row.clicked() {
                senses.go_to(place);
            }
            let is_at = senses.at == place;
            let number = Senses::things(place).to_string();
            row.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_at, format!("{number} {}", sense.in_list)));
            set_selected(&row, is_at);
            set_place_in_group(&row, place);
            let fill = if is_at { c.fill_selected } else { state_colour(ui, &row, [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed]) };
            ui.painter().rect_filled(rect, theme.radius.row, fill);
            let lead = pos2(rect.left() + 24.0, rect.center().y);
            if senses.is_done[place] && !is_at {
                Icon::Check.paint_at(ui.painter(), lead, theme.sizes.icon_inline, c.text_accent);
            } else {
                let number = text_within(ui, TextStyle::Heading, &number, f32::INFINITY);
                ui.painter().galley(lead - number.size() / 2.0, number, if is_at { c.text_primary } else { c.text_secondary });
            }
            let text = text_within(ui, if is_at { TextStyle::Strong } else { TextStyle::Body }, &sense.in_list, LIST - 60.0);
            let ink = if is_at { c.text_primary } else { c.text_secondary };
            ui.painter().galley(pos2(rect.left() + 50.0, rect.center().y - text.size().y / 2.0), text, ink);
            if row.has_focus() {
                theme.focus_ring(ui.painter(), rect, theme.radius.row, 0.0);
            }
        }
    });
}

/// The current sense, with a field for each thing.
fn stage(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    let (heading, text) = match words.sense_steps.get(state.senses.at) {
        Some(sense) => (&sense.heading, &sense.text),
        None => (&words.senses_over, &words.senses_over_text),
    };
    ui.spacing_mut().item_spacing.y = 10.0;
    mark_heading(&ui.label(theme.text(TextStyle::Title, heading)), 2);
    ui.label(theme.text(TextStyle::Body, text).color(theme.colours.text_secondary));
    if state.senses.is_over() {
        return;
    }
    ui.add_space(6.0);
    let at = state.senses.at;
    let (things, wanted) = (Senses::things(at), state.senses.focus.take());
    let mut entered = None;
    for thing in 0..things {
        let name = fill(&words.sense_field, &[("number", &(thing + 1).to_string())]);
        let field = Field::new(("sense", at, thing), &name, &mut state.senses.typed[thing]).own_words().name_hidden().show(ui);
        if wanted == Some(thing) {
            field.request_focus();
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            entered = Some(thing);
        }
    }
    let is_sent_on = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    match entered {
        Some(thing) if thing + 1 < things => state.senses.focus = Some(thing + 1),
        Some(_) => next_by_key(state),
        None if is_sent_on => next_by_key(state),
        None => {}
    }
}

/// Moves to the next sense and focuses its first field.
fn next_by_key(state: &mut Current) {
    state.senses.go_on(true);
    state.use_tool(MomentTool::Senses);
    state.senses.focus = (!state.senses.is_over()).then_some(0);
}
