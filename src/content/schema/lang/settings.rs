//! The words of the settings, the trash, earlier copies, work that takes long, and About.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::{Counted, PerTheme};

words! {
    /// Settings.
    SettingsWords {
        heading,
        appearance,
        theme,
        themes: PerTheme,
        text_size,
        text_size_value,
        reduce_motion,
        reduce_motion_help,
        shown_name,
        shown_name_help,
        days,
        day_starts,
        day_starts_help,
        reminder,
        reminder_off,
        reminder_help,
        help_lines,
        help_country,
        follow_system,
        file,
        file_place,
        reopen,
        reopen_help,
        backups,
        backups_enabled,
        backups_help,
        backups_folder,
        backups_folder_beside,
        backups_folder_help,
        backups_folder_not_whole,
        backups_limit,
        mebibytes,
        show_backups,
    }

    /// The trash.
    TrashWords {
        heading,
        empty_heading,
        empty_text,
        explanation,
        deleted_on,
        days_left: Counted,
        kept_for_sheets,
        restore,
        erase,
        restore_of,
        erase_of,
        with_others: Counted,
    }

    /// Erase everywhere.
    EraseWords {
        title,
        text,
        may_remain,
        noticed,
        confirm,
        done: Counted,
        done_partly,
    }

    /// Earlier copies, to restore from.
    BackupsWords {
        heading,
        explanation,
        looking,
        found: Counted,
        stopped_heading,
        stopped_text,
        read_again,
        failed_heading,
        empty_heading,
        empty_text,
        off_heading,
        off_text,
        open_settings,
        check_ins: Counted,
        boundaries: Counted,
        steps: Counted,
        kilobytes,
        unreadable,
        sealed_earlier,
        not_sealed,
        pinned,
        erase,
        erase_of,
        restore,
        confirm_title,
        confirm_text,
        confirm,
        restore_of,
        moved,
        moved_partly,
        not_moved,
        others: Counted,
        unknown: Counted,
    }

    /// Slow work, while it goes on and when it was stopped.
    WorkWords {
        read_copies,
        restore_copy,
        erase_from_copies,
        move_copies,
        create_file,
        save_copy,
        keep_mine,
        take_theirs,
        change_seal,
        seal_copies,
        remove_copies,
        print_dialog,
        print,
        make_export,
        write_export,
        so_far,
        stopping,
        stopped,
        go_on,
        restore_stopped,
        export_busy,
        export_failed_title,
        export_stopped,
        erase_stopped: Counted,
        move_stopped: Counted,
    }

    /// The About page.
    AboutWords {
        heading,
        version,
        tagline,
        privacy,
        is_not,
        not_device,
        not_therapy,
        not_diagnosis,
        not_emergency,
        licences,
        licence_text,
        fonts,
        icons,
        figures,
    }
}
