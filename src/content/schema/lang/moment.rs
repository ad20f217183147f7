//! The words of a hard moment.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// A hard moment.
    MomentWords {
        empty_heading,
        empty_text,
    }
}
