//! The words about files: a new journal, opening, saving, and what can go wrong.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::NeutralNames;

words! {
    /// The welcome page.
    WelcomeWords {
        heading,
        tagline,
        new,
        new_help,
        open,
        open_help,
        sample,
        sample_help,
        promise,
        drop_here,
    }

    /// Starting a new journal.
    NewJournalWords {
        heading,
        where_to_keep,
        suggested_name,
        choose,
        plain_name,
        neutral_name,
        neutral_names: NeutralNames,
        create,
        keep_sample,
        save_sample,
        copy,
        save_copy,
        protection,
        protection_text,
    }

    /// Opening a file, and what can go wrong.
    OpenWords {
        heading,
        path,
        path_hint,
        browse,
        open,
        dialog_silent,
        failed_title,
        untouched,
        open_backup,
        open_backup_of,
        no_backup,
        choose_another,
        locked,
        passphrase,
        passphrase_wrong,
        unlock,
        unlocking,
        job_failed_title,
        job_failed,
        rescued_title,
        rescued_text,
        rescued_open,
        rescued_later,
        rescued_seen,
        file_type,
    }

    /// Saving, and what can go wrong.
    SaveWords {
        failed_title,
        failed_safe_at,
        failed_safe,
        keep_writing,
        copy_elsewhere,
        try_again,
        close_title,
        close_text,
        close_text_never_saved,
        close_keep_open,
        close_anyway,
        sample_close_title,
        sample_close_text,
        sample_keep,
        sample_discard,
    }

    /// The file changed outside this window.
    ConflictWords {
        title,
        text,
        text_at,
        gone_title,
        gone_text,
        keep_mine,
        keep_mine_help,
        take_theirs,
        take_theirs_help,
        write_again,
        later,
        theirs_sealed_title,
        theirs_sealed_text,
        theirs_passphrase,
        theirs_open,
    }

    /// What can go wrong with a file: what happened, what is safe, what to do.
    ProblemsWords {
        open_missing,
        open_folder,
        open_special,
        open_no_permission,
        open_too_large,
        open_disk,
        read_empty,
        read_newer,
        read_not_text,
        read_not_ron,
        read_not_mendwell,
        read_wrong_shape,
        read_unknown_field,
        read_too_deep,
        write_text,
        disk_full,
        disk_not_allowed,
        disk_read_only,
        disk_gone,
        disk_busy,
        disk_other,
        advice_full,
        advice_not_allowed,
        advice_gone,
        advice_busy,
        advice_other,
        save_changed,
        save_gone,
        save_exists,
        save_not_a_file,
        save_read_only_file,
        save_open_elsewhere,
        save_disk,
        save_unconfirmed,
        copy_newer,
        copy_sealed_otherwise,
        copy_disk,
        seal_refused,
        seal_wrong_passphrase,
        seal_too_much_work,
        seal_damaged,
        window_no_desktop,
        window_no_drawing,
        window_lost,
        check_passphrase,
        check_output,
        export_nothing,
        export_worksheet,
        export_section,
        export_asks,
        export_closed,
        export_ending,
    }
}
