//! The same commands in a console program: on Windows the window program has no console to print to.

use std::process::ExitCode;

fn main() -> ExitCode {
    mendwell::cli::run(std::env::args_os(), mendwell::app::open_window)
}
