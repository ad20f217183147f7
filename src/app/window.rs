//! The window: opening, dropped files, focus, closing.

use std::io::Write as _;
use std::path::PathBuf;
#[cfg(unix)]
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use eframe::egui;

use crate::content::{fill, lang};
use crate::journal::Appearance;

#[cfg(feature = "report-first-content")]
use super::first_content::FirstContent;
use super::session::Session;
use super::window_name;
use super::{App, JobKind, Surroundings, toast_stay};

/// Failure to open or keep the window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display.
    #[error("{}", lang().problems.window_no_desktop)]
    NoDesktop,
    /// The display cannot be drawn on.
    #[error("{}", fill(&lang().problems.window_no_drawing, &[("needs", DRAWS_WITH)]))]
    NoDrawing,
    /// The desktop closed the window.
    #[error("{}", lang().problems.window_lost)]
    Lost,
    /// The system ended the program before everything was saved.
    #[error("{}", lang().problems.window_words_lost)]
    WordsLost,
}

pub(super) const APPLICATION_ID: &str = "org.mendwell.Mendwell";

/// Initial and minimum size, in points.
const WINDOW_SIZE: [f32; 2] = [1280.0, 800.0];
pub(super) const WINDOW_MIN_SIZE: [f32; 2] = [480.0, 360.0];

/// Longest wait of the first frame for the journal. Drawing "Opening …" takes about as long as
/// reading ten years of entries, and would only flash.
const FIRST_FRAME_WAITS: Duration = Duration::from_millis(120);

/// Opens the window and runs until it is closed. Opens `path`, or else the file of the reopen
/// pointer.
///
/// # Errors
/// If there is no usable desktop, or the system ended the program before everything was saved.
pub fn open_window(path: Option<PathBuf>) -> Result<(), WindowError> {
    keep_content_out_of_panics();
    let mut app = App::new(Surroundings::of_system());
    #[cfg(feature = "report-first-content")]
    {
        app.first_content = FirstContent::of_environment();
    }
    let loses_words = app.ending.loses_words();
    // Start reading before the window exists.
    let path = path.or_else(|| app.surroundings.reopen.journal().map(PathBuf::from));
    let (title, icon) = window_name::at_opening(path.is_some());
    app.shown_icon = icon;
    if let Some(path) = path {
        app.open_path(path);
    }
    let mut app = Some(app);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id(APPLICATION_ID)
        .with_inner_size(WINDOW_SIZE)
        .with_min_inner_size(WINDOW_MIN_SIZE)
        .with_drag_and_drop(true);
    if let Some(icon) = icon.data() {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, renderer: RENDERER, ..eframe::NativeOptions::default() };
    let create: eframe::AppCreator<'_> = Box::new(|context| {
        let mut app = app.take().ok_or("a window is made once")?;
        app.install(&context.egui_ctx);
        #[cfg(unix)]
        super::signals::listen(Arc::clone(&app.is_told_to_end), context.egui_ctx.clone())?;
        #[cfg(target_os = "linux")]
        super::desktop_signals::listen(app.told_to_lock.clone(), context.egui_ctx.clone())?;
        app.wait_for_opening(FIRST_FRAME_WAITS);
        Ok(Box::new(app))
    });
    let Err(error) = eframe::run_native(Appearance::APP_NAME, options, create) else {
        return if loses_words.load(Ordering::Relaxed) { Err(WindowError::WordsLost) } else { Ok(()) };
    };
    let Some(mut app) = app else { return Err(WindowError::Lost) };
    // Let the reading job finish, so that its lock is removed.
    while app.finish_a_job() {}
    Err(if matches!(error, eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)) { WindowError::NoDesktop } else { WindowError::NoDrawing })
}

/// Limits panic messages to their location, because they may quote user text.
fn keep_content_out_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _nobody_reads = writeln!(std::io::stderr(), "Mendwell stopped at {place}. What was not saved yet is put beside the file.");
    }));
}

/// Explicit, so that a feature enabled by another crate cannot change it.
#[cfg(not(feature = "wgpu"))]
const RENDERER: eframe::Renderer = eframe::Renderer::Glow;
#[cfg(not(feature = "wgpu"))]
const DRAWS_WITH: &str = "OpenGL; a build with the cargo feature wgpu does without";
#[cfg(feature = "wgpu")]
const RENDERER: eframe::Renderer = eframe::Renderer::Wgpu;
#[cfg(feature = "wgpu")]
const DRAWS_WITH: &str = "Vulkan, Metal or Direct3D";

impl App {
    /// Waits briefly for the journal to be read before the first frame.
    fn wait_for_opening(&mut self, limit: Duration) {
        let deadline = Instant::now() + limit;
        while self.jobs.is_running(JobKind::Open)
            && let Some(ended) = self.jobs.wait_until(deadline)
        {
            self.take_answer(ended);
        }
    }

    pub(super) fn watch_window(&mut self, ctx: &egui::Context) {
        let (dropped, has_focus, is_minimized) = ctx.input(|input| {
            let viewport = input.viewport();
            let dropped = input.raw.dropped_files.first().map(|file| file.path().to_owned());
            (dropped, input.focused, viewport.minimized == Some(true))
        });
        if let Some(path) = dropped {
            self.take_dropped(path);
        }
        if has_focus != self.had_focus {
            self.had_focus = has_focus;
            if has_focus {
                self.look_at_file();
            } else {
                self.begin_save();
            }
        }
        if is_minimized && !self.was_minimized {
            self.begin_save();
            self.lock_when_minimised();
        }
        self.was_minimized = is_minimized;
    }

    /// Saves when due; otherwise schedules a repaint for it.
    pub(super) fn save_when_due(&mut self, ctx: &egui::Context) {
        let elapsed = self.elapsed();
        if let Session::Locked(locked) = &self.session
            && let Some(due) = locked.rest.unsaved.as_ref().filter(|unsaved| !unsaved.in_conflict).and_then(|unsaved| unsaved.autosave.due_at())
        {
            if due <= elapsed {
                self.save_while_locked();
            } else {
                ctx.request_repaint_after(due.saturating_sub(elapsed));
            }
            return;
        }
        let Some(due) = self.open_journal().filter(|open| open.file.is_some() && !open.waits_for_answer()).and_then(|open| open.autosave.due_at()) else {
            return;
        };
        if due <= elapsed {
            self.begin_save();
        } else {
            ctx.request_repaint_after(due.saturating_sub(elapsed));
        }
        // Repaint to show "Saving …" if it takes long.
        if self.open_journal().is_some_and(|open| open.save_began.is_some()) {
            ctx.request_repaint_after(super::session::SHOW_SAVING_AFTER);
        }
    }

    /// Lets the toast fade out after its time.
    pub(super) fn expire_toast(&mut self, ctx: &egui::Context) {
        let elapsed = self.elapsed();
        match &mut self.toast {
            Some(toast) if toast.until <= elapsed && self.toast_is_held => {
                (toast.until, toast.is_leaving) = (elapsed + toast_stay(), false);
                ctx.request_repaint_after(toast_stay());
            }
            Some(toast) if toast.is_leaving => {}
            Some(toast) if toast.until <= elapsed => {
                toast.is_leaving = true;
                ctx.request_repaint();
            }
            Some(toast) => ctx.request_repaint_after(toast.until.saturating_sub(elapsed)),
            None => {}
        }
    }

    /// Moves an active reopen pointer to the opened file.
    pub(super) fn follow_reopen_pointer(&mut self) {
        if self.surroundings.reopen.journal().is_some() && self.path().is_some() && !self.surroundings.reopen.points_to(self.path()) {
            self.set_reopen_at_start(true);
        }
    }

    pub(super) fn set_reopen_at_start(&mut self, reopens: bool) {
        let path = self.path().map(std::path::Path::to_owned);
        let target = if reopens { path.as_deref() } else { None };
        if let Err(error) = self.surroundings.reopen.set(target) {
            let message = crate::store::DiskProblem::from(error).to_string();
            self.warn(fill(&lang().toast.reopen_failed, &[("problem", &message)]));
        }
    }
}
