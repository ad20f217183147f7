//! The condition of a question: always asked, or only after certain options of another question.

use eframe::egui::{Role, Ui};

use super::Edits;
use crate::content::fill;
use crate::journal::{OwnCondition, OwnField, OwnOption};
use crate::ui::cx::Cx;
use crate::ui::widgets::{CheckBox, DropDown, group, label, select};

/// A question that a condition can refer to.
#[derive(Clone, Debug)]
pub(super) struct Other {
    id: String,
    name: String,
    options: Vec<OwnOption>,
    /// The question that its own condition refers to.
    waits_for: Option<String>,
}

impl Other {
    pub(super) fn new(field: &OwnField, name: String) -> Self {
        let waits_for = field.shown_if.as_ref().map(|condition| condition.field.clone());
        Self { id: field.id.clone(), name, options: field.kind.options().to_vec(), waits_for }
    }
}

/// Draws the condition if any question can be referred to. `others`: all questions of the sheet, in
/// order.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, field: &mut OwnField, others: &[Other], edits: &mut Edits) {
    let words = &cx.lang.templates;
    let offered = offered(field, others);
    if offered.is_empty() {
        return;
    }
    let names: Vec<String> = offered.iter().map(|other| fill(&words.asked_after, &[("title", &other.name)])).collect();
    let after = names.iter().enumerate().map(|(place, name)| (Some(place), name.as_str()));
    let choices: Vec<(Option<usize>, &str)> = std::iter::once((None, words.asked_always.as_str())).chain(after).collect();
    let mut chosen = field.shown_if.as_ref().and_then(|condition| offered.iter().position(|other| other.id == condition.field));
    label(ui, &words.asked_when);
    if select(ui, "asked when", DropDown::Boxed, &words.asked_when, &mut chosen, &choices).changed() {
        field.shown_if = chosen
            .map(|place| offered[place])
            .map(|other| OwnCondition { field: other.id.clone(), any_of: other.options.iter().map(|option| option.id.clone()).collect() });
        edits.changed();
    }
    if let (Some(condition), Some(place)) = (&mut field.shown_if, chosen) {
        show_options(ui, cx, condition, &offered[place].options, edits);
    }
}

/// The options of which one must be chosen. With none ticked, the question is always asked.
fn show_options(ui: &mut Ui, cx: &Cx<'_>, condition: &mut OwnCondition, options: &[OwnOption], edits: &mut Edits) {
    let words = &cx.lang.templates;
    label(ui, &words.asked_if_chosen);
    group(ui, Role::Group, &words.asked_if_chosen, |ui| {
        for (place, option) in options.iter().enumerate() {
            let mut is_in = condition.any_of.contains(&option.id);
            let number = fill(&words.option, &[("number", &(place + 1).to_string())]);
            let name = if option.text.trim().is_empty() { &number } else { &option.text };
            if ui.push_id(&option.id, |ui| ui.add(CheckBox::new(&mut is_in, name))).inner.changed() {
                let before = std::mem::take(&mut condition.any_of);
                let stays = |other: &&OwnOption| if other.id == option.id { is_in } else { before.contains(&other.id) };
                condition.any_of = options.iter().filter(stays).map(|other| other.id.clone()).collect();
                edits.changed();
            }
        }
    });
}

/// Questions a condition can refer to: earlier ones with options and without a circular condition.
/// The current one is kept wherever it was moved.
fn offered<'a>(field: &OwnField, others: &'a [Other]) -> Vec<&'a Other> {
    let place = others.iter().position(|other| other.id == field.id).unwrap_or_default();
    let is_waited_for = |other: &Other| field.shown_if.as_ref().is_some_and(|condition| condition.field == other.id);
    let is_free = |other: &Other| !other.options.is_empty() && !waits_for(other, &field.id, others);
    others.iter().enumerate().filter(|(at, other)| is_waited_for(other) || (*at < place && is_free(other))).map(|(_, other)| other).collect()
}

/// True if a question depends, directly or not, on the one with this id.
fn waits_for(question: &Other, id: &str, others: &[Other]) -> bool {
    let next = |question: &&Other| others.iter().find(|other| Some(&other.id) == question.waits_for.as_ref());
    // Bounded, because older files may contain cycles.
    std::iter::successors(Some(question), next).take(others.len()).any(|question| question.waits_for.as_deref() == Some(id))
}
