//! The form of a log entry, or of a logged Moment.

use eframe::egui::Ui;

use super::super::log::{self, Log};
use super::{strength, strength_of_moment};
use crate::journal::{DISTRESS_MAX, Id, Moment, MomentTool, Trigger};
use crate::ui::cx::Cx;
use crate::ui::shared::{RecordForm, fact};
use crate::ui::shared::{towards_people, trigger_kinds};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{TextArea, mark_heading};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    if let Some(moment) = cx.journal.moments().get(&id).cloned() {
        of_moment(ui, cx, log, RecordForm::of(cx, id, || (*moment).clone()));
    } else {
        let when = log.begun().unwrap_or(cx.now.local);
        of_trigger(ui, cx, log, RecordForm::of(cx, id, || Trigger::empty(cx.now.instant, when)));
    }
}

fn of_trigger(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, mut form: RecordForm<Trigger>) {
    let words = &cx.lang.triggers;
    if let Some(when) = log::when(ui, cx, log, form.record().when) {
        form.choose().when = when;
    }
    let kinds = trigger_kinds::in_words(cx, &form.record().kinds);
    form.choice(ui, &words.kinds_label, &kinds, |ui, trigger| {
        trigger_kinds::show(ui, cx, "kinds", &words.kinds_label, &mut trigger.kinds);
    });
    let what = form.area_with(ui, "what", [&words.what, &words.what_hint], tall, |trigger| &mut trigger.what);
    if let Some(what) = what.filter(|_| log.takes_focus() && !form.is_kept()) {
        what.request_focus();
    }
    let moment = &cx.lang.moment;
    form.scale(
        ui,
        "distress",
        &words.distress,
        ([&moment.calm, &moment.strongest], DISTRESS_MAX),
        |distress| strength(cx, distress),
        |trigger| &mut trigger.distress,
    );
    if form.can_edit() {
        towards_people::show_for_distress(ui, cx, form.record().when, form.record().distress, None);
    }
    form.area_with(ui, "brought_back", [&words.brought_back, &words.brought_back_hint], tall, |trigger| &mut trigger.brought_back);
    form.area_with(ui, "body", [&words.body, &words.body_hint], tall, |trigger| &mut trigger.body);
    form.area_with(ui, "helped", [&words.helped, &words.helped_hint], tall, |trigger| &mut trigger.helped);
    log::foot(ui, cx, log, form);
}

fn tall(area: TextArea<'_>) -> TextArea<'_> {
    const MIN_HEIGHT: f32 = 62.0;
    area.min_height(MIN_HEIGHT)
}

/// A Moment as it was; triggers and a note can be added.
fn of_moment(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, mut form: RecordForm<Moment>) {
    let words = &cx.lang.triggers;
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Heading, &words.a_moment)), 2);
    if let Some(when) = log::when(ui, cx, log, form.record().when) {
        form.choose().when = when;
    }
    fact(ui, &words.distress, &strength_of_moment(cx, form.record()), TextStyle::Body);
    let tools = &form.record().tools;
    let tried: Vec<&str> = MomentTool::ALL.into_iter().filter(|tool| tools.contains(tool)).map(|tool| cx.lang.moment.tools[tool].as_str()).collect();
    fact(ui, &words.tried, &tried.join(&cx.lang.common.list_comma), TextStyle::Body);
    let (name, kinds) = (&cx.lang.moment.set_off, trigger_kinds::in_words(cx, &form.record().set_off_by));
    form.choice(ui, name, &kinds, |ui, moment| trigger_kinds::show(ui, cx, "kinds", name, &mut moment.set_off_by));
    form.area_with(ui, "note", [&words.note, ""], tall, |moment| &mut moment.note);
    log::foot(ui, cx, log, form);
}
