//! Words about the passphrase of a journal: setting it, changing it, and what opens the file without it.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// The passphrase of a journal.
    SealingWords {
        heading,
        passphrase,
        who_can_open,
        again,
        not_the_same,
        strength: StrengthWords,
        not_recovered,
        written_copy,
        with_passphrase,
        with_passphrase_help,
        without_passphrase,
        without_passphrase_help,
        can_and_cannot_sealed,
        synced,
        read_only,
        sample,
        plain_now,
        sealed_now,
        has_code,
        turn_on: SealFormWords,
        change: SealFormWords,
        turn_off: SealFormWords,
        recovery_code: SealFormWords,
        present,
        present_or_code,
        new_passphrase,
        code_instead_of_passphrase,
        wrong,
        conflict_first,
        working,
        may_remain,
        code_shown_once,
        code_name,
        print_code,
        code_is_noted,
        copies: Counted,
        no_copies,
        copies_stayed_title,
        copies_stayed,
        copies_stopped: Counted,
        copies_open: Counted,
        copies_earlier: Counted,
        seal_copies: Counted,
        remove_copies,
        remove_title,
        remove_text: Counted,
        remove_confirm,
        removed: Counted,
        not_removed,
        paper: CodePaperWords,
    }

    /// How well a passphrase would stand up to guessing.
    StrengthWords {
        weak,
        fair,
        good,
        strong,
    }

    /// One of the things that can be done about the passphrase.
    SealFormWords {
        button,
        about,
        confirm,
        done,
    }

    /// Names for the window that draw no attention.
    NeutralNames {
        notes,
        journal,
    }

    /// A recovery code on paper.
    CodePaperWords {
        title,
        caption,
        opens,
        how,
        keep,
    }
}
