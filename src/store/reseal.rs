//! Changing the seal: setting, changing or removing a passphrase, or adding a recovery code.
//!
//! Each change creates a new identity; otherwise an earlier passphrase and copy could decrypt
//! future files. The copies follow with [`super::seal_copies_anew`].

use std::sync::Arc;

use age::secrecy::SecretString;

use super::disk::Disk;
use super::recovery_code::RecoveryCode;
use super::save::{SaveError, SaveProblem, SaveRequest, Saved, save};
use super::seal::{SealError, Sealing, UnsealError, WorkFactor};

/// The requested change. `Debug` hides the passphrase.
#[derive(Debug)]
pub enum SealChange {
    /// Sets or replaces the passphrase; invalidates any recovery code.
    Passphrase(SecretString),
    /// Keeps the passphrase and creates a new recovery code; invalidates the old one.
    RecoveryCode,
    /// Removes the seal.
    Plain,
}

/// The journal was written with its new seal.
#[derive(Debug)]
pub struct Resealed {
    /// The new seal.
    pub sealing: Option<Arc<Sealing>>,
    /// The requested recovery code, shown once.
    pub code: Option<RecoveryCode>,
    /// Success, or [`SaveProblem::Unconfirmed`], where the file has the new seal nevertheless.
    pub saved: Result<Saved, SaveError>,
}

/// The change failed. Seal and file are unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ResealError {
    /// Wrong current passphrase.
    #[error(transparent)]
    Unseal(#[from] UnsealError),
    /// Cryptographic failure.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Writing failed.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Changes the seal and saves. `present` is the passphrase or recovery code, ignored for a plain
/// journal; a new recovery code requires the passphrase. `work` is called only if needed. Takes a
/// few seconds.
///
/// # Errors
/// If `present` is wrong or the file was not written; nothing has changed then.
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
            // Otherwise a recovery code would become the passphrase.
            if !request.sealing.as_ref().is_some_and(|sealing| sealing.is_passphrase(present)) {
                return Err(UnsealError::WrongPassphrase.into());
            }
            let (work, code) = (work(), RecoveryCode::generate()?);
            (Some(Sealing::create(present, work)?.with_recovery_code(&code, work)?), Some(code))
        }
    };
    let sealing = sealing.map(Arc::new);
    // No backup: it would need resealing, and a plain one would leave traces.
    let request = SaveRequest { sealing: sealing.clone(), backup: None, ..request.clone() };
    match save(&request, disk) {
        Err(error) if !matches!(error.problem, SaveProblem::Unconfirmed { .. }) => Err(error.into()),
        saved => Ok(Resealed { sealing, code, saved }),
    }
}
