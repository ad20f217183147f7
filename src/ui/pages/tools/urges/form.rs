//! One urge, to be written or read.

use eframe::egui::Ui;

use super::super::log::{self, Log};
use super::offer_to_wait;
use crate::content::fill;
use crate::journal::{DISTRESS_MAX, EditName, Id, Key, Settled, TableKind, URGE_MAX, Urge, UrgeAct};
use crate::ui::cx::Cx;
use crate::ui::pages::layout::Room;
use crate::ui::pages::towards_people;
use crate::ui::widgets::{Scale, Segment, TextArea, radio_rows, segmented};

const AREA_MIN_HEIGHT: f32 = 40.0;

/// Shows the form of the urge that is open.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    ui.push_id(id.bits(), |ui| show_fields(ui, cx, log, id));
}

fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    let kept = cx.journal.urges().get(&id).map(|urge| (**urge).clone());
    let is_kept = kept.is_some();
    let name = if is_kept { EditName::Change(TableKind::Urge) } else { EditName::Add(TableKind::Urge) };
    let before = kept.unwrap_or_else(|| Urge::empty(cx.now.instant, log.begun().unwrap_or(cx.now.local)));
    let mut urge = before.clone();
    if let Some(when) = log::when(ui, cx, log, urge.when) {
        urge.when = when;
    }
    if !cx.commands.can_edit {
        read(ui, cx, &urge);
        log::foot(ui, cx, log, Key::Urge(id), TableKind::Urge, is_kept);
        return;
    }
    let words = &cx.lang.urges;
    let what = TextArea::new(("what", cx.generation), &words.what, &mut urge.what).hint(&words.what_hint).min_height(AREA_MIN_HEIGHT).show(ui);
    if log.takes_focus() && !is_kept {
        what.request_focus();
    }
    Scale::new("strength", &words.strength, &mut urge.strength, URGE_MAX).ends(&words.strength_low, &words.strength_high).show(ui);
    let moment = &cx.lang.moment;
    Scale::new("before", &words.distress_before, &mut urge.distress_before, DISTRESS_MAX).ends(&moment.calm, &moment.strongest).show(ui);
    if urge.acted.is_none() && Room::of(ui).is_narrow() {
        // Elsewhere the list with its offer stands beside the form.
        offer_to_wait(ui, cx);
    }
    let acts = UrgeAct::ALL.map(|act| Segment::new(Some(act), words.acts.of(act)));
    log::named(ui, &words.acted, |ui| segmented(ui, "acted", &words.acted, &mut urge.acted, &acts));
    if matches!(urge.acted, Some(UrgeAct::Partly | UrgeAct::Yes)) {
        let rows = Settled::ALL.map(|settled| (Some(settled), words.settled_for.of(settled), ""));
        log::named(ui, &words.settled, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            radio_rows(ui, "settled", &words.settled, &mut urge.settled, &rows)
        });
    }
    if urge.acted.is_some() {
        Scale::new("after", &words.distress_after, &mut urge.distress_after, DISTRESS_MAX).ends(&moment.calm, &moment.strongest).show(ui);
    }
    towards_people::show_for_distress(ui, cx, urge.when, urge.distress_before, urge.distress_after);
    let instead = TextArea::new(("instead", cx.generation), &words.instead, &mut urge.instead).hint(&words.instead_hint).min_height(AREA_MIN_HEIGHT).show(ui);
    let typed = [("what", what), ("instead", instead)].into_iter().find(|(_, area)| area.changed());
    if let Some((field, _)) = typed {
        cx.put_typing(id, urge, name, field);
    } else if urge != before {
        if urge.acted == Some(UrgeAct::No) {
            // Nothing was done that could have settled it.
            urge.settled = None;
        }
        cx.put(id, urge, name);
    }
    log::foot(ui, cx, log, Key::Urge(id), TableKind::Urge, is_kept);
}

fn read(ui: &mut Ui, cx: &Cx<'_>, urge: &Urge) {
    let words = &cx.lang.urges;
    let of = |value: Option<u8>, most: u8| {
        value.map(|value| fill(&words.strength_of, &[("value", &value.to_string()), ("most", &most.to_string())])).unwrap_or_default()
    };
    log::reading(ui, &words.what, &urge.what);
    log::fact(ui, &words.strength, &of(urge.strength, URGE_MAX));
    log::fact(ui, &words.distress_before, &of(urge.distress_before, DISTRESS_MAX));
    log::fact(ui, &words.acted, urge.acted.map(|act| words.acts.of(act)).unwrap_or_default());
    log::fact(ui, &words.settled, urge.settled.map(|settled| words.settled_for.of(settled)).unwrap_or_default());
    log::fact(ui, &words.distress_after, &of(urge.distress_after, DISTRESS_MAX));
    log::reading(ui, &words.instead, &urge.instead);
}
