//! A journal that is left for another stays until the other is really open: who changes their mind, or chose a file that does not
//! open, is back where they were, and a sealed journal asks for no passphrase again.

use std::path::Path;

use crate::journal::{Appearance, LocalTime};
use crate::store::OpenFile;
use crate::ui::action::Page;
use crate::ui::pages::{PageStates, welcome};

use super::files::suggested_place;
use super::leave::Next;
use super::run::is_called_up;
use super::search::Search;
use super::session::{OpenJournal, Session};
use super::{App, AsksPlace};

/// A journal that was left for a file which is not open yet.
pub(super) struct Left {
    open: Box<OpenJournal>,
    page: Page,
}

impl Left {
    /// The journal.
    pub(super) fn open(&self) -> &OpenJournal {
        &self.open
    }

    /// True where it has a passphrase.
    pub(super) fn is_sealed(&self) -> bool {
        self.open.file.as_ref().is_some_and(|file| file.sealing().is_some())
    }
}

impl App {
    /// Shows a page on which another journal is chosen or made in front of the one that is open. Answers whether that is how to go on.
    pub(super) fn stays_behind(&mut self, next: &Next) -> bool {
        let asks = match next {
            Next::OpenPage => AsksPlace::OpenJournal,
            Next::NewJournal => AsksPlace::NewJournal,
            _ => return false,
        };
        if matches!(self.session, Session::Locked(_)) {
            // Without the passphrase of the other one, there is another choice.
            if self.left.is_none() {
                return false;
            }
            self.begin_document();
            self.return_to_left();
        }
        let Some(open) = self.open_journal().filter(|open| open.file.is_some()) else { return false };
        if asks == AsksPlace::NewJournal {
            self.appearance = Appearance { shown_name: Appearance::APP_NAME.to_owned(), ..open.document.appearance().clone() };
            self.welcome = welcome::State::new_journal(suggested_place().display().to_string());
        } else {
            self.welcome = welcome::State::open_journal();
        }
        self.asks_place = Some(asks);
        if is_called_up(self.page) {
            self.page = self.called_from.first().map_or(Page::Today, |caller| caller.page);
            self.called_from.clear();
        }
        true
    }

    /// Leaves the open journal for a file that is to be read now. It stays at hand until that is open, unless it is the same file: then it
    /// lets go of it.
    pub(super) fn leave_behind(&mut self, path: &Path) {
        if self.left.as_ref().is_some_and(|left| left.open.path() == Some(path)) {
            self.left = None;
        }
        match std::mem::take(&mut self.session) {
            Session::Open(open) if open.file.is_some() && open.path() != Some(path) => {
                let page = if is_called_up(self.page) || self.page == Page::Paper { Page::Today } else { self.page };
                self.left = Some(Left { open, page });
            }
            _ => {}
        }
    }

    /// Back to the journal that was left, if there is one: the other did not open. Answers whether there was one.
    pub(super) fn return_to_left(&mut self) -> bool {
        let Some(Left { mut open, page }) = self.left.take() else { return false };
        if !matches!(open.search, Search::Ready(_)) {
            open.search = Search::NotAsked;
        }
        self.states = PageStates::default();
        self.welcome = welcome::State::default();
        self.page = page;
        self.session = Session::Open(open);
        self.begin_counting();
        true
    }

    /// The file that was to be opened did not open: back to the journal that was left for it, or to the first page.
    pub(super) fn give_up_opening(&mut self) {
        if !self.return_to_left() {
            self.session = Session::Welcome;
        }
    }

    /// Shows a new journal that was made while another one was open.
    pub(super) fn show_made(&mut self, file: OpenFile, when: LocalTime) {
        let document = self.new_document();
        self.printout = None;
        self.forgets_fields = true;
        self.page = Page::Today;
        self.begin_document();
        self.show_journal(document, Some(file));
        if let Some(open) = self.open_journal_mut() {
            open.last_saved = Some(when);
        }
    }

    /// Lets go of a sealed journal that was left: it would have locked by now. Nothing of it is in memory alone.
    pub(super) fn drop_sealed_left(&mut self) {
        self.left = self.left.take().filter(|left| !left.is_sealed());
    }
}
