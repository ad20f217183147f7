//! Copied text, anywhere in the window, and its lifetime.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use eframe::egui::{Event, Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use mendwell::app::Clipboard;

use crate::sitting::{CTRL, Home, Sitting};

/// A test clipboard, shared with other programs.
#[derive(Clone, Default)]
pub(crate) struct FakeClipboard {
    text: Arc<Mutex<Option<String>>>,
    is_missing: Arc<AtomicBool>,
}

impl FakeClipboard {
    fn content(&self) -> MutexGuard<'_, Option<String>> {
        self.text.lock().expect("no test broke meanwhile")
    }
}

impl Clipboard for FakeClipboard {
    fn put(&self, text: &str) -> io::Result<()> {
        if self.is_missing.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        *self.content() = Some(text.to_owned());
        Ok(())
    }

    fn text(&self) -> Option<String> {
        self.content().clone()
    }

    fn clear(&self) {
        *self.content() = None;
    }
}

const NOTE: &str = "A quiet evening by the river";

fn sit_with_selected_note(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", NOTE);
    sitting.press(CTRL, Key::A);
    sitting
}

fn send(sitting: &mut Sitting, event: Event) {
    sitting.harness().event(event);
    sitting.settle();
}

#[test]
fn text_copied_from_a_field_is_cleared_after_45_seconds() {
    let home = Home::new();
    let mut sitting = sit_with_selected_note(&home);
    assert_eq!(home.clipboard.text(), None, "what is only selected is given to nobody");
    send(&mut sitting, Event::Copy);
    assert_eq!(home.clipboard.text().as_deref(), Some(NOTE));
    sitting.pass(Duration::from_secs(44));
    assert_eq!(home.clipboard.text().as_deref(), Some(NOTE));
    sitting.pass(Duration::from_secs(1));
    assert_eq!(home.clipboard.text(), None);
}

#[test]
fn the_window_wakes_in_time_to_clear_the_clipboard() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.key(Key::F3);
    sitting.click("Copy 999");
    // No cursor blinks, and the toast is gone by then.
    sitting.pass(Duration::from_secs(30));
    assert!(sitting.next_repaint() <= Duration::from_secs(15));
}

#[test]
fn cutting_counts_as_copying_and_copying_restarts_the_time() {
    let home = Home::new();
    let mut sitting = sit_with_selected_note(&home);
    send(&mut sitting, Event::Cut);
    assert_eq!(sitting.text_of("Note"), "");
    assert_eq!(home.clipboard.text().as_deref(), Some(NOTE));
    sitting.pass(Duration::from_secs(40));
    sitting.type_text("Another");
    sitting.press(CTRL, Key::A);
    send(&mut sitting, Event::Copy);
    sitting.pass(Duration::from_secs(40));
    assert_eq!(home.clipboard.text().as_deref(), Some("Another"));
    sitting.pass(Duration::from_secs(5));
    assert_eq!(home.clipboard.text(), None);
}

#[test]
fn copying_a_number_announces_the_time_until_clearing() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.key(Key::F3);
    sitting.click("Copy 999");
    sitting.expect("Copied. It leaves the clipboard after 45 seconds");
    assert_eq!(home.clipboard.text().as_deref(), Some("999"));
    sitting.pass(Duration::from_secs(45));
    assert_eq!(home.clipboard.text(), None);
}

#[test]
fn text_copied_from_labels_is_cleared_too() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.key(Key::F3);
    sitting.control("Copy 999").scroll_to_me();
    sitting.settle();
    let number = sitting.harness().get_all_by_label("999").next().expect("the number").rect();
    sitting.harness().drag_at(number.left_center());
    sitting.settle();
    sitting.harness().hover_at(number.right_center());
    sitting.settle();
    send(&mut sitting, Event::Copy);
    sitting.harness().drop_at(number.right_center());
    sitting.settle();
    assert_eq!(home.clipboard.text().as_deref(), Some("999"));
    sitting.pass(Duration::from_secs(45));
    assert_eq!(home.clipboard.text(), None);
}

#[test]
fn text_copied_by_another_program_is_not_cleared() {
    let home = Home::new();
    let mut sitting = sit_with_selected_note(&home);
    send(&mut sitting, Event::Copy);
    home.clipboard.put("of another program").expect("it is there");
    sitting.pass(Duration::from_secs(45));
    assert_eq!(home.clipboard.text().as_deref(), Some("of another program"));
}

#[test]
fn closing_the_window_clears_the_clipboard() {
    let home = Home::new();
    let mut sitting = sit_with_selected_note(&home);
    send(&mut sitting, Event::Copy);
    drop(sitting);
    assert_eq!(home.clipboard.text(), None);
}

#[test]
fn without_our_clipboard_the_toolkit_copies_and_clears() {
    let home = Home::new();
    home.clipboard.is_missing.store(true, Ordering::SeqCst);
    let mut sitting = sit_with_selected_note(&home);
    sitting.harness().event(Event::Copy);
    sitting.harness().step();
    assert_eq!(copied_by_toolkit(&mut sitting), [NOTE]);
    sitting.settle();
    sitting.pass_without_frame(Duration::from_secs(45));
    sitting.harness().step();
    assert_eq!(copied_by_toolkit(&mut sitting), [""]);
    sitting.harness().step();
    assert!(copied_by_toolkit(&mut sitting).is_empty(), "once is enough");
}

/// Texts that the last frame told the toolkit to copy.
fn copied_by_toolkit(sitting: &mut Sitting) -> Vec<String> {
    let commands = &sitting.harness().output().platform_output.commands;
    commands.iter().filter_map(|command| if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }).collect()
}
