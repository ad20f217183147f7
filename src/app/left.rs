//! Keeps a journal that is left until the next file is open. On a failure or change of mind it
//! returns without asking for its passphrase again.

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

/// A journal left for a file that is not open yet.
pub(super) struct Left {
    open: Box<OpenJournal>,
    page: Page,
}

impl Left {
    pub(super) fn open(&self) -> &OpenJournal {
        &self.open
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.open.file.as_ref().is_some_and(|file| file.sealing().is_some())
    }
}

impl App {
    /// Shows the page for choosing or creating another journal over the open one. Returns false if
    /// leaving goes on instead.
    pub(super) fn stays_behind(&mut self, next: &Next) -> bool {
        let asks = match next {
            Next::OpenPage => AsksPlace::OpenJournal,
            Next::NewJournal => AsksPlace::NewJournal,
            _ => return false,
        };
        if matches!(self.session, Session::Locked(_)) {
            // Without the other passphrase, the user may choose again.
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

    /// Leaves the open journal for a file to be read, keeping it until that is open; the same file
    /// is released instead.
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

    /// Returns to the journal that was left. Returns false if there is none.
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

    /// Handles a failed opening: returns to the journal that was left, or to the start page.
    pub(super) fn give_up_opening(&mut self) {
        if !self.return_to_left() {
            self.session = Session::Welcome;
        }
    }

    /// Shows a new journal that was created over an open one.
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

    /// Drops a sealed journal that was left, as it would have locked by now. Everything in it is
    /// saved.
    pub(super) fn drop_sealed_left(&mut self) {
        self.left = self.left.take().filter(|left| !left.is_sealed());
    }
}
