//! The text fields of a boundary. Names depend on the kind.

use eframe::egui::{Response, Ui};

use crate::journal::{Boundary, BoundaryKind, EditName, Id};
use crate::ui::cx::Cx;
use crate::ui::widgets::TextArea;

pub(super) struct Words<'a> {
    pub(super) name: &'a str,
    pub(super) hint: &'a str,
    pub(super) help: Option<&'a str>,
    pub(super) value: fn(&mut Boundary) -> &mut String,
    /// Name of the undo group.
    pub(super) field: &'static str,
}

pub(super) fn situation<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.situation, hint: &words.situation_hint, help: None, value: |boundary| &mut boundary.situation, field: "situation" }
}

/// My limit, what I ask, or what we agreed.
pub(super) fn limit<'a>(cx: &Cx<'a>, kind: BoundaryKind, help: Option<&'a str>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.limits[kind], hint: &words.limit_hints[kind], help, value: |boundary| &mut boundary.limit, field: "limit" }
}

pub(super) fn need<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.need, hint: &words.need_hint, help: None, value: |boundary| &mut boundary.need, field: "need" }
}

pub(super) fn response<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words {
        name: &words.responses[kind],
        hint: &words.response_hint,
        help: Some(&words.response_assurance),
        value: |boundary| &mut boundary.response,
        field: "response",
    }
}

pub(super) fn when_honoured<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words {
        name: &words.when_honoured[kind],
        hint: &words.when_honoured_hint,
        help: None,
        value: |boundary| &mut boundary.when_honoured,
        field: "when_honoured",
    }
}

pub(super) fn support<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.support, hint: &words.support_hint, help: None, value: |boundary| &mut boundary.support, field: "support" }
}

/// All fields, in form order.
pub(super) fn all<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> [Words<'a>; 6] {
    [situation(cx), limit(cx, kind, None), need(cx), response(cx, kind), support(cx), when_honoured(cx, kind)]
}

const LINE_HEIGHT: f32 = 40.0;

/// Draws a field. Every keystroke is an edit.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary, field: &Words<'_>) -> Response {
    let mut area = TextArea::new((id.bits(), field.field, cx.generation), field.name, (field.value)(edited)).hint(field.hint).min_height(LINE_HEIGHT);
    if let Some(help) = field.help {
        area = area.help(help);
    }
    let response = area.show(ui);
    put_if_changed(cx, &response, id, edited, field.field);
    response
}

pub(super) fn put_if_changed(cx: &mut Cx<'_>, response: &Response, id: Id, edited: &Boundary, field: &'static str) {
    if response.changed() {
        cx.put_typing(id, edited.clone(), EditName::ChangeBoundary, field);
    }
}
