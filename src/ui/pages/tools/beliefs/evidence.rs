//! The user's check-ins that speak against a belief. Promises kept or broken by others are no
//! evidence here.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{Belief, CheckIn, Id, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::journal::check_in_title;
use crate::ui::shared::RecordForm;
use crate::ui::shared::parts;
use crate::ui::widgets::{Button, DropDown, IconButton, menu_button, menu_item, section_label};

/// Number of recent check-ins offered.
const OFFERED: usize = 25;

/// Shows the picked check-ins, and those on offer.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut RecordForm<Belief>) {
    let belief = form.record();
    let words = &cx.lang.beliefs;
    let picked: Vec<(Id, &CheckIn)> = belief.check_ins.iter().filter_map(|id| Some((*id, &**cx.journal.check_ins().get(id)?))).collect();
    let offered: Vec<(Id, String)> = if cx.commands.can_edit {
        let last = cx.journal.check_ins_by_time().rev().filter(|(id, _)| !belief.check_ins.contains(id));
        last.take(OFFERED).map(|(id, check_in)| (id, name_of(cx, check_in))).collect()
    } else {
        Vec::new()
    };
    if picked.is_empty() && offered.is_empty() {
        return;
    }
    section_label(ui, &words.own_days);
    if cx.commands.can_edit {
        parts::explanation(ui, &words.own_days_about);
    }
    for (check_in_id, check_in) in picked {
        let name = name_of(cx, check_in);
        ui.horizontal(|ui| {
            // Align the text at the left edge.
            ui.add_space(-10.0);
            if ui.add(Button::quiet(&name).small().icon(Icon::Sun)).clicked() {
                cx.push(Action::OpenDay(check_in.when.day(cx.journal.day_start_hour())));
            }
            if cx.commands.can_edit && ui.add(IconButton::new(Icon::X, &fill(&words.remove_day, &[("what", &name)]))).clicked() {
                form.choose().check_ins.remove(&check_in_id);
            }
        });
    }
    if !offered.is_empty() {
        menu_button(ui, DropDown::Boxed, None, &words.add_day, &words.add_day, |ui| {
            for (check_in_id, name) in &offered {
                if menu_item(ui, name, true).clicked() {
                    form.choose().check_ins.insert(*check_in_id);
                }
            }
        });
    }
}

/// The day and the beginning of the note; without one the feelings, or the part of the mood pad.
fn name_of(cx: &Cx<'_>, check_in: &CheckIn) -> String {
    const WORDS_MAX: usize = 56;
    let day = cx.locale.day_near(cx.day_of(check_in.when), cx.today(), &cx.lang.dates);
    let note = lines_of(&check_in.note).map(str::trim).find(|line| !line.is_empty());
    let words = match note {
        Some(note) => parts::beginning_up_to(note, WORDS_MAX),
        None => check_in_title(cx, check_in),
    };
    fill(&cx.lang.beliefs.chart_point, &[("date", &day), ("what", &words)])
}
