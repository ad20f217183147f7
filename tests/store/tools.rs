//! One record of each tool, for the journal with everything.

use chrono::Weekday;
use mendwell::journal::*;

use crate::support::{at, id, stamp};

fn when() -> LocalTime {
    at("2026-11-20T21:14+01:00")
}

fn words(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn every_tool() -> Edit {
    with_others().and(when_it_is_hard()).and(for_oneself()).and(own_path())
}

fn own_path() -> Edit {
    let stage =
        OwnStage { id: "first".to_owned(), title: words("First"), about: words("The week"), steps: vec!["look-at-safety".to_owned(), id(51).to_string()] };
    let path = OwnPath { title: words("Ours"), about: words("For spring"), stages: vec![stage], ..OwnPath::empty(stamp(34)) };
    let step = OwnStep {
        title: words("Water the plants"),
        why: words("They wait"),
        actions: vec![OwnOption { id: "can".to_owned(), text: words("Find the can") }],
        questions: vec![words("Which one first?")],
        for_two: true,
        asks_about_fear_first: true,
        opens_only_when_asked: true,
        ..OwnStep::empty(stamp(35))
    };
    let together = TogetherView {
        steps: ["small-good-things".to_owned()].into(),
        agreements: [id(2)].into(),
        promises: [id(30)].into(),
        ..TogetherView::empty(stamp(36))
    };
    Edit::put(id(50), path).and(Edit::put(id(51), step)).and(Edit::put(Only::One, together))
}

fn with_others() -> Edit {
    let (when, day) = (when(), when().date());
    let promise = Promise {
        what: words("Call before seven"),
        promised_by: PromisedBy::Both,
        who: words("J."),
        area: PromiseArea::Contact,
        due: Due::Weekly(Weekday::Sun),
        why: words("So that I can stop waiting"),
        ended_on: Some(day),
        ..Promise::empty(stamp(21), when)
    };
    let entry = PromiseEntry { changed: stamp(21), promise: id(30), when, outcome: PromiseOutcome::AgreedAnew, fact: words("Said on Saturday") };
    let practice = Practice {
        title: words("Soup"),
        when_it_fits: words("Thursdays"),
        with_whom: words("J."),
        why: words("ordinary"),
        rests: true,
        ..Practice::empty(stamp(25), when, PracticeKind::Ritual)
    };
    let time = PracticeTime { changed: stamp(25), practice: id(35), when, note: words("quiet") };
    let appreciation = Appreciation { changed: stamp(26), when, of: AppreciationOf::Somebody, who: words("Ana"), text: words("bread"), was_said: true };
    let talk = TalkItem {
        changed: stamp(30),
        created: when,
        text: words("two things"),
        about: Some(Key::Boundary(id(2))),
        talked_on: Some(day),
        what_came: words("a pause"),
    };
    let number = HelpNumber {
        changed: stamp(32),
        name: words("Practice"),
        number: words("555 01"),
        note: words("mornings"),
        checked_on: Some(day),
        stands_for: Some(words("gb-crisis-samaritans")),
    };
    Edit::put(id(30), promise)
        .and(Edit::put(id(31), entry))
        .and(Edit::put(id(35), practice))
        .and(Edit::put(id(36), time))
        .and(Edit::put(id(37), appreciation))
        .and(Edit::put(id(43), talk))
        .and(Edit::put(id(45), number))
}

fn when_it_is_hard() -> Edit {
    let (when, day) = (when(), when().date());
    let moment = Moment {
        distress_before: Some(8),
        distress_after: Some(5),
        tools: [MomentTool::Breathing, MomentTool::AlreadyKnown].into(),
        set_off_by: [TriggerKind::Message].into(),
        note: words("on the stairs"),
        ..Moment::begun(stamp(22), when)
    };
    let trigger = Trigger {
        kinds: [TriggerKind::Place, TriggerKind::Date].into(),
        what: words("the tram stop"),
        distress: Some(7),
        brought_back: words("that morning"),
        body: words("hands"),
        helped: words("walking"),
        ..Trigger::empty(stamp(23), when)
    };
    let urge = Urge {
        what: words("to read it again"),
        strength: Some(4),
        acted: Some(UrgeAct::Partly),
        settled: Some(Settled::Minutes),
        distress_before: Some(6),
        distress_after: Some(6),
        instead: words("tea"),
        ..Urge::empty(stamp(24), when)
    };
    let held = HeldWords {
        changed: stamp(28),
        written: when,
        held_until: at("2026-11-21T07:00+01:00"),
        to_whom: words("J."),
        text: words("Not tonight"),
        state: HeldState::Said,
        in_the_morning: words("quieter"),
    };
    let date = DateAhead {
        title: words("The day"),
        kind: DateKind::Discovery,
        is_yearly: true,
        plan: words("the sea"),
        looked_back: vec![LookBack { day, distress: Some(6), text: words("lighter") }],
        ..DateAhead::empty(stamp(31), when, day)
    };
    Edit::put(id(32), moment)
        .and(Edit::put(id(33), trigger))
        .and(Edit::put(id(34), urge))
        .and(Edit::put(id(41), held))
        .and(Edit::put(id(44), date))
        .and(Edit::put(Only::One, safety_plan()))
        .and(Edit::put(Only::One, KnownCard { changed: stamp(33), text: words("I know what happened.") }))
}

fn safety_plan() -> SafetyPlan {
    let mut plan = SafetyPlan::empty(stamp(33));
    plan.write(PlanPart::Signs, words("I stop answering."));
    plan.people.insert(id(21));
    plan
}

fn for_oneself() -> Edit {
    let (when, day) = (when(), when().date());
    let goal = Goal {
        title: words("One book"),
        why: words("mine"),
        is_shared: true,
        steps: vec![GoalStep { id: id(38), text: words("Ask Ana"), done_on: Some(day) }, GoalStep { id: id(39), text: words("Look"), done_on: None }],
        look_again_on: Some(day),
        state: GoalState::Reached,
        notes: words("by summer"),
        ..Goal::empty(stamp(27), when)
    };
    let belief = Belief {
        belief: words("I was blind"),
        evidence_for: words("a year"),
        evidence_against: words("I asked"),
        check_ins: [id(1)].into(),
        truer: words("I was lied to"),
        ratings: vec![Believability { when, belief: Some(8), truer: Some(3) }, Believability { when, belief: Some(6), truer: None }],
        rests: true,
        ..Belief::empty(stamp(29), when)
    };
    Edit::put(id(40), goal).and(Edit::put(id(42), belief))
}
