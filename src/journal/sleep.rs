//! Sleep before a day.

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Timestamp, UserRecord};

/// Sleep, stored under the day of waking up. Both parts are optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sleep {
    /// Last change.
    pub changed: Timestamp,
    /// Duration in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<u16>,
    /// Quality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<SleepQuality>,
}

impl Sleep {
    /// An empty record.
    #[must_use]
    pub const fn unsaid(now: Timestamp) -> Self {
        Self { changed: now, duration_minutes: None, quality: None }
    }

    /// True if nothing was entered.
    #[must_use]
    pub const fn is_unsaid(&self) -> bool {
        self.duration_minutes.is_none() && self.quality.is_none()
    }
}

/// Quality of sleep, worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum SleepQuality {
    /// Hardly any rest.
    VeryPoor,
    /// Little rest.
    Poor,
    /// Neither good nor bad.
    Fair,
    /// Rested.
    Good,
    /// Well rested.
    VeryGood,
}

impl SleepQuality {
    /// All, from worst to best.
    pub const ALL: [Self; 5] = [Self::VeryPoor, Self::Poor, Self::Fair, Self::Good, Self::VeryGood];
}

const DURATION_MAX_MINUTES: u16 = 24 * 60;

/// Parses `7`, `7.5`, `7,5`, `7:30` or `7h30` hours to minutes; at most a day.
#[must_use]
pub fn minutes_from_hours(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    let text = text.strip_suffix("hours").or_else(|| text.strip_suffix('h')).unwrap_or(&text).trim_end();
    let is_number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let minutes = if let Some((hours, minutes)) = text.split_once([':', 'h']) {
        let (hours, minutes) = (hours.trim(), minutes.trim());
        let fits = is_number(hours) && is_number(minutes) && minutes.len() == 2;
        let minutes: u32 = fits.then_some(minutes)?.parse().ok().filter(|minutes| *minutes < 60)?;
        hours.parse::<u32>().ok()? * 60 + minutes
    } else {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        if !is_number(whole) || !is_number(part) {
            return None;
        }
        let tenths_of_minutes = part.parse::<u32>().ok()? * 600 / 10_u32.pow(u32::try_from(part.len()).ok()?);
        whole.parse::<u32>().ok()? * 60 + (tenths_of_minutes + 5) / 10
    };
    u16::try_from(minutes).ok().filter(|minutes| *minutes <= DURATION_MAX_MINUTES)
}

/// Formats minutes as hours: `7` or `7:30`.
#[must_use]
pub fn hours_from_minutes(minutes: u16) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    if rest == 0 { hours.to_string() } else { format!("{hours}:{rest:02}") }
}

impl UserRecord for Sleep {
    fn user_texts(&self) -> Vec<&str> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("7", 420),
            ("7.5", 450),
            ("7,5", 450),
            ("7:30", 450),
            (" 7h30 ", 450),
            ("7 h", 420),
            ("7 hours", 420),
            ("6.25", 375),
            ("0", 0),
            ("24", 1440),
            ("7.33", 440),
        ] {
            assert_eq!(minutes_from_hours(text), Some(minutes), "{text}");
        }
        for text in ["", "seven", "7:", "7:5", "7:60", "25", "24:01", "-7", "7.", "1e3", "99999999999", "7.123456789"] {
            assert_eq!(minutes_from_hours(text), None, "{text}");
        }
    }

    #[test]
    fn every_length_is_read_back_as_it_is_written() {
        for minutes in 0..=DURATION_MAX_MINUTES {
            assert_eq!(minutes_from_hours(&hours_from_minutes(minutes)), Some(minutes));
        }
    }
}
