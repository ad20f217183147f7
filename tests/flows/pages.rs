//! Every page, in a small window with large text: it settles, rests, and every control can be reached by keyboard and seen.

use std::collections::BTreeMap;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, vec2};

use crate::sitting::{CTRL, Control, Home, Sitting, View};

/// The smallest window of a laptop; text at 200 % makes it 450 by 300 points.
const SMALL: View = View { size: vec2(900.0, 600.0), ..View::LIGHT };

/// How each page is gone to.
#[derive(Clone, Copy)]
enum Way {
    Keys(Modifiers, Key),
    Palette(&'static str),
}

const PAGES: [(&str, Way); 8] = [
    ("Today", Way::Keys(CTRL, Key::Num1)),
    ("Boundaries", Way::Keys(CTRL, Key::Num2)),
    ("Roadmap", Way::Keys(CTRL, Key::Num3)),
    ("Help", Way::Keys(Modifiers::NONE, Key::F3)),
    ("Settings", Way::Keys(CTRL, Key::Comma)),
    ("Trash", Way::Palette("trash")),
    ("Earlier copies", Way::Palette("earlier copies")),
    ("About", Way::Palette("about")),
];

fn go(sitting: &mut Sitting, way: Way) {
    match way {
        Way::Keys(modifiers, key) => sitting.press(modifiers, key),
        Way::Palette(name) => {
            sitting.press(CTRL, Key::K);
            sitting.type_text(name);
            sitting.key(Key::Enter);
        }
    }
}

fn enlarge(sitting: &mut Sitting) {
    for _ in 0..4 {
        sitting.press(CTRL, Key::Plus);
    }
    sitting.pass(Duration::from_secs(60));
}

/// Fails unless Tab reaches every control that takes the keyboard, arrow keys every other one, and each is seen then.
#[track_caller]
fn expect_all_reached(sitting: &mut Sitting, place: &str) {
    let mut reached = BTreeMap::new();
    let mut stops = 0;
    sitting.key(Key::Tab);
    while let Some(stop) = sitting.focused() {
        if reached.contains_key(&stop.id) || stops > 400 {
            break;
        }
        stops += 1;
        assert!(sitting.shows(&stop), "{place}: {:?} has the keyboard and is not seen: {:?}", stop.name, stop.rect);
        reached.insert(stop.id, stop.clone());
        if stop.is_in_group {
            walk_group(sitting, &stop, &mut reached);
        }
        sitting.key(Key::Tab);
    }
    let missed: Vec<String> = sitting.enabled_controls().into_iter().filter(|control| !reached.contains_key(&control.id)).map(|control| control.name).collect();
    assert!(missed.is_empty(), "{place}: the keyboard does not reach {missed:?}");
}

/// Goes round a group with the arrow keys, back to where it began.
fn walk_group(sitting: &mut Sitting, stop: &Control, reached: &mut BTreeMap<u64, Control>) {
    for _ in 0..100 {
        sitting.key(Key::ArrowRight);
        match sitting.focused() {
            Some(member) if member.id != stop.id => reached.insert(member.id, member),
            _ => return,
        };
    }
}

#[test]
fn every_page_of_a_new_journal() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    enlarge(&mut sitting);
    for (name, way) in PAGES {
        go(&mut sitting, way);
        expect_all_reached(&mut sitting, name);
    }
}

#[test]
fn every_page_of_a_full_journal() {
    let home = Home::new();
    let mut sitting = home.sit_in(SMALL);
    sitting.click("Look around first");
    enlarge(&mut sitting);
    for (name, way) in PAGES {
        go(&mut sitting, way);
        expect_all_reached(&mut sitting, name);
    }
}

#[test]
fn every_page_before_a_journal() {
    let home = Home::new();
    let mut sitting = home.sit_in(SMALL);
    enlarge(&mut sitting);
    expect_all_reached(&mut sitting, "the start");
    sitting.press(CTRL, Key::O);
    expect_all_reached(&mut sitting, "opening");
    sitting.key(Key::Escape);
    sitting.press(CTRL.plus(Modifiers::SHIFT), Key::N);
    expect_all_reached(&mut sitting, "a new journal");
}

#[test]
fn at_rest_no_page_asks_to_be_painted_again() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Something to save");
    sitting.pause();
    for (name, way) in PAGES {
        go(&mut sitting, way);
        sitting.pass(Duration::from_secs(60));
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
