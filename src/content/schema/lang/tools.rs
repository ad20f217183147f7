//! The words of the page of all tools.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::CommandWords;

words! {
    /// The page of all tools.
    ToolsWords {
        heading,
        about,
        when_it_is_hard,
        with_others,
        for_yourself,
        names: PerTool,
    }

    /// A name and a line of help for each tool.
    PerTool {
        ledger: CommandWords,
        circle: CommandWords,
        talk: CommandWords,
        appreciations: CommandWords,
        rituals: CommandWords,
        triggers: CommandWords,
        urges: CommandWords,
        held_words: CommandWords,
        beliefs: CommandWords,
        self_care: CommandWords,
        goals: CommandWords,
        own_life: CommandWords,
        dates: CommandWords,
    }
}
