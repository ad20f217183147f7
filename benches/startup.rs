//! Time from process start to the first content: ten years of entries, compared with an empty
//! window of the same toolkit. Whole processes in turn, on a virtual screen with software
//! rendering.

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
use mendwell::journal::{Appearance, Journal};
use mendwell::store::{OpenFile, RealDisk, Snapshot, save};

use support::{median, ms, ratio, ten_years};

const RUNS: usize = 21;
/// Names the report file; the same name as in the app.
const REPORT_VARIABLE: &str = "MENDWELL_REPORT_FIRST_CONTENT";
/// Runs the empty window instead of the bench.
const EMPTY_WINDOW: &str = "--empty-window";
/// The same with a line of text: the cost of drawing anything.
const ONE_LINE_WINDOW: &str = "--one-line-window";

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some(EMPTY_WINDOW) => return other_window(""),
        Some(ONE_LINE_WINDOW) => return other_window("Good evening"),
        _ => {}
    }
    let desktop = Desktop::start();
    let write = |name: &str, journal: Journal| {
        let path = desktop.home().join(name);
        let file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
        let request = file.save_request(Snapshot::new(Appearance::default(), journal), support::now()).expect("it may be written");
        save(&request, &RealDisk).expect("saved");
        path
    };
    let (ten_years_path, first_day_path) = (write("ten years.ron", ten_years()), write("first day.ron", Journal::default()));

    let app = |path: &Path| {
        let mut command = desktop.command(env!("CARGO_BIN_EXE_mendwell"));
        command.arg(path);
        command
    };
    let other = |argument| {
        let mut command = desktop.command(std::env::current_exe().expect("this program"));
        command.arg(argument);
        command
    };
    let report = desktop.beside_home("report");
    // The first round warms the caches of disk and graphics library.
    let mut times = [const { Vec::new() }; 4];
    for round in 0..=RUNS {
        let commands = [app(&ten_years_path), app(&first_day_path), other(EMPTY_WINDOW), other(ONE_LINE_WINDOW)];
        for (times, command) in times.iter_mut().zip(commands) {
            let took = start(command, &report);
            if round > 0 {
                times.push(took);
            }
        }
    }
    let [ten_years, first_day, empty, one_line] = times.map(median);
    println!("medians of {RUNS}\n\n| | until it is on the screen | of an empty window | aim |\n|---|---|---|---|");
    for (name, took, aim) in
        [("ten years", ten_years, "≤ 1.3"), ("the first day", first_day, ""), ("a window with one line of text", one_line, ""), ("an empty window", empty, "")]
    {
        println!("| {name} | {} | {} | {aim} |", ms(took), ratio(took, empty));
    }
}

/// Returns the time until a program has reported.
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

/// A window of the same size, empty or with a line. Like the app, it reports at the start of the
/// second frame.
struct Other {
    line: &'static str,
    report: Option<PathBuf>,
}

impl eframe::App for Other {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        if ctx.cumulative_frame_nr() > 0
            && let Some(report) = self.report.take()
        {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
            fs::write(report, format!("{}\n", since.as_nanos())).expect("reported");
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        if !self.line.is_empty() {
            ui.label(self.line);
        }
        if self.report.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

fn other_window(line: &'static str) {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..eframe::NativeOptions::default() };
    let report = std::env::var_os(REPORT_VARIABLE).map(PathBuf::from);
    eframe::run_native("other", options, Box::new(|_| Ok(Box::new(Other { line, report })))).expect("a window");
}
