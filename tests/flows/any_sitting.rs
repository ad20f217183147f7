//! Random sessions with a sealed journal: full or failing disks, locks, hiding, passphrase changes,
//! passing time, new journals. No plain text is ever in a file, and no text is lost.

use std::time::Duration;

use eframe::egui::Key;
use proptest::prelude::*;

use crate::sealing::{FIRST, NOTE, fill_in_a_change, sit_at_sealed_journal, stay_for_two_hours};
use crate::sitting::{CTRL, Home, Sitting};

/// In all text after the first note, and nowhere else.
const MARKER: &str = "zwetschgenkuchen";

#[derive(Clone, Copy, Debug)]
enum Happening {
    Writing,
    Rest,
    DiskIsFull,
    DiskHasRoom,
    SaveBreaks,
    Lock,
    Hide,
    NobodyThere,
    OtherPassphrase,
    TwoHours,
    NewBeginning,
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    use Happening::*;
    let one = prop_oneof![
        4 => Just(Writing),
        2 => Just(Rest),
        2 => Just(DiskIsFull),
        2 => Just(DiskHasRoom),
        1 => Just(SaveBreaks),
        3 => Just(Lock),
        1 => Just(Hide),
        2 => Just(NobodyThere),
        2 => Just(OtherPassphrase),
        1 => Just(TwoHours),
        2 => Just(NewBeginning),
    ];
    proptest::collection::vec(one, 1..16)
}

/// A user, and the expected state.
struct Life {
    home: Home,
    sitting: Option<Sitting>,
    passphrase: String,
    note: String,
    is_disk_full: bool,
}

impl Life {
    fn new() -> Self {
        let home = Home::new();
        let sitting = sit_at_sealed_journal(&home);
        Self { home, sitting: Some(sitting), passphrase: FIRST.to_owned(), note: NOTE.to_owned(), is_disk_full: false }
    }

    fn sitting(&mut self) -> &mut Sitting {
        self.sitting.as_mut().expect("somebody sits there")
    }

    fn fill_disk(&mut self, is_full: bool) {
        self.is_disk_full = is_full;
        self.home.fill_disk(is_full);
    }

    /// Opens the page with the note from anywhere.
    fn today(&mut self) -> &mut Sitting {
        let passphrase = self.passphrase.clone();
        let sitting = self.sitting();
        // Dismiss any dialog.
        sitting.key(Key::Escape);
        if sitting.app().journal().is_none() {
            sitting.focus("Passphrase");
            sitting.type_text(&passphrase);
            sitting.key(Key::Enter);
            assert!(sitting.app().journal().is_some(), "its passphrase opens it: {}", sitting.screen());
        }
        sitting.key(Key::Escape);
        sitting.press(CTRL, Key::Num1);
        // A failed save may have been reported.
        while let Some(answer) = ["Keep writing", "OK"].into_iter().find(|answer| sitting.has_control(answer)) {
            sitting.click(answer);
        }
        sitting
    }

    fn write(&mut self) {
        let words = format!(" {MARKER} {}", self.note.len());
        self.today().write("Note", &words);
        self.note.push_str(&words);
    }

    fn begin_anew(&mut self) {
        self.fill_disk(false);
        let mut sitting = self.sitting.take().expect("somebody sits there");
        sitting.pass(Duration::from_mins(2));
        assert!(sitting.close_window(), "all is saved: {}", sitting.screen());
        drop(sitting);
        self.sitting = Some(self.home.sit_at(&self.home.file()));
    }

    fn live(&mut self, happening: Happening) {
        match happening {
            Happening::Writing => self.write(),
            Happening::Rest => self.sitting().pass(Duration::from_secs(2)),
            Happening::DiskIsFull => self.fill_disk(true),
            Happening::DiskHasRoom => self.fill_disk(false),
            Happening::SaveBreaks => {
                self.home.break_next_write();
                self.write();
                self.sitting().pass(Duration::from_secs(2));
                self.sitting().pass(Duration::from_mins(1));
            }
            Happening::Lock => self.sitting().press(CTRL, Key::L),
            Happening::Hide => self.sitting().key(Key::F12),
            Happening::NobodyThere => self.sitting().pass(Duration::from_mins(20)),
            Happening::OtherPassphrase => {
                let (present, new) = (self.passphrase.clone(), format!("{} again", self.passphrase));
                self.today();
                fill_in_a_change(self.sitting(), &present, &new);
                self.sitting().click("Change passphrase");
                if !self.is_disk_full {
                    self.passphrase = new;
                }
            }
            Happening::TwoHours => stay_for_two_hours(self.today()),
            Happening::NewBeginning => self.begin_anew(),
        }
    }

    /// Files with secret text in the clear.
    fn files_in_clear(&self) -> Vec<String> {
        let secrets = [MARKER, "nobody else", FIRST, "age-secret-key"];
        let is_clear = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            secrets.iter().any(|secret| text.contains(secret))
        };
        let files = self.home.all_files().into_iter();
        files.filter(|path| is_clear(&std::fs::read(path).expect("it is there"))).map(|path| path.display().to_string()).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn random_sessions_write_no_plain_text_and_lose_nothing(happenings in happenings()) {
        let mut life = Life::new();
        for happening in happenings {
            life.live(happening);
            prop_assert_eq!(life.files_in_clear(), Vec::<String>::new(), "after {:?}", happening);
        }
        let note = life.note.clone();
        prop_assert_eq!(life.today().text_of("Note"), note.as_str(), "while it is open");
        life.begin_anew();
        prop_assert_eq!(life.today().text_of("Note"), note.as_str(), "and when it is opened again");
    }
}
