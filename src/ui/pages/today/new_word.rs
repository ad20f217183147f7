//! The field for a custom feeling word or tag.

use eframe::egui::{Key, Ui};

use super::words;
use crate::journal::Quadrant;
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Field};

pub(in crate::ui::pages) const WORD_MAX_CHARS: usize = 40;

#[derive(Debug)]
pub(super) struct NewWord {
    text: String,
    /// The quadrant of the draft when the field was opened.
    pub(super) quadrant: Quadrant,
    is_fresh: bool,
}

/// A word that was not added, to be typed again. `Debug` hides it.
#[derive(Clone)]
pub struct DroppedWord {
    pub(super) text: String,
    pub(super) quadrant: Quadrant,
    pub(super) is_tag: bool,
}

impl std::fmt::Debug for DroppedWord {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("DroppedWord").finish_non_exhaustive()
    }
}

impl NewWord {
    pub(super) const fn new(text: String, quadrant: Quadrant) -> Self {
        Self { text, quadrant, is_fresh: true }
    }
}

/// Draws the field. Returns the word while it is being typed, and the word to add.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    mut word: NewWord,
    is_tag: bool,
    is_known: impl Fn(&Cx<'_>, &str) -> bool,
) -> (Option<NewWord>, Option<String>) {
    let title = if is_tag { &cx.lang.words.add_tag_title } else { &cx.lang.words.add_feeling_title };
    let name = word.text.trim().to_owned();
    let refusal = words::refusal(cx.lang, &name, |name| is_known(cx, name));
    // No error for an empty field.
    let error = refusal.filter(|_| !word.text.is_empty());
    let mut is_done = false;
    let mut added = None;
    ui.horizontal_wrapped(|ui| {
        let field = Field::new(("own_word", cx.generation, title), title, &mut word.text).width(220.0).limit(WORD_MAX_CHARS).error(error).show(ui);
        if std::mem::take(&mut word.is_fresh) {
            field.request_focus();
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        let can_add = refusal.is_none();
        let add = ui.add(Button::new(&cx.lang.common.add).small().enabled(can_add)).clicked() || (field.lost_focus() && enter);
        let cancel = ui.add(Button::quiet(&cx.lang.common.cancel).small()).clicked() || (field.lost_focus() && escape);
        if add && can_add {
            added = Some(name.clone());
        }
        if ui.add(Button::quiet(&cx.lang.own_words.heading).small()).clicked() {
            cx.go(Page::Words);
        }
        if cancel && added.is_none() && !name.is_empty() {
            cx.push(Action::DropWord(DroppedWord { text: word.text.clone(), quadrant: word.quadrant, is_tag }));
        }
        is_done = cancel || added.is_some();
    });
    ((!is_done).then_some(word), added)
}
