//! Ids unique across machines, so that journals can be merged by record.

use std::fmt;
use std::str::FromStr;

use super::Timestamp;
use super::as_text::as_text;

/// Lower-case Crockford base 32: no `i`, `l`, `o`, `u`, which are easily misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Digit value of each byte, or [`NO_DIGIT`].
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        digits[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    digits
};

const NO_DIGIT: u8 = u8::MAX;

/// Text length: 26 × 5 bits hold 128.
const TEXT_LEN: usize = 26;

/// A 128-bit ULID: 48 bits of milliseconds since 1970, 80 random bits. Nothing depends on its
/// order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

impl Id {
    /// Creates an id from the low 48 bits of `time_ms` and the low 80 of `random`.
    #[must_use]
    pub const fn from_parts(time_ms: u64, random: u128) -> Self {
        Self(((time_ms as u128 & 0xFFFF_FFFF_FFFF) << 80) | (random & ((1 << 80) - 1)))
    }

    /// Creates an id from 128 bits without a time.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// All 128 bits.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for position in (0..TEXT_LEN).rev() {
            let digit = (self.0 >> (position * 5)) as usize & 31;
            write!(formatter, "{}", char::from(ALPHABET[digit]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Error for text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: 26 letters and digits are expected")]
pub struct IdParseError(String);

impl FromStr for Id {
    type Err = IdParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || IdParseError(text.chars().take(40).collect());
        // The first digit has only 3 significant bits: above 7 the value overflows.
        if text.len() != TEXT_LEN || text.as_bytes()[0] > b'7' {
            return Err(refuse());
        }
        let mut bits = 0_u128;
        for byte in text.bytes() {
            let digit = DIGITS[usize::from(byte)];
            if digit == NO_DIGIT {
                return Err(refuse());
            }
            bits = (bits << 5) | u128::from(digit);
        }
        Ok(Self(bits))
    }
}

as_text!(Id, "an id of 26 letters and digits");

/// Source of new ids: system randomness, or a counter or seed in tests and samples.
pub trait IdSource {
    /// Returns a new id for `now`.
    fn new_id(&mut self, now: Timestamp) -> Id;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_round_trips(bits: u128) {
            let id = Id(bits);
            let text = id.to_string();
            prop_assert_eq!(text.len(), TEXT_LEN);
            prop_assert_eq!(text.parse::<Id>(), Ok(id));
        }

        #[test]
        fn text_sorts_like_the_id(a: u128, b: u128) {
            prop_assert_eq!(Id(a).cmp(&Id(b)), Id(a).to_string().cmp(&Id(b).to_string()));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000u", "00000000000000000000000000 ", "ééééééééééééé"] {
            assert!(text.parse::<Id>().is_err(), "{text:?}");
        }
    }
}
