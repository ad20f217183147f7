//! The words of self-care, rituals, a life of one's own, and small good moments.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Self-care, shared rituals, a life of one's own.
    PracticesWords {
        empty_headings: PerPracticeKind,
        empty_texts: PerPracticeKind,
        add: PerPracticeKind,
        title,
        title_hints: PerPracticeKind,
        untitled,
        when_it_fits,
        when_it_fits_hint,
        with_whom,
        with_whom_hint,
        with_line,
        why,
        why_hint,
        did_it,
        did_it_of,
        noted,
        last,
        times,
        earlier,
        edit_time,
        delete_time,
        day,
        note,
        note_hint,
        let_rest,
        take_up_again,
        resting,
        suggestions,
        suggestions_help,
        suggestions_all_taken,
        closed_afraid,
        closed_frightened,
        asks_about_fear,
    }

    /// A text for each list.
    PerPracticeKind {
        self_care,
        ritual,
        own_life,
    }

    /// Small good moments.
    AppreciationsWords {
        empty_heading,
        empty_text,
        line,
        line_hint,
        keep,
        about,
        of: PerAppreciation,
        who,
        who_hint,
        was_said,
        said,
        find,
        nothing_found,
        earlier,
        edit,
        delete,
        text,
        day,
    }

    /// A text for each thing it can be about.
    PerAppreciation {
        moment,
        somebody,
        me,
    }
}
