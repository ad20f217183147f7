//! The form of one worksheet: title, questions, links. Every keystroke is saved.

use eframe::egui::{Align, Layout, Ui};

use super::field::{self, Change};
use super::{State, View, begun_on, closed, links, newest_first, reading, sheet_title};
use crate::content::schema::Worksheet;
use crate::content::{Gate, fill, worksheet_of};
use crate::journal::{Answer, EditName, Id, Key, Sheet, with_spaces_for_breaks};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::tools::talk::bring_item;
use crate::ui::shared::layout::Moved;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, TextArea, hairline, mark_page_title, menu_item_with_icon, section_gap, section_label, show_menu};

const FIELD_GAP: f32 = 22.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, sheet: &Sheet) {
    let theme = Theme::of(ui);
    let worksheet = worksheet_of(cx.journal, cx.content, &sheet.template);
    let worksheet = worksheet.as_deref();
    show_head(ui, cx, state, id, sheet, worksheet);
    let gate = worksheet.map_or(Gate::Open, |worksheet| worksheet.gate(&cx.journal.profile_or_unsaid(), true));
    if let Some(worksheet) = worksheet.filter(|_| gate != Gate::Open) {
        closed::show(ui, cx, state, worksheet, gate);
        // A closed sheet stays readable for the person who wrote it.
        hairline(ui);
    } else if let Some(worksheet) = worksheet.filter(|worksheet| !worksheet.before.trim().is_empty()) {
        ui.label(theme.text(TextStyle::Small, &worksheet.before).color(theme.colours.text_secondary));
    }
    if let Some(worksheet) = worksheet {
        if gate == Gate::Open && cx.commands.can_edit {
            show_fields(ui, cx, id, sheet, worksheet);
        } else {
            reading::show_sheet(ui, cx, worksheet, sheet);
        }
    }
    show_left_over(ui, cx, sheet, worksheet);
    hairline(ui);
    links::show(ui, cx, id, sheet);
    ui.add_space(theme.spacing.m);
    if cx.commands.can_edit && gate == Gate::Open {
        ui.label(theme.text(TextStyle::Caption, &cx.lang.worksheets.save_state_hint));
    }
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, sheet: &Sheet, worksheet: Option<&Worksheet>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    let earlier = newest_first(cx, |other| other.template == sheet.template && other.created.to_utc() < sheet.created.to_utc())
        .into_iter()
        .max_by_key(|(other, sheet)| (sheet.created.to_utc(), *other))
        .map(|(other, _)| other);
    ui.horizontal(|ui| {
        let begun = fill(&words.begun, &[("date", &begun_on(cx, sheet))]);
        let about = worksheet.map_or_else(|| begun.clone(), |worksheet| format!("{}  ·  {begun}", worksheet.title));
        let about = ui.label(theme.text(TextStyle::Small, about).color(theme.colours.text_tertiary));
        // The title is a text field, which cannot be a heading.
        if cx.commands.can_edit {
            mark_page_title(&about);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if let Some(what) = state.on_paper(cx.content, cx.journal)
                    && menu_item_with_icon(ui, Icon::Printer, &cx.lang.commands.put_on_paper.name, true).clicked()
                {
                    cx.push(Action::OpenPaper(what));
                }
                if !cx.commands.can_edit {
                    return;
                }
                if menu_item_with_icon(ui, Icon::Copy, &words.duplicate, true).clicked() {
                    duplicate(ui, cx, state, sheet);
                }
                bring_item(ui, cx, Key::Sheet(id));
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::Sheet(id), name: EditName::DeleteSheet });
                    state.go(View::Library, Moved::Here);
                }
            });
        });
    });
    if cx.commands.can_edit {
        let mut edited = sheet.clone();
        let hint = worksheet.map_or(words.heading.as_str(), |worksheet| &worksheet.title);
        let title = TextArea::new((id.bits(), "title", cx.generation), &words.title, &mut edited.title).name_hidden().subject().hint(hint).show(ui);
        if title.changed() {
            edited.title = with_spaces_for_breaks(&edited.title).into_owned();
            cx.put_typing(id, edited, EditName::ChangeSheet, "title");
        }
    } else {
        mark_page_title(&ui.label(theme.text(TextStyle::Subject, sheet_title(cx, sheet))));
    }
    if let Some(with) = earlier
        && ui.add(Button::new(&words.compare).small().icon(Icon::Repeat2)).clicked()
    {
        state.go(View::Compared { sheet: id, with }, Moved::by_press(ui));
        ui.ctx().request_repaint();
    }
    ui.add_space(theme.spacing.s);
}

fn duplicate(ui: &Ui, cx: &mut Cx<'_>, state: &mut State, sheet: &Sheet) {
    let copy = cx.new_id();
    cx.put(copy, sheet.duplicate(cx.now.instant, cx.now.local), EditName::DuplicateSheet);
    state.go(View::Filled(copy), Moved::by_press(ui));
    ui.ctx().request_repaint();
}

fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, sheet: &Sheet, worksheet: &Worksheet) {
    let mut edited = sheet.clone();
    for field in worksheet.shown(&sheet.answers) {
        ui.add_space(FIELD_GAP - ui.spacing().item_spacing.y);
        let shown = ui.push_id((id.bits(), &field.id), |ui| field::show(ui, cx, field, field.answer_in(&sheet.answers))).inner;
        if let Some(Change { answer, is_typed }) = shown {
            edited.answer(&field.id, answer);
            edited.revision = worksheet.revision;
            if is_typed {
                cx.put_typing(id, edited.clone(), EditName::ChangeSheet, field.id.clone());
            } else {
                cx.put(id, edited.clone(), EditName::ChangeSheet);
            }
        }
    }
}

fn show_left_over(ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, worksheet: Option<&Worksheet>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    let left_over: Vec<(&str, &Answer)> = match worksheet {
        Some(worksheet) => worksheet.left_over(&sheet.answers).collect(),
        None => sheet.answers.iter().map(|(id, answer)| (id.as_str(), answer)).collect(),
    };
    if left_over.is_empty() {
        return;
    }
    section_gap(ui);
    section_label(ui, &words.left_over);
    ui.label(theme.text(TextStyle::Small, &words.left_over_hint).color(theme.colours.text_secondary));
    for (id, answer) in left_over {
        let field = worksheet.and_then(|worksheet| worksheet.earlier_field(id, answer));
        if let Some(field) = field {
            section_label(ui, &field.label);
        }
        reading::show_answer(ui, cx, field, answer);
    }
}
