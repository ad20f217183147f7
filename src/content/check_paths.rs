//! Checks of paths, steps and common questions beyond their schema.

use std::collections::{BTreeMap, BTreeSet};

use super::super::checker::Mistake;
use super::schema::{AnswersFile, Path, Step, TOOLS};
use super::{Checker, STEPS, WholePath, of_file};

const ACTION_MAX_CHARS: usize = 160;
const QUESTION_MAX_CHARS: usize = 200;

impl Checker<'_> {
    pub(super) fn path(&mut self, path: &Path) {
        self.id_is_file_name(&path.id);
        self.title(&path.title);
        self.prose(&path.about);
        self.not_empty(&path.stages, "stages");
        if !path.own_steps.is_empty() {
            self.find(&path.id, "steps that come with the program have files of their own");
        }
        for stage in &path.stages {
            self.id(&stage.id);
            self.title(&stage.title);
            self.title(&stage.about);
            self.not_empty(&stage.steps, "steps");
        }
    }

    pub(super) fn step(&mut self, step: &Step, worksheets: &BTreeSet<&str>) {
        self.id_is_file_name(&step.id);
        self.title(&step.title);
        self.prose(&step.why);
        let (role, direction) = (&step.for_role, &step.for_direction);
        let special = [&role.hurt, &role.broke_trust, &role.together, &direction.stay, &direction.leave, &direction.undecided];
        for text in special.into_iter().flatten() {
            self.prose(text);
        }
        self.not_empty(&step.actions, "actions");
        self.not_empty(&step.questions, "questions");
        if step.for_two && step.asks_about_fear_first {
            self.find(&step.id, "a step for two asks about fear anyway");
        }
        if step.about_leaving && !step.asks_about_fear_first {
            self.find(&step.id, "a step about leaving asks about fear first");
        }
        self.unique(step.actions.iter().map(|action| action.id.as_str()));
        for action in &step.actions {
            self.id(&action.id);
            self.text_up_to(&action.text, ACTION_MAX_CHARS);
        }
        for question in &step.questions {
            self.text_up_to(question, QUESTION_MAX_CHARS);
        }
        self.each_known(&step.worksheets, |id| worksheets.contains(id), "there is no such worksheet");
        self.each_known(&step.tools, |name| TOOLS.contains(&name), "there is no such tool");
        self.points(&step.serves);
    }

    pub(super) fn answers(&mut self, file: &AnswersFile, steps: &BTreeSet<&str>) {
        self.unique(file.answers.iter().map(|answer| answer.id.as_str()));
        self.unique(file.answers.iter().map(|answer| answer.question.as_str()));
        for answer in &file.answers {
            self.id(&answer.id);
            self.title(&answer.question);
            self.prose(&answer.answer);
            for text in [&answer.for_role.hurt, &answer.for_role.broke_trust, &answer.for_role.together].into_iter().flatten() {
                self.prose(text);
            }
            self.each_known(&answer.steps, |id| steps.contains(id), "there is no such step");
            self.points(&answer.serves);
        }
    }

    fn each_known(&mut self, ids: &[String], is_known: impl Fn(&str) -> bool, mistake: &str) {
        self.unique(ids.iter().map(String::as_str));
        for id in ids.iter().filter(|id| !is_known(id)) {
            self.find(id, mistake);
        }
    }
}

impl<'a> Checker<'a> {
    /// Checks that every step is placed, and every path is passable for everyone.
    pub(super) fn whole_paths(&mut self, paths: &[WholePath<'a>], steps: &BTreeMap<&str, Option<&Step>>) {
        let mut stages = BTreeSet::new();
        let mut used = BTreeSet::new();
        for WholePath { file, text, path } in paths {
            self.begin(file, text);
            for stage in &path.stages {
                if !stages.insert(&stage.id) {
                    self.find(&stage.id, "this stage id is already taken");
                }
                let mut seen = BTreeSet::new();
                for step in &stage.steps {
                    if !steps.contains_key(step.as_str()) {
                        self.find(step, Mistake::NoStep);
                    }
                    if !seen.insert(step) {
                        self.find(step, "this step stands in the stage twice");
                    }
                    used.insert(step.as_str());
                }
                let known: Option<Vec<&Step>> = stage.steps.iter().map(|id| *steps.get(id.as_str())?).collect();
                if known.is_some_and(|known| known.iter().all(|step| step.for_two || step.opens_only_when_asked)) {
                    self.find(&stage.id, "this stage leaves nothing to a person on their own");
                }
            }
        }
        for step in steps.keys().filter(|step| !used.contains(*step)) {
            self.findings.push(of_file(format!("{STEPS}{step}.ron"), "no path leads to this step"));
        }
    }
}
