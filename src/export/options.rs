//! Who it is for, on which paper, and what the person chose for it.

use std::collections::BTreeMap;

use crate::content::schema::{AudienceNames, PaperSizes};
use crate::insights::Span;

/// Who will read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The person who wrote it.
    #[default]
    OnlyMe,
    /// A therapist or another helper.
    Therapist,
    /// The person it is about.
    OtherPerson,
}

impl Audience {
    /// All of them, the one who sees most first.
    pub const ALL: [Self; 3] = [Self::OnlyMe, Self::Therapist, Self::OtherPerson];
}

/// The size of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
    /// 148 × 210 mm.
    A5,
}

impl Paper {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::A4, Self::Letter, Self::A5];

    /// What Typst calls it.
    pub(super) const fn typst_name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
            Self::A5 => "a5",
        }
    }
}

/// What was chosen for one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Who will read it.
    pub audience: Audience,
    /// On which paper.
    pub paper: Paper,
    /// Which days, for what is about days.
    pub span: Span,
    /// Whether names of people are replaced by their initials.
    pub has_initials: bool,
    /// Sections that were put in or left out by hand, by id. The others follow their reach.
    pub chosen: BTreeMap<String, bool>,
}

impl AudienceNames {
    /// The name of one.
    #[must_use]
    pub const fn of(&self, audience: Audience) -> &str {
        match audience {
            Audience::OnlyMe => self.only_me.as_str(),
            Audience::Therapist => self.therapist.as_str(),
            Audience::OtherPerson => self.other_person.as_str(),
        }
    }
}

impl PaperSizes {
    /// The name of one.
    #[must_use]
    pub const fn of(&self, paper: Paper) -> &str {
        match paper {
            Paper::A4 => self.a4.as_str(),
            Paper::Letter => self.letter.as_str(),
            Paper::A5 => self.a5.as_str(),
        }
    }
}
