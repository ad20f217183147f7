//! Strategies for the records of the tools.

use chrono::Weekday;

use super::*;

fn distress() -> impl Strategy<Value = Option<u8>> {
    option::of(any::<u8>())
}

fn trigger_kinds() -> impl Strategy<Value = BTreeSet<TriggerKind>> {
    btree_set(select(TriggerKind::ALL.to_vec()), 0..3)
}

fn due() -> impl Strategy<Value = Due> {
    let weekday = select((0..7_u8).filter_map(|number| Weekday::try_from(number).ok()).collect::<Vec<_>>());
    prop_oneof![Just(Due::WhenItComesUp), date().prop_map(Due::On), Just(Due::Daily), weekday.prop_map(Due::Weekly)]
}

fn promise() -> BoxedStrategy<Promise> {
    ((timestamp(), local_time()), (text(), text(), text()), (select(PromisedBy::ALL.to_vec()), select(PromiseArea::ALL.to_vec()), due()), option::of(date()))
        .prop_map(|((changed, created), (what, who, why), (promised_by, area, due), ended_on)| Promise {
            changed,
            created,
            what,
            promised_by,
            who,
            area,
            due,
            why,
            ended_on,
        })
        .boxed()
}

fn promise_entry() -> BoxedStrategy<PromiseEntry> {
    (timestamp(), id(), local_time(), select(PromiseOutcome::ALL.to_vec()), text())
        .prop_map(|(changed, promise, when, outcome, fact)| PromiseEntry { changed, promise, when, outcome, fact })
        .boxed()
}

fn moment() -> BoxedStrategy<Moment> {
    (timestamp(), local_time(), distress(), distress(), btree_set(select(MomentTool::ALL.to_vec()), 0..3), trigger_kinds(), text())
        .prop_map(|(changed, when, distress_before, distress_after, tools, set_off_by, note)| Moment {
            changed,
            when,
            distress_before,
            distress_after,
            tools,
            set_off_by,
            note,
        })
        .boxed()
}

fn trigger() -> BoxedStrategy<Trigger> {
    (timestamp(), local_time(), trigger_kinds(), distress(), text(), text(), text(), text())
        .prop_map(|(changed, when, kinds, distress, what, brought_back, body, helped)| Trigger {
            changed,
            when,
            kinds,
            what,
            distress,
            brought_back,
            body,
            helped,
        })
        .boxed()
}

fn urge() -> BoxedStrategy<Urge> {
    let answers = (option::of(select(UrgeAct::ALL.to_vec())), option::of(select(Settled::ALL.to_vec())));
    (timestamp(), local_time(), (text(), text()), distress(), answers, distress(), distress())
        .prop_map(|(changed, when, (what, instead), strength, (acted, settled), distress_before, distress_after)| Urge {
            changed,
            when,
            what,
            strength,
            acted,
            settled,
            distress_before,
            distress_after,
            instead,
        })
        .boxed()
}

fn practice() -> BoxedStrategy<Practice> {
    (timestamp(), local_time(), select(PracticeKind::ALL.to_vec()), (text(), text(), text(), text()), any::<bool>())
        .prop_map(|(changed, created, kind, (title, when_it_fits, with_whom, why), rests)| Practice {
            changed,
            created,
            kind,
            title,
            when_it_fits,
            with_whom,
            why,
            rests,
        })
        .boxed()
}

fn appreciation() -> BoxedStrategy<Appreciation> {
    (timestamp(), local_time(), select(AppreciationOf::ALL.to_vec()), text(), text(), any::<bool>())
        .prop_map(|(changed, when, of, who, text, was_said)| Appreciation { changed, when, of, who, text, was_said })
        .boxed()
}

fn goal() -> BoxedStrategy<Goal> {
    let step = (id(), text(), option::of(date())).prop_map(|(id, text, done_on)| GoalStep { id, text, done_on });
    ((timestamp(), local_time()), (text(), text(), text()), any::<bool>(), vec(step, 0..3), option::of(date()), select(GoalState::ALL.to_vec()))
        .prop_map(|((changed, created), (title, why, notes), is_shared, steps, look_again_on, state)| Goal {
            changed,
            created,
            title,
            why,
            is_shared,
            steps,
            look_again_on,
            state,
            notes,
        })
        .boxed()
}

fn held_words() -> BoxedStrategy<HeldWords> {
    (timestamp(), local_time(), local_time(), text(), text(), select(HeldState::ALL.to_vec()), text())
        .prop_map(|(changed, written, held_until, to_whom, text, state, in_the_morning)| HeldWords {
            changed,
            written,
            held_until,
            to_whom,
            text,
            state,
            in_the_morning,
        })
        .boxed()
}

fn belief() -> BoxedStrategy<Belief> {
    let rating = (local_time(), distress(), distress()).prop_map(|(when, belief, truer)| Believability { when, belief, truer });
    ((timestamp(), local_time()), (text(), text(), text(), text()), btree_set(id(), 0..2), vec(rating, 0..3), any::<bool>())
        .prop_map(|((changed, created), (belief, evidence_for, evidence_against, truer), check_ins, ratings, rests)| Belief {
            changed,
            created,
            belief,
            evidence_for,
            evidence_against,
            check_ins,
            truer,
            ratings,
            rests,
        })
        .boxed()
}

fn talk_item() -> BoxedStrategy<TalkItem> {
    let about = prop_oneof![id().prop_map(Key::Boundary), text().prop_map(Key::Step), id().prop_map(Key::Promise)];
    (timestamp(), local_time(), text(), option::of(about), option::of(date()), text())
        .prop_map(|(changed, created, text, about, talked_on, what_came)| TalkItem { changed, created, text, about, talked_on, what_came })
        .boxed()
}

fn date_ahead() -> BoxedStrategy<DateAhead> {
    let look_back = (date(), distress(), text()).prop_map(|(day, distress, text)| LookBack { day, distress, text });
    ((timestamp(), local_time()), (text(), text()), select(DateKind::ALL.to_vec()), date(), any::<bool>(), vec(look_back, 0..3))
        .prop_map(|((changed, created), (title, plan), kind, day, is_yearly, looked_back)| DateAhead {
            changed,
            created,
            title,
            kind,
            day,
            is_yearly,
            plan,
            looked_back,
        })
        .boxed()
}

fn safety_plan() -> BoxedStrategy<SafetyPlan> {
    let part = select([PlanPart::GENERAL.as_slice(), PlanPart::FROM_SOMEONE.as_slice()].concat());
    (timestamp(), btree_map(part, text(), 0..4), btree_set(id(), 0..3)).prop_map(|(changed, parts, people)| SafetyPlan { changed, parts, people }).boxed()
}

pub(super) fn tool_record() -> BoxedStrategy<(Key, Record)> {
    let help_number = (timestamp(), text(), text(), text(), option::of(date()), option::of(text()))
        .prop_map(|(changed, name, number, note, checked_on, stands_for)| HelpNumber { changed, name, number, note, checked_on, stands_for });
    let practice_time = (timestamp(), id(), local_time(), text()).prop_map(|(changed, practice, when, note)| PracticeTime { changed, practice, when, note });
    prop_oneof![
        (id(), help_number).prop_map(|(id, record)| (Key::HelpNumber(id), record.into())),
        (id(), promise()).prop_map(|(id, record)| (Key::Promise(id), record.into())),
        (id(), promise_entry()).prop_map(|(id, record)| (Key::PromiseEntry(id), record.into())),
        (id(), moment()).prop_map(|(id, record)| (Key::Moment(id), record.into())),
        (timestamp(), text()).prop_map(|(changed, text)| (Key::KnownCard(Only::One), KnownCard { changed, text }.into())),
        safety_plan().prop_map(|plan| (Key::SafetyPlan(Only::One), plan.into())),
        (id(), trigger()).prop_map(|(id, record)| (Key::Trigger(id), record.into())),
        (id(), urge()).prop_map(|(id, record)| (Key::Urge(id), record.into())),
        (id(), practice()).prop_map(|(id, record)| (Key::Practice(id), record.into())),
        (id(), practice_time).prop_map(|(id, record)| (Key::PracticeTime(id), record.into())),
        (id(), appreciation()).prop_map(|(id, record)| (Key::Appreciation(id), record.into())),
        (id(), goal()).prop_map(|(id, record)| (Key::Goal(id), record.into())),
        (id(), held_words()).prop_map(|(id, record)| (Key::HeldWords(id), record.into())),
        (id(), belief()).prop_map(|(id, record)| (Key::Belief(id), record.into())),
        (id(), talk_item()).prop_map(|(id, record)| (Key::TalkItem(id), record.into())),
        (id(), date_ahead()).prop_map(|(id, record)| (Key::DateAhead(id), record.into())),
    ]
    .boxed()
}
