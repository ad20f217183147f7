//! Moment: one key away from everywhere, and back.

use std::collections::BTreeSet;
use std::time::Duration;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mendwell::journal::{Appearance, MomentTool};
use mendwell::ui::action::{Action, Page};
use mendwell::ui::tool::Tool;

use crate::getting_about::SECTIONS;
use crate::pages::{SMALL, go_round};
use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting, View};

/// Text that only Moment shows.
const THERE: &str = "If breathing makes it worse, choose the list";

/// Reduces motion, or the window would repaint with each breath and never settle.
pub(crate) fn with_less_movement(sitting: &mut Sitting) {
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    sitting.harness().state_mut().run(Action::SetAppearance(appearance), None);
    sitting.settle();
}

fn sit(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    with_less_movement(&mut sitting);
    sitting
}

#[test]
fn moment_opens_from_every_page_and_escape_goes_back() {
    let home = Home::new();
    let mut sitting = sit(&home);
    for (key, only_there) in SECTIONS {
        sitting.press(CTRL, key);
        assert!(sitting.has_control(only_there), "{only_there:?} is not on its page");
        sitting.key(Key::F2);
        sitting.expect(THERE);
        assert!(!sitting.has_control("Roadmap"), "it has the whole window");
        sitting.key(Key::Escape);
        sitting.expect_no(THERE);
        assert!(sitting.has_control(only_there), "back to where it was called from");
    }
}

#[test]
fn moment_opens_in_the_next_frame() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.harness().key_press(Key::F2);
    sitting.harness().step();
    sitting.harness().step();
    sitting.expect(THERE);
}

#[test]
fn leaving_moment_restores_focus_and_caret() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.write("Note", "I cannot");
    sitting.key(Key::ArrowLeft);
    sitting.key(Key::F2);
    sitting.expect(THERE);
    sitting.key(Key::Escape);
    assert_eq!(sitting.focused_name().as_deref(), Some("Note"));
    sitting.type_text("!");
    assert_eq!(sitting.text_of("Note"), "I canno!t");
}

#[test]
fn the_back_button_works_like_escape() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.press(CTRL, Key::Num4);
    sitting.focus("Draft a boundary");
    sitting.key(Key::F2);
    sitting.click("Back");
    assert_eq!(sitting.focused_name().as_deref(), Some("Draft a boundary"));
}

#[test]
fn moment_opens_over_dialogs() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.focus("Note");
    sitting.press(CTRL, Key::K);
    sitting.key(Key::F2);
    sitting.expect(THERE);
    assert!(!sitting.has_control("Commands"));
    sitting.key(Key::Escape);
    assert_eq!(sitting.focused_name().as_deref(), Some("Note"), "the keyboard is where it was before the palette took it");
    sitting.key(Key::F1);
    sitting.key(Key::F2);
    sitting.expect_no("Close what is on top");
    sitting.expect(THERE);
    sitting.key(Key::Escape);

    // The question stays unanswered: nothing was saved or lost.
    home.fill_disk(true);
    sitting.write("Note", "I need someone");
    sitting.pass(Duration::from_secs(2));
    assert!(!sitting.close_window() && sitting.has_control("Close and lose these words"));
    sitting.key(Key::F2);
    assert!(!sitting.has_control("Close and lose these words"));
    sitting.expect(THERE);
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), "I need someone");
    assert_eq!(sitting.focused_name().as_deref(), Some("Note"));
}

#[test]
fn moment_and_help_open_each_other_and_go_back() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.press(CTRL, Key::Num4);
    sitting.key(Key::F2);
    sitting.click("A plain list");
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.key(Key::Escape);
    sitting.expect("One thing at a time");
    sitting.key(Key::F3);
    sitting.key(Key::F2);
    sitting.expect("One thing at a time");
    sitting.key(Key::Escape);
    assert!(sitting.has_control("Draft a boundary"), "however often they were called, one leads out");

    sitting.key(Key::F3);
    sitting.key(Key::F2);
    sitting.expect(THERE);
    sitting.key(Key::Escape);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.key(Key::Escape);
    assert!(sitting.has_control("Draft a boundary"));
}

#[test]
fn without_a_journal_moment_stores_nothing() {
    let home = Home::new();
    let mut sitting = home.sit();
    with_less_movement(&mut sitting);
    sitting.key(Key::F2);
    sitting.expect(THERE);
    sitting.expect("Nothing here is kept");
    sitting.click("9");
    sitting.expect("reach a person: F3");
    sitting.click("Open Help");
    sitting.expect("Nothing here calls or opens by itself");
    sitting.click("Back");
    sitting.expect(THERE);
    sitting.key(Key::Escape);
    assert!(sitting.has_control("Start a new journal"));
    assert!(home.all_files().is_empty());
}

#[test]
fn moment_opens_over_the_place_picker_and_returns_to_it() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.press(CTRL_SHIFT, Key::S);
    assert!(sitting.has_control("Save copy"));
    sitting.key(Key::F2);
    sitting.expect(THERE);
    sitting.key(Key::Escape);
    assert!(sitting.has_control("Save copy"));
}

#[test]
fn moment_stores_choices_at_once_and_nothing_else() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.key(Key::F2);
    sitting.key(Key::Escape);
    assert!(sitting.journal().moments().is_empty(), "nothing was chosen");

    sitting.key(Key::F2);
    sitting.click("7");
    sitting.click("A plain list");
    sitting.click("Drink something, slowly, down to the last of it");
    sitting.click("4");
    sitting.click("Silence");
    sitting.pause();
    let kept = home.journal_on_disk();
    let moment = kept.moments().values().next().expect("a moment");
    assert_eq!((kept.moments().len(), moment.distress_before, moment.distress_after), (1, Some(7), Some(4)));
    assert_eq!(moment.tools, [MomentTool::PlainList].into());

    // The next Moment is another record.
    sitting.key(Key::Escape);
    sitting.key(Key::F2);
    sitting.click("5");
    assert_eq!(sitting.journal().moments().len(), 2);
}

#[test]
fn a_deleted_moment_comes_back_whole() {
    let home = Home::new();
    let mut sitting = sit(&home);
    sitting.key(Key::F2);
    sitting.click("7");
    let before = sitting.journal().moments().clone();
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::Num8);
    sitting.click("What sets it off");
    sitting.harness().get_by_role_and_label(Role::ListBoxOption, "A moment").click();
    sitting.settle();
    sitting.click("Delete");
    assert!(sitting.journal().moments().is_empty());
    sitting.press(CTRL, Key::Z);
    let record = |moments: &std::collections::BTreeMap<_, std::sync::Arc<mendwell::journal::Moment>>| {
        moments.values().map(|moment| (moment.when, moment.distress_before, moment.tools.clone())).collect::<Vec<_>>()
    };
    assert_eq!(record(sitting.journal().moments()), record(&before));
}

/// Problems unless Tab reaches and shows every button, menu and field; groups have one stop.
fn complaints(sitting: &mut Sitting, place: &str) -> Vec<String> {
    let mut reached = BTreeSet::new();
    let mut complaints = go_round(sitting, place, |_, stop| {
        reached.insert(stop.name);
    });
    let harness = sitting.harness();
    let kinds = [Role::Button, Role::ComboBox, Role::TextInput, Role::MultilineTextInput];
    let names = kinds.into_iter().flat_map(|role| harness.query_all_by_role(role)).filter_map(|node| node.accesskit_node().label());
    complaints.extend(names.filter(|name| !reached.contains(name)).map(|name| format!("{place}: the keyboard does not reach {name:?}")));
    complaints
}

/// Checks every part of Moment and its log at this window and text size.
#[track_caller]
fn expect_all_reached(view: View, text_size_percent: u16) {
    let home = Home::new();
    let mut sitting = home.new_journal_in(view);
    let appearance = Appearance { reduce_motion: true, text_size_percent, ..Appearance::default() };
    sitting.harness().state_mut().run(Action::SetAppearance(appearance), None);
    sitting.settle();
    let mut all = Vec::new();
    sitting.key(Key::F2);
    sitting.click("9");
    sitting.click("Pause");
    all.extend(complaints(&mut sitting, "Breathe"));
    sitting.click("What you already know");
    for way in ["Five senses", "A plain list", "People"] {
        sitting.click(way);
        all.extend(complaints(&mut sitting, way));
    }
    sitting.key(Key::Escape);
    for tool in [Tool::Triggers, Tool::Urges] {
        sitting.harness().state_mut().run(Action::Go(Page::Tool(tool)), None);
        sitting.settle();
        sitting.click("Write one down");
        sitting.type_text("x");
        if tool == Tool::Urges {
            sitting.click("Yes");
        }
        sitting.click("Change the time");
        all.extend(complaints(&mut sitting, "a form"));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn the_keyboard_does_everything() {
    expect_all_reached(View::LIGHT, 100);
}

#[test]
fn the_keyboard_does_everything_in_a_small_window_with_large_text() {
    expect_all_reached(SMALL, 200);
}
