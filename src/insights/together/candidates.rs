//! Factors by day.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{Around, What};
use crate::journal::{CheckIn, EventOutcome, Journal, WordRef};

pub(super) struct Candidate {
    pub(super) what: What,
    /// By day, true if its presence is known.
    pub(super) known: Rc<[bool]>,
    /// By day, true if present.
    present: Vec<bool>,
}

impl Candidate {
    /// Presence on a day; `None` if unknown.
    pub(super) fn on(&self, day: usize) -> Option<bool> {
        self.known[day].then(|| self.present[day])
    }
}

/// The factors of a range. `valence` is set on days with check-ins.
///
/// Tags and feelings are known on days with check-ins; boundaries and self-care from the first one
/// on.
pub(super) fn candidates(journal: &Journal, valence: &[Option<f64>], span: &RangeInclusive<NaiveDate>, around: &Around<'_>) -> Vec<Candidate> {
    let hour = journal.day_start_hour();
    let place = |date: NaiveDate| span.contains(&date).then(|| (date - *span.start()).num_days() as usize);
    let (mut tags, mut feelings) = (BTreeMap::<&WordRef, Vec<usize>>::new(), BTreeMap::<&WordRef, Vec<usize>>::new());
    for (_, check_in) in journal.on_days::<CheckIn>(span.clone(), hour) {
        let Some(day) = place(check_in.when.day(hour)) else { continue };
        for tag in &check_in.tags {
            tags.entry(tag).or_default().push(day);
        }
        for feeling in check_in.feelings.keys() {
            feelings.entry(feeling).or_default().push(day);
        }
    }
    let with_check_ins: Rc<[bool]> = valence.iter().map(Option::is_some).collect();
    let candidate = |what: What, known: &Rc<[bool]>, days: &[usize]| {
        let mut present = vec![false; known.len()];
        for day in days {
            present[*day] = true;
        }
        Candidate { what, known: Rc::clone(known), present }
    };
    let mut found: Vec<Candidate> = Vec::new();
    found.extend(tags.iter().map(|(tag, days)| candidate(What::Tag((*tag).clone()), &with_check_ins, days)));
    found.extend(feelings.iter().map(|(feeling, days)| candidate(What::Feeling((*feeling).clone()), &with_check_ins, days)));

    let events = |outcome: EventOutcome| -> Vec<NaiveDate> {
        journal.boundary_events().values().filter(|event| event.outcome == outcome).map(|event| event.when.day(hour)).collect()
    };
    let first_event = journal.boundary_events().values().map(|event| event.when.day(hour)).min();
    let noted = [
        (What::BoundaryHeld, first_event, events(EventOutcome::Held)),
        (What::BoundaryCrossed, first_event, events(EventOutcome::Crossed)),
        (What::SelfCare, around.self_care_days.iter().min().copied(), around.self_care_days.to_vec()),
    ];
    for (what, first, dates) in noted {
        let Some(first) = first else { continue };
        let known: Rc<[bool]> = span.start().iter_days().take(valence.len()).map(|date| date >= first).collect();
        let days: Vec<usize> = dates.into_iter().filter_map(place).collect();
        found.push(candidate(what, &known, &days));
    }
    found
}
