//! Sealing a journal with a passphrase, in the `age` format.
//!
//! Each file has its own X25519 identity. The journal is encrypted to it without key derivation, so
//! saving is fast. The identity is in slots encrypted with age's scrypt: one for the passphrase,
//! and one for the recovery code, if any. *Changing* either creates a new identity, because whoever
//! knows the old passphrase may hold the old identity and must not decrypt future files.

use std::fmt;
use std::io::Read as _;
use std::time::{Duration, Instant};

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::Identity;
use age::{DecryptError, Decryptor, armor::ArmoredReader, scrypt};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::format::{ReadError, Sealed, Slot, WriteError, read_journal, write_journal};
use super::recovery_code::RecoveryCode;
use crate::content::lang;
use crate::journal::Journal;

/// Work factor of scrypt: log2 of its parameter N.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// Default of the `age` tool: 256 MiB of memory and about a second.
    pub const DEFAULT: Self = Self(18);
    /// Maximum accepted when reading: 1 GiB. This program never writes more.
    pub const MAX: Self = Self(20);
    /// Insecure minimum for tests.
    #[doc(hidden)]
    pub const FOR_TESTS: Self = Self(2);

    /// Work factor for about a second on this machine, at least [`WorkFactor::DEFAULT`],
    /// extrapolated from a sample.
    #[must_use]
    pub fn measured() -> Self {
        // 64 MiB exceed CPU caches, as the real work does; a smaller sample would be too fast.
        const SAMPLE: WorkFactor = WorkFactor(16);
        let identity = Identity::generate();
        let times = [(); 2].map(|()| {
            let started = Instant::now();
            let _only_its_time_counts = make_slot(&identity, &SecretString::from("a sample"), SAMPLE);
            started.elapsed()
        });
        // The fastest run is the least disturbed by other load.
        let quickest = times.into_iter().min().unwrap_or_default();
        Self::for_about_a_second(SAMPLE, quickest)
    }

    /// The highest factor within about a second, extrapolated from a sample.
    fn for_about_a_second(sample: Self, took: Duration) -> Self {
        let fitting = (Self::DEFAULT.0..=Self::MAX.0).rev().find(|factor| took.saturating_mul(1 << (factor - sample.0)) <= ABOUT_A_SECOND);
        fitting.map_or(Self::DEFAULT, Self)
    }
}

/// Target time per attempt: slightly above a second, or a borderline machine would get half.
const ABOUT_A_SECOND: Duration = Duration::from_millis(1_250);

/// An open seal, for reading and writing the file during the session.
#[derive(Clone)]
pub struct Sealing {
    identity: Identity,
    slots: Vec<Slot>,
}

impl fmt::Debug for Sealing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Must not show the identity.
        write!(formatter, "Sealing({} slots)", self.slots.len())
    }
}

/// Sealing failed; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Serialization failed.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Cryptographic failure.
    #[error("{}", lang().problems.seal_refused)]
    Refused,
}

/// Unsealing failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// The passphrase opens no slot.
    #[error("{}", lang().problems.seal_wrong_passphrase)]
    WrongPassphrase,
    /// A slot demands too much work.
    #[error("{}", lang().problems.seal_too_much_work)]
    TooMuchWork,
    /// Damaged or tampered with.
    #[error("{}", lang().problems.seal_damaged)]
    Damaged,
    /// Unsealed, but the journal is not readable.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Sealing {
    /// Creates a seal with a passphrase. Takes about a second.
    ///
    /// # Errors
    /// On a cryptographic failure.
    pub fn create(passphrase: &SecretString, work: WorkFactor) -> Result<Self, SealError> {
        let identity = Identity::generate();
        let slot = Slot::Passphrase(make_slot(&identity, passphrase, work)?);
        Ok(Self { identity, slots: vec![slot] })
    }

    /// Adds a recovery code. Takes about a second.
    ///
    /// # Errors
    /// On a cryptographic failure.
    pub fn with_recovery_code(&self, code: &RecoveryCode, work: WorkFactor) -> Result<Self, SealError> {
        let mut with_code = self.clone();
        with_code.slots.push(Slot::RecoveryCode(make_slot(&self.identity, &code.secret(), work)?));
        Ok(with_code)
    }

    /// True if there is a recovery code.
    #[must_use]
    pub fn has_recovery_code(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot, Slot::RecoveryCode(_)))
    }

    /// Verifies the passphrase or recovery code. Takes about a second.
    ///
    /// # Errors
    /// [`UnsealError::WrongPassphrase`] if it is wrong.
    pub fn check(&self, passphrase: &SecretString) -> Result<(), UnsealError> {
        let identity = open_any_slot(&self.slots, passphrase)?;
        // Our slots always hold our identity.
        if identity.to_public() == self.identity.to_public() { Ok(()) } else { Err(UnsealError::Damaged) }
    }

    /// True for the passphrase, but not for the recovery code. Takes about a second.
    #[must_use]
    pub(super) fn is_passphrase(&self, typed: &SecretString) -> bool {
        let slots = self.slots.iter().filter(|slot| matches!(slot, Slot::Passphrase(_)));
        slots.map(Slot::message).any(|slot| spellings(typed).any(|typed| open_slot(slot, &typed).is_ok()))
    }

    /// True if the data has exactly these slots.
    #[must_use]
    pub(super) fn has_sealed(&self, sealed: &Sealed) -> bool {
        self.slots == sealed.slots
    }

    /// Opens a sealed journal. Takes about a second per slot tried.
    ///
    /// # Errors
    /// If no slot opens, or the content is not readable.
    pub fn open(sealed: &Sealed, minor: u32, passphrase: &SecretString) -> Result<(Self, Journal), UnsealError> {
        let identity = open_any_slot(&sealed.slots, passphrase)?;
        let sealing = Self { identity, slots: sealed.slots.clone() };
        let journal = sealing.unseal(sealed, minor)?;
        Ok((sealing, journal))
    }

    /// Seals a journal, without key derivation.
    ///
    /// # Errors
    /// If serialization or cryptography fails.
    pub fn seal(&self, journal: &Journal) -> Result<Sealed, SealError> {
        let text = Zeroizing::new(write_journal(journal)?);
        // To our own public key: the recipient in the file could be anyone's.
        let recipient = self.identity.to_public();
        let journal = age::encrypt_and_armor(&recipient, text.as_bytes()).map_err(|_| SealError::Refused)?;
        Ok(Sealed { slots: self.slots.clone(), recipient: recipient.to_string(), journal })
    }

    /// Opens a journal with the same seal.
    ///
    /// # Errors
    /// [`UnsealError::WrongPassphrase`] if it has another seal.
    pub fn unseal(&self, sealed: &Sealed, minor: u32) -> Result<Journal, UnsealError> {
        let text = decrypt(&sealed.journal, &self.identity)?;
        let text = std::str::from_utf8(&text).map_err(|error| ReadError::NotText { byte: error.valid_up_to() + 1 })?;
        Ok(read_journal(text, minor)?)
    }
}

fn make_slot(identity: &Identity, passphrase: &SecretString, work: WorkFactor) -> Result<String, SealError> {
    let mut recipient = scrypt::Recipient::new(composed(passphrase));
    recipient.set_work_factor(work.0);
    age::encrypt_and_armor(&recipient, identity.to_string().expose_secret().as_bytes()).map_err(|_| SealError::Refused)
}

/// At most two are written. Each more costs whoever opens the file a second and much memory.
const MAX_SLOTS: usize = 4;

/// Tries all matching slots. A damaged slot hides neither an intact one nor a wrong passphrase.
fn open_any_slot(slots: &[Slot], typed: &SecretString) -> Result<Identity, UnsealError> {
    if slots.len() > MAX_SLOTS {
        return Err(UnsealError::TooMuchWork);
    }
    let code = RecoveryCode::parse(typed.expose_secret()).map(|code| code.secret());
    // Input that looks like a recovery code may be a passphrase.
    let for_codes = slots.iter().filter(|slot| matches!(slot, Slot::RecoveryCode(_))).filter_map(|slot| Some((slot, code.clone()?)));
    let of_passphrases = slots.iter().filter(|slot| matches!(slot, Slot::Passphrase(_)));
    let for_passphrases = of_passphrases.flat_map(|slot| spellings(typed).map(move |typed| (slot, typed)));
    let mut problem = UnsealError::Damaged;
    for (slot, secret) in for_codes.chain(for_passphrases) {
        match open_slot(slot.message(), &secret) {
            Err(UnsealError::Damaged) => {}
            Err(other) => problem = other,
            opened => return opened,
        }
    }
    Err(problem)
}

/// Normalises to NFC, because keyboards type ü as one code point or with a combining mark.
/// Terminals, and thus the `age` tool, mostly use NFC.
fn composed(passphrase: &SecretString) -> SecretString {
    SecretString::from(passphrase.expose_secret().nfc().collect::<String>())
}

/// Variants to try: normalised, as sealed here, and as typed, for other programs.
fn spellings(typed: &SecretString) -> impl Iterator<Item = SecretString> {
    let composed = composed(typed);
    let as_typed = (composed.expose_secret() != typed.expose_secret()).then(|| typed.clone());
    std::iter::once(composed).chain(as_typed)
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
    // Allocated once, so that growing leaves no unwiped copies.
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
    fn the_passphrase_and_the_code_open_it_and_nothing_else_does() {
        let code = RecoveryCode::generate().expect("randomness");
        let seal = new_seal("one").with_recovery_code(&code, WorkFactor::FOR_TESTS).expect("a slot");
        assert!(seal.has_recovery_code() && !new_seal("one").has_recovery_code());
        let sealed = seal.seal(&Journal::default()).expect("sealed");
        let sloppy = code.text().replace('-', " ").to_lowercase();
        assert!(opened(&sealed, "one").is_ok() && opened(&sealed, code.text()).is_ok() && opened(&sealed, &sloppy).is_ok());
        let other = RecoveryCode::generate().expect("randomness");
        assert_eq!(opened(&sealed, other.text()), Err(UnsealError::WrongPassphrase));
        assert_eq!(seal.check(&secret("one")), Ok(()));
        assert_eq!(seal.check(&secret("two")), Err(UnsealError::WrongPassphrase));
        assert_eq!(opened(&sealed, "three"), Err(UnsealError::WrongPassphrase));
        assert_eq!(opened(&sealed, ""), Err(UnsealError::WrongPassphrase));
    }

    #[test]
    fn it_opens_from_whichever_keyboard_its_letters_come() {
        let (composed, apart) = ("Fr\u{fc}hst\u{fc}ck", "Fru\u{308}hstu\u{308}ck");
        for (sealed_with, typed) in [(composed, apart), (apart, composed), (apart, apart)] {
            let seal = new_seal(sealed_with);
            let sealed = seal.seal(&Journal::default()).expect("sealed");
            assert!(opened(&sealed, typed).is_ok() && seal.is_passphrase(&secret(typed)), "{sealed_with:?} {typed:?}");
            assert_eq!(opened(&sealed, "Fruhstuck"), Err(UnsealError::WrongPassphrase));
        }
        // Sealed by another program, without normalisation.
        let mut seal = new_seal("one");
        let mut recipient = scrypt::Recipient::new(secret(apart));
        recipient.set_work_factor(2);
        let slot = age::encrypt_and_armor(&recipient, seal.identity.to_string().expose_secret().as_bytes()).expect("sealed");
        seal.slots = vec![Slot::Passphrase(slot)];
        assert!(opened(&seal.seal(&Journal::default()).expect("sealed"), apart).is_ok());
    }

    #[test]
    fn a_passphrase_may_look_like_a_code() {
        let code = RecoveryCode::generate().expect("randomness");
        let sealed = new_seal(code.text()).seal(&Journal::default()).expect("sealed");
        assert!(opened(&sealed, code.text()).is_ok());
    }

    #[test]
    fn the_work_is_about_a_second_and_never_less_than_the_stock_tools() {
        let of = |millis| WorkFactor::for_about_a_second(WorkFactor(14), Duration::from_millis(millis));
        assert_eq!(of(100), WorkFactor::DEFAULT, "a slow machine does not get a weaker seal");
        assert_eq!((of(60), of(39), of(38), of(19), of(1)), (WorkFactor(18), WorkFactor(19), WorkFactor(19), WorkFactor(20), WorkFactor::MAX));
        assert!((WorkFactor::DEFAULT..=WorkFactor::MAX).contains(&WorkFactor::measured()));
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
        let one_bad_slot = Sealed { slots: vec![Slot::Passphrase("scratched".to_owned()), sealed.slots[0].clone()], ..sealed };
        assert!(opened(&one_bad_slot, "one").is_ok());
        assert_eq!(opened(&one_bad_slot, "two"), Err(UnsealError::WrongPassphrase));
    }

    #[test]
    fn a_slot_that_asks_for_too_much_is_refused_before_the_work() {
        let mut seal = new_seal("one");
        let greedy = make_slot_with_claimed_work(&seal, 40);
        seal.slots = vec![Slot::Passphrase(greedy)];
        assert_eq!(opened(&seal.seal(&Journal::default()).expect("sealed"), "one"), Err(UnsealError::TooMuchWork));
    }

    #[test]
    fn a_file_with_very_many_slots_is_refused_before_the_work() {
        let mut seal = new_seal("one");
        seal.slots = vec![seal.slots[0].clone(); MAX_SLOTS + 1];
        assert_eq!(opened(&seal.seal(&Journal::default()).expect("sealed"), "one"), Err(UnsealError::TooMuchWork));
    }

    /// A header that claims more work than was done, to exhaust memory.
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
