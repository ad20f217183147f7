//! Type-ahead search for words: typing while a word has focus opens a field; Enter picks the best
//! match.

use eframe::egui::{Event, Key, Modifiers, Ui};

use crate::content::fill;
use crate::journal::{Intensity, WordRef};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Chip, Field, FocusGroup, strength_pressed};

#[derive(Debug, Default)]
pub(super) struct WordFilter {
    text: Option<String>,
    wants_focus: bool,
    had_focus: bool,
    /// Enter arrived in the same slow frame as the letters that opened the field.
    picks_at_once: bool,
    /// Counts openings, so that a new field does not restore the old cursor position.
    opening: u32,
    /// The last picked word, to which an intensity applies while nothing is typed.
    pub(super) picked: Option<WordRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Picks the best match, or removes it.
    Pick,
    /// Sets its intensity.
    HowMuch(Intensity),
    /// Esc: moves focus to the words.
    Leave,
}

const MAX_CHARACTERS: usize = 40;

impl WordFilter {
    pub(super) fn query(&self) -> &str {
        self.text.as_deref().unwrap_or_default().trim()
    }

    pub(super) const fn is_open(&self) -> bool {
        self.text.is_some()
    }

    pub(super) fn open(&mut self, text: String) {
        self.text = Some(text);
        self.wants_focus = true;
        self.opening += 1;
    }

    pub(super) fn close(&mut self) {
        self.text = None;
        self.had_focus = false;
    }

    /// The "more"/"fewer" chip. Showing all words also opens the search field.
    pub(super) fn show_more(&mut self, ui: &mut Ui, focus: &mut FocusGroup, shows_all: &mut bool, [more, fewer]: [&str; 2]) {
        if Chip::more(if *shows_all { fewer } else { more }).show(ui, focus).clicked() {
            *shows_all = !*shows_all;
            if *shows_all { self.open(String::new()) } else { self.close() }
        }
    }

    /// Opens the field with letters typed while one of the words has focus. `words` is the id salt
    /// of their group.
    pub(super) fn take_letters(&mut self, ui: &Ui, words: &str) {
        if !FocusGroup::of_salt_is_focused(ui, words) {
            return;
        }
        let typed = ui.input_mut(|input| {
            // Checks the modifiers of the events: at the end of the frame they may be released.
            if input.events.iter().any(is_shortcut) {
                return String::new();
            }
            take_text(&mut input.events)
        });
        // A space toggles a word; it does not start a query.
        if !typed.trim().is_empty() {
            self.open(self.query().to_owned() + typed.trim_start());
            self.picks_at_once = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            ui.ctx().request_repaint();
        }
    }

    /// Draws the field, if open. `best` is the word that Enter picks.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str, width: f32, best: Option<&str>) -> Option<Asked> {
        let text = self.text.as_mut()?;
        let mut asked = std::mem::take(&mut self.picks_at_once).then_some(Asked::Pick);
        if self.had_focus
            && let Some(strength) = strength_pressed(ui)
        {
            asked = Some(Asked::HowMuch(strength));
            // The digit belongs to the shortcut, not to the query.
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

    /// Clears the query after a pick, ready for the next.
    pub(super) fn begin_anew(&mut self, picked: Option<WordRef>) {
        if let Some(text) = &mut self.text {
            text.clear();
        }
        self.picked = picked;
    }

    /// Closes the field once focus is elsewhere on the page.
    pub(super) fn close_when_left(&mut self, ui: &Ui, group: &FocusGroup) {
        let is_elsewhere = ui.memory(|memory| memory.focused().is_some()) && !self.had_focus && !self.wants_focus && !group.is_focused(ui);
        if is_elsewhere {
            self.close();
        }
    }
}

/// True for a key pressed with Alt or Command.
const fn is_shortcut(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.alt || modifiers.command)
}

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
