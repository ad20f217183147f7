//! The people of the journal, and how to reach them.

use eframe::egui::Ui;

use super::{Current, to_help};
use crate::content::fill;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, hairline, mark_heading};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    let journal = cx.journal;
    mark_heading(&ui.label(theme.text(TextStyle::Title, &words.people_heading)), 2);
    let people = journal.people_in_order().into_iter().map(|(_, person)| person);
    let mut people = people.filter(|person| !person.name.trim().is_empty() || !person.reach.trim().is_empty()).peekable();
    if people.peek().is_none() {
        ui.label(theme.text(TextStyle::Body, &words.people_empty).color(theme.colours.text_secondary));
    }
    for (place, person) in people.enumerate() {
        if place > 0 {
            hairline(ui);
        }
        let name = if person.name.trim().is_empty() { &cx.lang.common.not_set } else { &person.name };
        ui.label(theme.text(TextStyle::Strong, name));
        if !person.reach.trim().is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.text(TextStyle::Heading, &person.reach));
                let copy = fill(&cx.lang.help.copy_number, &[("number", person.reach.trim())]);
                if ui.add(IconButton::new(Icon::Copy, &copy)).clicked() {
                    cx.push(Action::Copy(person.reach.trim().to_owned()));
                }
            });
        }
        if !person.helps_with.trim().is_empty() {
            ui.label(theme.text(TextStyle::OwnWords, &person.helps_with));
        }
    }
    ui.add_space(theme.spacing.m);
    if ui.add(Button::new(&cx.lang.today.people_button)).clicked() {
        to_help(cx, state);
    }
}
