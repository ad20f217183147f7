//! Recovery codes: open a sealed journal without its passphrase.
//!
//! Douglas Crockford's base 32 with check symbol, in groups of four: no look-alike letters,
//! tolerant of typing variants. <https://www.crockford.com/base32.html>

use std::fmt;

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::seal::SealError;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 135 random bits, minus less than one for rejected check symbols.
const SYMBOLS: usize = 27;
const GROUP: usize = 4;
const CHECK: u32 = 37;

/// A recovery code in written form. Zeroed on drop, hidden from `Debug`.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<String>);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode")
    }
}

impl RecoveryCode {
    /// Generates a code from system randomness.
    ///
    /// # Errors
    /// If the system provides none.
    pub fn generate() -> Result<Self, SealError> {
        loop {
            let mut chance = Zeroizing::new([0_u8; SYMBOLS]);
            getrandom::fill(&mut *chance).map_err(|_| SealError::Refused)?;
            for value in chance.iter_mut() {
                *value %= 32;
            }
            // Rejects the check symbols `*~$=U`, which people misread or leave out.
            if let Some(check) = ALPHABET.get(check_of(&*chance) as usize) {
                return Ok(Self::written(chance.iter().map(|value| ALPHABET[usize::from(*value)]).chain([*check])));
            }
        }
    }

    /// Parses a typed code: any case, optional hyphens and spaces, O for 0, I or L for 1. `None` on
    /// a wrong symbol.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut values = Zeroizing::new(Vec::with_capacity(SYMBOLS + 1));
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}')) {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = ALPHABET.iter().position(|symbol| char::from(*symbol) == letter)?;
            if values.len() > SYMBOLS {
                return None;
            }
            values.push(u8::try_from(value).ok()?);
        }
        let (check, number) = values.split_last()?;
        let is_whole = number.len() == SYMBOLS && check_of(number) == u32::from(*check);
        is_whole.then(|| Self::written(values.iter().map(|value| ALPHABET[usize::from(*value)])))
    }

    /// Written form: `7K3M-…`, capitals in groups of four.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The text, for who shows it.
    #[must_use]
    pub fn into_text(self) -> Zeroizing<String> {
        self.0
    }

    /// The code as a slot's passphrase, as printed, for other tools.
    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.0.as_str())
    }

    fn written(symbols: impl Iterator<Item = u8>) -> Self {
        let mut text = Zeroizing::new(String::with_capacity((SYMBOLS + 1) / GROUP * (GROUP + 1)));
        for (place, symbol) in symbols.enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(symbol));
        }
        Self(text)
    }
}

/// The number modulo 37; detects any wrong symbol or swapped pair.
fn check_of(values: &[u8]) -> u32 {
    values.iter().fold(0, |rest, value| (rest * 32 + u32::from(*value)) % CHECK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode::generate().expect("randomness")
    }

    fn parsed(typed: &str) -> Option<String> {
        RecoveryCode::parse(typed).map(|code| code.text().to_owned())
    }

    #[test]
    fn it_is_seven_groups_of_four() {
        for _ in 0..100 {
            let code = code();
            let groups: Vec<&str> = code.text().split('-').collect();
            assert_eq!(groups.len(), 7);
            assert!(groups.iter().all(|group| group.len() == 4 && group.bytes().all(|symbol| ALPHABET.contains(&symbol))));
            assert_eq!(parsed(code.text()).as_deref(), Some(code.text()));
        }
        assert_ne!(code().text(), code().text());
    }

    #[test]
    fn typing_it_is_forgiven_a_lot() {
        let code = RecoveryCode::written([0; SYMBOLS + 1].map(|_: i32| b'0').into_iter());
        assert_eq!(parsed("oooo OOOO-0000\u{2013}0000 o0o0 O0O0   0000\n").as_deref(), Some(code.text()));
        let one = RecoveryCode::written(ones().into_iter());
        assert_eq!(parsed(&one.text().replacen('1', "l", 3).replacen('1', "I", 3)).as_deref(), Some(one.text()));
    }

    fn ones() -> Vec<u8> {
        let check = check_of(&[1; SYMBOLS]) as usize;
        [b'1'; SYMBOLS].into_iter().chain([ALPHABET[check]]).collect()
    }

    #[test]
    fn one_wrong_symbol_is_noticed_wherever_it_is() {
        let code = code();
        for place in 0..code.text().len() {
            let right = code.text().as_bytes()[place];
            for wrong in ALPHABET.iter().filter(|wrong| **wrong != right && right != b'-') {
                let mut typed = code.text().as_bytes().to_vec();
                typed[place] = *wrong;
                assert_eq!(parsed(std::str::from_utf8(&typed).expect("letters")), None);
            }
        }
    }

    #[test]
    fn two_that_changed_places_are_noticed() {
        let code = code();
        let symbols: Vec<u8> = code.text().bytes().filter(|symbol| *symbol != b'-').collect();
        for place in 1..SYMBOLS {
            let mut typed = symbols.clone();
            typed.swap(place - 1, place);
            assert_eq!(parsed(std::str::from_utf8(&typed).expect("letters")).is_some(), typed == symbols);
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "rain on the roof", "0", &"0".repeat(27), &"0".repeat(29), &"9".repeat(100_000), &"U".repeat(28), "🌧"] {
            assert_eq!(parsed(typed), None);
        }
        assert_eq!(format!("{:?}", code()), "RecoveryCode");
    }
}
