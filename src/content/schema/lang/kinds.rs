//! One text for each of a kind.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};

words! {
    /// A text that depends on a number, which stands in it as `{count}`.
    Counted {
        one,
        many,
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
        safety_plan,
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
}
