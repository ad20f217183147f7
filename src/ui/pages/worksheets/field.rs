//! One question with its control.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Align, Label, Layout, Response, Role, Ui, vec2};

use super::reading::show_beyond;
use super::{items, word_list};
use crate::content::fill;
use crate::content::schema::{Choice, FieldKind, Phrase, SheetField, StatementPart};
use crate::journal::{Answer, WordRef};
use crate::ui::cx::Cx;
use crate::ui::shared::dates::date_field_below_name;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    Button, CheckBox, Chip, DropDown, Field, FocusGroup, Panel, RadioRow, Segment, TextArea, describe, group, label, mark_heading, menu_button, radio_rows,
    section_label, segmented, statement,
};

pub(super) struct Change {
    /// `None` clears the answer.
    pub(super) answer: Option<Answer>,
    /// Typed text, merged into one undo group.
    pub(super) is_typed: bool,
}

impl Change {
    pub(super) const fn typed(answer: Answer) -> Self {
        Self { answer: Some(answer), is_typed: true }
    }

    pub(super) const fn chosen(answer: Answer) -> Self {
        Self { answer: Some(answer), is_typed: false }
    }

    const fn cleared() -> Self {
        Self { answer: None, is_typed: false }
    }
}

pub(super) struct Shown {
    /// The control to focus first.
    pub(super) response: Response,
    pub(super) change: Option<Change>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, field: &SheetField, answer: Option<&Answer>) -> Option<Change> {
    let theme = Theme::of(ui);
    let question = ui.label(theme.text(TextStyle::Strong, &field.label));
    if matches!(field.kind, FieldKind::Heading | FieldKind::Phrases { .. }) {
        mark_heading(&question, 2);
    }
    if let Some(help) = &field.help {
        let style = if matches!(field.kind, FieldKind::Heading) { TextStyle::Body } else { TextStyle::Small };
        ui.label(theme.text(style, help).color(theme.colours.text_secondary));
    }
    if field.required && answer.is_none() {
        ui.label(theme.text(TextStyle::Caption, &cx.lang.templates.asked_for));
    }
    let change = match &field.kind {
        FieldKind::Heading => None,
        FieldKind::Phrases { open, shut } => {
            show_phrases(ui, &cx.lang.worksheets.open_phrases, open);
            show_phrases(ui, &cx.lang.worksheets.shut_phrases, shut);
            None
        }
        FieldKind::List => items::show_list(ui, cx, field, answer),
        FieldKind::Table(columns) => items::show_table(ui, cx, field, columns, answer),
        FieldKind::Group { one, fields } => items::show_group(ui, cx, one, fields, answer),
        FieldKind::Statement(parts) => show_statement(ui, cx, parts, answer),
        FieldKind::OneChoice(_) | FieldKind::Scale { .. } => {
            let shown = show_control(ui, cx, field, &question, answer).and_then(|shown| shown.change);
            let clears = answer.is_some() && {
                let name = fill(&cx.lang.worksheets.clear_answer, &[("title", &field.label)]);
                flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.worksheets.clear).small()).accessible_name(name)).clicked()
            };
            if clears { Some(Change::cleared()) } else { shown }
        }
        _ => show_control(ui, cx, field, &question, answer).and_then(|shown| shown.change),
    };
    show_beyond(ui, cx, field, answer);
    change
}

/// Draws the control below an existing label. `None` if there is no single control.
pub(super) fn show_control(ui: &mut Ui, cx: &mut Cx<'_>, field: &SheetField, question: &Response, answer: Option<&Answer>) -> Option<Shown> {
    let name = field.label.as_str();
    let Shown { response, change } = match &field.kind {
        FieldKind::ShortText => {
            let mut text = text_of(answer);
            let response = Field::new(("text", cx.generation), name, &mut text).own_words().name_hidden().show(ui);
            shown_text(response, text)
        }
        FieldKind::LongText => {
            let mut text = text_of(answer);
            let response = TextArea::new(("text", cx.generation), name, &mut text).name_hidden().show(ui);
            shown_text(response, text)
        }
        FieldKind::Person => show_person(ui, cx, name, answer),
        FieldKind::Checklist(choices) => show_ticks(ui, name, choices, answer),
        FieldKind::SeveralChoices(choices) => show_several(ui, name, choices, answer),
        FieldKind::OneChoice(choices) => show_one(ui, name, choices, answer),
        FieldKind::Scale { low, high } => show_scale(ui, cx, name, [low, high], answer),
        FieldKind::Date => show_date(ui, cx, name, answer),
        FieldKind::FeelingWords => word_list::show(ui, cx, name, answer),
        FieldKind::Heading | FieldKind::Phrases { .. } | FieldKind::List | FieldKind::Table(_) | FieldKind::Group { .. } | FieldKind::Statement(_) => {
            return None;
        }
    };
    Some(Shown { response: response.labelled_by(question.id), change })
}

/// The text of an answer, or the empty string.
pub(super) fn text_of(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

pub(super) fn shown_text(response: Response, text: String) -> Shown {
    let change = response.changed().then(|| Change::typed(Answer::Text(text)));
    Shown { response, change }
}

/// A text field with chips for known people.
fn show_person(ui: &mut Ui, cx: &Cx<'_>, name: &str, answer: Option<&Answer>) -> Shown {
    const WIDTH: f32 = 280.0;
    let mut text = text_of(answer);
    let before = text.clone();
    let field = Field::new(("text", cx.generation), name, &mut text).own_words().name_hidden().width(WIDTH.min(ui.available_width())).show(ui);
    let mut shown = shown_text(field, text);
    let people: Vec<&str> = cx.journal.people().values().map(|person| person.name.trim()).filter(|name| !name.is_empty() && *name != before).collect();
    if before.is_empty() && !people.is_empty() {
        let mut focus = FocusGroup::new(ui, "people", people.len());
        ui.horizontal_wrapped(|ui| {
            for person in people {
                if Chip::add(person).show(ui, &mut focus).clicked() {
                    shown.change = Some(Change::chosen(Answer::Text(person.to_owned())));
                }
            }
        });
    }
    shown
}

fn chosen_of(answer: Option<&Answer>) -> BTreeSet<String> {
    match answer {
        Some(Answer::Choices(chosen)) => chosen.clone(),
        _ => BTreeSet::new(),
    }
}

fn toggle(chosen: &mut BTreeSet<String>, id: &str) {
    if !chosen.remove(id) {
        chosen.insert(id.to_owned());
    }
}

fn show_ticks(ui: &mut Ui, name: &str, choices: &[Choice], answer: Option<&Answer>) -> Shown {
    let before = chosen_of(answer);
    let mut chosen = before.clone();
    let response = group(ui, Role::Group, name, |ui| {
        for choice in choices {
            let mut is_ticked = before.contains(&choice.id);
            if ui.add(CheckBox::new(&mut is_ticked, &choice.text)).changed() {
                toggle(&mut chosen, &choice.id);
            }
        }
    })
    .response;
    let change = (chosen != before).then(|| Change::chosen(Answer::Choices(chosen)));
    Shown { response, change }
}

/// Chips, or check boxes if an option is too long for a chip.
fn show_several(ui: &mut Ui, name: &str, choices: &[Choice], answer: Option<&Answer>) -> Shown {
    const CHIP_MAX_CHARS: usize = 30;
    if choices.iter().any(|choice| choice.text.chars().count() > CHIP_MAX_CHARS) {
        return show_ticks(ui, name, choices, answer);
    }
    let before = chosen_of(answer);
    let mut chosen = before.clone();
    let mut focus = FocusGroup::new(ui, "several", choices.len());
    let response = group(ui, Role::Group, name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(7.0, 7.0);
            for choice in choices {
                if Chip::tag(&choice.text, before.contains(&choice.id)).show(ui, &mut focus).clicked() {
                    toggle(&mut chosen, &choice.id);
                }
            }
        });
    })
    .response;
    let change = (chosen != before).then(|| Change::chosen(Answer::Choices(chosen)));
    Shown { response, change }
}

fn show_one(ui: &mut Ui, name: &str, choices: &[Choice], answer: Option<&Answer>) -> Shown {
    let mut place = match answer {
        Some(Answer::Choice(id)) => choices.iter().position(|choice| choice.id == *id),
        _ => None,
    };
    let rows: Vec<RadioRow<'_, Option<usize>>> = choices.iter().enumerate().map(|(place, choice)| (Some(place), choice.text.as_str(), "")).collect();
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            radio_rows(ui, "one", name, &mut place, &rows)
        })
        .inner;
    let change = place.filter(|_| response.changed()).map(|place| Change::chosen(Answer::Choice(choices[place].id.clone())));
    Shown { response, change }
}

const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

fn show_scale(ui: &mut Ui, cx: &Cx<'_>, name: &str, [low, high]: [&str; 2], answer: Option<&Answer>) -> Shown {
    let theme = Theme::of(ui);
    let mut value = match answer {
        Some(Answer::Scale(value)) => Some(*value),
        _ => None,
    };
    let segments: Vec<Segment<'_, Option<u8>>> = (0..).zip(NUMBERS).map(|(number, text)| Segment::new(Some(number), text)).collect();
    let response = segmented(ui, "scale", name, &mut value, &segments);
    describe(&response, &fill(&cx.lang.worksheets.scale_ends, &[("low", low), ("high", high)]));
    let width = response.rect.width().min(ui.available_width());
    ui.allocate_ui_with_layout(vec2(width, TextStyle::Caption.line_height()), Layout::left_to_right(Align::Min), |ui| {
        ui.set_width(width);
        ui.label(theme.text(TextStyle::Caption, low));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Label::new(theme.text(TextStyle::Caption, high)).truncate()));
    });
    let change = value.filter(|_| response.changed()).map(|value| Change::chosen(Answer::Scale(value)));
    Shown { response, change }
}

fn show_date(ui: &mut Ui, cx: &Cx<'_>, name: &str, answer: Option<&Answer>) -> Shown {
    const WIDTH: f32 = 200.0;
    let mut date = match answer {
        Some(Answer::Date(date)) => Some(*date),
        _ => None,
    };
    let response = date_field_below_name(ui, cx, ("date", cx.generation), name, &mut date, WIDTH);
    let change = response.changed().then(|| date.map_or(Change::cleared(), |date| Change::typed(Answer::Date(date))));
    Shown { response, change }
}

fn show_statement(ui: &mut Ui, cx: &Cx<'_>, parts: &[StatementPart], answer: Option<&Answer>) -> Option<Change> {
    let theme = Theme::of(ui);
    let before: BTreeMap<String, String> = match answer {
        Some(Answer::Parts(parts)) => parts.clone(),
        _ => BTreeMap::new(),
    };
    let mut filled = before.clone();
    for part in parts {
        let mut text = filled.get(&part.id).cloned().unwrap_or_default();
        let area = TextArea::new((&part.id, cx.generation), &part.before, &mut text).hint(&part.hint).min_height(40.0).show(ui);
        if area.changed() {
            filled.insert(part.id.clone(), text);
        }
        if part.feelings
            && let Some(word) = show_feelings(ui, cx, part)
        {
            let words: Vec<&str> = filled.get(&part.id).map(|text| text.trim()).into_iter().chain([word.as_str()]).filter(|text| !text.is_empty()).collect();
            let words = words.join(&cx.lang.common.list_comma);
            filled.insert(part.id.clone(), words);
        }
    }
    let whole = StatementPart::statement(parts, &filled);
    if !whole.pieces().is_empty() {
        Panel::new(theme.colours.accent_soft).show(ui, |ui| {
            section_label(ui, &cx.lang.worksheets.preview);
            statement(ui, &whole);
        });
    }
    (filled != before).then(|| Change::typed(Answer::Parts(filled)))
}

/// A menu of built-in and custom feeling words, worded to follow "I feel". Returns the pick.
fn show_feelings(ui: &mut Ui, cx: &Cx<'_>, part: &StatementPart) -> Option<String> {
    let words = &cx.lang.worksheets;
    let mut picked = None;
    let name = fill(&words.feelings_to, &[("title", &part.before)]);
    menu_button(ui, DropDown::Boxed, None, &name, &words.add_feeling, |ui| picked = word_list::show_menu(ui, cx, &BTreeSet::new()));
    match picked? {
        WordRef::Listed(id) => cx.content.feeling(&id).map(|feeling| feeling.said.clone()),
        WordRef::Own(id) => cx.journal.own_feelings().get(&id).map(|feeling| feeling.name.clone()),
    }
}

/// Phrases to recognise. Not selectable, because they are not meant to be sent.
fn show_phrases(ui: &mut Ui, heading: &str, phrases: &[Phrase]) {
    let theme = Theme::of(ui);
    if phrases.is_empty() {
        return;
    }
    ui.add_space(theme.spacing.xs);
    label(ui, heading);
    for phrase in phrases {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(Label::new(theme.text(TextStyle::Reflect, format!("“{}”", phrase.says))).selectable(false).wrap());
            ui.add(Label::new(theme.text(TextStyle::Small, &phrase.why).color(theme.colours.text_secondary)).selectable(false).wrap());
        });
    }
}
