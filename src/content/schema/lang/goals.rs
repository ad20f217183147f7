//! The words of goals.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Goals in small steps.
    GoalsWords {
        empty_heading,
        empty_text,
    }
}
