//! Another seal for the open journal: a passphrase set, changed or given up, or a recovery code made.
//!
//! Each of these makes a new identity, or whoever had an earlier passphrase and an earlier copy could read what is written
//! from now on. The journal is first; its copies follow with [`super::seal_copies_anew`].

use std::sync::Arc;

use age::secrecy::SecretString;

use super::disk::Disk;
use super::recovery_code::RecoveryCode;
use super::save::{SaveError, SaveProblem, SaveRequest, Saved, save};
use super::seal::{SealError, Sealing, UnsealError, WorkFactor};

/// What is to become of the seal. `Debug` shows no passphrase.
#[derive(Debug)]
pub enum SealChange {
    /// A passphrase where there was none, or another one. A recovery code there was opens it no longer.
    Passphrase(SecretString),
    /// The same passphrase, and a new recovery code. One there was opens it no longer.
    RecoveryCode,
    /// No seal.
    Plain,
}

/// The journal was written with its new seal.
#[derive(Debug)]
pub struct Resealed {
    /// What it is sealed with from now on.
    pub sealing: Option<Arc<Sealing>>,
    /// The recovery code that was asked for, to be shown once.
    pub code: Option<RecoveryCode>,
    /// How the save went: well, or [`SaveProblem::Unconfirmed`], when the file has the new seal all the same.
    pub saved: Result<Saved, SaveError>,
}

/// The seal is what it was, and so is the file.
#[derive(Debug, thiserror::Error)]
pub enum ResealError {
    /// The present passphrase is another.
    #[error(transparent)]
    Unseal(#[from] UnsealError),
    /// The cryptography refused.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Gives the journal another seal and saves it. `request` is a save of what is open, `present` the passphrase or
/// recovery code it has now; where there is none, it is not looked at. For a recovery code it has to be the passphrase. `work` is asked for once a new seal is to be made. Takes a few seconds.
///
/// # Errors
/// When `present` does not fit, or the file was not written; then nothing has changed.
pub fn change_seal(
    request: &SaveRequest,
    present: &SecretString,
    change: &SealChange,
    work: impl FnOnce() -> WorkFactor,
    disk: &dyn Disk,
) -> Result<Resealed, ResealError> {
    if let (Some(sealing), false) = (&request.sealing, matches!(change, SealChange::RecoveryCode)) {
        sealing.check(present)?;
    }
    let (sealing, code) = match change {
        SealChange::Plain => (None, None),
        SealChange::Passphrase(passphrase) => (Some(Sealing::create(passphrase, work())?), None),
        SealChange::RecoveryCode => {
            // A recovery code given in the passphrase's place would become the passphrase.
            if !request.sealing.as_ref().is_some_and(|sealing| sealing.is_passphrase(present)) {
                return Err(UnsealError::WrongPassphrase.into());
            }
            let (work, code) = (work(), RecoveryCode::generate()?);
            (Some(Sealing::create(present, work)?.with_recovery_code(&code, work)?), Some(code))
        }
    };
    let sealing = sealing.map(Arc::new);
    // No copy of what is there first: it would only have to be sealed anew, and a plain one would leave its traces on the disk.
    let request = SaveRequest { sealing: sealing.clone(), backup: None, ..request.clone() };
    match save(&request, disk) {
        Err(error) if !matches!(error.problem, SaveProblem::Unconfirmed { .. }) => Err(error.into()),
        saved => Ok(Resealed { sealing, code, saved }),
    }
}
