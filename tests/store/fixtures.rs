//! Files as they were written in each version of the format. They have to read for ever.

use std::path::{Path, PathBuf};

use mendwell::journal::Appearance;
use mendwell::store::format::{self, Body, FORMAT, MINOR};
use mendwell::store::{FileBody, RealDisk, read_file};

use crate::support::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

#[test]
fn a_plain_file_of_format_1_0_reads() {
    assert_eq!(journal_at(&fixture("format-1.0.ron"), None), everything());
}

#[test]
fn a_sealed_file_of_format_1_0_opens_with_each_of_its_passphrases() {
    let content = read_file(&fixture("format-1.0-sealed.ron"), &RealDisk).expect("it reads");
    let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
    for passphrase in [PASSPHRASE, "second slot"] {
        assert_eq!(locked.unlock(&passphrase.to_owned().into()).expect("it fits").1, everything());
    }
}

#[test]
fn the_present_version_is_written_as_its_fixture_is() {
    let written = format::write(&Appearance::default(), Body::Plain(everything())).expect("a written form");
    let kept = std::fs::read_to_string(fixture(&format!("format-{FORMAT}.{MINOR}.ron"))).expect("each version has a fixture");
    assert_eq!(written, kept.replace("\r\n", "\n"), "a change to the format needs a new minor version, and a fixture of it");
}
