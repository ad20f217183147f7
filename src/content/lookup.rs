//! The embedded content, parsed once, with lookups.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::schema::{
    self, AgendaFile, AnswersFile, Ask, BoundaryTemplate, CommonQuestion, Country, ExampleBelief, GuideFile, HelpFile, Path, PracticeSuggestion, PracticesFile,
    PromisesFile, SafeHereFile, SafetyFile, SheetTheme, Stage, Step, SuggestedPromise, Tag, TagGroup, Worksheet,
};
use super::strings::Lang;
use crate::journal::{PracticeKind, Quadrant};

include!(concat!(env!("OUT_DIR"), "/embedded_content.rs"));

/// A feeling word with its place on the mood pad.
#[derive(Clone, Debug)]
pub struct Feeling {
    /// Id stored by journals.
    pub id: String,
    /// The word.
    pub word: String,
    /// Meaning, in one line.
    pub meaning: String,
    /// Form after "I feel", inside a sentence.
    pub said: String,
    /// Quadrant of the mood pad.
    pub quadrant: Quadrant,
}

/// All authored content except the UI strings.
#[derive(Debug)]
pub struct Content {
    feelings: Vec<Feeling>,
    tag_groups: Vec<TagGroup>,
    paths: BTreeMap<String, Path>,
    steps: BTreeMap<String, Step>,
    worksheets: BTreeMap<String, Worksheet>,
    worksheet_themes: Vec<SheetTheme>,
    help: HelpFile,
    safety: SafetyFile,
    safe_here: SafeHereFile,
    guide: GuideFile,
    agenda: AgendaFile,
    answers: Vec<CommonQuestion>,
    boundary_templates: Vec<BoundaryTemplate>,
    suggested_promises: Vec<SuggestedPromise>,
    practices: PracticesFile,
    asks: Vec<Ask>,
    beliefs: Vec<ExampleBelief>,
}

/// The embedded content.
#[must_use]
pub fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> = LazyLock::new(Content::read_embedded);
    &CONTENT
}

/// The UI strings.
#[must_use]
pub fn lang() -> &'static Lang {
    static LANG: LazyLock<Lang> = LazyLock::new(|| read_embedded("lang/en.ron"));
    &LANG
}

impl Content {
    /// Number of words per quadrant shown before "more".
    pub const FEELINGS_SHOWN_FIRST: usize = 11;

    /// The default path, which joins all others.
    pub const DEFAULT_PATH: &str = "woven";

    /// The path for leaving.
    pub const LEAVING_PATH: &str = "leaving";

    fn read_embedded() -> Self {
        let file: schema::FeelingsFile = read_embedded("content/feelings.ron");
        let by_quadrant = [
            (Quadrant::Edge, file.edge),
            (Quadrant::Bright, file.bright),
            (Quadrant::Heavy, file.heavy),
            (Quadrant::Settled, file.settled),
            (Quadrant::Centre, file.centre),
        ];
        let feelings = by_quadrant.into_iter().flat_map(|(quadrant, texts)| {
            texts.into_iter().map(move |text| {
                let said = text.said.unwrap_or_else(|| text.word.to_lowercase());
                Feeling { id: text.id, word: text.word, meaning: text.meaning, said, quadrant }
            })
        });
        Self {
            feelings: feelings.collect(),
            tag_groups: read_embedded::<schema::TagsFile>("content/tags.ron").groups,
            paths: read_folder("content/paths/").map(|path: Path| (path.id.clone(), path)).collect(),
            steps: read_folder("content/steps/").map(|step: Step| (step.id.clone(), step)).collect(),
            worksheets: read_folder("content/worksheets/").map(|sheet: Worksheet| (sheet.id.clone(), sheet)).collect(),
            worksheet_themes: read_embedded::<schema::WorksheetsFile>("content/worksheets.ron").themes,
            help: read_embedded("content/help.ron"),
            safety: read_embedded("content/safety.ron"),
            safe_here: read_embedded("content/safe_here.ron"),
            guide: read_embedded("content/guide.ron"),
            agenda: read_embedded("content/agenda.ron"),
            answers: read_embedded::<AnswersFile>("content/answers.ron").answers,
            boundary_templates: read_embedded::<schema::BoundariesFile>("content/boundaries.ron").templates,
            suggested_promises: read_embedded::<PromisesFile>("content/promises.ron").promises,
            practices: read_embedded("content/practices.ron"),
            asks: read_embedded::<schema::AskingFile>("content/asking.ron").asks,
            beliefs: read_embedded::<schema::BeliefsFile>("content/beliefs.ron").beliefs,
        }
    }

    /// All feeling words by quadrant; those shown first lead each.
    #[must_use]
    pub fn feelings(&self) -> &[Feeling] {
        &self.feelings
    }

    /// The feeling words of a quadrant; those shown first lead.
    pub fn feelings_of(&self, quadrant: Quadrant) -> impl Iterator<Item = &Feeling> {
        self.feelings.iter().filter(move |feeling| feeling.quadrant == quadrant)
    }

    /// Looks up a feeling word.
    #[must_use]
    pub fn feeling(&self, id: &str) -> Option<&Feeling> {
        self.feelings.iter().find(|feeling| feeling.id == id)
    }

    /// Tags in groups.
    #[must_use]
    pub fn tag_groups(&self) -> &[TagGroup] {
        &self.tag_groups
    }

    /// All tags, in group order.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.tag_groups.iter().flat_map(|group| &group.tags)
    }

    /// Looks up a tag.
    #[must_use]
    pub fn tag(&self, id: &str) -> Option<&Tag> {
        self.tags().find(|tag| tag.id == id)
    }

    /// All paths, by id.
    #[must_use]
    pub const fn paths(&self) -> &BTreeMap<String, Path> {
        &self.paths
    }

    /// All paths, in display order.
    #[must_use]
    pub fn listed_paths(&self) -> Vec<&Path> {
        let mut paths: Vec<&Path> = self.paths.values().collect();
        paths.sort_by_key(|path| path.place);
        paths
    }

    /// The default path.
    #[must_use]
    pub fn default_path(&self) -> &Path {
        &self.paths[Self::DEFAULT_PATH]
    }

    /// All steps, by id.
    #[must_use]
    pub const fn steps(&self) -> &BTreeMap<String, Step> {
        &self.steps
    }

    /// Looks up a step.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.get(id)
    }

    /// The steps of a stage, in order.
    pub fn steps_of<'a>(&'a self, stage: &'a Stage) -> impl Iterator<Item = &'a Step> {
        stage.steps.iter().filter_map(|id| self.step(id))
    }

    /// Starting points for boundaries, by area.
    #[must_use]
    pub fn boundary_templates(&self) -> &[BoundaryTemplate] {
        &self.boundary_templates
    }

    /// Suggested promises.
    #[must_use]
    pub fn suggested_promises(&self) -> &[SuggestedPromise] {
        &self.suggested_promises
    }

    /// Common beliefs about oneself.
    #[must_use]
    pub fn beliefs(&self) -> &[ExampleBelief] {
        &self.beliefs
    }

    /// All worksheets, by id.
    #[must_use]
    pub const fn worksheets(&self) -> &BTreeMap<String, Worksheet> {
        &self.worksheets
    }

    /// Looks up a worksheet.
    #[must_use]
    pub fn worksheet(&self, id: &str) -> Option<&Worksheet> {
        self.worksheets.get(id)
    }

    /// Headings of the worksheet list, in order.
    #[must_use]
    pub fn worksheet_themes(&self) -> &[SheetTheme] {
        &self.worksheet_themes
    }

    /// Worksheets under a heading, in order.
    pub fn worksheets_of<'a>(&'a self, theme: &'a SheetTheme) -> impl Iterator<Item = &'a Worksheet> {
        theme.worksheets.iter().filter_map(|id| self.worksheet(id))
    }

    /// Help lines by country.
    #[must_use]
    pub const fn help(&self) -> &HelpFile {
        &self.help
    }

    /// Help lines of a country, by its case-insensitive code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.help.countries.iter().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// Texts of the safety card.
    #[must_use]
    pub const fn safety(&self) -> &SafetyFile {
        &self.safety
    }

    /// Check whether a journal is safe on this computer: questions and advice.
    #[must_use]
    pub const fn safe_here(&self) -> &SafeHereFile {
        &self.safe_here
    }

    /// Suggested practices of a kind. Callers gate shared ones with
    /// [`Gate::before_words_for_two`](super::Gate::before_words_for_two).
    #[must_use]
    pub fn practices(&self, kind: PracticeKind) -> &[PracticeSuggestion] {
        match kind {
            PracticeKind::SelfCare => &self.practices.self_care,
            PracticeKind::Ritual => &self.practices.rituals,
            PracticeKind::OwnLife => &self.practices.own_life,
        }
    }

    /// Ways to ask for help.
    #[must_use]
    pub fn asks(&self) -> &[Ask] {
        &self.asks
    }

    /// The guide for therapists.
    #[must_use]
    pub const fn guide(&self) -> &GuideFile {
        &self.guide
    }

    /// Answers to common questions, in display order.
    #[must_use]
    pub fn answers(&self) -> &[CommonQuestion] {
        &self.answers
    }

    /// The agenda of a session for two.
    #[must_use]
    pub const fn agenda(&self) -> &AgendaFile {
        &self.agenda
    }
}

fn read_folder<T: serde::de::DeserializeOwned>(folder: &str) -> impl Iterator<Item = T> {
    EMBEDDED.iter().filter(move |(path, _)| path.starts_with(folder)).map(|(path, text)| parse(path, text))
}

#[cfg(test)]
pub(super) fn embedded() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMBEDDED.iter().copied()
}

pub(super) fn read_embedded<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let text = EMBEDDED.iter().find(|(embedded, _)| *embedded == path).map_or("", |(_, text)| text);
    parse(path, text)
}

#[expect(clippy::panic, reason = "the build script has read the same text with the same types, so this cannot happen in a program that was built")]
fn parse<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> T {
    schema::read(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quadrant_has_enough_words_and_each_is_found_by_its_id() {
        for quadrant in Quadrant::ALL {
            let count = content().feelings_of(quadrant).count();
            let least = if quadrant == Quadrant::Centre { 4 } else { 14 };
            assert!(count >= least, "{quadrant:?} has {count}");
        }
        for feeling in content().feelings() {
            assert_eq!(content().feeling(&feeling.id).map(|found| found.quadrant), Some(feeling.quadrant));
        }
    }

    #[test]
    fn what_betrayal_brings_has_words_on_either_side_of_it() {
        let named = [
            "betrayed",
            "humiliated",
            "watchful",
            "numb",
            "foolish",
            "jealous",
            "torn",
            "yearning",
            "let-down",
            "in-disbelief",
            "guilty",
            "ashamed",
            "remorseful",
            "defensive",
            "helpless",
            "hopeful-but-afraid",
        ];
        for id in named {
            assert!(content().feeling(id).is_some_and(|feeling| !feeling.meaning.is_empty()), "{id}");
        }
        let in_quadrants = content().feelings().iter().filter(|feeling| feeling.quadrant != Quadrant::Centre).count();
        assert!(in_quadrants >= 64, "{in_quadrants}");
    }

    #[test]
    fn the_default_path_has_steps_with_all_their_parts() {
        let path = content().default_path();
        for stage in &path.stages {
            assert_eq!(content().steps_of(stage).count(), stage.steps.len(), "{}", stage.id);
            assert!(!stage.steps.is_empty(), "{}", stage.id);
        }
        assert!(content().step("no-such-step").is_none());
    }

    #[test]
    fn a_way_that_needs_nobody_else_and_nothing_closed_is_left_in_every_stage() {
        for stage in &content().default_path().stages {
            let open = content().steps_of(stage).filter(|step| !step.for_two && !step.opens_only_when_asked).count();
            assert!(open > 0, "{} leaves nothing to a person on their own", stage.id);
        }
    }

    #[test]
    fn countries_are_found_in_either_case() {
        assert_eq!(content().country("gb").map(|country| country.code.as_str()), Some("GB"));
        assert!(content().country("zz").is_none());
    }

    #[test]
    fn the_language_file_speaks() {
        assert_eq!(lang().today.heading, "How is it right now?");
    }
}
