//! Options of a document: reader, paper and sections.

use std::collections::BTreeMap;

use crate::content::strings::{AudienceWords, PaperSizesWords};
use crate::insights::Span;

/// The intended reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The author.
    #[default]
    OnlyMe,
    /// A therapist or another helper.
    Therapist,
    /// The other person.
    OtherPerson,
}

impl Audience {
    /// All, the one who sees most first.
    pub const ALL: [Self; 3] = [Self::OnlyMe, Self::Therapist, Self::OtherPerson];
}

/// Paper size.
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
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::A4, Self::Letter, Self::A5];

    pub(super) const fn typst_name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
            Self::A5 => "a5",
        }
    }
}

/// Options of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Intended reader.
    pub audience: Audience,
    /// Paper size.
    pub paper: Paper,
    /// Range of days, if applicable.
    pub span: Span,
    /// True to replace names of people by initials.
    pub has_initials: bool,
    /// Sections included or excluded by hand, by id. Others depend on the reader.
    pub chosen: BTreeMap<String, bool>,
}

impl AudienceWords {
    /// Name of an audience.
    #[must_use]
    pub const fn of(&self, audience: Audience) -> &str {
        match audience {
            Audience::OnlyMe => self.only_me.as_str(),
            Audience::Therapist => self.therapist.as_str(),
            Audience::OtherPerson => self.other_person.as_str(),
        }
    }
}

impl PaperSizesWords {
    /// Name of a paper size.
    #[must_use]
    pub const fn of(&self, paper: Paper) -> &str {
        match paper {
            Paper::A4 => self.a4.as_str(),
            Paper::Letter => self.letter.as_str(),
            Paper::A5 => self.a5.as_str(),
        }
    }
}
