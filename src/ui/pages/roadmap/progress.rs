//! Progress on the path. No drawing here.

use crate::content::schema::Step;
use crate::content::{Gate, Place, Way};
use crate::journal::{Journal, Profile, StepProgress, StepState, Timestamp};

/// The state of a step; "not started" without a record.
pub(super) fn state_of(journal: &Journal, step: &Step) -> StepState {
    journal.steps().get(&step.id).map_or(StepState::NotStarted, |progress| progress.state)
}

pub(super) fn gate_of(journal: &Journal, profile: &Profile, step: &Step) -> Gate {
    step.gate(profile, journal.steps().get(&step.id).map(|progress| &**progress))
}

/// True if the seam to the next step is mended. A step "not for me" leaves no gap.
pub(super) const fn is_mended(state: StepState) -> bool {
    matches!(state, StepState::Done | StepState::NotForMe)
}

pub(super) fn progress_or_untouched(journal: &Journal, step: &Step, now: Timestamp) -> StepProgress {
    journal.steps().get(&step.id).map_or_else(|| StepProgress::untouched(now), |progress| (**progress).clone())
}

/// The step to continue with: the first in progress, else the first not started. Only open steps,
/// and none kept quiet from onlookers.
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
    use crate::journal::{Direction, Edit, FearAnswer, Only, Role};

    fn marked(marks: &[(&str, StepState)]) -> Journal {
        let mut journal = Journal::default();
        for (id, state) in marks {
            let progress = StepProgress { state: *state, ..StepProgress::untouched(Timestamp::from_millis(0)) };
            journal.apply(Edit::put((*id).to_owned(), progress));
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
            journal.apply(Edit::put(Only::One, profile.clone()));
            assert_eq!(next_id(&journal).as_deref(), Some(next));
        }
        let mut journal = marked(&[("say-what-it-did", StepState::InProgress)]);
        assert_ne!(next_id(&journal).as_deref(), Some("say-what-it-did"), "the question comes first");
        profile.fear = FearAnswer::No;
        journal.apply(Edit::put(Only::One, profile));
        assert_eq!(next_id(&journal).as_deref(), Some("say-what-it-did"));
    }

    #[test]
    fn when_only_what_waits_to_be_opened_is_left_nothing_is_next() {
        let all: Vec<_> = content().steps().values().filter(|step| !step.opens_only_when_asked).map(|step| (step.id.as_str(), StepState::Done)).collect();
        let mut journal = marked(&all);
        let profile = Profile { fear: FearAnswer::No, ..journal.profile_or_unsaid() };
        journal.apply(Edit::put(Only::One, profile));
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
            journal.apply(Edit::put(Only::One, profile));
            assert_eq!(next_id(&journal).as_deref(), Some(next), "{path}");
        }
    }

    #[test]
    fn a_step_about_leaving_is_never_next_unless_there_is_no_fear() {
        let in_progress = [("plan-before-you-tell", StepState::InProgress)];
        for fear in [FearAnswer::Unanswered, FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::RatherNotSay, FearAnswer::No] {
            let mut journal = marked(&in_progress);
            let profile = Profile { path: "leaving".to_owned(), fear, ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Only::One, profile));
            assert_eq!(next_id(&journal).as_deref() == Some("plan-before-you-tell"), fear == FearAnswer::No, "{fear:?}");
        }
    }

    /// Follows a path to its end for this profile. Returns the ids of the steps.
    fn walk(profile: &Profile) -> (Journal, Vec<String>) {
        let mut journal = Journal::default();
        journal.apply(Edit::put(Only::One, profile.clone()));
        let mut walked = Vec::new();
        while let Some(id) = next_id(&journal) {
            let done = StepProgress { state: StepState::Done, ..StepProgress::untouched(Timestamp::from_millis(0)) };
            journal.apply(Edit::put(id.clone(), done));
            walked.push(id);
        }
        (journal, walked)
    }

    /// All combinations of path, role, direction and answer about fear.
    fn everyone() -> Vec<Profile> {
        let unsaid = Journal::default().profile_or_unsaid();
        let mut all = Vec::new();
        for path in content().paths().keys() {
            for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
                for direction in [Direction::Undecided, Direction::Stay, Direction::Leave] {
                    for fear in [FearAnswer::Unanswered, FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::No, FearAnswer::RatherNotSay] {
                        all.push(Profile { path: path.clone(), role, direction, fear, ..unsaid.clone() });
                    }
                }
            }
        }
        all
    }

    #[test]
    fn everyone_has_words_on_every_step() {
        for step in content().steps().values() {
            for role in [Role::Hurt, Role::BrokeTrust] {
                assert!(step.for_role.of(role).is_some(), "{} has nothing for {role:?}", step.id);
            }
            assert!(!step.why.is_empty() && !step.actions.is_empty() && !step.questions.is_empty());
        }
    }

    #[test]
    fn everyone_comes_to_the_end_of_every_path_without_forgiving_and_without_closeness() {
        for profile in everyone() {
            let (journal, walked) = walk(&profile);
            let way = Way::of(&journal, content());
            let place = format!("{} as {:?}, {:?}, {:?}", profile.path, profile.role, profile.direction, profile.fear);
            for step in way.places().map(|place| place.step) {
                let is_walked = walked.contains(&step.id);
                let gate = gate_of(&journal, &profile, step);
                assert_eq!(is_walked, gate == Gate::Open && !step.is_kept_quiet(&profile), "{place}: {}", step.id);
                assert!(gate != Gate::ClosedForTwo, "{place}: {} is not on the way", step.id);
            }
            assert!(walked.iter().all(|id| content().step(id).is_some_and(|step| !step.opens_only_when_asked)), "{place}");
            // An unanswered question about fear closes some stages. Steps about leaving are open on
            // the roadmap, but never "next", which Today would show.
            let leaves = profile.path == "leaving" && profile.fear != FearAnswer::No;
            for (stage, _) in way.stages().filter(|_| !leaves && !profile.fear.is_open()) {
                assert!(way.places().any(|place| place.stage.id == stage.id && walked.contains(&place.step.id)), "{place}: nothing in {}", stage.id);
            }
        }
    }

    #[test]
    fn the_path_of_leaving_stays_open_to_the_one_who_is_afraid() {
        for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
            let profile = Profile { path: "leaving".to_owned(), fear, ..Journal::default().profile_or_unsaid() };
            let mut journal = Journal::default();
            journal.apply(Edit::put(Only::One, profile.clone()));
            for place in Way::of(&journal, content()).places().filter(|place| !place.step.opens_only_when_asked) {
                assert_eq!(gate_of(&journal, &profile, place.step), Gate::Open, "{}", place.step.id);
            }
        }
    }

    #[test]
    fn what_was_done_on_one_path_is_done_on_all() {
        for path in content().paths().keys() {
            let profile = Profile { path: path.clone(), fear: FearAnswer::No, ..Journal::default().profile_or_unsaid() };
            let (mut journal, walked) = walk(&profile);
            for other in content().paths().keys() {
                journal.apply(Edit::put(Only::One, Profile { path: other.clone(), ..profile.clone() }));
                for place in Way::of(&journal, content()).places() {
                    assert_eq!(state_of(&journal, place.step) == StepState::Done, walked.contains(&place.step.id), "{other} after {path}");
                }
            }
        }
    }
}
