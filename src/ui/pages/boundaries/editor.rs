//! The form of one boundary. Every keystroke saves.

use eframe::egui::{Align, Layout, Response, Ui};

use super::list::title_of;
use crate::journal::{Area, Boundary, BoundaryKind, BoundaryStatus, EditName, Id, Key};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::dates::date_field;
use crate::ui::pages::layout::Room;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    DropDown, Field, IconButton, Segment, TextArea, Tooltip as _, describe, mark_heading, menu_item_with_icon, section_label, segmented, select, show_menu,
};

/// A field of the person's own words.
struct Words<'a> {
    name: &'a str,
    hint: &'a str,
    help: Option<&'a str>,
    value: fn(&mut Boundary) -> &mut String,
    /// The name of the burst in which it is typed.
    field: &'static str,
}

/// The fields below the title, in order; what the limit is called depends on the kind.
fn fields<'a>(cx: &Cx<'a>, boundary: &Boundary) -> [Words<'a>; 5] {
    let words = &cx.lang.boundaries;
    let (limit, limit_hint) = match boundary.kind {
        BoundaryKind::Boundary => (&words.limit, &words.limit_hint),
        BoundaryKind::Request => (&words.limit_request, &words.limit_request_hint),
        BoundaryKind::Agreement => (&words.limit_agreement, &words.limit_agreement_hint),
    };
    let response = if boundary.kind == BoundaryKind::Agreement { &words.response_agreement } else { &words.response };
    let softening = matches!(boundary.area, Area::Sexual | Area::Money).then_some(words.needs_no_softening.as_str());
    [
        Words { name: &words.situation, hint: &words.situation_hint, help: None, value: |boundary| &mut boundary.situation, field: "situation" },
        Words { name: limit, hint: limit_hint, help: softening, value: |boundary| &mut boundary.limit, field: "limit" },
        Words { name: &words.need, hint: &words.need_hint, help: None, value: |boundary| &mut boundary.need, field: "need" },
        Words {
            name: response,
            hint: &words.response_hint,
            help: Some(&words.response_assurance),
            value: |boundary| &mut boundary.response,
            field: "response",
        },
        Words { name: &words.support, hint: &words.support_hint, help: None, value: |boundary| &mut boundary.support, field: "support" },
    ]
}

/// The choices above the title, and the menu.
pub(super) fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let mut edited = boundary.clone();
    if !cx.commands.can_edit {
        let about = [words.kinds.of(boundary.kind), words.areas.of(boundary.area), words.statuses.of(boundary.status)].join("  ·  ");
        ui.label(theme.text(TextStyle::Small, about).color(theme.colours.text_secondary));
        return;
    }
    let in_one_row = Room::of(ui) == Room::Wide;
    let mut changed = false;
    ui.horizontal(|ui| {
        let kinds = [BoundaryKind::Boundary, BoundaryKind::Request, BoundaryKind::Agreement].map(|kind| Segment::new(kind, words.kinds.of(kind)));
        changed |= segmented(ui, "kind", &words.kind, &mut edited.kind, &kinds).tooltip(words.kind_meanings.of(boundary.kind)).changed();
        if in_one_row {
            changed |= show_choices(ui, cx, &mut edited);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::Boundary(id), name: EditName::DeleteBoundary });
                }
            });
        });
    });
    if !in_one_row {
        ui.horizontal(|ui| changed |= show_choices(ui, cx, &mut edited));
    }
    if changed {
        cx.put(Key::Boundary(id), edited, EditName::ChangeBoundary);
    }
}

fn show_choices(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Boundary) -> bool {
    let words = &cx.lang.boundaries;
    let areas = Area::ALL.map(|area| (area, words.areas.of(area)));
    let area = select(ui, "area", DropDown::Boxed, &words.area, &mut edited.area, &areas);
    let statuses = BoundaryStatus::ALL.map(|status| (status, words.statuses.of(status)));
    let status = select(ui, "status", DropDown::Boxed, &words.status, &mut edited.status, &statuses);
    [(area, words.area_hints.of(edited.area)), (status, words.status_meanings.of(edited.status))].into_iter().fold(false, |changed, (choice, meaning)| {
        describe(&choice, meaning);
        choice.tooltip(meaning).changed() || changed
    })
}

/// The title, in the size of a subject.
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
        // A title is one line, also when it was pasted.
        edited.title = edited.title.replace(['\n', '\r'], " ");
        cx.put_typing(Key::Boundary(id), edited, EditName::ChangeBoundary, "title");
    }
}

/// Between two fields.
const FIELD_GAP: f32 = 13.0;
/// Beyond this width the date stands beside the last field.
const DATE_WIDTH: f32 = 190.0;
const LINE_HEIGHT: f32 = 40.0;

/// The fields below the title.
pub(super) fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    ui.spacing_mut().item_spacing.y = FIELD_GAP;
    if !cx.commands.can_edit {
        show_to_read(ui, cx, boundary);
        return;
    }
    let mut edited = boundary.clone();
    let words = &cx.lang.boundaries;
    let whom = Field::new((id.bits(), "with", cx.generation), &words.with_whom, &mut edited.with_whom).hint(&words.with_whom_hint).width(240.0).show(ui);
    put_if_changed(cx, &whom, id, &edited, "with_whom");
    let [fields @ .., support] = fields(cx, boundary);
    for field in fields {
        show_words(ui, cx, id, &mut edited, &field);
    }
    if ui.available_width() >= 2.0 * DATE_WIDTH + 14.0 {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - DATE_WIDTH - 14.0);
                show_words(ui, cx, id, &mut edited, &support);
            });
            ui.vertical(|ui| show_review(ui, cx, id, &mut edited));
        });
    } else {
        show_words(ui, cx, id, &mut edited, &support);
        show_review(ui, cx, id, &mut edited);
    }
    ui.label(Theme::of(ui).text(TextStyle::Caption, &words.save_state_hint));
}

fn show_words(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary, field: &Words<'_>) {
    let mut area = TextArea::new((id.bits(), field.field, cx.generation), field.name, (field.value)(edited)).hint(field.hint).min_height(LINE_HEIGHT);
    if let Some(help) = field.help {
        area = area.help(help);
    }
    let response = area.show(ui);
    put_if_changed(cx, &response, id, edited, field.field);
}

fn put_if_changed(cx: &mut Cx<'_>, response: &Response, id: Id, edited: &Boundary, field: &'static str) {
    if response.changed() {
        cx.put_typing(Key::Boundary(id), edited.clone(), EditName::ChangeBoundary, field);
    }
}

fn show_review(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let salt = (id.bits(), "review_on", cx.generation);
    if date_field(ui, cx, salt, &cx.lang.boundaries.review_on, &mut edited.review_on, DATE_WIDTH).changed() {
        cx.put_typing(Key::Boundary(id), edited.clone(), EditName::ChangeBoundary, "review_on");
    }
}

/// What was written, where nothing may be changed.
fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let mut copy = boundary.clone();
    let day = boundary.review_on.map(|day| cx.locale.short_date(day, &cx.lang.dates)).unwrap_or_default();
    let mut texts = vec![(words.with_whom.as_str(), boundary.with_whom.clone())];
    texts.extend(fields(cx, boundary).iter().map(|field| (field.name, (field.value)(&mut copy).clone())));
    texts.push((words.review_on.as_str(), day));
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            section_label(ui, name);
            ui.label(theme.text(TextStyle::OwnWords, text));
        });
    }
}
