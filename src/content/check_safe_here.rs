//! Checks of the computer-safety questions beyond their schema.

use std::collections::BTreeSet;

use super::Checker;
use super::schema::SafeHereFile;

const LINE_MAX_CHARS: usize = 280;

impl Checker<'_> {
    pub(super) fn safe_here(&mut self, file: &SafeHereFile) {
        self.not_empty(&file.questions, "questions");
        self.unique(file.questions.iter().map(|question| question.id.as_str()));
        let mut answers = BTreeSet::new();
        for question in &file.questions {
            self.id(&question.id);
            self.text_up_to(&question.text, 120);
            self.not_empty(&question.options, "options");
            self.unique(question.options.iter().map(|option| option.id.as_str()));
            for option in &question.options {
                self.id(&option.id);
                self.title(&option.text);
                answers.insert(format!("{}.{}", question.id, option.id));
            }
        }
        self.unique(file.advice.iter().map(|advice| advice.id.as_str()));
        for (place, advice) in file.advice.iter().enumerate() {
            self.id(&advice.id);
            for earlier in advice.unless.iter().filter(|id| file.advice[..place].iter().all(|advice| advice.id != **id)) {
                self.find(earlier, "no advice further up is called so");
            }
            self.title(&advice.heading);
            self.lines(&advice.lines);
            self.not_empty(&advice.when, "when");
            for row in &advice.when {
                self.not_empty(row, "when");
                for answer in row.iter().filter(|answer| !answers.contains(*answer)) {
                    self.find(answer, "no question has this answer");
                }
            }
        }
        self.not_empty(&file.more, "more");
        for text in &file.more {
            self.title(&text.heading);
            self.lines(&text.lines);
        }
        for chosen in every_way_to_answer(file) {
            if file.advice_for(&chosen).is_empty() {
                let said: Vec<&str> =
                    file.questions.iter().zip(&chosen).filter_map(|(question, place)| Some(question.options.get((*place)?)?.id.as_str())).collect();
                self.find("", format!("nothing is advised after {}", said.join(", ")));
            }
        }
    }

    fn lines(&mut self, lines: &[String]) {
        self.not_empty(lines, "lines");
        for line in lines {
            self.text_up_to(line, LINE_MAX_CHARS);
        }
    }
}

fn every_way_to_answer(file: &SafeHereFile) -> Vec<Vec<Option<usize>>> {
    let mut ways = vec![Vec::new()];
    for question in &file.questions {
        ways = ways
            .into_iter()
            .flat_map(|way: Vec<Option<usize>>| (0..question.options.len()).map(move |place| way.iter().copied().chain([Some(place)]).collect()))
            .collect();
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::super::findings;
    use super::*;
    use crate::content::content;

    const FILE: &str = include_str!("../../assets/content/safe_here.ron");

    #[test]
    fn what_comes_with_the_program_is_accepted() {
        assert_eq!(findings("content/safe_here.ron", FILE), [""; 0]);
    }

    #[test]
    fn advice_that_no_answer_leads_to_and_answers_that_lead_nowhere_are_found() {
        let found = findings("content/safe_here.ron", &FILE.replacen("unless: [\"not-here\"]", "unless: [\"plain-name\"]", 1));
        assert!(found.iter().any(|finding| finding.ends_with("“plain-name”: no advice further up is called so")), "{found:?}");
        let found = findings("content/safe_here.ron", &FILE.replacen("\"others.trusted\", \"watched.no\"", "\"others.friend\", \"watched.no\"", 1));
        assert!(found.iter().any(|finding| finding.ends_with("“others.friend”: no question has this answer")), "{found:?}");
        let silent = FILE.replacen("[[\"others.nobody\", \"watched.no\"], [\"others.trusted\", \"watched.no\"]]", "[[\"found.danger\"]]", 1).replacen(
            "[[\"others.nobody\", \"watched.no\", \"found.little\"]]",
            "[[\"found.danger\"]]",
            1,
        );
        let found = findings("content/safe_here.ron", &silent);
        assert!(found.iter().any(|finding| finding.contains("nothing is advised after nobody, no, little, device")), "{found:?}");
    }

    /// With danger and someone nearby, a passphrase is never the only advice.
    #[test]
    fn where_it_is_dangerous_and_somebody_may_look_nothing_is_kept_here() {
        let file = content().safe_here();
        let place = |question: usize, id: &str| file.questions[question].options.iter().position(|option| option.id == id);
        for chosen in every_way_to_answer(file) {
            let advice: Vec<&str> = file.advice_for(&chosen).into_iter().map(|advice| advice.id.as_str()).collect();
            let is_dangerous = chosen[2] == place(2, "danger");
            let is_near = chosen[0] == place(0, "someone") || chosen[1] == place(1, "yes");
            if is_dangerous && is_near {
                assert_eq!(advice[..2], ["not-here", "think-it-through"], "{chosen:?}");
                assert!(!advice.contains(&"passphrase") && !advice.contains(&"elsewhere"), "{advice:?}");
            }
            if advice.contains(&"nothing-against") {
                assert!(!advice.contains(&"not-here") && !is_near && !is_dangerous, "{advice:?}");
            }
        }
    }
}
