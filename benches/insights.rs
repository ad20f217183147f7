//! Insights and search over ten years: from scratch, after one changed day, and per keystroke.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

mod support;

use chrono::NaiveDate;
use mendwell::insights::{Around, DailySeries, Insights, Query, SearchIndex, SleepNight};
use mendwell::journal::{Change, CheckIn, Edit, Id, Journal, UserRecord as _};

use support::{RUNS, row, ten_years};

fn main() {
    let mut journal = ten_years();
    let series = DailySeries::of(&journal);
    let range = series.span().expect("days");
    let nights: Vec<(NaiveDate, SleepNight)> =
        (0_u16..).zip(series.days(&range)).map(|(number, (date, _))| (date, SleepNight { minutes: Some(300 + number * 7 % 260), quality: None })).collect();
    let around = Around { nights: &nights, ..Around::default() };
    let everything = Insights::of(&journal, &series, &range, &around);
    let compared = everything.together.iter().filter(|pairing| pairing.comparison().is_some()).count();
    println!("{} check-ins, {} days, {compared} comparisons; medians of {RUNS}\n", journal.check_ins().len(), series.days(&range).count());
    println!("| | median | longest | aim |\n|---|---|---|---|");
    row("everything for ten years", "< 150 ms", || Insights::of(&journal, &series, &range, &around));
    let last_quarter = *range.end() - chrono::Days::new(89)..=*range.end();
    row("everything for three months", "< 150 ms", || Insights::of(&journal, &series, &last_quarter, &around));
    row("the daily series of ten years", "", || DailySeries::of(&journal));
    row("the search index of ten years", "", || SearchIndex::of(&journal));

    let index = SearchIndex::of(&journal);
    for (name, text) in
        [("a keystroke: `w`", "w"), ("a keystroke: `walk`", "walk"), ("a keystroke: `the walk home`", "the walk home"), ("a keystroke: `zzz`, nowhere", "zzz")]
    {
        let query = Query::of(text);
        let found = index.search(&query).len();
        row(&format!("{name} ({found} found)"), "< 16 ms", || index.search(&query));
    }
    let changes = add_note_of_200_kilobytes(&mut journal);
    let mut series_after = series.clone();
    row("one changed day, daily series", "< 1 ms", || series_after.update(&journal, &changes));
    let mut index_after = index.clone();
    row("one changed note of 200 kB, search index", "< 16 ms", || index_after.update(&journal, &changes));
    let query = Query::of("walk");
    row("a keystroke: `walk`, with that note", "< 16 ms", || index_after.search(&query));
    let hit = index_after.search(&Query::of("the very end")).into_iter().next().expect("the long note");
    let words = Query::of("the very end").words();
    row("its excerpt", "< 16 ms", || words.excerpt(hit.record.user_texts()[0], 60));
}

/// Gives a check-in the longest note to be expected.
fn add_note_of_200_kilobytes(journal: &mut Journal) -> Vec<Change> {
    let id: Id = *journal.check_ins().keys().nth(10_000).expect("so many");
    let note = format!("{}the very end", "Später kam der Regen, and we went in. ".repeat(5_000));
    let check_in = CheckIn { note, ..(*journal.check_ins()[&id]).clone() };
    journal.apply(Edit::put(id, check_in)).changes
}
