//! Worksheets: filled, blank, and packs of blank ones.

mod blank;
mod filled;
mod pack;

pub use pack::Pack;

pub(super) use filled::filled;

const SCALE_MOST: u32 = 10;

#[cfg(test)]
mod tests;
