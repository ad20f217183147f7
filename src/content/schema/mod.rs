//! Types of the editable files under `assets/`.
//!
//! Also compiled into the build script, so it depends on serde and RON only.

mod answers;
mod beliefs;
mod boundaries;
mod feelings;
mod handouts;
mod help;
mod hints;
mod paths;
mod practices;
mod promises;
mod safe_here;
mod tags;
mod worksheet;

pub use answers::{AnswersFile, CommonQuestion};
pub use beliefs::{BeliefsFile, ExampleBelief};
pub use boundaries::{BoundariesFile, BoundaryTemplate, TemplateArea, TemplateKind, TemplateRole, TemplateWith};
pub use feelings::{FeelingText, FeelingsFile};
pub use handouts::{AgendaFile, AgendaItem, AgendaRoom, GuideFile, GuidePart, GuideSection};
pub use help::{Country, HelpFile, HelpLine, HelpLines, SafetyFile, SafetyText};
pub use hints::{HintField, HintRule, HintsFile};
pub use paths::{Action, DirectionTexts, Path, RoleTexts, Stage, Step, TOOLS};
pub use practices::{Ask, AskingFile, PracticeSuggestion, PracticesFile};
pub use promises::{PromisesFile, SuggestedArea, SuggestedDue, SuggestedFrom, SuggestedPromise};
pub use safe_here::{SafeAdvice, SafeHereFile, SafeOption, SafeQuestion};
pub use tags::{Tag, TagGroup, TagsFile};
pub use worksheet::{Choice, Column, FieldKind, Phrase, SheetField, SheetRole, SheetTheme, ShownIf, StatementPart, Worksheet, WorksheetsFile};

/// Maximum nesting depth. Our files need a third of it.
const DEPTH_LIMIT: usize = 32;

/// RON options of content files: optional texts without `Some(…)`.
#[must_use]
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).with_recursion_limit(DEPTH_LIMIT)
}

/// Reads a content file.
///
/// # Errors
/// If the text does not fit `T`, with line and column.
pub fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    options().from_str(text)
}
