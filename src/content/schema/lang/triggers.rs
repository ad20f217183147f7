//! The words of the trigger log and of checking urges.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The trigger log.
    TriggersWords {
        empty_heading,
        empty_text,
    }

    /// Checking urges.
    UrgesWords {
        empty_heading,
        empty_text,
    }
}
