//! The types of the file, as they are written.

use serde::{Deserialize, Serialize};

use super::{FORMAT, MINOR};
use crate::journal::{Appearance, Header, Journal, Lineage, Origin, WindowPlace};

/// The whole file. An enum of one, so that its name is written before the bracket.
#[derive(Serialize, Deserialize)]
pub(super) enum File {
    Mendwell {
        format: u32,
        minor: u32,
        // These are clear even when the journal is sealed: a locked screen needs them, and so do copies.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lineage: Option<Lineage>,
        #[serde(default, skip_serializing_if = "is_zero")]
        revision: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<WindowPlace>,
        appearance: Appearance,
        body: Body,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl File {
    /// A file with this in it.
    pub(super) fn new(header: &Header, body: Body) -> Self {
        let Header { appearance, origin: Origin { lineage, revision }, window } = header.clone();
        Self::Mendwell { format: FORMAT, minor: MINOR, lineage, revision, window, appearance, body }
    }

    /// Its header and its body.
    pub(super) fn into_parts(self) -> (Header, Body) {
        let Self::Mendwell { lineage, revision, window, appearance, body, .. } = self;
        (Header { appearance, origin: Origin { lineage, revision }, window }, body)
    }
}

/// The journal, as plain text or sealed with a passphrase.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and a box around it would be one more thing to open")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// Plain text.
    Plain(Journal),
    /// Sealed.
    Sealed(Sealed),
}

/// A sealed journal. Everything is an armoured `age` message, so that the stock `age` tool opens it without us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The file's identity (its secret key), once for each way to open it.
    pub(in crate::store) slots: Vec<Slot>,
    /// The identity's public half, for people and tools; never trusted when saving.
    pub(in crate::store) recipient: String,
    /// The journal's RON text, encrypted to the identity.
    pub(in crate::store) journal: String,
}

/// One way to open a sealed journal: its identity, encrypted with age's scrypt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum Slot {
    /// With the passphrase.
    Passphrase(String),
    /// With the recovery code, in its written form.
    RecoveryCode(String),
}

impl Slot {
    /// The armoured `age` message.
    pub(in crate::store) fn message(&self) -> &str {
        let (Self::Passphrase(message) | Self::RecoveryCode(message)) = self;
        message
    }
}
