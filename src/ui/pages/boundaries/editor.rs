//! The form of one boundary. Every keystroke is saved.

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, Ui};

use super::more::{self, Opened};
use super::{fields, hint, names, rehearsal, review, title_of, versions, wording};
use crate::content::schema::HintField;
use crate::content::{Gate, boundary_sentence};
use crate::export::What;
use crate::journal::{Area, Boundary, BoundaryKind, BoundaryStatus, EditName, Id, Key, with_spaces_for_breaks};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::tools::talk::bring_item;
use crate::ui::pages::worksheets::show_sheets_about;
use crate::ui::shared::dates::date_field;
use crate::ui::shared::layout::Room;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    DropDown, Field, IconButton, Segment, TextArea, Tooltip as _, describe, mark_heading, menu_item_with_icon, section_label, segmented, select, show_menu,
};

pub(super) fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let mut edited = boundary.clone();
    if !cx.commands.can_edit {
        let about = [words.kinds[boundary.kind].as_str(), &words.areas[boundary.area], &words.statuses[boundary.status]].join("  ·  ");
        ui.label(theme.text(TextStyle::Small, about).color(theme.colours.text_secondary));
        return;
    }
    let in_one_row = Room::of(ui) == Room::Wide;
    let mut changed = false;
    ui.horizontal(|ui| {
        let kinds: Vec<_> = kinds_offered(cx, boundary.kind).map(|kind| Segment::new(kind, &words.kinds[kind])).collect();
        changed |= segmented(ui, "kind", &words.kind, &mut edited.kind, &kinds).tooltip(&words.kind_meanings[boundary.kind]).changed();
        if in_one_row {
            changed |= show_choices(ui, cx, &mut edited);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if boundary.review.is_none() && menu_item_with_icon(ui, Icon::CalendarClock, &words.review.begin, true).clicked() {
                    review::begin(cx, id, boundary);
                }
                bring_item(ui, cx, Key::Boundary(id));
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::Boundary(id), name: EditName::DeleteBoundary });
                }
            });
            if ui.add(IconButton::new(Icon::Printer, &cx.lang.commands.put_on_paper.name)).clicked() {
                cx.push(Action::OpenPaper(What::Boundary(id)));
            }
        });
    });
    if !in_one_row {
        ui.horizontal(|ui| changed |= show_choices(ui, cx, &mut edited));
    }
    if changed {
        cx.put(id, edited, EditName::ChangeBoundary);
    }
}

/// The kinds to choose from. Agreements are not offered if there is fear; an existing one keeps its
/// kind.
fn kinds_offered(cx: &Cx<'_>, now: BoundaryKind) -> impl Iterator<Item = BoundaryKind> {
    let is_closed = Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) == Gate::ClosedForTwo;
    let kinds = [BoundaryKind::Boundary, BoundaryKind::Request, BoundaryKind::Agreement];
    kinds.into_iter().filter(move |kind| !is_closed || *kind != BoundaryKind::Agreement || now == *kind)
}

fn show_choices(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Boundary) -> bool {
    let words = &cx.lang.boundaries;
    let areas = Area::ALL.map(|area| (area, words.areas[area].as_str()));
    let area = select(ui, "area", DropDown::Boxed, &words.area, &mut edited.area, &areas);
    let statuses = BoundaryStatus::ALL.map(|status| (status, words.statuses[status].as_str()));
    let status = select(ui, "status", DropDown::Boxed, &words.status, &mut edited.status, &statuses);
    [(area, &words.area_hints[edited.area]), (status, &words.status_meanings[edited.status])].into_iter().fold(false, |changed, (choice, meaning)| {
        describe(&choice, meaning);
        choice.tooltip(meaning).changed() || changed
    })
}

pub(super) fn show_title(ui: &mut Ui, cx: &mut Cx<'_>, takes_focus: bool, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    if !cx.commands.can_edit {
        mark_heading(&ui.label(theme.text(TextStyle::Subject, title_of(boundary, cx.lang))), 2);
        return;
    }
    let mut edited = boundary.clone();
    let title = TextArea::new((id.bits(), "title", cx.generation), &words.title, &mut edited.title).name_hidden().subject().hint(&words.title_hint).show(ui);
    if takes_focus {
        title.request_focus();
    }
    if title.changed() {
        // A title is one line, also when pasted.
        edited.title = with_spaces_for_breaks(&edited.title).into_owned();
        cx.put_typing(id, edited, EditName::ChangeBoundary, "title");
    }
}

const FIELD_GAP: f32 = 13.0;
/// Minimum width to put the date beside the last field.
const DATE_WIDTH: f32 = 190.0;
const NAME_WIDTH: f32 = 240.0;

#[derive(Debug, Default)]
pub(super) struct State {
    opened: Opened,
    hints: hint::State,
    wording: wording::State,
}

pub(super) fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, boundary: &Boundary) {
    ui.spacing_mut().item_spacing.y = FIELD_GAP;
    review::show(ui, cx, id, boundary);
    if !cx.commands.can_edit {
        show_to_read(ui, cx, boundary);
        show_sheets_about(ui, cx, cx.journal.sheets_of_boundary(id));
        return;
    }
    let mut edited = boundary.clone();
    let words = &cx.lang.boundaries;
    show_with_whom(ui, cx, id, &mut edited);
    state.hints.look_at(cx, id, boundary);
    let softening = state.hints.leaves_alone().then_some(words.needs_no_softening.as_str());
    let opened = &mut state.opened;
    for (about, field) in [
        (HintField::Situation, fields::situation(cx)),
        (HintField::Limit, fields::limit(cx, boundary.kind, softening)),
        (HintField::Need, fields::need(cx)),
        (HintField::Response, fields::response(cx, boundary.kind)),
    ] {
        let shown = fields::show(ui, cx, id, &mut edited, &field);
        state.hints.show(ui, cx, id, &mut edited, about, &shown);
    }
    wording::show(ui, cx, &mut state.wording, opened, id, &mut edited);
    rehearsal::show(ui, cx, opened, id, &mut edited);
    show_support_and_review(ui, cx, id, &mut edited);
    more::show_keeping(ui, cx, opened, id, &mut edited);
    more::show_dates(ui, cx, opened, id, &mut edited);
    versions::show(ui, cx, opened, boundary);
    show_sheets_about(ui, cx, cx.journal.sheets_of_boundary(id));
    ui.label(Theme::of(ui).text(TextStyle::Caption, &words.save_state_hint));
}

fn show_with_whom(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries;
    let field = Field::new((id.bits(), "with", cx.generation), &words.with_whom, &mut edited.with_whom).hint(&words.with_whom_hint);
    let (response, chosen) = names::show(ui, cx, id, field, &format!("{}: {}", words.with_whom, words.names), NAME_WIDTH);
    fields::put_if_changed(cx, &response, id, edited, "with_whom");
    if let Some(name) = chosen {
        edited.with_whom = name;
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
}

fn show_support_and_review(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let support = fields::support(cx);
    if ui.available_width() >= 2.0 * DATE_WIDTH + 14.0 {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - DATE_WIDTH - 14.0);
                fields::show(ui, cx, id, edited, &support);
            });
            ui.vertical(|ui| show_review(ui, cx, id, edited));
        });
    } else {
        fields::show(ui, cx, id, edited, &support);
        show_review(ui, cx, id, edited);
    }
}

fn show_review(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let salt = (id.bits(), "review_on", cx.generation);
    if date_field(ui, cx, salt, &cx.lang.boundaries.review_on, &mut edited.review_on, DATE_WIDTH).changed() {
        cx.put_typing(id, edited.clone(), EditName::ChangeBoundary, "review_on");
    }
}

fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let mut copy = boundary.clone();
    let day = |day: Option<NaiveDate>| day.map(|day| cx.locale.short_date(day, &cx.lang.dates)).unwrap_or_default();
    let starts_on = if boundary.kind == BoundaryKind::Agreement { &words.starts_on_agreement } else { &words.starts_on };
    let mut texts = vec![(words.with_whom.as_str(), boundary.with_whom.clone())];
    texts.extend(fields::all(cx, boundary.kind).iter().map(|field| (field.name, (field.value)(&mut copy).clone())));
    texts.push((&words.supporters, boundary.supporters.clone()));
    texts.push((&words.firmness, boundary.firmness.map(|firmness| words.firmnesses[firmness].clone()).unwrap_or_default()));
    texts.extend([(starts_on.as_str(), day(boundary.starts_on)), (&words.ends_on, day(boundary.ends_on)), (&words.review_on, day(boundary.review_on))]);
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            section_label(ui, name);
            ui.label(theme.text(TextStyle::OwnWords, text));
        });
    }
    let gate = Gate::before_words_for_two(&cx.journal.profile_or_unsaid());
    if let Some(said) = boundary_sentence(boundary, cx.journal, cx.content, cx.lang).text().filter(|_| gate == Gate::Open && !boundary.wording.is_empty()) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            section_label(ui, &words.wording.section);
            ui.label(theme.text(TextStyle::OwnWords, said));
        });
    }
    rehearsal::show_to_read(ui, cx, boundary);
    versions::show_all(ui, cx, boundary);
}
