//! Preview of a custom worksheet. Answers tried in it are never saved.

use eframe::egui::Ui;

use super::super::field;
use crate::content::schema::Worksheet;
use crate::journal::{Answers, put_answer};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::mark_heading;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, tried: &mut Answers, worksheet: &Worksheet) {
    const FIELD_GAP: f32 = 22.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.templates;
    mark_heading(&ui.label(theme.text(TextStyle::Label, &words.preview)), 2);
    ui.label(theme.text(TextStyle::Caption, &words.preview_hint));
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Subject, &worksheet.title));
    if !worksheet.before.trim().is_empty() {
        ui.label(theme.text(TextStyle::Small, &worksheet.before).color(theme.colours.text_secondary));
    }
    if worksheet.fields.is_empty() {
        ui.label(theme.text(TextStyle::Small, &words.no_questions).color(theme.colours.text_secondary));
    }
    let before = tried.clone();
    for question in worksheet.shown(&before) {
        ui.add_space(FIELD_GAP - ui.spacing().item_spacing.y);
        let change = ui.push_id(("preview", &question.id), |ui| field::show(ui, cx, question, question.answer_in(&before))).inner;
        if let Some(change) = change {
            put_answer(tried, &question.id, change.answer);
        }
    }
}
