//! Undo history of a session: inverse edits, unbounded.

use std::collections::HashSet;

use super::erase;
use crate::journal::{Burst, Edit, EditName, Entry, Key, TableKind, Timestamp};

/// Maximum pause within a burst, in ms.
const BURST_MS: i64 = 2_000;

#[derive(Debug)]
pub(super) struct Step {
    pub(super) name: EditName,
    pub(super) inverse: Edit,
    /// Drafts as the edit left them; drafts changed since are not overwritten.
    pub(super) drafts_left: Vec<(Key, Entry)>,
}

/// Undo coalescing: groups edits of one burst in quick succession.
#[derive(Debug, Default)]
pub struct Bursts(Option<(Burst, Timestamp)>);

impl Bursts {
    /// Registers an edit; returns whether it continues the previous step.
    pub fn goes_on(&mut self, burst: Option<Burst>, now: Timestamp) -> bool {
        let goes_on = match (&self.0, &burst) {
            (Some((last, when)), Some(this)) => last == this && (0..=BURST_MS).contains(&now.millis().saturating_sub(when.millis())),
            _ => false,
        };
        self.0 = burst.map(|burst| (burst, now));
        goes_on
    }

    /// Ends the current burst.
    pub fn end(&mut self) {
        self.0 = None;
    }
}

#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    bursts: Bursts,
}

impl History {
    pub(super) fn done(&mut self, step: Step, burst: Option<Burst>, now: Timestamp) {
        self.redo.clear();
        let goes_on = self.bursts.goes_on(burst, now);
        match self.undo.last_mut() {
            Some(last) if goes_on => {
                merge(&mut last.inverse, step.inverse);
                last.drafts_left.retain(|(key, _)| !step.drafts_left.iter().any(|(later, _)| later == key));
                last.drafts_left.extend(step.drafts_left);
            }
            _ => self.undo.push(step),
        }
    }

    pub(super) fn end_burst(&mut self) {
        self.bursts.end();
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    pub(super) fn take_undo(&mut self) -> Option<Step> {
        self.end_burst();
        self.undo.pop()
    }

    pub(super) fn take_redo(&mut self) -> Option<Step> {
        self.end_burst();
        self.redo.pop()
    }

    /// Pushes the redo step after an undo.
    pub(super) fn undone(&mut self, forward: Step) {
        self.redo.push(forward);
    }

    /// Pushes the undo step after a redo.
    pub(super) fn redone(&mut self, back: Step) {
        self.undo.push(back);
    }

    /// Removes records from all steps, permanently.
    pub(super) fn forget(&mut self, doomed: &HashSet<Key>) {
        self.end_burst();
        for steps in [&mut self.undo, &mut self.redo] {
            for step in &mut *steps {
                step.inverse.puts.retain_mut(|(key, entry)| erase::spare(doomed, key, entry));
                step.drafts_left.retain_mut(|(key, entry)| erase::spare(doomed, key, entry));
            }
            // A deletion without its records is an empty trash item: nothing to undo.
            steps.retain(|step| step.inverse.puts.iter().any(|(key, _)| key.table() != TableKind::Trash));
        }
    }
}

/// Extends an inverse by later edits: each key keeps its earliest state, so a burst stays small.
fn merge(first: &mut Edit, later: Edit) {
    for (key, entry) in later.puts.into_iter().rev() {
        if !first.puts.iter().any(|(known, _)| *known == key) {
            first.puts.insert(0, (key, entry));
        }
    }
}
