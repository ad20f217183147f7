//! The real program in a real window, used by keyboard and screen reader.

#![cfg(all(target_os = "linux", feature = "system-tests"))]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

mod clipboard;
#[path = "../support/desktop.rs"]
mod desktop;
mod listener;
mod listening;
mod long_text;
mod memory;
mod pages;
mod screen_reader;
#[path = "../support/sitting.rs"]
mod sitting;
mod tab_round;
mod traced;
mod tree;
mod typing;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mendwell");
