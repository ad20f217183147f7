//! Fixtures of each format version, which must stay readable for ever.
//!
//! Until the first release freezes it, `UPDATE_FIXTURES=1` rewrites those of the current version.

use std::path::{Path, PathBuf};

use mendwell::journal::{Edit, Header, Id, Journal, Key, Lineage, Origin, Person, TableKind, Version, WindowPlace};
use mendwell::store::format::{self, Body, FORMAT, MINOR};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{FileBody, RealDisk, RecoveryCode, Sealing, read_file};

use crate::support::*;

/// The recovery code of the sealed fixture.
const CODE: &str = "F8QY-40YG-ECYY-S9E9-R04A-2K1H-YRVS";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

#[test]
fn a_plain_file_of_format_1_0_reads() {
    assert_eq!(journal_at(&fixture("format-1.0.ron"), None), everything());
}

#[test]
fn a_plain_file_of_format_1_1_reads() {
    assert_eq!(journal_at(&fixture("format-1.1.ron"), None), everything_and_its_past());
    assert_eq!(read_file(&fixture("format-1.1.ron"), &RealDisk).expect("it reads").header, header());
}

#[test]
fn sealed_files_of_each_minor_open_by_passphrase_and_code() {
    for (name, journal) in [("format-1.0-sealed.ron", everything()), ("format-1.1-sealed.ron", everything_and_its_past())] {
        let content = read_file(&fixture(name), &RealDisk).expect("it reads");
        let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
        for passphrase in [PASSPHRASE, CODE] {
            assert_eq!(locked.unlock(&passphrase.to_owned().into()).expect("it fits").1, journal, "{name}");
        }
    }
}

/// A journal with everything, partly changed and partly erased.
fn everything_and_its_past() -> Journal {
    let mut journal = everything();
    let version = |sitting, change| Version::new(Id::from_bits(sitting), change);
    for (number, key) in journal.records().map(|(key, _)| key).collect::<Vec<_>>().iter().enumerate().filter(|(number, _)| number % 3 == 0) {
        journal.note_version(key, false, version(1, number as u64));
        journal.note_version(key, false, version(2, number as u64 + 1));
    }
    journal.apply(Edit::put(id(999), Person { name: "Erased".to_owned(), ..Person::empty(stamp(1)) }));
    journal.apply(Edit::delete(Key::Person(id(999)), stamp(2)));
    journal.mark_erased(&Key::Person(id(999)), || 7);
    journal
}

fn header() -> Header {
    let origin = Origin { lineage: Some(Lineage::from_bits(11)), revision: 12 };
    Header { origin, window: Some(WindowPlace { width: 1280, height: 800, is_maximised: true }), ..Header::default() }
}

/// Its file text, plain, or sealed with a passphrase and a recovery code.
fn written(sealing: Option<&Sealing>) -> String {
    let journal = everything_and_its_past();
    let body = match sealing {
        Some(sealing) => Body::Sealed(sealing.seal(&journal).expect("sealed")),
        None => Body::Plain(journal),
    };
    format::write(&header(), body).expect("a written form")
}

fn update() {
    let code = RecoveryCode::parse(CODE).expect("a code");
    let seal = sealing().with_recovery_code(&code, WorkFactor::FOR_TESTS).expect("a slot");
    for (name, text) in [(format!("format-{FORMAT}.{MINOR}.ron"), written(None)), (format!("format-{FORMAT}.{MINOR}-sealed.ron"), written(Some(&seal)))] {
        std::fs::write(fixture(&name), text).expect("written");
    }
}

#[test]
fn the_current_format_matches_its_fixture() {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        update();
    }
    let written = written(None);
    let kept = std::fs::read_to_string(fixture(&format!("format-{FORMAT}.{MINOR}.ron"))).expect("each version has a fixture");
    assert_eq!(written, kept.replace("\r\n", "\n"), "a change to the format needs a new minor version, and a fixture of it");
}

#[test]
fn the_fixture_holds_a_record_of_every_table() {
    let journal = everything();
    let empty: Vec<_> = TableKind::ALL.iter().filter(|table| journal.count(**table) == 0).collect();
    assert!(empty.is_empty(), "{empty:?}");
}
