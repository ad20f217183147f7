//! Console version of the program: on Windows the window program has no console to print to.

use std::process::ExitCode;

/// Zeroes all freed memory, including that of libraries and outgrown buffers.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    mendwell::cli::run(std::env::args_os(), mendwell::app::open_window)
}
