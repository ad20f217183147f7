//! A scripted print system that records its input.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use mendwell::print::{DialogEnd, IsStopped, ParentWindow, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, Spooler};

/// Polling interval for cancellation.
const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

type Makes<T> = Arc<dyn Fn() -> Result<T, PrintError> + Send + Sync>;

/// Scripted answers and recorded calls.
pub(crate) struct Told {
    pub(crate) dialog: Makes<DialogEnd>,
    pub(crate) printers: Makes<Vec<Printer>>,
    pub(crate) end: Makes<PrintEnd>,
    pub(crate) taking_back: Makes<()>,
    pub(crate) viewing: Makes<()>,
    pub(crate) has_viewer: bool,
    /// Blocks printing until dropped or stopped, and signals when blocked.
    gate: Option<(Sender<()>, Receiver<()>)>,
    /// PDFs sent to the desktop's dialog.
    pub(crate) shown: Vec<Vec<u8>>,
    pub(crate) printed: Vec<(Vec<u8>, PrintOptions)>,
    pub(crate) viewed: Vec<Vec<u8>>,
    pub(crate) taken_back: Vec<PrintJob>,
}

/// No desktop dialog, one printer.
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

pub(crate) fn printer(name: &str) -> Printer {
    Printer { name: name.to_owned(), description: format!("{name} printer"), is_default: name == "Office", has_sides: true, has_colour: true }
}

#[derive(Clone, Default)]
pub(crate) struct FakeSpooler(Arc<Mutex<Told>>);

/// Controls blocked printing; dropping it continues.
pub(crate) struct SlowPrinter {
    waits: Receiver<()>,
    _goes_on: Sender<()>,
}

impl SlowPrinter {
    pub(crate) fn wait_for_pages(&self) {
        self.waits.recv_timeout(Duration::from_mins(1)).expect("something is printed");
    }
}

impl FakeSpooler {
    pub(crate) fn told(&self) -> MutexGuard<'_, Told> {
        self.0.lock().expect("no test broke meanwhile")
    }

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
