//! Files of their own that are taken out of the journal: tables and pictures of charts, and pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::content::{fill, lang};
use crate::export::{Document, Format, PageWords, Paper, files, numbered_paths};
use crate::store::{Disk, write_new};
use crate::ui::action::{ExportKind, Shared};
use crate::ui::icons::Icon;
use crate::ui::pages::insights;
use crate::ui::pages::welcome;

use super::answers::JobAnswer;
use super::files::{file_name, suggested_folder};
use super::{App, AsksPlace, JobKind};

/// What is to be saved as a file of its own.
#[derive(Clone, Debug)]
pub(super) enum Export {
    /// A chart's table or picture.
    Chart(insights::Export),
    /// Pages, as they were when it was asked for.
    Pages { document: Arc<Document>, paper: Paper, format: Format },
    /// The text of a worksheet's or a path's file.
    Shared(Shared, String),
}

impl Export {
    const fn kind(&self) -> ExportKind {
        match self {
            Self::Chart(insights::Export::Table(_)) => ExportKind::Table,
            Self::Chart(insights::Export::Picture(_)) => ExportKind::Picture,
            Self::Pages { format, .. } => ExportKind::Pages(*format),
            Self::Shared(kind, _) => ExportKind::Shared(*kind),
        }
    }

    /// Writes it, and answers with the first file. An error is in words.
    fn write(&self, path: PathBuf, disk: &dyn Disk) -> Result<PathBuf, String> {
        let made = match self {
            Self::Chart(insights::Export::Table(text)) => vec![text.as_bytes().to_vec()],
            Self::Shared(_, text) => vec![text.as_bytes().to_vec()],
            Self::Chart(insights::Export::Picture(picture)) => vec![picture.as_png().map_err(|_| lang().insights.picture_failed.clone())?],
            Self::Pages { document, paper, format } => {
                let made = files(document, *paper, &PageWords::of(lang()), *format);
                made.map_err(|error| fill(&lang().paper.not_set, &[("problem", &error.to_string())]))?
            }
        };
        let paths = numbered_paths(&path, made.len());
        let write = |(path, bytes): (&PathBuf, &Vec<u8>)| write_new(path, bytes, disk).map_err(|error| error.to_string());
        paths.iter().zip(&made).try_for_each(write)?;
        Ok(paths.into_iter().next().unwrap_or(path))
    }
}

impl App {
    /// Shows the page on which a place for a file is chosen.
    pub(super) fn ask_for_export_place(&mut self, export: Export) {
        let kind = export.kind();
        let name = Path::new(&kind.words(lang()).suggested_name);
        self.welcome = welcome::State::new_journal(suggested_folder().join(name).display().to_string());
        self.welcome.purpose = welcome::Purpose::Export(kind);
        self.asks_place = Some(AsksPlace::Export);
        self.to_export = Some(export);
    }

    /// Asks for a place for the pages that are shown.
    pub(super) fn save_paper(&mut self, format: Format) {
        let Some(found) = &self.states.paper.found else { return };
        if let Some(document) = found.document() {
            let paper = found.question.options.paper;
            self.ask_for_export_place(Export::Pages { document: Arc::new(document.clone()), paper, format });
        }
    }

    /// Makes the file.
    pub(super) fn export(&mut self, path: PathBuf) {
        let Some(export) = self.to_export.clone() else { return };
        let disk = self.disk();
        self.welcome.error = None;
        self.jobs.start(JobKind::Export, "export", move || JobAnswer::Exported(export.write(path, &*disk)));
    }

    /// The page that asked for the place goes once the file is there.
    pub(super) fn exported(&mut self, result: Result<PathBuf, String>) {
        match result {
            Ok(path) => {
                self.asks_place = None;
                if let Some(export) = self.to_export.take() {
                    self.say(Icon::Check, fill(&export.kind().words(lang()).saved, &[("file", &file_name(&path))]), None);
                }
            }
            Err(error) => self.welcome.error = Some(error),
        }
    }
}
