//! The expanded question: label, kind, contents and options.

use eframe::egui::Ui;

use super::condition::{self, Other};
use super::kinds::Kind;
use super::questions::{self, Level};
use super::{Control, Edits, State};
use crate::content::TEMPLATE_LIMITS;
use crate::journal::{OwnField, OwnFieldKind};
use crate::ui::cx::Cx;
use crate::ui::shared::lines::{PartWords, show_parts};
use crate::ui::widgets::{CheckBox, DropDown, Field, TextArea, label, section_label, select};

/// Draws it. `others`: all questions of its list, in order.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, field: &mut OwnField, others: &[Other], edits: &mut Edits, level: Level) {
    let words = &cx.lang.templates;
    let id = field.id.clone();
    let typed = |part: &str| format!("{id} {part}");
    let kind = Kind::of(&field.kind);
    let name = if kind.asks() { &words.question } else { &words.heading };
    let response = Field::new(("label", cx.generation), name, &mut field.label).own_words().limit(TEMPLATE_LIMITS.label).show(ui);
    state.take_focus(&id, Control::Label, &response);
    if response.changed() {
        edits.typed(typed("label"));
    }
    show_kind(ui, cx, field, edits, level);
    let help = TextArea::new(("help", cx.generation), &words.help, &mut field.help).limit(TEMPLATE_LIMITS.help).min_height(40.0);
    if help.show(ui).changed() {
        edits.typed(typed("help"));
    }
    show_contents(ui, cx, state, field, edits, level);
    if kind.asks() {
        if ui.add(CheckBox::new(&mut field.required, &words.required)).changed() {
            edits.changed();
        }
        if level.depth == 0 && ui.add(CheckBox::new(&mut field.private, &words.private)).changed() {
            edits.changed();
        }
    }
    if level.depth == 0 {
        condition::show(ui, cx, field, others, edits);
    }
}

fn show_kind(ui: &mut Ui, cx: &mut Cx<'_>, field: &mut OwnField, edits: &mut Edits, level: Level) {
    let words = &cx.lang.templates;
    label(ui, &words.kind);
    let before = Kind::of(&field.kind);
    let mut kind = before;
    let kinds: Vec<(Kind, &str)> =
        Kind::ALL.into_iter().filter(|kind| level.depth == 0 || kind.fits_a_group()).map(|kind| (kind, kind.name(&words.kinds))).collect();
    if select(ui, "kind", DropDown::Boxed, &words.kind, &mut kind, &kinds).changed() {
        field.kind = kind.begin(Some(&field.kind), || cx.new_id().to_string());
        edits.changed();
    }
}

/// Options, columns, scale ends, sentence parts, or the questions of a group.
fn show_contents(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, field: &mut OwnField, edits: &mut Edits, level: Level) {
    let words = &cx.lang.templates;
    let id = field.id.clone();
    match &mut field.kind {
        OwnFieldKind::Checklist(options) | OwnFieldKind::OneChoice(options) | OwnFieldKind::SeveralChoices(options) => {
            let names = PartWords { heading: &words.options, first: &words.option, second: None, add: &words.add_option };
            edits.lines(show_parts(ui, cx, names, options, &format!("{id} option")));
        }
        OwnFieldKind::Table(columns) => {
            let names = PartWords { heading: &words.columns, first: &words.column, second: None, add: &words.add_column };
            edits.lines(show_parts(ui, cx, names, columns, &format!("{id} column")));
        }
        OwnFieldKind::Statement(blanks) => {
            let names = PartWords { heading: &words.blanks, first: &words.blank_before, second: Some(&words.blank_hint), add: &words.add_blank };
            edits.lines(show_parts(ui, cx, names, blanks, &format!("{id} blank")));
        }
        OwnFieldKind::Phrases { open, shut } => {
            let names =
                PartWords { heading: &cx.lang.worksheets.open_phrases, first: &words.phrase_open, second: Some(&words.phrase_open_why), add: &words.add_open };
            edits.lines(show_parts(ui, cx, names, open, &format!("{id} open")));
            let names =
                PartWords { heading: &cx.lang.worksheets.shut_phrases, first: &words.phrase_shut, second: Some(&words.phrase_shut_why), add: &words.add_shut };
            edits.lines(show_parts(ui, cx, names, shut, &format!("{id} shut")));
        }
        OwnFieldKind::Scale { low, high } => {
            for (name, text, salt) in [(&words.scale_low, low, "low"), (&words.scale_high, high, "high")] {
                if Field::new((salt, cx.generation), name, text).own_words().limit(TEMPLATE_LIMITS.title).show(ui).changed() {
                    edits.typed(format!("{id} {salt}"));
                }
            }
        }
        OwnFieldKind::Group { one, fields } => {
            if Field::new(("one", cx.generation), &words.group_one, one).own_words().help(&words.group_one_help).limit(TEMPLATE_LIMITS.title).show(ui).changed()
            {
                edits.typed(format!("{id} one"));
            }
            section_label(ui, &words.group_questions);
            questions::show(ui, cx, state, fields, edits, Level { depth: level.depth + 1, room: level.room });
        }
        OwnFieldKind::Heading
        | OwnFieldKind::ShortText
        | OwnFieldKind::LongText
        | OwnFieldKind::List
        | OwnFieldKind::Date
        | OwnFieldKind::Person
        | OwnFieldKind::FeelingWords => {}
    }
}
