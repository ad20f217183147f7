//! The editor of a custom worksheet: texts and questions, with a preview.

mod condition;
mod kinds;
mod preview;
mod question;
mod questions;
#[cfg(test)]
mod tests;

use eframe::egui::{Align, Frame, Layout, Margin, Role, ScrollArea, Ui, UiBuilder};

use self::questions::Level;
use super::{State as Worksheets, View, closed, show_on_sheet};
use crate::content::schema::Worksheet;
use crate::content::{Gate, TEMPLATE_LIMITS, fill, title_of_own};
use crate::journal::{Answers, EditName, Id, Journal, Key, OwnTemplate, with_spaces_for_breaks};
use crate::ui::action::{Action, Shared};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room};
use crate::ui::shared::lines::LinesEdit;
use crate::ui::shared::order::Direction;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Field, IconButton, Segment, TextArea, group, hairline, mark_heading, mark_page_title, menu_item_with_icon, segmented, show_menu};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The expanded question, per level: on the sheet, and in the open group.
    open: [Option<String>; 2],
    /// The control to focus.
    wanted: Option<Wanted>,
    /// Answers tried in the preview; never saved.
    tried: Answers,
    /// True if the preview replaces the editor, on narrow windows.
    shows_preview: bool,
}

/// The control to focus once it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    question: String,
    control: Control,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    /// The row that expands it.
    Row,
    /// The field of its label.
    Label,
    Move(Direction),
}

#[derive(Debug, Default)]
struct Edits {
    /// The undo name, and the field if text was typed.
    done: Option<(EditName, Option<String>)>,
}

impl Edits {
    /// Typed text, merged into one undo group.
    fn typed(&mut self, field: String) {
        self.done = Some((EditName::ChangeTemplate, Some(field)));
    }

    fn changed(&mut self) {
        self.done = Some((EditName::ChangeTemplate, None));
    }

    fn lines(&mut self, edit: Option<LinesEdit>) {
        match edit {
            Some(LinesEdit::Typed(field)) => self.typed(field),
            Some(LinesEdit::Changed) => self.changed(),
            None => {}
        }
    }

    fn deleted(&mut self) {
        self.done = Some((EditName::DeleteQuestion, None));
    }
}

const PREVIEW_WIDTH: f32 = 400.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Worksheets, id: Id, template: &OwnTemplate) {
    let worksheet = Worksheet::of_own(&id.to_string(), template);
    let gate = worksheet.gate(&cx.journal.profile_or_unsaid(), true);
    let salt = format!("template {id}");
    if gate != Gate::Open {
        // Gates apply to the editor too.
        return show_on_sheet(ui, cx, state, &salt, |ui, cx, state| {
            closed::show(ui, cx, state, &worksheet, gate);
        });
    }
    if Room::of(ui) != Room::Wide {
        return show_on_sheet(ui, cx, state, &salt, |ui, cx, state| show_sheet(ui, cx, state, id, template, &worksheet));
    }
    // Questions first in Tab order and for screen readers.
    let (left, right) = ui.available_rect_before_wrap().split_left_right_at_x(ui.max_rect().right() - PREVIEW_WIDTH);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        show_on_sheet(ui, cx, state, &salt, |ui, cx, state| show_sheet(ui, cx, state, id, template, &worksheet));
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| show_preview_beside(ui, cx, state, &worksheet));
}

fn show_preview_beside(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Worksheets, worksheet: &Worksheet) {
    ScrollArea::vertical().id_salt("worksheet preview").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 28, right: 28, top: 26, bottom: 24 }).show(ui, |ui| {
            group(ui, Role::Region, &cx.lang.templates.preview, |ui| preview::show(ui, cx, &mut state.template.tried, worksheet));
        });
    });
}

fn show_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Worksheets, id: Id, template: &OwnTemplate, worksheet: &Worksheet) {
    let words = &cx.lang.templates;
    show_head(ui, cx, state, id, template);
    if Room::of(ui) != Room::Wide {
        let views = [Segment::new(false, words.questions.as_str()), Segment::new(true, words.preview.as_str())];
        segmented(ui, "template view", &words.view, &mut state.template.shows_preview, &views);
        ui.add_space(Theme::of(ui).spacing.m);
        if state.template.shows_preview {
            return preview::show(ui, cx, &mut state.template.tried, worksheet);
        }
    }
    let mut edited = template.clone();
    let mut edits = Edits::default();
    show_words(ui, cx, &mut edited, &mut edits);
    hairline(ui);
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Heading, &words.questions)), 2);
    let room = crate::content::TEMPLATE_FIELDS_MAX.saturating_sub(template.field_count());
    questions::show(ui, cx, &mut state.template, &mut edited.fields, &mut edits, Level { depth: 0, room });
    if let Some((name, field)) = edits.done {
        put(cx, id, template, edited, name, field);
    }
}

/// Saves the edit, retaining whatever older answers need to be readable.
fn put(cx: &mut Cx<'_>, id: Id, before: &OwnTemplate, edited: OwnTemplate, name: EditName, field: Option<String>) {
    let changed = before.changed_to(edited, cx.journal.is_template_used(id));
    match field {
        Some(field) => cx.put_typing(id, changed, name, field),
        None => cx.put(id, changed, name),
    }
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Worksheets, id: Id, template: &OwnTemplate) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let name = ui.label(theme.text(TextStyle::Small, &cx.lang.templates.own).color(theme.colours.text_tertiary));
        mark_page_title(&name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| show_own_menu(ui, cx, state, id, template, false));
    });
}

pub(super) fn show_own_menu(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Worksheets, id: Id, template: &OwnTemplate, can_be_edited: bool) {
    let words = &cx.lang.templates;
    let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
    show_menu(&more, |ui| {
        if can_be_edited && menu_item_with_icon(ui, Icon::Pencil, &words.edit, true).clicked() {
            state.go(View::Template(id), Moved::by_press(ui));
        }
        if menu_item_with_icon(ui, Icon::Upload, &words.share, true).clicked() {
            cx.push(Action::Share(Shared::Worksheet, id));
        }
        if menu_item_with_icon(ui, Icon::Copy, &words.duplicate, true).clicked() {
            let copy = template.duplicate(cx.now.instant, free_title(cx.journal, title_of_own(template), &words.numbered));
            open_new(ui, cx, state, copy, EditName::DuplicateTemplate);
        }
        if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
            cx.push(Action::MoveToTrash { key: Key::OwnTemplate(id), name: EditName::DeleteTemplate });
            state.go(View::Library, Moved::Here);
        }
    });
}

pub(super) fn open_new(ui: &Ui, cx: &mut Cx<'_>, state: &mut Worksheets, template: OwnTemplate, name: EditName) {
    let id = cx.new_id();
    cx.put(id, template, name);
    state.go(View::Template(id), Moved::by_press(ui));
    ui.ctx().request_repaint();
}

/// Returns a unique title, numbered if necessary.
#[must_use]
pub fn free_title(journal: &Journal, title: &str, numbered: &str) -> String {
    let is_taken = |title: &str| journal.templates().values().any(|other| title_of_own(other).trim() == title.trim());
    if !is_taken(title) {
        return title.to_owned();
    }
    // Always found: there are more numbers than worksheets.
    let numbers = (2..).map(|number: usize| fill(numbered, &[("title", title), ("number", &number.to_string())]));
    numbers.into_iter().find(|title| !is_taken(title)).unwrap_or_default()
}

/// Title, purpose, and introduction.
fn show_words(ui: &mut Ui, cx: &Cx<'_>, edited: &mut OwnTemplate, edits: &mut Edits) {
    let words = &cx.lang.templates;
    let title = TextArea::new(("title", cx.generation), &words.title, &mut edited.title).name_hidden().subject().hint(&words.title_hint);
    if title.limit(TEMPLATE_LIMITS.title).show(ui).changed() {
        edited.title = with_spaces_for_breaks(&edited.title).into_owned();
        edits.typed("title".to_owned());
    }
    ui.add_space(Theme::of(ui).spacing.s);
    if Field::new(("about", cx.generation), &words.about, &mut edited.about).own_words().limit(TEMPLATE_LIMITS.label).show(ui).changed() {
        edits.typed("about".to_owned());
    }
    let before = TextArea::new(("before", cx.generation), &words.before, &mut edited.before).limit(TEMPLATE_LIMITS.before).min_height(40.0);
    if before.show(ui).changed() {
        edits.typed("before".to_owned());
    }
}
