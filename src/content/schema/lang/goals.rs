//! The words of goals.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// Goals in small steps.
    GoalsWords {
        empty_heading,
        empty_text,
        add,
        title,
        title_hint,
        untitled,
        why,
        why_hint,
        state,
        states: PerGoalState,
        let_go_line,
        ended,
        steps,
        step,
        add_step,
        add_step_hint,
        more_for_step,
        move_up,
        move_down,
        done_on,
        next,
        look_again_on,
        worth_a_look,
        worth_a_look_text,
        in_a_month,
        no_date,
        notes,
        is_shared,
    }

    /// A text for each way a goal can stand.
    PerGoalState {
        open,
        reached,
        let_go,
    }
}
