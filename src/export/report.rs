//! A report for a therapist: mood, feelings, active boundaries and chosen notes.

use super::document::{Block, Document, Section};
use super::insights::{self, Found};
use super::options::Audience;
use super::sources::Sources;
use super::{boundary, journal, roadmap};
use crate::insights::Span;

pub(super) fn for_therapist(from: &Sources<'_>, span: Span) -> Document {
    let found = Found::of(from, span);
    let words = &from.lang.paper;
    let mut document = from.under_our_title(words.report_title.clone(), found.caption(from));
    let about = Section::new("about", &words.report_about_name, vec![Block::Note(words.report_about.clone())]).reaching(Audience::Therapist);
    let notes = journal::notes(from, span).into_iter().map(Section::only_when_chosen);
    document.sections = std::iter::once(about)
        .chain(under(&words.insights_title, insights::sections(from, &found)))
        .chain(boundaries(from, &found))
        .chain(roadmap::worked_on(from, &found.range))
        .chain(notes)
        .collect();
    document
}

/// Prepends a heading to each section; repetitions are removed later.
fn under(heading: &str, sections: Vec<Section>) -> impl Iterator<Item = Section> {
    sections.into_iter().map(move |mut section| {
        section.blocks.insert(0, Block::Heading(heading.to_owned()));
        section
    })
}

fn boundaries(from: &Sources<'_>, found: &Found) -> Vec<Section> {
    boundary::in_report(from, &found.range)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{document, put_boundary, read_by};
    use super::super::{Options, What, markdown};
    use super::*;
    use crate::insights::test_support::{at, check_in, feeling, put};
    use crate::journal::{Area, BoundaryEvent, BoundaryStatus, CheckIn, Edit, EventOutcome, Id, Journal, StepProgress, StepState, Timestamp};

    fn journal() -> Journal {
        let mut journal = Journal::default();
        for day in 1..=20 {
            let one = feeling(check_in(&format!("2026-11-{day:02}T21:00+01:00"), -0.4, 0.2), &["watchful"]);
            put(&mut journal, CheckIn { note: format!("Note {day}"), ..one });
        }
        let of = |area, title: &str| {
            let title = title.to_owned();
            move |boundary: &mut crate::journal::Boundary| (boundary.area, boundary.title, boundary.status) = (area, title, BoundaryStatus::Active)
        };
        let calls = put_boundary(&mut journal, of(Area::Time, "No calls after ten"));
        let money = put_boundary(&mut journal, of(Area::Money, "My own account"));
        put_boundary(&mut journal, |boundary| (boundary.title, boundary.status, boundary.is_private) = ("Hidden".to_owned(), BoundaryStatus::Active, true));
        for (number, boundary) in [calls, calls, money].into_iter().enumerate() {
            let event = BoundaryEvent::new(Timestamp::from_millis(0), boundary, at("2026-11-10T20:00+01:00"), EventOutcome::Held);
            journal.apply(Edit::put(Id::from_parts(5, number as u128), event));
        }
        let mut step = StepProgress::untouched(Timestamp::from_millis(0));
        step.mark(StepState::Done, at("2026-11-12T20:00+01:00"));
        journal.apply(Edit::put("name-what-happened".to_owned(), step));
        journal
    }

    #[test]
    fn a_therapist_gets_days_words_boundaries_and_steps_and_no_note_unless_it_was_chosen() {
        let text = read_by(&journal(), &What::Report, Audience::Therapist);
        for part in ["For a session", "A chart of 20 days", "Watchful", "No calls after ten", "Name what happened", "12 Nov 2026"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("Note 3") && !text.contains("Hidden"), "{text}");
        let whole = document(&journal(), &What::Report, Span::All).expect("a report");
        let chosen = [("check-in notes".to_owned(), true)].into();
        let read = whole.for_reader(&Options { audience: Audience::Therapist, chosen, ..Options::default() }, &[]).expect("something is left");
        assert!(markdown(&read).contains("Note 3"));
    }

    #[test]
    fn nothing_is_added_up_about_money() {
        let text = read_by(&journal(), &What::Report, Audience::OnlyMe);
        assert!(text.contains("Held 2") && text.contains("My own account"), "{text}");
        assert_eq!(text.matches("Noted in this time").count(), 1, "the calls alone: {text}");
    }

    #[test]
    fn it_is_not_for_the_other_person() {
        assert_eq!(read_by(&journal(), &What::Report, Audience::OtherPerson), "");
    }
}
