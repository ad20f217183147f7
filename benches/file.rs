//! Opening and saving ten years, against bare `ron` doing the same; and an edit while a save holds its snapshot.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

mod support;

use std::fs::{self, File};
use std::io::Write as _;

use mendwell::journal::{Appearance, CheckInDraft, DraftKey, Edit, EditName, Id, Journal, Key, Timestamp};
use mendwell::store::{Document, OpenFile, RealDisk, Snapshot, save};
use ron::ser::PrettyConfig;

use support::{median, ms, ratio, ten_years, time};

const RUNS: usize = 21;
const EDITS: usize = 101;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = ten_years();
    let path = folder.path().join("notes.ron");
    let bare_path = folder.path().join("bare.ron");
    let snapshot = Snapshot { appearance: Appearance::default(), journal };
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let save_ours = |file: &mut OpenFile| {
        let mut request = file.save_request(snapshot.clone(), support::now()).expect("it may be written");
        // A copy of the old file is made once an hour; this is about all the other saves.
        request.backup = None;
        let result = save(&request, &RealDisk);
        file.note_save(request.now, &result);
        result.expect("saved");
    };
    let save_bare = || {
        let style = PrettyConfig::new().new_line("\n").escape_strings(false);
        let text = ron::ser::to_string_pretty(&snapshot.journal, style).expect("text");
        let mut file = File::create(&bare_path).expect("a file");
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).expect("written");
    };
    let open_bare = || {
        let text = fs::read_to_string(&bare_path).expect("text");
        ron::from_str::<Journal>(&text).expect("a journal")
    };

    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(time(|| save_ours(&mut file)));
        bare.push(time(save_bare));
    }
    drop(file);
    let saving = (median(ours), median(bare));

    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(time(|| OpenFile::open(&path, &RealDisk).expect("it opens").1.journal(None).expect("it is plain")));
        bare.push(time(open_bare));
    }
    let opening = (median(ours), median(bare));

    let megabytes = fs::metadata(&path).expect("the file").len() as f64 / 1e6;
    println!("{} check-ins, {megabytes:.1} MB; medians of {RUNS}\n", snapshot.journal.check_ins().len());
    println!("| | Mendwell | bare `ron` | ratio | aim |\n|---|---|---|---|---|");
    for (name, (ours, bare)) in [("open", opening), ("save, with fsync", saving)] {
        println!("| {name} | {} | {} | {} | ≤ 1.2 |", ms(ours), ms(bare), ratio(ours, bare));
    }

    println!("\nOne edit while a save holds its snapshot; of {EDITS}\n\n| | median | longest | aim |\n|---|---|---|---|");
    let mut document = Document::new(snapshot.appearance.clone(), snapshot.journal.clone());
    drop(snapshot);
    let check_ins: Vec<Id> = document.journal().check_ins().keys().copied().collect();
    for (name, edit) in
        [("a word typed into a draft", typed as fn(&Journal, Id) -> Edit), ("a changed note of a check-in", changed), ("a check-in at another time", moved)]
    {
        let mut times = Vec::new();
        for (number, millis) in (0..EDITS).zip(0..) {
            let edit = edit(document.journal(), check_ins[number * check_ins.len() / EDITS]);
            let held = document.snapshot();
            times.push(time(|| document.edit(edit, EditName::ChangeCheckIn, None, Timestamp::from_millis(millis))));
            drop(held);
        }
        let longest = times.iter().max().copied().unwrap_or_default();
        println!("| {name} | {} | {} | < 1 ms |", ms(median(times)), ms(longest));
    }
}

fn typed(_: &Journal, id: Id) -> Edit {
    Edit::put(Key::Draft(DraftKey::New), CheckInDraft { note: format!("A word {id}"), ..CheckInDraft::empty(Timestamp::from_millis(0)) })
}

fn changed(journal: &Journal, id: Id) -> Edit {
    let mut check_in = (*journal.check_ins()[&id]).clone();
    check_in.note.push_str(" More.");
    Edit::put(Key::CheckIn(id), check_in)
}

fn moved(journal: &Journal, id: Id) -> Edit {
    let mut check_in = (*journal.check_ins()[&id]).clone();
    check_in.when = support::now();
    Edit::put(Key::CheckIn(id), check_in)
}
