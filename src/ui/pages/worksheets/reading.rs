//! Answers to be read: where nothing may be changed, side by side, and after the questions of today.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use crate::content::schema::{FieldKind, SheetField, StatementPart, Worksheet};
use crate::content::{LIST_LINE, Piece, Statement, fill};
use crate::journal::{Answer, Sheet, SheetItem};
use crate::ui::cx::Cx;
use crate::ui::pages::today::words::named_feeling;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::section_label;

/// Every question that was answered, with its answer.
pub(super) fn show_sheet(ui: &mut Ui, cx: &Cx<'_>, worksheet: &Worksheet, sheet: &Sheet) {
    for field in &worksheet.fields {
        if let Some(answer) = field.answer_in(&sheet.answers) {
            ui.add_space(Theme::of(ui).spacing.s);
            section_label(ui, &field.label);
            show_answer(ui, cx, Some(field), answer);
        }
    }
}

/// One answer, in the person's voice.
pub(super) fn show_answer(ui: &mut Ui, cx: &Cx<'_>, field: Option<&SheetField>, answer: &Answer) {
    for line in lines(cx, field, answer) {
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, line));
    }
}

/// What of an answer its question has no place for any more.
pub(super) fn show_beyond(ui: &mut Ui, cx: &Cx<'_>, field: &SheetField, answer: Option<&Answer>) {
    if let Some(beyond) = answer.and_then(|answer| field.beyond(answer)) {
        ui.label(Theme::of(ui).text(TextStyle::Caption, &cx.lang.templates.earlier_form));
        show_answer(ui, cx, Some(field), &beyond);
    }
}

/// An answer as lines of text. Without its question, ids stand for what they once meant.
pub(super) fn lines(cx: &Cx<'_>, field: Option<&SheetField>, answer: &Answer) -> Vec<String> {
    let joined = |parts: Vec<String>| if parts.is_empty() { Vec::new() } else { vec![parts.join(&cx.lang.common.list_comma)] };
    match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Choice(id) => vec![option_text(field, id)],
        Answer::Choices(ids) => joined(ids_in_order(field, ids.iter()).into_iter().map(|id| option_text(field, id)).collect()),
        Answer::Scale(value) => vec![fill(&cx.lang.worksheets.scale_value, &[("number", &value.to_string())])],
        Answer::Date(date) => vec![cx.locale.day_near(*date, cx.now.local.date(), &cx.lang.dates)],
        Answer::Feelings(words) => joined(words.iter().filter_map(|word| named_feeling(cx.content, cx.journal, word)).map(|feeling| feeling.name).collect()),
        Answer::Items(items) => items.iter().map(|item| item_line(cx, field, item)).filter(|line| !line.is_empty()).collect(),
        Answer::Parts(parts) => match field.map(|field| &field.kind) {
            Some(FieldKind::Statement(of)) => {
                let beyond = parts.iter().filter(|(id, _)| !of.iter().any(|part| part.id == **id)).map(|(_, text)| text.clone());
                sentence(of, parts).text().into_iter().chain(beyond).filter(|line| !line.is_empty()).collect()
            }
            _ => parts.values().cloned().collect(),
        },
    }
}

fn option_text(field: Option<&SheetField>, id: &str) -> String {
    field.and_then(|field| field.option_text(id)).unwrap_or(id).to_owned()
}

/// In the order of the question.
fn ids_in_order<'a>(field: Option<&SheetField>, ids: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut ids: Vec<&String> = ids.collect();
    let choices = field.map_or(&[][..], |field| field.kind.choices());
    ids.sort_by_key(|id| choices.iter().position(|choice| choice.id == **id).unwrap_or(usize::MAX));
    ids
}

/// One line for a line, a row or a group: what is asked for in its order, then what is asked for no more.
fn item_line(cx: &Cx<'_>, field: Option<&SheetField>, item: &SheetItem) -> String {
    let mut parts: Vec<String> = Vec::new();
    match field.map(|field| &field.kind) {
        Some(FieldKind::Table(columns)) => {
            parts.extend(columns.iter().filter_map(|column| item.answers.get(&column.id)).flat_map(|answer| lines(cx, None, answer)));
        }
        Some(FieldKind::List) => parts.extend(item.answers.get(LIST_LINE).into_iter().flat_map(|answer| lines(cx, None, answer))),
        Some(FieldKind::Group { fields, .. }) => {
            parts.extend(fields.iter().filter_map(|inner| Some(answer_in_group(cx, Some(inner), inner.answer_in(&item.answers)?))));
        }
        _ => {}
    }
    let is_beyond = |id: &str, answer: &Answer| match field.map(|field| &field.kind) {
        Some(kind @ (FieldKind::List | FieldKind::Table(_) | FieldKind::Group { .. })) => !kind.shows_in_item(id, answer),
        _ => true,
    };
    let beyond = item.answers.iter().filter(|(id, answer)| is_beyond(id, answer));
    parts.extend(beyond.map(|(id, answer)| answer_in_group(cx, field.and_then(|field| field.inner_field(id, answer)), answer)));
    parts.join("  ·  ")
}

fn answer_in_group(cx: &Cx<'_>, field: Option<&SheetField>, answer: &Answer) -> String {
    let words = lines(cx, field, answer).join(" ");
    match field {
        Some(field) => fill(&cx.lang.worksheets.answer_in_group, &[("name", &field.label), ("what", &words)]),
        None => words,
    }
}

/// The sentence that its filled parts make.
pub(super) fn sentence(parts: &[StatementPart], filled: &BTreeMap<String, String>) -> Statement {
    let mut pieces = Vec::new();
    for part in parts {
        let text = filled.get(&part.id).map_or("", |text| text.trim());
        if !text.is_empty() {
            let space = if pieces.is_empty() { "" } else { " " };
            pieces.extend([Piece::Fixed(format!("{space}{} ", part.before)), Piece::Filled(text.to_owned())]);
        }
    }
    Statement::from_pieces(pieces)
}
