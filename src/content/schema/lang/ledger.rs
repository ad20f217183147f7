//! The words of the trust ledger.

use serde::de::{Deserialize, Deserializer, MapAccess};

use super::super::words::{Words, read_words};
use super::Counted;

words! {
    /// The trust ledger.
    LedgerWords {
        empty_heading,
        empty_text,
        add,
        all_promises,
        show,
        show_open,
        show_all,
        who_filter,
        who_anyone,
        who_only,
        promised_by: PerPromisedBy,
        promise_column,
        who_column,
        due_column,
        course_column,
        this_week,
        ongoing,
        later,
        earlier,
        ended,
        nothing_listed,
        untitled,
        dues: PerDue,
        every_weekday,
        areas: PerPromiseArea,
        outcomes: PerPromiseOutcome,
        not_due,
        keys,
        note_by_key,
        fear,
        fear_unanswered,
        what,
        what_hint,
        about,
        promised,
        name,
        name_hint,
        area,
        due,
        due_on,
        due_weekday,
        why,
        why_hint,
        menu,
        end,
        take_up,
        ended_on,
        delete,
        how_did_it_go,
        course,
        course_empty,
        kept_of,
        late_of: Counted,
        agreed_of: Counted,
        unknown_of: Counted,
        not_added_up,
        saw,
        earlier_entries: Counted,
        change_entry,
        delete_entry,
        outcome,
        fact,
        day,
        bring,
        waits_for_talk,
        logged,
        night_text,
        night_button,
        suggestions: SuggestedPromisesWords,
    }

    /// Where a promise begins.
    SuggestedPromisesWords {
        heading,
        about,
        own,
        own_about,
        by,
        only_alone,
        openness_waits,
    }

    /// One text for each who may promise.
    PerPromisedBy {
        other,
        me,
        both,
    }

    /// One text for each way in which a promise may be due.
    PerDue {
        when_it_comes_up,
        on,
        daily,
        weekly,
    }

    /// One text for each area of promises.
    PerPromiseArea {
        time,
        contact,
        openness,
        talks,
        support,
        money,
        everyday,
        other,
    }

    /// One text for each outcome.
    PerPromiseOutcome {
        kept,
        late,
        broken,
        agreed_anew,
        unknown,
    }
}
