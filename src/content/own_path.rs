//! Custom paths and steps, converted for display.

use std::collections::BTreeMap;

use super::lang;
use super::schema::{Action, DirectionTexts, Path, RoleTexts, Stage, Step};
use crate::journal::{Id, Journal, OwnOption, OwnPath, OwnStage, OwnStep, Timestamp};

pub(super) fn own_step<'a>(journal: &'a Journal, id: &str) -> Option<&'a OwnStep> {
    journal.own_steps().get(&id.parse::<Id>().ok()?).map(|step| &**step)
}

/// Title of a custom path, or a placeholder.
#[must_use]
pub fn title_of_own_path(path: &OwnPath) -> &str {
    title_or(&path.title, &lang().own_paths.untitled_path)
}

/// Title of a custom step, or a placeholder.
#[must_use]
pub fn title_of_own_step(step: &OwnStep) -> &str {
    title_or(&step.title, &lang().own_paths.untitled_step)
}

fn title_or<'a>(title: &'a str, untitled: &'a str) -> &'a str {
    let title = title.trim();
    if title.is_empty() { untitled } else { title }
}

impl Path {
    /// Converts a custom path for display.
    #[must_use]
    pub fn of_own(id: &str, path: &OwnPath) -> Self {
        let stages = path.stages.iter().map(|stage| Stage {
            id: stage.id.clone(),
            title: title_or(&stage.title, &lang().own_paths.untitled_stage).to_owned(),
            about: stage.about.clone(),
            steps: stage.steps.clone(),
        });
        let stages = stages.collect();
        Self { stages, title: title_of_own_path(path).to_owned(), ..Self::as_written(id, path) }
    }

    /// Converts a custom path without placeholders.
    pub(super) fn as_written(id: &str, path: &OwnPath) -> Self {
        let stage = |stage: &OwnStage| Stage { id: stage.id.clone(), title: stage.title.clone(), about: stage.about.clone(), steps: stage.steps.clone() };
        let stages = path.stages.iter().map(stage).collect();
        Self { id: id.to_owned(), place: 0, title: path.title.clone(), about: path.about.clone(), stages, own_steps: Vec::new() }
    }

    /// True if equal except for the ids of custom steps.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let plain = |path: &Self| {
            let numbers: BTreeMap<&str, String> = path.own_steps.iter().enumerate().map(|(number, step)| (step.id.as_str(), number.to_string())).collect();
            let named = |id: &String| numbers.get(id.as_str()).map_or_else(|| id.clone(), |number| format!("own {number}"));
            let stages: Vec<_> = path.stages.iter().map(|stage| (&stage.title, &stage.about, stage.steps.iter().map(named).collect::<Vec<_>>())).collect();
            let steps: Vec<OwnStep> = path.own_steps.iter().map(|step| step.to_own(Timestamp::from_millis(0))).collect();
            format!("{:?}", (&path.title, &path.about, stages, steps))
        };
        plain(self) == plain(other)
    }

    /// Converts to a custom path. Steps get new ids, so that an import never replaces a record.
    #[must_use]
    pub fn to_own(&self, now: Timestamp, mut new_id: impl FnMut() -> Id) -> (OwnPath, BTreeMap<Id, OwnStep>) {
        let ids: BTreeMap<&str, Id> = self.own_steps.iter().map(|step| (step.id.as_str(), new_id())).collect();
        let own_steps = self.own_steps.iter().filter_map(|step| Some((*ids.get(step.id.as_str())?, step.to_own(now)))).collect();
        let step_id = |id: &String| ids.get(id.as_str()).map_or_else(|| id.clone(), Id::to_string);
        let stages = self.stages.iter().map(|stage| OwnStage {
            id: stage.id.clone(),
            title: stage.title.clone(),
            about: stage.about.clone(),
            steps: stage.steps.iter().map(step_id).collect(),
        });
        (OwnPath { changed: now, title: self.title.clone(), about: self.about.clone(), stages: stages.collect() }, own_steps)
    }
}

impl Step {
    /// Converts a custom step for display. Asking about fear first implies that it may be about
    /// leaving.
    #[must_use]
    pub fn of_own(id: &str, step: &OwnStep) -> Self {
        Self { title: title_of_own_step(step).to_owned(), ..Self::as_written(id, step) }
    }

    /// Converts a custom step without placeholders.
    pub(super) fn as_written(id: &str, step: &OwnStep) -> Self {
        Self {
            id: id.to_owned(),
            title: step.title.clone(),
            why: step.why.clone(),
            for_role: RoleTexts::default(),
            for_direction: DirectionTexts::default(),
            actions: step.actions.iter().map(|action| Action { id: action.id.clone(), text: action.text.clone() }).collect(),
            questions: step.questions.clone(),
            for_two: step.for_two,
            asks_about_fear_first: step.asks_about_fear_first,
            about_leaving: step.asks_about_fear_first,
            opens_only_when_asked: step.opens_only_when_asked,
            worksheets: Vec::new(),
            tools: Vec::new(),
            serves: Vec::new(),
        }
    }

    fn to_own(&self, now: Timestamp) -> OwnStep {
        OwnStep {
            changed: now,
            title: self.title.clone(),
            why: self.why.clone(),
            actions: self.actions.iter().map(|action| OwnOption { id: action.id.clone(), text: action.text.clone() }).collect(),
            questions: self.questions.clone(),
            for_two: self.for_two,
            asks_about_fear_first: self.asks_about_fear_first,
            opens_only_when_asked: self.opens_only_when_asked,
        }
    }
}
