//! What goes on paper, or into a file for somebody else.
//!
//! Everything takes one way: a journal's record becomes a [`Document`] of named sections; [`Document::for_reader`] leaves out what this
//! reader is not to see; what remains is set on pages ([`SetPages`]) for the preview, PDF and pictures, or written as Markdown.
//! So what is previewed is what is printed, and there is one place where something private could get through.
//!
//! No file, no thread, no clock: the fonts of the system are the one thing read from outside, where a letter needs them.

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
pub use sources::Sources;
pub use typeset::{PageWords, Pdf, Picture, SetError, SetPages, forget};
pub use what::What;
pub use worksheet::Pack;
