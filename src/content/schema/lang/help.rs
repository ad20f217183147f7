//! The words of Help.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The safety card.
    HelpWords {
        heading,
        my_people,
        my_people_empty_text,
        add_person,
        name,
        name_hint,
        reach,
        reach_hint,
        helps_with,
        helps_with_hint,
        delete_person,
        edit_person,
        lines,
        country,
        any_country,
        emergency,
        crisis,
        violence,
        changing,
        checked,
        copy_number,
        opens_nothing,
        fear_heading,
        fear_saved,
    }
}
