//! The words of paper: exports, pages, printing.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// Files of their own.
    ExportsWords { table: ExportWords, picture: ExportWords, pdf: ExportWords, page_pictures: ExportWords, markdown: ExportWords, template: ExportWords, path: ExportWords, for_spreadsheets, for_spreadsheets_help, }

    /// Saving one kind of file.
    ExportWords { heading, button, text, suggested_name, file_type, saved, }

    /// What goes on paper or into a file for others.
    PaperWords {
        heading,
        back,
        who,
        audiences: AudienceNames,
        audience_hints: AudienceNames,
        include,
        size,
        sizes: PaperSizes,
        initials,
        notes_lines,
        notes,
        words_leave: Counted,
        words_hint,
        missing_letters,
        page_of,
        value_of,
        page_name,
        previous_page,
        next_page,
        zoom,
        zoom_whole,
        setting,
        not_set,
        save_as,
        save_pdf,
        save_pictures,
        save_markdown,
        read_words,
        see_pages,
        failed,
        nothing_heading,
        nothing_text,
        private_heading,
        private_text,
        private_all,
        asks,
        closed,
        closed_frightened,
        what_it_is,
        how_i_say_it,
        what_i_do,
        dates,
        boundary_caption,
        boundaries_title,
        roadmap_title,
        roadmap_notes,
        roadmap_reflections,
        reflection_on,
        step,
        which_days,
        nothing_written,
        no_boundaries,
        history_caption,
        as_it_is,
        reason,
        part_column,
        before_column,
        after_column,
        noted,
        insights_title,
        rhythm,
        mark_step,
        mark_boundary,
        mark_crossed,
        chart_says,
        no_difference: Counted,
        journal_title,
        nights,
        moods,
        around,
        around_it,
        check_in_notes,
        pages,
        mood_at,
        note_at,
        written_at,
        word_with_intensity,
        report_title,
        report_about_name,
        report_about,
        what,
        one_boundary,
        history,
        all_boundaries,
        sheet_caption,
        pack_title,
        contents,
        for_two,
        day,
        only_if,
        asked_for,
        or,
        ring,
        minutes,
        help_on_paper,
        danger,
        asks_two,
        closed_two,
        closed_two_frightened,
    }

    /// Who something on paper is for.
    AudienceNames { only_me, therapist, other_person, }

    /// Sizes of paper.
    PaperSizes { a4, letter, a5, }

    /// Taking pages to a printer.
    PrintWords {
        button,
        heading,
        job_title,
        looking,
        none,
        look_again,
        printer,
        usual,
        copies,
        copies_wrong,
        pages,
        all_pages,
        some_pages,
        which_pages,
        which_pages_hint,
        pages_wrong,
        pages_missing: Counted,
        sides,
        sides_names: SidesNames,
        colour,
        colour_names: ColourNames,
        stays,
        as_it_is,
        open_viewer,
        viewer_opened,
        print,
        busy,
        sent,
        stopped,
        failed_title,
        view_failed_title,
        waiting_title,
        waiting,
        take_back,
        taken_back,
        not_taken_back_title,
        not_taken_back,
        reasons: WaitReasonWords,
        problems: PrintProblemWords,
    }

    /// On which sides of a sheet.
    SidesNames { as_set, one, both, }

    /// With which inks.
    ColourNames { as_set, colour, black, }

    /// Why a printer does not begin.
    WaitReasonWords { paused, paper, ink, jam, open, unreachable, other, unknown, }

    /// Why nothing was printed.
    PrintProblemWords { unreachable, gone, refuses, too_slow, gave_up, said, system, }
}
