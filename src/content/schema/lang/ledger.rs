//! The words of the trust ledger.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The trust ledger.
    LedgerWords {
        empty_heading,
        empty_text,
    }
}
