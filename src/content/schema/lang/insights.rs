//! The words of the insights.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
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
        file: InsightsFileWords,
        picture_days,
        picture_failed,
    }

    /// Files of charts: what they are called, and the columns that the page says by itself.
    InsightsFileWords {
        name,
        mood,
        energy,
        words,
        together,
        together_next_day,
        pad,
        weekdays,
        hours,
        sleep,
        first_day_column,
        last_day_column,
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
        summary_unclear,
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
        few_days,
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
        with_held,
        with_crossed,
        with_self_care,
        after_tag,
        after_feeling,
        held,
        crossed,
        self_care,
        a_little_higher,
        higher,
        a_little_lower,
        lower,
        reached_for,
        boundaries_tested,
        no_difference,
        often_with,
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
        unclear,
        differ,
        hours_unclear,
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
        best_around,
        hardest_around,
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
}
