//! The names of commands and of keys.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// The command palette.
    PaletteWords {
        name,
        hint,
        nothing,
        results: Counted,
        other_words: Vec<OtherWords>,
    }

    /// What a person may type who does not know what a command is called here.
    OtherWords {
        command,
        words,
    }

    /// The list of keys.
    ShortcutsWords {
        heading,
        everywhere,
        check_in,
        lists,
        keep,
        move_dot,
        move_dot_far,
        middle,
        find_word,
        letters,
        choose_word,
        how_much,
        not_how_much,
        between,
        next_field,
        by_month,
        scroll,
        close_top,
        keys: KeyNames,
    }

    /// Commands, as menus, palette and tooltips show them.
    CommandsWords {
        new_journal: CommandWords,
        open_journal: CommandWords,
        open_sample: CommandWords,
        lock: CommandWords,
        hide: CommandWords,
        save_now: CommandWords,
        save_copy: CommandWords,
        close_journal: CommandWords,
        undo: CommandWords,
        redo: CommandWords,
        go_today: CommandWords,
        go_journal: CommandWords,
        journal_month: CommandWords,
        journal_year: CommandWords,
        journal_list: CommandWords,
        search: CommandWords,
        go_insights: CommandWords,
        go_boundaries: CommandWords,
        go_worksheets: CommandWords,
        go_roadmap: CommandWords,
        moment: CommandWords,
        go_tools: CommandWords,
        put_on_paper: CommandWords,
        go_help: CommandWords,
        go_safety_plan: CommandWords,
        go_safe_here: CommandWords,
        go_words: CommandWords,
        go_settings: CommandWords,
        change_passphrase: CommandWords,
        make_recovery_code: CommandWords,
        go_trash: CommandWords,
        go_backups: CommandWords,
        go_about: CommandWords,
        palette: CommandWords,
        shortcuts: CommandWords,
        new_check_in: CommandWords,
        keep_check_in: CommandWords,
        write: CommandWords,
        hold_until_morning: CommandWords,
        new_boundary: CommandWords,
        new_template: CommandWords,
        import_template: CommandWords,
        text_larger: CommandWords,
        text_smaller: CommandWords,
        text_normal: CommandWords,
        theme_next: CommandWords,
        quit: CommandWords,
    }

    /// A command's name, and one line about what it does.
    CommandWords {
        name,
        help,
    }

    /// What keys are called.
    KeyNames {
        ctrl,
        command,
        shift,
        alt,
        option,
        enter,
        escape,
        space,
        tab,
        home,
        page_up,
        page_down,
        arrows,
    }
}
