//! Quick hide, from anywhere.

use eframe::egui::{Key, Modifiers, ViewportCommand, ViewportId};
use mendwell::journal::{Edit, Only, Preferences};
use mendwell::ui::action::Action;

use crate::lock::{press_for_one_frame, sit_unlocked, unlock};
use crate::locked::make_locked_file;
use crate::sitting::{CTRL, Home, Sitting};

const WORDS: &str = "Marmalade and thunder";

fn was_minimised(sitting: &mut Sitting) -> bool {
    sitting.harness().output().viewport_output[&ViewportId::ROOT].commands.contains(&ViewportCommand::Minimized(true))
}

/// Presses Esc three times, a frame each; stops after the third.
fn escape_thrice(sitting: &mut Sitting) {
    for _ in 0..3 {
        press_for_one_frame(sitting, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn hiding_works_from_everywhere_within_the_frame() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    let ways: [fn(&mut Sitting); 6] = [
        |sitting| sitting.write("Note", WORDS),
        |sitting| sitting.press(CTRL, Key::K),
        |sitting| sitting.key(Key::F1),
        |sitting| sitting.key(Key::F2),
        |sitting| sitting.key(Key::F3),
        |sitting| sitting.press(CTRL, Key::Num2),
    ];
    for (place, way) in ways.into_iter().enumerate() {
        for hide in [escape_thrice as fn(&mut Sitting), |sitting| press_for_one_frame(sitting, Modifiers::NONE, Key::F12)] {
            way(&mut sitting);
            hide(&mut sitting);
            assert!(was_minimised(&mut sitting), "from place {place}: {}", sitting.screen());
            let screen = sitting.screen();
            assert!(screen.contains("Locked") && !screen.contains(WORDS) && !screen.contains("Roadmap"), "{screen}");
            sitting.settle();
            assert!(sitting.app().is_at_rest(), "it is saved");
            unlock(&mut sitting);
        }
    }
}

#[test]
fn other_input_between_escapes_prevents_hiding() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    for key in [Key::Escape, Key::F3, Key::Escape, Key::F2, Key::Escape, Key::Escape] {
        press_for_one_frame(&mut sitting, Modifiers::NONE, key);
        assert!(!was_minimised(&mut sitting), "{}", sitting.screen());
    }
    press_for_one_frame(&mut sitting, Modifiers::NONE, Key::Escape);
    assert!(was_minimised(&mut sitting), "the third in a row");
}

#[test]
fn a_failed_save_is_reported_only_after_unlocking() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    sitting.key(Key::F12);
    let screen = sitting.screen();
    assert!(!screen.contains("saved") && !screen.contains("full"), "{screen}");
    unlock(&mut sitting);
    sitting.expect("Not saved");
    assert_eq!(sitting.text_of("Note"), WORDS);
}

#[test]
fn hiding_without_passphrase_blanks_until_click_and_warns_once() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    press_for_one_frame(&mut sitting, Modifiers::NONE, Key::F12);
    assert!(was_minimised(&mut sitting));
    let screen = sitting.screen();
    assert!(!screen.contains(WORDS) && !screen.contains("Roadmap"), "{screen}");
    sitting.settle();
    assert!(sitting.app().is_at_rest(), "it is saved");
    for key in [Key::Escape, Key::F12, Key::A] {
        sitting.key(key);
        assert!(!sitting.screen().contains(WORDS), "{key:?} does not bring it back");
    }
    sitting.press(CTRL, Key::Num3);
    sitting.expect_no("Insights");
    sitting.click("Come back");
    sitting.expect("Hidden is not locked");
    assert_eq!(sitting.text_of("Note"), WORDS);

    sitting.press(CTRL, Key::K);
    sitting.type_text("hide the window");
    sitting.key(Key::Enter);
    assert!(!sitting.screen().contains(WORDS));
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of("Note"), WORDS);
}

#[test]
fn hiding_works_before_a_journal_is_open() {
    let home = Home::new();
    let mut sitting = home.sit();
    let beginning = sitting.screen();
    press_for_one_frame(&mut sitting, Modifiers::NONE, Key::F12);
    assert!(was_minimised(&mut sitting));
    assert_ne!(sitting.screen(), beginning);
    sitting.click("Come back");
    assert_eq!(sitting.screen(), beginning);

    make_locked_file(&home);
    let mut locked = home.sit_at(&home.file());
    press_for_one_frame(&mut locked, Modifiers::NONE, Key::F12);
    assert!(was_minimised(&mut locked));
    locked.settle();
    unlock(&mut locked);
}

#[test]
fn each_hide_shortcut_can_be_turned_off() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Comma);
    sitting.click("With F12");
    sitting.click("With Esc, three times in a row");
    press_for_one_frame(&mut sitting, Modifiers::NONE, Key::F12);
    assert!(!was_minimised(&mut sitting));
    escape_thrice(&mut sitting);
    assert!(!was_minimised(&mut sitting));
    assert!(sitting.has_control("With F12"));
}

#[test]
fn three_escapes_with_a_pause_between_hide_nothing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    for _ in 0..4 {
        press_for_one_frame(&mut sitting, Modifiers::NONE, Key::Escape);
        assert!(!was_minimised(&mut sitting));
        sitting.pass(std::time::Duration::from_secs(1));
    }
    assert!(sitting.has_control("Roadmap"));
}

#[test]
fn a_custom_title_has_a_neutral_icon_even_while_locked() {
    let home = Home::new();
    make_locked_file(&home);
    let mut sitting = home.sit();
    let told = |sitting: &mut Sitting| {
        let commands = &sitting.harness().output().viewport_output[&ViewportId::ROOT].commands;
        let has_icon = commands.iter().any(|command| matches!(command, ViewportCommand::Icon(Some(_))));
        (has_icon, commands.contains(&ViewportCommand::Title("Garden".to_owned())))
    };
    assert_eq!(told(&mut sitting), (false, false), "the app's own picture was there from the beginning");
    sitting.harness().state_mut().open_path(home.file());
    while sitting.harness().state_mut().finish_a_job() {}
    sitting.harness().step();
    assert_eq!(told(&mut sitting), (true, true));
    sitting.harness().step();
    assert_eq!(told(&mut sitting), (false, false), "once is enough");
}

#[test]
fn screen_capture_protection_follows_the_setting() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    let changed = Preferences { keeps_out_of_screen_capture: true, ..sitting.journal().preferences_or_initial() };
    let edit = Edit::put(Only::One, changed);
    sitting.harness().state_mut().run(Action::EditQuietly(edit), None);
    sitting.harness().step();
    let commands = &sitting.harness().output().viewport_output[&ViewportId::ROOT].commands;
    assert!(commands.contains(&ViewportCommand::ContentProtected(true)), "{commands:?}");
}
