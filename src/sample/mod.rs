//! An invented journal for demonstration and benchmarks; the same options give the same bytes.
//!
//! The person was hurt by J.; R. is a colleague of J.'s; Ana is a friend. None of them exists.

mod boundaries;
mod everyday;
mod hard_moments;
mod notes;
mod random;
mod sheets;
mod steps;
mod tools;
mod words;
mod writings;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use self::boundaries::{BOUNDARIES, SampleBoundary, event_notes};
use self::notes::Notebook;
use self::random::Random;
use self::sheets::{SHEETS, SampleSheet};
use self::steps::{STEPS, SampleStep};
use self::writings::{NIGHT_LINE, PAGES};
use crate::content::Content;
use crate::journal::{
    Boundary, BoundaryEvent, BoundaryVersion, CheckIn, Edit, EventOutcome, FearAnswer, Feelings, Id, IdSource as _, Intensity, Journal, LocalTime, Mood,
    NightLine, Only, OwnFeeling, OwnTag, OwnTagGroup, Person, Preferences, Profile, PushBack, Quadrant, Relationship, Sheet, Sleep, SleepQuality, StepProgress,
    Table, Timestamp, WordRef, Wording, Writing,
};

/// Options of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleOptions {
    /// Years before the last day.
    pub years: u32,
    /// Check-ins per day, on days with any.
    pub per_day: u32,
    /// Random seed.
    pub seed: u64,
    /// The last day, with all its check-ins; pass a past day if future times would be odd.
    pub until: NaiveDate,
}

const FIRST_HOUR: u32 = 7;
const LAST_HOUR: u32 = 23;

const DAY_START_HOUR: u8 = 4;

/// Share of days without a check-in.
const MISSED_DAYS: f32 = 0.08;

/// A factor that shifts the mood of some days.
struct Event {
    tag: &'static str,
    share_of_days: f32,
    shift: f32,
}

/// Factors for the insights to find.
const EVENTS: &[Event] = &[Event { tag: "outdoors", share_of_days: 0.3, shift: 0.28 }, Event { tag: "a-message", share_of_days: 0.2, shift: -0.38 }];

/// Generates the journal.
#[must_use]
pub fn generate(options: &SampleOptions, content: &Content) -> Journal {
    let (random, extras, events) = (Random::new(options.seed), Random::new(!options.seed), Random::new(options.seed.rotate_left(32)));
    let mut sample = Sample { journal: Journal::default(), random, extras, events, notebook: Notebook::default(), content };
    let first = options.until.checked_sub_months(Months::new(options.years.saturating_mul(12))).unwrap_or(NaiveDate::MIN);
    let beginning = at(first, 8 * 60);
    sample.put(Only::One, Preferences { night_line_was_offered: true, ..Preferences::initial(stamp(beginning)) });
    sample.profile(beginning);
    sample.people(beginning);
    let own = sample.own_words(beginning);
    sample.check_ins(first, options, &own);
    sample.nights(first, options.until);
    sample.writings(first, options.until);
    sample.night_line(options.until);
    for boundary in BOUNDARIES {
        sample.boundary(boundary, first, options.until);
    }
    for sheet in SHEETS {
        sample.sheet(sheet, first, options.until);
    }
    for step in STEPS {
        sample.step(step, first, options.until);
    }
    sample.tools(first, options.until);
    sample.everyday(first, options);
    sample.words(options.until);
    sample.hard_moments(first, options.until);
    sample.journal
}

/// Generates the journal as of a time on its last day, with plans for the future.
#[must_use]
pub fn generate_as_of(options: &SampleOptions, now: LocalTime, content: &Content) -> Journal {
    // The invented person's clock, which may be in another time zone.
    let by_their_clock = LocalTime::new(now.local(), at(now.date(), 0).offset_minutes().into());
    let last = now.to_utc().min(by_their_clock.to_utc());
    let mut journal = Journal::default();
    for (key, record) in generate(options, content).records() {
        if record.changed().utc().naive_utc() <= last {
            journal.apply(Edit::put_record(key, record));
        }
    }
    journal
}

struct OwnWords {
    braced: WordRef,
    sea_legged: WordRef,
    with_j: WordRef,
    rehearsal: WordRef,
}

struct Sample<'a> {
    journal: Journal,
    random: Random,
    /// Separate source for later additions, so that a seed stays the same.
    extras: Random,
    /// Factors of a day, separate for the same reason.
    events: Random,
    notebook: Notebook,
    content: &'a Content,
}

impl Sample<'_> {
    fn put<R: Table>(&mut self, key: R::Key, record: R) {
        self.journal.apply(Edit::put(key, record));
    }

    fn new_id(&mut self, when: LocalTime) -> Id {
        self.random.new_id(stamp(when))
    }

    fn profile(&mut self, when: LocalTime) {
        let profile = Profile { relationship: Relationship::Partner, fear: FearAnswer::No, ..Profile::unsaid(stamp(when)) };
        self.put(Only::One, profile);
    }

    fn people(&mut self, when: LocalTime) {
        for (name, reach, helps_with) in
            [("Ana", "Evenings, or ring the bell", "Listens without a plan; has a sofa"), ("My sister", "Sundays, by phone", "Knows me longest")]
        {
            let id = self.new_id(when);
            let person = Person { name: name.to_owned(), reach: reach.to_owned(), helps_with: helps_with.to_owned(), ..Person::empty(stamp(when)) };
            self.put(id, person);
        }
    }

    fn own_words(&mut self, when: LocalTime) -> OwnWords {
        let (braced, with_j) = (self.new_id(when), self.new_id(when));
        self.put(braced, OwnFeeling::new(stamp(when), "Braced".to_owned(), Quadrant::Edge));
        self.put(with_j, OwnTag { group: Some(WordRef::Listed("people".to_owned())), ..OwnTag::new(stamp(when), "With J.".to_owned()) });
        let [sea_legged, threadbare, rehearsal, choir] = std::array::from_fn(|_| self.extras.new_id(stamp(when)));
        let meaning = "The floor still moves, and I stand".to_owned();
        self.put(sea_legged, OwnFeeling { meaning, ..OwnFeeling::new(stamp(when), "Sea-legged".to_owned(), Quadrant::Settled) });
        self.put(threadbare, OwnFeeling { retired: true, ..OwnFeeling::new(stamp(when), "Threadbare".to_owned(), Quadrant::Heavy) });
        self.put(choir, OwnTagGroup { changed: stamp(when), name: "Choir".to_owned() });
        self.put(rehearsal, OwnTag { group: Some(WordRef::Own(choir)), ..OwnTag::new(stamp(when), "Rehearsal".to_owned()) });
        OwnWords { braced: WordRef::Own(braced), sea_legged: WordRef::Own(sea_legged), with_j: WordRef::Own(with_j), rehearsal: WordRef::Own(rehearsal) }
    }

    fn check_ins(&mut self, first: NaiveDate, options: &SampleOptions, own: &OwnWords) {
        if options.per_day == 0 {
            return;
        }
        let day_count = (options.until - first).num_days().max(1) as f32;
        let mut weather = Weather::default();
        for (number, day) in first.iter_days().take_while(|day| *day <= options.until).enumerate() {
            let base = weather.next_day(number as f32 / day_count, number, &mut self.random);
            if day != options.until && self.random.chance(MISSED_DAYS) {
                continue;
            }
            let around = self.around(options.per_day);
            let shift: f32 = around.iter().map(|(event, _)| event.shift).sum();
            for place in 0..options.per_day {
                let tags = around.iter().filter(|(_, at)| *at == place).map(|(event, _)| event.tag);
                self.check_in(day, (place, options.per_day), (base.0 + shift, base.1), tags.collect(), own);
            }
        }
    }

    fn around(&mut self, per_day: u32) -> Vec<(&'static Event, u32)> {
        let mut around = Vec::new();
        for event in EVENTS {
            // Always drawn, so that more check-ins do not change the days.
            let (happens, at) = (self.events.chance(event.share_of_days), self.events.below(per_day as usize) as u32);
            if happens {
                around.push((event, at));
            }
        }
        around
    }

    /// Adds a check-in; `place` is its index and the number per day.
    fn check_in(&mut self, day: NaiveDate, place: (u32, u32), base: (f32, f32), around: Vec<&str>, own: &OwnWords) {
        // Each has its own part of the day: ordered, never at the same minute.
        let waking_minutes = (LAST_HOUR - FIRST_HOUR) * 60;
        let stretch = (waking_minutes / place.1).max(1);
        let minute = FIRST_HOUR * 60 + (place.0 * waking_minutes / place.1) + self.random.below(stretch as usize) as u32;
        let when = at(day, minute);
        // Mornings are heavier, evenings quieter.
        let evening = (minute as f32 / 60.0 - 15.0) / 8.0;
        let valence = base.0 + 0.1 * evening + 0.35 * self.random.wobble();
        let arousal = base.1 - 0.2 * evening + 0.4 * self.random.wobble();
        let mood = Mood::new(valence.clamp(-0.97, 0.97), arousal.clamp(-0.97, 0.97));
        let written = if self.random.chance(0.04) { at(day, (minute + 150).min(24 * 60 - 1)) } else { when };
        let note = if self.random.chance(0.45) { self.notebook.write(mood.quadrant(), &mut self.random) } else { String::new() };
        let mut tags = self.tags(mood, own);
        tags.extend(around.into_iter().map(|id| WordRef::Listed(id.to_owned())));
        let check_in = CheckIn {
            changed: stamp(written),
            when,
            written: Some(written).filter(|written| *written != when),
            mood,
            feelings: self.feelings(mood, own),
            tags,
            note,
        };
        let id = self.new_id(written);
        self.put(id, check_in);
    }

    fn feelings(&mut self, mood: Mood, own: &OwnWords) -> Feelings {
        let mut feelings = Feelings::new();
        let content = self.content;
        let fitting: Vec<_> = content.feelings_of(mood.quadrant()).collect();
        for _ in 0..self.random.below(4) {
            // Words shown first are picked more often.
            let reach = if self.random.chance(0.75) { fitting.len().min(Content::FEELINGS_SHOWN_FIRST) } else { fitting.len() };
            // Of these, the first few more than the rest.
            let index = self.random.below(reach).min(self.random.below(reach));
            let Some(feeling) = fitting.get(index) else { continue };
            let intensity = self.intensity(mood);
            feelings.insert(WordRef::Listed(feeling.id.clone()), intensity);
        }
        if mood.quadrant() == Quadrant::Edge && self.random.chance(0.1) {
            feelings.insert(own.braced.clone(), self.intensity(mood));
        }
        if mood.quadrant() == Quadrant::Settled && self.extras.chance(0.1) {
            feelings.insert(own.sea_legged.clone(), Intensity::Unsaid);
        }
        feelings
    }

    fn intensity(&mut self, mood: Mood) -> Intensity {
        if self.random.chance(0.3) {
            return Intensity::Unsaid;
        }
        match mood.valence().hypot(mood.arousal()) + 0.3 * self.random.wobble() {
            strength if strength < 0.35 => Intensity::Little,
            strength if strength < 0.75 => Intensity::Medium,
            _ => Intensity::Lot,
        }
    }

    fn tags(&mut self, mood: Mood, own: &OwnWords) -> BTreeSet<WordRef> {
        const HARDER: &[&str] = &["alone", "poor-sleep", "a-memory", "an-argument", "checking", "screen-late", "a-promise-broken"];
        const BETTER: &[&str] = &["a-walk", "friend", "slept-well", "music", "a-kindness", "cooking", "a-promise-kept"];
        const EITHER: &[&str] = &["at-home", "at-work", "a-talk", "family", "writing", "therapist", "on-the-way", "pain"];
        let mut tags = BTreeSet::new();
        for _ in 0..self.random.below(4) {
            let leaning = if mood.valence() + 0.8 * self.random.wobble() < 0.0 { HARDER } else { BETTER };
            let list = if self.random.chance(0.35) { EITHER } else { leaning };
            tags.extend(self.random.pick(list).map(|id| WordRef::Listed((*id).to_owned())));
        }
        if self.random.chance(0.2) {
            tags.insert(own.with_j.clone());
        }
        self.more_tags(mood, own, &mut tags);
        tags
    }

    /// Body, helpful things and the choir.
    fn more_tags(&mut self, mood: Mood, own: &OwnWords, tags: &mut BTreeSet<WordRef>) {
        const TENSE: &[&str] = &["tight-chest", "knot-in-the-stomach", "racing-heart", "clenched-jaw", "numb-hands", "headache", "tears"];
        const EASY: &[&str] = &["easy-breath", "loose-shoulders", "warm-body", "rested-body"];
        const HELPED: &[&str] = &["helped-someone-listened", "helped-walking", "helped-music", "helped-writing", "helped-warmth", "helped-rest"];
        let mut lists = Vec::new();
        if self.extras.chance(0.2) {
            lists.push(if mood.valence() < 0.0 { TENSE } else { EASY });
        }
        if self.extras.chance(0.12) {
            lists.push(HELPED);
        }
        for list in lists {
            tags.extend(self.extras.pick(list).map(|id| WordRef::Listed((*id).to_owned())));
        }
        if self.extras.chance(0.06) {
            tags.insert(own.rehearsal.clone());
        }
    }

    fn nights(&mut self, first: NaiveDate, until: NaiveDate) {
        const NOTED_NIGHTS: f32 = 0.86;
        const HALF_HOUR_MINUTES: f32 = 30.0;
        for day in first.iter_days().take_while(|day| *day <= until) {
            if day != until && !self.extras.chance(NOTED_NIGHTS) {
                continue;
            }
            let valences: Vec<f32> = self.journal.on_days::<CheckIn>(day..=day, DAY_START_HOUR).map(|(_, check_in)| check_in.mood.valence()).collect();
            let mean = valences.iter().sum::<f32>() / valences.len().max(1) as f32;
            let rest = mean + 0.7 * self.extras.wobble();
            let half_hours = ((415.0 + 70.0 * rest + 45.0 * self.extras.wobble()) / HALF_HOUR_MINUTES).round();
            let quality = match rest {
                rest if rest < -0.6 => SleepQuality::VeryPoor,
                rest if rest < -0.2 => SleepQuality::Poor,
                rest if rest < 0.2 => SleepQuality::Fair,
                rest if rest < 0.6 => SleepQuality::Good,
                _ => SleepQuality::VeryGood,
            };
            let duration_minutes = Some((half_hours * HALF_HOUR_MINUTES) as u16);
            // Some nights have a quality, but no duration.
            let duration_minutes = duration_minutes.filter(|_| !self.extras.chance(0.1));
            self.put(day, Sleep { changed: stamp(at(day, 8 * 60)), duration_minutes, quality: Some(quality) });
        }
    }

    fn writings(&mut self, first: NaiveDate, until: NaiveDate) {
        let mut pages = PAGES.iter();
        let mut day = first + Days::new(3);
        while day < until {
            let when = at(day, 20 * 60 + self.extras.below(120) as u32);
            let text = pages.next().map_or_else(|| self.page_of_notes(), |page| (*page).to_owned());
            let id = self.extras.new_id(stamp(when));
            self.put(id, Writing { changed: stamp(when), when, written: None, text });
            day = day + Days::new(6 + self.extras.below(9) as u64);
        }
    }

    fn page_of_notes(&mut self) -> String {
        let paragraphs: Vec<String> = (0..2 + self.extras.below(2))
            .map(|_| {
                let quadrant = self.extras.pick(&Quadrant::ALL).copied().unwrap_or(Quadrant::Centre);
                self.notebook.write(quadrant, &mut self.extras)
            })
            .collect();
        paragraphs.join("\n\n")
    }

    fn night_line(&mut self, until: NaiveDate) {
        let written = at(until - Days::new(19), 18 * 60 + 20);
        let id = self.extras.new_id(stamp(written));
        self.put(id, NightLine { changed: stamp(written), written, text: NIGHT_LINE.to_owned() });
    }

    fn boundary(&mut self, sample: &SampleBoundary, first: NaiveDate, until: NaiveDate) {
        let created_on = until - Days::new(u64::from(sample.days_ago));
        if created_on < first {
            return;
        }
        let created = at(created_on, 20 * 60 + 15);
        let id = self.new_id(created);
        let boundary = Boundary {
            kind: sample.kind,
            area: sample.area,
            status: sample.status,
            title: sample.title.to_owned(),
            with_whom: sample.with_whom.to_owned(),
            situation: sample.situation.to_owned(),
            limit: sample.limit.to_owned(),
            need: sample.need.to_owned(),
            response: sample.response.to_owned(),
            support: sample.support.to_owned(),
            review_on: sample.review_in_days.map(|days| until + Days::new(u64::from(days))),
            firmness: sample.firmness,
            when_honoured: sample.when_honoured.to_owned(),
            supporters: sample.supporters.to_owned(),
            wording: Wording { feelings: sample.feelings.iter().map(|&feeling| feeling.to_owned()).collect(), ..Wording::default() },
            push_backs: sample.push_backs.iter().map(|&(they_say, i_say)| PushBack { they_say: they_say.to_owned(), i_say: i_say.to_owned() }).collect(),
            ..Boundary::empty(stamp(created), created)
        };
        let versions = sample.earlier.iter().filter_map(|(days_ago, reason, limit)| {
            let changed_on = until - Days::new(u64::from(*days_ago));
            let was = Boundary { limit: (*limit).to_owned(), ..boundary.clone() };
            (changed_on >= first).then(|| BoundaryVersion { until: at(changed_on, 19 * 60), reason: (*reason).to_owned(), was: Arc::new(was) })
        });
        let boundary = Boundary { versions: versions.collect(), ..boundary.clone() };
        self.put(id, boundary);
        let mut days = 2 + self.random.below(3) as u32;
        while days <= sample.logged_days {
            let when = at(created_on + Days::new(u64::from(days)), (18 * 60) + self.random.below(240) as u32);
            let outcome = match self.random.unit() {
                share if share < 0.76 => EventOutcome::Held,
                share if share < 0.86 => EventOutcome::Tested,
                share if share < 0.94 => EventOutcome::Crossed,
                share if share < 0.97 => EventOutcome::Unclear,
                _ => EventOutcome::Unknown,
            };
            let note = self.random.pick(event_notes(outcome)).copied().unwrap_or_default().to_owned();
            let event = self.new_id(when);
            let mut logged = BoundaryEvent { note, ..BoundaryEvent::new(stamp(when), id, when, outcome) };
            if matches!(outcome, EventOutcome::Tested | EventOutcome::Crossed) {
                if let Some((follow_through, what_i_did)) = self.extras.pick(&boundaries::DEEDS) {
                    (logged.follow_through, logged.what_i_did) = (Some(*follow_through), (*what_i_did).to_owned());
                }
                logged.feelings.extend(self.extras.pick(&boundaries::FEELINGS_AFTER).map(|&feeling| feeling.to_owned()));
            }
            self.put(event, logged);
            days += 3 + self.random.below(5) as u32;
        }
    }

    fn sheet(&mut self, sample: &SampleSheet, first: NaiveDate, until: NaiveDate) {
        let Some(worksheet) = self.content.worksheet(sample.template) else { return };
        let day = until - Days::new(u64::from(sample.days_ago));
        if day < first {
            return;
        }
        let when = at(day, 20 * 60 + 15);
        let id = self.new_id(when);
        let answers = sample.answers.iter().map(|(field, answer)| ((*field).to_owned(), answer.to_answer(&mut || self.new_id(when)))).collect();
        let steps = sample.steps.iter().map(|step| (*step).to_owned()).collect();
        let begun = Sheet::begun(stamp(when), when, worksheet.id.clone(), worksheet.revision);
        self.put(id, Sheet { title: sample.title.to_owned(), answers, steps, ..begun });
    }

    fn step(&mut self, sample: &SampleStep, first: NaiveDate, until: NaiveDate) {
        let Some(step) = self.content.step(sample.id) else { return };
        let mut progress = StepProgress::untouched(stamp(at(first, 0)));
        for (days_ago, state) in sample.marks {
            let day = until - Days::new(u64::from(*days_ago));
            if day >= first {
                progress.mark(*state, at(day, 19 * 60 + 40));
            }
        }
        let Some(last) = progress.history.last() else { return };
        progress.changed = stamp(last.when);
        progress.actions_done = step.actions.iter().take(sample.actions_done).map(|action| action.id.clone()).collect();
        sample.notes.clone_into(&mut progress.notes);
        self.put(step.id.clone(), progress);
    }
}

/// Course of the mood: a slow climb, long waves, reversion to the mean, and fading setbacks.
#[derive(Default)]
struct Weather {
    drift: (f32, f32),
    setback: f32,
}

impl Weather {
    /// Baseline valence and arousal of a day. `along` runs from 0 on the first day to 1 on the
    /// last.
    fn next_day(&mut self, along: f32, number: usize, random: &mut Random) -> (f32, f32) {
        self.drift.0 = self.drift.0 * 0.93 + 0.13 * random.wobble();
        self.drift.1 = self.drift.1 * 0.9 + 0.16 * random.wobble();
        self.setback *= 0.88;
        if random.chance(1.0 / 45.0) {
            self.setback = 0.4 + 0.4 * random.unit();
        }
        let valence = -0.32 + 0.42 * along + 0.18 * wave(number, 83) + self.drift.0 - self.setback;
        let arousal = -0.08 + 0.2 * wave(number, 31) + self.drift.1 + 0.3 * self.setback;
        (valence, arousal)
    }
}

/// A triangle wave from −1 to 1, bit-identical on every machine, unlike a sine.
fn wave(day: usize, period: usize) -> f32 {
    let along = (day % period) as f32 / period as f32;
    4.0 * (along - 0.5).abs() - 1.0
}

/// A local time in central Europe, with approximate daylight saving dates.
fn at(day: NaiveDate, minute_of_day: u32) -> LocalTime {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(minute_of_day * 60, 0).unwrap_or_default();
    let offset_minutes = if (4..=10).contains(&day.month()) { 120 } else { 60 };
    LocalTime::new(NaiveDateTime::new(day, time), offset_minutes)
}

fn stamp(when: LocalTime) -> Timestamp {
    Timestamp::from_utc(when.to_utc().and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{TableKind, UserRecord as _};

    fn options(years: u32, per_day: u32, seed: u64) -> SampleOptions {
        SampleOptions { years, per_day, seed, until: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date") }
    }

    #[test]
    fn as_of_a_time_of_the_last_day_nothing_lies_ahead() {
        let whole = generate(&options(1, 3, 22), content());
        for now in ["2026-11-22T03:30+01:00", "2026-11-22T12:00+01:00", "2026-11-22T09:00+13:00", "2026-11-22T09:00-10:00", "2026-11-22T23:59+01:00"] {
            let now: LocalTime = now.parse().expect("a time");
            let journal = generate_as_of(&options(1, 3, 22), now, content());
            let times = journal.check_ins().values().map(|check_in| check_in.when.max(check_in.first_written()));
            let times = times.chain(journal.writings().values().map(|page| page.when)).chain(journal.records().filter_map(|(_, record)| record.happened()));
            for when in times {
                assert!(when.to_utc() <= now.to_utc() && when.local() <= now.local(), "{when} is later than {now}");
            }
            for table in TableKind::ALL.iter().copied() {
                let missing = whole.count(table) - journal.count(table);
                assert!(missing <= if matches!(table, TableKind::CheckIn | TableKind::Sleep) { 6 } else { 2 }, "{table:?} lacks {missing} at {now}");
                assert_eq!(journal.count(table) == 0, whole.count(table) == 0, "{table:?} at {now}");
            }
        }
    }

    #[test]
    fn the_same_options_give_the_same_journal() {
        let first = generate(&options(1, 3, 7), content());
        assert!(first == generate(&options(1, 3, 7), content()));
        assert!(first != generate(&options(1, 3, 8), content()));
    }

    #[test]
    fn ten_years_hold_about_twenty_thousand_check_ins() {
        let journal = generate(&options(10, 6, 1), content());
        let count = journal.count(TableKind::CheckIn);
        assert!((19_000..=21_500).contains(&count), "{count}");
    }

    #[test]
    fn days_are_plausible() {
        let options = options(2, 4, 3);
        let journal = generate(&options, content());
        let mut previous = None;
        for (_, check_in) in journal.check_ins_by_time() {
            assert!(check_in.when.date() <= options.until);
            assert!((7..23).contains(&chrono::Timelike::hour(&check_in.when.time())));
            assert!(check_in.first_written() >= check_in.when);
            assert!(previous < Some(check_in.when), "two check-ins at {}", check_in.when);
            previous = Some(check_in.when);
        }
        let of_last_day = journal.on_days::<CheckIn>(options.until..=options.until, 4).count();
        assert_eq!(of_last_day, 4);
    }

    #[test]
    fn moods_wander_through_every_quadrant_and_yesterday_resembles_today() {
        let journal = generate(&options(2, 4, 5), content());
        let mut quadrants = std::collections::BTreeMap::<Quadrant, usize>::new();
        let mut by_day = std::collections::BTreeMap::<NaiveDate, Vec<f32>>::new();
        for (_, check_in) in journal.check_ins_by_time() {
            *quadrants.entry(check_in.mood.quadrant()).or_default() += 1;
            by_day.entry(check_in.when.date()).or_default().push(check_in.mood.valence());
        }
        for quadrant in Quadrant::ALL {
            let share = quadrants.get(&quadrant).map_or(0.0, |count| *count as f32 / journal.check_ins().len() as f32);
            assert!((0.05..0.5).contains(&share), "{quadrant:?}: {share} of {quadrants:?}");
        }
        let means: Vec<f32> = by_day.values().map(|values| values.iter().sum::<f32>() / values.len() as f32).collect();
        let mean_step = |apart: usize| means.windows(apart + 1).map(|days| (days[apart] - days[0]).abs()).sum::<f32>() / (means.len() - apart) as f32;
        assert!(mean_step(1) < mean_step(40), "{} and {}", mean_step(1), mean_step(40));
    }

    #[test]
    fn notes_do_not_repeat_themselves_at_once() {
        let journal = generate(&options(1, 6, 2), content());
        let notes: Vec<&str> = journal.check_ins_by_time().map(|(_, check_in)| check_in.note.as_str()).filter(|note| !note.is_empty()).collect();
        assert!(notes.len() > 500);
        assert!(notes.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn words_fit_their_quadrant_and_every_id_exists() {
        let journal = generate(&options(1, 6, 11), content());
        for check_in in journal.check_ins().values() {
            for word in check_in.feelings.keys() {
                match word {
                    WordRef::Listed(id) => assert_eq!(content().feeling(id).map(|feeling| feeling.quadrant), Some(check_in.mood.quadrant()), "{id}"),
                    WordRef::Own(id) => assert!(journal.own_feelings().contains_key(id)),
                }
            }
            for word in &check_in.tags {
                match word {
                    WordRef::Listed(id) => assert!(content().tag(id).is_some(), "{id}"),
                    WordRef::Own(id) => assert!(journal.own_tags().contains_key(id)),
                }
            }
        }
        assert_eq!(journal.steps().len(), STEPS.len());
        for (id, progress) in journal.steps() {
            let step = content().step(id).expect("a step");
            assert!(progress.actions_done.iter().all(|done| step.actions.iter().any(|action| action.id == *done)), "{id}");
            assert_eq!(progress.history.last().map(|change| change.state), Some(progress.state), "{id}");
        }
        assert!(journal.boundary_events().len() > 50);
        for event in journal.boundary_events().values() {
            assert!(event.when >= journal.boundaries()[&event.boundary].created);
        }
        assert_eq!((journal.boundaries().len(), journal.people().len()), (BOUNDARIES.len(), 2));
    }

    #[test]
    fn nights_pages_and_own_words_are_there() {
        let options = options(1, 4, 7);
        let journal = generate(&options, content());
        assert!((280..366).contains(&journal.sleep().len()), "{}", journal.sleep().len());
        assert!(journal.sleep().contains_key(&options.until));
        for sleep in journal.sleep().values() {
            assert!(sleep.duration_minutes.is_none_or(|minutes| (150..=660).contains(&minutes)), "{sleep:?}");
        }
        assert!(journal.writings().len() > PAGES.len());
        assert!(journal.writings().values().all(|page| page.when.date() < options.until && !page.text.is_empty()));
        assert_eq!((journal.night_lines().len(), journal.own_tag_groups().len()), (1, 1));
        for word in journal.own_feelings().iter().filter(|(_, feeling)| !feeling.retired).map(|(id, _)| id).chain(journal.own_tags().keys()) {
            assert!(journal.check_ins_with(*word).next().is_some(), "every word that is offered was picked");
        }
    }

    #[test]
    fn moments_and_logs_are_there() {
        let options = options(1, 4, 7);
        let journal = generate(&options, content());
        assert!(journal.moments().len() > 10 && journal.triggers().len() > 5 && journal.urges().len() > 5);
        assert!(journal.moments().values().all(|moment| moment.when.date() < options.until && moment.holds_something()));
        assert!(journal.urges().values().all(|urge| urge.when.date() < options.until && !urge.what.is_empty()));
    }

    #[test]
    fn worksheets_answer_questions_that_are_asked() {
        let journal = generate(&options(1, 4, 7), content());
        assert_eq!(journal.sheets().len(), SHEETS.len());
        for sheet in journal.sheets().values() {
            let worksheet = content().worksheet(&sheet.template).expect("a worksheet");
            assert_eq!(worksheet.left_over(&sheet.answers).count(), 0, "{}", sheet.template);
            assert!(sheet.steps.iter().all(|step| content().step(step).is_some()), "{}", sheet.template);
        }
    }

    #[test]
    fn the_smallest_and_the_earliest_sample_can_be_made() {
        assert_eq!(generate(&options(0, 0, 1), content()).count(TableKind::CheckIn), 0);
        assert_eq!(generate(&options(0, 1, 1), content()).count(TableKind::CheckIn), 1);
        let crowded = generate(&options(0, 5000, 1), content());
        assert_eq!(crowded.count(TableKind::CheckIn), 5000);
    }
}
