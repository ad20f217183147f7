//! The program without its window: what reads, keeps and searches a journal. Nothing here is new; the modules are the program's own.

#![allow(dead_code, reason = "the parts above use what is not used here")]

#[path = "../src/content/mod.rs"]
pub mod content;
#[path = "../src/insights/mod.rs"]
pub mod insights;
#[path = "../src/journal/mod.rs"]
pub mod journal;
#[path = "../src/store/mod.rs"]
pub mod store;
