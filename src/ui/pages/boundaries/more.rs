//! Optional parts of the form, collapsed unless filled in.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::{fields, names};
use crate::journal::{Boundary, BoundaryKind, EditName, Firmness, Id};
use crate::ui::cx::Cx;
use crate::ui::shared::dates::date_field;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, Field, Segment, describe, disclosure, label, segmented};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// The words to say it.
    Wording,
    /// The parts of that sentence.
    Parts,
    /// Expected push-back.
    Rehearsal,
    /// Appreciation and supporters.
    Keeping,
    /// Firmness, dates, privacy.
    Dates,
    /// Earlier versions.
    Versions,
}

/// Sections expanded or collapsed by hand, per boundary.
#[derive(Debug, Default)]
pub(super) struct Opened(BTreeMap<Section, bool>);

impl Opened {
    /// Draws the header of a section. True if it is expanded.
    pub(super) fn show(&mut self, ui: &mut Ui, section: Section, name: &str, is_filled: bool) -> bool {
        let mut open = self.0.get(&section).copied().unwrap_or(is_filled);
        let row = disclosure(ui, ("section", section as u8), name, &mut open);
        // An expanded section stays expanded when emptied.
        if row.changed() || open {
            self.0.insert(section, open);
        }
        open
    }
}

const NAME_WIDTH: f32 = 240.0;

pub(super) fn show_keeping(ui: &mut Ui, cx: &mut Cx<'_>, opened: &mut Opened, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries;
    let is_filled = !edited.when_honoured.is_empty() || !edited.supporters.is_empty();
    if !opened.show(ui, Section::Keeping, &words.section_keeping, is_filled) {
        return;
    }
    fields::show(ui, cx, id, edited, &fields::when_honoured(cx, edited.kind));
    let field = Field::new((id.bits(), "supporters", cx.generation), &words.supporters, &mut edited.supporters).hint(&words.supporters_hint);
    let (response, chosen) = names::show(ui, cx, id, field, &format!("{}: {}", words.supporters, words.names), NAME_WIDTH);
    fields::put_if_changed(cx, &response, id, edited, "supporters");
    if let Some(name) = chosen {
        let others = edited.supporters.trim();
        edited.supporters = if others.is_empty() { name } else { [others, &name].join(&cx.lang.common.list_comma) };
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
}

const DATE_WIDTH: f32 = 190.0;

pub(super) fn show_dates(ui: &mut Ui, cx: &mut Cx<'_>, opened: &mut Opened, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries;
    let is_agreement = edited.kind == BoundaryKind::Agreement;
    let is_filled = edited.firmness.is_some() || edited.starts_on.is_some() || edited.ends_on.is_some() || edited.is_private;
    // Agreements always have dates.
    if !opened.show(ui, Section::Dates, &words.section_dates, is_filled || is_agreement) {
        return;
    }
    if !is_agreement || edited.firmness.is_some() {
        show_firmness(ui, cx, id, edited);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let name = if is_agreement { &words.starts_on_agreement } else { &words.starts_on };
        let mut changed = date_field(ui, cx, (id.bits(), "starts_on", cx.generation), name, &mut edited.starts_on, DATE_WIDTH).changed();
        if is_agreement || edited.ends_on.is_some() {
            changed |= date_field(ui, cx, (id.bits(), "ends_on", cx.generation), &words.ends_on, &mut edited.ends_on, DATE_WIDTH).changed();
        }
        if changed {
            cx.put_typing(id, edited.clone(), EditName::ChangeBoundary, "dates");
        }
    });
    let private = ui.add(CheckBox::new(&mut edited.is_private, &words.is_private));
    describe(&private, &words.is_private_hint);
    if private.changed() {
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Caption, &words.is_private_hint));
}

fn show_firmness(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries;
    let is_request = edited.kind == BoundaryKind::Request;
    let name = if is_request { &words.firmness_request } else { &words.firmness };
    let changed = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        label(ui, name);
        let segments = Firmness::ALL.map(|firmness| Segment::new(Some(firmness), &words.firmnesses[firmness]));
        let changed = segmented(ui, ("firmness", id.bits()), name, &mut edited.firmness, &segments).changed();
        if is_request && edited.firmness == Some(Firmness::NotNegotiable) {
            ui.label(Theme::of(ui).text(TextStyle::Caption, &words.firm_request));
        }
        changed
    });
    if changed.inner {
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
}
