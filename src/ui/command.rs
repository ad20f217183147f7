//! The list of commands, used by the palette, shortcuts, menus and tooltips.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::content::Lang;
use crate::content::strings::CommandWords;

use super::tool::Tool;

/// Actions available from anywhere, without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Begins a check-in.
    NewCheckIn,
    /// Saves the check-in being written.
    KeepCheckIn,
    /// Begins a page of writing.
    Write,
    /// Delays the message being written until the morning.
    HoldUntilMorning,
    /// Begins a boundary.
    NewBoundary,
    /// Creates a custom worksheet.
    NewTemplate,
    /// Imports a worksheet.
    ImportTemplate,
    /// Undoes the last change.
    Undo,
    /// Redoes the last undone change.
    Redo,
    /// Goes to Today.
    GoToday,
    /// Goes to the journal.
    GoJournal,
    /// Shows the journal as a month.
    JournalMonth,
    /// Shows the journal as a year.
    JournalYear,
    /// Shows the journal as a list.
    JournalList,
    /// Focuses the search.
    Search,
    /// Goes to Insights.
    GoInsights,
    /// Goes to the boundaries.
    GoBoundaries,
    /// Goes to the worksheets.
    GoWorksheets,
    /// Goes to the roadmap.
    GoRoadmap,
    /// Opens support for a hard moment.
    Moment,
    /// Goes to the list of tools.
    GoTools,
    /// Goes to a tool.
    GoTool(Tool),
    /// Opens the current subject for printing.
    PutOnPaper,
    /// Opens Help.
    GoHelp,
    /// Opens the safety plan.
    GoSafetyPlan,
    /// Opens the questions about safe use.
    GoSafeHere,
    /// Opens custom words.
    GoWords,
    /// Opens the settings.
    GoSettings,
    /// Opens the trash.
    GoTrash,
    /// Opens the backups.
    GoBackups,
    /// Opens the About page.
    GoAbout,
    /// Opens the command palette.
    Palette,
    /// Opens the list of shortcuts.
    Shortcuts,
    /// Covers the journal; locks it if encrypted.
    Lock,
    /// Hides the window.
    Hide,
    /// Saves immediately.
    SaveNow,
    /// Saves a copy to another file.
    SaveCopy,
    /// Creates a journal.
    NewJournal,
    /// Opens a journal.
    OpenJournal,
    /// Opens sample data.
    OpenSample,
    /// Sets or changes the passphrase.
    ChangePassphrase,
    /// Creates a recovery code.
    MakeRecoveryCode,
    /// Closes the journal and returns to the start.
    CloseJournal,
    /// Increases the text size.
    TextLarger,
    /// Decreases the text size.
    TextSmaller,
    /// Resets the text size.
    TextNormal,
    /// Switches to the next theme.
    ThemeNext,
    /// Closes the window.
    Quit,
}

/// State that determines the available commands.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own, answered by yes or no")]
pub struct CommandState {
    /// A journal is open.
    pub is_open: bool,
    /// The journal is writable.
    pub can_edit: bool,
    /// The journal has a file.
    pub has_file: bool,
    /// The file has a passphrase.
    pub has_passphrase: bool,
    /// Undo is available.
    pub can_undo: bool,
    /// Redo is available.
    pub can_redo: bool,
    /// The check-in being written is on screen.
    pub is_on_today: bool,
    /// The current subject can be printed.
    pub has_paper: bool,
    /// The journal has a passphrase, so it can be locked.
    pub can_lock: bool,
    /// A moment is unavailable: the journal is locked, and its owner did not allow it.
    pub is_moment_closed: bool,
    /// The shared view covers the window, and nothing else can be opened.
    pub is_together: bool,
}

impl Command {
    /// All commands, in the order of the palette.
    pub const ALL: [Self; 60] = [
        Self::NewCheckIn,
        Self::KeepCheckIn,
        Self::Write,
        Self::HoldUntilMorning,
        Self::NewBoundary,
        Self::NewTemplate,
        Self::ImportTemplate,
        Self::Search,
        Self::GoToday,
        Self::GoJournal,
        Self::JournalMonth,
        Self::JournalYear,
        Self::JournalList,
        Self::GoInsights,
        Self::GoBoundaries,
        Self::GoWorksheets,
        Self::GoRoadmap,
        Self::Moment,
        Self::GoTools,
        Self::GoTool(Tool::Triggers),
        Self::GoTool(Tool::Urges),
        Self::GoTool(Tool::HeldWords),
        Self::GoTool(Tool::Dates),
        Self::GoTool(Tool::Circle),
        Self::GoTool(Tool::Ledger),
        Self::GoTool(Tool::Talk),
        Self::GoTool(Tool::Rituals),
        Self::GoTool(Tool::Appreciations),
        Self::GoTool(Tool::SelfCare),
        Self::GoTool(Tool::Beliefs),
        Self::GoTool(Tool::Goals),
        Self::GoTool(Tool::OwnLife),
        Self::PutOnPaper,
        Self::GoHelp,
        Self::GoSafetyPlan,
        Self::GoSafeHere,
        Self::Undo,
        Self::Redo,
        Self::Palette,
        Self::Shortcuts,
        Self::Lock,
        Self::Hide,
        Self::SaveNow,
        Self::SaveCopy,
        Self::GoWords,
        Self::GoTrash,
        Self::GoBackups,
        Self::GoSettings,
        Self::ChangePassphrase,
        Self::MakeRecoveryCode,
        Self::TextLarger,
        Self::TextSmaller,
        Self::TextNormal,
        Self::ThemeNext,
        Self::NewJournal,
        Self::OpenJournal,
        Self::OpenSample,
        Self::CloseJournal,
        Self::GoAbout,
        Self::Quit,
    ];

    /// Name and help text.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> &CommandWords {
        let commands = &lang.commands;
        match self {
            Self::NewCheckIn => &commands.new_check_in,
            Self::KeepCheckIn => &commands.keep_check_in,
            Self::Write => &commands.write,
            Self::HoldUntilMorning => &commands.hold_until_morning,
            Self::NewBoundary => &commands.new_boundary,
            Self::NewTemplate => &commands.new_template,
            Self::ImportTemplate => &commands.import_template,
            Self::Undo => &commands.undo,
            Self::Redo => &commands.redo,
            Self::GoToday => &commands.go_today,
            Self::GoJournal => &commands.go_journal,
            Self::JournalMonth => &commands.journal_month,
            Self::JournalYear => &commands.journal_year,
            Self::JournalList => &commands.journal_list,
            Self::Search => &commands.search,
            Self::GoInsights => &commands.go_insights,
            Self::GoBoundaries => &commands.go_boundaries,
            Self::GoWorksheets => &commands.go_worksheets,
            Self::GoRoadmap => &commands.go_roadmap,
            Self::Moment => &commands.moment,
            Self::GoTools => &commands.go_tools,
            Self::GoTool(tool) => tool.words(lang),
            Self::PutOnPaper => &commands.put_on_paper,
            Self::GoHelp => &commands.go_help,
            Self::GoSafetyPlan => &commands.go_safety_plan,
            Self::GoSafeHere => &commands.go_safe_here,
            Self::GoWords => &commands.go_words,
            Self::GoSettings => &commands.go_settings,
            Self::ChangePassphrase => &commands.change_passphrase,
            Self::MakeRecoveryCode => &commands.make_recovery_code,
            Self::GoTrash => &commands.go_trash,
            Self::GoBackups => &commands.go_backups,
            Self::GoAbout => &commands.go_about,
            Self::Palette => &commands.palette,
            Self::Shortcuts => &commands.shortcuts,
            Self::Lock => &commands.lock,
            Self::Hide => &commands.hide,
            Self::SaveNow => &commands.save_now,
            Self::SaveCopy => &commands.save_copy,
            Self::NewJournal => &commands.new_journal,
            Self::OpenJournal => &commands.open_journal,
            Self::OpenSample => &commands.open_sample,
            Self::CloseJournal => &commands.close_journal,
            Self::TextLarger => &commands.text_larger,
            Self::TextSmaller => &commands.text_smaller,
            Self::TextNormal => &commands.text_normal,
            Self::ThemeNext => &commands.theme_next,
            Self::Quit => &commands.quit,
        }
    }

    /// Keyboard shortcuts; the first one is displayed.
    #[must_use]
    pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn ctrl(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn ctrl_shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        const fn bare(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        match self {
            Self::NewCheckIn => const { &[ctrl(Key::N)] },
            Self::KeepCheckIn => const { &[ctrl(Key::Enter)] },
            Self::NewBoundary => const { &[ctrl_shift(Key::B)] },
            Self::Undo => const { &[ctrl(Key::Z)] },
            Self::Redo => const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] },
            Self::GoToday => const { &[ctrl(Key::Num1)] },
            Self::GoJournal => const { &[ctrl(Key::Num2)] },
            Self::GoInsights => const { &[ctrl(Key::Num3)] },
            Self::GoBoundaries => const { &[ctrl(Key::Num4)] },
            Self::GoWorksheets => const { &[ctrl(Key::Num6)] },
            Self::GoRoadmap => const { &[ctrl(Key::Num5)] },
            Self::PutOnPaper => const { &[ctrl(Key::P)] },
            Self::Search => const { &[ctrl(Key::F)] },
            Self::GoHelp => const { &[bare(Key::F3)] },
            Self::Moment => const { &[bare(Key::F2)] },
            Self::GoTool(Tool::Ledger) => const { &[ctrl(Key::Num7)] },
            Self::GoTools => const { &[ctrl(Key::Num8)] },
            Self::GoSettings => const { &[ctrl(Key::Comma)] },
            Self::Palette => const { &[ctrl(Key::K)] },
            Self::Shortcuts => const { &[bare(Key::F1)] },
            Self::Lock => const { &[ctrl(Key::L)] },
            Self::SaveNow => const { &[ctrl(Key::S)] },
            Self::SaveCopy => const { &[ctrl_shift(Key::S)] },
            Self::NewJournal => const { &[ctrl_shift(Key::N)] },
            Self::OpenJournal => const { &[ctrl(Key::O)] },
            Self::CloseJournal => const { &[ctrl(Key::W)] },
            Self::TextLarger => const { &[ctrl(Key::Plus), ctrl(Key::Equals)] },
            Self::TextSmaller => const { &[ctrl(Key::Minus)] },
            Self::TextNormal => const { &[ctrl(Key::Num0)] },
            Self::Quit => const { &[ctrl(Key::Q)] },
            Self::Write
            | Self::HoldUntilMorning
            | Self::NewTemplate
            | Self::ImportTemplate
            | Self::JournalMonth
            | Self::JournalYear
            | Self::JournalList
            | Self::GoWords
            | Self::GoTrash
            | Self::GoBackups
            | Self::GoSafetyPlan
            | Self::GoSafeHere
            | Self::GoAbout
            | Self::GoTool(_)
            // The app handles these first; they can be turned off.
            | Self::Hide
            | Self::OpenSample
            | Self::ChangePassphrase
            | Self::MakeRecoveryCode
            | Self::ThemeNext => &[],
        }
    }

    /// True if it reveals nothing that was not on screen.
    const fn shows_nothing(self) -> bool {
        matches!(self, Self::Lock | Self::Hide | Self::SaveNow | Self::TextLarger | Self::TextSmaller | Self::TextNormal | Self::ThemeNext | Self::Quit)
    }

    /// True if it is available.
    #[must_use]
    pub const fn is_enabled(self, state: &CommandState) -> bool {
        if state.is_together && !self.shows_nothing() {
            return false;
        }
        match self {
            Self::Undo => state.can_undo && state.can_edit,
            Self::Redo => state.can_redo && state.can_edit,
            Self::KeepCheckIn => state.is_on_today && state.can_edit,
            Self::PutOnPaper => state.has_paper,
            Self::Moment => !state.is_moment_closed,
            Self::ChangePassphrase => state.has_file && state.can_edit,
            Self::MakeRecoveryCode => state.has_passphrase && state.can_edit,
            Self::NewCheckIn | Self::Write | Self::HoldUntilMorning | Self::NewBoundary | Self::NewTemplate | Self::ImportTemplate | Self::SaveNow => {
                state.can_edit
            }
            Self::Lock
            | Self::SaveCopy
            | Self::GoToday
            | Self::GoJournal
            | Self::JournalMonth
            | Self::JournalYear
            | Self::JournalList
            | Self::Search
            | Self::GoInsights
            | Self::GoWords
            | Self::GoBoundaries
            | Self::GoWorksheets
            | Self::GoRoadmap
            | Self::GoTools
            | Self::GoTool(_)
            | Self::GoSettings
            | Self::GoTrash
            | Self::GoBackups
            | Self::GoSafetyPlan
            | Self::CloseJournal => state.is_open,
            Self::GoHelp
            | Self::GoSafeHere
            | Self::Hide
            | Self::GoAbout
            | Self::Palette
            | Self::Shortcuts
            | Self::NewJournal
            | Self::OpenJournal
            | Self::OpenSample
            | Self::TextLarger
            | Self::TextSmaller
            | Self::TextNormal
            | Self::ThemeNext
            | Self::Quit => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen = BTreeSet::new();
        for command in Command::ALL {
            for shortcut in command.shortcuts() {
                assert!(seen.insert(format!("{shortcut:?}")), "{command:?} uses {shortcut:?} again");
            }
        }
    }

    #[test]
    fn the_list_is_whole() {
        let all: BTreeSet<Command> = Command::ALL.into_iter().collect();
        assert_eq!(all.len(), Command::ALL.len(), "a command is listed twice");
        assert_eq!(all.last(), Some(&Command::Quit));
    }

    #[test]
    fn while_two_look_together_no_command_leads_anywhere() {
        let state = CommandState {
            is_open: true,
            can_edit: true,
            has_file: true,
            has_passphrase: true,
            can_undo: true,
            can_redo: true,
            is_on_today: true,
            has_paper: true,
            is_together: true,
            ..CommandState::default()
        };
        let enabled: Vec<Command> = Command::ALL.into_iter().filter(|command| command.is_enabled(&state)).collect();
        assert_eq!(
            enabled,
            [Command::Lock, Command::Hide, Command::SaveNow, Command::TextLarger, Command::TextSmaller, Command::TextNormal, Command::ThemeNext, Command::Quit]
        );
    }

    #[test]
    fn a_read_only_journal_can_be_read_but_not_changed() {
        let state = CommandState { is_open: true, can_undo: true, ..CommandState::default() };
        assert!(Command::GoRoadmap.is_enabled(&state));
        assert!(!Command::Undo.is_enabled(&state));
        assert!(!Command::NewCheckIn.is_enabled(&state));
    }
}
