//! A sentence assembled from parts: filled blanks are underlined, empty ones show hints.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo};

use super::announce;
use crate::content::{Piece, Statement};
use crate::ui::theme::{TextStyle, Theme};

/// Thickness of the underline.
const LINE: f32 = 1.5;

/// Draws the sentence. Screen readers get it as one text, announced on change.
pub fn statement(ui: &mut Ui, statement: &Statement) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let mut job = LayoutJob::default();
    for piece in statement.pieces() {
        let (text, ink, line) = match piece {
            Piece::Fixed(text) => (text, c.text_primary, Stroke::NONE),
            Piece::Filled(text) => (text, c.text_primary, Stroke::new(LINE, c.accent)),
            Piece::Empty(text) => (text, c.text_tertiary, Stroke::new(LINE, c.line_strong)),
        };
        let mut format = theme.format(TextStyle::OwnWords, ink);
        format.underline = line;
        job.append(text, 0.0, format);
    }
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, statement.with_hints()));
    announce(&response);
    ui.painter().galley(rect.min, galley, c.text_primary);
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::content::Blank;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn it_reads_as_one_text_with_its_hints() {
        let harness = harness((), |ui, ()| {
            let blanks = [Blank { name: "when", text: "it rains".to_owned(), hint: "" }, Blank { name: "need", text: String::new(), hint: "…" }];
            statement(ui, &Statement::of("When {when}, I need {need}.", &blanks));
        });
        assert!(harness.query_by_label("When it rains, I need ….").is_some());
    }
}
