//! Relief by tool in hard moments: an observation, not advice.

use std::collections::BTreeMap;

use crate::journal::{Moment, MomentTool};

/// Minimum number of moments with a tool.
pub const NEEDS_MOMENTS: usize = 3;

/// Change of distress in moments with a tool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToolChange {
    /// The tool.
    pub tool: MomentTool,
    /// Number of moments with known distress before and after.
    pub n: usize,
    /// Mean of distress after minus before; negative is relief.
    pub mean_change: f64,
}

/// Tools used in at least [`NEEDS_MOMENTS`] moments with known distress, greatest relief first.
#[must_use]
pub fn tool_changes<'a>(moments: impl IntoIterator<Item = &'a Moment>) -> Vec<ToolChange> {
    let mut sums: BTreeMap<MomentTool, (usize, i64)> = BTreeMap::new();
    for moment in moments {
        let Some((before, after)) = moment.distress_before.zip(moment.distress_after) else { continue };
        for tool in &moment.tools {
            let (n, sum) = sums.entry(*tool).or_default();
            *n += 1;
            *sum += i64::from(after) - i64::from(before);
        }
    }
    let known = sums.into_iter().filter(|(_, (n, _))| *n >= NEEDS_MOMENTS);
    let mut changes: Vec<ToolChange> = known.map(|(tool, (n, sum))| ToolChange { tool, n, mean_change: sum as f64 / n as f64 }).collect();
    changes.sort_by(|one, other| one.mean_change.total_cmp(&other.mean_change));
    changes
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::*;
    use crate::journal::Timestamp;

    fn moment(before: Option<u8>, after: Option<u8>, tools: Vec<MomentTool>) -> Moment {
        let when = "2026-11-22T03:00+01:00".parse().expect("a time");
        Moment { distress_before: before, distress_after: after, tools: tools.into_iter().collect(), ..Moment::begun(Timestamp::from_millis(0), when) }
    }

    #[test]
    fn it_is_spoken_of_from_the_third_time_on_and_most_relief_comes_first() {
        use MomentTool::{Breathing, PlainList, Senses};
        let mut moments = vec![moment(Some(8), Some(4), vec![Breathing]), moment(Some(7), Some(6), vec![Breathing, Senses])];
        assert!(tool_changes(&moments).is_empty());
        moments.extend([
            moment(Some(6), Some(5), vec![Breathing]),
            moment(Some(9), Some(4), vec![Senses]),
            moment(Some(9), Some(3), vec![Senses]),
            moment(Some(9), None, vec![PlainList]),
            moment(None, Some(1), vec![PlainList]),
            moment(Some(2), Some(3), vec![PlainList]),
        ]);
        let found: Vec<_> = tool_changes(&moments).into_iter().map(|change| (change.tool, change.n, change.mean_change)).collect();
        assert_eq!(found, [(Senses, 3, -4.0), (Breathing, 3, -2.0)], "moments of which one end is not known teach nothing");
    }

    proptest! {
        #[test]
        fn the_numbers_are_those_of_the_moments(
            moments in vec((proptest::option::of(0..=10_u8), proptest::option::of(0..=10_u8), subsequence(MomentTool::ALL.to_vec(), 0..=6)), 0..40)
        ) {
            let moments: Vec<Moment> = moments.into_iter().map(|(before, after, tools)| moment(before, after, tools)).collect();
            let changes = tool_changes(&moments);
            prop_assert!(changes.windows(2).all(|pair| pair[0].mean_change <= pair[1].mean_change));
            for tool in MomentTool::ALL {
                let of_tool: Vec<f64> = moments.iter().filter(|moment| moment.tools.contains(&tool))
                    .filter_map(|moment| Some(f64::from(moment.distress_after?) - f64::from(moment.distress_before?))).collect();
                match changes.iter().find(|change| change.tool == tool) {
                    None => prop_assert!(of_tool.len() < NEEDS_MOMENTS),
                    Some(change) => {
                        prop_assert_eq!(change.n, of_tool.len());
                        prop_assert!(change.n >= NEEDS_MOMENTS);
                        prop_assert!((change.mean_change - of_tool.iter().sum::<f64>() / of_tool.len() as f64).abs() < 1e-9);
                        prop_assert!(change.mean_change.abs() <= 10.0);
                    }
                }
            }
        }
    }
}
