//! Answers to be read: where nothing may be changed, side by side, and after the questions of today.

use eframe::egui::Ui;

use crate::content::schema::{FieldKind, SheetField, StatementPart, Worksheet};
use crate::content::{chosen_words, fill};
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
    for line in lines(cx, field.map(|field| &field.kind), answer) {
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, line));
    }
}

/// An answer as lines of text. Without its kind, ids stand for what they once meant.
pub(super) fn lines(cx: &Cx<'_>, kind: Option<&FieldKind>, answer: &Answer) -> Vec<String> {
    let joined = |parts: Vec<String>| if parts.is_empty() { Vec::new() } else { vec![parts.join(&cx.lang.common.list_comma)] };
    match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Choice(id) => chosen_words(kind, [id]),
        Answer::Choices(ids) => joined(chosen_words(kind, ids)),
        Answer::Scale(value) => vec![fill(&cx.lang.worksheets.scale_value, &[("number", &value.to_string())])],
        Answer::Date(date) => vec![cx.locale.day_near(*date, cx.now.local.date(), &cx.lang.dates)],
        Answer::Feelings(words) => joined(words.iter().filter_map(|word| named_feeling(cx.content, cx.journal, word)).map(|feeling| feeling.name).collect()),
        Answer::Items(items) => items.iter().map(|item| item_line(cx, kind, item)).filter(|line| !line.is_empty()).collect(),
        Answer::Parts(parts) => match kind {
            Some(FieldKind::Statement(of)) => vec![StatementPart::sentence(of, parts)],
            _ => parts.values().cloned().collect(),
        },
    }
}

/// One line for a line, a row or a group.
fn item_line(cx: &Cx<'_>, kind: Option<&FieldKind>, item: &SheetItem) -> String {
    let parts: Vec<String> = match kind {
        Some(FieldKind::Table(columns)) => {
            columns.iter().filter_map(|column| item.answers.get(&column.id)).flat_map(|answer| lines(cx, None, answer)).collect()
        }
        Some(FieldKind::Group { fields, .. }) => fields
            .iter()
            .filter_map(|field| Some((field, field.answer_in(&item.answers)?)))
            .map(|(field, answer)| {
                fill(&cx.lang.worksheets.answer_in_group, &[("name", &field.label), ("what", &lines(cx, Some(&field.kind), answer).join(" "))])
            })
            .collect(),
        _ => item.answers.values().flat_map(|answer| lines(cx, None, answer)).collect(),
    };
    parts.join("  ·  ")
}
