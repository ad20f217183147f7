//! Progress of the invented person on the roadmap.

use crate::journal::StepState::{self, Done, InProgress, NotForMe, Revisiting};

pub(super) struct SampleStep {
    pub(super) id: &'static str,
    /// States by days before the last day, oldest first.
    pub(super) marks: &'static [(u32, StepState)],
    pub(super) actions_done: usize,
    pub(super) notes: &'static str,
}

pub(super) const STEPS: &[SampleStep] = &[
    SampleStep {
        id: "look-at-safety",
        marks: &[(96, InProgress), (95, Done)],
        actions_done: 3,
        notes: "No fear. Anger, yes. If it changes: Ana's sofa, tram 4.",
    },
    SampleStep {
        id: "name-what-happened",
        marks: &[(94, InProgress), (88, Done)],
        actions_done: 3,
        notes: "Three lines took an hour. It is on paper now, and not only in my head.",
    },
    SampleStep {
        id: "steady-the-nights",
        marks: &[(87, InProgress), (70, Done), (19, Revisiting)],
        actions_done: 3,
        notes: "Phone in the kitchen works. The paper by the bed works better than I thought. Four o'clock is back since the photographs.",
    },
    SampleStep {
        id: "tell-one-safe-person",
        marks: &[(5, InProgress)],
        actions_done: 1,
        notes: "Maybe Ana, all of it this time. She would not try to fix it. Start with a walk by the canal.",
    },
    SampleStep { id: "one-boundary-you-can-keep", marks: &[(60, InProgress), (42, Done)], actions_done: 4, notes: "" },
    SampleStep {
        id: "write-your-questions-down",
        marks: &[(58, InProgress), (55, Done)],
        actions_done: 4,
        notes: "Thirty-one questions. Nine are to decide with. The rest can wait.",
    },
    SampleStep { id: "agree-how-and-when-to-talk", marks: &[(52, InProgress), (50, Done)], actions_done: 3, notes: "Sundays at five, kitchen timer." },
    SampleStep { id: "hear-the-account-with-help", marks: &[(40, NotForMe)], actions_done: 0, notes: "" },
    SampleStep {
        id: "be-gentle-with-the-days",
        marks: &[(33, InProgress)],
        actions_done: 2,
        notes: "Radio after the coffee. On hard days: soup, one round of the block, one message to Ana.",
    },
    SampleStep {
        id: "when-it-comes-back", marks: &[(12, InProgress)], actions_done: 1, notes: "That tram stop. The word “conference”. Begins in the hands."
    },
];
