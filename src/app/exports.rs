//! Exports: tables and pictures of charts, pages, worksheets and paths.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::content::{fill, lang};
use crate::export::{Files, Format, numbered_paths};
use crate::journal::{Edit, Journal, Only, Preferences};
use crate::store::{Disk, Progress, Written, free_place, write_new};
use crate::ui::action::{ExportKind, Shared};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::insights;
use crate::ui::pages::welcome;
use crate::ui::work::Task;

use super::answers::JobAnswer;
use super::files::{file_name, suggested_folder};
use super::jobs::Started;
use super::{App, AsksPlace, JobKind};

#[derive(Clone, Debug)]
pub(super) enum Export {
    Chart(insights::Export),
    /// Pages, as they were when asked for.
    Pages(Files),
    /// Text of a worksheet or path file.
    Shared(Shared, String),
}

/// Byte order mark, so that spreadsheets detect UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) type MadeFiles = Vec<(PathBuf, Vec<u8>)>;

impl Export {
    const fn kind(&self) -> ExportKind {
        match self {
            Self::Chart(insights::Export::Table(_)) => ExportKind::Table,
            Self::Chart(insights::Export::Picture(_)) => ExportKind::Picture,
            Self::Pages(files) => ExportKind::Pages(files.format()),
            Self::Shared(kind, _) => ExportKind::Shared(*kind),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Pages(files) => files.count(),
            Self::Chart(_) | Self::Shared(..) => 1,
        }
    }

    fn suggested_name(&self) -> String {
        match self {
            Self::Chart(chart) => format!("{}.{}", chart.name(), self.kind().extension()),
            Self::Pages(_) | Self::Shared(..) => self.kind().words(lang()).suggested_name.clone(),
        }
    }

    /// Makes one file, counted from 0. `has_mark` adds a byte order mark to tables. Errors are user
    /// texts.
    fn file(&self, index: usize, has_mark: bool) -> Result<Vec<u8>, String> {
        match self {
            Self::Chart(insights::Export::Table(table)) => Ok(format!("{}{}", if has_mark { BYTE_ORDER_MARK } else { "" }, table.text).into_bytes()),
            Self::Shared(_, text) => Ok(text.as_bytes().to_vec()),
            Self::Chart(insights::Export::Picture(picture)) => picture.as_png().map_err(|_| lang().insights.picture_failed.clone()),
            Self::Pages(files) => files.make(index).map_err(|error| fill(&lang().paper.not_set, &[("problem", &error.to_string())])),
        }
    }

    /// Makes all files, unless one would overwrite another. If stopped, the rest is missing. Errors
    /// are user texts.
    fn make(&self, path: &Path, has_mark: bool, progress: &Progress, disk: &dyn Disk) -> Result<MadeFiles, String> {
        let paths = numbered_paths(path, self.count());
        paths.iter().try_for_each(|path| free_place(path, disk).map(drop)).map_err(|error| error.to_string())?;
        progress.each(paths).enumerate().map(|(index, path)| Ok((path, self.file(index, has_mark)?))).collect()
    }
}

impl App {
    /// Shows the place picker.
    pub(super) fn ask_for_export_place(&mut self, export: Export) {
        let kind = export.kind();
        let name = export.suggested_name();
        self.welcome = welcome::State::new_journal(suggested_folder().join(name).display().to_string());
        self.welcome.purpose = welcome::Purpose::Export(kind);
        self.asks_place = Some(AsksPlace::Export);
        self.to_export = Some(Arc::new(export));
    }

    pub(super) fn save_paper(&mut self, format: Format) {
        let Some(found) = &self.states.paper.found else { return };
        if let (Some(document), Some(pages)) = (found.document(), found.pages()) {
            self.ask_for_export_place(Export::Pages(Files::of(document, pages, format)));
        }
    }

    /// Makes the files. A second job writes them, so that nothing is written of a cancelled export.
    pub(super) fn export(&mut self, path: PathBuf) {
        let Some(export) = self.to_export.clone() else { return };
        let disk = self.disk();
        let has_mark = !self.welcome.leaves_mark_out;
        self.welcome.error = None;
        let started = self.start_watched(JobKind::Export, Task::MakeExport, move |progress| {
            let files = export.make(&path, has_mark, progress, &*disk);
            JobAnswer::ExportMade(export, files)
        });
        if started == Started::Yes {
            self.note_copies_explained();
        } else {
            self.welcome.error = Some(lang().work.export_busy.clone());
        }
    }

    /// Remembers that the page explained backups, so it need not do so again in this journal.
    pub(super) fn note_copies_explained(&mut self) {
        let Some(preferences) = self.journal().map(Journal::preferences_or_initial).filter(|preferences| !preferences.copies_were_explained) else { return };
        self.edit_quietly(Edit::put(Only::One, Preferences { copies_were_explained: true, ..preferences }));
    }

    pub(super) fn write_export(&mut self, export: Arc<Export>, made: Result<MadeFiles, String>) {
        let files = match made {
            Ok(files) => files,
            Err(problem) => return self.export_failed(&export, problem),
        };
        let disk = self.disk();
        let _the_job_that_made_them_has_ended = self.start_watched(JobKind::Export, Task::WriteExport, move |progress| {
            let written = write_new(&files, progress, &*disk).map_err(|error| error.to_string());
            let name = files.first().map(|(path, _)| file_name(path)).unwrap_or_default();
            JobAnswer::ExportWritten { export, name, written }
        });
    }

    /// Closes the place picker once the files exist.
    pub(super) fn export_written(&mut self, export: &Arc<Export>, name: &str, written: Result<Written, String>) {
        match written {
            Ok(Written::All) => {
                if self.asks_for_place_of(export) {
                    (self.asks_place, self.to_export) = (None, None);
                }
                self.say(Icon::Check, fill(&export.kind().words(lang()).saved, &[("file", name)]), None);
            }
            Ok(Written::Nothing) => self.say(Icon::Info, &lang().work.export_stopped, None),
            Err(problem) => self.export_failed(export, problem),
        }
    }

    /// True if the place picker is shown for this export, and not for a later one.
    fn asks_for_place_of(&self, export: &Arc<Export>) -> bool {
        self.asks_place == Some(AsksPlace::Export) && self.to_export.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, export))
    }

    /// Reports an error in the place picker, or in a dialog if that is gone.
    fn export_failed(&mut self, export: &Arc<Export>, problem: String) {
        self.stay();
        if self.asks_for_place_of(export) {
            self.welcome.error = Some(problem);
        } else {
            self.dialog = Some(Dialog::Notice { title: lang().work.export_failed_title.clone(), message: problem, offer: None });
        }
    }

    /// Stops the export: making is abandoned, written files are removed. Returns true if it was
    /// still making.
    pub(super) fn stop_export(&mut self) -> bool {
        self.stop(Task::WriteExport);
        self.give_up(Task::MakeExport)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Block;
    use crate::export::{Document, PageWords, Paper, Section};
    use crate::store::RealDisk;

    fn pictures() -> Export {
        let paragraph = |text: &str| Block::Paragraph(text.to_owned());
        let blocks = vec![paragraph("one"), Block::NewPage, paragraph("two"), Block::NewPage, paragraph("three")];
        let document =
            Document { title: "Pages".to_owned(), language: "en".to_owned(), sections: vec![Section::new("all", "All", blocks)], ..Document::default() };
        Export::Pages(Files::set(&document, Paper::A5, &PageWords::of(lang()), Format::Pictures).expect("it can be set"))
    }

    #[test]
    fn making_pictures_stops_between_two_pages() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pages.png");
        let made = |progress: &Progress| pictures().make(&path, true, progress, &RealDisk).expect("made").len();
        assert_eq!(made(&Progress::default()), 3);
        assert_eq!(made(&Progress::that_stops_at(2)), 1);
    }

    #[test]
    fn nothing_is_made_in_vain_for_a_name_that_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("pages 3.png"), "theirs").expect("written");
        let never = Progress::new(|| panic!("nothing is begun"));
        let problem = pictures().make(&folder.path().join("pages.png"), true, &never, &RealDisk).expect_err("taken");
        assert!(problem.contains("pages 3.png"), "{problem}");
    }
}
