//! The window program.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() {
    let path = std::env::args_os().nth(1).map(Into::into);
    let _ = mendwell::app::open_window(path);
}
