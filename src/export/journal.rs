//! Days of the journal with check-ins, pages and sleep.

use chrono::NaiveDate;

use super::document::{Block, Document, Field, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::content::fill;
use crate::insights::{Span, feeling_name, tag_name};
use crate::journal::{CheckIn, Intensity, LocalTime, Writing};

pub(super) fn of_days(from: &Sources<'_>, span: Span) -> Document {
    let range = span.days(from.today, from.first_day());
    let mut document = from.under_our_title(from.lang.paper.journal_title.clone(), from.days(&range));
    document.sections = from.journal_days(&range).into_iter().flat_map(|day| of_day(from, day)).collect();
    if document.sections.is_empty() {
        document.sections.push(Section::nothing(&from.lang.paper.nothing_written));
    }
    document
}

pub(super) fn notes(from: &Sources<'_>, span: Span) -> Vec<Section> {
    let range = span.days(from.today, from.first_day());
    let sections = from.journal_days(&range).into_iter().flat_map(|day| of_day(from, day));
    sections.filter(|section| matches!(section.id.as_str(), NOTES | WRITING)).collect()
}

const NOTES: &str = "check-in notes";
const WRITING: &str = "pages";

fn of_day(from: &Sources<'_>, day: NaiveDate) -> Vec<Section> {
    let hour = from.journal.day_start_hour();
    let words = &from.lang.paper;
    let heading = from.day(day);
    let section = |id: &str, name: &str, blocks: Vec<Block>| Section::new(id, name, std::iter::once(Block::Heading(heading.clone())).chain(blocks).collect());
    let mut sections = Vec::new();
    if let Some(night) =
        from.journal.sleep().get(&day).map(|night| from.lang.sleep.night(night, &from.lang.common.list_comma)).filter(|night| !night.is_empty())
    {
        let note = Block::Note(fill(&from.lang.journal.sleep, &[("what", &night)]));
        sections.push((None, section("nights", &words.nights, vec![note]).reaching(Audience::Therapist)));
    }
    for (_, check_in) in from.journal.on_days::<CheckIn>(day..=day, hour) {
        let at = Some(check_in.when);
        sections.push((at, section("moods", &words.moods, vec![mood(from, check_in)]).reaching(Audience::Therapist)));
        let tags: Vec<&str> = check_in.tags.iter().filter_map(|tag| tag_name(from.content, from.journal, tag)).collect();
        if !tags.is_empty() {
            let around = Block::Note(fill(&words.around_it, &[("what", &tags.join(&from.lang.common.list_comma))]));
            sections.push((at, section("around", &words.around, vec![around]).reaching(Audience::OnlyMe)));
        }
        let note = field(&fill(&words.note_at, &[("time", &time(from, check_in.when))]), &check_in.note);
        sections.extend(note.map(|note| (at, section(NOTES, &words.check_in_notes, vec![note]).reaching(Audience::OnlyMe))));
    }
    for (_, page) in from.journal.on_days::<Writing>(day..=day, hour) {
        let text = field(&fill(&words.written_at, &[("time", &time(from, page.when))]), &page.text);
        sections.extend(text.map(|text| (Some(page.when), section(WRITING, &words.pages, vec![text]).reaching(Audience::OnlyMe))));
    }
    sections.sort_by_key(|(at, _)| *at);
    sections.into_iter().map(|(_, section)| section).collect()
}

fn time(from: &Sources<'_>, when: LocalTime) -> String {
    from.locale.time(when.time(), &from.lang.dates)
}

/// Time, quadrant and feelings.
fn mood(from: &Sources<'_>, check_in: &CheckIn) -> Block {
    let word = |word, intensity: Intensity| {
        let name = feeling_name(from.content, from.journal, word)?.0;
        let how_much = &from.lang.words.intensities[intensity];
        Some(if intensity == Intensity::Unsaid {
            name.to_owned()
        } else {
            fill(&from.lang.paper.word_with_intensity, &[("word", name), ("level", &how_much.to_lowercase())])
        })
    };
    let picked: Vec<String> = check_in.feelings.iter().filter_map(|(name, intensity)| word(name, *intensity)).collect();
    let quadrant = &from.lang.mood.quadrants[check_in.mood.quadrant()];
    let label = fill(&from.lang.paper.mood_at, &[("time", &time(from, check_in.when)), ("quadrant", quadrant)]);
    Block::Picked(Box::new(Block::Field(Field { label, text: picked.join(&from.lang.common.list_comma) })))
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{document, read_by};
    use super::super::{Options, What, markdown};
    use super::*;
    use crate::insights::test_support::{at, check_in, feeling, put, tagged};
    use crate::journal::{Edit, Id, Journal, Sleep, SleepQuality, Timestamp, Writing};

    fn journal() -> Journal {
        let mut journal = Journal::default();
        let noted = |when: &str, note: &str| CheckIn { note: note.to_owned(), ..tagged(feeling(check_in(when, -0.5, -0.5), &["numb"]), &["outdoors"]) };
        put(&mut journal, noted("2026-11-20T21:00+01:00", "Could not eat"));
        put(&mut journal, noted("2026-11-21T08:00+01:00", "A better morning"));
        let page = Writing { changed: Timestamp::from_millis(0), when: at("2026-11-20T12:00+01:00"), written: None, text: "What I did not say".to_owned() };
        journal.apply(Edit::put(Id::from_parts(1, 9), page));
        let night = Sleep { changed: Timestamp::from_millis(0), duration_minutes: Some(450), quality: Some(SleepQuality::Good) };
        journal.apply(Edit::put("2026-11-20".parse().expect("a day"), night));
        journal
    }

    #[test]
    fn a_day_is_read_in_the_order_of_its_hours() {
        let text = read_by(&journal(), &What::Journal, Audience::OnlyMe);
        let order =
            ["20 November 2026", "Sleep: 7:30 hours, good", "What I did not say", "Heavy", "Numb", "Could not eat", "21 November 2026", "A better morning"];
        let places: Vec<usize> = order.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"))).collect();
        assert!(places.is_sorted(), "{text}");
        assert_eq!(text.matches("20 November 2026").count() - text.matches("20 November 2026 to").count(), 1, "the day is said once: {text}");
    }

    #[test]
    fn notes_and_pages_reach_others_only_where_they_were_chosen() {
        let text = read_by(&journal(), &What::Journal, Audience::Therapist);
        assert!(text.contains("Numb") && !text.contains("Could not eat") && !text.contains("What I did not say"), "{text}");
        let whole = document(&journal(), &What::Journal, Span::All).expect("a journal");
        let without_notes = whole.for_reader(&Options { audience: Audience::Therapist, ..Options::default() }, &[]).expect("moods");
        assert_eq!(without_notes.words_written(), 0, "words that were picked are nobody's own");
        let chosen = [(NOTES.to_owned(), true)].into();
        let read = whole.for_reader(&Options { audience: Audience::Therapist, chosen, ..Options::default() }, &[]).expect("something is left");
        assert!(markdown(&read).contains("Could not eat"));
        assert_eq!(whole.for_reader(&Options { audience: Audience::OtherPerson, ..Options::default() }, &[]), None);
    }

    #[test]
    fn only_the_days_that_were_chosen_are_in_it() {
        let day = "2026-11-21".parse().expect("a day");
        let whole = document(&journal(), &What::Journal, Span::Days(day, day)).expect("a journal");
        let text = markdown(&whole);
        assert!(text.contains("A better morning") && !text.contains("Could not eat"), "{text}");
    }
}
