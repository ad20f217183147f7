//! The start of a boundary: blank, or from a searchable template.

use eframe::egui::{Frame, Margin, Role, ScrollArea, Ui};

use crate::content::schema::BoundaryTemplate;
use crate::insights::Query;
use crate::journal::{Boundary, BoundaryKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::{offered, parts};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, Field, FocusGroup, ListRow, group};

#[derive(Debug, Default)]
pub(super) struct Gallery {
    text: String,
    had_focus: bool,
}

pub(super) enum Decision {
    /// Begins this boundary.
    Begin(Box<Boundary>),
    /// Cancels.
    Leave,
}

const WIDTH: f32 = 560.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, gallery: &mut Gallery, room: Room) -> Option<Decision> {
    let theme = Theme::of(ui);
    ui.painter().add(theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0));
    let words = &cx.lang.boundaries.gallery;
    let mut decision = None;
    ScrollArea::vertical().id_salt("gallery").auto_shrink(false).show(ui, |ui| {
        let margin = if room == Room::Wide { Margin { left: 36, right: 36, top: 30, bottom: 24 } } else { room.page_margin() };
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(WIDTH));
            parts::heading(ui, &words.heading);
            parts::explanation(ui, &words.about);
            ui.add_space(theme.spacing.s);
            Field::new("template search", &words.search, &mut gallery.text).name_hidden().hint(&words.search).icon(Icon::Search).show(ui);
            offered::show_what_waits(ui, cx, &words.only_alone, &words.openness_waits);
            ui.add_space(theme.spacing.s);
            decision = show_rows(ui, cx, gallery);
            ui.add_space(theme.spacing.s);
            if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.common.cancel).small())).clicked() {
                decision = Some(Decision::Leave);
            }
        });
    });
    decision
}

/// Matching templates, those closest to the profile first.
fn offered(cx: &Cx<'_>, text: &str) -> Vec<&'static BoundaryTemplate> {
    let words = Query::of(text).words();
    let names = &cx.lang.boundaries;
    let profile = cx.journal.profile_or_unsaid();
    let fits = |template: &BoundaryTemplate| {
        let about = [names.kinds[template.boundary_kind()].as_str(), &names.areas[template.boundary_area()], &names.area_hints[template.boundary_area()]];
        let texts = [&template.title, &template.situation, &template.limit, &template.need].map(String::as_str);
        words.is_empty() || words.stand_in(about.into_iter().chain(texts))
    };
    let mut offered: Vec<_> = cx.content.boundary_templates().iter().filter(|template| template.is_offered(&profile) && fits(template)).collect();
    offered.sort_by_key(|template| template.distance(&profile));
    offered
}

fn show_rows(ui: &mut Ui, cx: &Cx<'_>, gallery: &mut Gallery) -> Option<Decision> {
    let words = &cx.lang.boundaries;
    let offered = offered(cx, &gallery.text);
    let mut focus = FocusGroup::new(ui, "templates", offered.len() + 1);
    if !std::mem::replace(&mut gallery.had_focus, true) {
        focus.take_focus(ui);
    }
    let mut begins = None;
    group(ui, Role::ListBox, &words.gallery.heading, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let nothing = ListRow::new(&words.gallery.from_nothing).below(&words.gallery.from_nothing_about).icon(Icon::Plus).show(ui, &mut focus);
        if nothing.clicked() {
            begins = Some(Boundary::empty(cx.now.instant, cx.now.local));
        }
        for template in &offered {
            let about = format!("{}  ·  {}. {}", words.kinds[template.boundary_kind()], words.areas[template.boundary_area()], template.limit);
            let icon = match template.boundary_kind() {
                BoundaryKind::Boundary => Icon::Fence,
                BoundaryKind::Request => Icon::MessageCircle,
                BoundaryKind::Agreement => Icon::Handshake,
            };
            if ListRow::new(&template.title).below(&about).icon(icon).show(ui, &mut focus).clicked() {
                begins = Some(template.begin(cx.now.instant, cx.now.local));
            }
        }
        if offered.is_empty() {
            ui.label(Theme::of(ui).text(TextStyle::Small, &words.gallery.nothing_found).color(Theme::of(ui).colours.text_secondary));
        }
    });
    begins.map(|boundary| Decision::Begin(Box::new(boundary)))
}
