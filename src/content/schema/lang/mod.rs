//! The words of the interface: one struct for each page or part, one field for each text.
//!
//! The English text of a field stands in `assets/lang/en.ron` under the same name.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::words::{Words, read_words};

pub use self::beliefs::*;
pub use self::circle::*;
pub use self::dates::*;
pub use self::goals::*;
pub use self::held_words::*;
pub use self::ledger::*;
pub use self::moment::*;
pub use self::practices::*;
pub use self::talk::*;
pub use self::tools::*;
pub use self::triggers::*;

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
mod circle;
mod dates;
mod goals;
mod held_words;
mod ledger;
mod moment;
mod practices;
mod talk;
mod tools;
mod triggers;

words! {
    /// All words of the interface in one language.
    Lang {
        language,
        code,
        common: CommonWords,
        nav: NavWords,
        status: StatusWords,
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
        trash: TrashWords,
        erase: EraseWords,
        backups: BackupsWords,
        work: WorkWords,
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

    /// Words used on many pages.
    CommonWords {
        ok,
        cancel,
        close,
        back,
        done,
        add,
        edit,
        delete,
        restore,
        undo,
        more,
        copy,
        choose,
        try_again,
        yes,
        no,
        not_set,
        read_only,
        list_comma,
        cut,
        paste,
        select_all,
        reveal,
        conceal,
    }

    /// The rail at the left.
    NavWords {
        label,
        today,
        journal,
        insights,
        boundaries,
        worksheets,
        roadmap,
        ledger,
        tools,
        moment,
        help,
        settings,
        trash,
        backups,
        about,
        menu,
    }

    /// The save state at the lower left.
    StatusWords {
        saved_at,
        saved,
        sample,
        not_kept,
        not_kept_hint,
        editing,
        editing_hint,
        saving,
        not_saved_since,
        not_saved,
        read_only,
        read_only_newer,
        read_only_locked,
        read_only_folder,
        waiting,
        opening,
    }

    /// The short lines at the lower left of a page.
    ToastWords {
        check_in_kept,
        check_in_changed,
        undone,
        redone,
        nothing_to_undo,
        nothing_to_redo,
        moved_to_trash,
        restored,
        words_merged,
        question_deleted,
        copied,
        saved,
        copy_saved,
        backup_restored,
        theirs_taken,
        mine_kept,
        rescue_seen,
        rescue_not_seen,
        backup_failed,
        reopen_failed,
    }

    /// What an edit is called after "Undone:".
    UndoNames {
        keep_check_in,
        change_check_in,
        delete_check_in,
        write,
        delete_writing,
        move_entry,
        duplicate_entry,
        change_tags,
        delete_entries,
        duplicate_check_in,
        add_word,
        change_word,
        merge_words,
        delete_word,
        delete_tag_group,
        write_sleep,
        write_night_line,
        delete_night_line,
        add_boundary,
        change_boundary,
        review_boundary,
        delete_boundary,
        add_event,
        delete_event,
        begin_sheet,
        change_sheet,
        duplicate_sheet,
        delete_sheet,
        add_template,
        change_template,
        delete_question,
        duplicate_template,
        import_template,
        delete_template,
        mark_step,
        write_step_notes,
        tick_action,
        change_profile,
        choose_path,
        hide_step,
        reflect,
        delete_reflection,
        choose_together,
        add_path,
        change_path,
        import_path,
        delete_path,
        add_own_step,
        change_own_step,
        delete_own_step,
        add_person,
        change_person,
        delete_person,
        restore_from_trash,
        clear_draft,
        added,
        changed,
        deleted,
    }

    /// Names of days and months, and how dates are put together.
    DatesWords {
        today,
        yesterday,
        tomorrow,
        now,
        now_at,
        weekdays: [String; 7],
        weekdays_short: [String; 7],
        months: [String; 12],
        months_short: [String; 12],
        morning,
        afternoon,
        today_in_sentence,
        yesterday_in_sentence,
        on_weekday,
        on_date,
        month_year,
        date_at_time,
        not_a_date,
        not_a_time,
        previous_month,
        next_month,
        open_calendar,
        clear,
        days: Counted,
    }

    /// The heading of Today.
    GreetingsWords {
        morning,
        afternoon,
        evening,
        night,
        good_to_see_you,
    }

    /// The pad and what its parts are called.
    MoodWords {
        quadrants: PerQuadrant,
        quadrant_meanings: PerQuadrant,
        more_energy,
        less_energy,
        unpleasant,
        pleasant,
        pad_name,
        pad_place,
    }

    /// Words picked in a check-in, and own words.
    WordsWords {
        intensities: PerIntensity,
        how_much,
        more_words,
        fewer_words,
        more_tags,
        fewer_tags,
        find_feeling,
        find_tag,
        enter_picks,
        enter_adds,
        your_own,
        your_own_tag,
        add_feeling_title,
        add_tag_title,
        word,
        already_there,
    }

    /// The page of one's own words.
    OwnWordsWords {
        heading,
        explanation,
        feelings,
        no_feelings,
        add_feeling,
        tags,
        no_tags,
        add_tag,
        groups,
        add_group,
        tags_in_group: Counted,
        delete_group_help,
        edit_word,
        meaning,
        meaning_hint,
        quadrant,
        group,
        never_used,
        uses: Counted,
        retired,
        retire,
        offer_again,
        merge,
        merge_into,
        merge_sentence: Counted,
        merge_now,
        night_lines,
        night_lines_help,
        add_night_line,
        night_line,
        night_line_hint,
        edit_night_line,
        delete_night_line,
    }

    /// Today and the check-in.
    TodayWords {
        heading,
        heading_earlier,
        heading_change,
        time,
        time_now,
        time_earlier,
        date,
        in_the_future,
        pick_words,
        feelings,
        around_it,
        note,
        note_hint,
        move_the_dot,
        how_much,
        sends_nothing,
        keep,
        keep_change,
        clear,
        draft_kept,
        earlier_today,
        nothing_yet,
        written_later,
        duplicate_now,
        next_on_path,
        step_place,
        marked_on,
        open_step,
        worth_another_look,
        still_fits,
        open_boundary,
        in_a_week,
        people_line,
        people_button,
        you_wrote,
        another_line,
        night_line_question,
        not_now,
        reminder,
        kept_tonight,
    }

    /// The journal: month, year, list, search, and pages of writing.
    JournalWords {
        heading,
        search,
        search_hint,
        clear_search,
        filter,
        write,
        view,
        month,
        year,
        list,
        calendar,
        year_calendar,
        previous_year,
        next_year,
        to_today,
        go_to_today,
        mostly_mood,
        also_mood,
        has_writing,
        no_check_in,
        check_ins: Counted,
        pages: Counted,
        sleep,
        nothing_heading,
        nothing_text,
        write_about_day,
        back_to_days,
        writing,
        check_in_of,
        writing_of,
        edit_entry,
        more_for_entry,
        edit,
        move_time,
        duplicate,
        delete,
        move_heading,
        keep_time,
        read_on,
        linked_to,
        link,
        writing_name,
        writing_hint,
        writing_saves,
        back_to_journal,
        year_mostly,
        year_days: Counted,
        year_days_since: Counted,
        year_blank,
        entries,
        empty_heading,
        empty_text,
        empty_button,
        searching,
        search_failed,
        search_again,
        found: Counted,
        nothing_found_heading,
        nothing_found_text,
        show_with,
        filters_on: Counted,
        mood,
        feeling,
        any_feeling,
        kind,
        from,
        until,
        clear_filters,
        close_filters,
        select,
        selected: Counted,
        add_tag,
        remove_tag,
        delete_selected,
    }

    /// The night before.
    SleepWords {
        last_night,
        night_to,
        note,
        change,
        hours,
        hours_hint,
        not_hours,
        duration,
        quality,
        quality_unsaid,
        qualities: PerSleepQuality,
        night_before,
        night_after,
    }

    /// The insights.
    InsightsWords {
        heading,
        range,
        four_weeks,
        three_months,
        year,
        all,
        choose_days,
        from,
        to,
        working,
        failed,
        empty_heading,
        empty_text,
        empty_button,
        none_here,
        night_heading,
        night_text,
        night_button,
        menu_of,
        as_table,
        as_chart,
        save_table,
        save_picture,
        check_ins: Counted,
        days: Counted,
        check_ins_column,
        days_column,
        mood_column,
        energy_column,
        level,
        levels: PerLevel,
        energy_levels: PerLevel,
        trend: InsightsTrendWords,
        words: InsightsWordsWords,
        together: InsightsTogetherWords,
        pad: InsightsPadWords,
        rhythm: InsightsRhythmWords,
        sleep: InsightsSleepWords,
        table: TableWords,
        picture_days,
        picture_failed,
    }

    /// One text for each level of an axis, from the lower end up.
    PerLevel {
        lowest,
        low,
        middle,
        high,
        highest,
    }

    /// How the days have felt.
    InsightsTrendWords {
        heading,
        axis,
        mood,
        energy,
        day,
        average,
        usual,
        even,
        today,
        more_markers,
        more_in_table,
        keys,
        spread,
        summary_above,
        summary_little_above,
        summary_same,
        summary_little_below,
        summary_below,
        summary_too_few,
        date_column,
        lowest_column,
        highest_column,
        events_column,
        step_done,
        boundary_said,
        boundary_crossed,
    }

    /// The words named most.
    InsightsWordsWords {
        heading,
        none,
        check_ins,
        variety: Counted,
        variety_more,
        variety_same,
        variety_less,
        more_often,
        less_often,
        word_column,
        share_column,
        before_column,
        percent,
    }

    /// What goes with better and harder days.
    InsightsTogetherWords {
        heading,
        caution,
        lag,
        same_day,
        next_day,
        harder,
        better,
        days,
        none,
        people,
        show_all: Counted,
        show_fewer,
        how,
        how_compare,
        how_interval,
        how_rule,
        how_not,
        with_tag,
        with_feeling,
        with_sleep,
        with_held,
        with_crossed,
        with_self_care,
        after_tag,
        after_feeling,
        after_sleep,
        after_held,
        after_crossed,
        after_self_care,
        sleep,
        held,
        crossed,
        self_care,
        a_little_higher,
        higher,
        a_little_lower,
        lower,
        no_difference,
        not_enough: Counted,
        what_column,
        says_column,
        difference_column,
        from_column,
        to_column,
        without_column,
    }

    /// Where on the pad the check-ins lie.
    InsightsPadWords {
        heading,
        summary,
        quadrant_column,
        share_column,
    }

    /// The week and the day.
    InsightsRhythmWords {
        weekdays,
        hours,
        alike,
        differ,
        hours_alike,
        hours_differ,
        weekday_column,
        hours_column,
        hours_band,
    }

    /// Sleep and the day after.
    InsightsSleepWords {
        heading,
        none,
        few: Counted,
        longer_better,
        longer_harder,
        no_pattern,
        length_column,
        nights_column,
        bands: PerSleepBand,
    }

    /// One text for each length of a night.
    PerSleepBand {
        under_five,
        five_to_six,
        six_to_seven,
        seven_to_eight,
        eight_to_nine,
        nine_or_more,
    }

    /// Tables, and saving them.
    TableWords {
        newer,
        older,
        place,
    }

    /// Boundaries, requests and agreements.
    BoundariesWords {
        heading,
        new,
        new_title,
        empty_heading,
        empty_text,
        empty_button,
        nothing_matches,
        narrow,
        search,
        any_kind,
        any_area,
        filter,
        filter_in_use,
        filter_drafts,
        filter_resting,
        filter_all,
        order,
        order_by_area,
        order_by_change,
        order_by_title,
        all,
        kinds: PerBoundaryKind,
        kind,
        kind_meanings: PerBoundaryKind,
        area,
        areas: PerArea,
        area_hints: PerArea,
        status,
        statuses: PerBoundaryStatus,
        status_meanings: PerBoundaryStatus,
        title,
        title_hint,
        with_whom,
        with_whom_hint,
        names,
        situation,
        situation_hint,
        limit,
        limit_request,
        limit_agreement,
        limit_hint,
        limit_request_hint,
        limit_agreement_hint,
        need,
        need_hint,
        firmness,
        firmness_request,
        firmnesses: PerFirmness,
        firm_request,
        response,
        response_request,
        response_agreement,
        response_hint,
        response_assurance,
        when_honoured,
        when_honoured_request,
        when_honoured_hint,
        support,
        support_hint,
        supporters,
        supporters_hint,
        starts_on,
        starts_on_agreement,
        ends_on,
        review_on,
        review_due,
        is_private,
        is_private_hint,
        private_title,
        section_keeping,
        section_dates,
        needs_no_softening,
        hint_dismiss,
        review: ReviewWords,
        versions: VersionsWords,
        wording: WordingWords,
        gallery: GalleryWords,
        rehearsal: RehearsalWords,
        delete,
        menu,
        save_state_hint,
        log,
        log_empty,
        log_add,
        log_outcome,
        log_when,
        log_earlier_day,
        log_note,
        log_feelings,
        follow_through,
        follow_throughs: PerFollowThrough,
        planned,
        what_i_did,
        log_check_in,
        log_no_check_in,
        log_keep,
        log_delete,
        log_saw,
        log_earlier: Counted,
        outcomes: PerEventOutcome,
        held_of,
        as_planned_of,
        months,
        month_held,
        log_summary,
        legend_order,
    }

    /// A look at a boundary when its day has come.
    ReviewWords {
        heading,
        begin,
        outcomes: PerReviewOutcome,
        meanings: PerReviewOutcome,
        reason,
        reason_hint,
    }

    /// What a boundary was before.
    VersionsWords {
        section,
        until,
        before,
        after,
        nothing_changed,
    }

    /// How a boundary is said.
    WordingWords {
        section,
        asks,
        preview,
        parts,
        form,
        i_statement,
        i_statement_about,
        dear_man,
        dear_man_about,
        when,
        when_hint,
        describe,
        describe_hint,
        feelings,
        feelings_hint,
        need,
        need_hint,
        closing,
        will,
        ask,
        deed_hint,
        gain,
        gain_hint,
        mindful,
        mindful_hint,
        confident,
        confident_hint,
        negotiate,
        negotiate_hint,
        closed,
        closed_frightened,
        closed_change,
        plan,
        plan_hint,
        people,
        people_none,
    }

    /// Where a boundary begins.
    GalleryWords {
        heading,
        about,
        search,
        from_nothing,
        from_nothing_about,
        nothing_found,
        only_alone,
        openness_waits,
    }

    /// What may come back when a boundary is said.
    RehearsalWords {
        section,
        about,
        heading,
        they_say,
        they_say_hint,
        i_say,
        i_say_hint,
        add,
        remove,
    }

    /// Sentences put together from parts.
    StatementWords {
        i_will,
        i_ask,
        dear_man,
        and,
        me,
        when_lead_ins,
        need_lead_ins,
        ask_lead_ins,
        will_lead_ins,
        condition_starts,
        deeds,
    }

    /// Worksheets.
    WorksheetsWords {
        heading,
        search,
        search_hint,
        show,
        filter_all,
        filter_hurt,
        filter_broke_trust,
        yours,
        yours_empty,
        nothing_matches,
        begun,
        all,
        begin,
        begin_again,
        filled_before,
        asks_for,
        closed_for_two,
        closed_for_two_frightened,
        closed_for_two_unanswered,
        closed_unanswered,
        only_when_asked,
        only_when_asked_begin,
        title,
        menu,
        duplicate,
        compare,
        delete,
        save_state_hint,
        clear_answer,
        clear,
        add_line,
        add_line_to,
        add_row,
        add_row_to,
        add_one,
        line_of,
        cell_of,
        item_of,
        move_up,
        move_down,
        remove,
        add_feeling,
        feelings_to,
        remove_feeling,
        scale_value,
        scale_ends,
        preview,
        open_phrases,
        shut_phrases,
        links,
        link_step,
        link_boundary,
        link_check_in,
        unlink,
        sheets_about,
        left_over,
        left_over_hint,
        compare_heading,
        compare_with,
        back_to_sheet,
        not_answered,
        answer_in_group,
        print_blank,
        pack,
        pack_heading,
        pack_about,
        pack_all,
        pack_all_of,
        pack_none,
        pack_none_of,
        pack_beside,
        pack_chosen: Counted,
        pack_see,
        pack_only_when_asked,
        pack_closed,
    }

    /// Worksheets of one's own.
    TemplatesWords {
        own,
        yours,
        yours_empty,
        make,
        take_in,
        copy_and_change,
        edit,
        share,
        duplicate,
        delete,
        menu,
        numbered,
        untitled,
        title,
        title_hint,
        about,
        before,
        view,
        questions,
        preview,
        preview_hint,
        no_questions,
        full,
        add_question,
        add_to_group,
        question_row,
        question_number,
        move_up,
        move_down,
        duplicate_question,
        delete_question,
        remove,
        question,
        heading,
        kind,
        help,
        required,
        private,
        asked_when,
        asked_always,
        asked_after,
        asked_if_chosen,
        options,
        option,
        add_option,
        columns,
        column,
        add_column,
        blanks,
        blank_before,
        blank_hint,
        blank_feelings,
        add_blank,
        phrase_open,
        phrase_open_why,
        add_open,
        phrase_shut,
        phrase_shut_why,
        add_shut,
        scale_low,
        scale_high,
        group_one,
        group_one_help,
        group_one_unnamed,
        group_questions,
        asked_for,
        earlier_form,
        kinds: TemplateKindNames,
        take_in_page: TakeInWords,
        file: TemplateFileWords,
    }

    /// Kinds of questions.
    TemplateKindNames {
        long_text,
        short_text,
        list,
        one_choice,
        several_choices,
        checklist,
        scale,
        date,
        person,
        feeling_words,
        table,
        statement,
        group,
        heading,
        phrases,
    }

    /// The page that asks for the file of a worksheet.
    TakeInWords {
        heading,
        path,
        button,
        text,
        file_type,
        taken_in,
        is_there,
    }

    /// What can be wrong with the file of a worksheet.
    TemplateFileWords {
        wrong,
        in_field,
        unknown_field,
        missing_field,
        unknown_kind,
        too_deep,
        ends_early,
        not_ron,
        id,
        twice,
        too_long,
        too_many,
        in_group,
        no_choice,
        no_option,
        empty,
        not_text,
        is_journal,
        too_large,
    }

    /// The roadmap.
    RoadmapWords {
        heading,
        roles: PerRole,
        role,
        direction,
        directions: PerDirection,
        relationship,
        relationships: PerRelationship,
        states: PerStepState,
        state,
        step_place,
        step_name,
        path,
        leaving_offer,
        leaving_show,
        answers,
        why,
        do_this,
        to_think_about,
        my_notes,
        my_notes_hint,
        goes_with,
        begun_on,
        reflections,
        add_reflection,
        reflection,
        reflection_hint,
        change_reflection,
        delete_reflection,
        hide_step,
        show_step,
        hidden_steps: Counted,
        step_menu,
        you_can_leave,
        all_steps,
        history,
        history_line,
        came_back,
        in_month,
        in_month_of_year,
        closed_for_two,
        closed_for_two_frightened,
        closed_for_two_unanswered,
        closed_unanswered,
        closed_open_help,
        set_aside: Counted,
        set_aside_help,
        set_aside_notes,
        closed_change,
        closed,
        about_you,
        about_you_hint,
        only_when_asked,
        only_when_asked_open,
        only_when_asked_close,
        fear_question,
        fear_hint,
        fear_answers: PerFearAnswer,
        rather_not_say_waits,
        frightened,
        frightened_hint,
    }

    /// What two people look at together.
    TogetherWords {
        show,
        show_now,
        choose,
        choose_hint,
        asks,
        agreements,
        nothing,
        heading,
        do_this,
        to_think_about,
        close,
        close_hint,
    }

    /// Paths and steps of one's own.
    OwnPathsWords {
        untitled_path,
        untitled_stage,
        untitled_step,
    }

    /// Files of their own.
    ExportsWords { table: ExportWords, picture: ExportWords, pdf: ExportWords, page_pictures: ExportWords, markdown: ExportWords, template: ExportWords, }

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

    /// The safety card.
    HelpWords {
        heading,
        my_people,
        my_people_empty_text,
        add_person,
        name,
        name_hint,
        reach,
        reach_hint,
        helps_with,
        helps_with_hint,
        delete_person,
        edit_person,
        lines,
        country,
        any_country,
        emergency,
        crisis,
        violence,
        changing,
        checked,
        copy_number,
        opens_nothing,
        fear_heading,
        fear_saved,
    }

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
        sealed,
        not_sealed,
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
        restore,
        confirm_title,
        confirm_text,
        confirm,
        restore_of,
        moved,
        moved_partly,
        not_moved,
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
        print_dialog,
        print,
        make_export,
        write_export,
        so_far,
        stopping,
        stopped,
        go_on,
        restore_stopped,
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
        not_care,
        licences,
        licence_text,
        fonts,
        icons,
        figures,
    }

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
        neutral_name_help,
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
        save_exists,
        save_not_a_file,
        save_read_only_file,
        save_open_elsewhere,
        save_disk,
        save_unconfirmed,
        copy_newer,
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

    /// The command palette.
    PaletteWords {
        name,
        hint,
        nothing,
        results: Counted,
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
        go_words: CommandWords,
        go_settings: CommandWords,
        go_trash: CommandWords,
        go_backups: CommandWords,
        go_about: CommandWords,
        palette: CommandWords,
        shortcuts: CommandWords,
        new_check_in: CommandWords,
        keep_check_in: CommandWords,
        write: CommandWords,
        new_boundary: CommandWords,
        new_template: CommandWords,
        import_template: CommandWords,
        text_larger: CommandWords,
        text_smaller: CommandWords,
        text_normal: CommandWords,
        theme_next: CommandWords,
        quit: CommandWords,
    }

    /// A text that depends on a number, which stands in it as `{count}`.
    Counted {
        one,
        many,
    }

    /// A command's name, and one line about what it does.
    CommandWords {
        name,
        help,
    }

    /// One text for each quadrant of the pad.
    PerQuadrant {
        edge,
        bright,
        heavy,
        settled,
        centre,
    }

    /// One text for each quality of sleep.
    PerSleepQuality {
        very_poor,
        poor,
        fair,
        good,
        very_good,
    }

    /// One text for each intensity.
    PerIntensity {
        unsaid,
        little,
        some,
        lot,
    }

    /// One text for each kind of boundary.
    PerBoundaryKind {
        boundary,
        request,
        agreement,
    }

    /// One text for each area of boundaries.
    PerArea {
        physical,
        emotional,
        digital,
        time,
        sexual,
        money,
        social,
        family,
        work,
        other,
    }

    /// One text for each status of a boundary.
    PerBoundaryStatus {
        draft,
        said,
        active,
        paused,
        retired,
    }

    /// One text for each outcome in a boundary’s log.
    PerEventOutcome {
        held,
        tested,
        crossed,
        unclear,
        unknown,
    }

    /// One text for each firmness.
    PerFirmness {
        preference,
        important,
        not_negotiable,
    }

    /// One text for each outcome of a look at a boundary.
    PerReviewOutcome {
        keep,
        change,
        pause,
        retire,
    }

    /// One text for each answer to what I did.
    PerFollowThrough {
        as_planned,
        partly,
        not_done,
    }

    /// One text for each role.
    PerRole {
        hurt,
        broke_trust,
        together,
    }

    /// One text for each direction.
    PerDirection {
        undecided,
        stay,
        leave,
    }

    /// One text for each relationship.
    PerRelationship {
        unsaid,
        partner,
        friend,
        family,
        colleague,
        own,
    }

    /// One text for each state of a step.
    PerStepState {
        not_started,
        in_progress,
        done,
        revisiting,
        not_for_me,
    }

    /// One text for each answer to the question about fear.
    PerFearAnswer {
        yes,
        not_sure,
        no,
        rather_not_say,
    }

    /// One text for each theme.
    PerTheme {
        system,
        light,
        dark,
        high_contrast_light,
        high_contrast_dark,
    }

    /// What a record of each table is called.
    RecordKinds {
        check_in,
        writing,
        boundary,
        boundary_event,
        sheet,
        own_template,
        step,
        own_path,
        own_step,
        person,
        own_feeling,
        own_tag,
        own_tag_group,
        own_word,
        night_line,
        help_number,
        promise,
        promise_entry,
        moment,
        known_card,
        trigger,
        urge,
        self_care,
        ritual,
        own_life,
        practice,
        practice_time,
        appreciation,
        goal,
        held_words,
        belief,
        talk_item,
        date_ahead,
        other,
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
