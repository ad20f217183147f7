//! Worksheets: list, blank preview, form, comparison, custom editor, and a pack of blank sheets for
//! paper.

mod blank;
mod closed;
mod compare;
mod field;
mod items;
mod library;
mod links;
mod pack;
mod reading;
mod sheet;
mod template;
mod word_list;

use std::borrow::Cow;
use std::collections::BTreeSet;

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use self::library::Filter;
use super::roadmap::Asked;
use crate::content::schema::Worksheet;
use crate::content::{Content, Gate, worksheet_of, worksheet_title};
use crate::export::{Pack, What};
use crate::journal::{EditName, Id, Journal, Sheet, TableKind};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, Theme};
use crate::ui::widgets::Button;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum View {
    /// The list.
    #[default]
    Library,
    /// A blank worksheet, by its content id or custom id.
    Blank(String),
    /// The editor of a custom worksheet.
    Template(Id),
    /// The choice of blank sheets to print.
    Pack,
    /// A filled worksheet.
    Filled(Id),
    /// Two filled worksheets of one kind.
    Compared {
        /// The one to return to.
        sheet: Id,
        with: Id,
    },
}

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    view: View,
    search: String,
    /// `None` falls back to the role in the profile.
    filter: Option<Filter>,
    asked: Asked,
    template: template::State,
    picked: pack::Picked,
    moved: Moved,
    /// The view left last; its row in the list gets the focus back.
    left: View,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        if let View::Filled(id) | View::Template(id) = self.view { Some(id) } else { None }
    }

    /// Opens a filled worksheet.
    pub fn open(&mut self, id: Id) {
        self.go(View::Filled(id), Moved::Here);
    }

    /// Opens a blank worksheet by its content id.
    pub fn open_blank(&mut self, id: String) {
        self.go(View::Blank(id), Moved::Here);
    }

    /// Opens a custom worksheet for editing.
    pub fn open_template(&mut self, id: Id) {
        self.go(View::Template(id), Moved::Here);
    }

    /// Opens the choice of blank sheets.
    pub fn choose_blank(&mut self) {
        self.go(View::Pack, Moved::Here);
    }

    /// The printable subject of the open view. A closed blank worksheet cannot be printed.
    #[must_use]
    pub fn on_paper(&self, content: &Content, journal: &Journal) -> Option<What> {
        let blank = |id: &str, is_begun| {
            let worksheet = worksheet_of(journal, content, id)?;
            (worksheet.gate(&journal.profile_or_unsaid(), is_begun) == Gate::Open).then(|| What::Blank(Pack::of(id)))
        };
        let is_begun = |id: &str| journal.sheets().values().any(|sheet| sheet.template == id);
        match &self.view {
            View::Library | View::Compared { .. } => None,
            View::Blank(id) => blank(id, is_begun(id)),
            View::Template(id) => blank(&id.to_string(), is_begun(&id.to_string())),
            View::Pack => Some(self.picked.pack(content, journal)).filter(|pack| !pack.is_empty()).map(What::Blank),
            View::Filled(id) => match journal.sheets().get(id)? {
                // Print an unanswered sheet as a blank one.
                sheet if sheet.answers.is_empty() => blank(&sheet.template, true),
                _ => Some(What::Worksheet(*id)),
            },
        }
    }

    fn go(&mut self, view: View, moved: Moved) {
        self.template = template::State::default();
        self.left = std::mem::replace(&mut self.view, view);
        self.moved = moved;
        self.asked = Asked::default();
    }

    fn go_back(&mut self, moved: Moved) {
        match self.view {
            View::Library => {}
            View::Compared { sheet, .. } => self.go(View::Filled(sheet), moved),
            View::Template(id) => self.go(View::Blank(id.to_string()), moved),
            View::Blank(_) | View::Pack | View::Filled(_) => self.go(View::Library, moved),
        }
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.worksheets);
    if goes_back(ui) {
        state.go_back(Moved::WithFocus);
    }
    show_view(ui, cx, &mut state);
    cx.states.worksheets = state;
}

fn show_view(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let (content, journal) = (cx.content, cx.journal);
    let view = match state.view.clone() {
        // Read-only: show the blank sheet instead of the editor.
        View::Template(id) if !cx.commands.can_edit => View::Blank(id.to_string()),
        view => view,
    };
    match view {
        View::Blank(id) => {
            let own = id.parse().ok().and_then(|id: Id| Some((id, &**journal.templates().get(&id)?)));
            let worksheet = content.worksheet(&id).map(Cow::Borrowed).or_else(|| own.map(|(_, template)| Cow::Owned(Worksheet::of_own(&id, template))));
            if let Some(worksheet) = worksheet {
                return show_on_sheet(ui, cx, state, &id, |ui, cx, state| blank::show(ui, cx, state, &worksheet, own));
            }
        }
        View::Template(id) => {
            if let Some(template) = journal.templates().get(&id) {
                return template::show(ui, cx, state, id, template);
            }
        }
        View::Filled(id) => {
            if let Some(sheet) = journal.sheets().get(&id) {
                return show_on_sheet(ui, cx, state, &id.to_string(), |ui, cx, state| sheet::show(ui, cx, state, id, sheet));
            }
        }
        View::Compared { sheet, with } => {
            if let (Some(this), Some(other)) = (journal.sheets().get(&sheet), journal.sheets().get(&with)) {
                return show_on_sheet(ui, cx, state, "compared", |ui, cx, state| compare::show(ui, cx, state, (sheet, this), (with, other)));
            }
        }
        View::Pack => return show_on_sheet(ui, cx, state, "pack", pack::show),
        View::Library => {}
    }
    // Also after a deletion, or before a new record arrives next frame.
    library::show(ui, cx, state);
}

const COLUMN: f32 = 640.0;

/// A single column on a card, with the Back button above.
fn show_on_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id_salt: &str, contents: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut State)) {
    let theme = Theme::of(ui);
    let room = Room::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    let margin = match room {
        Room::Wide => Margin { left: 40, right: 40, top: 24, bottom: 40 },
        Room::Medium => Margin { left: 28, right: 28, top: 20, bottom: 32 },
        Room::Narrow => Margin { left: 18, right: 18, top: 14, bottom: 24 },
    };
    ScrollArea::vertical().id_salt(("worksheet", id_salt)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(COLUMN));
            let words = &cx.lang.worksheets;
            let text = match state.view {
                View::Compared { .. } => &words.back_to_sheet,
                View::Template(_) => &cx.lang.common.done,
                _ => &words.all,
            };
            let back = flush_left(ui, |ui| ui.add(Button::quiet(text).small().icon(Icon::ArrowLeft)));
            if back.clicked() {
                state.go_back(Moved::by_press(ui));
            } else {
                if std::mem::take(&mut state.moved) == Moved::WithFocus {
                    back.request_focus();
                }
                ui.add_space(theme.spacing.s);
                contents(ui, cx, state);
            }
        });
    });
}

fn begin(ui: &Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &Worksheet) {
    let id = cx.new_id();
    let sheet = Sheet::begun(cx.now.instant, cx.now.local, worksheet.id.clone(), worksheet.revision);
    cx.put(id, sheet, EditName::BeginSheet);
    state.go(View::Filled(id), Moved::by_press(ui));
    ui.ctx().request_repaint();
}

/// True if the worksheet fits the person's role and is not closed out of fear.
pub(in crate::ui::pages) fn can_go_with(cx: &Cx<'_>, worksheet: &Worksheet) -> bool {
    let profile = cx.journal.profile_or_unsaid();
    worksheet.is_for(profile.role) && worksheet.gate(&profile, true) != Gate::ClosedForTwo
}

/// Begins a worksheet for a step and opens it. Shows it blank if it is closed or the journal is
/// read-only.
pub(in crate::ui::pages) fn begin_for_step(cx: &mut Cx<'_>, worksheet: &Worksheet, step: &str) {
    if !cx.commands.can_edit || worksheet.gate(&cx.journal.profile_or_unsaid(), false) != Gate::Open {
        cx.states.worksheets.go(View::Blank(worksheet.id.clone()), Moved::Here);
        cx.go(Page::Worksheets);
        return;
    }
    let id = cx.new_id();
    let begun = Sheet::begun(cx.now.instant, cx.now.local, worksheet.id.clone(), worksheet.revision);
    let sheet = Sheet { steps: BTreeSet::from([step.to_owned()]), ..begun };
    cx.put(id, sheet, EditName::BeginSheet);
    cx.push(Action::OpenSheet(id));
}

/// The title of a filled worksheet: the person's, or else the template's.
pub(in crate::ui::pages) fn sheet_title<'a>(cx: &'a Cx<'_>, sheet: &'a Sheet) -> &'a str {
    let title = sheet.title.trim();
    if !title.is_empty() {
        return title;
    }
    worksheet_title(cx.journal, cx.content, &sheet.template).unwrap_or(&cx.lang.record_kinds.tables[TableKind::Sheet])
}

fn begun_on(cx: &Cx<'_>, sheet: &Sheet) -> String {
    cx.locale.day_near(cx.day_of(sheet.created), cx.today(), &cx.lang.dates)
}

/// Filled worksheets, most recently changed first.
fn newest_first<'a>(cx: &Cx<'a>, is_wanted: impl Fn(&Sheet) -> bool) -> Vec<(Id, &'a Sheet)> {
    let mut sheets: Vec<(Id, &Sheet)> = cx.journal.sheets().iter().map(|(id, sheet)| (*id, &**sheet)).filter(|(_, sheet)| is_wanted(sheet)).collect();
    sheets.sort_by_key(|(id, sheet)| std::cmp::Reverse((sheet.changed, *id)));
    sheets
}

pub(in crate::ui::pages) use links::show_sheets_about;
pub use template::free_title;

#[cfg(test)]
mod tests;
