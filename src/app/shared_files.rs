//! Custom worksheets and paths: creating, exporting, importing.

use std::path::PathBuf;
use std::sync::Arc;

use crate::content::schema::{Path, Worksheet};
use crate::content::{
    SHARED_FILE_MAX_BYTES, SharedFileProblem, fill, lang, read_path, read_template, title_of_own, title_of_own_path, too_large, write_path, write_template,
};
use crate::journal::{Edit, EditName, Id, Journal, Only, OwnPath, OwnTemplate, Profile};
use crate::store::read_small;
use crate::ui::action::{Action, Page, Shared};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::welcome;
use crate::ui::pages::worksheets::free_title;

use super::answers::JobAnswer;
use super::exports::Export;
use super::leave::Next;
use super::session::OpenJournal;
use super::{App, AsksPlace, JobKind};

#[derive(Debug)]
pub(super) enum SharedFile {
    Worksheet(Box<Worksheet>),
    Path(Box<Path>),
}

impl App {
    /// Creates and opens an empty worksheet.
    pub(super) fn new_template(&mut self) {
        let now = self.now().instant;
        self.add_template(OwnTemplate::empty(now), EditName::AddTemplate);
    }

    fn add_template(&mut self, template: OwnTemplate, name: EditName) {
        let id = self.surroundings.ids.new_id(self.now().instant);
        self.run(Action::Edit { edit: Edit::put(id, template), name, burst: None }, None);
        self.run(Action::OpenTemplate(id), None);
    }

    pub(super) fn share(&mut self, kind: Shared, id: Id) {
        let Some(journal) = self.journal() else { return };
        let written = match kind {
            Shared::Worksheet => journal.templates().get(&id).map(|template| write_template(&id.to_string(), template)),
            Shared::Path => journal.own_paths().get(&id).map(|path| write_path(journal, &id.to_string(), path)),
        };
        match written {
            Some(Ok(text)) => self.ask_for_export_place(Export::Shared(kind, text)),
            Some(Err(problem)) => self.warn(fill(&lang().problems.write_text, &[("problem", &problem)])),
            None => {}
        }
    }

    pub(super) fn ask_for_shared(&mut self, kind: Shared) {
        self.go(kind.page());
        self.welcome = welcome::State::import(kind);
        self.asks_place = Some(AsksPlace::Import(kind));
    }

    /// Handles a dropped file: a worksheet or path on their pages, otherwise a journal.
    pub(super) fn take_dropped(&mut self, path: PathBuf) {
        if self.shows_together() {
            return;
        }
        let kind = match (self.asks_place, self.page) {
            (Some(AsksPlace::Import(kind)), _) => Some(kind),
            (None, Page::Worksheets) => Some(Shared::Worksheet),
            (None, Page::Roadmap) => Some(Shared::Path),
            _ => None,
        };
        match kind {
            Some(kind) if self.open_journal().is_some_and(OpenJournal::can_edit) => self.read_shared(kind, path),
            _ => self.leave_for(Next::Open(path)),
        }
    }

    pub(super) fn read_shared(&mut self, kind: Shared, path: PathBuf) {
        let disk = self.disk();
        self.welcome.error = None;
        // The last request wins.
        self.jobs.give_up(JobKind::Import);
        let _is_free = self.jobs.start(JobKind::Import, "import", move || {
            let read = |bytes: &[u8]| match kind {
                Shared::Worksheet => read_template(bytes).map(|worksheet| SharedFile::Worksheet(Box::new(worksheet))),
                Shared::Path => read_path(bytes).map(|path| SharedFile::Path(Box::new(path))),
            };
            let result = match read_small(&path, SHARED_FILE_MAX_BYTES, &*disk) {
                Ok(Some(bytes)) => read(&bytes),
                Ok(None) => Err(SharedFileProblem::Wrong(too_large(kind.words(lang()).1))),
                Err(problem) => Err(SharedFileProblem::Wrong(problem.to_string())),
            };
            JobAnswer::SharedRead { kind, path, result }
        });
    }

    /// Imports a file beside the existing items. Identical ones are not imported twice.
    pub(super) fn shared_read(&mut self, kind: Shared, path: PathBuf, result: Result<SharedFile, SharedFileProblem>) {
        let is_asked = self.asks_place == Some(AsksPlace::Import(kind));
        let (page, words) = kind.words(lang());
        match result {
            Ok(file) => {
                self.asks_place = None;
                match file {
                    SharedFile::Worksheet(worksheet) => self.take_in_worksheet(&worksheet),
                    SharedFile::Path(path) => self.take_in_path(&path),
                }
            }
            // A dropped journal is opened.
            Err(SharedFileProblem::IsJournal) if !is_asked => self.leave_for(Next::Open(path)),
            Err(problem) => {
                let said = match problem {
                    SharedFileProblem::IsJournal => words.is_journal.clone(),
                    SharedFileProblem::Wrong(said) => said,
                };
                let message = format!("{said}\n{}", path.display());
                if is_asked {
                    self.welcome.error = Some(message);
                } else {
                    self.dialog = Some(Dialog::Notice { title: page.heading.clone(), message, offer: None });
                }
            }
        }
    }

    fn take_in_worksheet(&mut self, worksheet: &Worksheet) {
        let now = self.now().instant;
        let Some(journal) = self.journal() else { return };
        let mut template = worksheet.to_own(journal.profile_or_unsaid().role, now);
        let same = journal.templates().iter().find(|(_, other)| other.asks_the_same(&template)).map(|(id, _)| *id);
        let words = &lang().templates;
        if !template.title.trim().is_empty() {
            template.title = free_title(journal, &template.title, &words.numbered);
        }
        if let Some(id) = same {
            self.run(Action::OpenTemplate(id), None);
            self.say(Icon::Info, &words.take_in_page.is_there, None);
        } else {
            let said = fill(&words.take_in_page.taken_in, &[("title", title_of_own(&template))]);
            self.add_template(template, EditName::ImportTemplate);
            self.say_and_offer_undo(Icon::Check, &said);
        }
    }

    fn take_in_path(&mut self, path: &Path) {
        let now = self.now().instant;
        let ids = &mut self.surroundings.ids;
        let (own, steps) = path.to_own(now, || ids.new_id(now));
        let id = ids.new_id(now);
        let Some(journal) = self.journal() else { return };
        let words = &lang().own_paths.take_in_page;
        if let Some(same) = same_path(journal, path) {
            self.walk(same);
            self.say(Icon::Info, &words.is_there, None);
            return;
        }
        let said = fill(&words.taken_in, &[("title", title_of_own_path(&own))]);
        let profile = Profile { path: id.to_string(), ..journal.profile_or_unsaid() };
        let puts = steps.into_iter().fold(Edit::default(), |edit, (id, step)| edit.and(Edit::put(id, step)));
        let edit = puts.and(Edit::put(id, own)).and(Edit::put(Only::One, profile));
        self.run(Action::Edit { edit, name: EditName::ImportPath, burst: None }, None);
        self.go(Page::Roadmap);
        self.say_and_offer_undo(Icon::Check, &said);
    }

    fn walk(&mut self, path: Id) {
        let Some(journal) = self.journal() else { return };
        let profile = Profile { path: path.to_string(), ..journal.profile_or_unsaid() };
        self.run(Action::Edit { edit: Edit::put(Only::One, profile), name: EditName::ChoosePath, burst: None }, None);
        self.go(Page::Roadmap);
    }
}

/// Finds a custom path with the same content; step ids do not matter.
fn same_path(journal: &Journal, read: &Path) -> Option<Id> {
    let own = |(id, path): (&Id, &Arc<OwnPath>)| {
        let text = write_path(journal, &id.to_string(), path).ok()?;
        read_path(text.as_bytes()).is_ok_and(|other| other.says_the_same(read)).then_some(*id)
    };
    journal.own_paths().iter().find_map(own)
}
