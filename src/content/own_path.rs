//! Paths and steps of the person's own, as those that pages draw.

use super::lang;
use super::schema::{Action, DirectionTexts, Path, RoleTexts, Stage, Step};
use crate::journal::{Id, Journal, OwnPath, OwnStep};

/// The step of the person's own that journals call `id`.
pub(super) fn own_step<'a>(journal: &'a Journal, id: &str) -> Option<&'a OwnStep> {
    journal.own_steps().get(&id.parse::<Id>().ok()?).map(|step| &**step)
}

/// What a path of the person's own is called, also before it has a title.
#[must_use]
pub fn title_of_own_path(path: &OwnPath) -> &str {
    title_or(&path.title, &lang().own_paths.untitled_path)
}

/// What a step of the person's own is called, also before it has a title.
#[must_use]
pub fn title_of_own_step(step: &OwnStep) -> &str {
    title_or(&step.title, &lang().own_paths.untitled_step)
}

fn title_or<'a>(title: &'a str, untitled: &'a str) -> &'a str {
    let title = title.trim();
    if title.is_empty() { untitled } else { title }
}

impl Path {
    /// One of the person's own, to be shown: what has no title yet has something to be called by.
    #[must_use]
    pub fn of_own(id: &str, path: &OwnPath) -> Self {
        let stages = path.stages.iter().map(|stage| Stage {
            id: stage.id.clone(),
            title: title_or(&stage.title, &lang().own_paths.untitled_stage).to_owned(),
            about: stage.about.clone(),
            steps: stage.steps.clone(),
        });
        Self { id: id.to_owned(), place: 0, title: title_of_own_path(path).to_owned(), about: path.about.clone(), stages: stages.collect() }
    }
}

impl Step {
    /// One of the person's own, to be shown. What asks about fear first may be about leaving, so it is kept as quiet as that.
    #[must_use]
    pub fn of_own(id: &str, step: &OwnStep) -> Self {
        Self {
            id: id.to_owned(),
            title: title_of_own_step(step).to_owned(),
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
}
