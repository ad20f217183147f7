//! Gates before steps and worksheets: the safety rules of all paths, in one place.

use super::schema::{Step, Worksheet};
use crate::journal::{FearAnswer, Profile, StepProgress};

/// Access to a step or a worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Accessible.
    Open,
    /// Needs the other person although there may be fear, violence or control: offers the safety
    /// card.
    ClosedForTwo,
    /// The question about fear comes first.
    AsksAboutFear,
    /// About forgiveness or closeness; waits until the user opens it.
    WaitsToBeOpened,
}

impl Gate {
    /// Gate before wording for the other person: limits, replies, requests, agreements.
    #[must_use]
    pub fn before_words_for_two(profile: &Profile) -> Self {
        if profile.closes_steps_for_two() {
            Self::ClosedForTwo
        } else if profile.fear.is_open() {
            Self::AsksAboutFear
        } else {
            Self::Open
        }
    }
}

impl Step {
    /// Gate for this step, given the profile and the progress.
    #[must_use]
    pub fn gate(&self, profile: &Profile, progress: Option<&StepProgress>) -> Gate {
        let is_opened = progress.is_some_and(|progress| progress.opened);
        gate(self.for_two, self.asks_about_fear_first, self.opens_only_when_asked && !is_opened, profile)
    }

    /// True if never named on Today or printed: about leaving, unless fear was answered with "no".
    #[must_use]
    pub fn is_kept_quiet(&self, profile: &Profile) -> bool {
        self.about_leaving && profile.fear != FearAnswer::No
    }
}

impl Worksheet {
    /// Gate for this worksheet. Starting one about closeness or forgiveness opens it.
    #[must_use]
    pub fn gate(&self, profile: &Profile, is_begun: bool) -> Gate {
        gate(self.for_two, self.asks_about_fear_first, self.opens_only_when_asked && !is_begun, profile)
    }
}

fn gate(for_two: bool, asks_about_fear_first: bool, waits_to_be_opened: bool, profile: &Profile) -> Gate {
    if for_two && profile.closes_steps_for_two() {
        Gate::ClosedForTwo
    } else if (for_two || asks_about_fear_first) && profile.fear.is_open() {
        Gate::AsksAboutFear
    } else if waits_to_be_opened {
        Gate::WaitsToBeOpened
    } else {
        Gate::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Role, Timestamp};

    fn profile(fear: FearAnswer) -> Profile {
        Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) }
    }

    fn steps_behind(gate: Gate, profile: &Profile) -> Vec<&'static str> {
        content().steps().values().filter(|step| step.gate(profile, None) == gate).map(|step| step.id.as_str()).collect()
    }

    #[test]
    fn fear_closes_every_step_for_two_and_not_sure_counts_as_yes() {
        let for_two = content().steps().values().filter(|step| step.for_two).count();
        for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
            assert_eq!(steps_behind(Gate::ClosedForTwo, &profile(fear)).len(), for_two);
        }
        for fear in [FearAnswer::Unanswered, FearAnswer::No, FearAnswer::RatherNotSay] {
            assert_eq!(steps_behind(Gate::ClosedForTwo, &profile(fear)).len(), 0);
        }
        assert!(for_two > 0);
    }

    #[test]
    fn words_for_the_other_wait_for_the_answer_and_not_sure_counts_as_yes() {
        use FearAnswer::{No, NotSure, RatherNotSay, Unanswered, Yes};
        for (fear, gate) in
            [(Unanswered, Gate::AsksAboutFear), (Yes, Gate::ClosedForTwo), (NotSure, Gate::ClosedForTwo), (No, Gate::Open), (RatherNotSay, Gate::AsksAboutFear)]
        {
            assert_eq!(Gate::before_words_for_two(&profile(fear)), gate, "{fear:?}");
        }
        assert_eq!(Gate::before_words_for_two(&Profile { has_frightened: true, ..profile(No) }), Gate::ClosedForTwo);
    }

    #[test]
    fn having_frightened_someone_closes_steps_for_two_in_every_role() {
        for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
            let frightened = Profile { has_frightened: true, role, ..profile(FearAnswer::No) };
            let closed = steps_behind(Gate::ClosedForTwo, &frightened);
            assert!(closed.contains(&"an-apology-that-holds") && closed.contains(&"closer-slowly"));
        }
    }

    #[test]
    fn the_question_comes_before_talks_limits_and_leaving_until_it_is_answered() {
        let waiting = steps_behind(Gate::AsksAboutFear, &profile(FearAnswer::Unanswered));
        for id in ["say-what-it-did", "agree-on-what-holds", "one-boundary-you-can-keep", "when-trust-does-not-return"] {
            assert!(waiting.contains(&id), "{id}");
        }
        for fear in [FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::No] {
            assert_eq!(steps_behind(Gate::AsksAboutFear, &profile(fear)).len(), 0);
        }
        assert!(!waiting.contains(&"look-at-safety"), "the step about safety itself is always open");
    }

    #[test]
    fn rather_not_say_is_asked_again_where_a_gate_stands_and_closes_nothing_elsewhere() {
        let (unsaid, unanswered) = (profile(FearAnswer::RatherNotSay), profile(FearAnswer::Unanswered));
        for gate in [Gate::Open, Gate::ClosedForTwo, Gate::AsksAboutFear, Gate::WaitsToBeOpened] {
            assert_eq!(steps_behind(gate, &unsaid), steps_behind(gate, &unanswered), "{gate:?}");
        }
        assert!(!unsaid.closes_steps_for_two());
    }

    #[test]
    fn what_is_about_leaving_is_kept_quiet_unless_there_is_no_fear() {
        let quiet = |fear| content().steps().values().filter(|step| step.is_kept_quiet(&profile(fear))).count();
        let about_leaving = content().steps().values().filter(|step| step.about_leaving).count();
        for fear in [FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::Unanswered, FearAnswer::RatherNotSay] {
            assert_eq!(quiet(fear), about_leaving);
        }
        assert_eq!(quiet(FearAnswer::No), 0);
        let elsewhere: Vec<&str> = content()
            .paths()
            .values()
            .filter(|path| path.id != "leaving")
            .flat_map(|path| &path.stages)
            .flat_map(|stage| &stage.steps)
            .map(String::as_str)
            .collect();
        let only_when_leaving = content().paths()["leaving"].stages.iter().flat_map(|stage| &stage.steps).filter(|id| !elsewhere.contains(&id.as_str()));
        for id in only_when_leaving {
            assert!(content().step(id).is_some_and(|step| step.about_leaving), "{id} stands only on the path of leaving");
        }
    }

    #[test]
    fn leaving_stays_open_to_the_person_who_is_afraid() {
        let step = content().step("when-trust-does-not-return").expect("a step");
        assert_eq!(step.gate(&profile(FearAnswer::Yes), None), Gate::Open);
    }

    #[test]
    fn forgiveness_and_closeness_wait_for_everyone() {
        for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
            let waiting = steps_behind(Gate::WaitsToBeOpened, &Profile { role, ..profile(FearAnswer::No) });
            assert_eq!(waiting, ["closer-slowly", "what-forgiving-could-be"]);
        }
        let step = content().step("what-forgiving-could-be").expect("a step");
        let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
        assert_eq!(step.gate(&profile(FearAnswer::No), Some(&progress)), Gate::WaitsToBeOpened);
        progress.opened = true;
        assert_eq!(step.gate(&profile(FearAnswer::No), Some(&progress)), Gate::Open);
    }

    #[test]
    fn every_worksheet_about_forgiving_or_closeness_waits_and_every_talk_asks_first() {
        let sheet = |id: &str| content().worksheet(id).expect("a worksheet");
        for id in ["what-forgiving-would-mean", "living-with-not-being-forgiven", "coming-closer"] {
            assert_eq!(sheet(id).gate(&profile(FearAnswer::No), false), Gate::WaitsToBeOpened, "{id}");
            assert_eq!(sheet(id).gate(&profile(FearAnswer::No), true), Gate::Open, "{id}");
        }
        for id in ["saying-it", "taking-turns", "weekly-check-in", "an-apology", "what-i-need-to-feel-safe", "is-it-time-to-let-go"] {
            assert_eq!(sheet(id).gate(&profile(FearAnswer::Unanswered), false), Gate::AsksAboutFear, "{id}");
        }
        assert_eq!(sheet("taking-turns").gate(&profile(FearAnswer::NotSure), true), Gate::ClosedForTwo);
        assert_eq!(sheet("an-apology").gate(&Profile { has_frightened: true, ..profile(FearAnswer::No) }, true), Gate::ClosedForTwo);
        assert_eq!(sheet("is-it-time-to-let-go").gate(&profile(FearAnswer::Yes), false), Gate::Open, "leaving stays open to the person who is afraid");
    }

    #[test]
    fn what_was_opened_closes_again_where_there_is_fear() {
        let step = content().step("closer-slowly").expect("a step");
        let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
        progress.opened = true;
        assert_eq!(step.gate(&profile(FearAnswer::No), Some(&progress)), Gate::Open);
        assert_eq!(step.gate(&profile(FearAnswer::NotSure), Some(&progress)), Gate::ClosedForTwo);
    }
}
