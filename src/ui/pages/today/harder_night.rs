//! Support on a harder night: people first, then a line the person wrote on a better day. After a
//! settled check-in, asks once for such a line.

use eframe::egui::Ui;

use super::words;
use crate::journal::{CheckIn, Feelings, LocalTime, Mood, Only, Preferences, Quadrant};
use crate::ui::cx::Cx;
use crate::ui::shared::{night_line, parts, towards_people};
use crate::ui::widgets::{Button, hairline, section_label};

/// Valence at or below which a mood is hard.
const HARD_VALENCE: f32 = -0.3;
fn is_hard_night(mood: Mood, when: LocalTime) -> bool {
    mood.valence() <= HARD_VALENCE && when.is_night()
}

/// The support that a check-in needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    None,
    /// A line for a harder night.
    Line,
    /// People first, then the line.
    People,
}

pub(super) fn need(mood: Mood, feelings: &Feelings, when: LocalTime) -> Need {
    if words::is_despair(feelings) {
        Need::People
    } else if is_hard_night(mood, when) {
        Need::Line
    } else {
        Need::None
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, need: Need) {
    if need == Need::People {
        ui.add_space(4.0);
        towards_people::show(ui, cx);
    }
    if need != Need::None {
        ui.add_space(4.0);
        let mut turn = cx.states.today.night_line_turn;
        night_line::reading(ui, cx, &mut turn);
        cx.states.today.night_line_turn = turn;
    }
}

/// True if the person can be asked for a line: after a settled check-in, if never asked before and
/// none exists.
#[must_use]
pub fn can_be_asked(check_in: &CheckIn, preferences: &Preferences, has_lines: bool) -> bool {
    check_in.mood.quadrant() == Quadrant::Settled && !words::is_despair(&check_in.feelings) && !preferences.night_line_was_offered && !has_lines
}

/// The question for a line, shown until answered or until the next check-in. Asked only once.
pub(super) fn ask(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(id) = cx.states.today.asked_night_line.filter(|_| cx.commands.can_edit) else { return };
    let preferences = cx.journal.preferences_or_initial();
    if !preferences.night_line_was_offered {
        cx.put_quietly(Only::One, Preferences { night_line_was_offered: true, ..preferences });
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section_label(ui, &cx.lang.today.night_line_question);
        parts::explanation(ui, &cx.lang.own_words.night_lines_help);
        night_line::field(ui, cx, id, false);
        let text = if cx.journal.night_lines().contains_key(&id) { &cx.lang.common.done } else { &cx.lang.today.not_now };
        if ui.add(Button::new(text).small()).clicked() {
            cx.states.today.asked_night_line = None;
        }
        hairline(ui);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_night_is_hard_and_a_night() {
        let at = |hour: &str| format!("2026-11-22T{hour}:00+01:00").parse().expect("a time");
        let (hard, mild) = (Mood::new(-0.5, 0.2), Mood::new(-0.2, -0.5));
        assert!(is_hard_night(hard, at("22")) && is_hard_night(hard, at("03")));
        assert!(!is_hard_night(hard, at("15")) && !is_hard_night(hard, at("05")) && !is_hard_night(mild, at("23")));
    }
}
