//! The chosen path, with the steps that apply to the user.

use std::borrow::Cow;

use super::schema::{Path, Stage, Step};
use super::{Content, Gate, own_path};
use crate::journal::{Id, Journal};

/// Finds a built-in or custom step by id.
#[must_use]
pub fn step_of<'a>(journal: &Journal, content: &'a Content, id: &str) -> Option<Cow<'a, Step>> {
    content.step(id).map(Cow::Borrowed).or_else(|| own_path::own_step(journal, id).map(|step| Cow::Owned(Step::of_own(id, step))))
}

/// Title of the step with this id.
#[must_use]
pub fn step_title<'a>(journal: &'a Journal, content: &'a Content, id: &str) -> Option<&'a str> {
    content.step(id).map(|step| step.title.as_str()).or_else(|| own_path::own_step(journal, id).map(own_path::title_of_own_step))
}

/// Finds a built-in or custom path by id.
#[must_use]
pub fn path_of<'a>(journal: &Journal, content: &'a Content, id: &str) -> Option<Cow<'a, Path>> {
    let own = || {
        let path = journal.own_paths().get(&id.parse::<Id>().ok()?)?;
        Some(Cow::Owned(Path::of_own(id, path)))
    };
    content.paths().get(id).map(Cow::Borrowed).or_else(own)
}

/// The chosen path, or the default.
#[must_use]
pub fn chosen_path<'a>(journal: &Journal, content: &'a Content) -> Cow<'a, Path> {
    path_of(journal, content, &journal.profile_or_unsaid().path).unwrap_or(Cow::Borrowed(content.default_path()))
}

/// A step with its position on the path.
#[derive(Clone, Copy, Debug)]
pub struct Place<'w> {
    /// The stage.
    pub stage: &'w Stage,
    /// Number among the shown steps of the stage, from 1.
    pub number: usize,
    /// Number of shown steps in the stage.
    pub count: usize,
    /// The step.
    pub step: &'w Step,
}

/// A path as it applies to the user: without hidden steps, nor steps for two if there is fear,
/// violence or control.
#[derive(Debug)]
pub struct Way<'a> {
    /// The complete path.
    pub path: Cow<'a, Path>,
    shown: Vec<Vec<Cow<'a, Step>>>,
    /// Steps for two, left out in favour of help.
    pub set_aside: Vec<Cow<'a, Step>>,
    /// Steps hidden by the user.
    pub hidden: Vec<Cow<'a, Step>>,
}

impl<'a> Way<'a> {
    /// Resolves the chosen path of a journal.
    #[must_use]
    pub fn of(journal: &Journal, content: &'a Content) -> Self {
        let profile = journal.profile_or_unsaid();
        let path = chosen_path(journal, content);
        let mut way = Self { shown: Vec::with_capacity(path.stages.len()), set_aside: Vec::new(), hidden: Vec::new(), path };
        for stage in &way.path.stages {
            let mut shown = Vec::with_capacity(stage.steps.len());
            for step in stage.steps.iter().filter_map(|id| step_of(journal, content, id)) {
                if step.gate(&profile, None) == Gate::ClosedForTwo {
                    way.set_aside.push(step);
                } else if profile.hidden_steps.contains(&step.id) {
                    way.hidden.push(step);
                } else {
                    shown.push(step);
                }
            }
            way.shown.push(shown);
        }
        way
    }

    /// The shown steps in order; empty stages are skipped.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.path.stages.iter().zip(&self.shown).flat_map(|(stage, shown)| {
            let count = shown.len();
            (1..).zip(shown).map(move |(number, step)| Place { stage, number, count, step })
        })
    }

    /// Non-empty stages with their shown steps.
    pub fn stages(&self) -> impl Iterator<Item = (&Stage, &[Cow<'a, Step>])> {
        self.path.stages.iter().zip(&self.shown).filter(|(_, shown)| !shown.is_empty()).map(|(stage, shown)| (stage, shown.as_slice()))
    }

    /// Position of a step.
    #[must_use]
    pub fn place_of(&self, step: &str) -> Option<Place<'_>> {
        self.places().find(|place| place.step.id == step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, FearAnswer, Only, OwnPath, OwnStage, OwnStep, Profile, Timestamp};

    fn journal(change: impl FnOnce(&mut Profile)) -> Journal {
        let mut journal = Journal::default();
        let mut profile = journal.profile_or_unsaid();
        change(&mut profile);
        journal.apply(Edit::put(Only::One, profile));
        journal
    }

    #[test]
    fn the_woven_path_is_walked_until_another_is_chosen_and_again_when_that_is_gone() {
        assert_eq!(chosen_path(&Journal::default(), content()).id, Content::DEFAULT_PATH);
        for id in content().paths().keys() {
            assert_eq!(chosen_path(&journal(|profile| profile.path.clone_from(id)), content()).id, *id);
        }
        for gone in ["no-such-path".to_owned(), Id::from_parts(0, 7).to_string()] {
            assert_eq!(chosen_path(&journal(|profile| profile.path = gone), content()).id, Content::DEFAULT_PATH);
        }
    }

    #[test]
    fn every_step_has_its_number_among_those_that_are_shown() {
        let journal = journal(|profile| {
            profile.fear = FearAnswer::No;
            profile.hidden_steps.insert("steady-the-nights".to_owned());
        });
        let way = Way::of(&journal, content());
        let fourth = way.place_of("tell-one-safe-person").expect("a place");
        assert_eq!((fourth.stage.id.as_str(), fourth.number, fourth.count), ("finding-the-ground", 3, 5));
        assert!(way.place_of("steady-the-nights").is_none());
        assert_eq!(way.hidden.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["steady-the-nights"]);
    }

    #[test]
    fn where_there_is_fear_steps_for_two_are_not_on_the_way_on_any_path() {
        for path in content().paths().values() {
            for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
                let journal = journal(|profile| (profile.fear, profile.path) = (fear, path.id.clone()));
                let way = Way::of(&journal, content());
                assert!(way.places().all(|place| !place.step.for_two), "{}", path.id);
                let all = path.stages.iter().map(|stage| stage.steps.len()).sum::<usize>();
                assert_eq!(way.places().count() + way.set_aside.len(), all);
                assert_eq!(way.stages().count(), path.stages.len(), "every stage has something for a person on their own");
            }
        }
    }

    #[test]
    fn a_path_of_ones_own_holds_steps_of_both_kinds_and_its_own_obey_the_same_gates() {
        let (path, mine) = (Id::from_parts(0, 1), Id::from_parts(0, 2));
        let mut journal = journal(|profile| profile.path = path.to_string());
        let now = Timestamp::from_millis(0);
        let steps = vec![mine.to_string(), "see-a-doctor".to_owned(), Id::from_parts(0, 3).to_string()];
        let stage = OwnStage { id: "a".to_owned(), title: String::new(), about: String::new(), steps };
        journal.apply(Edit::put(path, OwnPath { stages: vec![stage], ..OwnPath::empty(now) }));
        journal.apply(Edit::put(mine, OwnStep { title: "Walk by the sea".to_owned(), for_two: true, ..OwnStep::empty(now) }));
        let titles = |journal: &Journal| Way::of(journal, content()).places().map(|place| place.step.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&journal), ["Walk by the sea", "See a doctor if you need to"], "one that is not there is passed over");
        let afraid = Profile { fear: FearAnswer::NotSure, ..journal.profile_or_unsaid() };
        journal.apply(Edit::put(Only::One, afraid));
        assert_eq!(titles(&journal), ["See a doctor if you need to"]);
        assert_eq!(step_title(&journal, content(), &mine.to_string()), Some("Walk by the sea"));
    }
}
