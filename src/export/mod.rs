//! What goes on paper, or into a file for somebody else.
//!
//! Everything takes one way: a journal's record becomes a [`Document`] of named sections; [`Document::for_reader`] leaves out what this
//! reader is not to see; what remains is set on pages ([`SetPages`]) for the preview, PDF and pictures, or written as Markdown.
//! So what is previewed is what is printed, and there is one place where something private could get through.
//!
//! No file, no thread, no clock: the fonts of the system are the one thing read from outside, where a letter needs them.

mod boundary;
mod document;
mod markdown;
mod names;
mod options;
mod output;
mod page_choice;
mod roadmap;
mod sources;
mod typeset;

pub use document::{Block, Document, Field, Section};
pub use markdown::markdown;
pub use options::{Audience, Options, Paper};
pub use output::{Format, files, numbered_paths};
pub use page_choice::{PageChoice, PageChoiceError};
pub use sources::Sources;
pub use typeset::{PageWords, Pdf, Picture, SetError, SetPages};

use std::str::FromStr;

use crate::journal::Id;

/// What can be put on paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// One boundary, request or agreement.
    Boundary(Id),
    /// All that are in use.
    Boundaries,
    /// Where each step of the path stands.
    Roadmap,
}

impl FromStr for What {
    type Err = String;

    /// As it is written on the command line: `boundaries`, `boundary:ID`, `roadmap`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "boundaries" => Ok(Self::Boundaries),
            None if text == "roadmap" => Ok(Self::Roadmap),
            Some(("boundary", id)) => id.parse().map(Self::Boundary).map_err(|_| format!("{id} is not the id of a record")),
            _ => Err("it is none of boundaries, boundary:ID, roadmap".to_owned()),
        }
    }
}

impl What {
    /// The whole document, for [`Document::for_reader`]. `None` when there is no such thing in the journal.
    #[must_use]
    pub fn document(&self, from: &Sources<'_>) -> Option<Document> {
        match self {
            Self::Boundary(id) => boundary::one(from, *id),
            Self::Boundaries => Some(boundary::list(from)),
            Self::Roadmap => Some(roadmap::progress(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::content::locale::Locale;
    use crate::content::{content, lang};
    use crate::journal::{Edit, Journal, Key, arbitrary};

    const SECRET: &str = "SECRETWORD";

    fn all_of(journal: &Journal) -> Vec<What> {
        let each = journal.boundaries().keys().map(|id| What::Boundary(*id));
        each.chain([What::Boundaries, What::Roadmap]).collect()
    }

    /// Everything that a reader could get at all, whatever they choose, as text.
    fn everything_for(journal: &Journal, audience: Audience) -> String {
        let locale = Locale::named("en-GB");
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let sources = Sources { journal, content: content(), lang: lang(), locale: &locale, today };
        let documents = all_of(journal).into_iter().filter_map(|what| what.document(&sources)).filter_map(|document| {
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
