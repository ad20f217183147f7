//! The form of a practice, and its log.

use eframe::egui::Ui;

use super::{State, last_line, note_time, times};
use crate::journal::{Id, Practice, PracticeKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::Button;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, kind: PracticeKind, id: Id) {
    let mut form = RecordForm::of(cx, id, || Practice::empty(cx.now.instant, cx.now.local, kind));
    let words = &cx.lang.practices;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
    let names = [words.title.as_str(), &words.title_hints[form.record().kind], &words.untitled];
    form.title(ui, names, state.selection.take_title_focus(), |practice| &mut practice.title);
    if form.can_edit() && form.is_kept() && !form.record().rests {
        did_it(ui, cx, id);
    }
    form.line(ui, "when_it_fits", [&words.when_it_fits, &words.when_it_fits_hint], |line| line, |practice| &mut practice.when_it_fits);
    form.line(ui, "with_whom", [&words.with_whom, &words.with_whom_hint], |line| line, |practice| &mut practice.with_whom);
    form.area(ui, "why", [&words.why, &words.why_hint], |practice| &mut practice.why);
    if form.is_kept() {
        times::show(ui, cx, &mut state.times, id);
        if form.can_edit() {
            foot(ui, cx, state, &mut form);
        }
    }
    form.end(cx);
}

/// The log button, and the last time.
fn did_it(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&cx.lang.practices.did_it).icon(Icon::Check)).clicked() {
            note_time(cx, id);
        }
        if let Some(line) = last_line(cx, id) {
            ui.label(theme.text(TextStyle::Small, line).color(theme.colours.text_secondary));
        }
    });
}

/// Rests or resumes it; deletes it with its log.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, form: &mut RecordForm<Practice>) {
    let words = &cx.lang.practices;
    flush_left(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let rests = form.record().rests;
            if ui.add(Button::quiet(if rests { &words.take_up_again } else { &words.let_rest }).small()).clicked() {
                form.choose().rests = !rests;
                state.selection.show_in_list();
            }
            if ui.add(Button::quiet(&cx.lang.common.delete).small()).clicked() {
                form.delete();
            }
        });
    });
}
