//! Insights in words, for charts, tables and paper.

use chrono::{NaiveTime, Weekday};

use super::names;
use super::overview::Insights;
use super::rhythm::{BAND_HOURS, HourBand, Mean};
use super::said::{NEEDS_NIGHTS, SleepShape};
use super::sleep::SleepBand;
use super::together::{Comparison, Lag, Outcome, Pairing, What};
use super::trend::RecentChange;
use crate::content::locale::Locale;
use crate::content::{Content, Lang, fill};
use crate::journal::Journal;

/// Maximum two-week difference called "a little".
const LITTLE: f64 = 0.2;
/// Maximum difference with and without a factor called "a little".
const LITTLE_TOGETHER: f64 = 0.15;
const NAMED_CHANGE: f64 = 0.1;

/// Formats a value with two decimals and a minus sign.
#[must_use]
pub fn number(value: f64) -> String {
    // Rounded first, to avoid "−0.00".
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// Formatter with the names of this journal.
#[derive(Clone, Copy, Debug)]
pub struct Sentences<'a> {
    /// For custom names.
    pub journal: &'a Journal,
    /// For built-in names.
    pub content: &'a Content,
    /// UI strings.
    pub lang: &'a Lang,
    /// Time format.
    pub locale: &'a Locale,
}

impl<'a> Sentences<'a> {
    /// The last two weeks and the two before; `differs` if significant.
    #[must_use]
    pub fn trend(&self, change: Option<RecentChange>, differs: bool) -> &'a str {
        let words = &self.lang.insights.trend;
        let Some(change) = change else { return &words.summary_too_few };
        let difference = change.difference();
        match (difference < 0.0, difference.abs()) {
            _ if !differs => &words.summary_unclear,
            (true, ..LITTLE) => &words.summary_little_below,
            (true, _) => &words.summary_below,
            (false, ..LITTLE) => &words.summary_little_above,
            (false, _) => &words.summary_above,
        }
    }

    /// Number of feeling words, and the largest significant change.
    #[must_use]
    pub fn words(&self, insights: &Insights) -> Vec<String> {
        let words = &self.lang.insights.words;
        let variety = insights.words.variety;
        if variety.check_ins == 0 {
            return Vec::new();
        }
        let counted = fill(&words.variety.of(variety.different_words as usize), &[("number", &variety.check_ins.to_string())]);
        [Some(counted), self.change(insights)].into_iter().flatten().collect()
    }

    fn change(&self, insights: &Insights) -> Option<String> {
        let words = &self.lang.insights.words;
        let said = insights.words.words.iter().filter(|used| insights.said.words.contains(&used.word));
        let changes = said.filter_map(|used| Some((names::feeling(self.content, self.journal, &used.word)?.0, used.change()?)));
        let (name, change) = changes.max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()))?;
        let text = if change > 0.0 { &words.more_often } else { &words.less_often };
        (change.abs() >= NAMED_CHANGE).then(|| fill(text, &[("word", name)]))
    }

    /// Sleep and the following day, as far as significant.
    #[must_use]
    pub fn sleep(&self, insights: &Insights) -> String {
        let words = &self.lang.insights.sleep;
        let nights = insights.sleep.nights_with_length as usize;
        let around = |text: &str, hours: f64| fill(text, &[("number", &format!("{hours:.0}"))]);
        match insights.said.sleep {
            _ if nights == 0 => words.none.clone(),
            _ if nights < NEEDS_NIGHTS => words.few.of(nights),
            None => words.no_pattern.clone(),
            Some(SleepShape::LongerBetter) => words.longer_better.clone(),
            Some(SleepShape::LongerHarder) => words.longer_harder.clone(),
            Some(SleepShape::BestAround(hours)) => around(&words.best_around, hours),
            Some(SleepShape::HardestAround(hours)) => around(&words.hardest_around, hours),
        }
    }

    /// Name of a weekday.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> &'a str {
        &self.lang.dates.weekdays[day.num_days_from_monday() as usize]
    }

    /// Highest and lowest weekday, if significant. Ties name the first.
    #[must_use]
    pub fn weekdays(&self, days: &[(Weekday, Mean)], differ: bool) -> Option<String> {
        let words = &self.lang.insights.rhythm;
        let by_mean = |one: &&(Weekday, Mean), other: &&(Weekday, Mean)| one.1.valence.total_cmp(&other.1.valence);
        let ((low, _), (high, _)) = (days.iter().min_by(by_mean)?, days.iter().max_by(by_mean)?);
        Some(if differ { fill(&words.differ, &[("high", self.weekday(*high)), ("low", self.weekday(*low))]) } else { words.unclear.clone() })
    }

    /// Start and end of a band of hours.
    #[must_use]
    pub fn hour_band(&self, band: &HourBand) -> String {
        let clock = |hour: u32| self.locale.time(NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default(), &self.lang.dates);
        fill(&self.lang.insights.rhythm.hours_band, &[("from", &clock(band.from_hour)), ("to", &clock(band.from_hour + BAND_HOURS))])
    }

    /// Highest and lowest time of day within days, if significant.
    #[must_use]
    pub fn hours(&self, insights: &Insights) -> String {
        let words = &self.lang.insights.rhythm;
        let band = |from: u32| insights.hours.iter().find(|band| band.from_hour == from).map(|band| self.hour_band(band));
        let named = insights.said.hours.and_then(|(high, low)| Some((band(high)?, band(low)?)));
        named.map_or_else(|| words.hours_unclear.clone(), |(high, low)| fill(&words.hours_differ, &[("high", &high), ("low", &low)]))
    }

    /// Name of a sleep duration.
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

    /// Name of a factor; `None` if unknown.
    #[must_use]
    pub fn what(&self, what: &What) -> Option<String> {
        let words = &self.lang.insights.together;
        Some(match what {
            What::Tag(word) => names::tag(self.content, self.journal, word)?.to_owned(),
            What::Feeling(word) => names::feeling(self.content, self.journal, word)?.0.to_owned(),
            What::BoundaryHeld => words.held.clone(),
            What::BoundaryCrossed => words.crossed.clone(),
            What::SelfCare => words.self_care.clone(),
        })
    }

    /// Result of a comparison.
    #[must_use]
    pub fn pairing(&self, pairing: &Pairing) -> String {
        let words = &self.lang.insights.together;
        let found = match &pairing.outcome {
            Outcome::NotEnough { more_days } => return words.not_enough.of(*more_days as usize),
            Outcome::Compared(found) if !found.goes_together => {
                let other = pairing.often_with.as_ref().and_then(|other| self.what(other));
                return other.map_or_else(|| words.no_difference.clone(), |other| fill(&words.often_with, &[("word", &other)]));
            }
            Outcome::Compared(found) => found,
        };
        // The shrunk difference, which discounts small samples.
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

    /// Difference with its confidence interval, if any.
    #[must_use]
    pub fn size(&self, found: &Comparison) -> String {
        let spread = &self.lang.insights.trend.spread;
        let between = found.interval.map(|(low, high)| fill(spread, &[("from", &number(low)), ("to", &number(high))]));
        std::iter::once(number(found.difference)).chain(between).collect::<Vec<_>>().join(", ")
    }

    /// The days that a comparison is about.
    fn days_of(&self, pairing: &Pairing) -> String {
        let words = &self.lang.insights.together;
        let text = match (&pairing.what, pairing.lag) {
            (What::Tag(_), Lag::SameDay) => &words.with_tag,
            (What::Tag(_), Lag::NextDay) => &words.after_tag,
            (What::Feeling(_), Lag::SameDay) => &words.with_feeling,
            (What::Feeling(_), Lag::NextDay) => &words.after_feeling,
            (What::BoundaryHeld, _) => &words.with_held,
            (What::BoundaryCrossed, _) => &words.with_crossed,
            (What::SelfCare, _) => &words.with_self_care,
        };
        fill(text, &[("count", &pairing.days_with.to_string()), ("word", &self.what(&pairing.what).unwrap_or_default())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals_and_nothing_is_below_zero_by_rounding() {
        assert_eq!([-0.25, 0.256, -0.001, 1.0].map(number), ["−0.25", "0.26", "0.00", "1.00"]);
    }
}
