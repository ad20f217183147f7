//! The words of beliefs about oneself.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Beliefs about oneself.
    BeliefsWords {
        empty_heading,
        empty_text,
    }
}
