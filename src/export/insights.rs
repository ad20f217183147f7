//! Insights over some days.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::chart::Chart;
use super::document::{Block, Document, Section};
use super::options::Audience;
use super::sources::Sources;
use crate::content::fill;
use crate::insights::{Comparison, DailySeries, Insights, Lag, MarkerKind, Pairing, Sentences, Span, Surroundings, What, feeling_name, may_be_a_person};

const WORDS: usize = 12;

pub(super) fn summary(from: &Sources<'_>, span: Span) -> Document {
    let found = Found::of(from, span);
    let words = &from.lang.paper;
    let mut document = from.under_our_title(words.insights_title.clone(), found.caption(from));
    document.sections = sections(from, &found);
    document
}

pub(super) struct Found {
    pub(super) range: RangeInclusive<NaiveDate>,
    insights: Insights,
}

impl Found {
    pub(super) fn of(from: &Sources<'_>, span: Span) -> Self {
        let series = DailySeries::of(from.journal);
        let range = span.days(from.today, from.first_day());
        let surroundings = Surroundings::of(from.journal, from.content, &range);
        Self { insights: Insights::of(from.journal, &series, &range, &surroundings.around()), range }
    }

    pub(super) fn caption(&self, from: &Sources<'_>) -> String {
        from.days(&self.range)
    }
}

pub(super) fn sections(from: &Sources<'_>, found: &Found) -> Vec<Section> {
    let words = &from.lang.insights;
    let insights = &found.insights;
    if insights.valence.points.is_empty() {
        return vec![Section::nothing(&words.none_here)];
    }
    let (people, others): (Vec<&Pairing>, Vec<&Pairing>) = insights.together.iter().partition(|pairing| is_about_a_person(from, pairing));
    let sections = [
        Section::new("trend", &words.trend.heading, trend(from, found)),
        Section::new("words", &words.words.heading, word_list(from, insights)),
        Section::new("rhythm", &from.lang.paper.rhythm, rhythm(from, insights)),
        Section::new("sleep", &words.sleep.heading, sleep(from, insights)),
        Section::new("together", &words.together.heading, together(from, &others)),
        Section::new("people", &words.together.people, together(from, &people)).reaching(Audience::OnlyMe).only_when_chosen(),
    ];
    sections.into_iter().filter(|section| !section.is_empty()).map(|section| Section { reach: section.reach.min(Audience::Therapist), ..section }).collect()
}

fn says<'a>(from: &Sources<'a>) -> Sentences<'a> {
    Sentences { journal: from.journal, content: from.content, lang: from.lang, locale: from.locale }
}

fn trend(from: &Sources<'_>, found: &Found) -> Vec<Block> {
    let words = &from.lang.insights;
    let (trend, markers) = (&found.insights.valence, &found.insights.markers);
    let drawn = Chart::of(trend, markers, &found.range, |date| from.locale.short_date(date, &from.lang.dates));
    let happened = |is: fn(&MarkerKind) -> bool| markers.iter().any(|marker| is(&marker.kind));
    let paper = &from.lang.paper;
    let kinds = [
        (happened(|kind| matches!(kind, MarkerKind::StepDone(_))), &paper.mark_step),
        (happened(|kind| matches!(kind, MarkerKind::BoundarySaid(_))), &paper.mark_boundary),
        (happened(|kind| matches!(kind, MarkerKind::BoundaryCrossed(_))), &paper.mark_crossed),
    ];
    let legend = [&words.trend.day, &words.trend.average, &words.trend.usual].into_iter().chain(kinds.into_iter().map(|(_, name)| name));
    let summary = says(from).trend(trend.recent_change, found.insights.said.valence_change);
    let chart = Chart {
        label: words.trend.heading.clone(),
        says: fill(&paper.chart_says, &[("time", &words.days.of(trend.points.len()))]),
        levels: [&words.levels.highest, &words.levels.middle, &words.levels.lowest].map(Clone::clone),
        legend: legend.cloned().collect(),
        ..drawn
    };
    vec![Block::Chart(chart), Block::Note(summary.to_owned())]
}

fn word_list(from: &Sources<'_>, insights: &Insights) -> Vec<Block> {
    let words = &from.lang.insights;
    let known = insights.words.words.iter().filter_map(|used| Some((feeling_name(from.content, from.journal, &used.word)?.0, used)));
    let percent = |share: f64| fill(&words.words.percent, &[("number", &format!("{:.0}", 100.0 * share))]);
    let rows: Vec<Vec<String>> = known
        .filter(|(_, used)| used.now.count > 0)
        .take(WORDS)
        .map(|(name, used)| vec![name.to_owned(), used.now.count.to_string(), percent(used.now.fraction())])
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = [&words.words.word_column, &words.check_ins_column, &words.words.share_column].map(Clone::clone).to_vec();
    let table = Block::Table { label: words.words.heading.clone(), heads, rows };
    std::iter::once(table).chain(says(from).words(insights).into_iter().map(Block::Note)).collect()
}

fn rhythm(from: &Sources<'_>, insights: &Insights) -> Vec<Block> {
    let words = &from.lang.insights;
    let items: Vec<String> = says(from).weekdays(&insights.weekdays, insights.said.weekdays).into_iter().chain([says(from).hours(insights)]).collect();
    vec![Block::Points { label: format!("{}, {}", words.rhythm.weekdays, words.rhythm.hours.to_lowercase()), items }]
}

fn sleep(from: &Sources<'_>, insights: &Insights) -> Vec<Block> {
    let words = &from.lang.insights;
    if insights.sleep.nights_with_length == 0 {
        return Vec::new();
    }
    let rows = insights.sleep.by_length.iter().filter_map(|band| {
        let mean = band.valence?;
        Some(vec![says(from).night(band.nights).to_owned(), words.levels.of(mean).to_owned(), band.days.to_string()])
    });
    let heads = [&words.sleep.length_column, &words.mood_column, &words.sleep.nights_column].map(Clone::clone).to_vec();
    vec![Block::Table { label: words.sleep.heading.clone(), heads, rows: rows.collect() }, Block::Note(says(from).sleep(insights))]
}

fn is_about_a_person(from: &Sources<'_>, pairing: &Pairing) -> bool {
    matches!(&pairing.what, What::Tag(word) if may_be_a_person(from.content, from.journal, word))
}

/// Associations with difference and number of days, and the number without a finding.
fn together(from: &Sources<'_>, pairings: &[&Pairing]) -> Vec<Block> {
    let words = &from.lang.insights.together;
    let said = |found: &Comparison| found.goes_together;
    let (clear, unclear): (Vec<&Pairing>, Vec<&Pairing>) =
        pairings.iter().filter(|pairing| pairing.comparison().is_some()).partition(|pairing| pairing.comparison().is_some_and(said));
    if clear.is_empty() && unclear.is_empty() {
        return Vec::new();
    }
    let row = |pairing: &&Pairing| {
        let lag = if pairing.lag == Lag::SameDay { &words.same_day } else { &words.next_day };
        let days = [pairing.days_with, pairing.days_without].map(|days| days.to_string());
        let [with, without] = days;
        vec![says(from).pairing(pairing), lag.clone(), pairing.comparison().map_or_else(String::new, |found| says(from).size(found)), with, without]
    };
    let heads = [&words.says_column, &words.lag, &words.difference_column, &from.lang.insights.days_column, &words.without_column].map(Clone::clone).to_vec();
    let rows: Vec<Vec<String>> = clear.iter().map(row).collect();
    let table = (!rows.is_empty()).then(|| Block::Table { label: words.heading.clone(), heads, rows });
    let rest = (!unclear.is_empty()).then(|| Block::Note(from.lang.paper.no_difference.of(unclear.len())));
    table.into_iter().chain(rest).chain([Block::Note(words.caution.clone()), Block::Note(words.how_not.clone())]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{document, read_by};
    use super::super::{Options, What, markdown};
    use super::*;
    use crate::insights::test_support::{check_in, date, put, tagged};
    use crate::journal::Journal;

    /// Forty days, better outdoors and worse with family.
    fn journal() -> Journal {
        let mut journal = Journal::default();
        for number in 0..40_u32 {
            let day = date("2026-10-01") + chrono::Days::new(number.into());
            let (valence, tag) = match number % 4 {
                0 => (0.6, "outdoors"),
                1 => (-0.7, "family"),
                _ => (-0.1, "music"),
            };
            put(&mut journal, tagged(check_in(&format!("{day}T09:00+02:00"), valence, 0.1), &[tag]));
        }
        journal
    }

    #[test]
    fn what_goes_together_is_said_with_its_days_and_nothing_about_people_unless_it_was_chosen() {
        let text = read_by(&journal(), &What::Insights, Audience::Therapist);
        assert!(text.contains("On the 10 days with “Outdoors”") && text.contains(", between ") && text.contains("| 10 | 30 |"), "{text}");
        assert!(text.contains("Seen together, not cause") && !text.contains("Family"), "{text}");
        let whole = document(&journal(), &What::Insights, Span::All).expect("insights");
        let chosen = [("people".to_owned(), true)].into();
        let read = whole.for_reader(&Options { chosen, ..Options::default() }, &[]).expect("something is left");
        assert!(markdown(&read).contains("On the 10 days with “Family”"));
    }

    #[test]
    fn what_is_reached_for_on_hard_days_says_so_and_nothing_of_the_day_after() {
        let mut journal = Journal::default();
        for number in 0..90_u32 {
            let day = date("2026-08-25") + chrono::Days::new(number.into());
            let is_hard = number % 4 == 1;
            let wave = (number * 7919 % 13) as f32 / 100.0;
            let tags = if is_hard { &["medication", "alone"][..] } else { &[] };
            put(&mut journal, tagged(check_in(&format!("{day}T09:00+02:00"), if is_hard { -0.5 } else { 0.1 } + wave, 0.1), tags));
        }
        let text = read_by(&journal, &What::Insights, Audience::OnlyMe);
        let said = "days with “Medication”, your mood was on average lower than on the 67 other days. You may reach for it on hard days, so this doesn't say \
                    whether it helps.";
        assert!(text.contains(said), "{text}");
        assert!(!text.contains("a day with “Medication”") && !text.contains("usually"), "{text}");
    }

    #[test]
    fn days_without_check_ins_say_so() {
        assert!(read_by(&Journal::default(), &What::Insights, Audience::OnlyMe).contains("No check-ins on these days"));
    }
}
