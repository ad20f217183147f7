//! Calendar days: marks, accessible names, keyboard navigation.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use eframe::egui::{AsIdSalt, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit};

use crate::content::fill;
use crate::journal::{CheckIn, DayMood, Journal, Mood, Writing};
use crate::ui::cx::Cx;
use crate::ui::widgets::{keep_arrow_keys, set_selected};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DayMarks {
    /// `None` without a check-in.
    pub(super) mood: Option<DayMood>,
    pub(super) check_ins: usize,
    /// True for a check-in with a note, or a page of writing.
    pub(super) has_writing: bool,
}

pub(super) type Marks = BTreeMap<NaiveDate, DayMarks>;

/// The marks of a range of days, with days starting at `day_start_hour`.
pub(super) fn marks(journal: &Journal, days: RangeInclusive<NaiveDate>, day_start_hour: u8) -> Marks {
    let mut moods: BTreeMap<NaiveDate, Vec<Mood>> = BTreeMap::new();
    let mut marks = Marks::new();
    for (_, check_in) in journal.on_days::<CheckIn>(days.clone(), day_start_hour) {
        let day = check_in.when.day(day_start_hour);
        moods.entry(day).or_default().push(check_in.mood);
        marks.entry(day).or_default().has_writing |= !check_in.note.trim().is_empty();
    }
    for (day, moods) in moods {
        let mark = marks.entry(day).or_default();
        mark.check_ins = moods.len();
        mark.mood = DayMood::of(moods);
    }
    for (_, page) in journal.on_days::<Writing>(days, day_start_hour) {
        marks.entry(page.when.day(day_start_hour)).or_default().has_writing = true;
    }
    marks
}

pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub(super) fn last_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(u32::from(day.num_days_in_month())).unwrap_or(day)
}

/// The date of a day, with the year unless it is the current one.
pub(super) fn date_name(cx: &Cx<'_>, day: NaiveDate) -> String {
    let date = cx.locale.day_of_month(day, &cx.lang.dates);
    if day.year() == cx.today().year() { date } else { format!("{date} {}", day.year()) }
}

/// The accessible name and tooltip of a day: "18 November, mostly settled, also heavy, 3 check-ins,
/// has writing".
pub(super) fn day_name(cx: &Cx<'_>, day: NaiveDate, marks: DayMarks) -> String {
    let words = &cx.lang.journal;
    let quadrant = |quadrant| cx.lang.mood.quadrants[quadrant].to_lowercase();
    let filled = |text: &str, of| fill(text, &[("quadrant", &quadrant(of))]);
    let mut parts = vec![date_name(cx, day)];
    match marks.mood {
        None => parts.push(words.no_check_in.clone()),
        Some(DayMood { main, second: None }) => parts.push(quadrant(main)),
        Some(DayMood { main, second: Some(second) }) => parts.extend([filled(&words.mostly_mood, main), filled(&words.also_mood, second)]),
    }
    if marks.check_ins > 1 {
        parts.push(words.check_ins.of(marks.check_ins));
    }
    if marks.has_writing {
        parts.push(words.has_writing.clone());
    }
    parts.join(&cx.lang.common.list_comma)
}

/// Keyboard navigation steps of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stride {
    /// Rows are weeks: up/down by week, Page Up/Down by month.
    Weeks,
    /// Rows are months: up/down by month, Page Up/Down by year.
    Months,
}

impl Stride {
    /// The day a key leads to. Home and End go to the first and last day of the month.
    fn after(self, key: Key, from: NaiveDate) -> Option<NaiveDate> {
        let (row, page) = match self {
            Self::Weeks => ((Days::new(7), Months::new(0)), Months::new(1)),
            Self::Months => ((Days::new(0), Months::new(1)), Months::new(12)),
        };
        match key {
            Key::ArrowLeft => from.checked_sub_days(Days::new(1)),
            Key::ArrowRight => from.checked_add_days(Days::new(1)),
            Key::ArrowUp => from.checked_sub_days(row.0)?.checked_sub_months(row.1),
            Key::ArrowDown => from.checked_add_days(row.0)?.checked_add_months(row.1),
            Key::PageUp => from.checked_sub_months(page),
            Key::PageDown => from.checked_add_months(page),
            Key::Home => Some(first_of_month(from)),
            Key::End => Some(last_of_month(from)),
            _ => None,
        }
    }
}

const TRAVEL_KEYS: [Key; 8] = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];

/// Clamps a day to the past or today.
pub(super) fn within(day: NaiveDate, today: NaiveDate) -> NaiveDate {
    day.clamp(NaiveDate::from_ymd_opt(1, 1, 2).unwrap_or(today).min(today), today)
}

/// A calendar as one Tab stop, on the selected day. Keys move the selection.
pub(super) struct DayGroup {
    id: Id,
    selected: NaiveDate,
}

impl DayGroup {
    /// Handles the keys, moving `selected`. Returns `true` as well if Enter opens the day.
    pub(super) fn new(ui: &Ui, id_salt: impl AsIdSalt, stride: Stride, selected: &mut NaiveDate, today: NaiveDate) -> (Self, bool) {
        let id = ui.make_persistent_id(id_salt);
        let focused = id.with(*selected);
        let mut is_opened = false;
        if ui.memory(|memory| memory.has_focus(focused)) {
            keep_arrow_keys(ui, focused);
            let before = *selected;
            ui.input_mut(|input| {
                for key in TRAVEL_KEYS {
                    if input.consume_key(Modifiers::NONE, key) {
                        *selected = stride.after(key, *selected).map_or(*selected, |day| within(day, today));
                    }
                }
                is_opened = input.consume_key(Modifiers::NONE, Key::Enter);
            });
            if *selected != before {
                ui.memory_mut(|memory| memory.request_focus(id.with(*selected)));
            }
        }
        (Self { id, selected: *selected }, is_opened)
    }

    pub(super) fn focus(&self, ui: &Ui) {
        ui.memory_mut(|memory| memory.request_focus(self.id.with(self.selected)));
    }

    pub(super) fn interact(&self, ui: &Ui, rect: Rect, day: NaiveDate, name: &str) -> Response {
        let id = self.id.with(day);
        let is_selected = day == self.selected;
        // A screen reader can focus any day, not only the Tab stop.
        let is_sent_focus = ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Focus));
        let sense = if is_selected || is_sent_focus { Sense::click() } else { Sense::CLICK };
        let mut response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), name));
        set_selected(&response, is_selected);
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Focus));
        if is_sent_focus || response.clicked() {
            response.request_focus();
            response.mark_changed();
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Edit, Feelings, Id as RecordId, LocalTime, Quadrant, Timestamp, Writing};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::Desk;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn time(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    fn check_in(when: &str, valence: f32, note: &str) -> CheckIn {
        let changed = Timestamp::from_millis(0);
        CheckIn { changed, when: time(when), written: None, mood: Mood::new(valence, -0.5), feelings: Feelings::new(), tags: [].into(), note: note.to_owned() }
    }

    #[test]
    fn a_day_shows_its_mood_and_whether_something_was_written() {
        let mut journal = Journal::default();
        let id = |number| RecordId::from_parts(1, number);
        journal.apply(Edit::put(id(1), check_in("2026-11-18T08:00+01:00", 0.5, "")));
        journal.apply(Edit::put(id(2), check_in("2026-11-19T03:00+01:00", -0.5, "Awake again")));
        let page = Writing { changed: Timestamp::from_millis(0), when: time("2026-11-17T12:00+01:00"), written: None, text: "A page".to_owned() };
        journal.apply(Edit::put(id(3), page));
        let marks = marks(&journal, date("2026-11-01")..=date("2026-11-30"), 4);
        let page_alone = DayMarks { has_writing: true, ..DayMarks::default() };
        // The early hours of the 19th belong to the 18th.
        let both = DayMarks { mood: Some(DayMood { main: Quadrant::Settled, second: Some(Quadrant::Heavy) }), check_ins: 2, has_writing: true };
        assert_eq!(marks, Marks::from([(date("2026-11-17"), page_alone), (date("2026-11-18"), both)]));
    }

    #[test]
    fn a_day_is_heard_with_its_moods_its_check_ins_and_whether_it_has_writing() {
        let mood = |second| Some(DayMood { main: Quadrant::Settled, second });
        let cases = [
            (
                "2026-11-18",
                DayMarks { mood: mood(Some(Quadrant::Heavy)), check_ins: 3, has_writing: true },
                "mostly settled, also heavy, 3 check-ins, has writing",
            ),
            ("2026-11-19", DayMarks { mood: mood(None), check_ins: 2, has_writing: false }, "settled, 2 check-ins"),
            ("2026-11-20", DayMarks { mood: mood(None), check_ins: 1, has_writing: false }, "settled"),
            ("2025-12-31", DayMarks::default(), "no check-in"),
        ];
        Desk::new(Page::Journal, Journal::default()).with_cx(|cx| {
            for (day, marks, said) in cases {
                let name = day_name(cx, date(day), marks);
                assert!(name.ends_with(&format!(", {said}")), "{name}");
                assert_eq!(name.contains("2025"), day.starts_with("2025"), "{name}");
            }
        });
    }

    #[test]
    fn keys_go_by_day_week_month_and_year() {
        let from = date("2024-03-31");
        let after = |stride: Stride, key| stride.after(key, from).expect("a day").to_string();
        assert_eq!(after(Stride::Weeks, Key::ArrowLeft), "2024-03-30");
        assert_eq!(after(Stride::Weeks, Key::ArrowUp), "2024-03-24");
        assert_eq!(after(Stride::Weeks, Key::PageUp), "2024-02-29");
        assert_eq!(after(Stride::Weeks, Key::Home), "2024-03-01");
        assert_eq!(after(Stride::Months, Key::ArrowDown), "2024-04-30");
        assert_eq!(after(Stride::Months, Key::PageUp), "2023-03-31");
        assert_eq!(after(Stride::Months, Key::End), "2024-03-31");
        assert_eq!(within(date("2024-04-30"), date("2024-04-02")), date("2024-04-02"));
    }
}
