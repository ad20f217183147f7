//! What can be undone and redone within a sitting. Steps are inverses, so there is nothing to compute and no limit to keep.

use std::collections::HashSet;

use super::erase;
use crate::journal::{Burst, Edit, EditName, Entry, Key, TableKind, Timestamp};

/// Edits of one burst are undone together when each follows the last within this time.
const BURST_MS: i64 = 2_000;

/// One thing to take back.
#[derive(Debug)]
pub(super) struct Step {
    /// What it was called when it was done.
    pub(super) name: EditName,
    /// What takes it back.
    pub(super) inverse: Edit,
    /// The drafts it left, each as it was then: one that has changed since is not written over.
    pub(super) drafts_left: Vec<(Key, Entry)>,
}

/// Tells which edits are one step: those of one burst, each soon after the last.
#[derive(Debug, Default)]
pub struct Bursts(Option<(Burst, Timestamp)>);

impl Bursts {
    /// Takes note of an edit. Answers whether it goes on with the step before it.
    pub fn goes_on(&mut self, burst: Option<Burst>, now: Timestamp) -> bool {
        let goes_on = match (&self.0, &burst) {
            (Some((last, when)), Some(this)) => last == this && (0..=BURST_MS).contains(&now.millis().saturating_sub(when.millis())),
            _ => false,
        };
        self.0 = burst.map(|burst| (burst, now));
        goes_on
    }

    /// The next edit is a step of its own.
    pub fn end(&mut self) {
        self.0 = None;
    }
}

/// Steps back and steps forward.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    bursts: Bursts,
}

impl History {
    /// Takes note of an edit.
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

    /// Takes note of the way forward after a step back.
    pub(super) fn undone(&mut self, forward: Step) {
        self.redo.push(forward);
    }

    /// Takes note of the way back after a step forward.
    pub(super) fn redone(&mut self, back: Step) {
        self.undo.push(back);
    }

    /// Forgets records for good: no step can bring them back.
    pub(super) fn forget(&mut self, doomed: &HashSet<Key>) {
        self.end_burst();
        for steps in [&mut self.undo, &mut self.redo] {
            for step in &mut *steps {
                step.inverse.puts.retain_mut(|(key, entry)| erase::spare(doomed, key, entry));
                step.drafts_left.retain_mut(|(key, entry)| erase::spare(doomed, key, entry));
            }
            // What is left of a deletion without what was deleted is an empty place in the trash: nothing to undo.
            steps.retain(|step| step.inverse.puts.iter().any(|(key, _)| key.table() != TableKind::Trash));
        }
    }
}

/// Makes `first`, the inverse of an earlier edit, also the inverse of what followed it: for each key, what was there
/// before the earliest. A burst of a thousand keystrokes stays as small as one.
fn merge(first: &mut Edit, later: Edit) {
    for (key, entry) in later.puts.into_iter().rev() {
        if !first.puts.iter().any(|(known, _)| *known == key) {
            first.puts.insert(0, (key, entry));
        }
    }
}
