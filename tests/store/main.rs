//! The store against a real disk, a failing disk, and a killed process.

#[cfg(test)]
#[cfg(all(target_os = "linux", feature = "system-tests"))]
mod age_tool;
#[cfg(test)]
#[path = "../support/altered_disk.rs"]
mod altered_disk;
#[cfg(test)]
#[cfg(unix)]
mod attributes;
#[cfg(test)]
#[cfg(unix)]
mod child;
#[cfg(test)]
#[cfg(unix)]
mod crash;
#[cfg(test)]
mod damage;
#[cfg(test)]
#[cfg(unix)]
mod disk_full;
#[cfg(test)]
mod exchanging;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod no_plain_word;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod owners;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod races;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod saving;
#[cfg(test)]
mod sealing;
#[cfg(test)]
#[cfg(unix)]
mod sealing_killed;
#[cfg(test)]
mod sidecar;
#[cfg(test)]
#[cfg(all(target_os = "linux", feature = "system-tests"))]
mod strace;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tools;
#[cfg(test)]
#[cfg(windows)]
mod windows;
