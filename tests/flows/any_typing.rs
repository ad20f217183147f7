//! Random typing into two records, with undo, redo, switching and locking: fields, journal and file
//! share one history.

use std::time::Duration;

use eframe::egui::Key;
use proptest::prelude::*;

use crate::sealing::{FIRST, sit_at_sealed_journal};
use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

const TITLES: [&str; 2] = ["Alpha", "Beta"];
const FIELD: &str = "My limit";

#[derive(Clone, Copy, Debug)]
enum Doing {
    Type,
    Undo,
    Redo,
    OtherRecord,
    Lock,
}

fn doings() -> impl Strategy<Value = Vec<Doing>> {
    use Doing::*;
    proptest::collection::vec(prop_oneof![5 => Just(Type), 4 => Just(Undo), 3 => Just(Redo), 2 => Just(OtherRecord), 1 => Just(Lock)], 1..24)
}

type Texts = [String; 2];

/// A user, and the expected history of states.
struct Life {
    home: Home,
    sitting: Sitting,
    open: usize,
    row: Vec<Texts>,
    place: usize,
    typed: usize,
}

impl Life {
    fn new() -> Self {
        let home = Home::new();
        let mut sitting = sit_at_sealed_journal(&home);
        for title in TITLES {
            sitting.press(CTRL_SHIFT, Key::B);
            sitting.key(Key::Enter);
            sitting.write("Title", title);
            sitting.pause();
        }
        let mut life = Self { home, sitting, open: 0, row: vec![Texts::default()], place: 0, typed: 0 };
        life.lock();
        life
    }

    /// Locks and unlocks, which clears the undo history.
    fn lock(&mut self) {
        self.sitting.press(CTRL, Key::L);
        self.unlock();
        self.sitting.press(CTRL, Key::Num4);
        self.sitting.click(TITLES[self.open]);
        (self.row, self.place) = (vec![self.row[self.place].clone()], 0);
    }

    fn unlock(&mut self) {
        self.sitting.focus("Passphrase");
        self.sitting.type_text(FIRST);
        self.sitting.key(Key::Enter);
    }

    fn live(&mut self, doing: Doing) {
        match doing {
            Doing::Type => {
                let word = format!(" {}", self.typed);
                self.typed += 1;
                self.sitting.write(FIELD, &word);
                // A pause ends the step and saves.
                self.sitting.pass(Duration::from_secs(5));
                self.row.truncate(self.place + 1);
                let mut texts = self.row[self.place].clone();
                texts[self.open].push_str(&word);
                self.row.push(texts);
                self.place += 1;
            }
            Doing::Undo => {
                self.sitting.press(CTRL, Key::Z);
                self.place = self.place.saturating_sub(1);
            }
            Doing::Redo => {
                self.sitting.press(CTRL, Key::Y);
                self.place = (self.place + 1).min(self.row.len() - 1);
            }
            Doing::OtherRecord => {
                self.open = 1 - self.open;
                self.sitting.click(TITLES[self.open]);
            }
            Doing::Lock => self.lock(),
        }
    }

    fn written(&self) -> Texts {
        TITLES.map(|title| {
            let boundary = self.sitting.journal().boundaries().values().find(|boundary| boundary.title == title);
            boundary.expect("both are there").limit.clone()
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn fields_journal_and_file_have_one_history(doings in doings()) {
        let mut life = Life::new();
        for doing in doings {
            life.live(doing);
            let expected = life.row[life.place].clone();
            prop_assert_eq!(life.written(), expected.clone(), "in the journal after {:?}", doing);
            prop_assert_eq!(life.sitting.text_of(FIELD), expected[life.open].clone(), "in the field after {:?}", doing);
        }
        let expected = life.row[life.place].clone();
        life.sitting.pass(Duration::from_secs(5));
        prop_assert!(life.sitting.close_window());
        life.sitting = life.home.sit_at(&life.home.file());
        life.unlock();
        prop_assert_eq!(life.written(), expected, "in the file");
    }
}
