//! From a log entry to the nearest check-in of that day, or to a new one.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{BoundaryEvent, CheckIn, CheckInDraft, DraftKey, Id, Journal, LocalTime, Quadrant};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::widgets::Button;

fn nearest(journal: &Journal, when: LocalTime) -> Option<(Id, LocalTime, Quadrant)> {
    let hour = journal.day_start_hour();
    let day = when.day(hour);
    let distance = |other: LocalTime| (other.to_utc() - when.to_utc()).abs();
    let nearest = journal.on_days::<CheckIn>(day..=day, hour).min_by_key(|(_, check_in)| distance(check_in.when));
    nearest.map(|(id, check_in)| (id, check_in.when, check_in.mood.quadrant()))
}

/// The link to the check-in. The newest entry offers a new one if there is none.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, event: &BoundaryEvent, is_newest: bool) {
    if !cx.commands.can_edit {
        return;
    }
    let words = &cx.lang.boundaries;
    match nearest(cx.journal, event.when) {
        Some((id, when, quadrant)) => {
            let time = cx.locale.time(when.time(), &cx.lang.dates);
            let text = fill(&words.log_check_in, &[("time", &time), ("quadrant", &cx.lang.mood.quadrants[quadrant])]);
            if flush_left(ui, |ui| ui.add(Button::quiet(&text).small())).clicked() {
                cx.push(Action::ChangeCheckIn(id));
            }
        }
        None if is_newest && flush_left(ui, |ui| ui.add(Button::quiet(&words.log_no_check_in).small())).clicked() => {
            let is_begun = cx.journal.drafts().contains_key(&DraftKey::New);
            if cx.day_of(event.when) != cx.today() && !is_begun {
                let draft = CheckInDraft { when: Some(event.when), ..CheckInDraft::empty(cx.now.instant) };
                cx.put_quietly(DraftKey::New, draft);
            }
            cx.command(Command::NewCheckIn);
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Edit, Mood, Timestamp};
    use crate::ui::pages::test_support::at;

    #[test]
    fn the_nearest_of_the_same_day_is_found_and_none_of_another() {
        let mut journal = Journal::default();
        for (number, when, valence) in [(1, "2026-11-20T09:00+01:00", -0.6), (2, "2026-11-20T22:00+01:00", 0.6), (3, "2026-11-21T21:00+01:00", 0.6)] {
            let check_in = CheckIn {
                changed: Timestamp::from_millis(0),
                when: at(when),
                written: None,
                mood: Mood::new(valence, 0.4),
                feelings: [].into(),
                tags: [].into(),
                note: String::new(),
            };
            journal.apply(Edit::put(Id::from_parts(0, number), check_in));
        }
        let found = |when: &str| nearest(&journal, at(when)).map(|(id, ..)| id.bits());
        assert_eq!(found("2026-11-20T12:00+01:00"), Some(1));
        assert_eq!(found("2026-11-21T02:00+01:00"), Some(2), "the night belongs to the day before");
        assert_eq!(found("2026-11-19T21:00+01:00"), None);
    }
}
