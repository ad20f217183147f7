//! Marks of what was erased everywhere: enough to know it again in a copy that still has it, and nothing that says what it was or when.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Descent, Id, Key};

/// Keyed hashes of what was erased. The key is random and made with the first of them; a journal that took in a copy with a key of its own has
/// both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Erased(BTreeMap<Id, BTreeSet<Id>>);

impl Erased {
    /// True when nothing was ever erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes note of a record that is erased. `new_key` gives 128 random bits, and is asked once in the life of a journal. Answers whether it
    /// can be known again: what has neither an id of its own nor a version cannot.
    pub fn note(&mut self, key: &Key, descent: Option<&Descent>, new_key: impl FnOnce() -> u128) -> bool {
        let marks = marks(key, descent);
        if marks.is_empty() {
            return false;
        }
        if self.0.is_empty() {
            self.0.insert(Id::from_bits(new_key()), BTreeSet::new());
        }
        let Some(mut entry) = self.0.first_entry() else { return false };
        let hash_key = *entry.key();
        entry.get_mut().extend(marks.iter().map(|mark| hash(hash_key, mark)));
        true
    }

    /// True when this record, with this descent, was erased, or goes back to a state that was.
    #[must_use]
    pub fn covers(&self, key: &Key, descent: Option<&Descent>) -> bool {
        !self.is_empty() && marks(key, descent).iter().any(|mark| self.0.iter().any(|(hash_key, hashes)| hashes.contains(&hash(*hash_key, mark))))
    }

    /// Takes note of all that another copy has noted.
    pub fn join(&mut self, other: &Self) {
        for (key, hashes) in &other.0 {
            self.0.entry(*key).or_default().extend(hashes);
        }
    }
}

/// The bytes that a record is known again by: the random id that is its own, or, where its key could be anyone's (a night's date, a step), the sittings
/// that its versions are from. Made anew in a later sitting, it is another record.
fn marks(key: &Key, descent: Option<&Descent>) -> Vec<Vec<u8>> {
    if let Some(id) = key.own_id() {
        return vec![id.bits().to_be_bytes().to_vec()];
    }
    let place = format!("{key:?}.");
    let sittings = descent.into_iter().flat_map(Descent::versions).map(|version| version.sitting().bits().to_be_bytes());
    sittings.map(|sitting| [place.as_bytes(), &sitting].concat()).collect()
}

/// SHA-256 of the key and the mark, cut to 128 bits. The key has a fixed length and half of the hash is missing, so that knowing one helps
/// nobody to another.
fn hash(key: Id, mark: &[u8]) -> Id {
    let digest = Sha256::new().chain_update(key.bits().to_be_bytes()).chain_update(mark).finalize();
    Id::from_bits(digest.iter().take(16).fold(0, |bits, byte| (bits << 8) | u128::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Version;
    use chrono::NaiveDate;

    const HASH_KEY: u128 = 0x1234_5678_9abc_def0_1234_5678_9abc_def0;

    fn person(bits: u128) -> Key {
        Key::Person(Id::from_parts(1, bits))
    }

    fn night() -> Key {
        Key::Sleep(NaiveDate::from_ymd_opt(2026, 11, 29).expect("a date"))
    }

    fn changed_in(sitting: u128) -> Descent {
        Descent::after(None, Version::new(Id::from_bits(sitting), 1))
    }

    #[test]
    fn an_erased_record_is_known_again_and_nothing_else_is() {
        let mut erased = Erased::default();
        assert!(erased.note(&person(1), None, || HASH_KEY));
        assert!(erased.covers(&person(1), Some(&changed_in(5))), "whatever became of it in another copy");
        assert!(!erased.covers(&person(2), None));
        // The number of the table tells nothing: ids are random over all of them.
        assert!(erased.note(&person(2), None, || unreachable!("there is a key")));
        assert!(erased.covers(&person(2), None));
    }

    #[test]
    fn a_night_that_is_written_anew_is_not_the_one_that_was_erased() {
        let mut erased = Erased::default();
        assert!(!erased.note(&night(), None, || HASH_KEY), "a date alone could be anyone's");
        assert!(erased.is_empty());
        assert!(erased.note(&night(), Some(&changed_in(5)), || HASH_KEY));
        assert!(erased.covers(&night(), Some(&changed_in(5))));
        let later = Descent::after(Some(&changed_in(5)), Version::new(Id::from_bits(6), 1));
        assert!(erased.covers(&night(), Some(&later)), "a change of what was erased");
        assert!(!erased.covers(&night(), Some(&changed_in(6))) && !erased.covers(&night(), None));
    }

    #[test]
    fn nothing_of_the_id_is_in_what_is_written_and_two_keys_stand_together() {
        let mut mine = Erased::default();
        mine.note(&person(1), None, || HASH_KEY);
        let mut theirs = Erased::default();
        theirs.note(&person(2), None, || HASH_KEY + 1);
        mine.join(&theirs);
        assert!(mine.covers(&person(1), None) && mine.covers(&person(2), None));
        let text = ron::to_string(&mine).expect("it has a written form");
        assert!(!text.contains(&Id::from_parts(1, 1).to_string()) && !text.contains(&Id::from_parts(1, 2).to_string()), "{text}");
        assert_eq!(ron::from_str::<Erased>(&text).expect("it reads"), mine);
    }
}
