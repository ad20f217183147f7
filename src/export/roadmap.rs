//! The path with where each step stands.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::document::{Block, Document, Section};
use super::options::Audience;
use super::sources::{Sources, field};
use crate::journal::StepState;

/// All stages of the path that is shown unless another is chosen.
pub(super) fn progress(from: &Sources<'_>) -> Document {
    let words = &from.lang.paper;
    let path = from.content.default_path();
    let state_of = |id: &str| from.journal.steps().get(id).map_or(StepState::NotStarted, |progress| progress.state);
    let mut document = from.under_our_title(words.roadmap_title.clone(), path.title.clone());
    let stages = path.stages.iter().map(|stage| {
        let row = |step: &crate::content::schema::Step| vec![step.title.clone(), from.lang.roadmap.states.of(state_of(&step.id)).to_owned()];
        Block::Table {
            label: stage.title.clone(),
            heads: vec![words.step.clone(), from.lang.roadmap.state.clone()],
            rows: from.content.steps_of(stage).map(row).collect(),
        }
    });
    let notes = path.stages.iter().flat_map(|stage| from.content.steps_of(stage)).filter_map(|step| {
        let progress = from.journal.steps().get(&step.id)?;
        field(&step.title, &progress.notes)
    });
    document.sections = vec![
        Section::new("steps", &words.roadmap_title, stages.collect()).reaching(Audience::Therapist),
        Section::new("notes", &words.roadmap_notes, notes.collect()).reaching(Audience::OnlyMe),
    ];
    document.sections.retain(|section| !section.is_empty());
    document
}

/// The steps that were worked on within these days, with where they stand.
pub(super) fn worked_on(from: &Sources<'_>, range: &RangeInclusive<NaiveDate>) -> Option<Section> {
    let hour = from.journal.day_start_hour();
    let words = &from.lang.paper;
    let rows = from.journal.steps().iter().filter_map(|(id, progress)| {
        let latest = progress.history.iter().rev().find(|change| range.contains(&change.when.day(hour)))?;
        let day = from.locale.short_date(latest.when.day(hour), &from.lang.dates);
        Some(vec![from.content.step(id)?.title.clone(), from.lang.roadmap.states.of(latest.state).to_owned(), day])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let heads = [&words.step, &from.lang.roadmap.state, &from.lang.insights.trend.date_column].map(Clone::clone).to_vec();
    (!rows.is_empty()).then(|| {
        let blocks = vec![Block::Heading(words.roadmap_title.clone()), Block::Table { label: String::new(), heads, rows }];
        Section::new("steps", &words.roadmap_title, blocks).reaching(Audience::Therapist)
    })
}
