//! Boundaries of the invented person, and their logs.

use crate::journal::{Area, BoundaryKind, BoundaryStatus, EventOutcome, Firmness, FollowThrough};

pub(super) struct SampleBoundary {
    /// Creation, in days before the last day.
    pub(super) days_ago: u32,
    pub(super) kind: BoundaryKind,
    pub(super) area: Area,
    pub(super) status: BoundaryStatus,
    pub(super) title: &'static str,
    pub(super) with_whom: &'static str,
    pub(super) situation: &'static str,
    pub(super) limit: &'static str,
    pub(super) need: &'static str,
    pub(super) response: &'static str,
    pub(super) support: &'static str,
    /// Days from the last day until the review.
    pub(super) review_in_days: Option<u32>,
    pub(super) logged_days: u32,
    pub(super) firmness: Option<Firmness>,
    pub(super) when_honoured: &'static str,
    pub(super) supporters: &'static str,
    pub(super) feelings: &'static [&'static str],
    pub(super) push_backs: &'static [(&'static str, &'static str)],
    /// An earlier limit, its end in days before the last day, and the reason.
    pub(super) earlier: Option<(u32, &'static str, &'static str)>,
}

const PLAIN: SampleBoundary = SampleBoundary {
    days_ago: 0,
    kind: BoundaryKind::Boundary,
    area: Area::Other,
    status: BoundaryStatus::Draft,
    title: "",
    with_whom: "",
    situation: "",
    limit: "",
    need: "",
    response: "",
    support: "",
    review_in_days: None,
    logged_days: 0,
    firmness: None,
    when_honoured: "",
    supporters: "",
    feelings: &[],
    push_backs: &[],
    earlier: None,
};

pub(super) const BOUNDARIES: &[SampleBoundary] = &[
    SampleBoundary {
        days_ago: 42,
        kind: BoundaryKind::Boundary,
        area: Area::Digital,
        status: BoundaryStatus::Active,
        title: "Phones stay out of the bedroom",
        with_whom: "J.",
        situation: "J. takes the phone to bed and turns the screen away.",
        limit: "I will not share a bedroom with a phone at night.",
        need: "To fall asleep without listening for it.",
        response: "If a phone is there, I sleep in the spare room that night.",
        support: "Charger by the kettle",
        review_in_days: Some(0),
        logged_days: 42,
        firmness: Some(Firmness::Important),
        when_honoured: "Say in the morning that I slept.",
        supporters: "Ana",
        feelings: &["tense", "watchful"],
        push_backs: &[("“It is only for the alarm.”", "“I have put an alarm clock on the shelf. The phone stays in the kitchen.”")],
        earlier: Some((19, "I asked every evening, and that was another kind of waiting.", "I will ask every evening where the phone is.")),
    },
    SampleBoundary {
        days_ago: 75,
        kind: BoundaryKind::Agreement,
        area: Area::Work,
        status: BoundaryStatus::Active,
        title: "No contact with R. outside work",
        with_whom: "J.",
        situation: "R. writes, or there is an evening with the team.",
        limit: "J. answers only about work, and tells me the same day if R. wrote anything else.",
        need: "Not to be the last to know.",
        response: "If it is not kept, I spend the weekend at Ana's and we talk with the counsellor before anything else.",
        support: "The counsellor knows about it",
        review_in_days: Some(24),
        logged_days: 75,
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 58,
        kind: BoundaryKind::Request,
        area: Area::Time,
        status: BoundaryStatus::Said,
        title: "Tell me before plans change",
        with_whom: "J.",
        situation: "J. comes home later than was said.",
        limit: "Please send one line before, not after.",
        need: "To stop counting minutes.",
        response: "After a quarter of an hour I eat, and go on with my evening.",
        support: "",
        review_in_days: Some(10),
        logged_days: 58,
        firmness: Some(Firmness::Preference),
        feelings: &["anxious"],
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 50,
        kind: BoundaryKind::Agreement,
        area: Area::Emotional,
        status: BoundaryStatus::Active,
        title: "Twenty minutes, then a pause",
        with_whom: "J.",
        situation: "We talk about what happened.",
        limit: "One of us talks, the other listens, then we stop for an hour.",
        need: "To be heard without being worn out.",
        response: "When the timer rings and it goes on, I leave the room and say when I come back.",
        support: "Kitchen timer",
        review_in_days: None,
        logged_days: 50,
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 33,
        kind: BoundaryKind::Boundary,
        area: Area::Physical,
        status: BoundaryStatus::Active,
        title: "I sleep elsewhere when I need to",
        with_whom: "",
        situation: "The evening was hard and I cannot lie beside anyone.",
        limit: "I do not explain it and I do not ask.",
        need: "Rest, with a door.",
        response: "I take the spare room, and say good night.",
        support: "The bed there is made",
        review_in_days: Some(30),
        logged_days: 33,
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 6,
        kind: BoundaryKind::Request,
        area: Area::Money,
        status: BoundaryStatus::Draft,
        title: "Money talks only on Saturdays",
        with_whom: "J.",
        situation: "Bills come up at bedtime.",
        limit: "",
        need: "Evenings without sums.",
        response: "",
        support: "",
        review_in_days: None,
        logged_days: 0,
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 300,
        kind: BoundaryKind::Boundary,
        area: Area::Social,
        status: BoundaryStatus::Retired,
        title: "I do not answer for J. to friends",
        with_whom: "friends",
        situation: "Someone asks me how J. could.",
        limit: "I will not explain or defend what I did not do.",
        need: "To have one place that is not about it.",
        response: "I say: ask J., and change the subject or go home.",
        support: "Ana knows the sentence",
        review_in_days: None,
        logged_days: 120,
        ..PLAIN
    },
    SampleBoundary {
        days_ago: 210,
        kind: BoundaryKind::Boundary,
        area: Area::Family,
        status: BoundaryStatus::Paused,
        title: "Sunday lunch without the subject",
        with_whom: "my mother",
        situation: "She asks in front of everyone.",
        limit: "I will not talk about it at the table.",
        need: "A meal that is a meal.",
        response: "I say it once. The second time I get my coat.",
        support: "My sister sits beside me",
        review_in_days: None,
        logged_days: 90,
        ..PLAIN
    },
];

pub(super) const DEEDS: [(FollowThrough, &str); 4] = [
    (FollowThrough::AsPlanned, ""),
    (FollowThrough::AsPlanned, "It was easier than last time."),
    (FollowThrough::Partly, "I began, and then stayed for the children."),
    (FollowThrough::NotDone, "Too tired for it."),
];

pub(super) const FEELINGS_AFTER: [&str; 5] = ["tired", "calm", "sad", "tense", "steady"];

/// Notes by outcome. Empty ones are entries without a note.
pub(super) fn event_notes(outcome: EventOutcome) -> &'static [&'static str] {
    match outcome {
        EventOutcome::Held => &["", "", "", "Asked once, and it was fine.", "No effort this time.", "First calm Sunday night.", "J. remembered before I did."],
        EventOutcome::Tested => &["There was a face, then it was all right.", "I had to say it twice.", "Nearly gave in, then did not."],
        EventOutcome::Crossed => {
            &["“Only this once.” I did what I had said.", "It happened. I kept my part an hour late.", "Crossed, and I was too tired to do anything about it."]
        }
        EventOutcome::Unclear => &["Hard to say. The situation was a different one."],
        EventOutcome::Unknown => &["I do not know, and I left it at that."],
    }
}
