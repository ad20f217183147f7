//! Event markers above the trend chart.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::content::{content, step_of};
use crate::journal::{BoundaryStatus, EventOutcome, Id, Journal, StepState};

/// Kind of event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkerKind {
    /// A step was completed. Steps about leaving are excluded, because charts are shown to others.
    StepDone(String),
    /// A boundary beyond a draft, placed at its creation.
    BoundarySaid(Id),
    /// A boundary was crossed.
    BoundaryCrossed(Id),
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marker {
    /// The day.
    pub date: NaiveDate,
    /// Kind of event.
    pub kind: MarkerKind,
}

/// Markers in a range, oldest first.
#[must_use]
pub fn markers(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Vec<Marker> {
    let hour = journal.day_start_hour();
    let is_shown = |id: &str| step_of(journal, content(), id).is_none_or(|step| !step.about_leaving);
    let steps = journal.steps().iter().filter(|(id, _)| is_shown(id)).flat_map(|(id, step)| {
        let done = step.history.iter().filter(|change| change.state == StepState::Done);
        done.map(move |change| Marker { date: change.when.day(hour), kind: MarkerKind::StepDone(id.clone()) })
    });
    let said = journal.boundaries().iter().filter(|(_, boundary)| boundary.status != BoundaryStatus::Draft);
    let said = said.map(|(id, boundary)| Marker { date: boundary.created.day(hour), kind: MarkerKind::BoundarySaid(*id) });
    let crossed = journal.boundary_events().values().filter(|event| event.outcome == EventOutcome::Crossed);
    let crossed = crossed.map(|event| Marker { date: event.when.day(hour), kind: MarkerKind::BoundaryCrossed(event.boundary) });
    let mut markers: Vec<Marker> = steps.chain(said).chain(crossed).filter(|marker| range.contains(&marker.date)).collect();
    markers.sort();
    markers.dedup();
    markers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{at, date, id};
    use crate::journal::{Boundary, BoundaryEvent, Edit, StepProgress, Timestamp};

    #[test]
    fn steps_and_boundaries_stand_on_their_days() {
        let changed = Timestamp::from_millis(0);
        let mut journal = Journal::default();
        let mut step = StepProgress::untouched(changed);
        step.mark(StepState::InProgress, at("2026-11-01T10:00+01:00"));
        step.mark(StepState::Done, at("2026-11-03T02:00+01:00"));
        journal.apply(Edit::put("name-it".to_owned(), step));
        let mut leaving = StepProgress::untouched(changed);
        leaving.mark(StepState::Done, at("2026-11-03T02:00+01:00"));
        journal.apply(Edit::put("the-day-you-go".to_owned(), leaving));
        let (draft, said) = (id(1), id(2));
        journal.apply(Edit::put(draft, Boundary::empty(changed, at("2026-11-02T10:00+01:00"))));
        let boundary = Boundary { status: BoundaryStatus::Said, ..Boundary::empty(changed, at("2026-11-04T10:00+01:00")) };
        journal.apply(Edit::put(said, boundary));
        for (number, (when, outcome)) in [
            ("2026-11-05T10:00+01:00", EventOutcome::Held),
            ("2026-11-06T10:00+01:00", EventOutcome::Crossed),
            ("2026-11-06T11:00+01:00", EventOutcome::Crossed),
        ]
        .into_iter()
        .enumerate()
        {
            let event = BoundaryEvent::new(changed, said, at(when), outcome);
            journal.apply(Edit::put(id(10 + number), event));
        }
        let found = markers(&journal, &(date("2026-11-01")..=date("2026-11-30")));
        let expected = [
            (date("2026-11-02"), MarkerKind::StepDone("name-it".to_owned())),
            (date("2026-11-04"), MarkerKind::BoundarySaid(said)),
            (date("2026-11-06"), MarkerKind::BoundaryCrossed(said)),
        ];
        assert_eq!(found, expected.map(|(date, kind)| Marker { date, kind }));
        assert_eq!(markers(&journal, &(date("2026-11-03")..=date("2026-11-05"))).len(), 1);
    }
}
