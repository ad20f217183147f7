//! The window program.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    mendwell::cli::run(std::env::args_os(), mendwell::app::open_window)
}
