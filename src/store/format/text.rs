//! Serialized types of the file.

use serde::{Deserialize, Serialize};

use super::{FORMAT, MINOR};
use crate::journal::{Appearance, Header, Journal, Lineage, Origin, WindowPlace};

/// The whole file. A single-variant enum, so that its name is written first.
#[derive(Serialize, Deserialize)]
pub(super) enum File {
    Mendwell {
        format: u32,
        minor: u32,
        // In the clear even if sealed: the lock screen and copies need these.
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
    pub(super) fn new(header: &Header, body: Body) -> Self {
        let Header { appearance, origin: Origin { lineage, revision }, window } = header.clone();
        Self::Mendwell { format: FORMAT, minor: MINOR, lineage, revision, window, appearance, body }
    }

    pub(super) fn into_parts(self) -> (Header, Body) {
        let Self::Mendwell { lineage, revision, window, appearance, body, .. } = self;
        (Header { appearance, origin: Origin { lineage, revision }, window }, body)
    }
}

/// The journal, plain or sealed.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and a box around it would be one more thing to open")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// Plain.
    Plain(Journal),
    /// Sealed.
    Sealed(Sealed),
}

/// A sealed journal, in armoured `age` messages for the stock `age` tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The file's secret identity, once per way to open it.
    pub(in crate::store) slots: Vec<Slot>,
    /// Public half of the identity, for people and tools; never trusted when saving.
    pub(in crate::store) recipient: String,
    /// The journal's RON text, encrypted to the identity.
    pub(in crate::store) journal: String,
}

/// One way to open a sealed journal: the identity, encrypted with age's scrypt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum Slot {
    Passphrase(String),
    /// By recovery code, in its written form.
    RecoveryCode(String),
}

impl Slot {
    pub(in crate::store) fn message(&self) -> &str {
        let (Self::Passphrase(message) | Self::RecoveryCode(message)) = self;
        message
    }
}
