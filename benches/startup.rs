//! From the start of the process to the first content on the screen: ten years in the journal, against an empty window
//! of the same toolkit. Whole processes, in turn, on a screen in memory that the processor draws.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

#[path = "../tests/support/desktop.rs"]
#[expect(dead_code, reason = "the tests of the window need more of it")]
mod desktop;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use desktop::{Desktop, wait_for};
use eframe::egui;
use mendwell::journal::Appearance;
use mendwell::store::{OpenFile, RealDisk, Snapshot, save};

use support::{median, ms, ratio, ten_years};

const RUNS: usize = 21;
/// Names the file to report to; the app knows the same name.
const REPORT_VARIABLE: &str = "MENDWELL_REPORT_FIRST_CONTENT";
/// Makes this program the empty window instead of the bench.
const EMPTY_WINDOW: &str = "--empty-window";

fn main() {
    if std::env::args().any(|argument| argument == EMPTY_WINDOW) {
        return empty_window();
    }
    let desktop = Desktop::start();
    let path = desktop.home().join("notes.ron");
    let file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let request = file.save_request(Snapshot { appearance: Appearance::default(), journal: ten_years() }, support::now()).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    drop(file);

    let app = || {
        let mut command = desktop.command(env!("CARGO_BIN_EXE_mendwell"));
        command.arg(&path);
        command
    };
    let empty = || {
        let mut command = desktop.command(std::env::current_exe().expect("this program"));
        command.arg(EMPTY_WINDOW);
        command
    };
    let report = desktop.beside_home("report");
    // The first of each fills the caches of disk and graphics library.
    for command in [app(), empty()] {
        start(command, &report);
    }
    let (mut app_times, mut empty_times) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        app_times.push(start(app(), &report));
        empty_times.push(start(empty(), &report));
    }
    let (app_time, empty_time) = (median(app_times), median(empty_times));
    println!("medians of {RUNS}\n\n| ten years on the screen | an empty window | ratio | aim |\n|---|---|---|---|");
    println!("| {} | {} | {} | ≤ 1.3 |", ms(app_time), ms(empty_time), ratio(app_time, empty_time));
}

/// Starts a program, and answers how long it took until it reported.
fn start(mut command: Command, report: &Path) -> Duration {
    let _from_the_last_one = fs::remove_file(report);
    let began = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    let mut program = command.env(REPORT_VARIABLE, report).spawn().expect("it starts");
    let reported = wait_for("the first content", || {
        let text = fs::read_to_string(report).ok()?;
        text.strip_suffix('\n')?.parse::<u64>().ok()
    });
    program.kill().expect("it runs until it is stopped");
    program.wait().expect("it has ended");
    Duration::from_nanos(reported).saturating_sub(began)
}

/// A window of the same size with nothing in it. It reports as the app does: when the frame after the first begins.
struct Empty {
    report: Option<PathBuf>,
}

impl eframe::App for Empty {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        if ctx.cumulative_frame_nr() > 0
            && let Some(report) = self.report.take()
        {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
            fs::write(report, format!("{}\n", since.as_nanos())).expect("reported");
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        if self.report.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

fn empty_window() {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..eframe::NativeOptions::default() };
    let report = std::env::var_os(REPORT_VARIABLE).map(PathBuf::from);
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty { report })))).expect("a window");
}
