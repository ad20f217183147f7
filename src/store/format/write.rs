//! Writing a file as pretty RON, readable and diffable.

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::text::{Body, File};
use crate::content::{fill, lang};
use crate::journal::{Header, Journal};

/// Serialization failed. No such journal is known; the file is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill(&lang().problems.write_text, &[("problem", .0)]))]
pub struct WriteError(String);

/// Serializes the whole file.
///
/// # Errors
/// If a value cannot be serialized.
pub fn write(header: &Header, body: Body) -> Result<String, WriteError> {
    pretty(&File::new(header, body))
}

pub(in crate::store) fn write_journal(journal: &Journal) -> Result<String, WriteError> {
    pretty(journal)
}

fn pretty(value: &impl Serialize) -> Result<String, WriteError> {
    // Text is written verbatim, so that files can be diffed by line. With control characters
    // everything is escaped, or diff tools would see a binary file.
    let as_it_is = styled(value, false)?;
    if has_control_characters(&as_it_is) { styled(value, true) } else { Ok(as_it_is) }
}

fn has_control_characters(text: &str) -> bool {
    let is_control = |byte: u8| byte.is_ascii_control() && byte != b'\n' && byte != b'\t';
    // No early exit within a chunk, so that the loop is vectorised.
    text.as_bytes().chunks(1 << 12).any(|chunk| chunk.iter().fold(false, |found, byte| found | is_control(*byte)))
}

fn styled(value: &impl Serialize, escape_strings: bool) -> Result<String, WriteError> {
    let style = PrettyConfig::new().new_line("\n").indentor("  ").escape_strings(escape_strings);
    let mut text = ron::ser::to_string_pretty(value, style).map_err(|error| WriteError(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_noticed_wherever_it_stands() {
        for before in [0, 1, 4_095, 4_096, 10_000] {
            let padding = "x".repeat(before);
            for letter in '\0'..='\u{FF}' {
                let is_meant = letter.is_ascii_control() && !matches!(letter, '\n' | '\t');
                assert_eq!(has_control_characters(&format!("{padding}{letter}é")), is_meant, "{letter:?} after {before}");
            }
        }
    }
}
