//! Summaries of the trigger and urge logs: plain counts without judgement.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::{Settled, TriggerKind, Urge, UrgeAct};

/// Minimum number of entries for a summary.
pub const NEEDS_ENTRIES: usize = 5;

/// Frequencies of trigger kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerCounts {
    /// Number of entries with a kind.
    pub n: usize,
    /// Kinds by descending frequency, then in display order.
    pub kinds: Vec<(TriggerKind, usize)>,
}

/// Counts trigger kinds; `None` below [`NEEDS_ENTRIES`] entries with a kind.
#[must_use]
pub fn trigger_counts<'a>(entries: impl IntoIterator<Item = &'a BTreeSet<TriggerKind>>) -> Option<TriggerCounts> {
    let mut n = 0;
    let mut counts: BTreeMap<TriggerKind, usize> = BTreeMap::new();
    for kinds in entries.into_iter().filter(|kinds| !kinds.is_empty()) {
        n += 1;
        for kind in kinds {
            *counts.entry(*kind).or_default() += 1;
        }
    }
    let mut kinds: Vec<(TriggerKind, usize)> = TriggerKind::ALL.into_iter().filter_map(|kind| Some((kind, *counts.get(&kind)?))).collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    (n >= NEEDS_ENTRIES).then_some(TriggerCounts { n, kinds })
}

/// Relief after following urges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrgeSummary {
    /// Number of urges followed at least in part with known relief.
    pub n: usize,
    /// Number with relief for a day or longer.
    pub for_days: usize,
    /// Number without any relief.
    pub not_at_all: usize,
}

/// Summarises urges; `None` below [`NEEDS_ENTRIES`] followed urges with known relief.
#[must_use]
pub fn urge_summary<'a>(urges: impl IntoIterator<Item = &'a Urge>) -> Option<UrgeSummary> {
    let followed = urges.into_iter().filter(|urge| matches!(urge.acted, Some(UrgeAct::Partly | UrgeAct::Yes)));
    let settled: Vec<Settled> = followed.filter_map(|urge| urge.settled).collect();
    let count = |wanted: Settled| settled.iter().filter(|settled| **settled == wanted).count();
    let summary = UrgeSummary { n: settled.len(), for_days: count(Settled::Days), not_at_all: count(Settled::NotAtAll) };
    (summary.n >= NEEDS_ENTRIES).then_some(summary)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::Timestamp;

    fn urge(acted: Option<UrgeAct>, settled: Option<Settled>) -> Urge {
        let when = "2026-11-22T03:00+01:00".parse().expect("a time");
        Urge { acted, settled, ..Urge::empty(Timestamp::from_millis(0), when) }
    }

    #[test]
    fn kinds_are_counted_from_the_fifth_entry_on() {
        use TriggerKind::{Message, Place, Silence};
        let mut entries: Vec<BTreeSet<TriggerKind>> = vec![[Silence].into(), [Silence, Message].into(), [Place].into(), BTreeSet::new(), [Silence].into()];
        assert_eq!(trigger_counts(&entries), None, "an entry without a kind does not count");
        entries.push([Message].into());
        let counts = trigger_counts(&entries).expect("five");
        assert_eq!(counts, TriggerCounts { n: 5, kinds: vec![(Silence, 3), (Message, 2), (Place, 1)] });
    }

    #[test]
    fn only_urges_that_were_followed_count() {
        let mut urges = vec![urge(Some(UrgeAct::No), Some(Settled::Days)), urge(None, None), urge(Some(UrgeAct::Yes), None)];
        urges.extend((0..4).map(|_| urge(Some(UrgeAct::Yes), Some(Settled::Minutes))));
        assert_eq!(urge_summary(&urges), None);
        urges.push(urge(Some(UrgeAct::Partly), Some(Settled::Days)));
        urges.push(urge(Some(UrgeAct::Yes), Some(Settled::NotAtAll)));
        assert_eq!(urge_summary(&urges), Some(UrgeSummary { n: 6, for_days: 1, not_at_all: 1 }));
    }

    proptest! {
        #[test]
        fn no_part_is_larger_than_the_whole(answers in proptest::collection::vec((proptest::option::of(0..3_usize), proptest::option::of(0..4_usize)), 0..30)) {
            let urges: Vec<Urge> = answers.iter().map(|(acted, settled)| urge(acted.map(|at| UrgeAct::ALL[at]), settled.map(|at| Settled::ALL[at]))).collect();
            if let Some(summary) = urge_summary(&urges) {
                prop_assert!(summary.n >= NEEDS_ENTRIES && summary.n <= urges.len() && summary.for_days + summary.not_at_all <= summary.n);
            }
        }
    }
}
