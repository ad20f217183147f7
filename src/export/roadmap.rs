//! The path with the state of each step.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::document::{Block, Document, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::content::schema::{Stage, Step};
use crate::content::{Content, chosen_path, fill, step_of};
use crate::journal::StepState;

/// The chosen path without hidden steps. Reveals nothing about fear: steps about leaving, their
/// notes and the leaving path are never included.
pub(super) fn progress(from: &Sources<'_>) -> Document {
    let words = &from.lang.paper;
    let chosen = chosen_path(from.journal, from.content);
    let path = if chosen.id == Content::LEAVING_PATH { from.content.default_path() } else { &*chosen };
    let hidden = from.journal.profile_or_unsaid().hidden_steps;
    let is_printed = |step: &Cow<'_, Step>| !step.about_leaving && !hidden.contains(&step.id);
    let steps_of = |stage: &Stage| stage.steps.iter().filter_map(|id| step_of(from.journal, from.content, id)).filter(is_printed).collect::<Vec<_>>();
    let progress_of = |step: &Step| from.journal.steps().get(&step.id);
    let mut document = from.under_our_title(words.roadmap_title.clone(), path.title.clone());
    let stages: Vec<(&Stage, Vec<Cow<'_, Step>>)> = path.stages.iter().map(|stage| (stage, steps_of(stage))).filter(|(_, steps)| !steps.is_empty()).collect();
    let tables = stages.iter().map(|(stage, steps)| {
        let state_of = |step: &Step| progress_of(step).map_or(StepState::NotStarted, |progress| progress.state);
        let row = |step: &Cow<'_, Step>| vec![step.title.clone(), from.lang.roadmap.states[state_of(step)].clone()];
        Block::Table { label: stage.title.clone(), heads: vec![words.step.clone(), from.lang.roadmap.state.clone()], rows: steps.iter().map(row).collect() }
    });
    let begun = || stages.iter().flat_map(|(_, steps)| steps).filter_map(|step| Some((step, progress_of(step)?)));
    let notes = begun().filter_map(|(step, progress)| field(&step.title, &progress.notes));
    let reflections = begun().flat_map(|(step, progress)| {
        progress.reflections.iter().filter_map(|reflection| {
            let day = from.locale.short_date(from.day_of(reflection.when), &from.lang.dates);
            field(&fill(&words.reflection_on, &[("title", &step.title), ("date", &day)]), &reflection.text)
        })
    });
    document.sections = vec![
        Section::new("steps", &words.roadmap_title, tables.collect()).reaching(Audience::Therapist),
        Section::new("notes", &words.roadmap_notes, notes.collect()).reaching(Audience::OnlyMe),
        Section::new("reflections", &words.roadmap_reflections, reflections.collect()).reaching(Audience::OnlyMe),
    ];
    document.sections.retain(|section| !section.is_empty());
    document
}

pub(super) fn worked_on(from: &Sources<'_>, range: &RangeInclusive<NaiveDate>) -> Option<Section> {
    let hour = from.journal.day_start_hour();
    let words = &from.lang.paper;
    let rows = from.journal.steps().iter().filter_map(|(id, progress)| {
        let step = step_of(from.journal, from.content, id).filter(|step| !step.about_leaving)?;
        let latest = progress.history.iter().rev().find(|change| range.contains(&change.when.day(hour)))?;
        let day = from.locale.short_date(latest.when.day(hour), &from.lang.dates);
        Some(vec![step.title.clone(), from.lang.roadmap.states[latest.state].clone(), day])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let heads = [&words.step, &from.lang.roadmap.state, &from.lang.insights.trend.date_column].map(Clone::clone).to_vec();
    (!rows.is_empty()).then(|| {
        let blocks = vec![Block::Heading(words.roadmap_title.clone()), Block::Table { label: String::new(), heads, rows }];
        Section::new("steps", &words.roadmap_title, blocks).reaching(Audience::Therapist)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::test_support::with_sources;
    use crate::journal::{Edit, FearAnswer, Id, Journal, Only, Profile, StepProgress, Timestamp};

    fn written(path: &str, fear: FearAnswer) -> String {
        let mut journal = Journal::default();
        let profile = Profile { path: path.to_owned(), fear, ..journal.profile_or_unsaid() };
        journal.apply(Edit::put(Only::One, profile));
        for id in ["plan-before-you-tell", "look-at-safety"] {
            let mut progress = StepProgress { notes: format!("Notes on {id}."), ..StepProgress::untouched(Timestamp::from_millis(0)) };
            progress.mark(StepState::InProgress, "2026-11-20T10:00+01:00".parse().expect("a time"));
            progress.reflect(Id::from_parts(0, 1), format!("Thought about {id}."), "2026-11-20T10:00+01:00".parse().expect("a time"));
            journal.apply(Edit::put(id.to_owned(), progress));
        }
        with_sources(&journal, |from| format!("{:?}", progress(from)))
    }

    #[test]
    fn leaving_is_on_no_page_whatever_was_said_about_fear() {
        for fear in [FearAnswer::Unanswered, FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::No, FearAnswer::RatherNotSay] {
            let text = written(Content::LEAVING_PATH, fear);
            assert!(text.contains("Notes on look-at-safety.") && text.contains("Thought about look-at-safety."));
            assert!(!text.contains("plan-before-you-tell") && !text.contains("Plan before") && !text.contains("Leaving"), "{fear:?}");
        }
    }

    #[test]
    fn the_path_that_is_walked_is_printed() {
        let text = written("growth", FearAnswer::No);
        assert!(text.contains("Growth") && text.contains("What may grow") && !text.contains("Finding the ground"));
    }
}
