//! The stretch of calendar that is compared, cut into blocks, with the random draws that all comparisons share.

/// How many times the bootstrap draws the days anew.
pub(super) const BOOTSTRAP_DRAWS: usize = 999;

/// Fixed, so that the same journal gives the same answer.
const SEED: u64 = 0x6D65_6E64;

/// A stretch of calendar days and how it is cut.
///
/// Blocks are whole weeks, so that each holds every weekday equally often: one week, up to four in a longer journal, as long as at
/// least [`BLOCKS_AT_LEAST`] of them remain. Growing blocks are what makes block methods right in the long run (P. Hall,
/// J. L. Horowitz, B.-Y. Jing, 1995, "On blocking rules for the bootstrap with dependent data", Biometrika 82, 561–574).
pub(super) struct Calendar {
    /// How many days.
    pub(super) days: usize,
    /// How many days a block has.
    pub(super) block_days: usize,
    /// For each day, its season: about twelve weeks each, counted from 0.
    season_of: Vec<usize>,
    /// For each draw of the bootstrap, where its blocks begin.
    block_starts: Vec<u32>,
}

/// Blocks to keep when blocks grow: fewer would say too little about how much they differ.
const BLOCKS_AT_LEAST: usize = 20;

/// The least length of a season.
const SEASON_DAYS: usize = 12 * 7;

impl Calendar {
    pub(super) fn new(days: usize) -> Self {
        let weeks = (days / (7 * BLOCKS_AT_LEAST)).clamp(1, 4);
        let block_days = 7 * weeks;
        let blocks = days.div_ceil(block_days);
        let possible_starts = days.saturating_sub(block_days) as u32 + 1;
        let mut random = fastrand::Rng::with_seed(SEED);
        let block_starts = (0..BOOTSTRAP_DRAWS * blocks).map(|_| random.u32(0..possible_starts)).collect();
        let seasons = (days / SEASON_DAYS).max(1);
        let season_of = (0..days).map(|day| day * seasons / days).collect();
        Self { days, block_days, season_of, block_starts }
    }

    /// The blocks of a draw, by their first day. A draw has as many blocks as cover the calendar.
    pub(super) fn draws(&self) -> impl Iterator<Item = &[u32]> {
        self.block_starts.chunks(self.days.div_ceil(self.block_days).max(1))
    }

    /// The season of each day, counted from 0. Seasons differ in length by a day at most.
    pub(super) fn seasons(&self) -> &[usize] {
        &self.season_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_whole_weeks_and_grow_with_the_journal() {
        for (days, block_days) in [(28, 7), (279, 7), (280, 14), (420, 21), (560, 28), (3650, 28)] {
            assert_eq!(Calendar::new(days).block_days, block_days, "{days}");
        }
    }

    #[test]
    fn a_draw_covers_the_calendar_with_blocks_that_lie_inside() {
        let calendar = Calendar::new(100);
        assert_eq!(calendar.draws().count(), BOOTSTRAP_DRAWS);
        for draw in calendar.draws() {
            assert_eq!(draw.len(), 15);
            assert!(draw.iter().all(|start| *start as usize + calendar.block_days <= 100));
        }
    }

    #[test]
    fn half_a_year_has_two_seasons() {
        let calendar = Calendar::new(170);
        let seasons = calendar.seasons();
        assert_eq!((seasons[0], seasons[84], seasons[85], seasons[169]), (0, 0, 1, 1));
        assert_eq!(Calendar::new(167).seasons()[166], 0);
    }
}
