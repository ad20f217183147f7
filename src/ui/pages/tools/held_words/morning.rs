//! Held words before and after their time.

use eframe::egui::{Align, Label, Layout, Ui};

use super::form::show_other_time;
use super::until::until;
use super::{State, morning_after, put, put_typing};
use crate::content::fill;
use crate::journal::{EditName, HeldState, HeldWords, Id, Key, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Moved, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, Segment, TextArea, hairline, mark_page_title, menu_item_with_icon, section_label, segmented, show_menu};

/// Words whose time has not come: covered, or opened by the person's own choice. They cannot be copied here.
pub(super) fn show_covered(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, words: &HeldWords) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, state, id, words, &fill(&said.waits_until, &[("when", &until(cx, words.held_until))]));
    if state.is_uncovered {
        ui.label(theme.text(TextStyle::Body, &said.before_the_morning));
        ui.add_space(theme.spacing.s);
        ui.add(Label::new(theme.text(TextStyle::OwnWords, &words.text)).selectable(false).wrap());
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
        show_other_time(ui, cx, state, id, words, &said.wait_longer);
    }
}

/// Words that can be read again, and what becomes of them.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, words: &HeldWords) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    show_head(ui, cx, state, id, words, &said.heading_morning);
    ui.add_space(theme.spacing.xs);
    ui.add(Label::new(theme.text(TextStyle::OwnWords, &words.text)).wrap());
    if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.common.copy).small().icon(Icon::Copy))).clicked() {
        cx.push(Action::Copy(words.text.clone()));
    }
    hairline(ui);
    if cx.commands.can_edit {
        show_decision(ui, cx, state, id, words);
    } else {
        if !words.in_the_morning.trim().is_empty() {
            section_label(ui, &said.in_the_morning);
            ui.label(theme.text(TextStyle::OwnWords, &words.in_the_morning));
        }
        ui.label(theme.text(TextStyle::SmallStrong, said.states.of(words.state)));
    }
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Caption, &said.no_contact));
}

fn show_decision(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, words: &HeldWords) {
    let theme = Theme::of(ui);
    let said = &cx.lang.held_words;
    let mut edited = words.clone();
    let area = TextArea::new((id.bits(), "morning", cx.generation), &said.in_the_morning, &mut edited.in_the_morning).hint(&said.in_the_morning_hint).show(ui);
    if area.changed() {
        put_typing(cx, id, edited.clone(), "in_the_morning");
    }
    ui.add_space(theme.spacing.xs);
    section_label(ui, &said.what_becomes);
    let decisions = [HeldState::Kept, HeldState::Said, HeldState::LetGo].map(|decision| Segment::new(decision, said.states.of(decision)));
    if segmented(ui, ("state", id.bits()), &said.what_becomes, &mut edited.state, &decisions).changed() {
        put(cx, id, edited.clone());
    }
    if words.state != HeldState::Held {
        ui.label(theme.text(TextStyle::Caption, &said.can_change));
    }
    if flush_left(ui, |ui| ui.add(Button::quiet(&said.hold_longer).small().icon(Icon::Moon))).clicked() {
        put(cx, id, HeldWords { state: HeldState::Held, held_until: morning_after(cx.now, cx.zone), ..edited });
        state.close(Moved::by_press(ui));
    }
}

/// The heading with its menu, and from when and to whom the words are.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, words: &HeldWords, heading: &str) {
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
                    cx.push(Action::MoveToTrash { key: Key::HeldWords(id), name: EditName::Delete(TableKind::HeldWords) });
                    state.close(Moved::Here);
                }
            });
        });
    });
    ui.label(theme.text(TextStyle::Small, about(cx, words)).color(theme.colours.text_secondary));
}

/// When they were written, and to whom.
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
