//! The form of an urge.

use eframe::egui::Ui;

use super::super::log::{self, Log};
use super::offer_to_wait;
use crate::content::fill;
use crate::journal::{DISTRESS_MAX, Id, Settled, URGE_MAX, Urge, UrgeAct};
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::Room;
use crate::ui::shared::towards_people;
use crate::ui::widgets::{Segment, radio_rows, segmented};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    let begun = log.begun().unwrap_or(cx.now.local);
    let mut form = RecordForm::of(cx, id, || Urge::empty(cx.now.instant, begun));
    let words = &cx.lang.urges;
    if let Some(when) = log::when(ui, cx, log, form.record().when) {
        form.choose().when = when;
    }
    let what = form.area(ui, "what", [&words.what, &words.what_hint], |urge| &mut urge.what);
    if let Some(what) = what.filter(|_| log.takes_focus() && !form.is_kept()) {
        what.request_focus();
    }
    let of = |most: u8| move |value: u8| fill(&words.strength_of, &[("value", &value.to_string()), ("most", &most.to_string())]);
    let moment = &cx.lang.moment;
    let (strength, distress) = ([words.strength_low.as_str(), &words.strength_high], [moment.calm.as_str(), &moment.strongest]);
    form.scale(ui, "strength", &words.strength, (strength, URGE_MAX), of(URGE_MAX), |urge| &mut urge.strength);
    form.scale(ui, "before", &words.distress_before, (distress, DISTRESS_MAX), of(DISTRESS_MAX), |urge| &mut urge.distress_before);
    if form.can_edit() && form.record().acted.is_none() && Room::of(ui).is_narrow() {
        // Wider windows show the offer beside the form.
        offer_to_wait(ui, cx);
    }
    let said = form.record().acted.map(|act| words.acts[act].as_str()).unwrap_or_default();
    form.choice(ui, &words.acted, said, |ui, urge| {
        let acts = UrgeAct::ALL.map(|act| Segment::new(Some(act), &words.acts[act]));
        segmented(ui, "acted", &words.acted, &mut urge.acted, &acts);
    });
    if matches!(form.record().acted, Some(UrgeAct::Partly | UrgeAct::Yes)) {
        let said = form.record().settled.map(|settled| words.settled_for[settled].as_str()).unwrap_or_default();
        form.choice(ui, &words.settled, said, |ui, urge| {
            let rows = Settled::ALL.map(|settled| (Some(settled), words.settled_for[settled].as_str(), ""));
            ui.spacing_mut().item_spacing.y = 0.0;
            radio_rows(ui, "settled", &words.settled, &mut urge.settled, &rows);
        });
    }
    if form.record().acted.is_some() {
        form.scale(ui, "after", &words.distress_after, (distress, DISTRESS_MAX), of(DISTRESS_MAX), |urge| &mut urge.distress_after);
    }
    if form.can_edit() {
        let urge = form.record();
        towards_people::show_for_distress(ui, cx, urge.when, urge.distress_before, urge.distress_after);
    }
    form.area(ui, "instead", [&words.instead, &words.instead_hint], |urge| &mut urge.instead);
    if form.is_changed() && form.record().acted == Some(UrgeAct::No) {
        form.choose().settled = None;
    }
    log::foot(ui, cx, log, form);
}
