//! The reminder: one line, opt-in, on this page only, on days without a check-in.

use crate::journal::CheckIn;
use chrono::{NaiveTime, Timelike as _};
use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};

/// Draws the line if due, else schedules a repaint for it.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>) {
    let preferences = cx.journal.preferences_or_initial();
    let hour = cx.journal.day_start_hour();
    let today = cx.now.local.day(hour);
    let Some(reminder) = preferences.reminder else { return };
    if cx.journal.on_days::<CheckIn>(today..=today, hour).next().is_some() {
        return;
    }
    match seconds_until(reminder, cx.now.local.time(), hour) {
        0 => {
            let theme = Theme::of(ui);
            ui.label(theme.text(TextStyle::Small, &cx.lang.today.reminder).color(theme.colours.text_secondary));
        }
        seconds => ui.ctx().request_repaint_after(std::time::Duration::from_secs(seconds.into())),
    }
}

/// Seconds until the reminder, within the day that starts at `day_start_hour`; 0 once it is due.
fn seconds_until(reminder: NaiveTime, now: NaiveTime, day_start_hour: u8) -> u32 {
    const DAY_SECS: u32 = 24 * 60 * 60;
    let since_start = |time: NaiveTime| (time.num_seconds_from_midnight() + DAY_SECS - u32::from(day_start_hour) * 3600) % DAY_SECS;
    since_start(reminder).saturating_sub(since_start(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
    }

    #[test]
    fn the_night_after_still_belongs_to_the_day() {
        assert_eq!(seconds_until(time(20, 0), time(19, 59), 4), 60);
        assert_eq!(seconds_until(time(20, 0), time(20, 0), 4), 0);
        assert_eq!(seconds_until(time(20, 0), time(2, 0), 4), 0, "two in the night is later than eight in the evening");
        assert_eq!(seconds_until(time(20, 0), time(4, 0), 4), 16 * 3600);
        assert_eq!(seconds_until(time(1, 0), time(23, 0), 4), 2 * 3600, "a reminder after midnight");
    }
}
