//! What a journal is: plain records in ordered maps of shared records, and edits that know their own inverse.
//!
//! Pure: no files, no clock, no randomness, no window. Times and ids are handed in, so tests fix them.

mod appearance;
#[cfg(test)]
pub(crate) mod arbitrary;
mod as_text;
mod boundary;
mod boundary_event;
mod burst;
mod check_in;
mod day_mood;
mod draft;
mod edit;
mod edit_name;
mod id;
mod index;
mod mood;
mod own_path;
mod own_template;
mod own_words;
mod person;
mod preferences;
mod profile;
mod roadmap;
mod sheet;
mod sleep;
mod tables;
mod time;
mod together;
mod trash;
mod wording;
mod words;
mod writing;

pub use appearance::{Appearance, ThemeChoice};
pub use boundary::{Area, Boundary, BoundaryKind, BoundaryStatus, BoundaryVersion, Firmness, Review, ReviewOutcome};
pub use boundary_event::{BoundaryEvent, EventDraft, EventOutcome, FollowThrough};
pub use burst::Burst;
pub use check_in::CheckIn;
pub use day_mood::DayMood;
pub use draft::{CheckInDraft, DraftKey};
pub use edit::{Applied, Change, Edit};
pub use edit_name::EditName;
pub use id::{Id, IdParseError, IdSource};
pub use mood::{Mood, Quadrant};
pub use own_path::{OwnPath, OwnStage, OwnStep};
pub use own_template::{OwnBlank, OwnCondition, OwnField, OwnFieldKind, OwnOption, OwnPhrase, OwnTemplate};
pub use own_words::{merge_feeling, merge_tag, own_word_is_unused};
pub use person::Person;
pub use preferences::{BackupPreferences, Preferences};
pub use profile::{Direction, FearAnswer, Profile, Relationship, Role};
pub use roadmap::{Reflection, StateChange, StepProgress, StepState};
pub use sheet::{Answer, Answers, Sheet, SheetItem, asked_first, put_answer};
pub use sleep::{Sleep, SleepQuality, hours_from_minutes, minutes_from_hours};
pub use tables::{Entry, Journal, JournalText, Key, Only, Record, TableKind};
pub use time::{LocalTime, TimeParseError, Timestamp};
pub use together::TogetherView;
pub use trash::{TRASH_DAYS, TrashItem};
pub use wording::{Closing, PushBack, Wording, WordingForm};
pub use words::{Feelings, Intensity, OwnFeeling, OwnTag, OwnTagGroup, WordRef};
pub use writing::{NightLine, Writing};
