//! Documents for paper and files.
//!
//! A record becomes a [`Document`] of named sections; [`Document::for_reader`] removes what this
//! reader must not see; the rest is typeset ([`SetPages`]) or written as Markdown. So the preview
//! equals the print, and privacy is decided in one place.
//!
//! No files, threads or clock, except system fonts as fallback.

mod agenda;
mod boundary;
mod chart;
mod choices;
mod danger;
mod document;
mod guide;
mod insights;
mod journal;
mod markdown;
mod names;
mod options;
mod output;
mod page_choice;
mod recovery_code;
mod report;
mod roadmap;
mod safety_plan;
mod sources;
#[cfg(test)]
mod test_support;
mod typeset;
mod what;
mod worksheet;

pub use chart::{Chart, ChartMark, ChartPoint, Thousandths};
pub use choices::Choice;
pub use document::{Block, Document, Field, Question, Section};
pub use markdown::markdown;
pub use options::{Audience, Options, Paper};
pub use output::{Files, Format, numbered_paths};
pub use page_choice::{PageChoice, PageChoiceError};
pub use recovery_code::RecoveryCodePage;
pub use sources::Sources;
pub use typeset::{PageWords, Pdf, Picture, SetError, SetPages, forget};
pub use what::What;
pub use worksheet::Pack;
