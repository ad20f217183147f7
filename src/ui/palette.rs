//! The command palette: fuzzy search for commands.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::content::Lang;

use super::command::{Command, CommandState};

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// The typed query.
    pub query: String,
    /// Index of the selected row.
    pub selected: usize,
}

/// Available commands matching the query, best first; all for an empty query.
#[must_use]
pub fn matching(query: &str, state: &CommandState, lang: &Lang) -> Vec<Command> {
    let pattern = Pattern::parse(query.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, Command)> = Command::ALL
        .into_iter()
        .filter(|command| *command != Command::Palette && command.is_enabled(state))
        .filter_map(|command| {
            let words = command.words(lang);
            let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            // Name matches count double, to rank above help texts and synonyms.
            let by_name = score(&words.name).map(|points| points * 2);
            let other_words = lang.palette.other_words.iter().filter(|other| other.command == words.name).flat_map(|other| other.words.split(", "));
            let by_other_word = other_words.filter_map(&mut score).max();
            by_name.max(by_other_word).max(score(&words.help)).map(|points| (points, command))
        })
        .collect();
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    found.into_iter().map(|(_, command)| command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;
    use crate::ui::tool::Tool;

    fn open() -> CommandState {
        CommandState { is_open: true, can_edit: true, ..CommandState::default() }
    }

    #[test]
    fn a_few_letters_are_enough() {
        assert_eq!(matching("rdmp", &open(), lang()).first(), Some(&Command::GoRoadmap));
        assert_eq!(matching("larger", &open(), lang()).first(), Some(&Command::TextLarger));
    }

    #[test]
    fn what_it_is_called_elsewhere_finds_it_too() {
        for (typed, command) in [
            ("trigger log", Command::GoTool(Tool::Triggers)),
            ("breathing", Command::Moment),
            ("print", Command::PutOnPaper),
            ("backup", Command::GoBackups),
            ("dark mode", Command::ThemeNext),
        ] {
            let state = CommandState { has_paper: true, ..open() };
            assert_eq!(matching(typed, &state, lang()).first(), Some(&command), "{typed}");
        }
    }

    #[test]
    fn other_words_are_those_of_commands_that_there_are() {
        let names: Vec<&str> = Command::ALL.into_iter().map(|command| command.words(lang()).name.as_str()).collect();
        for other in &lang().palette.other_words {
            assert!(names.contains(&other.command.as_str()), "{:?} is no command", other.command);
        }
    }

    #[test]
    fn nothing_typed_shows_all_that_can_be_used() {
        let all = matching("", &open(), lang());
        assert!(all.contains(&Command::SaveNow) && !all.contains(&Command::Undo));
        assert_eq!(all.first(), Some(&Command::NewCheckIn));
    }

    #[test]
    fn nonsense_finds_nothing() {
        assert!(matching("qqqzzz", &open(), lang()).is_empty());
    }
}
