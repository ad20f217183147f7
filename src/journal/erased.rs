//! Marks of erased records, recognisable in other copies.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Descent, Id, Key};

/// Keyed hashes of erased records. The random key is created with the first hash; merged copies may
/// add another key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Erased(BTreeMap<Id, BTreeSet<Id>>);

impl Erased {
    /// True if nothing was erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Marks a record as erased. `new_key` returns 128 random bits, at most once per journal.
    /// Returns false if the record has neither an id nor a version to recognise it by.
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

    /// True if this record was erased, or descends from an erased version.
    #[must_use]
    pub fn covers(&self, key: &Key, descent: Option<&Descent>) -> bool {
        !self.is_empty() && marks(key, descent).iter().any(|mark| self.0.iter().any(|(hash_key, hashes)| hashes.contains(&hash(*hash_key, mark))))
    }

    /// Adds the marks of another copy.
    pub fn join(&mut self, other: &Self) {
        for (key, hashes) in &other.0 {
            self.0.entry(*key).or_default().extend(hashes);
        }
    }
}

/// Bytes identifying a record: its random id or, for shared keys (a date, a step), the sessions of
/// its versions. Recreated in a later session, it is another record.
fn marks(key: &Key, descent: Option<&Descent>) -> Vec<Vec<u8>> {
    if let Some(id) = key.own_id() {
        return vec![id.bits().to_be_bytes().to_vec()];
    }
    let place = format!("{key:?}.");
    let sittings = descent.into_iter().flat_map(Descent::versions).map(|version| version.sitting().bits().to_be_bytes());
    sittings.map(|sitting| [place.as_bytes(), &sitting].concat()).collect()
}

/// SHA-256 truncated to 128 bits. The fixed key length and the truncation prevent length extension.
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
        // Marks do not depend on the table: ids are unique across tables.
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
