//! Authored content and UI strings, as typed data.
//!
//! The texts live under `assets/`, are checked by the build script and embedded. Journals store
//! only ids, so texts can be improved and translated.

mod beliefs;
mod boundary_sentence;
mod boundary_words;
#[cfg(test)]
mod check;
mod check_worksheet;
mod checker;
#[cfg(test)]
mod claims;
mod fill;
mod gate;
mod hints;
pub mod locale;
mod lookup;
mod own_path;
mod own_template;
mod path_file;
mod plural;
mod promises;
mod ron_place;
pub mod schema;
mod shared_file;
mod statement;
#[cfg(test)]
#[path = "../../build/strings.rs"]
mod string_types;
pub mod strings;
mod template_file;
mod templates;
mod way;
mod words;
mod worksheets;

pub use boundary_sentence::boundary_sentence;
pub use boundary_words::{BoundaryChange, boundary_changes};
pub use fill::fill;
pub use gate::Gate;
pub use hints::{Hints, hints};
pub use lookup::{Content, Feeling, content, lang};
pub use own_path::{title_of_own_path, title_of_own_step};
pub use own_template::{title_of_own, worksheet_of, worksheet_title};
pub use path_file::{OWN_LINES_MAX, OWN_STAGES_MAX, OWN_STEPS_MAX, PATH_LIMITS, PathLimits, read_path, write_path};
pub use ron_place::field_on;
pub use shared_file::{SHARED_FILE_MAX_BYTES, SharedFileProblem, too_large};
pub use statement::{Blank, Fitting, Piece, Statement, capitals_within};
pub use strings::Lang;
pub use template_file::{TEMPLATE_FIELDS_MAX, TEMPLATE_LIMITS, TemplateLimits, read_template, write_template};
pub use way::{Place, Way, chosen_path, path_of, step_of, step_title};
pub use worksheets::{LIST_LINE, chosen_words};
