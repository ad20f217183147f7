//! Finding a word by typing: letters typed while a word has the keyboard open a field, and Enter picks what fits best.

use eframe::egui::{Event, Key, Modifiers, Ui};

use crate::content::fill;
use crate::journal::{Intensity, WordRef};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Chip, Field, FocusGroup, strength_pressed};

/// What is typed to find a word, while it is.
#[derive(Debug, Default)]
pub(super) struct WordFilter {
    text: Option<String>,
    wants_focus: bool,
    had_focus: bool,
    /// Enter came with the letters that opened the field, in one slow frame.
    picks_at_once: bool,
    /// Tells one opening from the next, so that the field does not remember where the cursor was.
    opening: u32,
    /// The word that was picked last: what "how much" is about while nothing is typed.
    pub(super) picked: Option<WordRef>,
}

/// What was asked for in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The word that fits best is picked, or put back.
    Pick,
    /// How much of it.
    HowMuch(Intensity),
    /// The field was left with Esc: the words get the keyboard.
    Leave,
}

/// The longest that is looked for, in characters.
const MAX_CHARACTERS: usize = 40;

impl WordFilter {
    /// What is looked for; empty when nothing is.
    pub(super) fn query(&self) -> &str {
        self.text.as_deref().unwrap_or_default().trim()
    }

    /// Whether the field is open.
    pub(super) const fn is_open(&self) -> bool {
        self.text.is_some()
    }

    /// Opens the field with what was typed so far.
    pub(super) fn open(&mut self, text: String) {
        self.text = Some(text);
        self.wants_focus = true;
        self.opening += 1;
    }

    /// Closes the field.
    pub(super) fn close(&mut self) {
        self.text = None;
        self.had_focus = false;
    }

    /// The chip that shows all words, or only the first ones again. With all of them goes the field in which one is looked for.
    pub(super) fn show_more(&mut self, ui: &mut Ui, focus: &mut FocusGroup, shows_all: &mut bool, [more, fewer]: [&str; 2]) {
        if Chip::more(if *shows_all { fewer } else { more }).show(ui, focus).clicked() {
            *shows_all = !*shows_all;
            if *shows_all { self.open(String::new()) } else { self.close() }
        }
    }

    /// Takes the letters that are typed while one of the words has the keyboard: they open the field. `words` is the salt of
    /// their group.
    pub(super) fn take_letters(&mut self, ui: &Ui, words: &str) {
        if !FocusGroup::of_salt_is_focused(ui, words) {
            return;
        }
        let typed = ui.input_mut(|input| {
            // By the keys of this frame, not by what is held at its end: a quick hand has let go by then.
            if input.events.iter().any(is_shortcut) {
                return String::new();
            }
            take_text(&mut input.events)
        });
        // A space picks a word and begins none.
        if !typed.trim().is_empty() {
            self.open(self.query().to_owned() + typed.trim_start());
            self.picks_at_once = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            ui.ctx().request_repaint();
        }
    }

    /// Shows the field, if it is open. `best` is what Enter picks.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str, width: f32, best: Option<&str>) -> Option<Asked> {
        let text = self.text.as_mut()?;
        let mut asked = std::mem::take(&mut self.picks_at_once).then_some(Asked::Pick);
        if self.had_focus
            && let Some(strength) = strength_pressed(ui)
        {
            asked = Some(Asked::HowMuch(strength));
            // The figure is part of the key, not of the word.
            ui.input_mut(|input| take_text(&mut input.events));
        }
        let help = match best {
            Some(word) => Some(fill(&cx.lang.words.enter_picks, &[("word", word)])),
            None => Some(cx.lang.words.enter_adds.clone()).filter(|_| !text.trim().is_empty()),
        };
        let mut field = Field::new(("word filter", self.opening), name, text).name_hidden().hint(name).icon(Icon::Search).width(width).limit(MAX_CHARACTERS);
        if let Some(help) = &help {
            field = field.help(help);
        }
        let field = field.show(ui);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        if field.lost_focus() && enter {
            field.request_focus();
            asked = Some(Asked::Pick);
        } else if field.lost_focus() && escape {
            asked = Some(Asked::Leave);
        }
        self.had_focus = field.has_focus();
        asked
    }

    /// After a word was picked from the field: the next one can be typed at once.
    pub(super) fn begin_anew(&mut self, picked: Option<WordRef>) {
        if let Some(text) = &mut self.text {
            text.clear();
        }
        self.picked = picked;
    }

    /// Closes the field once the keyboard is elsewhere on the page.
    pub(super) fn close_when_left(&mut self, ui: &Ui, group: &FocusGroup) {
        let is_elsewhere = ui.memory(|memory| memory.focused().is_some()) && !self.had_focus && !self.wants_focus && !group.is_focused(ui);
        if is_elsewhere {
            self.close();
        }
    }
}

/// Whether a key was pressed together with another that makes it more than a letter.
const fn is_shortcut(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.alt || modifiers.command)
}

/// Takes what was typed out of the events.
fn take_text(events: &mut Vec<Event>) -> String {
    let mut typed = String::new();
    events.retain(|event| match event {
        Event::Text(text) => {
            typed.push_str(text);
            false
        }
        _ => true,
    });
    typed
}
