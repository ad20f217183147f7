//! The words of self-care, rituals, a life of one's own, and small good moments.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Self-care, shared rituals, a life of one's own.
    PracticesWords {
        empty_heading,
        empty_text,
    }

    /// Small good moments.
    AppreciationsWords {
        empty_heading,
        empty_text,
    }
}
