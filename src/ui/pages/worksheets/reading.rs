//! Answers as text: read-only sheets, comparisons, and the questions on Today.

use eframe::egui::Ui;

use crate::content::schema::{FieldKind, SheetField, StatementPart, Worksheet};
use crate::content::{LIST_LINE, chosen_words, fill};
use crate::journal::{Answer, Sheet, SheetItem};
use crate::ui::cx::Cx;
use crate::ui::pages::today::words::named_feeling;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::section_label;

pub(super) fn show_sheet(ui: &mut Ui, cx: &Cx<'_>, worksheet: &Worksheet, sheet: &Sheet) {
    for field in &worksheet.fields {
        if let Some(answer) = field.answer_in(&sheet.answers) {
            ui.add_space(Theme::of(ui).spacing.s);
            section_label(ui, &field.label);
            show_answer(ui, cx, Some(field), answer);
        }
    }
}

pub(super) fn show_answer(ui: &mut Ui, cx: &Cx<'_>, field: Option<&SheetField>, answer: &Answer) {
    for line in lines(cx, field, answer) {
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, line));
    }
}

/// Draws the part of an answer that no longer fits its question.
pub(super) fn show_beyond(ui: &mut Ui, cx: &Cx<'_>, field: &SheetField, answer: Option<&Answer>) {
    if let Some(beyond) = answer.and_then(|answer| field.beyond(answer)) {
        ui.label(Theme::of(ui).text(TextStyle::Caption, &cx.lang.templates.earlier_form));
        show_answer(ui, cx, Some(field), &beyond);
    }
}

/// An answer as lines of text. Without its question, ids stand in for labels.
pub(super) fn lines(cx: &Cx<'_>, field: Option<&SheetField>, answer: &Answer) -> Vec<String> {
    let joined = |parts: Vec<String>| if parts.is_empty() { Vec::new() } else { vec![parts.join(&cx.lang.common.list_comma)] };
    match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Choice(id) => chosen_words(field, [id]),
        Answer::Choices(ids) => joined(chosen_words(field, ids)),
        Answer::Scale(value) => vec![fill(&cx.lang.worksheets.scale_value, &[("number", &value.to_string())])],
        Answer::Date(date) => vec![cx.locale.day_near(*date, cx.today(), &cx.lang.dates)],
        Answer::Feelings(words) => joined(words.iter().filter_map(|word| named_feeling(cx.content, cx.journal, word)).map(|feeling| feeling.name).collect()),
        Answer::Items(items) => items.iter().map(|item| item_line(cx, field, item)).filter(|line| !line.is_empty()).collect(),
        Answer::Parts(parts) => match field.map(|field| &field.kind) {
            Some(FieldKind::Statement(of)) => StatementPart::lines(of, parts),
            _ => parts.values().cloned().collect(),
        },
    }
}

/// A line, row or group as one line: current fields in order, then removed ones.
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
