//! Ids are permanent because journals store them. A list under `assets/` keeps every id ever used,
//! removed ones as retired.

use std::collections::{BTreeMap, BTreeSet};

use super::super::checker::{Checker, Finding, Rules};
use super::super::schema::{
    self, AnswersFile, AskingFile, BeliefsFile, BoundariesFile, FeelingsFile, FieldKind, HelpFile, HelpLines, HintsFile, Path, PracticesFile, PromisesFile,
    SheetField, Step, TagsFile, Worksheet,
};

/// The id list: sorted lines such as `step rest` or `action rest/lie-down`, with `retired` after
/// removed ones; `#` starts a comment.
pub(crate) const IDS_FILE: &str = "content/ids.txt";

const RETIRED: &str = "retired";

struct Used {
    /// Kind and full id, as in the list.
    line: String,
    /// The id as in its file.
    id: String,
}

pub(crate) fn check_ids(list: &str, files: &[(String, String)]) -> Vec<Finding> {
    let mut checker = Checker::new(Rules::Authored);
    checker.begin(IDS_FILE, list);
    let mut listed: BTreeMap<&str, Listed> = BTreeMap::new();
    let mut before = "";
    for (number, line) in (1..).zip(list.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (id, is_retired) = line.strip_suffix(RETIRED).and_then(|id| id.strip_suffix(' ')).map_or((line, false), |id| (id, true));
        if id.split(' ').count() != 2 {
            checker.findings.push(in_list(number, line, "a line is a kind and an id, and “retired” where it is no longer used"));
        }
        if id <= before {
            checker.findings.push(in_list(number, line, "the lines are sorted, and each stands here once"));
        }
        before = id;
        listed.insert(id, Listed { number, is_retired });
    }
    let mut in_use = BTreeSet::new();
    for (file, text) in files {
        checker.begin(file, text);
        for used in ids_in(file, text) {
            match listed.get(used.line.as_str()) {
                None => checker.find(&used.id, format!("a new id: add the line “{}” to assets/{IDS_FILE}", used.line)),
                Some(Listed { is_retired: true, number }) => {
                    checker.find(&used.id, format!("this id is retired in line {number} of assets/{IDS_FILE}, and is never used again"));
                }
                Some(_) => {}
            }
            in_use.insert(used.line);
        }
    }
    for (id, listed) in listed {
        if !listed.is_retired && !in_use.contains(id) {
            checker.findings.push(in_list(listed.number, id, &format!("no content has this id any more: the line becomes “{id} {RETIRED}”")));
        }
    }
    checker.findings
}

struct Listed {
    number: usize,
    is_retired: bool,
}

fn in_list(line: usize, quoted: &str, message: &str) -> Finding {
    Finding { file: IDS_FILE.to_owned(), line, column: 1, quoted: quoted.to_owned(), mistake: message.into() }
}

/// The ids of a content file; none if it cannot be parsed.
fn ids_in(file: &str, text: &str) -> Vec<Used> {
    let mut ids = Ids(Vec::new());
    match file {
        "content/feelings.ron" => with(text, |file: FeelingsFile| {
            let all = [&file.edge, &file.bright, &file.heavy, &file.settled, &file.centre];
            ids.add_all("feeling", all.into_iter().flatten().map(|feeling| &feeling.id));
        }),
        "content/tags.ron" => with(text, |file: TagsFile| {
            ids.add_all("tag-group", file.groups.iter().map(|group| &group.id));
            ids.add_all("tag", file.groups.iter().flat_map(|group| &group.tags).map(|tag| &tag.id));
        }),
        "content/answers.ron" => with(text, |file: AnswersFile| ids.add_all("answer", file.answers.iter().map(|answer| &answer.id))),
        "content/boundaries.ron" => with(text, |file: BoundariesFile| ids.add_all("boundary", file.templates.iter().map(|template| &template.id))),
        "content/promises.ron" => with(text, |file: PromisesFile| ids.add_all("promise", file.promises.iter().map(|promise| &promise.id))),
        "content/beliefs.ron" => with(text, |file: BeliefsFile| ids.add_all("belief", file.beliefs.iter().map(|belief| &belief.id))),
        "content/hints.ron" => with(text, |file: HintsFile| ids.add_all("hint", file.rules.iter().map(|rule| &rule.id))),
        "content/asking.ron" => with(text, |file: AskingFile| ids.add_all("ask", file.asks.iter().map(|ask| &ask.id))),
        "content/help.ron" => with(text, |file: HelpFile| {
            let all = [&file.anywhere].into_iter().chain(file.countries.iter().map(|country| &country.lines));
            ids.add_all("help-line", all.flat_map(HelpLines::all).map(|line| &line.id));
        }),
        "content/practices.ron" => with(text, |file: PracticesFile| {
            let all = [&file.self_care, &file.rituals, &file.own_life];
            ids.add_all("practice", all.into_iter().flatten().map(|practice| &practice.id));
        }),
        _ if file.starts_with(super::STEPS) => with(text, |step: Step| {
            ids.add("step", &[], &step.id);
            for action in &step.actions {
                ids.add("action", &[&step.id], &action.id);
            }
        }),
        _ if file.starts_with(super::WORKSHEETS) => with(text, |sheet: Worksheet| {
            ids.add("worksheet", &[], &sheet.id);
            for field in &sheet.fields {
                ids.add_field(&[&sheet.id], field);
            }
        }),
        _ if file.starts_with("content/paths/") => with(text, |path: Path| {
            ids.add("path", &[], &path.id);
            ids.add_all("stage", path.stages.iter().map(|stage| &stage.id));
        }),
        _ => {}
    }
    ids.0
}

fn with<T: serde::de::DeserializeOwned>(text: &str, look: impl FnOnce(T)) {
    if let Ok(read) = schema::read::<T>(text) {
        look(read);
    }
}

struct Ids(Vec<Used>);

impl Ids {
    fn add(&mut self, kind: &str, within: &[&str], id: &str) {
        let whole = [within, [id].as_slice()].concat().join("/");
        self.0.push(Used { line: format!("{kind} {whole}"), id: id.to_owned() });
    }

    fn add_all<'a>(&mut self, kind: &str, ids: impl Iterator<Item = &'a String>) {
        ids.for_each(|id| self.add(kind, &[], id));
    }

    fn add_field(&mut self, within: &[&str], field: &SheetField) {
        self.add("field", within, &field.id);
        let inside = [within, [field.id.as_str()].as_slice()].concat();
        let parts: Vec<&String> = match &field.kind {
            FieldKind::Checklist(choices) | FieldKind::OneChoice(choices) | FieldKind::SeveralChoices(choices) => {
                choices.iter().map(|choice| &choice.id).collect()
            }
            FieldKind::Table(columns) => columns.iter().map(|column| &column.id).collect(),
            FieldKind::Statement(parts) => parts.iter().map(|part| &part.id).collect(),
            FieldKind::Group { fields, .. } => {
                for field in fields {
                    self.add_field(&inside, field);
                }
                Vec::new()
            }
            _ => Vec::new(),
        };
        for part in parts {
            self.add("part", &inside, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAGS: &str = "(groups: [\n    (id: \"people\", name: \"People\", tags: [(id: \"alone\", word: \"Alone\")]),\n])";

    fn found(list: &str) -> Vec<String> {
        check_ids(list, &[("content/tags.ron".to_owned(), TAGS.to_owned())]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_list_of_what_is_used_and_what_is_retired_is_right() {
        assert_eq!(found("# Remark\ntag alone\ntag crowd retired\ntag-group people\n"), [""; 0]);
    }

    #[test]
    fn a_new_id_says_which_line_to_add() {
        assert_eq!(found("tag-group people\n"), ["content/tags.ron:2:48: “alone”: a new id: add the line “tag alone” to assets/content/ids.txt"]);
    }

    #[test]
    fn an_id_that_is_gone_is_to_be_retired() {
        let list = "tag alone\ntag crowd\ntag-group people\n";
        assert_eq!(found(list), ["content/ids.txt:2:1: “tag crowd”: no content has this id any more: the line becomes “tag crowd retired”"]);
    }

    #[test]
    fn a_retired_id_is_never_used_again() {
        let list = "tag alone retired\ntag-group people\n";
        assert_eq!(found(list), ["content/tags.ron:2:48: “alone”: this id is retired in line 1 of assets/content/ids.txt, and is never used again"]);
    }

    #[test]
    fn lines_are_sorted_single_and_whole() {
        assert!(found("tag-group people\ntag alone\n")[0].ends_with("the lines are sorted, and each stands here once"));
        assert!(found("tag alone\ntag alone\ntag-group people\n")[0].starts_with("content/ids.txt:2:1:"));
        assert!(found("alone\ntag alone\ntag-group people\n")[0].contains("a line is a kind and an id"));
    }

    #[test]
    fn what_is_inside_a_worksheet_is_known_by_all_that_it_is_in() {
        let sheet = include_str!("../../assets/content/worksheets/questions-and-answers.ron");
        let lines: Vec<String> = ids_in("content/worksheets/questions-and-answers.ron", sheet).into_iter().map(|used| used.line).collect();
        assert_eq!(lines[0], "worksheet questions-and-answers");
        assert!(lines.iter().any(|line| line.starts_with("field questions-and-answers/") && line.matches('/').count() == 2), "{lines:?}");
    }
}
