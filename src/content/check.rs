//! Checks beyond the schema: unique ids, valid references, text lengths. The build script fails on
//! a finding.

// Explicit paths because the build script includes this file from another place.
#[path = "check_handouts.rs"]
mod handouts;
#[path = "check_ids.rs"]
pub(crate) mod ids;
#[path = "check_paths.rs"]
mod paths;
#[path = "check_practices.rs"]
mod practices;
#[path = "check_safe_here.rs"]
mod safe_here;
#[path = "check_strings.rs"]
mod strings;

use std::collections::BTreeSet;

use super::checker::{Checker, Finding, Rules};
use super::schema::{
    self, BeliefsFile, BoundariesFile, FeelingsFile, HelpFile, HelpLine, HelpLines, HintsFile, Path, PromisesFile, SafetyFile, Step, TagsFile, TemplateKind,
    Worksheet, WorksheetsFile,
};

const STEPS: &str = "content/steps/";
const WORKSHEETS: &str = "content/worksheets/";

struct WholePath<'a> {
    file: &'a str,
    text: &'a str,
    path: Path,
}

/// Number of content-map points in each of the five articles.
const POINTS: [u8; 5] = [9, 25, 12, 17, 13];

/// Findings in all files, and uncovered content-map points.
pub(crate) fn check_everything(files: &[(String, String)]) -> Vec<Finding> {
    let mut findings = check(files);
    for (article, count) in (1..).zip(POINTS) {
        for point in (1..=count).map(|number| format!("A{article}.{number}")) {
            if !files.iter().any(|(_, text)| text.contains(&format!("\"{point}\""))) {
                findings.push(of_file("content".to_owned(), &format!("nothing serves {point}")));
            }
        }
    }
    findings
}

/// Findings in the given files (path under `assets/`, text), in file order.
pub(crate) fn check(files: &[(String, String)]) -> Vec<Finding> {
    let mut checker = Checker::new(Rules::Authored);
    // By file name, so that a broken file is not also reported as missing.
    let ids_in = |folder: &'static str| -> BTreeSet<&str> { files.iter().filter_map(|(file, _)| file.strip_prefix(folder)?.strip_suffix(".ron")).collect() };
    let (steps, worksheets) = (ids_in(STEPS), ids_in(WORKSHEETS));
    let mut paths: Vec<WholePath<'_>> = Vec::new();
    let mut read_steps: Vec<Step> = Vec::new();
    for (file, text) in files {
        checker.begin(file, text);
        match file.as_str() {
            "content/feelings.ron" => {
                checker.read(Checker::feelings);
            }
            "content/tags.ron" => {
                checker.read(Checker::tags);
            }
            "content/answers.ron" => {
                checker.read(|checker, file| checker.answers(file, &steps));
            }
            "content/boundaries.ron" => {
                checker.read(Checker::boundaries);
            }
            "content/promises.ron" => {
                checker.read(Checker::promises);
            }
            "content/beliefs.ron" => {
                checker.read(Checker::beliefs);
            }
            "content/hints.ron" => {
                checker.read(Checker::hints);
            }
            "content/help.ron" => {
                checker.read(Checker::help);
            }
            "content/safety.ron" => {
                checker.read(Checker::safety);
            }
            "content/safe_here.ron" => {
                checker.read(Checker::safe_here);
            }
            "content/guide.ron" => {
                checker.read(Checker::guide);
            }
            "content/agenda.ron" => {
                checker.read(Checker::agenda);
            }
            "content/practices.ron" => {
                checker.read(Checker::practices);
            }
            "content/asking.ron" => {
                checker.read(Checker::asking);
            }
            "content/worksheets.ron" => {
                checker.read(|checker, file| checker.worksheet_themes(file, &worksheets));
            }
            name if name.starts_with(STEPS) => {
                read_steps.extend(checker.read(|checker, step| checker.step(step, &worksheets)));
            }
            name if name.starts_with(WORKSHEETS) => {
                checker.read(|checker, sheet: &Worksheet| {
                    checker.worksheet(sheet);
                    checker.points(&sheet.serves);
                });
            }
            name if name.starts_with("content/paths/") => paths.extend(checker.read(Checker::path).map(|path| WholePath { file: name, text, path })),
            name if name.starts_with("lang/") => {
                let english = files.iter().find(|(file, _)| file == strings::ENGLISH).map_or(text, |(_, text)| text);
                checker.strings(english);
            }
            _ => checker.find("", "no type is known for this file"),
        }
    }
    let read_steps: Vec<(&str, Option<&Step>)> = steps.iter().map(|id| (*id, read_steps.iter().find(|step| step.id == *id))).collect();
    checker.whole_paths(&paths, &read_steps.into_iter().collect());
    checker.findings
}

impl Checker<'_> {
    fn feelings(&mut self, file: &FeelingsFile) {
        let all: Vec<_> = [&file.edge, &file.bright, &file.heavy, &file.settled, &file.centre].into_iter().flatten().collect();
        self.unique(all.iter().map(|feeling| feeling.id.as_str()));
        self.unique(all.iter().map(|feeling| feeling.word.as_str()));
        for feeling in all {
            self.id(&feeling.id);
            self.title(&feeling.word);
            self.text_up_to(&feeling.meaning, 90);
            if let Some(said) = &feeling.said {
                self.title(said);
            }
        }
    }

    fn tags(&mut self, file: &TagsFile) {
        self.unique(file.groups.iter().map(|group| group.id.as_str()));
        let all = || file.groups.iter().flat_map(|group| &group.tags);
        self.unique(all().map(|tag| tag.id.as_str()));
        self.unique(all().map(|tag| tag.word.as_str()));
        for group in &file.groups {
            self.id(&group.id);
            self.title(&group.name);
        }
        for tag in all() {
            self.id(&tag.id);
            self.title(&tag.word);
        }
    }

    /// Checks content-map points such as `A4.8`: at least one, all known.
    pub(super) fn points(&mut self, serves: &[String]) {
        self.not_empty(serves, "serves");
        for point in serves {
            let numbers: Option<(u8, u8)> =
                point.strip_prefix('A').and_then(|rest| rest.split_once('.')).and_then(|(article, number)| Some((article.parse().ok()?, number.parse().ok()?)));
            let is_known = numbers.is_some_and(|(article, number)| {
                let count = usize::from(article).checked_sub(1).and_then(|index| POINTS.get(index));
                count.is_some_and(|count| (1..=*count).contains(&number))
            });
            if !is_known {
                self.find(point, "points look like A4.8");
            }
        }
    }

    fn worksheet_themes(&mut self, file: &WorksheetsFile, sheets: &BTreeSet<&str>) {
        let mut listed = BTreeSet::new();
        for theme in &file.themes {
            self.title(&theme.title);
            self.not_empty(&theme.worksheets, "worksheets");
            for id in &theme.worksheets {
                if !sheets.contains(id.as_str()) {
                    self.find(id, "there is no such worksheet");
                }
                if !listed.insert(id.as_str()) {
                    self.find(id, "stands here twice");
                }
            }
        }
        for sheet in sheets.difference(&listed) {
            self.findings.push(of_file(format!("{WORKSHEETS}{sheet}.ron"), "no heading lists this worksheet"));
        }
    }

    fn boundaries(&mut self, file: &BoundariesFile) {
        self.unique(file.templates.iter().map(|template| template.id.as_str()));
        self.unique(file.templates.iter().map(|template| template.title.as_str()));
        for template in &file.templates {
            self.id(&template.id);
            self.title(&template.title);
            for text in [&template.situation, &template.limit, &template.need] {
                self.text_up_to(text, 240);
            }
            self.not_empty(&template.roles, "roles");
            self.not_empty(&template.response, "response");
            for step in &template.response {
                self.text_up_to(step, 160);
            }
            self.points(&template.serves);
            if template.openness && (template.kind != TemplateKind::Agreement || template.ends_after_days.is_none()) {
                self.find(&template.id, "openness is offered only as an agreement, with an end");
            }
        }
    }

    fn promises(&mut self, file: &PromisesFile) {
        self.unique(file.promises.iter().map(|promise| promise.id.as_str()));
        self.unique(file.promises.iter().map(|promise| promise.what.as_str()));
        for promise in &file.promises {
            self.id(&promise.id);
            self.text_up_to(&promise.what, 80);
            self.text_up_to(&promise.why, 120);
            self.points(&promise.serves);
            if promise.alone && promise.openness {
                self.find(&promise.id, "what can be kept alone is shown to nobody");
            }
        }
    }

    fn beliefs(&mut self, file: &BeliefsFile) {
        self.unique(file.beliefs.iter().map(|example| example.id.as_str()));
        self.unique(file.beliefs.iter().map(|example| example.belief.as_str()));
        for example in &file.beliefs {
            self.id(&example.id);
            self.text_up_to(&example.belief, 80);
            self.not_empty(&example.roles, "roles");
            self.not_empty(&example.truer, "truer");
            for truer in &example.truer {
                self.text_up_to(truer, 160);
            }
            self.points(&example.serves);
        }
    }

    fn hints(&mut self, file: &HintsFile) {
        self.unique(file.rules.iter().map(|rule| rule.id.as_str()));
        let patterns = file.rules.iter().flat_map(|rule| rule.found_by.iter().chain(&rule.unless));
        for pattern in patterns.chain(&file.left_alone) {
            if let Err(error) = regex_lite::Regex::new(pattern) {
                self.find(pattern, error.to_string());
            }
            if pattern.chars().any(char::is_uppercase) {
                self.find(pattern, "a pattern looks at small letters");
            }
        }
        for rule in &file.rules {
            self.id(&rule.id);
            self.not_empty(&rule.fields, "fields");
            if rule.when_missing != rule.found_by.is_empty() {
                self.find(&rule.id, "a rule looks for patterns, or for what is missing");
            }
            for text in [&rule.says, &rule.why, &rule.suggestion] {
                self.text_up_to(text, 200);
            }
        }
    }

    fn help(&mut self, file: &HelpFile) {
        self.unique(file.countries.iter().map(|country| country.code.as_str()));
        let all = [&file.anywhere].into_iter().chain(file.countries.iter().map(|country| &country.lines));
        self.unique(all.flat_map(HelpLines::all).map(|line| line.id.as_str()));
        self.help_lines(&file.anywhere, "");
        for country in &file.countries {
            if country.code.len() != 2 || !country.code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                self.find(&country.code, "a country is two capital letters");
            }
            self.title(&country.name);
            self.help_lines(&country.lines, &country.code);
        }
        let known: Option<(u16, u8)> = file.known_in.split_once('-').and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
        if !matches!(known, Some((2020..=2100, 1..=12))) {
            self.find(&file.known_in, "year and month look like 2025-06");
        }
    }

    fn help_lines(&mut self, lines: &HelpLines, code: &str) {
        for group in [&lines.emergency, &lines.crisis, &lines.violence, &lines.changing] {
            if group.is_empty() {
                self.find(code, "each of emergency, crisis, violence and changing needs a line");
            }
            for HelpLine { id, name, number, note } in group {
                self.id(id);
                self.text_up_to(name, 160);
                if let Some(number) = number {
                    let fits = number.chars().all(|character| character.is_ascii_digit() || " +-".contains(character));
                    if !fits || number.is_empty() {
                        self.find(number, "a number is digits, spaces, + and -");
                    }
                }
                if let Some(note) = note {
                    self.text_up_to(note, 200);
                }
            }
        }
    }

    fn safety(&mut self, file: &SafetyFile) {
        let texts = [&file.right_now, &file.when_afraid, &file.when_it_is_too_much, &file.when_you_frighten, &file.this_computer, &file.what_this_is_not];
        for text in texts {
            self.title(&text.heading);
            self.not_empty(&text.lines, "lines");
            for line in &text.lines {
                self.text_up_to(line, 280);
            }
        }
    }
}

/// Findings in one file, formatted without its name.
#[cfg(test)]
pub(super) fn findings(file: &str, text: &str) -> Vec<String> {
    check(&[(file.to_owned(), text.to_owned())]).into_iter().map(|finding| format!("{}:{}: {}", finding.line, finding.column, finding.message())).collect()
}

fn of_file(file: String, message: &str) -> Finding {
    Finding { file, line: 1, column: 1, quoted: String::new(), mistake: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = r#"(
    id: "rest",
    title: "Rest",
    why: "Rest helps.",
    actions: [(id: "lie-down", text: "Lie down")],
    questions: ["Where?"],
    serves: ["A1.5"],
)"#;

    const PATH: &str = r#"(
    id: "short",
    title: "Short",
    about: "A short path.",
    stages: [(id: "only", title: "Only", about: "All of it", steps: ["rest"])],
)"#;

    fn with_path(step: &str, path: &str) -> Vec<String> {
        let files = [("content/steps/rest.ron", step), ("content/paths/short.ron", path)].map(|(file, text)| (file.to_owned(), text.to_owned()));
        check(&files).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn what_fits_is_accepted() {
        assert_eq!(with_path(STEP, PATH), [""; 0]);
    }

    #[test]
    fn a_wrong_field_is_found_with_line_and_column() {
        let found = findings("content/steps/rest.ron", &STEP.replace("why:", "wherefore:"));
        assert!(found[0].starts_with("4:") && found[0].contains("wherefore"), "{found:?}");
    }

    #[test]
    fn broken_references_and_lost_steps_are_found() {
        let path = PATH.replace("\"rest\"", "\"sleep\"");
        let found = with_path(STEP, &path);
        assert_eq!(found, ["content/paths/short.ron:5:70: “sleep”: there is no such step", "content/steps/rest.ron:1:1: no path leads to this step"]);
        let twice = PATH.replace("\"rest\"", "\"rest\", \"rest\"");
        assert_eq!(with_path(STEP, &twice), ["content/paths/short.ron:5:70: “rest”: this step stands in the stage twice"]);
    }

    #[test]
    fn ids_are_unique_well_formed_and_the_name_of_the_file() {
        assert_eq!(findings("content/steps/other.ron", STEP)[0], "2:9: “rest”: the id is the name of the file without its ending");
        let twice = STEP.replace("[(id", "[(id: \"lie-down\", text: \"Lie\"), (id");
        assert_eq!(findings("content/steps/rest.ron", &twice)[0], "5:20: “lie-down”: stands here twice");
        let shouting = STEP.replace("lie-down", "Lie down now");
        assert_eq!(findings("content/steps/rest.ron", &shouting)[0], "5:20: “Lie down now”: an id is lower-case words joined by hyphens");
    }

    #[test]
    fn empty_long_and_loud_texts_are_found() {
        assert!(findings("content/steps/rest.ron", &STEP.replace("Rest helps.", " "))[0].ends_with("a text is empty"));
        assert!(findings("content/steps/rest.ron", &STEP.replace("Rest helps.", &"é".repeat(701)))[0].ends_with("701 characters, at most 700 fit"));
        assert!(findings("content/steps/rest.ron", &STEP.replace("helps.", "helps!"))[0].ends_with("no exclamation marks"));
        assert!(findings("content/steps/rest.ron", &STEP.replace("\"A1.5\"", "\"B1\""))[0].ends_with("points look like A4.8"));
        assert!(findings("content/steps/rest.ron", &STEP.replace("\"Where?\"", ""))[0].ends_with("questions may not be empty"));
    }

    #[test]
    fn what_a_step_goes_with_must_be_there() {
        let with = |more: &str| findings("content/steps/rest.ron", &STEP.replace("serves:", &format!("{more}\n    serves:")))[0].clone();
        assert_eq!(with("worksheets: [\"sums\"],"), "7:18: “sums”: there is no such worksheet");
        assert_eq!(with("tools: [\"hammer\"],"), "7:13: “hammer”: there is no such tool");
        assert_eq!(with("about_leaving: true,"), "2:9: “rest”: a step about leaving asks about fear first");
        assert!(with("for_direction: (stay: \"\"),").ends_with("a text is empty"));
    }

    #[test]
    fn a_stage_that_leaves_nothing_to_a_person_on_their_own_is_found() {
        for closed in ["for_two", "opens_only_when_asked"] {
            let step = STEP.replace("serves:", &format!("{closed}: true,\n    serves:"));
            assert_eq!(with_path(&step, PATH), ["content/paths/short.ron:5:19: “only”: this stage leaves nothing to a person on their own"]);
        }
    }

    #[test]
    fn short_answers_are_complete_and_lead_somewhere() {
        let text = r#"(answers: [
    (id: "how-long", question: "How long?", answer: "Nobody can say.", steps: ["rest"], serves: ["A2.22"]),
])"#;
        let found = |text: &str| {
            let files = [("content/answers.ron", text), ("content/steps/rest.ron", STEP), ("content/paths/short.ron", PATH)];
            check(&files.map(|(file, text)| (file.to_owned(), text.to_owned()))).into_iter().map(|finding| finding.message()).collect::<Vec<_>>()
        };
        assert_eq!(found(text), [""; 0]);
        assert_eq!(found(&text.replace("\"rest\"", "\"sleep\"")), ["“sleep”: there is no such step"]);
        assert_eq!(found(&text.replace("Nobody can say.", "")), ["a text is empty"]);
        assert_eq!(found(&text.replace("A2.22", "A2.26")), ["“A2.26”: points look like A4.8"]);
    }

    #[test]
    fn a_point_of_the_content_map_that_nothing_serves_is_found() {
        let all = (1..).zip(POINTS).flat_map(|(article, count)| (1..=count).map(move |number| format!("\"A{article}.{number}\"")));
        let all = all.collect::<Vec<_>>().join(", ");
        let found = |serves: &str| {
            let step = STEP.replace("\"A1.5\"", serves);
            let files = [("content/steps/rest.ron", step.as_str()), ("content/paths/short.ron", PATH)].map(|(file, text)| (file.to_owned(), text.to_owned()));
            check_everything(&files).into_iter().map(|finding| finding.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found(&all), [""; 0]);
        assert_eq!(found(&all.replace("\"A4.17\", ", "")), ["content:1:1: nothing serves A4.17"]);
    }

    #[test]
    fn help_needs_a_line_of_each_kind_and_numbers_that_can_be_dialled() {
        let text = r#"(known_in: "2025-01", anywhere: (emergency: [(id: "a", name: "Police", number: "1x2")], crisis: [], violence: [(id: "b", name: "A")], changing: [(id: "c", name: "A")]), countries: [])"#;
        let found = findings("content/help.ron", text);
        assert!(found.iter().any(|finding| finding.contains("“1x2”: a number is digits")), "{found:?}");
        assert!(found.iter().any(|finding| finding.contains("needs a line")), "{found:?}");
    }
}
