//! Where a person stands on the path. No drawing here.

use crate::content::schema::{Path, Stage, Step};
use crate::content::{Content, Gate};
use crate::journal::{Journal, Profile, StepProgress, StepState, Timestamp};

/// A step with its place on the path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) stage: &'a Stage,
    /// Its number within the stage, from 1.
    pub(super) number: usize,
    pub(super) step: &'a Step,
}

/// All steps of a path in order.
pub(super) fn places<'a>(path: &'a Path, content: &'a Content) -> impl Iterator<Item = Place<'a>> {
    path.stages.iter().flat_map(move |stage| (1..).zip(content.steps_of(stage)).map(move |(number, step)| Place { stage, number, step }))
}

/// How a step stands; one that was never touched is not started.
pub(super) fn state_of(journal: &Journal, step: &Step) -> StepState {
    journal.steps().get(&step.id).map_or(StepState::NotStarted, |progress| progress.state)
}

/// What stands before a step for this person now.
pub(super) fn gate_of(journal: &Journal, profile: &Profile, step: &Step) -> Gate {
    step.gate(profile, journal.steps().get(&step.id).map(|progress| &**progress))
}

/// Whether the path from this step to the next is mended. A step that is not for this person leaves no gap.
pub(super) const fn is_mended(state: StepState) -> bool {
    matches!(state, StepState::Done | StepState::NotForMe)
}

/// The record of a step, or the one it would begin with.
pub(super) fn progress_or_untouched(journal: &Journal, step: &Step, now: Timestamp) -> StepProgress {
    journal.steps().get(&step.id).map_or_else(|| StepProgress::untouched(now), |progress| (**progress).clone())
}

/// The step to go on with: the first in progress, else the first not started, of those that are open to this person.
/// With its stage, and its number in it from 1.
#[must_use]
pub fn next_step<'a>(journal: &Journal, content: &'a Content) -> Option<(&'a Stage, usize, &'a Step)> {
    let profile = journal.profile_or_unsaid();
    let open = || places(content.default_path(), content).filter(|place| gate_of(journal, &profile, place.step) == Gate::Open);
    let first = |state| open().find(|place| state_of(journal, place.step) == state);
    let place = first(StepState::InProgress).or_else(|| first(StepState::NotStarted))?;
    Some((place.stage, place.number, place.step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, FearAnswer, Key, Only};

    fn marked(marks: &[(&str, StepState)]) -> Journal {
        let mut journal = Journal::default();
        for (id, state) in marks {
            let progress = StepProgress { state: *state, ..StepProgress::untouched(Timestamp::from_millis(0)) };
            journal.apply(Edit::put(Key::Step((*id).to_owned()), progress));
        }
        journal
    }

    fn next_id(journal: &Journal) -> Option<&'static str> {
        next_step(journal, content()).map(|(_, _, step)| step.id.as_str())
    }

    #[test]
    fn what_is_in_progress_comes_before_what_is_not_started() {
        let first = content().default_path().stages[0].steps[0].clone();
        assert_eq!(next_id(&Journal::default()), Some(first.as_str()));
        assert_eq!(next_id(&marked(&[("see-a-doctor", StepState::InProgress)])), Some("see-a-doctor"));
        let (stage, number, step) = next_step(&marked(&[(&first, StepState::Done)]), content()).expect("a step");
        assert_eq!((stage.id.as_str(), number, &step.id), ("finding-the-ground", 2, &content().default_path().stages[0].steps[1]));
    }

    #[test]
    fn a_step_that_is_closed_to_this_person_is_never_next() {
        let mut journal = marked(&[("say-what-it-did", StepState::InProgress), ("see-a-doctor", StepState::InProgress)]);
        let mut profile = journal.profile_or_unsaid();
        for (fear, next) in [
            (FearAnswer::No, "see-a-doctor"),
            (FearAnswer::Yes, "see-a-doctor"),
            (FearAnswer::NotSure, "see-a-doctor"),
            (FearAnswer::Unanswered, "see-a-doctor"),
        ] {
            profile.fear = fear;
            journal.apply(Edit::put(Key::Profile(Only::One), profile.clone()));
            assert_eq!(next_id(&journal), Some(next));
        }
        let mut journal = marked(&[("say-what-it-did", StepState::InProgress)]);
        assert_ne!(next_id(&journal), Some("say-what-it-did"), "the question comes first");
        profile.fear = FearAnswer::No;
        journal.apply(Edit::put(Key::Profile(Only::One), profile));
        assert_eq!(next_id(&journal), Some("say-what-it-did"));
    }

    #[test]
    fn when_only_what_waits_to_be_opened_is_left_nothing_is_next() {
        let all: Vec<_> = content().steps().values().filter(|step| !step.opens_only_when_asked).map(|step| (step.id.as_str(), StepState::Done)).collect();
        let mut journal = marked(&all);
        let profile = Profile { fear: FearAnswer::No, ..journal.profile_or_unsaid() };
        journal.apply(Edit::put(Key::Profile(Only::One), profile));
        assert_eq!(next_id(&journal), None, "forgiveness and closeness are never needed");
    }

    #[test]
    fn gold_is_only_for_what_is_done_or_left_out_on_purpose() {
        let mended: Vec<_> = StepState::ALL.into_iter().filter(|state| is_mended(*state)).collect();
        assert_eq!(mended, [StepState::Done, StepState::NotForMe]);
    }

    #[test]
    fn every_step_has_its_place() {
        let content = content();
        let path = content.default_path();
        assert_eq!(places(path, content).count(), path.stages.iter().map(|stage| stage.steps.len()).sum::<usize>());
        let sixth = places(path, content).nth(5).expect("a step");
        assert_eq!((sixth.stage.id.as_str(), sixth.number), ("finding-the-ground", 6));
    }
}
