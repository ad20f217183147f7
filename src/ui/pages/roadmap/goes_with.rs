//! Worksheets and tools that go with a step.

use eframe::egui::Ui;

use super::step::SECTION;
use crate::content::fill;
use crate::content::schema::{Step, Worksheet};
use crate::journal::{Id, Sheet};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::worksheets::{begin_for_step, can_go_with};
use crate::ui::tool::Tool;
use crate::ui::widgets::{ListRow, section_label};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    let content = cx.content;
    let worksheets: Vec<&Worksheet> = step.worksheets.iter().filter_map(|id| content.worksheet(id)).filter(|sheet| can_go_with(cx, sheet)).collect();
    let tools: Vec<(Icon, Command)> = step.tools.iter().filter_map(|name| tool(name)).collect();
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
        for (icon, command) in tools {
            let words = command.words(cx.lang);
            if ui.add(ListRow::new(&words.name).below(&words.help).icon(icon).chevron()).clicked() {
                cx.command(command);
            }
        }
    });
}

/// Icon and command of a tool by name, one of [`crate::content::schema::TOOLS`].
fn tool(name: &str) -> Option<(Icon, Command)> {
    if name == "moment" {
        return Some((Icon::Wind, Command::Moment));
    }
    Tool::ALL.into_iter().find(|tool| tool.id() == name).map(|tool| (tool.icon(), Command::GoTool(tool)))
}

/// Opens the step's latest sheet of this kind, or begins one.
fn show_worksheet(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step, worksheet: &Worksheet) {
    let sheets = cx.journal.sheets_of_step(&step.id).filter(|(_, sheet)| sheet.template == worksheet.id);
    let last: Option<(Id, &Sheet)> = sheets.map(|(id, sheet)| (id, &**sheet)).max_by_key(|(id, sheet)| (sheet.created.to_utc(), *id));
    let begun = last.map(|(_, sheet)| {
        let on_day = cx.locale.relative_day(cx.day_of(sheet.created), cx.today(), cx.lang);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::schema::TOOLS;

    #[test]
    fn every_name_that_a_step_may_give_leads_to_a_tool_and_every_tool_has_one() {
        let mut commands: Vec<Command> = TOOLS.into_iter().map(|name| tool(name).unwrap_or_else(|| panic!("{name} leads nowhere")).1).collect();
        commands.sort_unstable();
        let mut all: Vec<Command> = Tool::ALL.into_iter().map(Command::GoTool).chain([Command::Moment]).collect();
        all.sort_unstable();
        assert_eq!(commands, all);
    }
}
