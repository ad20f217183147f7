//! A worksheet before it is begun: its purpose, its questions, and the filled ones of its kind.

use eframe::egui::Ui;

use super::library::{Rows, show_sheets};
use super::template::{free_title, open_new, show_own_menu};
use super::{State, View, begin, closed, newest_first};
use crate::content::Gate;
use crate::content::schema::Worksheet;
use crate::export::{Pack, What};
use crate::journal::{EditName, Id, OwnTemplate};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Moved;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_page_title, section_gap, section_label};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &Worksheet, own: Option<(Id, &OwnTemplate)>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    show_title(ui, cx, state, worksheet, own);
    ui.add_space(theme.spacing.s);
    let filled = newest_first(cx, |sheet| sheet.template == worksheet.id);
    let gate = worksheet.gate(&cx.journal.profile_or_unsaid(), !filled.is_empty());
    let begins = match gate {
        Gate::Open => {
            if !worksheet.before.trim().is_empty() {
                ui.label(theme.text(TextStyle::Body, &worksheet.before));
            }
            if let Some(text) = worksheet.for_role.of(cx.journal.profile_or_unsaid().role) {
                ui.label(theme.text(TextStyle::Body, text));
            }
            ui.add_space(theme.spacing.s);
            let text = if filled.is_empty() { &words.begin } else { &words.begin_again };
            show_buttons(ui, cx, state, worksheet, own, text)
        }
        gate => closed::show(ui, cx, state, worksheet, gate),
    };
    if begins {
        begin(ui, cx, state, worksheet);
    }
    if !filled.is_empty() {
        section_gap(ui);
        section_label(ui, &words.filled_before);
        let mut rows = Rows::new();
        show_sheets(ui, cx, &words.filled_before, &filled, &mut rows);
        if let Some(view) = rows.opened {
            state.go(view, Moved::by_press(ui));
            ui.ctx().request_repaint();
        }
    }
    if gate == Gate::Open {
        section_gap(ui);
        section_label(ui, &words.asks_for);
        if worksheet.fields.is_empty() {
            ui.label(theme.text(TextStyle::Small, &cx.lang.templates.no_questions).color(theme.colours.text_secondary));
        }
        for field in worksheet.fields.iter().filter(|field| field.shown_if.is_none()) {
            ui.label(theme.text(TextStyle::Reflect, &field.label));
        }
    }
}

fn show_title(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &Worksheet, own: Option<(Id, &OwnTemplate)>) {
    let theme = Theme::of(ui);
    let title = |ui: &mut Ui| mark_page_title(&ui.label(theme.text(TextStyle::Subject, &worksheet.title)));
    let Some((id, template)) = own.filter(|_| cx.commands.can_edit) else { return title(ui) };
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - theme.sizes.icon_button - ui.spacing().item_spacing.x;
        ui.vertical(|ui| {
            ui.set_width(width);
            title(ui);
        });
        show_own_menu(ui, cx, state, id, template, true);
    });
}

/// The buttons to begin, print and customise; built-in worksheets are customised as a copy. True if
/// begun.
fn show_buttons(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &Worksheet, own: Option<(Id, &OwnTemplate)>, begin: &str) -> bool {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = Theme::of(ui).spacing.s;
        let can_edit = cx.commands.can_edit;
        let has_questions = !worksheet.fields.is_empty();
        let begins = can_edit && has_questions && ui.add(Button::primary(begin)).clicked();
        if has_questions && ui.add(Button::new(&cx.lang.worksheets.print_blank).icon(Icon::Printer)).clicked() {
            cx.push(Action::OpenPaper(What::Blank(Pack::of(&worksheet.id))));
        }
        if !can_edit {
            return false;
        }
        if let Some((id, _)) = own {
            if ui.add(Button::new(&cx.lang.templates.edit).icon(Icon::Pencil)).clicked() {
                state.go(View::Template(id), Moved::by_press(ui));
                ui.ctx().request_repaint();
            }
        } else if ui.add(Button::quiet(&cx.lang.templates.copy_and_change).icon(Icon::Copy)).clicked() {
            let mut copy = worksheet.to_own(cx.journal.profile_or_unsaid().role, cx.now.instant);
            copy.title = free_title(cx.journal, &copy.title, &cx.lang.templates.numbered);
            open_new(ui, cx, state, copy, EditName::DuplicateTemplate);
        }
        begins
    })
    .inner
}
