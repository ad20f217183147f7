//! The words around safety: whether a journal is safe here, and where copies of what leaves it can stay.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// Is it safe to keep this here?
    SafeHereWords {
        heading,
        open,
        open_help,
        about,
        forgotten,
        advice,
        advice_waits,
        count: Counted,
        clear,
        more,
        reach_help,
    }

    /// Where copies can stay of what is printed or saved elsewhere.
    CopiesWords {
        name,
        text,
    }
}
