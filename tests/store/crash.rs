//! Kills a child process that saves in a loop, at random moments. The file always opens and holds a
//! state acknowledged as saved, or a later one.

use std::io::Write as _;
use std::time::Duration;

use mendwell::store::{OpenFile, RealDisk};

use crate::child::{CHILD_FILE, start_child};
use crate::support::*;

const KILLS: usize = 300;

/// Saves one journal after another until killed.
#[test]
fn the_child_saves_until_it_is_killed() {
    let Some(path) = std::env::var_os(CHILD_FILE) else { return };
    let (mut file, content) = OpenFile::open(path.as_ref(), &RealDisk).expect("opens");
    assert_eq!(file.read_only(), None, "the lock went with the last child");
    let mut number = number_of(&content.journal(None).expect("plain"));
    loop {
        number += 1;
        // A new hour now and then, so that backups are made and thinned.
        let now = at(&format!("2026-11-{:02}T{:02}:00+01:00", 1 + number / 24 % 28, number % 24));
        save_into(&mut file, numbered(number), now, &RealDisk).expect("saved");
        let mut output = std::io::stdout().lock();
        writeln!(output, "saved {number}").and_then(|()| output.flush()).expect("the parent listens");
    }
}

fn is_half_written(name: &str) -> bool {
    name.strip_suffix(mendwell::store::disk::TEMPORARY_SUFFIX).is_some()
}

#[test]
fn a_killed_process_never_costs_a_saved_word() {
    let (folder, path) = folder_with_journal(None);
    let (mut acknowledged_in_all, mut later, mut leftovers) = (0, 0, 0);
    let mut last = 1;
    for kill in 0..KILLS {
        let (mut child, lines) = start_child("crash::the_child_saves_until_it_is_killed", &path);
        let wanted = 1 + kill % 3;
        let numbers = lines.filter_map(|line| line.rsplit_once("saved ").and_then(|(_, number)| number.parse::<usize>().ok()));
        let mut seen = 0;
        for number in numbers {
            last = number;
            seen += 1;
            if seen == wanted {
                // Varies the moment of the kill within the next save.
                std::thread::sleep(Duration::from_micros(u64::try_from(kill * 397 % 12_000).expect("small")));
                child.kill().expect("killed");
            }
        }
        child.wait().expect("it ended");
        assert!(seen >= wanted, "the child failed by itself after {seen} saves");
        leftovers += names_in(folder.path()).iter().filter(|name| is_half_written(name)).count();

        let found = number_of(&journal_at(&path, None));
        assert!(found >= last, "kill {kill}: {last} was acknowledged, {found} is there");
        acknowledged_in_all += seen;
        later += usize::from(found > last);
        for copy in copies_of(&path) {
            journal_at(&copy, None);
        }
    }
    drop(OpenFile::open(&path, &RealDisk).expect("opens"));
    assert_eq!(names_in(folder.path()), ["notes.backups", "notes.ron"], "what was half-written is cleared away");
    println!("{KILLS} kills, {acknowledged_in_all} acknowledged saves, {later} kills after an unacknowledged one, {leftovers} in the middle of writing");
}
