//! A worksheet before it is begun: what it is for, what it asks, and those of its kind that were filled in before.

use eframe::egui::Ui;

use super::library::{Rows, show_sheets};
use super::{State, begin, closed, newest_first};
use crate::content::Gate;
use crate::content::schema::Worksheet;
use crate::export::{Pack, What};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::Moved;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_page_title, section_gap, section_label};

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &'static Worksheet) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &worksheet.title)));
    ui.add_space(theme.spacing.s);
    let filled = newest_first(cx, |sheet| sheet.template == worksheet.id);
    let gate = worksheet.gate(&cx.journal.profile_or_unsaid(), !filled.is_empty());
    let begins = match gate {
        Gate::Open => {
            ui.label(theme.text(TextStyle::Body, &worksheet.before));
            if let Some(text) = worksheet.for_role.of(cx.journal.profile_or_unsaid().role) {
                ui.label(theme.text(TextStyle::Body, text));
            }
            ui.add_space(theme.spacing.s);
            let text = if filled.is_empty() { &words.begin } else { &words.begin_again };
            let row = ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme.spacing.s;
                let begins = cx.commands.can_edit && ui.add(Button::primary(text)).clicked();
                if ui.add(Button::new(&words.print_blank).icon(Icon::Printer)).clicked() {
                    cx.push(Action::OpenPaper(What::Blank(Pack::of(&worksheet.id))));
                }
                begins
            });
            row.inner
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
        for field in worksheet.fields.iter().filter(|field| field.shown_if.is_none()) {
            ui.label(theme.text(TextStyle::Reflect, &field.label));
        }
    }
}
