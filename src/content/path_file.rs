//! Paths as shareable files, in the format of built-in ones, with custom steps included.

use std::collections::BTreeSet;

use super::checker::{Checker, Mistake, Rules};
use super::schema::{Path, Step};
use super::shared_file::{SharedFileProblem, read_shared, write_shared};
use super::{content, fill, lang};
use crate::journal::{Id, Journal, OwnPath};

/// Maximum stages of a custom path.
pub const OWN_STAGES_MAX: usize = 50;
/// Maximum steps of a custom path.
pub const OWN_STEPS_MAX: usize = 300;
/// Maximum actions, and maximum questions, of a custom step.
pub const OWN_LINES_MAX: usize = 100;

/// Maximum text lengths of custom paths and steps, in characters.
#[derive(Clone, Copy, Debug)]
pub struct PathLimits {
    /// A title or stage description.
    pub title: usize,
    /// An action or question.
    pub line: usize,
    /// The description of a path, or the purpose of a step.
    pub prose: usize,
}

/// Limits of shared files and of the editor.
pub const PATH_LIMITS: PathLimits = {
    let limits = Rules::Own.limits();
    PathLimits { title: limits.title, line: limits.label, prose: limits.prose }
};

/// Serializes a path with its custom steps, without progress, notes or missing steps.
///
/// # Errors
/// A message, if serialization fails.
pub fn write_path(journal: &Journal, id: &str, path: &OwnPath) -> Result<String, String> {
    let own = |step: &str| Some((step.to_owned(), journal.own_steps().get(&step.parse::<Id>().ok()?)?));
    let mut written = Path::as_written(id, path);
    for stage in &mut written.stages {
        stage.steps.retain(|step| content().step(step).is_some() || own(step).is_some());
    }
    let mut seen = BTreeSet::new();
    written.own_steps = path.step_ids().filter(|step| seen.insert(*step)).filter_map(own).map(|(id, step)| Step::as_written(&id, step)).collect();
    write_shared(&written)
}

/// Reads a shared path, checked like built-in ones but with longer texts.
///
/// # Errors
/// Line, column, field and reason, if the file is invalid.
pub fn read_path(bytes: &[u8]) -> Result<Path, SharedFileProblem> {
    let words = &lang().own_paths;
    let say = |mistake: &Mistake, quoted: &str| matches!(mistake, Mistake::NoStep).then(|| fill(&words.no_step, &[("what", quoted)]));
    read_shared(bytes, &words.file, check, say)
}

fn check(checker: &mut Checker<'_>, path: &Path) {
    checker.id(&path.id);
    checker.title(&path.title);
    checker.prose(&path.about);
    let count: usize = path.stages.iter().map(|stage| stage.steps.len()).sum();
    let lines = path.own_steps.iter().map(|step| step.actions.len().max(step.questions.len()));
    for (count, most) in [(path.stages.len(), OWN_STAGES_MAX), (count.max(path.own_steps.len()), OWN_STEPS_MAX), (lines.max().unwrap_or(0), OWN_LINES_MAX)] {
        if count > most {
            checker.find(&path.id, Mistake::TooMany { most });
        }
    }
    checker.unique(path.stages.iter().map(|stage| stage.id.as_str()));
    checker.unique(path.own_steps.iter().map(|step| step.id.as_str()));
    for stage in &path.stages {
        checker.id(&stage.id);
        checker.title(&stage.title);
        checker.title(&stage.about);
        checker.unique(stage.steps.iter().map(String::as_str));
        for id in &stage.steps {
            if content().step(id).is_none() && path.own_steps.iter().all(|step| step.id != *id) {
                checker.find(id, Mistake::NoStep);
            }
        }
    }
    for step in &path.own_steps {
        checker.id(&step.id);
        if content().step(&step.id).is_some() {
            checker.find(&step.id, Mistake::Twice);
        }
        checker.title(&step.title);
        checker.prose(&step.why);
        checker.unique(step.actions.iter().map(|action| action.id.as_str()));
        for action in &step.actions {
            checker.id(&action.id);
            checker.label(&action.text);
        }
        for question in &step.questions {
            checker.label(question);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{Edit, OwnStep, Timestamp, arbitrary};

    const PATH: &str = r#"(
    id: "evenings",
    title: "Evenings",
    about: "From the door to the night.",
    stages: [
        (id: "home", title: "Coming home", about: "", steps: ["at-the-door", "steady-the-nights"]),
    ],
    own_steps: [
        (id: "at-the-door", title: "At the door", why: "It sets the tone.", for_two: true, actions: [(id: "wait", text: "Wait a minute")], questions: ["What do you carry in?"]),
    ],
)"#;

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn counting() -> impl FnMut() -> Id {
        let mut number = 100;
        move || {
            number += 1;
            Id::from_parts(7, number)
        }
    }

    fn problem(text: &str) -> String {
        match read_path(text.as_bytes()) {
            Err(SharedFileProblem::Wrong(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    fn wrong(from: &str, to: &str) -> String {
        assert!(PATH.contains(from), "{from}");
        problem(&PATH.replacen(from, to, 1))
    }

    #[test]
    fn a_therapists_path_is_taken_in_with_its_own_steps_and_their_gates() {
        let (path, steps) = read_path(PATH.as_bytes()).expect("a path").to_own(never(), counting());
        let (id, step) = steps.first_key_value().expect("a step");
        assert_eq!(path.stages[0].steps, [id.to_string(), "steady-the-nights".to_owned()]);
        assert!(step.for_two && !step.opens_only_when_asked);
        assert_eq!((step.title.as_str(), step.actions[0].id.as_str(), step.questions.len()), ("At the door", "wait", 1));
    }

    #[test]
    fn what_is_wrong_is_said_with_line_column_and_field() {
        let said = [
            wrong("why:", "wherefore:"),
            wrong("\"at-the-door\", \"steady", "\"at-the-gate\", \"steady"),
            wrong("id: \"at-the-door\", title", "id: \"see-a-doctor\", title"),
            wrong("    about: \"From the door to the night.\",\n", ""),
            wrong("\"It sets the tone.\"", "7"),
            wrong("id: \"wait\"", "id: \"Wait a bit\""),
            problem(&PATH[..PATH.len() / 2]),
        ];
        let expected = [
            "Line 9, column 51, at “wherefore”: “wherefore” is no part of a path. Nothing was taken in.",
            "Line 6, column 63, at “steps”: there is no step “at-the-gate”. Nothing was taken in.",
            "Line 6, column 63, at “steps”: there is no step “at-the-door”. Nothing was taken in.",
            "Line 10, column 1, at “about”: “about” is missing. Nothing was taken in.",
            "Line 9, column 55, at “why”: this cannot be read (Expected string). Nothing was taken in.",
            "Line 9, column 107, at “id”: “Wait a bit” is no id, which is small letters, digits and hyphens. Nothing was taken in.",
            "Line 6, column 100, at “steps”: this cannot be read (Expected opening `(` for struct `Stage`). Nothing was taken in.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn too_much_is_refused() {
        let stages = |count: usize| (0..count).map(|number| format!("(id: \"s{number}\", title: \"\", about: \"\", steps: [])")).collect::<Vec<_>>().join(", ");
        let with = |count: usize| format!("(id: \"p\", title: \"\", about: \"\", stages: [{}])", stages(count));
        assert!(read_path(with(OWN_STAGES_MAX).as_bytes()).is_ok());
        assert!(problem(&with(OWN_STAGES_MAX + 1)).contains("more than 50"));
        assert_eq!(read_path("Mendwell(format: 1".as_bytes()).err(), Some(SharedFileProblem::IsJournal));
    }

    #[test]
    fn every_path_that_comes_with_the_program_can_be_copied_and_shared() {
        for path in content().paths().values() {
            let (own, steps) = path.to_own(never(), counting());
            assert!(steps.is_empty());
            let text = write_path(&Journal::default(), "copy", &own).expect("a text");
            assert_eq!(read_path(text.as_bytes()).expect("a path").to_own(never(), counting()).0, own);
        }
    }

    /// A path's content, independent of step ids.
    fn content_of(path: &OwnPath, steps: &std::collections::BTreeMap<Id, OwnStep>) -> String {
        let step = |id: &String| id.parse().ok().and_then(|id: Id| steps.get(&id)).map_or_else(|| id.clone(), |step| format!("{step:?}"));
        format!(
            "{:?}",
            path.stages
                .iter()
                .map(|stage| (stage.id.clone(), stage.title.clone(), stage.about.clone(), stage.steps.iter().map(step).collect::<Vec<_>>()))
                .collect::<Vec<_>>()
        ) + &path.title
            + &path.about
    }

    prop_compose! {
        fn own_path()(
            mut path in arbitrary::own_path(),
            steps in proptest::collection::vec(arbitrary::own_step(), 0..5),
            places in proptest::collection::vec(any::<proptest::sample::Index>(), 0..8),
        ) -> (OwnPath, std::collections::BTreeMap<Id, OwnStep>) {
            let mut steps: std::collections::BTreeMap<Id, OwnStep> = (0..).zip(steps).map(|(number, step)| (Id::from_parts(1, number), step)).collect();
            for step in steps.values_mut() {
                step.changed = never();
                for (number, action) in (0..).zip(&mut step.actions) {
                    action.id = format!("a{number}");
                }
            }
            let ours: Vec<String> = content().steps().keys().cloned().chain(steps.keys().map(Id::to_string)).collect();
            path.changed = never();
            for (number, stage) in (0..).zip(&mut path.stages) {
                stage.id = format!("s{number}");
                stage.steps = places.iter().map(|place| place.get(&ours).clone()).collect::<BTreeSet<_>>().into_iter().collect();
            }
            let placed: BTreeSet<String> = path.step_ids().map(str::to_owned).collect();
            steps.retain(|id, _| placed.contains(&id.to_string()));
            (path, steps)
        }
    }

    proptest! {
        #[test]
        fn what_is_shared_is_taken_in_as_it_was((path, steps) in own_path()) {
            let mut journal = Journal::default();
            for (id, step) in &steps {
                journal.apply(Edit::put(*id, step.clone()));
            }
            let text = write_path(&journal, "01", &path).expect("a text");
            let (read, read_steps) = read_path(text.as_bytes()).expect("a path").to_own(never(), counting());
            prop_assert_eq!(content_of(&read, &read_steps), content_of(&path, &steps));
        }

        #[test]
        fn no_text_whatever_brings_it_down(bytes: Vec<u8>, text in "[\\[\\](){}:,\"a-z0-9 ]{0,200}") {
            let _any_answer = read_path(&bytes);
            let _any_answer = read_path(text.as_bytes());
        }
    }
}
