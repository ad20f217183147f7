//! Where a person stands on the path. No drawing here.

use crate::content::schema::Step;
use crate::content::{Gate, Place, Way};
use crate::journal::{Journal, Profile, StepProgress, StepState, Timestamp};

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

/// The step to go on with on a way: the first in progress, else the first not started, of those that are open to this person and
/// may be named where somebody else could look.
#[must_use]
pub fn next_step<'w>(journal: &Journal, way: &'w Way<'_>) -> Option<Place<'w>> {
    let profile = journal.profile_or_unsaid();
    let open = || way.places().filter(|place| gate_of(journal, &profile, place.step) == Gate::Open && !place.step.is_kept_quiet(&profile));
    let first = |state| open().find(|place| state_of(journal, place.step) == state);
    first(StepState::InProgress).or_else(|| first(StepState::NotStarted))
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

    fn next_id(journal: &Journal) -> Option<String> {
        next_step(journal, &Way::of(journal, content())).map(|place| place.step.id.clone())
    }

    #[test]
    fn what_is_in_progress_comes_before_what_is_not_started() {
        let first = content().default_path().stages[0].steps[0].clone();
        assert_eq!(next_id(&Journal::default()).as_ref(), Some(&first));
        assert_eq!(next_id(&marked(&[("see-a-doctor", StepState::InProgress)])).as_deref(), Some("see-a-doctor"));
        let journal = marked(&[(&first, StepState::Done)]);
        let way = Way::of(&journal, content());
        let place = next_step(&journal, &way).expect("a step");
        assert_eq!((place.stage.id.as_str(), place.number, &place.step.id), ("finding-the-ground", 2, &content().default_path().stages[0].steps[1]));
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
            assert_eq!(next_id(&journal).as_deref(), Some(next));
        }
        let mut journal = marked(&[("say-what-it-did", StepState::InProgress)]);
        assert_ne!(next_id(&journal).as_deref(), Some("say-what-it-did"), "the question comes first");
        profile.fear = FearAnswer::No;
        journal.apply(Edit::put(Key::Profile(Only::One), profile));
        assert_eq!(next_id(&journal).as_deref(), Some("say-what-it-did"));
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
    fn another_path_has_another_next_step_and_shares_what_is_done() {
        let mut journal = marked(&[("name-what-you-feel", StepState::Done)]);
        for (path, next) in [("growth", "give-grief-a-place"), ("learning-to-trust-again", "see-what-it-touched"), ("leaving", "look-at-safety")] {
            let profile = Profile { path: path.to_owned(), fear: FearAnswer::No, ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Key::Profile(Only::One), profile));
            assert_eq!(next_id(&journal).as_deref(), Some(next), "{path}");
        }
    }

    #[test]
    fn a_step_about_leaving_is_never_next_unless_there_is_no_fear() {
        let in_progress = [("plan-before-you-tell", StepState::InProgress)];
        for fear in [FearAnswer::Unanswered, FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::RatherNotSay, FearAnswer::No] {
            let mut journal = marked(&in_progress);
            let profile = Profile { path: "leaving".to_owned(), fear, ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Key::Profile(Only::One), profile));
            assert_eq!(next_id(&journal).as_deref() == Some("plan-before-you-tell"), fear == FearAnswer::No, "{fear:?}");
        }
    }
}
