//! The words of the support circle.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The support circle.
    CircleWords {
        for_worst_hour,
        for_worst_hour_hint,
        last_in_touch,
        last_in_touch_on,
        in_touch_today,
        in_touch_today_with,
        own_numbers,
        own_numbers_empty,
        add_number,
        number_name,
        number_name_hint,
        number,
        number_hint,
        number_note,
        number_note_hint,
        edit_number,
        delete_number,
        number_as_it_came,
        number_in_place,
        checked_on,
        still_right,
        still_right_of,
        asking,
        asking_help,
        copy_ask,
    }
}
