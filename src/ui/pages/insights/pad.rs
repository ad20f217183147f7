//! Distribution of check-ins over the mood pad.

use eframe::egui::{Mesh, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, lerp, pos2, vec2};

use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::content::fill;
use crate::insights::{CELLS, Density};
use crate::journal::Quadrant;
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::widgets::{paint_mood_mark, show_name_on_hover};

const SIDE: f32 = 220.0;
const MARK: f32 = 12.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Pad, heading: &source.lang.insights.pad.heading, table: table(&source, found) };
    let summary = summary(&source, found);
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| paint(ui, &found.insights.density, &counts(source, found)));
    sentence(ui, &summary);
}

pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    let summary = summary(source, found);
    part::show_in_picture(ui, Part::Pad, &source.lang.insights.pad.heading, |_| {});
    paint(ui, &found.insights.density, &counts(source, found));
    sentence(ui, &summary);
}

fn table<'a>(source: &Source<'a>, found: &Found) -> Table<'a> {
    let lang = source.lang;
    let words = &lang.insights.pad;
    let counts = found.insights.quadrants;
    let row = move |row: usize| {
        let quadrant = Quadrant::ALL[row];
        vec![Cell::Text(lang.mood.quadrants[quadrant].clone()), Cell::Count(counts.count(quadrant)), Cell::Share(counts.share(quadrant))]
    };
    Table::new(vec![&words.quadrant_column, &lang.insights.check_ins_column, &words.share_column], Quadrant::ALL.len(), row)
}

fn summary(source: &Source<'_>, found: &Found) -> String {
    let lang = source.lang;
    let counts = found.insights.quadrants;
    let most = Quadrant::ALL.into_iter().max_by_key(|quadrant| counts.count(*quadrant)).unwrap_or(Quadrant::Centre);
    let (count, number) = (counts.count(most).to_string(), counts.total().to_string());
    fill(&lang.insights.pad.summary, &[("quadrant", &lang.mood.quadrants[most]), ("count", &count), ("number", &number)])
}

fn counts(source: &Source<'_>, found: &Found) -> String {
    let (lang, counts) = (source.lang, found.insights.quadrants);
    let count = |quadrant: Quadrant| format!("{} {}", lang.mood.quadrants[quadrant], counts.count(quadrant));
    Quadrant::ALL.map(count).join(", ")
}

fn paint(ui: &mut Ui, density: &Density, counts: &str) {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let side = SIDE.min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, counts));
    let response = show_name_on_hover(response, counts);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    let painter = ui.painter();
    painter.rect_filled(rect, theme.radius.panel, c.surface_sunken);
    let greatest = density.greatest();
    let inside = rect.shrink(4.0);
    let mut mesh = Mesh::default();
    for row in 0..CELLS {
        for column in 0..CELLS {
            let share = if greatest > 0.0 { (density.at(column, row) / greatest) as f32 } else { 0.0 };
            let at = |cell: usize| cell as f32 / (CELLS - 1) as f32;
            let place = pos2(lerp(inside.x_range(), at(column)), lerp(inside.y_range(), 1.0 - at(row)));
            mesh.colored_vertex(place, c.surface_sunken.lerp_to_gamma(c.chart_line, share));
        }
    }
    for row in 0..CELLS - 1 {
        for column in 0..CELLS - 1 {
            let here = (row * CELLS + column) as u32;
            mesh.add_triangle(here, here + 1, here + CELLS as u32);
            mesh.add_triangle(here + 1, here + CELLS as u32 + 1, here + CELLS as u32);
        }
    }
    painter.add(Shape::mesh(mesh));
    let centre = rect.center();
    let dots = Stroke::new(1.0, c.line_strong.gamma_multiply(0.45));
    painter.extend(Shape::dashed_line(&[pos2(rect.left() + 12.0, centre.y), pos2(rect.right() - 12.0, centre.y)], dots, 2.0, 4.0));
    painter.extend(Shape::dashed_line(&[pos2(centre.x, rect.top() + 12.0), pos2(centre.x, rect.bottom() - 12.0)], dots, 2.0, 4.0));
    painter.rect_stroke(rect, theme.radius.panel, Stroke::new(theme.stroke.control, c.line_strong), StrokeKind::Inside);
    for (quadrant, corner) in corners(rect.shrink(14.0)) {
        painter.circle_filled(corner, MARK * 0.8, c.surface_raised);
        paint_mood_mark(painter, theme, quadrant, corner, MARK);
    }
}

fn corners(rect: Rect) -> [(Quadrant, eframe::egui::Pos2); 4] {
    [(Quadrant::Edge, rect.left_top()), (Quadrant::Bright, rect.right_top()), (Quadrant::Heavy, rect.left_bottom()), (Quadrant::Settled, rect.right_bottom())]
}
