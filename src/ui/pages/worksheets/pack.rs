//! A checklist of blank sheets to print for handwriting, by theme, with the guide and the agenda.

use std::collections::BTreeSet;

use eframe::egui::{Role, Ui};

use super::State;
use crate::content::schema::Worksheet;
use crate::content::{Content, fill};
use crate::export::{Pack, What};
use crate::journal::Journal;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, group, mark_page_title, section_gap};

/// The ticked sheets. Kept while the journal is open, so that the choice can be changed after a
/// preview.
#[derive(Debug, Default)]
pub(super) struct Picked {
    worksheets: BTreeSet<String>,
    has_guide: bool,
    has_agenda: bool,
}

impl Picked {
    /// The pack to print, in list order. Sheets for two are left out if the person reported fear.
    pub(super) fn pack(&self, content: &Content, journal: &Journal) -> Pack {
        let own = own_worksheets(journal);
        let all = content.worksheet_themes().iter().flat_map(|theme| content.worksheets_of(theme)).chain(&own);
        let offered = all.filter(|worksheet| is_offered(journal, worksheet));
        Pack {
            worksheets: offered.filter(|worksheet| self.worksheets.contains(&worksheet.id)).map(|worksheet| worksheet.id.clone()).collect(),
            has_guide: self.has_guide,
            has_agenda: self.has_agenda && !journal.profile_or_unsaid().closes_steps_for_two(),
        }
    }

    fn put(&mut self, worksheet: &Worksheet, is_in: bool) {
        if is_in {
            self.worksheets.insert(worksheet.id.clone());
        } else {
            self.worksheets.remove(&worksheet.id);
        }
    }
}

fn is_offered(journal: &Journal, worksheet: &Worksheet) -> bool {
    !(worksheet.for_two && journal.profile_or_unsaid().closes_steps_for_two())
}

/// Custom worksheets with at least one question, by title.
fn own_worksheets(journal: &Journal) -> Vec<Worksheet> {
    let with_questions = journal.templates().iter().filter(|(_, template)| !template.fields.is_empty());
    let mut own: Vec<Worksheet> = with_questions.map(|(id, template)| Worksheet::of_own(&id.to_string(), template)).collect();
    own.sort_by_cached_key(|worksheet| (worksheet.title.to_lowercase(), worksheet.id.clone()));
    own
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let (content, words) = (cx.content, &cx.lang.worksheets);
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.pack_heading)));
    parts::explanation(ui, &words.pack_about);
    let is_closed = cx.journal.profile_or_unsaid().closes_steps_for_two();
    if is_closed {
        parts::explanation(ui, &words.pack_closed);
    }
    for shown in content.worksheet_themes() {
        let sheets: Vec<&Worksheet> = content.worksheets_of(shown).filter(|worksheet| is_offered(cx.journal, worksheet)).collect();
        if !sheets.is_empty() {
            show_theme(ui, cx, &shown.title, &sheets, &mut state.picked);
        }
    }
    let own = own_worksheets(cx.journal);
    let own: Vec<&Worksheet> = own.iter().filter(|worksheet| is_offered(cx.journal, worksheet)).collect();
    if !own.is_empty() {
        show_theme(ui, cx, &cx.lang.templates.yours, &own, &mut state.picked);
    }
    section_gap(ui);
    parts::heading(ui, &words.pack_beside);
    ui.add(CheckBox::new(&mut state.picked.has_guide, &content.guide().title));
    if !is_closed {
        ui.add(CheckBox::new(&mut state.picked.has_agenda, &content.agenda().title));
    }
    section_gap(ui);
    let pack = state.picked.pack(content, cx.journal);
    parts::announced(ui, &words.pack_chosen.of(pack.count()));
    if ui.add(Button::primary(&words.pack_see).icon(Icon::Printer).enabled(!pack.is_empty())).clicked() {
        cx.push(Action::OpenPaper(What::Blank(pack)));
    }
}

/// The sheets of one theme, with a button to tick all or none, except worksheets that open only
/// when asked.
fn show_theme(ui: &mut Ui, cx: &Cx<'_>, title: &str, sheets: &[&Worksheet], picked: &mut Picked) {
    let words = &cx.lang.worksheets;
    let (waiting, free): (Vec<&Worksheet>, Vec<&Worksheet>) = sheets.iter().copied().partition(|worksheet| worksheet.opens_only_when_asked);
    let has = |picked: &Picked, worksheet: &Worksheet| picked.worksheets.contains(&worksheet.id);
    section_gap(ui);
    ui.horizontal_wrapped(|ui| {
        parts::heading(ui, title);
        let takes_all = free.iter().any(|worksheet| !has(picked, worksheet));
        let (text, name) = if takes_all { (&words.pack_all, &words.pack_all_of) } else { (&words.pack_none, &words.pack_none_of) };
        if !free.is_empty() && ui.add(Button::quiet(text).small()).accessible_name(fill(name, &[("title", title)])).clicked() {
            for worksheet in free {
                picked.put(worksheet, takes_all);
            }
        }
    });
    if !waiting.is_empty() {
        parts::explanation(ui, &words.pack_only_when_asked);
    }
    group(ui, Role::Group, title, |ui| {
        for worksheet in sheets {
            let mut is_in = has(picked, worksheet);
            if ui.add(CheckBox::new(&mut is_in, &worksheet.title)).changed() {
                picked.put(worksheet, is_in);
            }
        }
    });
}
