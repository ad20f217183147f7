//! Totals of a boundary's log: how often it held, how often the person did as planned, overall and
//! by month.

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::Ui;

use crate::content::{fill, hints};
use crate::journal::{Boundary, BoundaryEvent, EventOutcome, FollowThrough, Id, Journal, Key};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::disclosure;

const MONTHS_SHOWN: usize = 12;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Share {
    some: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, counts: bool) {
        self.of += 1;
        self.some += usize::from(counts);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    /// Held, out of entries with an outcome.
    held: Share,
    /// Done as planned, out of entries with a follow-through.
    as_planned: Share,
}

impl Sum {
    fn add(&mut self, event: &BoundaryEvent) {
        if !matches!(event.outcome, EventOutcome::Unclear | EventOutcome::Unknown) {
            self.held.add(event.outcome == EventOutcome::Held);
        }
        if let Some(follow_through) = event.follow_through {
            self.as_planned.add(follow_through == FollowThrough::AsPlanned);
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) entries: usize,
    /// False for boundaries about sex, money or violence, and if there may be fear: a limit that
    /// held is no evidence of safety.
    may_be_shown: bool,
    all: Sum,
    since: Option<NaiveDate>,
    months: Vec<(NaiveDate, Sum)>,
}

impl Count {
    pub(super) fn of(journal: &Journal, id: Id, boundary: &Boundary) -> Self {
        let mut count = Self { may_be_shown: !hints().leaves_alone(boundary, &journal.profile_or_unsaid()), ..Self::default() };
        for (_, event) in journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id)) {
            count.entries += 1;
            count.all.add(event);
            let day = event.when.day(journal.day_start_hour());
            if count.all.held.of > 0 {
                count.since.get_or_insert(day);
            }
            let month = day.with_day(1).unwrap_or(day);
            if count.months.last().is_none_or(|(last, _)| *last != month) {
                count.months.push((month, Sum::default()));
            }
            if let Some((_, sum)) = count.months.last_mut() {
                sum.add(event);
            }
        }
        count
    }
}

/// Draws the totals, if they may be shown.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, count: &Count, shows_months: &mut bool) {
    let Some(since) = count.since.filter(|_| count.may_be_shown) else { return };
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let line = |ui: &mut Ui, text: String| ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    let date = cx.locale.day_near(since, cx.today(), &cx.lang.dates);
    line(ui, fill(&words.held_of, &[("held", &count.all.held.some.to_string()), ("count", &count.all.held.of.to_string()), ("date", &date)]));
    if count.all.as_planned.of > 0 {
        line(ui, as_planned(cx, count.all.as_planned));
    }
    if count.months.len() < 2 {
        return;
    }
    disclosure(ui, "months", &words.months, shows_months);
    if !*shows_months {
        return;
    }
    for (month, sum) in count.months.iter().rev().take(MONTHS_SHOWN) {
        let name = &cx.lang.dates.months[month.month0() as usize];
        let (held, of) = (sum.held.some.to_string(), sum.held.of.to_string());
        let mut text = fill(&words.month_held, &[("month", name), ("year", &month.year().to_string()), ("held", &held), ("count", &of)]);
        if sum.as_planned.of > 0 {
            text = [text, as_planned(cx, sum.as_planned)].join(". ");
        }
        line(ui, text);
    }
}

fn as_planned(cx: &Cx<'_>, share: Share) -> String {
    fill(&cx.lang.boundaries.as_planned_of, &[("held", &share.some.to_string()), ("count", &share.of.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Area, Edit, FearAnswer, Only, Profile, Timestamp};
    use crate::ui::pages::test_support::at;

    fn empty() -> Boundary {
        Boundary { area: Area::Emotional, ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) }
    }

    fn journal(events: &[(&str, EventOutcome, Option<FollowThrough>)]) -> (Journal, Id) {
        let boundary = Id::from_parts(0, 1);
        let mut journal = Journal::default();
        for (number, (day, outcome, follow_through)) in (2..).zip(events) {
            let when = at(&format!("2026-{day}T12:00+01:00"));
            let event = BoundaryEvent { follow_through: *follow_through, ..BoundaryEvent::new(Timestamp::from_millis(0), boundary, when, *outcome) };
            journal.apply(Edit::put(Id::from_parts(0, number), event));
        }
        (journal, boundary)
    }

    #[test]
    fn what_nobody_knows_counts_neither_way() {
        use EventOutcome::{Crossed, Held, Tested, Unclear, Unknown};
        let days = [("11-02", Unknown), ("11-03", Held), ("11-04", Crossed), ("11-05", Held), ("11-06", Unclear), ("11-07", Tested)];
        let (journal, id) = journal(&days.map(|(day, outcome)| (day, outcome, None)));
        let count = Count::of(&journal, id, &empty());
        assert_eq!((count.entries, count.all.held), (6, Share { some: 2, of: 4 }));
        assert_eq!(count.since, Some(at("2026-11-03T12:00+01:00").date()));
        assert_eq!(count.all.as_planned, Share::default(), "where nothing is said about it, nothing is counted");
    }

    #[test]
    fn months_add_up_to_the_whole() {
        use EventOutcome::{Crossed, Held, Tested};
        use FollowThrough::{AsPlanned, NotDone, Partly};
        let (journal, id) =
            journal(&[("09-30", Crossed, Some(NotDone)), ("10-01", Tested, Some(Partly)), ("10-31", Crossed, Some(AsPlanned)), ("11-01", Held, None)]);
        let count = Count::of(&journal, id, &empty());
        let months: Vec<_> = count.months.iter().map(|(month, sum)| (month.to_string(), sum.held.of, sum.as_planned)).collect();
        assert_eq!(
            months,
            [
                ("2026-09-01".to_owned(), 1, Share { some: 0, of: 1 }),
                ("2026-10-01".to_owned(), 2, Share { some: 1, of: 2 }),
                ("2026-11-01".to_owned(), 1, Share::default()),
            ]
        );
        assert_eq!(count.all.as_planned, Share { some: 1, of: 3 });
    }

    #[test]
    fn nothing_about_sex_money_violence_or_fear_is_added_up() {
        let (mut journal, id) = journal(&[("11-02", EventOutcome::Held, None)]);
        for area in Area::ALL {
            let may_be_shown = Count::of(&journal, id, &Boundary { area, ..empty() }).may_be_shown;
            assert_eq!(may_be_shown, !matches!(area, Area::Sexual | Area::Money), "{area:?}");
        }
        assert!(!Count::of(&journal, id, &Boundary { situation: "He hits the wall and threatens me.".to_owned(), ..empty() }).may_be_shown);
        let afraid = Profile { fear: FearAnswer::NotSure, ..Profile::unsaid(Timestamp::from_millis(0)) };
        journal.apply(Edit::put(Only::One, afraid));
        assert!(!Count::of(&journal, id, &empty()).may_be_shown);
    }
}
