//! The words of talks.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Talks.
    TalkWords {
        empty_heading,
        empty_text,
    }
}
