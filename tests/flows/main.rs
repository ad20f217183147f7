//! Whole-app flows, by accessible names and against a real folder.

#[cfg(test)]
#[path = "../support/altered_disk.rs"]
mod altered_disk;
#[cfg(test)]
mod any_sitting;
#[cfg(test)]
mod any_typing;
#[cfg(test)]
mod beginning;
#[cfg(test)]
mod beliefs;
#[cfg(test)]
mod boundaries;
#[cfg(test)]
mod care;
#[cfg(test)]
mod check_ins;
#[cfg(test)]
mod choices;
#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod earlier_copies;
#[cfg(test)]
mod getting_about;
#[cfg(test)]
mod held_words;
#[cfg(test)]
mod hide;
#[cfg(test)]
mod insights;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod keystrokes;
#[cfg(test)]
mod last_sitting;
#[cfg(test)]
mod late_answers;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod locales;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod lock_during_work;
#[cfg(test)]
mod locked;
#[cfg(test)]
mod moment;
#[cfg(test)]
mod night;
#[cfg(test)]
mod nights;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod own_worksheets;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod panic;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod paths;
#[cfg(test)]
#[cfg(feature = "system-tests")]
mod pictures;
#[cfg(test)]
mod practices;
#[cfg(test)]
mod printing;
#[cfg(test)]
mod safe_here;
#[cfg(test)]
mod safety_plan;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod saving_fails;
#[cfg(test)]
mod sealing;
#[cfg(test)]
mod search;
#[cfg(test)]
mod shared_backup_folder;
#[cfg(test)]
mod silent_disk;
#[cfg(test)]
mod sitting;
#[cfg(test)]
mod slow_work;
#[cfg(test)]
mod spooler;
#[cfg(test)]
mod talks;
#[cfg(test)]
mod times;
#[cfg(test)]
mod trash;
#[cfg(test)]
mod two_versions;
#[cfg(test)]
mod undoing;
#[cfg(test)]
mod words;
#[cfg(test)]
mod worksheets;
