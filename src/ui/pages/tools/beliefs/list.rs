//! The list: active sentences, then resting ones.

use eframe::egui::Ui;

use super::super::beginning::Beginning;
use super::super::{opened, page};
use super::{State, View};
use crate::journal::{Belief, Id};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, ListRow, hairline};

const MAX_WIDTH: f32 = 680.0;
/// The worksheet that goes deeper.
const WORKSHEET: &str = "a-truer-sentence";

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    page(ui, cx, Tool::Beliefs, MAX_WIDTH, |ui, cx| {
        let theme = Theme::of(ui);
        let words = &cx.lang.beliefs;
        let moved = std::mem::take(&mut state.moved);
        let is_empty = cx.journal.beliefs().is_empty();
        let beginning = Beginning { tool: Tool::Beliefs, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.new };
        let begins = beginning.show(ui, cx, is_empty);
        if !is_empty {
            if cx.commands.can_edit {
                ui.add_space(theme.spacing.l);
            }
            let mut all: Vec<(Id, &Belief)> = cx.journal.beliefs().iter().map(|(id, belief)| (*id, &**belief)).collect();
            all.sort_by_key(|(id, belief)| std::cmp::Reverse((belief.created.to_utc(), *id)));
            for (name, rests) in [(&words.yours, false), (&words.resting, true)] {
                let rows: Vec<(Id, &Belief)> = all.iter().copied().filter(|(_, belief)| belief.rests == rests).collect();
                show_rows(ui, cx, state, moved, name, &rows);
            }
        }
        if begins {
            state.view = View::Question;
            ui.ctx().request_repaint();
        }
        show_worksheet(ui, cx);
    });
}

fn show_rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, moved: Moved, name: &str, rows: &[(Id, &Belief)]) {
    if rows.is_empty() {
        return;
    }
    let opened = opened::rows(ui, name, rows, (moved, state.left), |ui, focus, belief| {
        let (title, truer) = (title_of(cx, belief), belief.truer.trim());
        let row = ListRow::new(&title).chevron();
        if truer.is_empty() { row } else { row.below(truer) }.show(ui, focus)
    });
    if let Some((id, moved)) = opened {
        state.open(id);
        state.moved = moved;
    }
}

/// The sentence, or a placeholder.
pub(super) fn title_of(cx: &Cx<'_>, belief: &Belief) -> String {
    match belief.belief.trim() {
        "" => cx.lang.beliefs.untitled.clone(),
        words => parts::beginning_of(words),
    }
}

fn show_worksheet(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(worksheet) = cx.content.worksheet(WORKSHEET) else { return };
    hairline(ui);
    parts::heading(ui, &cx.lang.beliefs.on_paper);
    parts::explanation(ui, &cx.lang.beliefs.on_paper_about);
    if flush_left(ui, |ui| ui.add(Button::quiet(&worksheet.title).small().icon(Icon::ClipboardList))).clicked() {
        cx.push(Action::OpenWorksheet(worksheet.id.clone()));
    }
}
