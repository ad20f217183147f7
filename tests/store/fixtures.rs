//! Files as they were written in each version of the format. They have to read for ever.
//!
//! Until the first release freezes it, `UPDATE_FIXTURES=1` writes those of the present version anew.

use std::path::{Path, PathBuf};

use mendwell::journal::{Appearance, TableKind};
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
fn a_sealed_file_of_format_1_0_opens_with_its_passphrase_and_its_code() {
    let content = read_file(&fixture("format-1.0-sealed.ron"), &RealDisk).expect("it reads");
    let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
    for passphrase in [PASSPHRASE, CODE] {
        assert_eq!(locked.unlock(&passphrase.to_owned().into()).expect("it fits").1, everything());
    }
}

/// The written form of everything, in the clear or sealed with a passphrase and a recovery code.
fn written(sealing: Option<&Sealing>) -> String {
    let body = match sealing {
        Some(sealing) => Body::Sealed(sealing.seal(&everything()).expect("sealed")),
        None => Body::Plain(everything()),
    };
    format::write(&Appearance::default(), body).expect("a written form")
}

fn update() {
    let code = RecoveryCode::parse(CODE).expect("a code");
    let seal = sealing().with_recovery_code(&code, WorkFactor::FOR_TESTS).expect("a slot");
    for (name, text) in [(format!("format-{FORMAT}.{MINOR}.ron"), written(None)), (format!("format-{FORMAT}.{MINOR}-sealed.ron"), written(Some(&seal)))] {
        std::fs::write(fixture(&name), text).expect("written");
    }
}

#[test]
fn the_present_version_is_written_as_its_fixture_is() {
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
