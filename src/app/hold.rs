//! Moving the current text to the delayed messages.

use crate::content::{fill, lang};
use crate::journal::{EditName, Id, TableKind};
use crate::ui::action::Page;
use crate::ui::icons::Icon;
use crate::ui::pages::tools::held_words::{hold_note, hold_page, until_words};
use crate::ui::tool::Tool;

use super::App;

impl App {
    /// Moves the page or note being written to the delayed messages. Without one, starts a new
    /// message there.
    pub(super) fn hold_until_morning(&mut self) {
        let now = self.now();
        let id = self.surroundings.ids.new_id(now.instant);
        let Some(journal) = self.journal() else { return };
        let zone = &*self.surroundings.clock;
        let page = self.states.journal.open_page().filter(|_| self.page == Page::Journal);
        let edit = match page {
            Some(page) => hold_page(journal, page, id, now, zone),
            None if self.page == Page::Today => hold_note(journal, self.states.today.draft_key(), id, now, zone),
            None => None,
        };
        let Some(edit) = edit else {
            self.states.tools.held_words.write(id);
            self.go(Page::Tool(Tool::HeldWords));
            return;
        };
        self.edit(edit, EditName::Add(TableKind::HeldWords), None);
        if page.is_some() {
            self.states.journal.leave_page();
        }
        // The field's undo would bring the text back.
        self.forgets_typing = true;
        self.say_held(id);
    }

    fn say_held(&mut self, id: Id) {
        let now = self.now().local;
        let Some(until) = self.journal().and_then(|journal| Some(journal.held_words().get(&id)?.held_until)) else { return };
        let words = &lang().held_words;
        let text = if now.is_night() { &words.held_tonight } else { &words.held };
        let text = fill(text, &[("when", &until_words(until, now, &self.surroundings.locale, lang()))]);
        self.say_and_offer_undo(Icon::Moon, &text);
    }
}
