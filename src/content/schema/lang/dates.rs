//! The words of dates ahead.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Dates ahead.
    DatesAheadWords {
        empty_heading,
        empty_text,
    }
}
