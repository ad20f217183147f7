//! Distribution of check-ins on the mood pad.

use std::f64::consts::TAU;

use super::daily::hundredths;
use crate::journal::{CheckIn, Quadrant};

/// Cells per axis of the density map.
pub const CELLS: usize = 32;

/// Standard deviation of the kernel in pad units (2 wide), about the precision of placing a dot.
///
/// Fixed, so that maps of two periods are comparable.
pub const BANDWIDTH: f64 = 0.12;

const PLACES: usize = 201;

/// Density of check-ins on the pad.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// Probability density at each cell's centre, by rows of arousal, then valence, from −1 up.
    pub cells: Vec<f64>,
    /// Number of check-ins.
    pub check_ins: u32,
}

impl Density {
    /// Density of a cell; 0 outside. Columns run from unpleasant to pleasant, rows from low to high
    /// energy.
    #[must_use]
    pub fn at(&self, column: usize, row: usize) -> f64 {
        if column < CELLS { self.cells.get(row * CELLS + column).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// Maximum density, for scaling colours.
    #[must_use]
    pub fn greatest(&self) -> f64 {
        self.cells.iter().copied().fold(0.0, f64::max)
    }
}

/// Coordinate of a cell's centre.
#[must_use]
pub fn cell_centre(cell: usize) -> f64 {
    (cell as f64 + 0.5) * 2.0 / CELLS as f64 - 1.0
}

/// Kernel density: a product of two Gaussians of [`BANDWIDTH`], reflected at the edges, so that it
/// integrates to one.
///
/// Source: B. W. Silverman, 1986, "Density Estimation for Statistics and Data Analysis", §4.2
/// (product kernels) and §2.10 (reflection).
#[must_use]
pub fn density<'a>(check_ins: impl IntoIterator<Item = &'a CheckIn>) -> Density {
    // Coordinates are hundredths, so binning is lossless and the cost constant.
    let mut counts = vec![0_u32; PLACES * PLACES];
    let mut total = 0_u32;
    for check_in in check_ins {
        counts[place(check_in.mood.arousal()) * PLACES + place(check_in.mood.valence())] += 1;
        total += 1;
    }
    let kernel: Vec<[f64; CELLS]> = (0..PLACES).map(|place| std::array::from_fn(|cell| reflected_kernel(cell_centre(cell), place_value(place)))).collect();
    let mut cells = vec![0.0; CELLS * CELLS];
    for (arousal, row_counts) in counts.chunks(PLACES).enumerate() {
        let mut row = [0.0; CELLS];
        let mut is_empty = true;
        for (valence, count) in row_counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            is_empty = false;
            for (sum, weight) in row.iter_mut().zip(&kernel[valence]) {
                *sum += f64::from(*count) * weight;
            }
        }
        if is_empty {
            continue;
        }
        for (cell_row, weight) in cells.chunks_mut(CELLS).zip(&kernel[arousal]) {
            for (cell, sum) in cell_row.iter_mut().zip(&row) {
                *cell += weight * sum / f64::from(total);
            }
        }
    }
    Density { cells, check_ins: total }
}

fn place(coordinate: f32) -> usize {
    (hundredths(coordinate) + 100).clamp(0, 200) as usize
}

fn place_value(place: usize) -> f64 {
    place as f64 / 100.0 - 1.0
}

/// A Gaussian around `middle`, reflected at −1 and 1.
fn reflected_kernel(at: f64, middle: f64) -> f64 {
    let gaussian = |at: f64| (-0.5 * ((at - middle) / BANDWIDTH).powi(2)).exp() / (BANDWIDTH * TAU.sqrt());
    gaussian(at) + gaussian(-2.0 - at) + gaussian(2.0 - at)
}

/// Number of check-ins per quadrant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuadrantCounts([u32; Quadrant::ALL.len()]);

impl QuadrantCounts {
    /// Counts check-ins by quadrant.
    #[must_use]
    pub fn of<'a>(check_ins: impl IntoIterator<Item = &'a CheckIn>) -> Self {
        let mut counts = Self::default();
        for check_in in check_ins {
            counts.0[check_in.mood.quadrant() as usize] += 1;
        }
        counts
    }

    /// Count of a quadrant.
    #[must_use]
    pub const fn count(self, quadrant: Quadrant) -> u32 {
        self.0[quadrant as usize]
    }

    /// Total count.
    #[must_use]
    pub fn total(self) -> u32 {
        self.0.iter().sum()
    }

    /// Share of a quadrant, 0 … 1; 0 without check-ins.
    #[must_use]
    pub fn share(self, quadrant: Quadrant) -> f64 {
        f64::from(self.count(quadrant)) / f64::from(self.total().max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::check_in;

    const NOON: &str = "2026-11-22T12:00+01:00";

    #[test]
    fn the_whole_adds_up_to_one_even_in_a_corner() {
        let area = (2.0 / CELLS as f64).powi(2);
        for (valence, arousal) in [(0.0, 0.0), (-1.0, 1.0), (0.97, 0.2)] {
            let one = check_in(NOON, valence, arousal);
            let found = density([&one]);
            let whole: f64 = found.cells.iter().sum::<f64>() * area;
            assert!((whole - 1.0).abs() < 1e-3, "{valence} {arousal}: {whole}");
        }
    }

    #[test]
    fn the_densest_cell_is_where_the_check_ins_are() {
        let one = check_in(NOON, 0.5, -0.75);
        let found = density([&one, &one]);
        let column = (0..CELLS).min_by(|a, b| (cell_centre(*a) - 0.5).abs().total_cmp(&(cell_centre(*b) - 0.5).abs())).expect("cells");
        let row = (0..CELLS).min_by(|a, b| (cell_centre(*a) + 0.75).abs().total_cmp(&(cell_centre(*b) + 0.75).abs())).expect("cells");
        assert!((found.at(column, row) - found.greatest()).abs() < 1e-9);
        assert_eq!(found.check_ins, 2);
        assert!((found.at(CELLS, 0)).abs() < f64::EPSILON);
    }

    #[test]
    fn no_check_ins_make_an_empty_map() {
        let found = density([]);
        assert_eq!(found.cells, vec![0.0; CELLS * CELLS]);
        assert!(found.greatest().abs() < f64::EPSILON);
    }

    #[test]
    fn shares_are_of_all_check_ins() {
        let check_ins = [check_in(NOON, -0.5, 0.5), check_in(NOON, -0.5, -0.5), check_in(NOON, -0.6, -0.5), check_in(NOON, 0.0, 0.0)];
        let counts = QuadrantCounts::of(&check_ins);
        assert_eq!((counts.count(Quadrant::Heavy), counts.total()), (2, 4));
        assert!((counts.share(Quadrant::Heavy) - 0.5).abs() < 1e-12);
        assert!(QuadrantCounts::default().share(Quadrant::Edge).abs() < f64::EPSILON);
    }
}
