//! The list: ready messages, then waiting ones, then the rest.

use eframe::egui::Ui;

use super::super::beginning::Beginning;
use super::super::{opened, page};
use super::State;
use super::morning::about;
use super::until::until;
use crate::content::fill;
use crate::journal::{HeldState, HeldWords, Id, LocalTime, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, ListRow, hairline};

const MAX_WIDTH: f32 = 680.0;
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Can be read again.
    Ready,
    /// Covered.
    Waiting,
    /// Decided.
    LookedAt,
}

impl Standing {
    fn of(words: &HeldWords, now: LocalTime) -> Self {
        match words.state {
            HeldState::Held if words.is_covered(now) => Self::Waiting,
            HeldState::Held => Self::Ready,
            HeldState::Kept | HeldState::Said | HeldState::LetGo => Self::LookedAt,
        }
    }
}

/// Worksheets for letters: too long for a message, and not to be sent.
const LETTERS: [&str; 3] = ["a-letter-i-will-not-send", "a-letter-i-received", "a-letter-to-myself"];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    page(ui, cx, Tool::HeldWords, MAX_WIDTH, |ui, cx| {
        let theme = Theme::of(ui);
        let words = &cx.lang.held_words;
        let moved = std::mem::take(&mut state.moved);
        let is_empty = cx.journal.held_words().is_empty();
        let beginning = Beginning { tool: Tool::HeldWords, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.new };
        if beginning.show(ui, cx, is_empty) {
            begin(ui, cx, state);
        }
        if !is_empty {
            ui.add_space(theme.spacing.l);
            show_sections(ui, cx, state, moved);
        }
        hairline(ui);
        show_letters(ui, cx);
    });
}

fn begin(ui: &Ui, cx: &mut Cx<'_>, state: &mut State) {
    let id = cx.new_id();
    state.write(id);
    ui.ctx().request_repaint();
}

fn show_sections(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, moved: Moved) {
    let words = &cx.lang.held_words;
    let now = cx.now.local;
    let mut all: Vec<(Id, &HeldWords)> = cx.journal.held_words().iter().map(|(id, words)| (*id, &**words)).collect();
    // Latest first.
    all.sort_by_key(|(id, words)| std::cmp::Reverse((words.written.to_utc(), *id)));
    for (name, standing) in [(&words.ready, Standing::Ready), (&words.waiting, Standing::Waiting), (&words.looked_at, Standing::LookedAt)] {
        let rows: Vec<(Id, &HeldWords)> = all.iter().copied().filter(|(_, words)| Standing::of(words, now) == standing).collect();
        if !rows.is_empty() {
            show_rows(ui, cx, state, moved, name, &rows);
        }
    }
}

fn show_rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, moved: Moved, name: &str, rows: &[(Id, &HeldWords)]) {
    let opened = opened::rows(ui, name, rows, (moved, state.left), |ui, focus, words| {
        let (title, about, state_word) = (title(cx, words), about(cx, words), &cx.lang.held_words.states[words.state]);
        let row = ListRow::new(&title).below(&about).icon(icon(words, cx)).chevron();
        if words.state == HeldState::Held { row } else { row.at_right(state_word) }.show(ui, focus)
    });
    if let Some((id, moved)) = opened {
        state.open(id);
        state.moved = moved;
    }
}

/// The beginning of the text; for covered messages only their time.
fn title(cx: &Cx<'_>, words: &HeldWords) -> String {
    if words.is_covered(cx.now.local) {
        return fill(&cx.lang.held_words.waits_until, &[("when", &until(cx, words.held_until))]);
    }
    let first = lines_of(&words.text).map(str::trim).find(|line| !line.is_empty()).unwrap_or(&cx.lang.held_words.nothing_written);
    parts::beginning_of(first)
}

fn icon(words: &HeldWords, cx: &Cx<'_>) -> Icon {
    match words.state {
        HeldState::Held if words.is_covered(cx.now.local) => Icon::Moon,
        HeldState::Held => Icon::Sunrise,
        HeldState::Kept => Icon::Bookmark,
        HeldState::Said => Icon::MessageCircle,
        HeldState::LetGo => Icon::Wind,
    }
}

fn show_letters(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    parts::heading(ui, &cx.lang.held_words.letters);
    parts::explanation(ui, &cx.lang.held_words.letters_about);
    ui.add_space(theme.spacing.xs);
    ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
    for worksheet in LETTERS.iter().filter_map(|id| cx.content.worksheet(id)) {
        if flush_left(ui, |ui| ui.add(Button::quiet(&worksheet.title).small().icon(Icon::ClipboardList))).clicked() {
            cx.push(Action::OpenWorksheet(worksheet.id.clone()));
        }
    }
}
