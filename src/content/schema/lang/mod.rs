//! The words of the interface: one struct for each page or part, one field for each text.
//!
//! The English text of a field stands in `assets/lang/en.ron` under the same name.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::words::{Words, read_words};

pub use self::beliefs::*;
pub use self::boundaries::*;
pub use self::circle::*;
pub use self::commands::*;
pub use self::dates::*;
pub use self::files::*;
pub use self::frame::*;
pub use self::goals::*;
pub use self::held_words::*;
pub use self::help::*;
pub use self::hiding::*;
pub use self::insights::*;
pub use self::journal::*;
pub use self::kinds::*;
pub use self::ledger::*;
pub use self::moment::*;
pub use self::paper::*;
pub use self::practices::*;
pub use self::roadmap::*;
pub use self::safety::*;
pub use self::safety_plan::*;
pub use self::sealing::*;
pub use self::settings::*;
pub use self::talk::*;
pub use self::today::*;
pub use self::tools::*;
pub use self::triggers::*;
pub use self::worksheets::*;

/// Structs whose fields are texts unless another type is named.
macro_rules! words {
    (@type) => { String };
    (@type $type:ty) => { $type };
    ($( $(#[$doc:meta])* $name:ident { $( $field:ident $(: $type:ty)?, )+ } )+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "` in the language file.")]
                pub $field: words!(@type $($type)?),
            )+
        }

        impl Words for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$( stringify!($field), )+];

            #[inline(never)]
            fn read_field<'de, A: MapAccess<'de>>(&mut self, field: &'static str, from: &mut A) -> Result<(), A::Error> {
                $( if field == stringify!($field) {
                    self.$field = from.next_value()?;
                } )+
                Ok(())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                read_words(from)
            }
        }
    )+ };
}

mod beliefs;
mod boundaries;
mod circle;
mod commands;
mod dates;
mod files;
mod frame;
mod goals;
mod held_words;
mod help;
mod hiding;
mod insights;
mod journal;
mod kinds;
mod ledger;
mod moment;
mod paper;
mod practices;
mod roadmap;
mod safety;
mod safety_plan;
mod sealing;
mod settings;
mod talk;
mod today;
mod tools;
mod triggers;
mod worksheets;

words! {
    /// All words of the interface in one language.
    Lang {
        language,
        code,
        common: CommonWords,
        nav: NavWords,
        status: StatusWords,
        hiding: HidingWords,
        toast: ToastWords,
        undo_names: UndoNames,
        dates: DatesWords,
        greetings: GreetingsWords,
        mood: MoodWords,
        words: WordsWords,
        own_words: OwnWordsWords,
        today: TodayWords,
        journal: JournalWords,
        sleep: SleepWords,
        insights: InsightsWords,
        statement: StatementWords,
        boundaries: BoundariesWords,
        worksheets: WorksheetsWords,
        templates: TemplatesWords,
        roadmap: RoadmapWords,
        tools: ToolsWords,
        ledger: LedgerWords,
        moment: MomentWords,
        triggers: TriggersWords,
        urges: UrgesWords,
        circle: CircleWords,
        safety_plan: SafetyPlanWords,
        practices: PracticesWords,
        appreciations: AppreciationsWords,
        goals: GoalsWords,
        held_words: HeldWordsWords,
        beliefs: BeliefsWords,
        talk: TalkWords,
        dates_ahead: DatesAheadWords,
        record_kinds: RecordKinds,
        together: TogetherWords,
        own_paths: OwnPathsWords,
        exports: ExportsWords,
        paper: PaperWords,
        print: PrintWords,
        help: HelpWords,
        settings: SettingsWords,
        sealing: SealingWords,
        trash: TrashWords,
        erase: EraseWords,
        backups: BackupsWords,
        work: WorkWords,
        safe_here: SafeHereWords,
        copies: CopiesWords,
        about: AboutWords,
        welcome: WelcomeWords,
        new_journal: NewJournalWords,
        open: OpenWords,
        save: SaveWords,
        conflict: ConflictWords,
        problems: ProblemsWords,
        palette: PaletteWords,
        shortcuts: ShortcutsWords,
        commands: CommandsWords,
    }
}
