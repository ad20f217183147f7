//! Parts that several pages share.

pub(in crate::ui) mod copies;
pub(in crate::ui) mod dates;
pub(in crate::ui) mod feeling_words;
pub(in crate::ui) mod layout;
pub(in crate::ui) mod lines;
pub(in crate::ui) mod new_passphrase;
pub(in crate::ui) mod night_line;
pub(in crate::ui) mod night_rest;
pub(in crate::ui) mod offered;
pub(in crate::ui) mod order;
pub(in crate::ui) mod parts;
mod record_form;
pub(in crate::ui) mod shown_name;
pub(in crate::ui) mod span;
pub(in crate::ui) mod towards_people;
pub(in crate::ui) mod trigger_kinds;

pub(in crate::ui) use record_form::{RecordForm, fact};
