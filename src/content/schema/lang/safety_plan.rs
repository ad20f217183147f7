//! The words of the person's own safety plan.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// The person's own safety plan.
    SafetyPlanWords {
        heading,
        invitation,
        write,
        change,
        intro,
        private,
        in_danger_now,
        to_help,
        people,
        people_help,
        from_someone,
        from_someone_help,
        on_paper,
        parts: PerPlanPart,
    }

    /// Words for each part of the plan.
    PerPlanPart {
        signs: PlanPartWords,
        by_myself: PlanPartWords,
        elsewhere: PlanPartWords,
        asking: PlanPartWords,
        professionals: PlanPartWords,
        surroundings: PlanPartWords,
        to_remember: PlanPartWords,
        safe_place: PlanPartWords,
        code_word: PlanPartWords,
        to_take: PlanPartWords,
        who_knows: PlanPartWords,
    }

    /// What a part is called, a line about it, and an example.
    PlanPartWords {
        name,
        help,
        hint,
    }
}
