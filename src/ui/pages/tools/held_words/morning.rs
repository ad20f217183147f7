//! Messages before and after their time.

use eframe::egui::{Align, Label, Layout, Ui};

use super::form::show_other_time;
use super::until::until;
use super::{State, morning_after};
use crate::content::fill;
use crate::journal::{HeldState, HeldWords};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::{Moved, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, Segment, hairline, mark_page_title, menu_item_with_icon, section_label, segmented, show_menu};

/// A message before its time: covered, or uncovered by choice. It cannot be copied.
pub(super) fn show_covered(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    let heading = fill(&said.waits_until, &[("when", &until(cx, form.record().held_until))]);
    show_head(ui, cx, state, form, &heading);
    if state.is_uncovered {
        ui.label(theme.text(TextStyle::Body, &said.before_the_morning));
        ui.add_space(theme.spacing.s);
        ui.add(Label::new(theme.text(TextStyle::OwnWords, &form.record().text)).selectable(false).wrap());
        ui.add_space(theme.spacing.s);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::new(&said.cover_again)).clicked() {
                state.is_uncovered = false;
            }
            if cx.commands.can_edit && ui.add(Button::quiet(&said.write_on)).clicked() {
                state.writes = true;
                state.takes_focus = true;
            }
        });
    } else {
        ui.label(theme.text(TextStyle::Body, &said.covered));
        ui.add_space(theme.spacing.s);
        if ui.add(Button::new(&said.open_anyway)).clicked() {
            state.is_uncovered = true;
        }
    }
    if cx.commands.can_edit {
        show_other_time(ui, cx, state, form, &said.wait_longer);
    }
}

/// A ready message, and the decision about it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, state, form, &said.heading_morning);
    ui.add_space(theme.spacing.xs);
    ui.add(Label::new(theme.text(TextStyle::OwnWords, &form.record().text)).wrap());
    if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.common.copy).small().icon(Icon::Copy))).clicked() {
        cx.push(Action::Copy(form.record().text.clone()));
    }
    hairline(ui);
    form.area_with(ui, "in_the_morning", [&said.in_the_morning, &said.in_the_morning_hint], |area| area, |words| &mut words.in_the_morning);
    if form.can_edit() {
        show_decision(ui, cx, state, form);
    } else {
        ui.label(theme.text(TextStyle::SmallStrong, &said.states[form.record().state]));
    }
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Caption, &said.no_contact));
}

fn show_decision(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.add_space(theme.spacing.xs);
    section_label(ui, &said.what_becomes);
    let decisions = [HeldState::Kept, HeldState::Said, HeldState::LetGo].map(|decision| Segment::new(decision, &said.states[decision]));
    let salt = form.salt("state");
    segmented(ui, salt, &said.what_becomes, &mut form.choose().state, &decisions);
    if form.record().state != HeldState::Held {
        ui.label(theme.text(TextStyle::Caption, &said.can_change));
    }
    if flush_left(ui, |ui| ui.add(Button::quiet(&said.hold_longer).small().icon(Icon::Moon))).clicked() {
        let words = form.choose();
        (words.state, words.held_until) = (HeldState::Held, morning_after(cx.now, cx.zone));
        state.close(Moved::by_press(ui));
    }
}

/// The heading with its menu, the time of writing and the recipient.
fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>, heading: &str) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.horizontal_top(|ui| {
        let menu_width = if cx.commands.can_edit { theme.sizes.icon_button + theme.spacing.s } else { 0.0 };
        let width = ui.available_width() - menu_width;
        ui.vertical(|ui| {
            ui.set_width(width);
            mark_page_title(&ui.label(theme.text(TextStyle::Subject, heading)));
        });
        if !cx.commands.can_edit {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &said.menu));
            show_menu(&more, |ui| {
                if menu_item_with_icon(ui, Icon::Trash2, &said.delete, true).clicked() {
                    form.delete();
                    state.close(Moved::Here);
                }
            });
        });
    });
    ui.label(theme.text(TextStyle::Small, about(cx, form.record())).color(theme.colours.text_secondary));
}

/// The time of writing and the recipient.
pub(super) fn about(cx: &Cx<'_>, words: &HeldWords) -> String {
    let said = &cx.lang.held_words;
    let day = cx.locale.relative_day(cx.day_of(words.written), cx.today(), cx.lang);
    let when = fill(&cx.lang.dates.date_at_time, &[("date", &day), ("time", &cx.locale.time(words.written.time(), &cx.lang.dates))]);
    let written = fill(&said.written, &[("when", &when)]);
    match words.to_whom.trim() {
        "" => written,
        name => format!("{written}  ·  {}", fill(&said.to_name, &[("name", name)])),
    }
}
