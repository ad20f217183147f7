//! Worksheets of one's own: a new one, one that is shared as a file, and one that is taken in.

use std::path::PathBuf;

use crate::content::schema::Worksheet;
use crate::content::{TEMPLATE_FILE_MAX_BYTES, TemplateProblem, fill, lang, read_template, title_of_own, write_template};
use crate::journal::{Edit, EditName, Id, Key, OwnTemplate};
use crate::store::read_small;
use crate::ui::action::{Action, Page};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::welcome;
use crate::ui::pages::worksheets::free_title;

use super::answers::JobAnswer;
use super::exports::Export;
use super::leave::Next;
use super::session::OpenJournal;
use super::{App, AsksPlace, JobKind};

impl App {
    /// Makes one without questions, and opens it.
    pub(super) fn new_template(&mut self) {
        let now = self.now().instant;
        self.add_template(OwnTemplate::empty(now), EditName::AddTemplate);
    }

    fn add_template(&mut self, template: OwnTemplate, name: EditName) {
        let id = self.surroundings.ids.new_id(self.now().instant);
        self.run(Action::Edit { edit: Edit::put(Key::OwnTemplate(id), template), name, burst: None }, None);
        self.run(Action::OpenTemplate(id), None);
    }

    /// Asks for a place for the file of one.
    pub(super) fn share_template(&mut self, id: Id) {
        let Some(template) = self.journal().and_then(|journal| journal.templates().get(&id)) else { return };
        match write_template(&id.to_string(), template) {
            Ok(text) => self.ask_for_export_place(Export::Template(text)),
            Err(problem) => self.warn(fill(&lang().problems.write_text, &[("problem", &problem)])),
        }
    }

    /// Shows the page on which the file of one is chosen.
    pub(super) fn ask_for_template(&mut self) {
        self.go(Page::Worksheets);
        self.welcome = welcome::State::import();
        self.asks_place = Some(AsksPlace::Import);
    }

    /// A file was dropped on the window: among the worksheets it is one of them, or else a journal.
    pub(super) fn take_dropped(&mut self, path: PathBuf) {
        if self.shows_together() {
            return;
        }
        let takes_in = self.asks_place == Some(AsksPlace::Import) || (self.page == Page::Worksheets && self.asks_place.is_none());
        if takes_in && self.open_journal().is_some_and(OpenJournal::can_edit) {
            self.read_template(path);
        } else {
            self.leave_for(Next::Open(path));
        }
    }

    /// Reads one.
    pub(super) fn read_template(&mut self, path: PathBuf) {
        let disk = self.disk();
        self.welcome.error = None;
        self.jobs.start(JobKind::Import, "import", move || {
            let read = read_small(&path, TEMPLATE_FILE_MAX_BYTES, &*disk);
            let result = match read {
                Ok(Some(bytes)) => read_template(&bytes).map(Box::new),
                Ok(None) => Err(TemplateProblem::Wrong(fill(&lang().templates.file.too_large, &[("limit", &(TEMPLATE_FILE_MAX_BYTES >> 20).to_string())]))),
                Err(problem) => Err(TemplateProblem::Wrong(problem.to_string())),
            };
            JobAnswer::TemplateRead { path, result }
        });
    }

    /// Takes in what was read, beside what is there. The same one is not taken in twice.
    pub(super) fn template_read(&mut self, path: PathBuf, result: Result<Box<Worksheet>, TemplateProblem>) {
        let is_asked = self.asks_place == Some(AsksPlace::Import);
        let worksheet = match result {
            Ok(worksheet) => worksheet,
            // What was dropped may be meant to be opened.
            Err(TemplateProblem::IsJournal) if !is_asked => return self.leave_for(Next::Open(path)),
            Err(problem) => {
                let words = match problem {
                    TemplateProblem::IsJournal => lang().templates.file.is_journal.clone(),
                    TemplateProblem::Wrong(words) => words,
                };
                let message = format!("{words}\n{}", path.display());
                if is_asked {
                    self.welcome.error = Some(message);
                } else {
                    let title = lang().templates.take_in_page.heading.clone();
                    self.dialog = Some(Dialog::Notice { title, message, offer: None });
                }
                return;
            }
        };
        let now = self.now().instant;
        let Some(journal) = self.journal() else { return };
        let mut template = worksheet.to_own(journal.profile_or_unsaid().role, now);
        let same = journal.templates().iter().find(|(_, other)| other.asks_the_same(&template)).map(|(id, _)| *id);
        let words = &lang().templates;
        if !template.title.trim().is_empty() {
            template.title = free_title(journal, &template.title, &words.numbered);
        }
        self.asks_place = None;
        if let Some(id) = same {
            self.run(Action::OpenTemplate(id), None);
            self.say(Icon::Info, &words.take_in_page.is_there, None);
        } else {
            let said = fill(&words.take_in_page.taken_in, &[("title", title_of_own(&template))]);
            self.add_template(template, EditName::ImportTemplate);
            self.say_and_offer_undo(Icon::Check, &said);
        }
    }
}
