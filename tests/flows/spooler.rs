//! A print system that answers as it is told to, and keeps what it was given.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use mendwell::print::{DialogEnd, IsStopped, ParentWindow, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, Spooler};

/// How often one that is asked to wait looks whether it is stopped.
const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

/// An answer that can be given more than once.
type Makes<T> = Arc<dyn Fn() -> Result<T, PrintError> + Send + Sync>;

/// What it answers, and what it was given.
pub(crate) struct Told {
    pub(crate) dialog: Makes<DialogEnd>,
    pub(crate) printers: Makes<Vec<Printer>>,
    pub(crate) end: Makes<PrintEnd>,
    pub(crate) taking_back: Makes<()>,
    pub(crate) viewing: Makes<()>,
    pub(crate) has_viewer: bool,
    /// Printing waits until this is gone, or it is stopped; and tells that it waits.
    gate: Option<(Sender<()>, Receiver<()>)>,
    /// What came through the dialog of the desktop.
    pub(crate) shown: Vec<Vec<u8>>,
    /// What was printed, and how.
    pub(crate) printed: Vec<(Vec<u8>, PrintOptions)>,
    pub(crate) viewed: Vec<Vec<u8>>,
    pub(crate) taken_back: Vec<PrintJob>,
}

/// Without a dialog of the desktop, with one printer that prints.
impl Default for Told {
    fn default() -> Self {
        Self {
            dialog: Arc::new(|| Ok(DialogEnd::Missing)),
            printers: Arc::new(|| Ok(vec![printer("Office")])),
            end: Arc::new(|| Ok(PrintEnd::Sent)),
            taking_back: Arc::new(|| Ok(())),
            viewing: Arc::new(|| Ok(())),
            has_viewer: false,
            gate: None,
            shown: Vec::new(),
            printed: Vec::new(),
            viewed: Vec::new(),
            taken_back: Vec::new(),
        }
    }
}

/// A printer that can do everything.
pub(crate) fn printer(name: &str) -> Printer {
    Printer { name: name.to_owned(), description: format!("{name} printer"), is_default: name == "Office", has_sides: true, has_colour: true }
}

/// The print system at home.
#[derive(Clone, Default)]
pub(crate) struct FakeSpooler(Arc<Mutex<Told>>);

/// The other side of printing that waits. Gone, it goes on.
pub(crate) struct SlowPrinter {
    waits: Receiver<()>,
    _goes_on: Sender<()>,
}

impl SlowPrinter {
    /// Waits until something is printed.
    pub(crate) fn wait_for_pages(&self) {
        self.waits.recv_timeout(Duration::from_mins(1)).expect("something is printed");
    }
}

impl FakeSpooler {
    /// What it answers and was given.
    pub(crate) fn told(&self) -> MutexGuard<'_, Told> {
        self.0.lock().expect("no test broke meanwhile")
    }

    /// From now on printing waits.
    pub(crate) fn slow_down(&self) -> SlowPrinter {
        let ((waits, hears), (goes_on, ends)) = (channel(), channel());
        self.told().gate = Some((waits, ends));
        SlowPrinter { waits: hears, _goes_on: goes_on }
    }
}

impl Spooler for FakeSpooler {
    fn show_dialog(&self, pdf: &[u8], _: Option<ParentWindow>, _: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        let mut told = self.told();
        told.shown.push(pdf.to_vec());
        (told.dialog)()
    }

    fn printers(&self, _: IsStopped<'_>) -> Result<Vec<Printer>, PrintError> {
        (self.told().printers)()
    }

    fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let gate = self.told().gate.take();
        if let Some((waits, ends)) = gate {
            let _nobody_waits = waits.send(());
            while ends.recv_timeout(BETWEEN_LOOKS) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                if is_stopped() {
                    return Ok(PrintEnd::Stopped);
                }
            }
        }
        let mut told = self.told();
        told.printed.push((pdf.to_vec(), options.clone()));
        (told.end)()
    }

    fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        let mut told = self.told();
        told.taken_back.push(job.clone());
        (told.taking_back)()
    }

    fn has_viewer(&self) -> bool {
        self.told().has_viewer
    }

    fn view(&self, pdf: &[u8]) -> Result<(), PrintError> {
        let mut told = self.told();
        told.viewed.push(pdf.to_vec());
        (told.viewing)()
    }
}
