//! What may be said of insights, in words: the same sentences below a chart, beside its table, and on paper.

use chrono::{NaiveTime, Weekday};

use super::names;
use super::overview::Insights;
use super::rhythm::{BAND_HOURS, HourBand, Mean};
use super::sleep::SleepBand;
use super::together::{Lag, Outcome, Pairing, What};
use super::trend::RecentChange;
use super::words::{Variety, Words};
use crate::content::locale::Locale;
use crate::content::{Content, Lang, fill};
use crate::journal::Journal;

/// A difference of two weeks that is not worth speaking of, and one that is more than a little.
const SAME: f64 = 0.05;
const LITTLE: f64 = 0.2;
/// A difference between days with and without something up to this is a little.
const LITTLE_TOGETHER: f64 = 0.15;
/// A change of share that is worth naming.
const NAMED_CHANGE: f64 = 0.1;
/// A word has to be picked so often before its change is named.
const NAMED_COUNT: u32 = 5;
/// How much more varied is more varied.
const VARIED_SHARE: f64 = 0.1;
/// Weekdays, or times of day, that differ by less are alike.
const ALIKE: f64 = 0.1;
/// A weekday is spoken of from so many days on.
const NAMED_DAYS: u32 = 4;
/// A time of day is spoken of from so many check-ins on.
const NAMED_CHECK_INS: u32 = 8;

/// Says it, with the names that words and tags have in this journal.
#[derive(Clone, Copy, Debug)]
pub struct Sentences<'a> {
    /// What the person calls their own words.
    pub journal: &'a Journal,
    /// What the listed words are called.
    pub content: &'a Content,
    /// The words of the language.
    pub lang: &'a Lang,
    /// How times are written.
    pub locale: &'a Locale,
}

impl<'a> Sentences<'a> {
    /// The last two weeks beside the two before.
    #[must_use]
    pub fn trend(&self, change: Option<RecentChange>) -> &'a str {
        let words = &self.lang.insights.trend;
        let Some(change) = change else { return &words.summary_too_few };
        let difference = change.difference();
        match (difference < 0.0, difference.abs()) {
            (_, ..SAME) => &words.summary_same,
            (true, ..LITTLE) => &words.summary_little_below,
            (true, _) => &words.summary_below,
            (false, ..LITTLE) => &words.summary_little_above,
            (false, _) => &words.summary_above,
        }
    }

    /// How varied the words are beside the time before, and which has changed most.
    #[must_use]
    pub fn words(&self, picked: &Words) -> Vec<String> {
        if picked.variety.check_ins == 0 {
            return Vec::new();
        }
        [Some(self.variety(picked.variety, picked.variety_before)), self.change(picked)].into_iter().flatten().collect()
    }

    fn variety(&self, now: Variety, before: Option<Variety>) -> String {
        let words = &self.lang.insights.words;
        let counted = fill(&words.variety.of(now.different_words as usize), &[("number", &now.check_ins.to_string())]);
        let Some(before) = before else { return counted };
        let text = match now.effective_words / before.effective_words {
            ratio if ratio > 1.0 + VARIED_SHARE => &words.variety_more,
            ratio if ratio < 1.0 - VARIED_SHARE => &words.variety_less,
            _ => &words.variety_same,
        };
        fill(text, &[("what", &counted)])
    }

    /// The word that has changed most, if any has changed much.
    fn change(&self, picked: &Words) -> Option<String> {
        let words = &self.lang.insights.words;
        let much = picked.words.iter().filter(|used| used.now.count.max(used.before.map_or(0, |before| before.count)) >= NAMED_COUNT);
        let changes = much.filter_map(|used| Some((names::feeling(self.content, self.journal, &used.word)?.0, used.change()?)));
        let (name, change) = changes.max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()))?;
        let text = if change > 0.0 { &words.more_often } else { &words.less_often };
        (change.abs() >= NAMED_CHANGE).then(|| fill(text, &[("word", name)]))
    }

    /// Sleep and the day after. Whether they go together is for the rule alone that all comparisons are judged by; the correlation
    /// only says which way.
    #[must_use]
    pub fn sleep(&self, insights: &Insights) -> String {
        let words = &self.lang.insights.sleep;
        let sleep = &insights.sleep;
        if sleep.nights_with_length == 0 {
            return words.none.clone();
        }
        let Some(correlation) = sleep.correlation_with_length else { return words.few.of(sleep.nights_with_length as usize) };
        let nights = insights.together.iter().filter(|pairing| matches!(pairing.what, What::Sleep(_)) && pairing.lag == Lag::SameDay);
        let is_said = nights.filter_map(|pairing| pairing.comparison()).any(|found| found.goes_together);
        match (is_said, correlation > 0.0) {
            (false, _) => words.no_pattern.clone(),
            (true, true) => words.longer_better.clone(),
            (true, false) => words.longer_harder.clone(),
        }
    }

    /// What a weekday is called.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> &'a str {
        &self.lang.dates.weekdays[day.num_days_from_monday() as usize]
    }

    /// Which weekday stands out, once each has come often enough. Of days that are equal the first one given is named.
    #[must_use]
    pub fn weekdays(&self, days: &[(Weekday, Mean)]) -> Option<String> {
        let words = &self.lang.insights.rhythm;
        if days.iter().any(|(_, mean)| mean.count < NAMED_DAYS) {
            return None;
        }
        let by_mean = |one: &&(Weekday, Mean), other: &&(Weekday, Mean)| one.1.valence.total_cmp(&other.1.valence);
        let ((low, lowest), (high, highest)) = (days.iter().min_by(by_mean)?, days.iter().max_by(by_mean)?);
        let differ = highest.valence - lowest.valence >= ALIKE;
        Some(if differ { fill(&words.differ, &[("high", self.weekday(*high)), ("low", self.weekday(*low))]) } else { words.alike.clone() })
    }

    /// From when to when a band of hours is.
    #[must_use]
    pub fn hour_band(&self, band: &HourBand) -> String {
        let clock = |hour: u32| self.locale.time(NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default(), &self.lang.dates);
        fill(&self.lang.insights.rhythm.hours_band, &[("from", &clock(band.from_hour)), ("to", &clock(band.from_hour + BAND_HOURS))])
    }

    /// Which times stand out, among those with enough check-ins.
    #[must_use]
    pub fn hours(&self, bands: &[HourBand]) -> Option<String> {
        let words = &self.lang.insights.rhythm;
        let bands: Vec<&HourBand> = bands.iter().filter(|band| band.mean.count >= NAMED_CHECK_INS).collect();
        let by_mean = |one: &&&HourBand, other: &&&HourBand| one.mean.valence.total_cmp(&other.mean.valence);
        let (low, high) = (bands.iter().min_by(by_mean)?, bands.iter().max_by(by_mean)?);
        if low == high {
            return None;
        }
        let differ = high.mean.valence - low.mean.valence >= ALIKE;
        let names = [("high", self.hour_band(high)), ("low", self.hour_band(low))];
        Some(if differ { fill(&words.hours_differ, &[(names[0].0, &names[0].1), (names[1].0, &names[1].1)]) } else { words.hours_alike.clone() })
    }

    /// How long a night was.
    #[must_use]
    pub fn night(&self, band: SleepBand) -> &'a str {
        let bands = &self.lang.insights.sleep.bands;
        match band {
            SleepBand::UnderFive => &bands.under_five,
            SleepBand::FiveToSix => &bands.five_to_six,
            SleepBand::SixToSeven => &bands.six_to_seven,
            SleepBand::SevenToEight => &bands.seven_to_eight,
            SleepBand::EightToNine => &bands.eight_to_nine,
            SleepBand::NineOrMore => &bands.nine_or_more,
        }
    }

    /// What is compared; nothing for a word that is known no longer.
    #[must_use]
    pub fn what(&self, what: &What) -> Option<String> {
        let words = &self.lang.insights.together;
        Some(match what {
            What::Tag(word) => names::tag(self.content, self.journal, word)?.to_owned(),
            What::Feeling(word) => names::feeling(self.content, self.journal, word)?.0.to_owned(),
            What::Sleep(band) => fill(&words.sleep, &[("time", self.night(*band))]),
            What::BoundaryHeld => words.held.clone(),
            What::BoundaryCrossed => words.crossed.clone(),
            What::SelfCare => words.self_care.clone(),
        })
    }

    /// What came of a comparison.
    #[must_use]
    pub fn pairing(&self, pairing: &Pairing) -> String {
        let words = &self.lang.insights.together;
        let found = match &pairing.outcome {
            Outcome::NotEnough { more_days } => return words.not_enough.of(*more_days as usize),
            Outcome::Compared(found) if !found.goes_together => return words.no_difference.clone(),
            Outcome::Compared(found) => found,
        };
        // The size that is left once few days have been made to count for less.
        let how = match (found.shrunk_difference < 0.0, found.shrunk_difference.abs() <= LITTLE_TOGETHER) {
            (true, false) => &words.lower,
            (true, true) => &words.a_little_lower,
            (false, true) => &words.a_little_higher,
            (false, false) => &words.higher,
        };
        let said = fill(how, &[("what", &self.days_of(pairing)), ("number", &pairing.days_without.to_string())]);
        match &pairing.what {
            _ if !pairing.may_be_reached_for => said,
            What::BoundaryHeld | What::BoundaryCrossed => format!("{said} {}", words.boundaries_tested),
            _ => format!("{said} {}", words.reached_for),
        }
    }

    /// Which days a comparison speaks of.
    fn days_of(&self, pairing: &Pairing) -> String {
        let words = &self.lang.insights.together;
        let text = match (&pairing.what, pairing.lag) {
            (What::Tag(_), Lag::SameDay) => &words.with_tag,
            (What::Tag(_), Lag::NextDay) => &words.after_tag,
            (What::Feeling(_), Lag::SameDay) => &words.with_feeling,
            (What::Feeling(_), Lag::NextDay) => &words.after_feeling,
            (What::Sleep(_), Lag::SameDay) => &words.with_sleep,
            (What::Sleep(_), Lag::NextDay) => &words.after_sleep,
            (What::BoundaryHeld, _) => &words.with_held,
            (What::BoundaryCrossed, _) => &words.with_crossed,
            (What::SelfCare, _) => &words.with_self_care,
        };
        match &pairing.what {
            What::Sleep(band) => fill(text, &[("count", &pairing.days_with.to_string()), ("time", self.night(*band))]),
            what => fill(text, &[("count", &pairing.days_with.to_string()), ("word", &self.what(what).unwrap_or_default())]),
        }
    }
}
