//! The words of the trigger log and of checking urges.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// The trigger log.
    TriggersWords {
        empty_heading,
        empty_text,
        add,
        open_moment,
        entries,
        counts: Counted,
        kind_count,
        earlier: Counted,
        change_time,
        kinds_label,
        kinds: PerTriggerKind,
        what,
        what_hint,
        distress,
        brought_back,
        brought_back_hint,
        body,
        body_hint,
        helped,
        helped_hint,
        a_moment,
        from_to,
        nothing_chosen,
        no_words,
        strength,
        note,
        tried,
    }

    /// One text for each kind of thing that sets it off.
    PerTriggerKind {
        place,
        date,
        message,
        silence,
        tone,
        picture,
        name,
        closeness,
        thought,
        other,
    }

    /// Checking urges.
    UrgesWords {
        empty_heading,
        empty_text,
        add,
        entries,
        wait_text,
        wait,
        summary,
        times: TimesWords,
        what,
        what_hint,
        strength,
        strength_low,
        strength_high,
        strength_of,
        acted,
        acts: PerUrgeAct,
        acts_in_row: PerUrgeAct,
        settled,
        settled_for: PerSettled,
        settled_in_row: PerSettled,
        distress_before,
        distress_after,
        instead,
        instead_hint,
        untitled,
    }

    /// How many times.
    TimesWords {
        never,
        once,
        twice,
        many,
    }

    /// One text for each way to answer an urge.
    PerUrgeAct {
        no,
        partly,
        yes,
    }

    /// One text for how long it was settled.
    PerSettled {
        not_at_all,
        minutes,
        hours,
        days,
    }
}
