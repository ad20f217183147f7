//! Seeded damage to files.

use fastrand::Rng;

/// Tokens to insert: unclosed openings, numbers at and beyond limits, impossible dates.
const TOKENS: [&str; 40] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "//",
    "Some(",
    "None",
    "r#\"",
    "\"#",
    "\u{0}",
    "\u{feff}",
    "NaN",
    "inf",
    "-inf",
    "-0.0",
    "1e999",
    "-1",
    "0",
    "255",
    "256",
    "65536",
    "4294967296",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "0x",
    "\\u{110000}",
    "-262143-01-01T00:00:00Z",
    "+262142-12-31T23:59:59Z",
    "9999-12-31T24:00+99:99",
    "2026-02-30",
    "\u{202e}",
];

const DEEPEST: usize = 3_000;
/// Longer inputs only take time.
const LONGEST: usize = 400_000;

/// Damages files, reproducibly by seed.
pub(crate) struct Mutator {
    rng: Rng,
}

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed) }
    }

    /// One of the files, damaged up to four times.
    pub(crate) fn damaged(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.rng.usize(..seeds.len())].clone();
        for _ in 0..self.rng.usize(1..=4) {
            self.damage(&mut bytes, seeds);
            bytes.truncate(LONGEST);
        }
        bytes
    }

    fn damage(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        match self.rng.u8(..10) {
            0 => {
                let at = self.place(bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.rng.u8(..8);
                }
            }
            1 => bytes.truncate(self.place(bytes)),
            2 => {
                let part = self.part(bytes);
                bytes.drain(part);
            }
            // Duplicates a part, such as a field.
            3 => {
                let part = self.part(bytes);
                let again = bytes[part.clone()].to_vec();
                bytes.splice(part.end..part.end, again);
            }
            // Inserts a part of another file.
            4 => {
                let other = &seeds[self.rng.usize(..seeds.len())];
                let (part, at) = (self.part(other), self.place(bytes));
                bytes.splice(at..at, other[part].to_vec());
            }
            5 => {
                let (token, at) = (TOKENS[self.rng.usize(..TOKENS.len())], self.place(bytes));
                bytes.splice(at..at, token.bytes());
            }
            // Replaces a number.
            6 => {
                let (token, from) = (TOKENS[self.rng.usize(..TOKENS.len())], self.place(bytes));
                let begin = bytes[from..].iter().position(u8::is_ascii_digit).map(|place| from + place);
                if let Some(begin) = begin {
                    let length = bytes[begin..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                    bytes.splice(begin..begin + length, token.bytes());
                }
            }
            7 => {
                let open = ["(", "[", "{", "Some(", "(fields: [(kind: Group(one: \"\", fields: [", "/*"][self.rng.usize(..6)];
                let (at, count) = (self.place(bytes), self.rng.usize(1..DEEPEST));
                bytes.splice(at..at, open.repeat(count).into_bytes());
            }
            // Inserts random bytes.
            8 => {
                let at = self.place(bytes);
                let noise: Vec<u8> = (0..self.rng.usize(1..12)).map(|_| self.rng.u8(..)).collect();
                bytes.splice(at..at, noise);
            }
            // Moves a part.
            _ => {
                let part = self.part(bytes);
                let taken: Vec<u8> = bytes.drain(part).collect();
                let at = self.place(bytes);
                bytes.splice(at..at, taken);
            }
        }
    }

    fn place(&mut self, bytes: &[u8]) -> usize {
        self.rng.usize(..=bytes.len())
    }

    /// A short part, or sometimes a long one.
    fn part(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let begin = self.place(bytes);
        let longest = if self.rng.u8(..8) == 0 { bytes.len() } else { 80 };
        let length = self.rng.usize(..=longest).min(bytes.len() - begin);
        begin..begin + length
    }
}
