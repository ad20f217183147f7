//! Sealing a journal with a passphrase, in the published format of `age`.
//!
//! Each sealed file has an X25519 identity of its own. The journal is encrypted to that identity, which costs no key
//! derivation, so that saving stays quick; the identity itself is kept in slots, one per passphrase, each encrypted with
//! age's scrypt. Another passphrase for the same file is another slot; a *changed* passphrase makes a new identity, because
//! whoever knows the old one has the old identity, and must not be able to read what is written from now on.

use std::fmt;
use std::io::Read as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::Identity;
use age::{DecryptError, Decryptor, armor::ArmoredReader, scrypt};
use zeroize::Zeroizing;

use super::format::{ReadError, Sealed, WriteError, read_journal, write_journal};
use crate::content::lang;
use crate::journal::Journal;

/// How much work a passphrase costs to try: scrypt's N is two to this power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// What the stock `age` tool uses: 256 MiB of memory and about a second.
    pub const DEFAULT: Self = Self(18);
    /// The most that is accepted when reading: 1 GiB. A file that asks for more was not made by this program.
    pub const MAX: Self = Self(20);
    /// Next to no work, for tests. It protects nothing.
    #[doc(hidden)]
    pub const FOR_TESTS: Self = Self(2);
}

/// The open seal of a file: what it takes to read and write it for the rest of the sitting.
#[derive(Clone)]
pub struct Sealing {
    identity: Identity,
    slots: Vec<String>,
}

impl fmt::Debug for Sealing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the identity.
        write!(formatter, "Sealing({} slots)", self.slots.len())
    }
}

/// Sealing failed. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The journal has no written form.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The cryptography refused.
    #[error("{}", lang().problems.seal_refused)]
    Refused,
}

/// A seal that did not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// The passphrase fits no slot.
    #[error("{}", lang().problems.seal_wrong_passphrase)]
    WrongPassphrase,
    /// A slot asks for more work than is reasonable.
    #[error("{}", lang().problems.seal_too_much_work)]
    TooMuchWork,
    /// Something in it is not as sealed.
    #[error("{}", lang().problems.seal_damaged)]
    Damaged,
    /// The seal opened, but not on a journal that reads.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Sealing {
    /// A new seal with one passphrase. Takes about a second.
    ///
    /// # Errors
    /// When the cryptography refuses.
    pub fn create(passphrase: &SecretString, work: WorkFactor) -> Result<Self, SealError> {
        let identity = Identity::generate();
        let slot = make_slot(&identity, passphrase, work)?;
        Ok(Self { identity, slots: vec![slot] })
    }

    /// The seal with one more passphrase. Takes about a second.
    ///
    /// # Errors
    /// When the cryptography refuses.
    pub fn add_slot(&self, passphrase: &SecretString, work: WorkFactor) -> Result<Self, SealError> {
        let mut with_slot = self.clone();
        with_slot.slots.push(make_slot(&self.identity, passphrase, work)?);
        Ok(with_slot)
    }

    /// Opens a sealed journal with a passphrase. Takes about a second for each slot that does not fit.
    ///
    /// # Errors
    /// When the passphrase fits no slot, or what is inside does not read.
    pub fn open(sealed: &Sealed, minor: u32, passphrase: &SecretString) -> Result<(Self, Journal), UnsealError> {
        let identity = open_any_slot(&sealed.slots, passphrase)?;
        let sealing = Self { identity, slots: sealed.slots.clone() };
        let journal = sealing.unseal(sealed, minor)?;
        Ok((sealing, journal))
    }

    /// Seals a journal. Derives no key.
    ///
    /// # Errors
    /// When the journal has no written form or the cryptography refuses.
    pub fn seal(&self, journal: &Journal) -> Result<Sealed, SealError> {
        let text = Zeroizing::new(write_journal(journal)?);
        // To our own identity's public half, never to what a file claims to be the recipient: that could be anyone's.
        let recipient = self.identity.to_public();
        let journal = age::encrypt_and_armor(&recipient, text.as_bytes()).map_err(|_| SealError::Refused)?;
        Ok(Sealed { slots: self.slots.clone(), recipient: recipient.to_string(), journal })
    }

    /// Opens a journal that was sealed with this seal: the same file again, or one of its backups.
    ///
    /// # Errors
    /// [`UnsealError::WrongPassphrase`] when it was sealed with another.
    pub fn unseal(&self, sealed: &Sealed, minor: u32) -> Result<Journal, UnsealError> {
        let text = decrypt(&sealed.journal, &self.identity)?;
        let text = std::str::from_utf8(&text).map_err(|error| ReadError::NotText { byte: error.valid_up_to() + 1 })?;
        Ok(read_journal(text, minor)?)
    }
}

fn make_slot(identity: &Identity, passphrase: &SecretString, work: WorkFactor) -> Result<String, SealError> {
    let mut recipient = scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(work.0);
    age::encrypt_and_armor(&recipient, identity.to_string().expose_secret().as_bytes()).map_err(|_| SealError::Refused)
}

/// Tries one slot after the other. A damaged slot does not hide that another is whole, nor that the passphrase is wrong
/// for that one.
fn open_any_slot(slots: &[String], passphrase: &SecretString) -> Result<Identity, UnsealError> {
    let mut problem = UnsealError::Damaged;
    for slot in slots {
        match open_slot(slot, passphrase) {
            Err(UnsealError::Damaged) => {}
            Err(other) => problem = other,
            opened => return opened,
        }
    }
    Err(problem)
}

fn open_slot(slot: &str, passphrase: &SecretString) -> Result<Identity, UnsealError> {
    let mut key = scrypt::Identity::new(passphrase.clone());
    key.set_max_work_factor(WorkFactor::MAX.0);
    let text = decrypt(slot, &key)?;
    std::str::from_utf8(&text).ok().and_then(|text| text.trim().parse().ok()).ok_or(UnsealError::Damaged)
}

fn decrypt(armoured: &str, key: &dyn age::Identity) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(armoured.as_bytes())).map_err(|error| unsealing(&error))?;
    let mut plain = decryptor.decrypt(std::iter::once(key)).map_err(|error| unsealing(&error))?;
    // Room for all of it from the start, so that growing leaves no copies behind that nobody wipes.
    let mut text = Zeroizing::new(Vec::with_capacity(armoured.len()));
    plain.read_to_end(&mut text).map_err(|_| UnsealError::Damaged)?;
    Ok(text)
}

fn unsealing(error: &DecryptError) -> UnsealError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => UnsealError::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => UnsealError::TooMuchWork,
        _ => UnsealError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::super::format::MINOR;
    use super::*;
    use crate::journal::arbitrary;
    use proptest::prelude::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    fn new_seal(passphrase: &str) -> Sealing {
        Sealing::create(&secret(passphrase), WorkFactor::FOR_TESTS).expect("a seal")
    }

    fn opened(sealed: &Sealed, passphrase: &str) -> Result<Journal, UnsealError> {
        Sealing::open(sealed, MINOR, &secret(passphrase)).map(|(_, journal)| journal)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_sealed_journal_comes_out_as_it_went_in(journal in arbitrary::journal()) {
            let sealed = new_seal("rain on the roof").seal(&journal).expect("sealed");
            prop_assert_eq!(opened(&sealed, "rain on the roof"), Ok(journal));
        }
    }

    #[test]
    fn every_slot_opens_and_nothing_else_does() {
        let seal = new_seal("one").add_slot(&secret("two"), WorkFactor::FOR_TESTS).expect("a slot");
        let sealed = seal.seal(&Journal::default()).expect("sealed");
        assert!(opened(&sealed, "one").is_ok() && opened(&sealed, "two").is_ok());
        assert_eq!(opened(&sealed, "three"), Err(UnsealError::WrongPassphrase));
        assert_eq!(opened(&sealed, ""), Err(UnsealError::WrongPassphrase));
    }

    #[test]
    fn a_new_seal_has_nothing_of_the_old() {
        let (old, new) = (new_seal("old"), new_seal("new"));
        let sealed = new.seal(&Journal::default()).expect("sealed");
        assert_eq!(opened(&sealed, "old"), Err(UnsealError::WrongPassphrase));
        assert_eq!(old.unseal(&sealed, MINOR), Err(UnsealError::WrongPassphrase));
        assert!(new.unseal(&sealed, MINOR).is_ok());
    }

    #[test]
    fn damage_is_told_from_a_wrong_passphrase() {
        let sealed = new_seal("one").seal(&Journal::default()).expect("sealed");
        let middle = sealed.journal.len() / 2;
        let cut = Sealed { journal: sealed.journal[..middle].to_owned(), ..sealed.clone() };
        assert_eq!(opened(&cut, "one"), Err(UnsealError::Damaged));
        let no_slots = Sealed { slots: Vec::new(), ..sealed.clone() };
        assert_eq!(opened(&no_slots, "one"), Err(UnsealError::Damaged));
        let one_bad_slot = Sealed { slots: vec!["scratched".to_owned(), sealed.slots[0].clone()], ..sealed };
        assert!(opened(&one_bad_slot, "one").is_ok());
        assert_eq!(opened(&one_bad_slot, "two"), Err(UnsealError::WrongPassphrase));
    }

    #[test]
    fn a_slot_that_asks_for_too_much_is_refused_before_the_work() {
        let mut seal = new_seal("one");
        let greedy = make_slot_with_claimed_work(&seal, 40);
        seal.slots = vec![greedy];
        assert_eq!(opened(&seal.seal(&Journal::default()).expect("sealed"), "one"), Err(UnsealError::TooMuchWork));
    }

    /// A header that claims more work than was done: what an attacker would write to fill the memory.
    fn make_slot_with_claimed_work(seal: &Sealing, claimed: u8) -> String {
        let mut recipient = scrypt::Recipient::new(secret("one"));
        recipient.set_work_factor(2);
        let honest = age::encrypt(&recipient, seal.identity.to_string().expose_secret().as_bytes()).expect("encrypted");
        let line_end = honest.iter().skip(22).position(|byte| *byte == b'\n').expect("a stanza line") + 22;
        let mut greedy = honest[..line_end - 1].to_vec();
        greedy.extend(claimed.to_string().bytes());
        greedy.extend(&honest[line_end..]);
        let mut armoured = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).expect("armour");
        std::io::Write::write_all(&mut armoured, &greedy).expect("in memory");
        String::from_utf8(armoured.finish().expect("in memory")).expect("armour is text")
    }

    #[test]
    fn what_claims_to_be_the_recipient_is_not_believed() {
        let stranger = new_seal("stranger");
        let mut sealed = new_seal("mine").seal(&Journal::default()).expect("sealed");
        sealed.recipient = stranger.identity.to_public().to_string();
        let (sealing, journal) = Sealing::open(&sealed, MINOR, &secret("mine")).expect("opens");
        let again = sealing.seal(&journal).expect("sealed");
        assert_eq!(stranger.unseal(&again, MINOR), Err(UnsealError::WrongPassphrase));
        assert_ne!(again.recipient, sealed.recipient);
    }

    #[test]
    fn debug_shows_no_secret() {
        let seal = new_seal("one");
        assert_eq!(format!("{seal:?}"), "Sealing(1 slots)");
    }
}
