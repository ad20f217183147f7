//! Two filled worksheets of one kind, side by side.

use eframe::egui::{Sense, Ui, pos2, vec2};

use super::{State, View, begun_on, newest_first, reading, sheet_title};
use crate::content::schema::SheetField;
use crate::content::{fill, worksheet_of};
use crate::journal::{Answer, Id, Sheet};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Moved;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DropDown, hairline, hide, mark_page_title, section_label, select};

const GAP: f32 = 28.0;
/// Columns narrower than this are stacked.
const COLUMN_MIN_WIDTH: f32 = 200.0;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, this: (Id, &Sheet), other: (Id, &Sheet)) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.compare_heading)));
    ui.label(theme.text(TextStyle::Small, sheet_title(cx, this.1)).color(theme.colours.text_secondary));
    let others = newest_first(cx, |sheet| sheet.template == this.1.template);
    let days: Vec<(Id, String)> = others.iter().filter(|(id, _)| *id != this.0).map(|(id, sheet)| (*id, name_of(cx, sheet))).collect();
    let options: Vec<(Id, &str)> = days.iter().map(|(id, day)| (*id, day.as_str())).collect();
    let mut with = other.0;
    if select(ui, "compare with", DropDown::Boxed, &words.compare_with, &mut with, &options).changed() {
        state.go(View::Compared { sheet: this.0, with }, Moved::No);
        ui.ctx().request_repaint();
    }
    let Some(worksheet) = worksheet_of(cx.journal, cx.content, &this.1.template) else { return };
    let mut both = [this, other];
    both.sort_by_key(|(id, sheet)| (sheet.created.to_utc(), *id));
    let both = both.map(|(_, sheet)| sheet);
    for field in worksheet.fields.iter().chain(&worksheet.earlier) {
        let answers = both.map(|sheet| field.answer_in(&sheet.answers));
        if answers.iter().all(Option::is_none) {
            continue;
        }
        hairline(ui);
        section_label(ui, &field.label);
        let column = (ui.available_width() - GAP) / 2.0;
        if column >= COLUMN_MIN_WIDTH {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (sheet, answer) in both.into_iter().zip(answers) {
                    ui.vertical(|ui| {
                        ui.set_width(column);
                        show_side(ui, cx, field, sheet, answer);
                    });
                }
            });
        } else {
            for (sheet, answer) in both.into_iter().zip(answers) {
                show_side(ui, cx, field, sheet, answer);
            }
        }
    }
}

fn name_of(cx: &Cx<'_>, sheet: &Sheet) -> String {
    let day = begun_on(cx, sheet);
    let title = sheet.title.trim();
    if title.is_empty() { day } else { fill(&cx.lang.journal.link, &[("title", title), ("state", &day)]) }
}

fn show_side(ui: &mut Ui, cx: &Cx<'_>, field: &SheetField, sheet: &Sheet, answer: Option<&Answer>) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Caption, begun_on(cx, sheet)));
    match answer {
        None => {
            ui.label(theme.text(TextStyle::Small, &cx.lang.worksheets.not_answered).color(theme.colours.text_tertiary));
        }
        Some(answer) => {
            if let Answer::Scale(value) = answer {
                show_scale(ui, *value);
            }
            reading::show_answer(ui, cx, Some(field), answer);
        }
    }
}

/// A line from 0 to 10 with a dot at the answer. Hidden from screen readers; the number follows as
/// text.
fn show_scale(ui: &mut Ui, value: u8) {
    const HEIGHT: f32 = 16.0;
    const RADIUS: f32 = 5.0;
    const MAX_WIDTH: f32 = 220.0;
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        hide(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(MAX_WIDTH), HEIGHT), Sense::hover());
        let inner = rect.shrink2(vec2(RADIUS, 0.0));
        let middle = rect.center().y;
        theme.hairline(ui.painter(), inner.left(), inner.right(), middle);
        let along = f32::from(value.min(10)) / 10.0;
        ui.painter().circle_filled(pos2(inner.left() + along * inner.width(), middle), RADIUS, theme.colours.chart_dot);
    });
}
