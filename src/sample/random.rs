//! A reproducible random generator, identical on every machine.

use crate::journal::{Id, IdSource, Timestamp};

/// The `splitmix64` generator (G. Steele, D. Lea, C. Flood, 2014, "Fast splittable pseudorandom
/// number generators"). Not for secrets.
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// From 0 up to, but excluding, `bound`; 0 if `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        // The modulo bias is negligible for small bounds.
        self.next().checked_rem(bound as u64).unwrap_or(0) as usize
    }

    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// From −1 to 1, more often in the middle.
    pub(super) fn wobble(&mut self) -> f32 {
        self.unit() + self.unit() - 1.0
    }

    pub(super) fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }

    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let index = self.below(list.len());
        list.get(index)
    }
}

impl IdSource for Random {
    fn new_id(&mut self, now: Timestamp) -> Id {
        let random = (u128::from(self.next()) << 64) | u128::from(self.next());
        Id::from_parts(now.millis().max(0) as u64, random)
    }
}
