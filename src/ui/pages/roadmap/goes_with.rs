//! What goes with a step: worksheets to fill in, and tools.

use eframe::egui::Ui;

use super::step::SECTION;
use crate::content::fill;
use crate::content::schema::{Step, Worksheet};
use crate::journal::{Id, Sheet};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::worksheets::{begin_for_step, can_go_with};
use crate::ui::widgets::{ListRow, section_label};

/// Shows what goes with a step, each row leading there.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    let content = cx.content;
    let worksheets: Vec<&Worksheet> = step.worksheets.iter().filter_map(|id| content.worksheet(id)).filter(|sheet| can_go_with(cx, sheet)).collect();
    let tools: Vec<ToolRow> = step.tools.iter().filter_map(|name| tool(name)).collect();
    if worksheets.is_empty() && tools.is_empty() {
        return;
    }
    ui.add_space(SECTION);
    section_label(ui, &cx.lang.roadmap.goes_with);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for worksheet in worksheets {
            show_worksheet(ui, cx, step, worksheet);
        }
        for tool in tools {
            if ui.add(ListRow::new(&tool.title).below(&tool.about).icon(tool.icon).chevron()).clicked() {
                cx.push(tool.action);
            }
        }
    });
}

/// A row that leads to a tool.
struct ToolRow {
    icon: Icon,
    title: String,
    about: String,
    action: Action,
}

/// The row of a tool by its name, which is one of [`crate::content::schema::TOOLS`]. The one place that knows which tools there are:
/// a name without a row draws nothing.
const fn tool(_name: &str) -> Option<ToolRow> {
    None
}

/// The last sheet of this kind that belongs to the step, or a new one.
fn show_worksheet(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step, worksheet: &Worksheet) {
    let sheets = cx.journal.sheets_of_step(&step.id).filter(|(_, sheet)| sheet.template == worksheet.id);
    let last: Option<(Id, &Sheet)> = sheets.map(|(id, sheet)| (id, &**sheet)).max_by_key(|(id, sheet)| (sheet.created.to_utc(), *id));
    let begun = last.map(|(_, sheet)| {
        let on_day = cx.locale.relative_day(sheet.created.date(), cx.now.local.date(), cx.lang);
        fill(&cx.lang.roadmap.begun_on, &[("on_day", &on_day)])
    });
    let row = ListRow::new(&worksheet.title).below(begun.as_deref().unwrap_or(&worksheet.about)).icon(Icon::ClipboardList).chevron();
    if !ui.add(row).clicked() {
        return;
    }
    match last {
        Some((id, _)) => cx.push(Action::OpenSheet(id)),
        None => begin_for_step(cx, worksheet, &step.id),
    }
}
