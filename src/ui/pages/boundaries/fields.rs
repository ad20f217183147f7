//! The fields of a boundary in the person's own words: what they are called, which depends on the kind, and how they are written.

use eframe::egui::{Response, Ui};

use crate::journal::{Boundary, BoundaryKind, EditName, Id, Key};
use crate::ui::cx::Cx;
use crate::ui::widgets::TextArea;

/// A field of the person's own words.
pub(super) struct Words<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    /// A line below it.
    pub(super) help: Option<&'a str>,
    /// Where it is.
    pub(super) value: fn(&mut Boundary) -> &mut String,
    /// The name of the burst in which it is typed.
    pub(super) field: &'static str,
}

/// When this happens.
pub(super) fn situation<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.situation, hint: &words.situation_hint, help: None, value: |boundary| &mut boundary.situation, field: "situation" }
}

/// My limit, what I ask, or what we agreed.
pub(super) fn limit<'a>(cx: &Cx<'a>, kind: BoundaryKind, help: Option<&'a str>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    let hint = match kind {
        BoundaryKind::Boundary => &words.limit_hint,
        BoundaryKind::Request => &words.limit_request_hint,
        BoundaryKind::Agreement => &words.limit_agreement_hint,
    };
    Words { name: words.limit_of(kind), hint, help, value: |boundary| &mut boundary.limit, field: "limit" }
}

/// What I need.
pub(super) fn need<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.need, hint: &words.need_hint, help: None, value: |boundary| &mut boundary.need, field: "need" }
}

/// What I will do.
pub(super) fn response<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words {
        name: words.response_of(kind),
        hint: &words.response_hint,
        help: Some(&words.response_assurance),
        value: |boundary| &mut boundary.response,
        field: "response",
    }
}

/// What I will do when it is honoured.
pub(super) fn when_honoured<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words {
        name: words.when_honoured_of(kind),
        hint: &words.when_honoured_hint,
        help: None,
        value: |boundary| &mut boundary.when_honoured,
        field: "when_honoured",
    }
}

/// What helps me keep it.
pub(super) fn support<'a>(cx: &Cx<'a>) -> Words<'a> {
    let words = &cx.lang.boundaries;
    Words { name: &words.support, hint: &words.support_hint, help: None, value: |boundary| &mut boundary.support, field: "support" }
}

/// All of them, in the order of the form.
pub(super) fn all<'a>(cx: &Cx<'a>, kind: BoundaryKind) -> [Words<'a>; 6] {
    [situation(cx), limit(cx, kind, None), need(cx), response(cx, kind), support(cx), when_honoured(cx, kind)]
}

const LINE_HEIGHT: f32 = 40.0;

/// Shows a field to write in. Every keystroke is asked for as an edit.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary, field: &Words<'_>) -> Response {
    let mut area = TextArea::new((id.bits(), field.field, cx.generation), field.name, (field.value)(edited)).hint(field.hint).min_height(LINE_HEIGHT);
    if let Some(help) = field.help {
        area = area.help(help);
    }
    let response = area.show(ui);
    put_if_changed(cx, &response, id, edited, field.field);
    response
}

/// Asks for the boundary as it is in the form, if what was typed in a field changed it.
pub(super) fn put_if_changed(cx: &mut Cx<'_>, response: &Response, id: Id, edited: &Boundary, field: &'static str) {
    if response.changed() {
        cx.put_typing(Key::Boundary(id), edited.clone(), EditName::ChangeBoundary, field);
    }
}
