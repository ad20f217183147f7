//! Opening and saving ten years, compared with bare `ron`; sealed compared with plain; and an edit
//! during a save.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use mendwell::journal::{Appearance, CheckInDraft, DraftKey, Edit, EditName, Id, Journal, Timestamp};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{Document, FileBody, OpenFile, RealDisk, Sealing, SecretString, Snapshot, save};
use ron::ser::PrettyConfig;

use support::{median, ms, ratio, ten_years, time};

const RUNS: usize = 21;
const EDITS: usize = 101;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = ten_years();
    let path = folder.path().join("notes.ron");
    let bare_path = folder.path().join("bare.ron");
    let snapshot = Snapshot::new(Appearance::default(), journal);
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let save_ours = |file: &mut OpenFile| {
        let mut request = file.save_request(snapshot.clone(), support::now()).expect("it may be written");
        // The hourly backup is not measured.
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

    sealed_against_plain(folder.path(), &snapshot, saving.0, opening.0);

    println!("\nOne edit while a save holds its snapshot; of {EDITS}\n\n| | median | longest | aim |\n|---|---|---|---|");
    let mut document = Document::new(snapshot.header.clone(), snapshot.journal.clone());
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

/// Saving reuses the key. Unlocking derives one, which should take about a second.
fn sealed_against_plain(folder: &std::path::Path, snapshot: &Snapshot, plain_save: Duration, plain_open: Duration) {
    const UNLOCKS: usize = 5;
    let passphrase = SecretString::from("four quiet words by the sea");
    let path = folder.join("sealed.ron");
    let work = WorkFactor::measured();
    let sealing = Arc::new(Sealing::create(&passphrase, work).expect("a seal"));
    let mut file = OpenFile::create(&path, false, Some(sealing), &RealDisk).expect("created");
    let mut saves = Vec::new();
    for _ in 0..RUNS {
        saves.push(time(|| {
            let mut request = file.save_request(snapshot.clone(), support::now()).expect("it may be written");
            request.backup = None;
            let result = save(&request, &RealDisk);
            file.note_save(request.now, &result);
            result.expect("saved");
        }));
    }
    drop(file);
    let (mut asks, mut unlocks, mut reads) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..UNLOCKS {
        let mut content = None;
        asks.push(time(|| content = Some(OpenFile::open(&path, &RealDisk).expect("it opens").1)));
        let FileBody::Locked(locked) = content.expect("it was read").body else { return };
        let mut opened = None;
        unlocks.push(time(|| opened = Some(locked.unlock(&passphrase).expect("it fits"))));
        let (sealing, _) = opened.expect("it was opened");
        reads.push(time(|| locked.unlock_with(&sealing).expect("it opens")));
    }
    let (save, ask, unlock, read) = (median(saves), median(asks), median(unlocks), median(reads));
    println!("\nSealed against plain, {work:?}\n\n| | sealed | plain | ratio | aim |\n|---|---|---|---|---|");
    println!("| save, with fsync | {} | {} | {} | ≤ 2 |", ms(save), ms(plain_save), ratio(save, plain_save));
    println!("| from the file to the question for the passphrase | {} | | | |", ms(ask));
    println!("| from the passphrase to the journal | {} | | | about a second |", ms(unlock));
    println!("| of that, without the key | {} | {} | {} | |", ms(read), ms(plain_open), ratio(read, plain_open));
}

fn typed(_: &Journal, id: Id) -> Edit {
    Edit::put(DraftKey::New, CheckInDraft { note: format!("A word {id}"), ..CheckInDraft::empty(Timestamp::from_millis(0)) })
}

fn changed(journal: &Journal, id: Id) -> Edit {
    let mut check_in = (*journal.check_ins()[&id]).clone();
    check_in.note.push_str(" More.");
    Edit::put(id, check_in)
}

fn moved(journal: &Journal, id: Id) -> Edit {
    let mut check_in = (*journal.check_ins()[&id]).clone();
    check_in.when = support::now();
    Edit::put(id, check_in)
}
