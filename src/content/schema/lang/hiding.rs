//! The words of locking and hiding.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// Locking and hiding the window.
    HidingWords {
        heading,
        idle,
        idle_off,
        idle_minutes: Counted,
        idle_help,
        when_minimised,
        quick,
        by_f12,
        by_escape,
        quick_help_locks,
        quick_help_plain,
        breathes,
        breathes_help,
        come_back,
        hidden_not_locked,
        not_locked,
    }
}
