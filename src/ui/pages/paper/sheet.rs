//! The page preview and its controls.

use eframe::egui::load::SizedTexture;
use eframe::egui::{Align, Frame, Image, Label, Layout, Margin, Role, ScrollArea, TextureOptions, Ui, Vec2, WidgetInfo, vec2};

use super::{State, Zoom, gate};
use crate::content::fill;
use crate::export::{SetPages, markdown};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DropDown, IconButton, announce, describe, empty_state, select};

const ZOOM_PERCENT: [u16; 4] = [75, 100, 150, 200];
/// Screen points per point of paper at 100 %: screens count 96 to the inch.
const SCREEN_POINTS_PER_POINT: f32 = 96.0 / 72.0;
const UNKNOWN_SIZE: [f32; 2] = [595.0, 842.0];
/// Rounds the scale, so that resizing the window does not request a picture every frame.
const STEPS_PER_PIXEL: f32 = 20.0;
const PIXELS_PER_POINT_MAX: f32 = 6.0;

/// Page number, previous/next, zoom.
pub(super) fn show_reading_controls(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.paper;
    let count = state.found.as_ref().map_or(0, |found| found.count());
    let mut options = vec![(Zoom::Whole, words.zoom_whole.clone())];
    options.extend(ZOOM_PERCENT.map(|percent| (Zoom::Percent(percent), format!("{percent} %"))));
    let options: Vec<(Zoom, &str)> = options.iter().map(|(zoom, name)| (*zoom, name.as_str())).collect();
    select(ui, "paper zoom", DropDown::Bare, &words.zoom, &mut state.zoom, &options);
    if count > 1 {
        if ui.add(IconButton::new(Icon::ChevronRight, &words.next_page).enabled(state.page + 1 < count)).clicked() {
            state.page += 1;
        }
        show_place(ui, cx, state.page, count);
        if ui.add(IconButton::new(Icon::ChevronLeft, &words.previous_page).enabled(state.page > 0)).clicked() {
            state.page -= 1;
        }
    } else if count == 1 {
        show_place(ui, cx, 0, 1);
    }
}

fn show_place(ui: &mut Ui, cx: &Cx<'_>, page: usize, count: usize) {
    announce(&ui.label(Theme::of(ui).text(TextStyle::Small, page_name(cx, page, count))));
}

fn page_name(cx: &Cx<'_>, page: usize, count: usize) -> String {
    fill(&cx.lang.paper.page_name, &[("page", &(page + 1).to_string()), ("pages", &count.to_string())])
}

/// Draws the page, or its text, within `room`.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Vec2) {
    if gate::show(ui, cx, state) {
        return;
    }
    let words = &cx.lang.paper;
    let found = state.found.clone();
    let size = found.as_ref().and_then(|found| found.pages()).and_then(|pages: &SetPages| pages.size_points(state.page)).unwrap_or(UNKNOWN_SIZE);
    let scale = match state.zoom {
        Zoom::Whole => (room.x / size[0]).min(room.y / size[1]).clamp(0.2, 3.0),
        Zoom::Percent(percent) => f32::from(percent) / 100.0 * SCREEN_POINTS_PER_POINT,
    };
    let pixels_per_point = (scale * ui.ctx().pixels_per_point()).min(PIXELS_PER_POINT_MAX);
    let rounded = (pixels_per_point * STEPS_PER_PIXEL).ceil() / STEPS_PER_PIXEL;
    state.pixels_per_1000_points = (rounded * 1000.0).round() as u32;
    let Some(found) = found else {
        parts::announced(ui, if state.failed.is_some() { &words.failed } else { &words.setting });
        return;
    };
    if found.document().is_none() {
        let held_back: Vec<_> = found.choices().iter().filter(|choice| choice.is_held_back).collect();
        if held_back.is_empty() {
            empty_state(ui, Icon::Eye, &words.nothing_heading, &words.nothing_text, None);
        } else if empty_state(ui, Icon::Eye, &words.private_heading, &words.private_text, Some(&words.private_all)).is_some_and(|button| button.clicked()) {
            state.options.chosen.extend(held_back.iter().map(|choice| (choice.id.clone(), true)));
        }
        return;
    }
    if let Some(problem) = found.problem() {
        parts::announced(ui, &fill(&words.not_set, &[("problem", problem)]));
        return;
    }
    ScrollArea::both().id_salt("paper sheet").auto_shrink(false).max_height(room.y).show(ui, |ui| {
        if state.reads_words {
            show_words(ui, &found);
        } else {
            let shown = vec2(size[0], size[1]) * scale;
            ui.set_min_width(shown.x);
            ui.with_layout(Layout::top_down(Align::Center), |ui| show_picture(ui, cx, state, &found, shown));
        }
    });
}

fn show_picture(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, found: &super::Found, size: Vec2) {
    if state.texture.as_ref().is_none_or(|(of, _)| *of != found.question)
        && let Some(picture) = found.picture()
    {
        let texture = ui.ctx().load_texture("paper", picture.as_ref().clone(), TextureOptions::LINEAR);
        state.texture = Some((found.question.clone(), texture));
    }
    let Some((_, texture)) = &state.texture else { return };
    let theme = Theme::of(ui);
    let image = ui.add(Image::new(SizedTexture::new(texture.id(), size)));
    ui.painter().rect_stroke(image.rect, 0.0, (theme.stroke.hairline, theme.colours.line), eframe::egui::StrokeKind::Outside);
    // Screen readers get the text of the pages as description.
    let name = page_name(cx, state.page, found.count());
    image.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if let Some(document) = found.document() {
        describe(&image, &markdown(document));
    }
}

fn show_words(ui: &mut Ui, found: &super::Found) {
    let Some(document) = found.document() else { return };
    let theme = Theme::of(ui);
    Frame::NONE.fill(theme.colours.surface_raised).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_max_width(ui.available_width());
        ui.add(Label::new(theme.text(TextStyle::OwnWords, markdown(document))).wrap().selectable(true));
    });
}
