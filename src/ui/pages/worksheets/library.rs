//! The list of worksheets: filled ones, then those to begin, by theme.

use eframe::egui::Ui;

use super::template::open_new;
use super::{State, View, begun_on, newest_first, sheet_title};
use crate::content::schema::{FieldKind, Worksheet};
use crate::content::{Lang, title_of_own, worksheet_title};
use crate::export::What;
use crate::journal::{self, EditName, Id, OwnTemplate, Sheet, UserRecord};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::find::best_first;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Moved;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Field, FocusGroup, ListRow, mark_heading, section_gap, select, set_group_size, set_place_in_group};

/// The audience that is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    Hurt,
    BrokeTrust,
}

impl Filter {
    const ALL: [Self; 3] = [Self::All, Self::Hurt, Self::BrokeTrust];

    fn words(self, lang: &Lang) -> &str {
        let words = &lang.worksheets;
        match self {
            Self::All => &words.filter_all,
            Self::Hurt => &words.filter_hurt,
            Self::BrokeTrust => &words.filter_broke_trust,
        }
    }

    /// The default, from the role in the profile; everything if that is unset.
    fn initial(cx: &Cx<'_>) -> Self {
        match cx.journal.profile().get(&journal::Only::One).map(|profile| profile.role) {
            Some(journal::Role::Hurt) => Self::Hurt,
            Some(journal::Role::BrokeTrust) => Self::BrokeTrust,
            Some(journal::Role::Together) | None => Self::All,
        }
    }

    fn shows(self, worksheet: &Worksheet) -> bool {
        match self {
            Self::All => true,
            Self::Hurt => worksheet.is_for(journal::Role::Hurt),
            Self::BrokeTrust => worksheet.is_for(journal::Role::BrokeTrust),
        }
    }
}

const WIDTH: f32 = 680.0;
const SEARCH_WIDTH: f32 = 360.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let words = &cx.lang.worksheets;
    let arrival = state.moved.arrival(Some(state.left.clone()));
    let mut opened = None;
    let mut made = None;
    parts::page(ui, "worksheets", WIDTH, |ui| {
        parts::title(ui, &words.heading);
        let search = Field::new("search", &words.search, &mut state.search).name_hidden().icon(Icon::Search).hint(&words.search_hint);
        search.width(SEARCH_WIDTH.min(ui.available_width())).show(ui);
        let mut filter = state.filter.unwrap_or_else(|| Filter::initial(cx));
        let filters = Filter::ALL.map(|filter| (filter, filter.words(cx.lang)));
        if select(ui, "filter", DropDown::Bare, &words.show, &mut filter, &filters).changed() {
            state.filter = Some(filter);
        }
        show_paper(ui, cx, &mut opened);

        let query = state.search.trim();
        let mut rows = Rows { arrival, opened: None, any: false };
        let filled = found_sheets(cx, query);
        if !filled.is_empty() || query.is_empty() {
            show_filled(ui, cx, &filled, &mut rows);
        }
        made = show_own(ui, cx, query, &mut rows);
        show_blank(ui, cx, filter, query, &mut rows);
        if !rows.any && !query.is_empty() {
            section_gap(ui);
            parts::announced(ui, &words.nothing_matches);
        }
        opened = opened.take().or(rows.opened);
    });
    state.moved = Moved::No;
    match made {
        Some(Wish::Make) => open_new(ui, cx, state, OwnTemplate::empty(cx.now.instant), EditName::AddTemplate),
        Some(Wish::TakeIn) => cx.command(Command::ImportTemplate),
        None => {}
    }
    if let Some(view) = opened {
        state.go(view, Moved::by_press(ui));
        ui.ctx().request_repaint();
    }
}

fn show_paper(ui: &mut Ui, cx: &mut Cx<'_>, opened: &mut Option<View>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = Theme::of(ui).spacing.s;
        if ui.add(Button::new(&cx.lang.worksheets.pack).small().icon(Icon::Printer)).clicked() {
            *opened = Some(View::Pack);
        }
        for (title, what) in [(&cx.content.agenda().title, What::Agenda), (&cx.content.guide().title, What::Guide)] {
            if ui.add(Button::quiet(title).small()).clicked() {
                cx.push(Action::OpenPaper(what));
            }
        }
    });
}

pub(super) struct Rows {
    pub(super) arrival: Option<crate::ui::shared::layout::Arrival<View>>,
    pub(super) opened: Option<View>,
    any: bool,
}

impl Rows {
    /// Without focus return.
    pub(super) const fn new() -> Self {
        Self { arrival: None, opened: None, any: false }
    }

    fn show(&mut self, ui: &mut Ui, focus: &mut FocusGroup, row: ListRow<'_>, place: usize, view: &View) {
        let response = row.show(ui, focus);
        set_place_in_group(&response, place);
        if response.clicked() {
            self.opened = Some(view.clone());
        }
        if let Some(arrival) = &self.arrival {
            arrival.show(ui, view, &response);
        }
        self.any = true;
    }
}

fn show_filled(ui: &mut Ui, cx: &Cx<'_>, sheets: &[(Id, &Sheet)], rows: &mut Rows) {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    heading(ui, &words.yours);
    if sheets.is_empty() {
        ui.label(theme.text(TextStyle::Small, &words.yours_empty).color(theme.colours.text_secondary));
        return;
    }
    show_sheets(ui, cx, &words.yours, sheets, rows);
}

pub(super) fn show_sheets(ui: &mut Ui, cx: &Cx<'_>, name: &str, sheets: &[(Id, &Sheet)], rows: &mut Rows) {
    let mut focus = FocusGroup::new(ui, "filled", sheets.len());
    parts::rows_flush_left(ui, name, |ui| {
        set_group_size(ui, sheets.len());
        for (place, (id, sheet)) in sheets.iter().enumerate() {
            let day = begun_on(cx, sheet);
            let below = worksheet_title(cx.journal, cx.content, &sheet.template).filter(|_| !sheet.title.trim().is_empty());
            let mut row = ListRow::new(sheet_title(cx, sheet)).at_right(&day);
            if let Some(below) = below {
                row = row.below(below);
            }
            rows.show(ui, &mut focus, row, place, &View::Filled(*id));
        }
    });
}

#[derive(Clone, Copy, Debug)]
enum Wish {
    Make,
    TakeIn,
}

/// Custom worksheets, with buttons to make or import one.
fn show_own(ui: &mut Ui, cx: &Cx<'_>, query: &str, rows: &mut Rows) -> Option<Wish> {
    let theme = Theme::of(ui);
    let words = &cx.lang.templates;
    let found = found_own(cx, query);
    if found.is_empty() && !query.is_empty() {
        return None;
    }
    heading(ui, &words.yours);
    if found.is_empty() {
        ui.label(theme.text(TextStyle::Small, &words.yours_empty).color(theme.colours.text_secondary));
    } else {
        let mut focus = FocusGroup::new(ui, "own", found.len());
        parts::rows_flush_left(ui, &words.yours, |ui| {
            set_group_size(ui, found.len());
            for (place, (id, template)) in found.iter().enumerate() {
                let mut row = ListRow::new(title_of_own(template));
                if !template.about.trim().is_empty() {
                    row = row.below(template.about.trim());
                }
                rows.show(ui, &mut focus, row, place, &View::Blank(id.to_string()));
            }
        });
    }
    if !cx.commands.can_edit || !query.is_empty() {
        return None;
    }
    ui.add_space(theme.spacing.xs);
    ui.horizontal_wrapped(|ui| {
        let makes = ui.add(Button::new(&words.make).small().icon(Icon::Plus)).clicked();
        let takes_in = ui.add(Button::quiet(&words.take_in).small().icon(Icon::Download)).clicked();
        if makes { Some(Wish::Make) } else { takes_in.then_some(Wish::TakeIn) }
    })
    .inner
}

/// Custom worksheets that match every word of the query, by title.
fn found_own<'a>(cx: &Cx<'a>, query: &str) -> Vec<(Id, &'a OwnTemplate)> {
    let mut all: Vec<(Id, &OwnTemplate)> = cx.journal.templates().iter().map(|(id, template)| (*id, &**template)).collect();
    all.sort_by_cached_key(|(id, template)| (title_of_own(template).to_lowercase(), *id));
    if query.is_empty() {
        return all;
    }
    let with_words = all.into_iter().map(|(id, template)| (template.user_texts().join(" "), (id, template)));
    best_first(query, with_words, |(words, _)| words).into_iter().map(|(_, found)| found).collect()
}

fn show_blank(ui: &mut Ui, cx: &Cx<'_>, filter: Filter, query: &str, rows: &mut Rows) {
    let found = found_worksheets(cx, filter, query);
    let mut focus = FocusGroup::new(ui, "blank", found.len());
    for theme in cx.content.worksheet_themes() {
        let sheets: Vec<&Worksheet> = cx.content.worksheets_of(theme).filter(|sheet| found.iter().any(|found| found.id == sheet.id)).collect();
        if sheets.is_empty() {
            continue;
        }
        heading(ui, &theme.title);
        parts::rows_flush_left(ui, &theme.title, |ui| {
            set_group_size(ui, sheets.len());
            for (place, sheet) in sheets.into_iter().enumerate() {
                rows.show(ui, &mut focus, ListRow::new(&sheet.title).below(&sheet.about), place, &View::Blank(sheet.id.clone()));
            }
        });
    }
}

fn heading(ui: &mut Ui, text: &str) {
    section_gap(ui);
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Heading, text)), 2);
    ui.add_space(2.0);
}

/// Filled worksheets that match every word of the query.
fn found_sheets<'a>(cx: &Cx<'a>, query: &str) -> Vec<(Id, &'a Sheet)> {
    let all = newest_first(cx, |_| true);
    if query.is_empty() {
        return all;
    }
    let with_words = all.into_iter().map(|(id, sheet)| (format!("{} {}", sheet_title(cx, sheet), sheet.user_texts().join(" ")), (id, sheet)));
    best_first(query, with_words, |(words, _)| words).into_iter().map(|(_, found)| found).collect()
}

/// Built-in worksheets whose title or questions match every word of the query.
fn found_worksheets(cx: &Cx<'_>, filter: Filter, query: &str) -> Vec<&'static Worksheet> {
    let content = cx.content;
    let shown = content.worksheets().values().filter(|worksheet| filter.shows(worksheet));
    if query.is_empty() {
        return shown.collect();
    }
    let with_words = shown.map(|worksheet| {
        let asked = worksheet.fields.iter().filter(|field| !matches!(field.kind, FieldKind::Phrases { .. })).map(|field| field.label.as_str());
        let words: Vec<&str> = [worksheet.title.as_str(), &worksheet.about].into_iter().chain(asked).collect();
        (words.join(" "), worksheet)
    });
    best_first(query, with_words, |(words, _)| words).into_iter().map(|(_, found)| found).collect()
}
