//! Chips: short words to toggle.

use eframe::egui::{Align2, Color32, Key, Modifiers, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::parts::{line_of_text, place, state_colour};
use super::{FocusGroup, MoodMark, describe, paint_mood_mark};
use crate::journal::{Intensity, Quadrant};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

const PADDING: f32 = 12.0;
const TICK: f32 = 15.0;
const MARK: f32 = 12.0;
const GAP: f32 = 6.0;
/// The three intensity pips: equal width, increasing height.
const PIP_WIDTH: f32 = 5.0;
const PIP_GAP: f32 = 3.0;
const PIP_HEIGHTS: [f32; 3] = [6.0, 10.0, 14.0];
const PIPS_WIDTH: f32 = 3.0 * PIP_WIDTH + 2.0 * PIP_GAP;
const PIPS_GAP: f32 = 10.0;

/// A chip: a tag, or a quiet button among chips.
#[must_use = "a chip does nothing until it is added to a Ui"]
pub struct Chip<'a> {
    text: &'a str,
    selected: Option<bool>,
    icon: Option<Icon>,
    mark: Option<MoodMark>,
}

impl<'a> Chip<'a> {
    /// A toggle.
    pub const fn tag(text: &'a str, selected: bool) -> Self {
        Self { text, selected: Some(selected), icon: None, mark: None }
    }

    /// A button without fill, for "add your own".
    pub const fn add(text: &'a str) -> Self {
        Self { text, selected: None, icon: Some(Icon::Plus), mark: None }
    }

    /// A mood mark before the word, while unselected.
    pub const fn mark(mut self, mark: MoodMark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// A button without fill or icon, for "more of these".
    pub const fn more(text: &'a str) -> Self {
        Self { text, selected: None, icon: None, mark: None }
    }

    /// Adds the chip as a member of a group.
    pub fn show(self, ui: &mut Ui, group: &mut FocusGroup) -> Response {
        self.show_in(ui, Some(group))
    }

    fn show_in(self, ui: &mut Ui, group: Option<&mut FocusGroup>) -> Response {
        let theme = Theme::of(ui);
        let selected = self.selected == Some(true);
        let icon = if selected { Some(Icon::Check) } else { self.icon };
        let style = if selected { TextStyle::ChipSelected } else { TextStyle::Chip };
        let mark = self.mark.filter(|_| icon.is_none());
        let has_lead = icon.is_some() || mark.is_some();
        let lead = if has_lead { TICK + GAP } else { 0.0 };
        let padding = if has_lead { PADDING - 2.0 } else { PADDING };
        let text = line_of_text(ui, style, self.text, 2.0 * padding + lead);
        let size = vec2(text.size().x + lead + 2.0 * padding, (text.size().y + 8.0).max(theme.sizes.chip));
        let (rect, response) = place(ui, size, group);
        let enabled = ui.is_enabled();
        response.widget_info(|| match self.selected {
            Some(selected) => WidgetInfo::selected(Role::CheckBox, enabled, selected, self.text),
            None => WidgetInfo::labeled(Role::Button, enabled, self.text),
        });

        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            let (idle, line, ink) = match self.selected {
                Some(true) => (c.accent_soft, c.accent, c.text_accent),
                Some(false) => (c.fill_chip, edge(theme), c.text_primary),
                None => (Color32::TRANSPARENT, Color32::TRANSPARENT, c.text_secondary),
            };
            let ink = if enabled { ink } else { c.text_disabled };
            ground(ui, theme, rect, &response, idle, line, selected);
            let mut left = rect.left() + padding;
            let lead_centre = pos2(left + TICK / 2.0, rect.center().y);
            if let Some(icon) = icon {
                icon.paint_at(ui.painter(), lead_centre, TICK, ink);
            } else if let Some(mark) = mark {
                paint_mood_mark(ui.painter(), theme, mark, lead_centre, MARK);
            }
            left += lead;
            ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), text.size()).min, text, ink);
        }
        response
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show_in(ui, None)
    }
}

/// A feeling word: a toggle with an optional intensity as three pips.
#[must_use = "a chip does nothing until it is added to a Ui"]
pub struct FeelingChip<'a> {
    word: &'a str,
    quadrant: Quadrant,
    intensity: &'a mut Option<Intensity>,
    how_much: [&'a str; 3],
}

impl<'a> FeelingChip<'a> {
    /// A word of this quadrant. `intensity` is `None` while unselected; `how_much` names the three
    /// levels.
    pub const fn new(word: &'a str, quadrant: Quadrant, intensity: &'a mut Option<Intensity>, how_much: [&'a str; 3]) -> Self {
        Self { word, quadrant, intensity, how_much }
    }

    /// Adds the chip as a member of a group. `changed()` if toggled or given another intensity.
    pub fn show(self, ui: &mut Ui, group: &mut FocusGroup) -> Response {
        let theme = Theme::of(ui);
        let picked = self.intensity.is_some();
        let style = if picked { TextStyle::ChipSelected } else { TextStyle::Chip };
        let (lead, tail) = if picked { (TICK + GAP, PIPS_GAP + PIPS_WIDTH) } else { (0.0, 0.0) };
        let padding = if picked { PADDING - 2.0 } else { PADDING };
        let text = line_of_text(ui, style, self.word, 2.0 * padding + lead + tail);
        let size = vec2(text.size().x + lead + tail + 2.0 * padding, (text.size().y + 8.0).max(theme.sizes.chip));
        let (rect, mut response) = place(ui, size, Some(group));
        let before = *self.intensity;

        if response.clicked() {
            *self.intensity = if picked { None } else { Some(Intensity::Unsaid) };
        }
        let pips_left = rect.right() - padding - PIPS_WIDTH;
        if picked {
            for (index, (strength, name)) in STRENGTHS.into_iter().zip(self.how_much).enumerate() {
                let pip = ui.interact(pip_target(rect, pips_left, index), response.id.with(index), Sense::CLICK);
                let on = *self.intensity == Some(strength);
                pip.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{}: {name}", self.word)));
                if pip.clicked() {
                    *self.intensity = Some(if on { Intensity::Unsaid } else { strength });
                }
            }
        }
        if response.has_focus()
            && let Some(strength) = strength_pressed(ui)
        {
            *self.intensity = Some(strength);
        }
        if *self.intensity != before {
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), self.intensity.is_some(), self.word));
        if let Some(strength) = self.intensity.and_then(level) {
            describe(&response, self.how_much[strength]);
        }

        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            let (idle, line) = if picked { (theme.mood_soft(self.quadrant), theme.mood(self.quadrant)) } else { (c.fill_chip, edge(theme)) };
            ground(ui, theme, rect, &response, idle, line, picked);
            let mut left = rect.left() + padding;
            if picked {
                Icon::Check.paint_at(ui.painter(), pos2(left + TICK / 2.0, rect.center().y), TICK, c.text_primary);
                left += lead;
                paint_pips(ui.painter(), pos2(pips_left, rect.center().y + 7.0), before.and_then(level), c.text_primary);
            }
            ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), text.size()).min, text, c.text_primary);
        }
        response
    }
}

const STRENGTHS: [Intensity; 3] = [Intensity::Little, Intensity::Medium, Intensity::Lot];

/// The index of the highest filled pip.
fn level(intensity: Intensity) -> Option<usize> {
    STRENGTHS.iter().position(|strength| *strength == intensity)
}

/// Consumes Alt+1 to Alt+3 for the intensity, or Alt+0 to clear it.
#[must_use]
pub fn strength_pressed(ui: &Ui) -> Option<Intensity> {
    ui.input_mut(|input| {
        [(Key::Num0, Intensity::Unsaid), (Key::Num1, Intensity::Little), (Key::Num2, Intensity::Medium), (Key::Num3, Intensity::Lot)]
            .into_iter()
            .find(|(key, _)| input.consume_key(Modifiers::ALT, *key))
            .map(|(_, strength)| strength)
    })
}

/// Click target of a pip: full height, wider for the outer pips.
fn pip_target(chip: Rect, pips_left: f32, index: usize) -> Rect {
    let pitch = PIP_WIDTH + PIP_GAP;
    let left = if index == 0 { pips_left - PIPS_GAP / 2.0 } else { pips_left + index as f32 * pitch - PIP_GAP / 2.0 };
    let right = if index == 2 { chip.right() } else { pips_left + (index + 1) as f32 * pitch - PIP_GAP / 2.0 };
    Rect::from_min_max(pos2(left, chip.top()), pos2(right, chip.bottom()))
}

fn paint_pips(painter: &Painter, bottom_left: eframe::egui::Pos2, filled_to: Option<usize>, ink: Color32) {
    for (index, height) in PIP_HEIGHTS.into_iter().enumerate() {
        let left = bottom_left.x + index as f32 * (PIP_WIDTH + PIP_GAP);
        let pip = Rect::from_min_max(pos2(left, bottom_left.y - height), pos2(left + PIP_WIDTH, bottom_left.y));
        if filled_to.is_some_and(|level| index <= level) {
            painter.rect_filled(pip, 2.0, ink);
        } else {
            painter.rect_stroke(pip, 2.0, Stroke::new(1.0, ink.gamma_multiply(0.75)), StrokeKind::Inside);
        }
    }
}

/// The outline of an unselected chip: high contrast only.
fn edge(theme: &Theme) -> Color32 {
    if theme.high_contrast { theme.colours.line } else { Color32::TRANSPARENT }
}

fn ground(ui: &Ui, theme: &Theme, rect: Rect, response: &Response, idle: Color32, line: Color32, picked: bool) {
    let radius = rect.height() / 2.0;
    let fill = if picked { idle } else { state_colour(ui, response, [idle, theme.colours.fill_pressed, theme.colours.fill_pressed]) };
    let width = if picked { theme.stroke.selected } else { theme.stroke.control };
    ui.painter().rect(rect, radius, fill, Stroke::new(width, line), StrokeKind::Inside);
    if response.has_focus() {
        theme.focus_ring(ui.painter(), rect, radius, theme.stroke.focus_gap);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    const HOW_MUCH: [&str; 3] = ["a little", "some", "a lot"];

    fn feelings(ui: &mut Ui, picked: &mut [Option<Intensity>; 3]) {
        let mut group = FocusGroup::new(ui, "feelings", picked.len());
        ui.horizontal_wrapped(|ui| {
            for (word, intensity) in ["Sad", "Tired", "Lonely"].into_iter().zip(picked) {
                FeelingChip::new(word, Quadrant::Heavy, intensity, HOW_MUCH).show(ui, &mut group);
            }
        });
    }

    #[test]
    fn a_feeling_is_picked_given_a_strength_and_put_back() {
        let mut harness = harness([None; 3], feelings);
        harness.get_by_label("Tired").click();
        harness.run();
        assert_eq!(harness.state()[1], Some(Intensity::Unsaid));
        harness.get_by_label("Tired: a lot").click();
        harness.run();
        assert_eq!(harness.state()[1], Some(Intensity::Lot));
        harness.get_by_label("Tired: a lot").click();
        harness.run();
        assert_eq!(harness.state()[1], Some(Intensity::Unsaid), "pips may stay empty");
        harness.get_by_label("Tired").click();
        harness.run();
        assert_eq!(*harness.state(), [None; 3]);
    }

    #[test]
    fn the_keyboard_alone_picks_and_says_how_much() {
        let mut harness = harness([None; 3], feelings);
        for key in [Key::Tab, Key::ArrowRight, Key::ArrowRight, Key::Space] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(*harness.state(), [None, None, Some(Intensity::Unsaid)]);
        harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
        harness.run();
        assert_eq!(harness.state()[2], Some(Intensity::Medium));
        harness.key_press_modifiers(Modifiers::ALT, Key::Num0);
        harness.run();
        assert_eq!(harness.state()[2], Some(Intensity::Unsaid));
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert!(harness.get_by_label("Sad").is_focused(), "arrow keys go round");
    }

    #[test]
    fn a_tag_alone_is_a_check_box() {
        let mut harness = harness(false, |ui, on: &mut bool| {
            if ui.add(Chip::tag("Alone", *on)).clicked() {
                *on = !*on;
            }
        });
        harness.get_by_role_and_label(Role::CheckBox, "Alone").click();
        harness.run();
        assert!(*harness.state());
    }
}
