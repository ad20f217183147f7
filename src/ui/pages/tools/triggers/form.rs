//! One entry of the log, to be written or read; and a hard moment, to which something can be added.

use eframe::egui::Ui;

use super::super::log::{self, Log};
use super::strength_of_moment;
use crate::journal::{DISTRESS_MAX, EditName, Id, Key, Moment, MomentTool, TableKind, Trigger};
use crate::ui::cx::Cx;
use crate::ui::pages::{towards_people, trigger_kinds};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Scale, TextArea, mark_heading};

const AREA_MIN_HEIGHT: f32 = 62.0;

/// Shows the form of the entry that is open.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    let journal = cx.journal;
    ui.push_id(id.bits(), |ui| {
        if let Some(moment) = journal.moments().get(&id) {
            of_moment(ui, cx, log, id, moment);
        } else {
            of_trigger(ui, cx, log, id);
        }
    });
}

fn of_trigger(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id) {
    let kept = cx.journal.triggers().get(&id).map(|trigger| (**trigger).clone());
    let is_kept = kept.is_some();
    let name = if is_kept { EditName::Change(TableKind::Trigger) } else { EditName::Add(TableKind::Trigger) };
    let before = kept.unwrap_or_else(|| Trigger::empty(cx.now.instant, log.begun().unwrap_or(cx.now.local)));
    let mut trigger = before.clone();
    if let Some(when) = log::when(ui, cx, log, trigger.when) {
        trigger.when = when;
    }
    if !cx.commands.can_edit {
        read_trigger(ui, cx, &trigger);
        log::foot(ui, cx, log, Key::Trigger(id), TableKind::Trigger, is_kept);
        return;
    }
    let words = &cx.lang.triggers;
    log::named(ui, &words.kinds_label, |ui| trigger_kinds::show(ui, cx, "kinds", &words.kinds_label, &mut trigger.kinds));
    let what = area(ui, cx, "what", &words.what, &words.what_hint, &mut trigger.what);
    if log.takes_focus() && !is_kept {
        what.request_focus();
    }
    let moment = &cx.lang.moment;
    Scale::new("distress", &words.distress, &mut trigger.distress, DISTRESS_MAX).ends(&moment.calm, &moment.strongest).show(ui);
    towards_people::show_for_distress(ui, cx, trigger.when, trigger.distress, None);
    let brought_back = area(ui, cx, "brought back", &words.brought_back, &words.brought_back_hint, &mut trigger.brought_back);
    let body = area(ui, cx, "body", &words.body, &words.body_hint, &mut trigger.body);
    let helped = area(ui, cx, "helped", &words.helped, &words.helped_hint, &mut trigger.helped);
    let typed = [("what", what), ("brought_back", brought_back), ("body", body), ("helped", helped)].into_iter().find(|(_, area)| area.changed());
    if let Some((field, _)) = typed {
        cx.put_typing(id, trigger, name, field);
    } else if trigger != before {
        cx.put(id, trigger, name);
    }
    log::foot(ui, cx, log, Key::Trigger(id), TableKind::Trigger, is_kept);
}

fn area(ui: &mut Ui, cx: &Cx<'_>, salt: &str, name: &str, hint: &str, text: &mut String) -> eframe::egui::Response {
    TextArea::new((salt, cx.generation), name, text).hint(hint).min_height(AREA_MIN_HEIGHT).show(ui)
}

fn read_trigger(ui: &mut Ui, cx: &Cx<'_>, trigger: &Trigger) {
    let words = &cx.lang.triggers;
    log::fact(ui, &words.kinds_label, &trigger_kinds::in_words(cx, &trigger.kinds));
    log::reading(ui, &words.what, &trigger.what);
    log::fact(ui, &words.distress, &trigger.distress.map(|distress| super::strength(cx, distress)).unwrap_or_default());
    log::reading(ui, &words.brought_back, &trigger.brought_back);
    log::reading(ui, &words.body, &trigger.body);
    log::reading(ui, &words.helped, &trigger.helped);
}

/// A moment as it was, and what set it off and a note to be added.
fn of_moment(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log, id: Id, before: &Moment) {
    let theme = Theme::of(ui);
    let words = &cx.lang.triggers;
    mark_heading(&ui.label(theme.text(TextStyle::Heading, &words.a_moment)), 2);
    let mut moment = before.clone();
    if let Some(when) = log::when(ui, cx, log, moment.when) {
        moment.when = when;
    }
    log::fact(ui, &words.distress, &strength_of_moment(cx, before));
    let tried: Vec<&str> = MomentTool::ALL.into_iter().filter(|tool| before.tools.contains(tool)).map(|tool| cx.lang.moment.tool(tool)).collect();
    log::fact(ui, &words.tried, &tried.join(&cx.lang.common.list_comma));
    if cx.commands.can_edit {
        let name = &cx.lang.moment.set_off;
        log::named(ui, name, |ui| trigger_kinds::show(ui, cx, "kinds", name, &mut moment.set_off_by));
        let note = area(ui, cx, "note", &words.note, "", &mut moment.note);
        if note.changed() {
            cx.put_typing(id, moment, EditName::Change(TableKind::Moment), "note");
        } else if moment != *before {
            cx.put(id, moment, EditName::Change(TableKind::Moment));
        }
    } else {
        log::fact(ui, &cx.lang.moment.set_off, &trigger_kinds::in_words(cx, &before.set_off_by));
        log::reading(ui, &words.note, &before.note);
    }
    log::foot(ui, cx, log, Key::Moment(id), TableKind::Moment, true);
}
