//! A bar chart of means, one row each; bars extend from the centre to harder or better.

use eframe::egui::{Align2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::source::Source;
use crate::content::fill;
use crate::insights::number;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{show_name_on_hover, text_cut_at, text_within};

pub(super) struct Level {
    pub(super) name: String,
    /// `None` without days.
    pub(super) mean: Option<f64>,
    pub(super) count: String,
}

const ROW: f32 = 28.0;
const NAME_SHARE: f32 = 0.36;
const COUNT_WIDTH: f32 = 104.0;
const GAP: f32 = 16.0;
const BAR: f32 = 8.0;

pub(super) fn show(ui: &mut Ui, source: &Source<'_>, levels: &[Level]) {
    let theme = Theme::of(ui);
    let words = &source.lang.insights;
    let c = theme.colours;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for level in levels {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let said = level.mean.map(|mean| fill(&words.level, &[("level", words.levels.of(mean)), ("number", &number(mean))]));
            let whole = [Some(level.name.clone()), said, Some(level.count.clone())].into_iter().flatten().collect::<Vec<_>>().join(", ");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
            let response = show_name_on_hover(response, &whole);
            if !ui.is_rect_visible(response.rect) {
                continue;
            }
            let centre = rect.center().y;
            let name_width = rect.width() * NAME_SHARE;
            let name = text_cut_at(ui, TextStyle::Small, &level.name, name_width - GAP);
            ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(rect.left(), centre), name.size()).min, name, c.text_primary);
            let count = text_within(ui, TextStyle::Caption, &level.count, COUNT_WIDTH);
            ui.painter().galley(Align2::RIGHT_CENTER.anchor_size(pos2(rect.right(), centre), count.size()).min, count, c.text_tertiary);
            let bar = Rect::from_x_y_ranges(rect.left() + name_width..=(rect.right() - COUNT_WIDTH).max(rect.left() + name_width), rect.y_range());
            let middle = bar.center().x;
            ui.painter().extend(Shape::dashed_line(&[pos2(middle, rect.top()), pos2(middle, rect.bottom())], Stroke::new(1.0, c.chart_axis), 2.0, 4.0));
            if let Some(mean) = level.mean {
                let to = middle + mean as f32 * bar.width() / 2.0;
                let colour = if mean < 0.0 { c.chart_worse } else { c.chart_better };
                let filled = Rect::from_x_y_ranges(middle.min(to)..=middle.max(to), centre - BAR / 2.0..=centre + BAR / 2.0);
                ui.painter().rect_filled(filled, BAR / 2.0, colour);
            }
        }
    });
}
