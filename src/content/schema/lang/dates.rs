//! The words of dates ahead.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// Dates ahead.
    DatesAheadWords {
        empty_heading,
        empty_text,
        add,
        coming,
        past,
        untitled,
        yearly_row,
        in_days: Counted,
        title,
        title_hint,
        kind,
        kinds: PerDateKind,
        day,
        day_first,
        yearly,
        next,
        quiet_note,
        plan,
        plan_hint,
        plan_lines,
        lines: PlanLines,
        looking_back,
        how_was,
        against,
        distress,
        distress_low,
        distress_high,
        look_back_text,
        last_time,
        not_so_hard,
        was_so_hard,
        menu,
        delete,
    }

    /// One text for each kind of day.
    PerDateKind {
        discovery,
        anniversary,
        holiday,
        hearing,
        meeting,
        other,
    }

    /// Beginnings of lines for a plan.
    PlanLines {
        place,
        who_knows,
        people,
        will_not,
        leaving,
        body,
        evening,
    }
}
