//! The words of a hard moment.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// A hard moment.
    MomentWords {
        button,
        ways,
        breathe,
        senses,
        list,
        people,
        help,
        distress,
        calm,
        strongest,
        came_in,
        came_in_and_now,
        not_kept,
        pace,
        paces: PerPace,
        pause,
        go_on,
        again,
        again_senses,
        breathe_in,
        breathe_in_how,
        breathe_out,
        breathe_out_how,
        paused,
        paused_how,
        six_breaths,
        six_breaths_how,
        choose_list,
        sense_steps: [SenseWords; 5],
        sense_field,
        next,
        skip,
        senses_over,
        senses_over_text,
        list_heading,
        list_help,
        list_items: [String; 8],
        people_heading,
        people_empty,
        known,
        known_help,
        known_hint,
        helped_before,
        helped_before_help,
        lower_by: Counted,
        set_off,
    }

    /// One of the five senses: how it stands in the list, its heading, and what helps with it.
    SenseWords {
        in_list,
        heading,
        text,
    }

    /// One text for each pace of breathing.
    PerPace {
        three_three,
        four_four,
        four_six,
        five_five,
    }
}
