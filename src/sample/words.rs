//! Held words, beliefs and talk topics of the invented person.

use chrono::{Days, NaiveDate};

use super::{Sample, at, stamp};
use crate::journal::{Belief, Believability, HeldState, HeldWords, Id, IdSource as _, Key, LocalTime, TalkItem};

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// Weekly ratings of both sentences, newest last.
const RATINGS: [(u8, u8); 6] = [(9, 2), (8, 3), (9, 2), (7, 4), (6, 5), (6, 6)];

impl Sample<'_> {
    /// Adds all of it, up to a day.
    pub(super) fn words(&mut self, until: NaiveDate) {
        self.held_words(until);
        self.belief(until);
        self.talk_items(until);
    }

    fn new_word_id(&mut self, when: LocalTime) -> Id {
        self.extras.new_id(stamp(when))
    }

    fn held_words(&mut self, until: NaiveDate) {
        let held = [
            (1, HeldState::Held, "You said goodnight as if it were any evening. I have been lying here going through that sentence for an hour.", ""),
            (9, HeldState::LetGo, "I want you to tell me the dates again. All of them. Now.", "I knew them. What I wanted was not to be alone with it."),
            (23, HeldState::Said, "When you look at your phone under the table I am back in March.", "Said on Sunday, without March. That was enough."),
        ];
        for (days, state, text, in_the_morning) in held {
            let (night, morning) = (at(before(until, days), 23 * 60 + 40), at(before(until, days - 1), 6 * 60));
            let words = HeldWords {
                state,
                text: text.to_owned(),
                to_whom: "J.".to_owned(),
                in_the_morning: in_the_morning.to_owned(),
                ..HeldWords::empty(stamp(night), night, morning)
            };
            let id = self.new_word_id(night);
            self.put(id, words);
        }
    }

    fn belief(&mut self, until: NaiveDate) {
        let weeks = RATINGS.len() as u64;
        let rated = |number: usize| at(before(until, 7 * (weeks - number as u64) + 1), 20 * 60);
        let ratings =
            RATINGS.iter().enumerate().map(|(number, (belief, truer))| Believability { when: rated(number), belief: Some(*belief), truer: Some(*truer) });
        let created = rated(0);
        // A recent pleasant check-in with a note.
        let day = self.journal.check_ins_by_time().rev().find(|(_, check_in)| check_in.mood.valence() > 0.3 && !check_in.note.is_empty());
        let belief = Belief {
            belief: "I should have seen it coming.".to_owned(),
            evidence_for: "The trip in March. The second charger.".to_owned(),
            evidence_against: "I asked, twice, and was told something else.\nMy sister met R. and noticed nothing either.".to_owned(),
            check_ins: day.map(|(id, _)| id).into_iter().collect(),
            truer: "I trusted with what I knew then. What was hidden was hidden from me.".to_owned(),
            ratings: ratings.collect(),
            ..Belief::empty(stamp(created), created)
        };
        let id = self.new_word_id(created);
        self.put(id, belief);
    }

    fn talk_items(&mut self, until: NaiveDate) {
        let boundary = self.journal.boundaries().iter().find(|(_, boundary)| !boundary.is_private).map(|(id, _)| Key::Boundary(*id));
        let items = [
            (2, "Where our phones sleep", boundary, None, ""),
            (4, "What we tell my parents at the holidays", None, None, ""),
            (12, "A fixed evening for these talks", None, Some(before(until, 7)), "Sundays at five, with the timer. Whoever is too tired says so at noon."),
        ];
        for (days, text, about, talked_on, what_came) in items {
            let created = at(before(until, days), 19 * 60);
            let item = TalkItem { text: text.to_owned(), about, talked_on, what_came: what_came.to_owned(), ..TalkItem::empty(stamp(created), created) };
            let id = self.new_word_id(created);
            self.put(id, item);
        }
    }
}
