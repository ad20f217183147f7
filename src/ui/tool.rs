//! The tools: small pages with a log or list, reached from the list of tools, steps, Today and the
//! palette.

use crate::content::Lang;
use crate::content::strings::CommandWords;
use crate::journal::{Id, Journal, Key, PracticeKind, Record};

use super::icons::Icon;

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// Promises and their log.
    Ledger,
    /// People and numbers.
    Circle,
    /// Topics for a talk, and talking in turns.
    Talk,
    /// Small good moments.
    Appreciations,
    /// Shared rituals.
    Rituals,
    /// Triggers.
    Triggers,
    /// Urges to check.
    Urges,
    /// Messages delayed until the morning.
    HeldWords,
    /// Beliefs about oneself, and truer sentences.
    Beliefs,
    /// Self-care.
    SelfCare,
    /// Goals, in small steps.
    Goals,
    /// The person's own life.
    OwnLife,
    /// Hard days known in advance.
    Dates,
}

impl Tool {
    /// All tools, in list order.
    pub const ALL: [Self; 13] = [
        Self::Triggers,
        Self::Urges,
        Self::HeldWords,
        Self::Dates,
        Self::Circle,
        Self::Ledger,
        Self::Talk,
        Self::Rituals,
        Self::Appreciations,
        Self::SelfCare,
        Self::Beliefs,
        Self::Goals,
        Self::OwnLife,
    ];

    /// The id used by steps of the roadmap.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Circle => "circle",
            Self::Talk => "talk",
            Self::Appreciations => "appreciations",
            Self::Rituals => "rituals",
            Self::Triggers => "triggers",
            Self::Urges => "urges",
            Self::HeldWords => "held-words",
            Self::Beliefs => "beliefs",
            Self::SelfCare => "self-care",
            Self::Goals => "goals",
            Self::OwnLife => "own-life",
            Self::Dates => "dates",
        }
    }

    /// Name and description.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> &CommandWords {
        let names = &lang.tools.names;
        match self {
            Self::Ledger => &names.ledger,
            Self::Circle => &names.circle,
            Self::Talk => &names.talk,
            Self::Appreciations => &names.appreciations,
            Self::Rituals => &names.rituals,
            Self::Triggers => &names.triggers,
            Self::Urges => &names.urges,
            Self::HeldWords => &names.held_words,
            Self::Beliefs => &names.beliefs,
            Self::SelfCare => &names.self_care,
            Self::Goals => &names.goals,
            Self::OwnLife => &names.own_life,
            Self::Dates => &names.dates,
        }
    }

    /// The icon.
    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Ledger => Icon::Handshake,
            Self::Circle => Icon::UsersRound,
            Self::Talk => Icon::MessageCircle,
            Self::Appreciations => Icon::Star,
            Self::Rituals => Icon::Repeat2,
            Self::Triggers => Icon::Zap,
            Self::Urges => Icon::Eye,
            Self::HeldWords => Icon::Moon,
            Self::Beliefs => Icon::Bookmark,
            Self::SelfCare => Icon::Sprout,
            Self::Goals => Icon::Flag,
            Self::OwnLife => Icon::Sunrise,
            Self::Dates => Icon::CalendarClock,
        }
    }

    /// The tool for a record, if any.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(match record {
            Record::Promise(_) | Record::PromiseEntry(_) => Self::Ledger,
            Record::Person(_) | Record::HelpNumber(_) => Self::Circle,
            Record::TalkItem(_) => Self::Talk,
            Record::Appreciation(_) => Self::Appreciations,
            Record::Trigger(_) | Record::Moment(_) => Self::Triggers,
            Record::Urge(_) => Self::Urges,
            Record::HeldWords(_) => Self::HeldWords,
            Record::Belief(_) => Self::Beliefs,
            Record::Goal(_) => Self::Goals,
            Record::DateAhead(_) => Self::Dates,
            Record::Practice(practice) => Self::of_practice(practice.kind),
            _ => return None,
        })
    }

    /// The tool for a kind of practice.
    #[must_use]
    pub const fn of_practice(kind: PracticeKind) -> Self {
        match kind {
            PracticeKind::SelfCare => Self::SelfCare,
            PracticeKind::Ritual => Self::Rituals,
            PracticeKind::OwnLife => Self::OwnLife,
        }
    }

    /// The tool for a key, and the record to open: log entries open their owner.
    #[must_use]
    pub fn at(journal: &Journal, key: &Key) -> Option<(Self, Id)> {
        let record = journal.entry(key).record()?.clone();
        match (key, &record) {
            (_, Record::PromiseEntry(entry)) => Some((Self::Ledger, entry.promise)),
            (_, Record::PracticeTime(time)) => {
                let practice = journal.practices().get(&time.practice)?;
                Some((Self::of_practice(practice.kind), time.practice))
            }
            (
                Key::Promise(id)
                | Key::Person(id)
                | Key::HelpNumber(id)
                | Key::TalkItem(id)
                | Key::Appreciation(id)
                | Key::Trigger(id)
                | Key::Moment(id)
                | Key::Urge(id)
                | Key::HeldWords(id)
                | Key::Belief(id)
                | Key::Goal(id)
                | Key::DateAhead(id)
                | Key::Practice(id),
                record,
            ) => Some((Self::of(record)?, *id)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::lang;

    #[test]
    fn every_tool_is_listed_once_with_a_name_of_its_own() {
        let all: BTreeSet<Tool> = Tool::ALL.into_iter().collect();
        let names: BTreeSet<&str> = all.iter().map(|tool| tool.words(lang()).name.as_str()).collect();
        let ids: BTreeSet<&str> = all.iter().map(|tool| tool.id()).collect();
        assert_eq!((all.len(), names.len(), ids.len()), (Tool::ALL.len(), Tool::ALL.len(), Tool::ALL.len()));
    }
}
