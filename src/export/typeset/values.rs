//! Converts a document to Typst values. User text stays a string.

use typst::foundations::{Array, Dict, IntoValue as _, Value, dict};

use super::super::chart::{Chart, ChartMark, ChartPoint, Thousandths};
use super::super::document::{Block, Document, Field, Question};
use super::super::options::Paper;
use super::{PageWords, Place, fonts};
use crate::journal::{lines_of, printable};

/// The layout's `sys.inputs`.
pub(super) fn inputs(document: &Document, paper: Paper, words: &PageWords, place: Place) -> Dict {
    dict! {
        "title" => written(&document.title),
        "has-head" => place.number == 0 && !document.begins_with_title(),
        "pages-before" => place.pages_before,
        "all-pages" => place.all_pages,
        "caption" => one_line(&document.caption),
        "language" => document.language.as_str(),
        "made-on" => one_line(&document.made_on),
        "page-of" => words.page_of.as_str(),
        "value-of" => words.value_of.as_str(),
        "paper" => paper.typst_name(),
        "serif" => array(fonts::serif_families(), Value::from_text),
        "sans" => array(fonts::sans_families(), Value::from_text),
        "blocks" => array(document.sections.iter().flat_map(|section| &section.blocks), block),
    }
}

fn one_line(text: &str) -> Value {
    Value::from_text(text)
}

trait FromText {
    fn from_text(text: impl AsRef<str>) -> Self;
}

impl FromText for Value {
    fn from_text(text: impl AsRef<str>) -> Self {
        printable(text.as_ref()).as_ref().into_value()
    }
}

fn array<T>(items: impl IntoIterator<Item = T>, value: impl Fn(T) -> Value) -> Array {
    items.into_iter().map(value).collect()
}

/// The user's text as lines with directions.
fn written(text: &str) -> Value {
    let lines = lines_of(text.trim_end()).map(|line| dict! { "text" => one_line(line), "is-rtl" => is_right_to_left(line) }.into_value());
    lines.collect::<Array>().into_value()
}

fn field(field: &Field) -> Value {
    dict! { "label" => one_line(&field.label), "text" => written(&field.text) }.into_value()
}

fn question(question: &Question) -> Value {
    dict! {
        "label" => one_line(&question.label),
        "help" => one_line(&question.help),
        "aside" => one_line(&question.aside),
        "is-inner" => question.is_inner,
    }
    .into_value()
}

fn pair((first, second): &(String, String)) -> Value {
    dict! { "first" => one_line(first), "second" => one_line(second) }.into_value()
}

fn block(of: &Block) -> Value {
    let value = match of {
        Block::Picked(picked) => return block(picked),
        Block::Title { title, caption } => dict! { "kind" => "title", "title" => one_line(title), "caption" => one_line(caption) },
        Block::Contents(label) => dict! { "kind" => "contents", "label" => one_line(label) },
        Block::Item(text) => dict! { "kind" => "item", "text" => one_line(text) },
        Block::Paragraph(text) => dict! { "kind" => "paragraph", "text" => one_line(text) },
        Block::Advice(items) => dict! { "kind" => "advice", "items" => array(items, Value::from_text) },
        Block::Pairs { label, pairs } => dict! { "kind" => "pairs", "label" => one_line(label), "pairs" => array(pairs, pair) },
        Block::Question(of) => dict! { "kind" => "question", "question" => question(of) },
        Block::Words(items) => dict! { "kind" => "words", "words" => array(items, Value::from_text) },
        Block::Sentence(parts) => dict! { "kind" => "sentence", "parts" => array(parts, pair) },
        Block::ListLines(count) => dict! { "kind" => "list-lines", "count" => i64::from(*count) },
        Block::Blanks { questions, count } => dict! { "kind" => "blanks", "questions" => array(questions, question), "count" => i64::from(*count) },
        Block::Heading(text) => dict! { "kind" => "heading", "text" => one_line(text) },
        Block::Note(text) => dict! { "kind" => "note", "text" => one_line(text) },
        Block::Field(of) => dict! { "kind" => "field", "field" => field(of) },
        Block::Row(fields) => dict! { "kind" => "row", "fields" => array(fields, field) },
        Block::Points { label, items } => dict! { "kind" => "points", "label" => one_line(label), "items" => array(items, |item| written(item)) },
        Block::Boxes { label, items, takes_one } => {
            dict! { "kind" => "boxes", "label" => one_line(label), "items" => array(items, Value::from_text), "takes-one" => *takes_one }
        }
        Block::Scale { label, low, high, most, value } => dict! {
            "kind" => "scale",
            "label" => one_line(label),
            "low" => one_line(low),
            "high" => one_line(high),
            "most" => i64::from(*most),
            "value" => value.map_or(Value::None, |value| i64::from(value).into_value()),
        },
        Block::Table { label, heads, rows } => dict! {
            "kind" => "table",
            "label" => one_line(label),
            "heads" => array(heads, Value::from_text),
            "rows" => array(rows, |row| array(row, |cell| written(cell)).into_value()),
        },
        Block::Chart(of) => chart(of),
        Block::Lines { label, count } => dict! { "kind" => "lines", "label" => one_line(label), "count" => i64::from(*count) },
        Block::NewPage => dict! { "kind" => "new-page" },
    };
    value.into_value()
}

fn chart(chart: &Chart) -> Dict {
    let point = |point: &ChartPoint| {
        dict! {
            "across" => i64::from(point.across),
            "mean" => i64::from(point.mean),
            "average" => point.average.map_or(Value::None, |average| i64::from(average).into_value()),
            "usual" => point.usual.map_or(Value::None, |(from, to)| array([from, to], |end| i64::from(end).into_value()).into_value()),
            "starts-line" => point.starts_line,
        }
        .into_value()
    };
    let mark = |(across, mark): &(Thousandths, ChartMark)| {
        let kind = match mark {
            ChartMark::Step => "step",
            ChartMark::Boundary => "boundary",
            ChartMark::Crossed => "crossed",
        };
        dict! { "across" => i64::from(*across), "kind" => kind }.into_value()
    };
    dict! {
        "kind" => "chart",
        "label" => one_line(&chart.label),
        "says" => one_line(&chart.says),
        "levels" => array(&chart.levels, Value::from_text),
        "legend" => array(&chart.legend, Value::from_text),
        "points" => array(&chart.points, point),
        "dates" => array(&chart.dates, |(across, date)| dict! { "across" => i64::from(*across), "date" => one_line(date) }.into_value()),
        "marks" => array(&chart.marks, mark),
    }
}

/// True if the first directional letter is right-to-left (Unicode blocks U+0590 to U+08FF, and
/// presentation forms).
fn is_right_to_left(line: &str) -> bool {
    let first = line.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_gives_a_line_its_direction() {
        assert!(is_right_to_left("1. שלום world"));
        assert!(is_right_to_left("«مرحبا»"));
        assert!(!is_right_to_left("world שלום"));
        assert!(!is_right_to_left("12:30"));
    }
}
