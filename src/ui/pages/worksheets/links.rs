//! Links of a worksheet to steps, boundaries and check-ins.

use std::sync::Arc;

use eframe::egui::Ui;

use super::{begun_on, sheet_title};
use crate::content::{Way, fill, step_title};
use crate::journal::{CheckIn, EditName, Id, Sheet};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, DropDown, IconButton, menu_button, menu_heading, menu_item, section_label};

/// The most recent check-ins that can be linked.
const CHECK_INS_OFFERED: usize = 15;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, sheet: &Sheet) {
    let has_links = !(sheet.steps.is_empty() && sheet.boundaries.is_empty() && sheet.check_ins.is_empty());
    if !has_links && !cx.commands.can_edit {
        return;
    }
    section_label(ui, &cx.lang.worksheets.links);
    let mut edited = sheet.clone();
    for (icon, name, open, unlink) in linked(cx, sheet) {
        show_link(ui, cx, icon, &name, open, || unlink(&mut edited));
    }
    if cx.commands.can_edit {
        ui.horizontal_wrapped(|ui| show_menus(ui, cx, &mut edited));
    }
    if edited != *sheet {
        cx.put(id, edited, EditName::ChangeSheet);
    }
}

type Unlink = Box<dyn FnOnce(&mut Sheet)>;

/// Existing links: icon, name, action to open, closure to unlink. Dangling ones are left out.
fn linked(cx: &Cx<'_>, sheet: &Sheet) -> Vec<(Icon, String, Action, Unlink)> {
    let mut links: Vec<(Icon, String, Action, Unlink)> = Vec::new();
    for id in &sheet.steps {
        let Some(title) = step_title(cx.journal, cx.content, id) else { continue };
        let key = id.clone();
        let unlink = move |sheet: &mut Sheet| {
            sheet.steps.remove(&key);
        };
        links.push((Icon::Route, title.to_owned(), Action::OpenStep(id.clone()), Box::new(unlink)));
    }
    for id in &sheet.boundaries {
        let Some(boundary) = cx.journal.boundaries().get(id) else { continue };
        let key = *id;
        let unlink = move |sheet: &mut Sheet| {
            sheet.boundaries.remove(&key);
        };
        links.push((Icon::Fence, titled(cx, &boundary.title), Action::OpenBoundary(*id), Box::new(unlink)));
    }
    for id in &sheet.check_ins {
        let Some(check_in) = cx.journal.check_ins().get(id) else { continue };
        let key = *id;
        let unlink = move |sheet: &mut Sheet| {
            sheet.check_ins.remove(&key);
        };
        links.push((Icon::Sun, check_in_name(cx, check_in), Action::ChangeCheckIn(*id), Box::new(unlink)));
    }
    links
}

/// The reverse direction: filled worksheets linked to another record, newest first. Draws nothing
/// without any.
pub(in crate::ui::pages) fn show_sheets_about<'a>(ui: &mut Ui, cx: &mut Cx<'_>, sheets: impl Iterator<Item = (Id, &'a Arc<Sheet>)>) {
    let mut sheets: Vec<(Id, &Sheet)> = sheets.map(|(id, sheet)| (id, &**sheet)).collect();
    if sheets.is_empty() {
        return;
    }
    sheets.sort_by_key(|(id, sheet)| std::cmp::Reverse((sheet.created.to_utc(), *id)));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        section_label(ui, &cx.lang.worksheets.sheets_about);
        for (id, sheet) in sheets {
            let name = fill(&cx.lang.journal.link, &[("title", sheet_title(cx, sheet)), ("state", &begun_on(cx, sheet))]);
            if flush_left(ui, |ui| ui.add(Button::quiet(&name).small().icon(Icon::ClipboardList))).clicked() {
                cx.push(Action::OpenSheet(id));
            }
        }
    });
}

fn show_link(ui: &mut Ui, cx: &mut Cx<'_>, icon: Icon, name: &str, open: Action, unlink: impl FnOnce()) {
    ui.horizontal(|ui| {
        // Aligns the button's text with the left edge.
        ui.add_space(-10.0);
        if ui.add(Button::quiet(name).small().icon(icon)).clicked() {
            cx.push(open);
        }
        let text = fill(&cx.lang.worksheets.unlink, &[("what", name)]);
        if cx.commands.can_edit && ui.add(IconButton::new(Icon::X, &text)).clicked() {
            unlink();
        }
    });
}

fn show_menus(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Sheet) {
    let words = &cx.lang.worksheets;
    ui.spacing_mut().item_spacing.x = Theme::of(ui).spacing.s;
    menu_button(ui, DropDown::Boxed, None, &words.link_step, &words.link_step, |ui| {
        for (stage, steps) in Way::of(cx.journal, cx.content).stages() {
            menu_heading(ui, &stage.title);
            for step in steps.iter().filter(|step| !edited.steps.contains(&step.id)).collect::<Vec<_>>() {
                if menu_item(ui, &step.title, true).clicked() {
                    edited.steps.insert(step.id.clone());
                }
            }
        }
    });
    let boundaries: Vec<(Id, String)> =
        cx.journal.boundaries().iter().filter(|(id, _)| !edited.boundaries.contains(id)).map(|(id, boundary)| (*id, titled(cx, &boundary.title))).collect();
    if !boundaries.is_empty() {
        menu_button(ui, DropDown::Boxed, None, &words.link_boundary, &words.link_boundary, |ui| {
            for (id, title) in &boundaries {
                if menu_item(ui, title, true).clicked() {
                    edited.boundaries.insert(*id);
                }
            }
        });
    }
    let check_ins: Vec<(Id, String)> = cx
        .journal
        .check_ins_by_time()
        .rev()
        .take(CHECK_INS_OFFERED)
        .filter(|(id, _)| !edited.check_ins.contains(id))
        .map(|(id, check_in)| (id, check_in_name(cx, check_in)))
        .collect();
    if !check_ins.is_empty() {
        menu_button(ui, DropDown::Boxed, None, &words.link_check_in, &words.link_check_in, |ui| {
            for (id, name) in &check_ins {
                if menu_item(ui, name, true).clicked() {
                    edited.check_ins.insert(*id);
                }
            }
        });
    }
}

fn titled(cx: &Cx<'_>, title: &str) -> String {
    if title.trim().is_empty() { cx.lang.boundaries.new_title.clone() } else { title.trim().to_owned() }
}

fn check_in_name(cx: &Cx<'_>, check_in: &CheckIn) -> String {
    let words = &cx.lang.dates;
    let day = cx.locale.day_near(cx.day_of(check_in.when), cx.today(), words);
    let when = fill(&words.date_at_time, &[("date", &day), ("time", &cx.locale.time(check_in.when.time(), words))]);
    fill(&cx.lang.journal.link, &[("title", &when), ("state", &cx.lang.mood.quadrants[check_in.mood.quadrant()])])
}
