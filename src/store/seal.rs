//! Sealing a journal with a passphrase, in the published format of `age`.
//!
//! Each sealed file has an X25519 identity of its own. The journal is encrypted to that identity, which costs no key
//! derivation, so that saving stays quick; the identity itself is kept in slots, each encrypted with age's scrypt: one for
//! the passphrase, and one for the recovery code if there is one. A *changed* passphrase or code makes a new identity,
//! because whoever knows the old one has the old identity, and must not be able to read what is written from now on.

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

    /// About a second on this machine, and never less than [`WorkFactor::DEFAULT`]. Takes a moment: a smaller piece of the
    /// work is timed, and each step up doubles it.
    #[must_use]
    pub fn measured() -> Self {
        // Its 64 MiB fit into no processor's own memory, as those of the whole do not: a smaller piece is done faster than it should be.
        const SAMPLE: WorkFactor = WorkFactor(16);
        let identity = Identity::generate();
        let times = [(); 2].map(|()| {
            let started = Instant::now();
            let _only_its_time_counts = make_slot(&identity, &SecretString::from("a sample"), SAMPLE);
            started.elapsed()
        });
        // The quickest: what else the machine did meanwhile says nothing about how fast a guess is.
        let quickest = times.into_iter().min().unwrap_or_default();
        Self::for_about_a_second(SAMPLE, quickest)
    }

    /// The highest that takes no longer than about a second, where `sample` took `took`.
    fn for_about_a_second(sample: Self, took: Duration) -> Self {
        let fitting = (Self::DEFAULT.0..=Self::MAX.0).rev().find(|factor| took.saturating_mul(1 << (factor - sample.0)) <= ABOUT_A_SECOND);
        fitting.map_or(Self::DEFAULT, Self)
    }
}

/// What trying one passphrase may cost. A little more than a second, so that a machine that is just about as fast is not left at half of it.
const ABOUT_A_SECOND: Duration = Duration::from_millis(1_250);

/// The open seal of a file: what it takes to read and write it for the rest of the sitting.
#[derive(Clone)]
pub struct Sealing {
    identity: Identity,
    slots: Vec<Slot>,
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
    /// A new seal with a passphrase. Takes about a second.
    ///
    /// # Errors
    /// When the cryptography refuses.
    pub fn create(passphrase: &SecretString, work: WorkFactor) -> Result<Self, SealError> {
        let identity = Identity::generate();
        let slot = Slot::Passphrase(make_slot(&identity, passphrase, work)?);
        Ok(Self { identity, slots: vec![slot] })
    }

    /// The seal with a recovery code beside the passphrase. Takes about a second.
    ///
    /// # Errors
    /// When the cryptography refuses.
    pub fn with_recovery_code(&self, code: &RecoveryCode, work: WorkFactor) -> Result<Self, SealError> {
        let mut with_code = self.clone();
        with_code.slots.push(Slot::RecoveryCode(make_slot(&self.identity, &code.secret(), work)?));
        Ok(with_code)
    }

    /// Whether a recovery code opens it too.
    #[must_use]
    pub fn has_recovery_code(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot, Slot::RecoveryCode(_)))
    }

    /// Asks for the passphrase, or the recovery code, of a seal that is open. Takes about a second.
    ///
    /// # Errors
    /// [`UnsealError::WrongPassphrase`] when it does not fit.
    pub fn check(&self, passphrase: &SecretString) -> Result<(), UnsealError> {
        let identity = open_any_slot(&self.slots, passphrase)?;
        // The slots are ours, and hold nothing else.
        if identity.to_public() == self.identity.to_public() { Ok(()) } else { Err(UnsealError::Damaged) }
    }

    /// Whether this is the passphrase of a seal that is open, and not its recovery code. Takes about a second.
    #[must_use]
    pub(super) fn is_passphrase(&self, typed: &SecretString) -> bool {
        let slots = self.slots.iter().filter(|slot| matches!(slot, Slot::Passphrase(_)));
        slots.map(Slot::message).any(|slot| spellings(typed).any(|typed| open_slot(slot, &typed).is_ok()))
    }

    /// Whether it is this seal with these slots that sealed it.
    #[must_use]
    pub(super) fn has_sealed(&self, sealed: &Sealed) -> bool {
        self.slots == sealed.slots
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
    let mut recipient = scrypt::Recipient::new(composed(passphrase));
    recipient.set_work_factor(work.0);
    age::encrypt_and_armor(&recipient, identity.to_string().expose_secret().as_bytes()).map_err(|_| SealError::Refused)
}

/// We write two at most; each more is a second and a lot of memory that somebody else asks of whoever opens the file.
const MAX_SLOTS: usize = 4;

/// Tries the slots that what was typed may be for. A damaged slot does not hide that another is whole, nor that the
/// passphrase is wrong for that one.
fn open_any_slot(slots: &[Slot], typed: &SecretString) -> Result<Identity, UnsealError> {
    if slots.len() > MAX_SLOTS {
        return Err(UnsealError::TooMuchWork);
    }
    let code = RecoveryCode::parse(typed.expose_secret()).map(|code| code.secret());
    // What looks like a recovery code most likely is one; it may still be a passphrase of somebody's own.
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

/// The same letters in the same code points, whichever keyboard they were typed on: ü may come as one, or as u with two dots
/// added. In Unicode's normal form C, which terminals and the stock `age` tool are given most everywhere.
fn composed(passphrase: &SecretString) -> SecretString {
    SecretString::from(passphrase.expose_secret().nfc().collect::<String>())
}

/// What is to be tried for a passphrase: the letters as we seal with them, and as they were typed, in case another program sealed it.
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
        // Sealed by another program, which does not care.
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
