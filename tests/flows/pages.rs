//! Every page in a small window with large text: it settles, rests, and every control is reachable
//! by keyboard and visible.

use std::collections::BTreeSet;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, vec2};

use crate::sitting::{CTRL, Control, Home, Sitting, View};

/// The smallest laptop window; 200 % text makes it 450 by 300 points.
pub(crate) const SMALL: View = View { size: vec2(900.0, 600.0), ..View::LIGHT };

#[derive(Clone, Copy)]
pub(crate) enum Way {
    Keys(Modifiers, Key),
    Palette(&'static str),
}

pub(crate) const PAGES: [(&str, Way); 28] = [
    ("Today", Way::Keys(CTRL, Key::Num1)),
    ("Journal", Way::Keys(CTRL, Key::Num2)),
    ("Insights", Way::Keys(CTRL, Key::Num3)),
    ("Boundaries", Way::Keys(CTRL, Key::Num4)),
    ("Worksheets", Way::Keys(CTRL, Key::Num6)),
    ("Roadmap", Way::Keys(CTRL, Key::Num5)),
    ("Trust ledger", Way::Keys(CTRL, Key::Num7)),
    ("Tools", Way::Keys(CTRL, Key::Num8)),
    ("What sets it off", Way::Palette("what sets it off")),
    ("Checking urges", Way::Palette("checking urges")),
    ("Held until morning", Way::Palette("held until morning")),
    ("Dates ahead", Way::Palette("dates ahead")),
    ("Support circle", Way::Palette("support circle")),
    ("Talks", Way::Palette("talks")),
    ("Shared rituals", Way::Palette("shared rituals")),
    ("Small good moments", Way::Palette("small good moments")),
    ("Self-care", Way::Palette("self-care")),
    ("Truer sentences", Way::Palette("truer sentences")),
    ("Goals", Way::Palette("goals")),
    ("Your own life", Way::Palette("your own life")),
    ("Help", Way::Keys(Modifiers::NONE, Key::F3)),
    ("My safety plan", Way::Palette("my safety plan")),
    ("Is it safe to keep this here?", Way::Palette("is it safe here")),
    ("Your words", Way::Palette("your words")),
    ("Settings", Way::Keys(CTRL, Key::Comma)),
    ("Trash", Way::Palette("trash")),
    ("Earlier copies", Way::Palette("earlier copies")),
    ("About", Way::Palette("about")),
];

pub(crate) fn go(sitting: &mut Sitting, way: Way) {
    match way {
        Way::Keys(modifiers, key) => sitting.press(modifiers, key),
        Way::Palette(name) => {
            sitting.press(CTRL, Key::K);
            sitting.type_text(name);
            sitting.key(Key::Enter);
        }
    }
}

pub(crate) fn enlarge(sitting: &mut Sitting) {
    for _ in 0..4 {
        sitting.press(CTRL, Key::Plus);
    }
    sitting.pass(Duration::from_mins(1));
}

/// Cycles once with Tab and passes each stop to `at_stop`. Returns the invisible stops.
pub(crate) fn go_round(sitting: &mut Sitting, place: &str, mut at_stop: impl FnMut(&mut Sitting, Control)) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut stops = BTreeSet::new();
    // Past the last control nothing is focused for a moment.
    let mut ends = 0;
    while ends < 2 {
        sitting.key(Key::Tab);
        let Some(stop) = sitting.focused() else {
            ends += 1;
            continue;
        };
        if !stops.insert(stop.id) {
            break;
        }
        if !sitting.shows(&stop) {
            complaints.push(format!("{place}: {:?} has the keyboard and is not seen: {:?}", stop.name, stop.rect));
        }
        at_stop(sitting, stop);
    }
    complaints
}

/// Problems unless Tab reaches every focusable control, arrow keys the rest of groups, and each is
/// visible.
pub(crate) fn complaints(sitting: &mut Sitting, place: &str) -> Vec<String> {
    let mut reached = BTreeSet::new();
    let mut complaints = go_round(sitting, place, |sitting, stop| {
        reached.insert(stop.id);
        if stop.is_in_group {
            walk_group(sitting, &stop, &mut reached);
        }
    });
    let missed = sitting.enabled_controls().into_iter().filter(|control| !reached.contains(&control.id));
    complaints.extend(missed.map(|control| format!("{place}: the keyboard does not reach {:?}", control.name)));
    complaints
}

#[track_caller]
fn expect_all_reached(sitting: &mut Sitting) {
    let mut all = Vec::new();
    for (name, way) in PAGES {
        go(sitting, way);
        all.extend(complaints(sitting, name));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn walk_group(sitting: &mut Sitting, stop: &Control, reached: &mut BTreeSet<u64>) {
    // A calendar ends today, so days before the stop are reached from the start.
    for first_key in [Key::ArrowRight, Key::Home] {
        sitting.key(first_key);
        // More than all tags, which share one group.
        for _ in 0..150 {
            match sitting.focused() {
                Some(member) if member.id != stop.id => reached.insert(member.id),
                _ => break,
            };
            sitting.key(Key::ArrowRight);
        }
        sitting.focus_on(stop);
    }
}

#[test]
fn every_page_of_a_new_journal() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    enlarge(&mut sitting);
    expect_all_reached(&mut sitting);
}

#[test]
fn every_page_of_a_full_journal() {
    let home = Home::new();
    let mut sitting = home.sit_in(SMALL);
    sitting.click("Look around first");
    enlarge(&mut sitting);
    expect_all_reached(&mut sitting);
}

#[test]
fn every_page_before_a_journal() {
    let home = Home::new();
    let mut sitting = home.sit_in(SMALL);
    enlarge(&mut sitting);
    let mut all = complaints(&mut sitting, "the start");
    sitting.press(CTRL, Key::O);
    all.extend(complaints(&mut sitting, "opening"));
    sitting.key(Key::Escape);
    sitting.press(CTRL.plus(Modifiers::SHIFT), Key::N);
    all.extend(complaints(&mut sitting, "a new journal"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn everything_that_opens_on_or_over_a_page() {
    let home = Home::new();
    let mut sitting = home.sit_in(SMALL);
    sitting.click("Look around first");
    enlarge(&mut sitting);
    let mut all = Vec::new();

    sitting.press(CTRL, Key::Num4);
    sitting.tab_to("I sleep elsewhere when I need to");
    sitting.key(Key::Enter);
    all.extend(complaints(&mut sitting, "a boundary"));
    sitting.press(CTRL, Key::Num6);
    sitting.tab_to("The same sentence, later");
    sitting.key(Key::Enter);
    all.extend(complaints(&mut sitting, "a filled worksheet"));
    sitting.tab_to("Compare with an earlier one");
    sitting.key(Key::Enter);
    all.extend(complaints(&mut sitting, "two worksheets"));
    sitting.press(CTRL, Key::Num5);
    sitting.tab_to("About you");
    sitting.key(Key::Enter);
    all.extend(complaints(&mut sitting, "about you"));
    sitting.press(CTRL, Key::Num1);
    sitting.tab_to("Open the step");
    sitting.key(Key::Enter);
    all.extend(complaints(&mut sitting, "a step"));

    sitting.press(CTRL, Key::Num1);
    sitting.tab_to("Change");
    sitting.key(Key::Enter);
    sitting.click("More");
    all.extend(complaints(&mut sitting, "all tags and a night"));
    go(&mut sitting, Way::Palette("your words"));
    sitting.tab_to("Edit “Braced”");
    sitting.key(Key::Enter);
    sitting.tab_to("Merge into another…");
    sitting.key(Key::Enter);
    sitting.type_text("tense");
    all.extend(complaints(&mut sitting, "a word of one's own"));

    sitting.key(Key::F1);
    all.extend(complaints(&mut sitting, "the list of keys"));
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::S);
    all.extend(complaints(&mut sitting, "a place for the sample data"));
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", "Mine");
    sitting.press(CTRL, Key::W);
    all.extend(complaints(&mut sitting, "what becomes of the sample data"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn page_keys_scroll_content_without_controls() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    enlarge(&mut sitting);
    go(&mut sitting, Way::Palette("about"));
    let last = "The mood pad follows J. A. Russell's circumplex model of affect (1980).";
    assert!(!sitting.sees(last));
    sitting.key(Key::PageDown);
    sitting.key(Key::PageDown);
    assert!(sitting.sees(last));

    sitting.key(Key::F1);
    let last = "Tab: To the next field";
    assert!(!sitting.sees(last));
    for _ in 0..6 {
        sitting.key(Key::PageDown);
    }
    assert!(sitting.sees(last));
    sitting.key(Key::PageUp);
    assert!(!sitting.sees(last));
}

#[test]
fn page_keys_scroll_around_the_focus() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    enlarge(&mut sitting);
    sitting.press(CTRL, Key::Comma);
    sitting.tab_to("Less movement");
    assert!(sitting.sees("Less movement"));
    sitting.key(Key::PageDown);
    assert!(!sitting.sees("Less movement"));
    sitting.key(Key::PageUp);
    assert!(sitting.sees("Less movement"));
}

#[test]
fn no_page_repaints_while_idle() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Something to save");
    sitting.pause();
    for (name, way) in PAGES {
        go(&mut sitting, way);
        sitting.pass(Duration::from_mins(1));
        assert_eq!(sitting.next_repaint(), Duration::MAX, "{name}");
    }
}

#[test]
fn a_page_looks_the_same_after_a_visit_elsewhere() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    for (name, way) in PAGES {
        go(&mut sitting, way);
        let before = sitting.screen();
        go(&mut sitting, Way::Keys(CTRL, Key::Num1));
        go(&mut sitting, way);
        assert_eq!(sitting.screen(), before, "{name}");
    }
}
