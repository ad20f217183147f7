//! What goes on paper, or into a file for somebody else.
//!
//! Everything takes one way: a journal's record becomes a [`Document`] of named sections; [`Document::for_reader`] leaves out what this
//! reader is not to see; what remains is set on pages ([`SetPages`]) for the preview, PDF and pictures, or written as Markdown.
//! So what is previewed is what is printed, and there is one place where something private could get through.
//!
//! No file, no thread, no clock: the fonts of the system are the one thing read from outside, where a letter needs them.

mod boundary;
mod chart;
mod document;
mod insights;
mod journal;
mod markdown;
mod names;
mod options;
mod output;
mod page_choice;
mod report;
mod roadmap;
mod sources;
#[cfg(test)]
mod test_support;
mod typeset;

pub use chart::{Chart, ChartMark, ChartPoint, Thousandths};
pub use document::{Block, Document, Field, Section};
pub use markdown::markdown;
pub use options::{Audience, Options, Paper};
pub use output::{Format, files, numbered_paths};
pub use page_choice::{PageChoice, PageChoiceError};
pub use sources::Sources;
pub use typeset::{PageWords, Pdf, Picture, SetError, SetPages};

use std::str::FromStr;

use crate::content::schema::PaperWords;
use crate::insights::Span;
use crate::journal::Id;

/// What can be put on paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// One boundary, request or agreement.
    Boundary(Id),
    /// What it was before, and what happened with it.
    History(Id),
    /// All that are in use.
    Boundaries,
    /// Some days of the journal.
    Journal,
    /// How some days have felt, and what goes with better and harder ones.
    Insights,
    /// Some days for a therapist.
    Report,
    /// Where each step of the path stands.
    Roadmap,
}

impl PaperWords {
    /// What it is called.
    #[must_use]
    pub const fn name_of(&self, what: &What) -> &str {
        match what {
            What::Boundary(_) => self.one_boundary.as_str(),
            What::History(_) => self.history.as_str(),
            What::Boundaries => self.all_boundaries.as_str(),
            What::Roadmap => self.roadmap_title.as_str(),
            What::Journal => self.journal_title.as_str(),
            What::Insights => self.insights_title.as_str(),
            What::Report => self.report_title.as_str(),
        }
    }
}

impl FromStr for What {
    type Err = String;

    /// As it is written on the command line: `boundaries`, `boundary:ID` …
    fn from_str(text: &str) -> Result<Self, String> {
        let id = |id: &str| id.parse::<Id>().map_err(|_| format!("{id} is not the id of a record"));
        match text.split_once(':').map_or((text, None), |(kind, of)| (kind, Some(of))) {
            ("boundaries", None) => Ok(Self::Boundaries),
            ("roadmap", None) => Ok(Self::Roadmap),
            ("journal", None) => Ok(Self::Journal),
            ("insights", None) => Ok(Self::Insights),
            ("report", None) => Ok(Self::Report),
            ("boundary", Some(of)) => id(of).map(Self::Boundary),
            ("history", Some(of)) => id(of).map(Self::History),
            _ => Err("it is none of boundaries, boundary:ID, history:ID, roadmap, journal, insights, report".to_owned()),
        }
    }
}

impl What {
    /// What can be put on paper in its place without going elsewhere, itself included.
    #[must_use]
    pub fn beside(&self) -> Vec<Self> {
        match self {
            Self::Boundary(id) | Self::History(id) => vec![Self::Boundary(*id), Self::History(*id), Self::Boundaries],
            Self::Boundaries | Self::Roadmap => vec![self.clone()],
            Self::Journal | Self::Insights | Self::Report => vec![Self::Journal, Self::Insights, Self::Report],
        }
    }

    /// Whether it is about some days, which can be chosen.
    #[must_use]
    pub const fn is_about_days(&self) -> bool {
        matches!(self, Self::Journal | Self::Insights | Self::Report)
    }

    /// The whole document, for [`Document::for_reader`]. `None` when there is no such thing in the journal. `span` is for what is
    /// about days.
    #[must_use]
    pub fn document(&self, from: &Sources<'_>, span: Span) -> Option<Document> {
        match self {
            Self::Boundary(id) => boundary::one(from, *id),
            Self::History(id) => boundary::history(from, *id),
            Self::Journal => Some(journal::of_days(from, span)),
            Self::Insights => Some(insights::summary(from, span)),
            Self::Report => Some(report::for_therapist(from, span)),
            Self::Boundaries => Some(boundary::list(from)),
            Self::Roadmap => Some(roadmap::progress(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::test_support::document;
    use super::*;
    use crate::journal::{Edit, Journal, Key, PushBack, arbitrary};

    const SECRET: &str = "SECRETWORD";

    fn all_of(journal: &Journal) -> Vec<What> {
        let each = journal.boundaries().keys().flat_map(|id| [What::Boundary(*id), What::History(*id)]);
        each.chain([What::Boundaries, What::Roadmap, What::Journal, What::Insights, What::Report]).collect()
    }

    /// Everything that a reader could get at all, whatever they choose, as text.
    fn everything_for(journal: &Journal, audience: Audience) -> String {
        let documents = all_of(journal).into_iter().filter_map(|what| document(journal, &what, Span::All)).filter_map(|document| {
            let chosen = document.sections.iter().map(|section| (section.id.clone(), true)).collect();
            document.for_reader(&Options { audience, chosen, ..Options::default() }, &[])
        });
        documents.map(|document| markdown(&document)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_private_reaches_nobody_else(mut journal in arbitrary::journal()) {
            for (id, boundary) in journal.boundaries().clone() {
                let mut private = (*boundary).clone();
                private.is_private = true;
                for text in [&mut private.title, &mut private.with_whom, &mut private.situation, &mut private.limit, &mut private.need, &mut private.response, &mut private.support] {
                    SECRET.clone_into(text);
                }
                SECRET.clone_into(&mut private.wording.when);
                private.push_backs = vec![PushBack { they_say: SECRET.to_owned(), i_say: SECRET.to_owned() }];
                journal.apply(Edit::put(Key::Boundary(id), private));
            }
            for audience in [Audience::Therapist, Audience::OtherPerson] {
                prop_assert!(!everything_for(&journal, audience).contains(SECRET));
            }
            let has_some = !journal.boundaries().is_empty();
            prop_assert_eq!(everything_for(&journal, Audience::OnlyMe).contains(SECRET), has_some);
        }
    }
}
