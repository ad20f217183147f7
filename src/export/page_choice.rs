//! Page ranges such as `1-3, 5`.

use std::ops::RangeInclusive;

/// Selected pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PageChoice {
    /// Every page.
    #[default]
    All,
    /// Ranges, from 1.
    Some(Vec<RangeInclusive<usize>>),
}

/// Reason a page range is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageChoiceError {
    /// Syntax error.
    NotUnderstood,
    /// Page out of range.
    NoSuchPage,
}

impl PageChoice {
    /// Parses page ranges for `count` pages, separated by commas or spaces, with any dash or order.
    ///
    /// # Errors
    ///
    /// On a syntax error or a page out of range.
    pub fn parse(text: &str, count: usize) -> Result<Self, PageChoiceError> {
        let is_dash = |letter| matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−');
        // "1 - 3" is one range.
        let joined = text.split(is_dash).map(str::trim).collect::<Vec<_>>().join("-");
        let parts = joined.split([',', ';', ' ']).filter(|part| !part.is_empty());
        let ranges: Vec<RangeInclusive<usize>> = parts.map(|part| range(part, count)).collect::<Result<_, _>>()?;
        if ranges.is_empty() { Err(PageChoiceError::NotUnderstood) } else { Ok(Self::Some(ranges)) }
    }
}

fn range(part: &str, count: usize) -> Result<RangeInclusive<usize>, PageChoiceError> {
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_number.then(|| text.parse().unwrap_or(usize::MAX)).ok_or(PageChoiceError::NotUnderstood)?;
        if (1..=count).contains(&number) { Ok(number) } else { Err(PageChoiceError::NoSuchPage) }
    };
    let (first, last) = part.split_once('-').unwrap_or((part, part));
    let (first, last) = (number(first)?, number(last)?);
    Ok(first.min(last)..=first.max(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_people_write_them() {
        let read = |text: &str| PageChoice::parse(text, 5).map(|choice| if let PageChoice::Some(ranges) = choice { ranges } else { Vec::new() });
        assert_eq!(read("2"), Ok(vec![2..=2]));
        assert_eq!(read(" 1-3, 5 "), Ok(vec![1..=3, 5..=5]));
        assert_eq!(read("1 – 3;4"), Ok(vec![1..=3, 4..=4]));
        assert_eq!(read("4-2 1"), Ok(vec![2..=4, 1..=1]));
        for wrong in ["", " , ", "a", "1-", "-3", "1-2-3", "1.5", "+1", "١"] {
            assert_eq!(read(wrong), Err(PageChoiceError::NotUnderstood), "{wrong:?}");
        }
        for missing in ["0", "6", "3-9", "99999999999999999999999"] {
            assert_eq!(read(missing), Err(PageChoiceError::NoSuchPage), "{missing:?}");
        }
    }
}
