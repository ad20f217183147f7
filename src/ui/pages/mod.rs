//! The pages, one file or folder each. A page reads, paints, and pushes actions.

pub mod about;
pub mod backups;
pub mod boundaries;
pub mod help;
pub mod insights;
pub mod journal;
pub mod moment;
pub mod paper;
pub mod roadmap;
pub mod safe_here;
mod safety_plan;
pub mod settings;
mod support;
#[cfg(test)]
pub(crate) mod test_support;
pub mod today;
pub mod together;
pub mod tools;
pub mod trash;
pub mod welcome;
pub mod words;
pub mod worksheets;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::action::Page;
use super::cx::Cx;
use super::widgets::Passphrase;
use crate::journal::{Id, Journal};

/// Page states while the journal is open: selections, filters, unsaved texts.
#[derive(Default)]
pub struct PageStates {
    /// Today.
    pub today: today::State,
    /// The journal.
    pub journal: journal::State,
    /// Insights.
    pub insights: insights::State,
    /// Boundaries.
    pub boundaries: boundaries::State,
    /// Worksheets.
    pub worksheets: worksheets::State,
    /// The roadmap.
    pub roadmap: roadmap::State,
    /// The tools.
    pub tools: tools::States,
    /// A hard moment.
    pub moment: moment::State,
    /// The shared view covers the window.
    pub shows_together: bool,
    /// Printing.
    pub paper: paper::State,
    /// Help.
    pub help: help::State,
    /// "Is it safe here?". Dropped when the page is left.
    pub safe_here: safe_here::State,
    /// Custom words.
    pub words: words::State,
    /// Settings.
    pub settings: settings::State,
    /// The passphrase of the file's other version, in a conflict, if it has its own.
    pub theirs: Passphrase,
}

/// The subject of the open form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOf {
    /// A record, stored or new.
    Record(Id),
    /// A day.
    Day(NaiveDate),
    /// The whole page.
    Page,
}

impl PageStates {
    /// The open form of a page. An editor permanently beside its list does not count.
    #[must_use]
    pub fn open_form(&self, page: Page, journal: &Journal) -> Option<FormOf> {
        let record = match page {
            Page::Today => return self.today.open_form(),
            Page::SafetyPlan => return Some(FormOf::Page),
            Page::Journal => self.journal.open_page(),
            Page::Boundaries => self.boundaries.open_form(journal),
            Page::Worksheets => self.worksheets.open_form(),
            Page::Roadmap => self.roadmap.open_form(),
            Page::Tool(tool) => self.tools.open_form(tool),
            Page::Help => self.help.open_form(),
            Page::Words => self.words.open_form(),
            _ => None,
        };
        record.map(FormOf::Record)
    }
}

/// Draws the current page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    match cx.page {
        Page::Today => today::show(ui, cx),
        Page::Journal => journal::show(ui, cx),
        Page::Insights => insights::show(ui, cx),
        Page::Boundaries => boundaries::show(ui, cx),
        Page::Worksheets => worksheets::show(ui, cx),
        Page::Roadmap => roadmap::show(ui, cx),
        Page::Tools => tools::show_all(ui, cx),
        Page::Tool(tool) => tools::show(ui, cx, tool),
        Page::Moment => moment::show(ui, cx),
        Page::Paper => paper::show(ui, cx),
        Page::Help => help::show(ui, cx),
        Page::SafeHere => safe_here::show(ui, cx),
        Page::SafetyPlan => safety_plan::show(ui, cx),
        Page::Words => words::show(ui, cx),
        Page::Settings => settings::show(ui, cx),
        Page::Trash => trash::show(ui, cx),
        Page::Backups => backups::show(ui, cx),
        Page::About => about::show(ui, cx),
    }
}
