//! The words of the support circle.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The support circle.
    CircleWords {
        empty_heading,
        empty_text,
    }
}
