//! Everyday records: practices, appreciations, goals, contacts and a phone number.

use chrono::{Days, NaiveDate};

use super::random::Random;
use super::{Sample, SampleOptions, at, stamp};
use crate::journal::{
    Appreciation, AppreciationOf, Goal, GoalState, GoalStep, HelpNumber, Id, IdSource as _, LocalTime, Person, Practice, PracticeKind, PracticeTime,
};

struct SamplePractice {
    kind: PracticeKind,
    title: &'static str,
    when_it_fits: &'static str,
    with_whom: &'static str,
    rests: bool,
    share_of_days: f32,
}

impl SamplePractice {
    const fn new(kind: PracticeKind, title: &'static str, when_it_fits: &'static str, with_whom: &'static str, share_of_days: f32) -> Self {
        Self { kind, title, when_it_fits, with_whom, rests: false, share_of_days }
    }
}

const PRACTICES: &[SamplePractice] = &[
    SamplePractice::new(PracticeKind::SelfCare, "The long way round the lake", "When the flat gets small", "", 0.12),
    SamplePractice::new(PracticeKind::SelfCare, "Half a page, then close the book", "Evenings", "", 0.18),
    SamplePractice { rests: true, ..SamplePractice::new(PracticeKind::SelfCare, "Cold water before work", "", "", 0.0) },
    SamplePractice::new(PracticeKind::Ritual, "Tea on the stairs, phones inside", "Sundays", "J.", 0.06),
    SamplePractice::new(PracticeKind::Ritual, "One call, whatever the week was", "Wednesdays", "my sister", 0.08),
    SamplePractice::new(PracticeKind::OwnLife, "Choir", "Thursdays", "", 0.11),
    SamplePractice::new(PracticeKind::OwnLife, "The allotment", "Mornings, when it is dry", "", 0.09),
];

/// Notes for some occurrences.
const TIME_NOTES: &[&str] = &["Rain, and it did not matter", "Shorter than I meant, and still", "Slept better after", "Did not want to, and then did"];

const MOMENTS: &[(AppreciationOf, &str, &str)] = &[
    (AppreciationOf::Moment, "", "Fog over the allotments, and one heron"),
    (AppreciationOf::Somebody, "Ana", "Rang back within the hour and asked nothing"),
    (AppreciationOf::Me, "", "I left the room before I said it"),
    (AppreciationOf::Somebody, "J.", "Said the hard part first, without being asked"),
    (AppreciationOf::Moment, "", "Bread still warm on the bus"),
    (AppreciationOf::Somebody, "my sister", "Sent a photograph of our old kitchen"),
    (AppreciationOf::Me, "", "Went to rehearsal although I had cried at five"),
    (AppreciationOf::Moment, "", "The alto line came out right, twice"),
];

impl Sample<'_> {
    /// Uses a separate random source, so that earlier parts of a seed stay the same.
    pub(super) fn everyday(&mut self, first: NaiveDate, options: &SampleOptions) {
        let mut random = Random::new(options.seed ^ 0x00C1_7C1E);
        self.circle(at(first, 8 * 60), options.until, &mut random);
        for practice in PRACTICES {
            self.practice(practice, first, options.until, &mut random);
        }
        self.moments(first, options.until, &mut random);
        self.goals(first, options.until, &mut random);
    }

    fn circle(&mut self, beginning: LocalTime, until: NaiveDate, random: &mut Random) {
        let people: Vec<(Id, Person)> = self.journal.people().iter().map(|(id, person)| (*id, (**person).clone())).collect();
        for (id, person) in people {
            let is_for_crisis = person.name == "Ana";
            let last_in_touch = until.checked_sub_days(Days::new(if is_for_crisis { 5 } else { 12 }));
            self.put(id, Person { last_in_touch, is_for_crisis, ..person });
        }
        let number = HelpNumber {
            name: "Dr Lind's practice".to_owned(),
            number: "0660 555 02".to_owned(),
            note: "Mornings until noon; ask for a short appointment".to_owned(),
            checked_on: Some(beginning.date()),
            ..HelpNumber::empty(stamp(beginning))
        };
        self.put(random.new_id(stamp(beginning)), number);
    }

    fn practice(&mut self, sample: &SamplePractice, first: NaiveDate, until: NaiveDate, random: &mut Random) {
        let created = at(first, 9 * 60);
        let id = random.new_id(stamp(created));
        let practice = Practice {
            title: sample.title.to_owned(),
            when_it_fits: sample.when_it_fits.to_owned(),
            with_whom: sample.with_whom.to_owned(),
            rests: sample.rests,
            ..Practice::empty(stamp(created), created, sample.kind)
        };
        self.put(id, practice);
        for day in first.iter_days().take_while(|day| *day < until) {
            if !random.chance(sample.share_of_days) {
                continue;
            }
            let when = at(day, 17 * 60 + random.below(180) as u32);
            let note = if random.chance(0.15) { random.pick(TIME_NOTES).copied().unwrap_or_default() } else { "" };
            let time = PracticeTime { changed: stamp(when), practice: id, when, note: note.to_owned() };
            self.put(random.new_id(stamp(when)), time);
        }
    }

    fn moments(&mut self, first: NaiveDate, until: NaiveDate, random: &mut Random) {
        let mut moments = MOMENTS.iter().cycle();
        let mut day = first + Days::new(2);
        while day < until {
            let when = at(day, 19 * 60 + random.below(150) as u32);
            if let Some((of, who, text)) = moments.next() {
                let was_said = *of == AppreciationOf::Somebody && random.chance(0.6);
                let moment = Appreciation { changed: stamp(when), when, of: *of, who: (*who).to_owned(), text: (*text).to_owned(), was_said };
                self.put(random.new_id(stamp(when)), moment);
            }
            day = day + Days::new(5 + random.below(9) as u64);
        }
    }

    fn goals(&mut self, first: NaiveDate, until: NaiveDate, random: &mut Random) {
        let created = at(first, 10 * 60);
        let mut goal = |title: &str, why: &str, state: GoalState, steps: &[(&str, bool)]| {
            let steps = steps.iter().map(|(text, is_done)| GoalStep {
                id: random.new_id(stamp(created)),
                text: (*text).to_owned(),
                done_on: is_done.then_some(first + Days::new(9)),
            });
            let goal = Goal {
                title: title.to_owned(),
                why: why.to_owned(),
                steps: steps.collect(),
                look_again_on: until.checked_add_days(Days::new(8)).filter(|_| state == GoalState::Open),
                state,
                ..Goal::empty(stamp(created), created)
            };
            self.put(random.new_id(stamp(created)), goal);
        };
        let room = [("Clear the shelf by the window", true), ("Borrow the desk from my sister", false), ("A lamp", false)];
        goal("A room with a door of my own", "To write without listening for steps", GoalState::Open, &room);
        goal("Sing the solo in spring", "", GoalState::Open, &[("Ask for the score", true), ("Once through with the pianist", false)]);
        goal("Know our accounts", "", GoalState::Reached, &[("One evening with all the papers", true)]);
        goal("Move before winter", "It was a plan for getting away. I want to decide in daylight.", GoalState::LetGo, &[]);
    }
}
