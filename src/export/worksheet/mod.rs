//! Worksheets: one that was filled in, and blank ones for handwriting, alone or several in a pack.

mod blank;
mod filled;
mod pack;

pub use pack::Pack;

pub(super) use filled::filled;

/// The highest number of a scale.
const SCALE_MOST: u32 = 10;

#[cfg(test)]
mod tests;
