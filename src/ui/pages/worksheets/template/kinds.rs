//! Kinds of questions: names, defaults, and conversion between kinds.

use crate::content::strings::TemplatesKindsWords;
use crate::journal::{OwnBlank, OwnField, OwnFieldKind, OwnOption, OwnPhrase};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ShortText,
    LongText,
    List,
    OneChoice,
    SeveralChoices,
    Checklist,
    Scale,
    Date,
    Person,
    FeelingWords,
    Table,
    Group,
    Statement,
    Heading,
    Phrases,
}

impl Kind {
    /// Every kind, most used first.
    pub(super) const ALL: [Self; 15] = [
        Self::LongText,
        Self::ShortText,
        Self::List,
        Self::OneChoice,
        Self::SeveralChoices,
        Self::Checklist,
        Self::Scale,
        Self::Date,
        Self::Person,
        Self::FeelingWords,
        Self::Table,
        Self::Statement,
        Self::Group,
        Self::Heading,
        Self::Phrases,
    ];

    pub(super) const fn of(kind: &OwnFieldKind) -> Self {
        match kind {
            OwnFieldKind::Heading => Self::Heading,
            OwnFieldKind::Phrases { .. } => Self::Phrases,
            OwnFieldKind::ShortText => Self::ShortText,
            OwnFieldKind::LongText => Self::LongText,
            OwnFieldKind::List => Self::List,
            OwnFieldKind::Checklist(_) => Self::Checklist,
            OwnFieldKind::OneChoice(_) => Self::OneChoice,
            OwnFieldKind::SeveralChoices(_) => Self::SeveralChoices,
            OwnFieldKind::Scale { .. } => Self::Scale,
            OwnFieldKind::Date => Self::Date,
            OwnFieldKind::Person => Self::Person,
            OwnFieldKind::FeelingWords => Self::FeelingWords,
            OwnFieldKind::Table(_) => Self::Table,
            OwnFieldKind::Group { .. } => Self::Group,
            OwnFieldKind::Statement(_) => Self::Statement,
        }
    }

    pub(super) fn name(self, names: &TemplatesKindsWords) -> &str {
        match self {
            Self::Heading => &names.heading,
            Self::Phrases => &names.phrases,
            Self::ShortText => &names.short_text,
            Self::LongText => &names.long_text,
            Self::List => &names.list,
            Self::Checklist => &names.checklist,
            Self::OneChoice => &names.one_choice,
            Self::SeveralChoices => &names.several_choices,
            Self::Scale => &names.scale,
            Self::Date => &names.date,
            Self::Person => &names.person,
            Self::FeelingWords => &names.feeling_words,
            Self::Table => &names.table,
            Self::Group => &names.group,
            Self::Statement => &names.statement,
        }
    }

    /// True if allowed inside a repeated group.
    pub(super) const fn fits_a_group(self) -> bool {
        !matches!(self, Self::Group | Self::Table | Self::List | Self::Phrases | Self::Heading | Self::Statement)
    }

    /// True if it takes an answer.
    pub(super) const fn asks(self) -> bool {
        !matches!(self, Self::Heading | Self::Phrases)
    }

    /// A new question of this kind. Keeps what fits of `before`: options stay options, also as
    /// columns.
    pub(super) fn begin(self, before: Option<&OwnFieldKind>, mut new_id: impl FnMut() -> String) -> OwnFieldKind {
        let kept = before.map_or(&[][..], OwnFieldKind::parts);
        let mut options =
            || -> Vec<OwnOption> { if kept.is_empty() { (0..2).map(|_| OwnOption { id: new_id(), text: String::new() }).collect() } else { kept.to_vec() } };
        match self {
            Self::Heading => OwnFieldKind::Heading,
            Self::ShortText => OwnFieldKind::ShortText,
            Self::LongText => OwnFieldKind::LongText,
            Self::List => OwnFieldKind::List,
            Self::Date => OwnFieldKind::Date,
            Self::Person => OwnFieldKind::Person,
            Self::FeelingWords => OwnFieldKind::FeelingWords,
            Self::Checklist => OwnFieldKind::Checklist(options()),
            Self::OneChoice => OwnFieldKind::OneChoice(options()),
            Self::SeveralChoices => OwnFieldKind::SeveralChoices(options()),
            Self::Table => OwnFieldKind::Table(options()),
            Self::Scale => OwnFieldKind::Scale { low: String::new(), high: String::new() },
            Self::Group => OwnFieldKind::Group { one: String::new(), fields: vec![OwnField::new(new_id(), OwnFieldKind::ShortText)] },
            Self::Statement => {
                OwnFieldKind::Statement((0..2).map(|_| OwnBlank { id: new_id(), before: String::new(), hint: String::new(), feelings: false }).collect())
            }
            Self::Phrases => {
                let empty = || vec![OwnPhrase { says: String::new(), why: String::new() }];
                OwnFieldKind::Phrases { open: empty(), shut: empty() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_begins_as_itself_and_options_stay() {
        let mut count = 0;
        let mut new_id = || {
            count += 1;
            count.to_string()
        };
        for kind in Kind::ALL {
            assert_eq!(Kind::of(&kind.begin(None, &mut new_id)), kind);
        }
        let options = Kind::OneChoice.begin(None, &mut new_id);
        for kind in [Kind::SeveralChoices, Kind::Checklist, Kind::Table] {
            assert_eq!(kind.begin(Some(&options), &mut new_id).parts(), options.parts());
        }
    }
}
