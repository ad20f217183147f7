//! The overview of tools, and the tools.

pub mod appreciations;
mod beginning;
pub mod beliefs;
pub mod circle;
pub mod dates;
pub mod goals;
pub mod held_words;
pub mod ledger;
mod list_detail;
mod log;
mod opened;
pub mod practices;
pub mod talk;
pub mod triggers;
pub mod urges;

use eframe::egui::Ui;

use crate::content::Lang;
use crate::journal::{Id, PracticeKind};
use crate::ui::action::Page;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, FocusGroup, ListRow, set_group_size, set_place_in_group};

/// States of the tools.
#[derive(Default)]
pub struct States {
    /// The trust ledger.
    pub ledger: ledger::State,
    /// The support circle.
    pub circle: circle::State,
    /// Talks.
    pub talk: talk::State,
    /// Small good moments.
    pub appreciations: appreciations::State,
    /// Self-care, shared rituals and own life.
    pub practices: practices::State,
    /// Triggers.
    pub triggers: triggers::State,
    /// Checking urges.
    pub urges: urges::State,
    /// Delayed messages.
    pub held_words: held_words::State,
    /// Truer sentences.
    pub beliefs: beliefs::State,
    /// Goals.
    pub goals: goals::State,
    /// Dates ahead.
    pub dates: dates::State,
}

impl States {
    /// The open form, which can be closed.
    pub(super) fn open_form(&self, tool: Tool) -> Option<Id> {
        match tool {
            Tool::Circle => self.circle.open_form(),
            Tool::Talk => self.talk.open_form(),
            Tool::Appreciations => self.appreciations.open_form(),
            Tool::Rituals | Tool::SelfCare | Tool::OwnLife => self.practices.open_form(),
            Tool::Triggers => self.triggers.open_form(),
            Tool::Urges => self.urges.open_form(),
            Tool::HeldWords => self.held_words.open_form(),
            Tool::Beliefs => self.beliefs.open_form(),
            Tool::Goals => self.goals.open_form(),
            // Their records stay open beside the list.
            Tool::Ledger | Tool::Dates => None,
        }
    }

    /// Opens a record of a tool, by the id of its list item.
    pub fn open(&mut self, tool: Tool, id: Id) {
        match tool {
            Tool::Ledger => self.ledger.open(id),
            Tool::Circle => self.circle.open(id),
            Tool::Talk => self.talk.open(id),
            Tool::Appreciations => self.appreciations.open(id),
            Tool::Triggers => self.triggers.open(id),
            Tool::Urges => self.urges.open(id),
            Tool::HeldWords => self.held_words.open(id),
            Tool::Beliefs => self.beliefs.open(id),
            Tool::Goals => self.goals.open(id),
            Tool::Dates => self.dates.open(id),
            Tool::SelfCare | Tool::Rituals | Tool::OwnLife => self.practices.open(id),
        }
    }
}

/// Draws a tool.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, tool: Tool) {
    match tool {
        Tool::Ledger => ledger::show(ui, cx),
        Tool::Circle => circle::show(ui, cx),
        Tool::Talk => talk::show(ui, cx),
        Tool::Appreciations => appreciations::show(ui, cx),
        Tool::Triggers => triggers::show(ui, cx),
        Tool::Urges => urges::show(ui, cx),
        Tool::HeldWords => held_words::show(ui, cx),
        Tool::Beliefs => beliefs::show(ui, cx),
        Tool::Goals => goals::show(ui, cx),
        Tool::Dates => dates::show(ui, cx),
        Tool::SelfCare => practices::show(ui, cx, PracticeKind::SelfCare),
        Tool::Rituals => practices::show(ui, cx, PracticeKind::Ritual),
        Tool::OwnLife => practices::show(ui, cx, PracticeKind::OwnLife),
    }
}

/// Sections of the overview. Moment comes first.
fn sections(lang: &Lang) -> [(&str, &'static [Tool]); 3] {
    let words = &lang.tools;
    [
        (&words.when_it_is_hard, &[Tool::Triggers, Tool::Urges, Tool::HeldWords, Tool::Dates]),
        (&words.with_others, &[Tool::Circle, Tool::Ledger, Tool::Talk, Tool::Rituals, Tool::Appreciations]),
        (&words.for_yourself, &[Tool::SelfCare, Tool::Beliefs, Tool::Goals, Tool::OwnLife]),
    ]
}

/// Draws the overview.
pub fn show_all(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    parts::page(ui, "tools", theme.layout.content_max, |ui| {
        parts::title(ui, &cx.lang.tools.heading);
        parts::explanation(ui, &cx.lang.tools.about);
        ui.add_space(theme.spacing.l);
        let columns = match Room::of(ui) {
            Room::Wide => 3,
            Room::Medium => 2,
            Room::Narrow => 1,
        };
        ui.spacing_mut().item_spacing.x = theme.spacing.xl;
        ui.columns(columns, |columns| {
            let last = columns.len() - 1;
            for (place, (name, tools)) in sections(cx.lang).into_iter().enumerate() {
                section(&mut columns[place.min(last)], cx, name, tools, place == 0);
            }
        });
    });
}

fn section(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, tools: &[Tool], begins_with_moment: bool) {
    let theme = Theme::of(ui);
    parts::heading(ui, name);
    ui.add_space(theme.spacing.xs);
    let count = tools.len() + usize::from(begins_with_moment);
    let moment = begins_with_moment.then_some((&cx.lang.commands.moment, Icon::Wind, Command::Moment));
    let rows = tools.iter().map(|tool| (tool.words(cx.lang), tool.icon(), Command::GoTool(*tool)));
    parts::rows_flush_left(ui, name, |ui| {
        set_group_size(ui, count);
        let mut focus = FocusGroup::new(ui, name, count);
        for (place, (words, icon, command)) in moment.into_iter().chain(rows).enumerate() {
            // Align the rows with the heading.
            let row = ListRow::new(&words.name).below(&words.help).icon(icon).show(ui, &mut focus);
            set_place_in_group(&row, place);
            if row.clicked() {
                cx.command(command);
            }
        }
    });
    ui.add_space(theme.spacing.xl);
}

/// The frame of a tool's page: a link to all tools, its name and description.
pub(super) fn page(ui: &mut Ui, cx: &mut Cx<'_>, tool: Tool, max_width: f32, contents: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    parts::page(ui, tool.id(), max_width, |ui| {
        head(ui, cx, tool);
        contents(ui, cx);
    });
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, tool: Tool) {
    let words = tool.words(cx.lang);
    if tool != Tool::Ledger && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.tools.heading).small().icon(Icon::ArrowLeft))).clicked() {
        cx.go(Page::Tools);
    }
    parts::title(ui, &words.name);
    parts::explanation(ui, &words.help);
    ui.add_space(Theme::of(ui).spacing.m);
}

#[cfg(test)]
mod tests;
