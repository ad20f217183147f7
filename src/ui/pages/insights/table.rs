//! A chart as a table, for the screen, for screen readers, and for CSV files.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::source::Source;
use crate::insights::number;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Date(NaiveDate),
    /// From −1 to 1, or a difference of two such values.
    Number(f64),
    /// From 0 to 1.
    Share(f64),
    Count(u32),
    Nothing,
}

impl Cell {
    pub(super) fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Nothing, Self::Number)
    }

    /// True if right-aligned. `Nothing` is a missing number.
    pub(super) const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Share(_) | Self::Count(_) | Self::Nothing)
    }

    /// Text for the screen.
    pub(super) fn shown(&self, source: &Source<'_>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(date) => source.locale.short_date(*date, &source.lang.dates),
            Self::Number(value) => number(*value),
            Self::Share(share) => crate::content::fill(&source.lang.insights.words.percent, &[("number", &format!("{:.0}", 100.0 * share))]),
            Self::Count(count) => count.to_string(),
            Self::Nothing => "–".to_owned(),
        }
    }

    /// Text for other programs: decimal point, ISO dates.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => guarded(text),
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
            Self::Number(value) | Self::Share(value) => format!("{value:.4}"),
            Self::Count(count) => count.to_string(),
            Self::Nothing => String::new(),
        }
    }
}

/// A table with lazily built rows.
pub(super) struct Table<'a> {
    pub(super) columns: Vec<&'a str>,
    pub(super) rows: usize,
    pub(super) row: Box<dyn Fn(usize) -> Vec<Cell> + 'a>,
}

impl<'a> Table<'a> {
    pub(super) fn new(columns: Vec<&'a str>, rows: usize, row: impl Fn(usize) -> Vec<Cell> + 'a) -> Self {
        Self { columns, rows, row: Box::new(row) }
    }

    /// The table as CSV (RFC 4180), with `of_the_whole` appended to each row. Lines end in a line
    /// feed only, which every reader accepts.
    pub(super) fn as_csv(&self, of_the_whole: &[(&str, Cell)]) -> String {
        let heads: Vec<String> = self.columns.iter().copied().chain(of_the_whole.iter().map(|(head, _)| *head)).map(guarded).collect();
        let whole: Vec<String> = of_the_whole.iter().map(|(_, cell)| cell.written()).collect();
        let rows = (0..self.rows).map(|row| (self.row)(row).iter().map(Cell::written).chain(whole.iter().cloned()).collect::<Vec<_>>());
        let lines = std::iter::once(heads).chain(rows).map(|fields| fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
        lines.fold(String::new(), |file, line| file + &line + "\n")
    }
}

/// Prefixes text that a spreadsheet would run as a formula with an apostrophe (OWASP, "CSV
/// Injection"). East Asian spreadsheets accept the full-width signs too.
fn guarded(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{words}") } else { words.to_owned() }
}

fn quoted(field: &str) -> Cow<'_, str> {
    if field.contains([',', '"', '\n', '\r']) { Cow::Owned(format!("\"{}\"", field.replace('"', "\"\""))) } else { Cow::Borrowed(field) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_commas_quotes_and_lines_of_words() {
        let words = ["plain", "a, b", "she said “no”, \"never\"", "two\nlines"];
        let table = Table::new(vec!["Word", "Count", "Mean", "Date"], words.len(), move |row| {
            vec![Cell::Text(words[row].to_owned()), Cell::Count(3), Cell::number((row == 0).then_some(-0.5)), Cell::Date(NaiveDate::default())]
        });
        assert_eq!(
            table.as_csv(&[]),
            "Word,Count,Mean,Date\nplain,3,-0.5000,1970-01-01\n\"a, b\",3,,1970-01-01\n\"she said “no”, \"\"never\"\"\",3,,1970-01-01\n\"two\nlines\",3,,1970-01-01\n"
        );
    }

    #[test]
    fn words_are_no_formulas_and_numbers_stay_numbers() {
        for words in ["=1+1", "+49 30", "-dash", "@name", "\ttab", "\rline", "＝wide"] {
            let table = Table::new(vec!["Word", "Difference"], 1, move |_| vec![Cell::Text(words.to_owned()), Cell::Number(-0.5)]);
            let file = table.as_csv(&[]);
            let row = file.strip_prefix("Word,Difference\n").expect("the heads").trim_end_matches('\n');
            let (field, number) = row.rsplit_once(',').expect("two fields");
            assert_eq!((field.trim_matches('"'), number), (format!("'{words}").as_str(), "-0.5000"));
        }
        let table = Table::new(vec!["Word"], 1, |_| vec![Cell::Text("a = b - c".to_owned())]);
        assert_eq!(table.as_csv(&[]), "Word\na = b - c\n", "only at the beginning is it one");
    }

    #[test]
    fn what_is_said_of_the_whole_stands_in_every_row() {
        let table = Table::new(vec!["Word"], 2, |row| vec![Cell::Count(row as u32)]);
        let whole = [("First day", Cell::Date(NaiveDate::default())), ("Whose mood", Cell::Text("-next".to_owned()))];
        assert_eq!(table.as_csv(&whole), "Word,First day,Whose mood\n0,1970-01-01,'-next\n1,1970-01-01,'-next\n");
    }
}
