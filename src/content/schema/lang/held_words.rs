//! The words of words that wait until the morning.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Words that wait until the morning.
    HeldWordsWords {
        empty_heading,
        empty_text,
        new,
        ready,
        waiting,
        looked_at,
        no_contact,
        letters,
        letters_about,
        heading_write,
        about_write,
        words,
        words_hint,
        to_whom,
        to_whom_hint,
        waits_until,
        hold_until,
        this_morning_at,
        today_at,
        tomorrow_at,
        another_time,
        day,
        time,
        in_the_past,
        covered,
        open_anyway,
        cover_again,
        write_on,
        before_the_morning,
        wait_longer,
        heading_morning,
        written,
        to_name,
        in_the_morning,
        in_the_morning_hint,
        what_becomes,
        states: PerHeldState,
        can_change,
        hold_longer,
        nothing_written,
        menu,
        delete,
        held,
        held_tonight,
    }

    /// A text for each thing that becomes of held words.
    PerHeldState {
        held,
        kept,
        said,
        let_go,
    }
}
