//! The words of words that wait until the morning.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Words that wait until the morning.
    HeldWordsWords {
        empty_heading,
        empty_text,
    }
}
