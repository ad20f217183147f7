//! UI strings for values and records of the journal.

use super::fill;
use super::schema::{DirectionTexts, RoleTexts};
use super::strings::{LevelWords, RecordKindsWords, SleepWords, UndoNamesWords, UrgesTimesWords};
use crate::journal::{Direction, EditName, Record, Role, Sleep, hours_from_minutes};

impl LevelWords {
    /// Text for a value from −1 to 1.
    #[must_use]
    pub fn of(&self, value: f64) -> &str {
        match value {
            ..-0.4 => &self.lowest,
            ..-0.1 => &self.low,
            ..=0.1 => &self.middle,
            ..=0.4 => &self.high,
            _ => &self.highest,
        }
    }
}

impl SleepWords {
    /// Describes a night, such as “7:30 hours, good”; empty without data.
    #[must_use]
    pub fn night(&self, sleep: &Sleep, list_comma: &str) -> String {
        let duration = sleep.duration_minutes.map(|minutes| fill(&self.duration, &[("time", &hours_from_minutes(minutes))]));
        let quality = sleep.quality.map(|quality| self.qualities[quality].to_lowercase());
        duration.into_iter().chain(quality).collect::<Vec<_>>().join(list_comma)
    }
}

impl RoleTexts {
    /// Text for a role, if any.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<&str> {
        match role {
            Role::Hurt => self.hurt.as_deref(),
            Role::BrokeTrust => self.broke_trust.as_deref(),
            Role::Together => self.together.as_deref(),
        }
    }
}

impl DirectionTexts {
    /// Text for a direction, if any.
    #[must_use]
    pub fn of(&self, direction: Direction) -> Option<&str> {
        match direction {
            Direction::Stay => self.stay.as_deref(),
            Direction::Leave => self.leave.as_deref(),
            Direction::Undecided => self.undecided.as_deref(),
        }
    }
}

impl UrgesTimesWords {
    /// Number of times, in words.
    #[must_use]
    pub fn of(&self, count: usize) -> String {
        match count {
            0 => self.never.clone(),
            1 => self.once.clone(),
            2 => self.twice.clone(),
            _ => fill(&self.many, &[("count", &count.to_string())]),
        }
    }
}

impl RecordKindsWords {
    /// Most specific name of a record.
    #[must_use]
    pub fn of_record(&self, record: &Record) -> &str {
        match record {
            Record::Practice(practice) => &self.practices[practice.kind],
            _ => &self.tables[record.table()],
        }
    }
}

impl UndoNamesWords {
    /// Name of an edit, with the names of its records.
    #[must_use]
    pub fn name(&self, name: EditName, kinds: &RecordKindsWords) -> String {
        match name {
            EditName::Add(table) | EditName::Change(table) | EditName::Delete(table) => fill(self.of(&name), &[("what", &kinds.tables[table].to_lowercase())]),
            _ => self.of(&name).clone(),
        }
    }
}
