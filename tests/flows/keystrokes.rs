//! Check-ins by keyboard: number and effect of keys.

use eframe::egui::{Event, Key, Modifiers};
use mendwell::journal::{CheckIn, Intensity, Mood, WordRef};

use crate::sitting::{CTRL, Home, Sitting};

/// Counts presses of non-text keys; modifiers are not counted extra.
struct Hands<'a> {
    sitting: &'a mut Sitting,
    presses: u32,
}

impl Hands<'_> {
    #[track_caller]
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.presses += 1;
        self.sitting.press(modifiers, key);
    }

    #[track_caller]
    fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }
}

fn listed(id: &str) -> WordRef {
    WordRef::Listed(id.to_owned())
}

fn last_check_in(sitting: &Sitting) -> &CheckIn {
    sitting.journal().check_ins_by_time().next_back().expect("a check-in").1
}

#[test]
fn a_full_check_in_takes_at_most_twenty_keys_and_no_mouse() {
    const MOST: u32 = 20;
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    let mut hands = Hands { sitting: &mut sitting, presses: 0 };
    // From the roadmap to a check-in, with the dot in the centre of a quadrant.
    hands.press(CTRL, Key::N);
    for key in [Key::ArrowLeft, Key::ArrowDown] {
        for modifiers in [Modifiers::SHIFT, Modifiers::SHIFT, Modifiers::NONE, Modifiers::NONE] {
            hands.press(modifiers, key);
        }
    }
    hands.key(Key::Tab);
    for letters in ["lone", "asha"] {
        hands.sitting.type_text(letters);
        hands.key(Key::Enter);
    }
    hands.key(Key::Tab);
    hands.key(Key::Tab);
    hands.sitting.type_text("messa");
    hands.key(Key::Enter);
    hands.key(Key::Tab);
    hands.key(Key::Tab);
    hands.sitting.type_text("The drawer, then some tea");
    hands.press(CTRL, Key::Enter);

    let presses = hands.presses;
    let kept = last_check_in(&sitting);
    assert_eq!(kept.mood, Mood::new(-0.5, -0.5));
    assert_eq!(kept.feelings.keys().collect::<Vec<_>>(), [&listed("ashamed"), &listed("lonely")]);
    assert_eq!(kept.tags.iter().collect::<Vec<_>>(), [&listed("a-message")]);
    assert_eq!(kept.note, "The drawer, then some tea");
    assert!(presses <= MOST, "{presses} keys");
}

#[test]
fn intensity_is_set_in_the_search_field() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    sitting.type_text("torn");
    sitting.press(Modifiers::ALT, Key::Num3);
    sitting.type_text("hopeful but");
    sitting.key(Key::Enter);
    sitting.press(Modifiers::ALT, Key::Num1);
    // Remove the intensity, then add the opposite word: both may coexist.
    sitting.press(Modifiers::ALT, Key::Num0);
    sitting.type_text("glad");
    sitting.key(Key::Enter);
    sitting.press(CTRL, Key::Enter);
    let feelings = &last_check_in(&sitting).feelings;
    assert_eq!(feelings.get(&listed("torn")), Some(&Intensity::Lot));
    assert_eq!(feelings.get(&listed("hopeful-but-afraid")), Some(&Intensity::Unsaid));
    assert_eq!(feelings.get(&listed("glad")), Some(&Intensity::Unsaid));
    assert_eq!(feelings.len(), 3);
}

#[test]
fn escape_returns_to_the_words_and_tab_closes_the_field() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    assert_eq!(sitting.focused_name().as_deref(), Some("Torn"));
    sitting.type_text("lon");
    assert_eq!(sitting.focused_name().as_deref(), Some("Find a word"));
    sitting.expect("Enter picks “Lonely”");
    sitting.key(Key::Escape);
    assert_eq!(sitting.focused_name().as_deref(), Some("Torn"));
    assert!(!sitting.has_control("Find a word"));

    sitting.type_text("lon");
    sitting.key(Key::Tab);
    assert!(sitting.has_control("Find a word"), "what was found can be walked with the arrows");
    sitting.key(Key::Tab);
    assert!(!sitting.has_control("Find a word"));
}

#[test]
fn an_unknown_word_can_be_added() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    sitting.type_text("Frayed");
    sitting.expect("Enter begins a word of your own");
    sitting.key(Key::Enter);
    assert_eq!(sitting.focused_name().as_deref(), Some("A feeling word of your own"));
    sitting.key(Key::Enter);
    // From now on the search finds it.
    sitting.press(CTRL, Key::Enter);
    let own = sitting.journal().own_feelings().keys().next().copied().expect("a word");
    assert!(last_check_in(&sitting).feelings.contains_key(&WordRef::Own(own)));
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    sitting.type_text("fray");
    sitting.key(Key::Enter);
    sitting.press(CTRL, Key::Enter);
    assert!(last_check_in(&sitting).feelings.contains_key(&WordRef::Own(own)));
    assert_eq!(sitting.journal().own_feelings().len(), 1);
}

/// Some desktops also send the digit as text, and may release keys within the frame.
#[test]
fn an_intensity_digit_does_not_search() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    sitting.key(Key::Space);
    let key = |pressed| Event::Key { key: Key::Num2, physical_key: None, pressed, repeat: false, modifiers: Modifiers::ALT };
    sitting.harness().input_mut().events.extend([key(true), Event::Text("2".to_owned()), key(false)]);
    sitting.settle();
    assert!(!sitting.has_control("Find a word"));
    sitting.press(CTRL, Key::Enter);
    assert_eq!(last_check_in(&sitting).feelings.get(&listed("torn")), Some(&Intensity::Medium));
}

/// Fast typing can put letters and Enter into one frame.
#[test]
fn letters_and_enter_in_one_frame_pick_the_word() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    sitting.key(Key::Tab);
    let enter = Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    sitting.harness().input_mut().events.extend([Event::Text("lon".to_owned()), enter]);
    sitting.settle();
    sitting.press(CTRL, Key::Enter);
    assert_eq!(last_check_in(&sitting).feelings.keys().collect::<Vec<_>>(), [&listed("lonely")]);
}
