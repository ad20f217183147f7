//! Hard moments, triggers and urges to check.

use chrono::{Days, NaiveDate};

use super::{Sample, at, stamp};
use crate::journal::MomentTool::{self, AlreadyKnown, Breathing, People, PlainList, Senses};
use crate::journal::Settled::{self, Hours, Minutes, NotAtAll};
use crate::journal::TriggerKind::{self, Date, Message, Name, Picture, Place, Silence, Thought, Tone};
use crate::journal::UrgeAct::{self, No, Partly, Yes};
use crate::journal::{KnownCard, LocalTime, Moment, Only, PlanPart, SafetyPlan, Trigger, Urge};

/// Days before the last day, minute of the day, distress before and after, tools, triggers.
type SampleMoment = (u32, u32, u8, Option<u8>, &'static [MomentTool], &'static [TriggerKind]);

const PLAN: &[(PlanPart, &str)] = &[
    (PlanPart::Signs, "I stop answering Ana. I read the old messages after midnight."),
    (PlanPart::ByMyself, "The balcony. Cold water. The radio, any voice."),
    (PlanPart::Asking, "Ana, also at night: “It is one of those evenings.”"),
    (PlanPart::ToRemember, "It passed in March. The swimming pool opens at six."),
];

const MOMENTS: &[SampleMoment] = &[
    (71, 190, 9, Some(6), &[Breathing, People], &[Thought]),
    (63, 1_395, 7, Some(6), &[Breathing], &[Silence]),
    (58, 245, 8, Some(4), &[Senses], &[Thought]),
    (51, 1_130, 6, Some(5), &[Breathing], &[Message]),
    (44, 1_410, 8, Some(5), &[Senses, AlreadyKnown], &[Silence, Message]),
    (37, 210, 7, None, &[], &[]),
    (29, 1_290, 7, Some(5), &[Breathing], &[Tone]),
    (22, 1_350, 6, Some(3), &[Senses], &[Place]),
    (19, 265, 9, Some(7), &[PlainList, People], &[Picture]),
    (11, 1_260, 5, Some(4), &[PlainList], &[Name]),
    (4, 1_405, 6, Some(3), &[Senses, AlreadyKnown], &[Silence]),
];

/// Days before the last day, minute of the day, kinds, distress, event, memories, body, help.
type SampleTrigger = (u32, u32, &'static [TriggerKind], u8, &'static str, &'static str, &'static str, &'static str);

const TRIGGERS: &[SampleTrigger] = &[
    (
        66,
        1_120,
        &[Message],
        7,
        "The phone lit up at dinner and was turned over.",
        "The evening of the tickets",
        "Cold hands",
        "Went out on the balcony until I could feel the rail.",
    ),
    (54, 495, &[Place], 6, "Tram stop at the conference hotel.", "The word “conference”", "Stomach", "Got off one stop later and walked."),
    (41, 1_340, &[Silence], 8, "No answer from six until eleven.", "All the other evenings without an answer", "Heart, then shaking", "Rang Ana."),
    (33, 1_200, &[Tone], 5, "“You again with that.”", "", "Jaw", "Said I would come back to it on Sunday."),
    (18, 1_150, &[Picture], 8, "Photographs on the shared screen.", "What I was doing that same weekend", "Could not sit", "Ana came over."),
    (9, 1_015, &[Date], 6, "The fourteenth.", "A year ago", "Tired to the bone", "Had planned the swimming pool. Went."),
    (3, 1_080, &[Silence, Name], 5, "R. was mentioned, then nobody spoke.", "", "Heat in the face", "Left the table for the dishes."),
];

/// Days before the last day, minute of the day, object, strength, reaction, relief, distress before
/// and after, alternatives.
type SampleUrge = (u32, u32, &'static str, u8, UrgeAct, Option<Settled>, u8, Option<u8>, &'static str);

const URGES: &[SampleUrge] = &[
    (69, 1_380, "Look at J.’s phone", 5, Yes, Some(Minutes), 8, Some(8), ""),
    (60, 1_335, "Ask about the weekend once more", 4, Yes, Some(Hours), 7, Some(5), "Write it on the list for Sunday"),
    (49, 1_290, "Look at when R. was last online", 4, Yes, Some(NotAtAll), 6, Some(8), "Ring Ana"),
    (38, 1_400, "Look at J.’s phone", 5, Partly, Some(Minutes), 8, Some(7), "The kitchen, the kettle"),
    (27, 1_305, "Drive past the office", 3, No, None, 6, Some(4), "Drove to the pool"),
    (16, 1_270, "Ask who the photographs are from", 4, Yes, Some(Hours), 7, Some(4), ""),
    (5, 1_390, "Look at J.’s phone", 3, No, None, 5, Some(3), "A moment, then sleep"),
];

const KNOWN: &str =
    "It was R., from March until September. J. has told it twice, and both times the same.\nNothing I find tonight changes what I decide in the morning.";

impl Sample<'_> {
    pub(super) fn hard_moments(&mut self, first: NaiveDate, until: NaiveDate) {
        let when = |days_ago: u32, minute: u32| Some(until - Days::new(u64::from(days_ago))).filter(|day| *day >= first).map(|day| at(day, minute));
        for (days_ago, minute, before, after, tools, set_off_by) in MOMENTS {
            let Some(when) = when(*days_ago, *minute) else { continue };
            let (tools, set_off_by) = (tools.iter().copied().collect(), set_off_by.iter().copied().collect());
            let moment = Moment { distress_before: Some(*before), distress_after: *after, tools, set_off_by, ..Moment::begun(stamp(when), when) };
            let id = self.new_id(when);
            self.put(id, moment);
        }
        for (days_ago, minute, kinds, distress, what, brought_back, body, helped) in TRIGGERS {
            let Some(when) = when(*days_ago, *minute) else { continue };
            let trigger = Trigger {
                kinds: kinds.iter().copied().collect(),
                what: (*what).to_owned(),
                distress: Some(*distress),
                brought_back: (*brought_back).to_owned(),
                body: (*body).to_owned(),
                helped: (*helped).to_owned(),
                ..Trigger::empty(stamp(when), when)
            };
            let id = self.new_id(when);
            self.put(id, trigger);
        }
        for (days_ago, minute, what, strength, acted, settled, before, after, instead) in URGES {
            let Some(when) = when(*days_ago, *minute) else { continue };
            let urge = Urge {
                what: (*what).to_owned(),
                strength: Some(*strength),
                acted: Some(*acted),
                settled: *settled,
                distress_before: Some(*before),
                distress_after: *after,
                instead: (*instead).to_owned(),
                ..Urge::empty(stamp(when), when)
            };
            let id = self.new_id(when);
            self.put(id, urge);
        }
        let last_changed = at(until - Days::new(1), 0);
        self.known_card(last_changed);
        self.safety_plan(last_changed);
    }

    fn safety_plan(&mut self, when: LocalTime) {
        let mut plan = SafetyPlan::empty(stamp(when));
        for (part, text) in PLAN {
            plan.write(*part, (*text).to_owned());
        }
        self.put(Only::One, plan);
    }

    fn known_card(&mut self, when: LocalTime) {
        self.put(Only::One, KnownCard { changed: stamp(when), text: KNOWN.to_owned() });
    }
}
