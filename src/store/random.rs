//! Random bits for globally unique values: lineages, session ids, erasure keys.

/// 128 random bits from the operating system, or from a generator seeded at start.
pub(super) fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u128::from_le_bytes(bytes),
        Err(_) => fastrand::u128(..),
    }
}
