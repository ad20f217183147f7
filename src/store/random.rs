//! Random bits for what has to be unique in the world: a journal's lineage, a sitting, the key of what was erased.

/// 128 random bits from the operating system. Where it has none to give, from a generator that every start of the program seeds differently.
pub(super) fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u128::from_le_bytes(bytes),
        Err(_) => fastrand::u128(..),
    }
}
