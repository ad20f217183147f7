//! Some days of the journal, each with its check-ins, pages and night.

use chrono::NaiveDate;

use super::document::{Block, Document, Field, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::content::fill;
use crate::insights::{Span, feeling_name, tag_name};
use crate::journal::{CheckIn, Intensity, LocalTime};

/// The journal of these days.
pub(super) fn of_days(from: &Sources<'_>, span: Span) -> Document {
    let range = span.days(from.today, from.first_day());
    let mut document = from.document(from.lang.paper.journal_title.clone(), from.days(&range));
    document.sections = from.journal_days(&range).into_iter().flat_map(|day| of_day(from, day)).collect();
    document
}

/// The notes of these days alone, each under its day.
pub(super) fn notes(from: &Sources<'_>, span: Span) -> Vec<Section> {
    let range = span.days(from.today, from.first_day());
    let sections = from.journal_days(&range).into_iter().flat_map(|day| of_day(from, day));
    sections.filter(|section| matches!(section.id.as_str(), NOTES | WRITING)).collect()
}

const NOTES: &str = "check-in notes";
const WRITING: &str = "pages";

/// What a day holds, in the order of its hours, each kind a section of its own that can be left out of every day.
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
    for (_, check_in) in from.journal.check_ins_of(day..=day, hour) {
        let at = Some(check_in.when.local());
        sections.push((at, section("moods", &words.moods, vec![mood(from, check_in)]).reaching(Audience::Therapist)));
        let tags: Vec<&str> = check_in.tags.iter().filter_map(|tag| tag_name(from.content, from.journal, tag)).collect();
        let around = field(&words.around, &tags.join(&from.lang.common.list_comma));
        sections.extend(around.map(|around| (at, section("around", &words.around, vec![around]).reaching(Audience::OnlyMe))));
        let note = field(&fill(&words.note_at, &[("time", &time(from, check_in.when))]), &check_in.note);
        sections.extend(note.map(|note| (at, section(NOTES, &words.check_in_notes, vec![note]).reaching(Audience::OnlyMe))));
    }
    for (_, page) in from.journal.writings_of(day..=day, hour) {
        let text = field(&fill(&words.written_at, &[("time", &time(from, page.when))]), &page.text);
        sections.extend(text.map(|text| (Some(page.when.local()), section(WRITING, &words.pages, vec![text]).reaching(Audience::OnlyMe))));
    }
    sections.sort_by_key(|(at, _)| *at);
    sections.into_iter().map(|(_, section)| section).collect()
}

fn time(from: &Sources<'_>, when: LocalTime) -> String {
    from.locale.time(when.time(), &from.lang.dates)
}

/// The time and the part of the pad, and the words that were picked.
fn mood(from: &Sources<'_>, check_in: &CheckIn) -> Block {
    let word = |word, intensity: Intensity| {
        let name = feeling_name(from.content, from.journal, word)?.0;
        let how_much = from.lang.words.intensities.of(intensity);
        Some(if intensity == Intensity::Unsaid {
            name.to_owned()
        } else {
            fill(&from.lang.paper.word_with_intensity, &[("word", name), ("how_much", &how_much.to_lowercase())])
        })
    };
    let picked: Vec<String> = check_in.feelings.iter().filter_map(|(name, intensity)| word(name, *intensity)).collect();
    let quadrant = from.lang.mood.quadrants.of(check_in.mood.quadrant());
    let label = fill(&from.lang.paper.mood_at, &[("time", &time(from, check_in.when)), ("mood", quadrant)]);
    Block::Field(Field { label, text: picked.join(&from.lang.common.list_comma) })
}
