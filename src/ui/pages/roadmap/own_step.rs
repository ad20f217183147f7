//! The editor of a custom step: texts and gate.

use eframe::egui::{Align, Layout, Ui};

use super::progress::gate_of;
use super::{Beside, State};
use crate::content::schema::Step;
use crate::content::{Gate, PATH_LIMITS};
use crate::journal::{EditName, Id, Journal, OwnStep, Profile};
use crate::ui::cx::Cx;
use crate::ui::shared::lines::{LinesEdit, PartWords, show_parts};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Field, TextArea, mark_heading, section_label};

/// The custom step with this id, if its gate lets it be edited.
pub(super) fn changeable<'a>(journal: &'a Journal, profile: &Profile, id: &str) -> Option<(Id, &'a OwnStep)> {
    let own: Id = id.parse().ok()?;
    let step = journal.own_steps().get(&own)?;
    let gate = gate_of(journal, profile, &Step::of_own(id, step));
    (!matches!(gate, Gate::ClosedForTwo | Gate::AsksAboutFear)).then_some((own, &**step))
}

/// Draws the editor. True once the person is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) -> bool {
    let found = state.selected.as_deref().and_then(|id| changeable(cx.journal, &cx.journal.profile_or_unsaid(), id));
    let Some((id, step)) = found.filter(|_| cx.commands.can_edit) else { return true };
    let theme = Theme::of(ui);
    let words = &cx.lang.own_paths;
    ui.spacing_mut().item_spacing.y = 8.0;
    let mut is_done = parts::form_is_ended(ui);
    ui.horizontal(|ui| {
        mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.edit_step)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| is_done |= ui.add(Button::new(&cx.lang.common.done).small()).clicked());
    });
    let mut edited = step.clone();
    let title = Field::new((id, "title", cx.generation), &words.step_title, &mut edited.title).own_words().limit(PATH_LIMITS.title).show(ui);
    let why = TextArea::new((id, "why", cx.generation), &words.why, &mut edited.why).limit(PATH_LIMITS.prose).show(ui);
    let typed = [(title, "title"), (why, "why")].into_iter().find(|(response, _)| response.changed());
    let mut edit = typed.map(|(_, field)| LinesEdit::Typed(field.to_owned()));
    let actions = PartWords { heading: &words.actions, first: &words.action, second: None, add: &words.add_action };
    edit = show_parts(ui, cx, actions, &mut edited.actions, &format!("{id} action")).or(edit);
    let questions = PartWords { heading: &words.questions, first: &words.question, second: None, add: &words.add_question };
    edit = show_parts(ui, cx, questions, &mut edited.questions, &format!("{id} question")).or(edit);
    section_label(ui, &words.marks);
    let marks = [
        (&mut edited.for_two, &words.for_two),
        (&mut edited.asks_about_fear_first, &words.asks_about_fear_first),
        (&mut edited.opens_only_when_asked, &words.opens_only_when_asked),
    ];
    for (mark, text) in marks {
        if ui.add(CheckBox::new(mark, text)).changed() {
            edit = Some(LinesEdit::Changed);
        }
    }
    match edit {
        Some(LinesEdit::Typed(field)) => cx.put_typing(id, edited, EditName::ChangeOwnStep, field),
        Some(LinesEdit::Changed) => cx.put(id, edited, EditName::ChangeOwnStep),
        None => {}
    }
    if is_done && std::mem::take(&mut state.came_from_path) {
        state.beside = Beside::OwnPath;
        return false;
    }
    is_done
}
