//! Printing, through the desktop's dialog or else ours.

use std::sync::Arc;

use crate::content::{fill, lang};
use crate::export::{Document, Files, Format, PageChoice, Paper, SetPages};
use crate::print::{DialogEnd, ParentWindow, PrintEnd, PrintJob, PrintOptions, Printer};
use crate::ui::action::{Action, Page};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::paper::{Found, PrintForm};
use crate::ui::work::Task;

use super::answers::JobAnswer;
use super::exports::Export;
use super::jobs::Started;
use super::{App, JobKind};

/// A print job: the pages as shown when asked for.
#[derive(Clone)]
pub(super) struct Printout {
    document: Arc<Document>,
    pages: SetPages,
    paper: Paper,
}

impl Printout {
    fn of(found: &Found) -> Option<Self> {
        Some(Self { document: Arc::new(found.document()?.clone()), pages: found.pages()?.clone(), paper: found.question.options.paper })
    }

    /// The PDF for the printer. Errors are user texts.
    fn pdf(&self, choice: &PageChoice) -> Result<Vec<u8>, String> {
        let made = self.pages.pdf_to_print(choice);
        made.map(|pdf| pdf.bytes).map_err(|error| fill(&lang().paper.not_set, &[("problem", &error.to_string())]))
    }
}

impl App {
    /// Opens the desktop's print dialog for the shown pages.
    pub(super) fn begin_printing(&mut self, frame: Option<&mut eframe::Frame>) {
        let Some(printout) = self.states.paper.found.as_deref().and_then(Printout::of) else { return };
        let parent = frame.and_then(|frame| window_number(frame));
        let (spooler, shown) = (Arc::clone(&self.surroundings.spooler), printout.clone());
        let started = self.start_watched(JobKind::Print, Task::PrintDialog, move |progress| {
            let ended = shown.pdf(&PageChoice::All).and_then(|pdf| {
                let ended = spooler.show_dialog(&pdf, parent, &|| progress.is_stopped());
                ended.map_err(|error| error.to_string())
            });
            JobAnswer::PrintDialog(ended)
        });
        if started == Started::Yes {
            self.printout = Some(printout);
            self.note_copies_explained();
        }
        self.say_if_printing_is_busy(started);
    }

    /// Falls back to our dialog if the desktop has none.
    pub(super) fn print_dialog_ended(&mut self, ended: Result<DialogEnd, String>, was_stopped: bool) {
        match ended {
            Ok(DialogEnd::Sent) => self.say(Icon::Check, &lang().print.sent, None),
            Ok(DialogEnd::Missing) if !was_stopped && self.page == Page::Paper && self.dialog.is_none() => self.show_print_form(),
            Ok(DialogEnd::Missing | DialogEnd::Cancelled) => {}
            Err(problem) => self.printing_failed(&lang().print.failed_title, problem),
        }
    }

    fn show_print_form(&mut self) {
        let Some(printout) = &self.printout else { return };
        let form = PrintForm::new(printout.pages.count(), printout.paper, self.last_printer.clone(), self.surroundings.spooler.has_viewer());
        self.states.paper.print = Some(form);
        self.dialog = Some(Dialog::Print);
        self.find_printers();
    }

    pub(super) fn find_printers(&mut self) {
        let Some(form) = &mut self.states.paper.print else { return };
        form.look_again();
        let spooler = Arc::clone(&self.surroundings.spooler);
        // Abandon the search of a closed dialog.
        self.jobs.give_up(JobKind::Printers);
        let _is_free =
            self.jobs.start(JobKind::Printers, "printers", move || JobAnswer::Printers(spooler.printers(&|| false).map_err(|error| error.to_string())));
    }

    pub(super) fn printers_found(&mut self, found: Result<Vec<Printer>, String>) {
        if let Some(form) = &mut self.states.paper.print {
            form.take(found);
        }
    }

    /// True while pages are being sent. An open desktop dialog does not count.
    pub(super) fn is_printing(&self) -> bool {
        self.jobs.is_running(JobKind::Print) && !self.is_watching(Task::PrintDialog)
    }

    pub(super) fn print_pages(&mut self, options: PrintOptions, choice: PageChoice) {
        let Some(printout) = self.end_asking() else { return };
        self.last_printer = Some(options.printer.clone());
        let spooler = Arc::clone(&self.surroundings.spooler);
        let started = self.start_watched(JobKind::Print, Task::Print, move |progress| {
            let print = |pdf: Vec<u8>| spooler.print(&pdf, &options, &|| progress.is_stopped()).map_err(|error| error.to_string());
            JobAnswer::Printed(printout.pdf(&choice).and_then(print))
        });
        self.say_if_printing_is_busy(started);
    }

    pub(super) fn printed(&mut self, ended: Result<PrintEnd, String>) {
        let words = &lang().print;
        match ended {
            Ok(PrintEnd::Sent) => self.say(Icon::Check, &words.sent, None),
            Ok(PrintEnd::Stopped) => self.say(Icon::Info, &words.stopped, None),
            Ok(PrintEnd::Waiting { job, reason }) => {
                // Report the delay before leaving.
                self.stay();
                let message = fill(&words.waiting, &[("problem", &reason.words())]);
                let offer = Some((words.take_back.clone(), Action::TakeBack(job)));
                self.dialog = Some(Dialog::Notice { title: words.waiting_title.clone(), message, offer });
            }
            Err(problem) => self.printing_failed(&words.failed_title, problem),
        }
    }

    pub(super) fn view_pages(&mut self, choice: PageChoice) {
        let Some(printout) = self.end_asking() else { return };
        let spooler = Arc::clone(&self.surroundings.spooler);
        let view = move |pdf: Vec<u8>| spooler.view(&pdf).map_err(|error| error.to_string());
        let started = self.jobs.start(JobKind::Print, "view pages", move || JobAnswer::Viewed(printout.pdf(&choice).and_then(view)));
        self.say_if_printing_is_busy(started);
    }

    fn say_if_printing_is_busy(&mut self, started: Started) {
        if started == Started::Busy {
            self.say(Icon::Printer, &lang().print.busy, None);
        }
    }

    pub(super) fn viewed(&mut self, ended: Result<(), String>) {
        let words = &lang().print;
        match ended {
            Ok(()) => self.say(Icon::Check, &words.viewer_opened, None),
            Err(problem) => self.printing_failed(&words.view_failed_title, problem),
        }
    }

    /// Cancels a print job waiting at a printer.
    pub(super) fn take_back(&mut self, job: PrintJob) {
        let spooler = Arc::clone(&self.surroundings.spooler);
        self.when_free(JobKind::Print, move |app| {
            let take_back = move || JobAnswer::TakenBack(spooler.take_back(&job).map_err(|error| error.to_string()));
            let _is_free = app.jobs.start(JobKind::Print, "take back", take_back);
        });
    }

    pub(super) fn taken_back(&mut self, ended: Result<(), String>) {
        let words = &lang().print;
        match ended {
            Ok(()) => self.say(Icon::Check, &words.taken_back, None),
            Err(problem) => {
                self.stay();
                let message = fill(&words.not_taken_back, &[("problem", &problem)]);
                self.dialog = Some(Dialog::Notice { title: words.not_taken_back_title.clone(), message, offer: None });
            }
        }
    }

    /// Saves the pages to be printed, even if another page is shown now.
    pub(super) fn save_printout(&mut self) {
        if let Some(printout) = self.end_asking() {
            self.ask_for_export_place(Export::Pages(Files::of(&printout.document, &printout.pages, Format::Pdf)));
        }
    }

    pub(super) fn stop_asking_how_to_print(&mut self) {
        self.jobs.give_up(JobKind::Printers);
        self.states.paper.print = None;
    }

    /// Closes the dialog and returns its print job.
    fn end_asking(&mut self) -> Option<Printout> {
        if matches!(self.dialog, Some(Dialog::Print)) {
            self.dialog = None;
        }
        self.states.paper.print = None;
        self.printout.clone()
    }

    fn printing_failed(&mut self, title: &str, message: String) {
        self.stay();
        let offer = Some((lang().paper.save_pdf.clone(), Action::SavePrintout));
        self.dialog = Some(Dialog::Notice { title: title.to_owned(), message, offer });
    }
}

/// The window id on X11. Wayland windows have none.
#[cfg(target_os = "linux")]
fn window_number(frame: &eframe::Frame) -> Option<ParentWindow> {
    use raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
    match frame.window_handle().ok()?.as_raw() {
        RawWindowHandle::Xlib(window) => Some(ParentWindow(window.window)),
        RawWindowHandle::Xcb(window) => Some(ParentWindow(window.window.get().into())),
        _ => None,
    }
}

/// Only the desktop dialogs of Linux need a parent.
#[cfg(not(target_os = "linux"))]
const fn window_number(_: &eframe::Frame) -> Option<ParentWindow> {
    None
}
