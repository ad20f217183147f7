//! The window program.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

/// Wipes memory as it is freed, whoever held it. No `realloc` in place: what a text has outgrown is wiped, too.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    mendwell::cli::run(std::env::args_os(), mendwell::app::open_window)
}
