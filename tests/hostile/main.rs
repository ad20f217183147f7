//! Untrusted input with seeded damage: no panics, every error has a message, memory stays bounded.
//! Seeds give the same inputs on every machine; their number is fixed, not timed.
//!
//! A fuzzer uses the same entry points: `fuzz/README.md`. Its findings, and some productive inputs,
//! are in `tests/files/fuzz`.

#[cfg(test)]
mod doors;
#[cfg(test)]
mod mutation;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::{Path, PathBuf};

    use super::doors;
    use super::mutation::Mutator;

    /// An entry point, by the name of its folder and fuzz target.
    type Door = (&'static str, fn(&[u8]));

    const DOORS: [Door; 4] = [("reader", doors::reader), ("envelope", doors::envelope), ("templates", doors::templates), ("paths", doors::paths)];

    const PLAIN: &[u8] = include_bytes!("../files/format-1.0.ron");
    const SEALED: &[u8] = include_bytes!("../files/format-1.0-sealed.ron");

    fn goes_through(door: Door, bytes: &[u8], what: &str) {
        let (name, enter) = door;
        if catch_unwind(AssertUnwindSafe(|| enter(bytes))).is_err() {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{name}"));
            fs::write(&kept, bytes).expect("the input can be kept");
            panic!("{name}: {what}; the input is in {}", kept.display());
        }
    }

    fn go_through(door: Door, seeds: &[Vec<u8>], cases: u64) {
        for seed in seeds {
            goes_through(door, seed, "a file as it is");
        }
        for case in 0..cases {
            goes_through(door, &Mutator::new(case).damaged(seeds), &format!("case {case}"));
        }
        println!("{}: {cases} damaged inputs from {} files, at most {} MiB of memory", door.0, seeds.len(), memory_peak_mib());
        assert!(memory_peak_mib() < 600, "memory is bounded");
    }

    /// Peak memory of this process; 0 if unknown.
    fn memory_peak_mib() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).map_or(0, |kib| kib >> 10)
    }

    fn asset(folder: &str) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content").join(folder);
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths.into_iter().map(|path| fs::read(path).expect("a file")).collect()
    }

    /// Small journals with a record of nearly every table, so that damage is often reached: each
    /// table of the large one alone.
    fn small_journals() -> Vec<Vec<u8>> {
        let text = std::str::from_utf8(PLAIN).expect("text");
        let (before, body) = text.split_once("body: Plain((\n").expect("a plain file");
        // Tables begin with four spaces and end with "    },".
        let tables: Vec<&str> = body.split_inclusive("\n    },\n").filter(|table| table.ends_with("\n    },\n")).collect();
        tables.iter().map(|table| format!("{before}body: Plain((\n{table}  )),\n)\n").into_bytes()).collect()
    }

    #[test]
    fn the_file_reader() {
        let mut seeds = small_journals();
        assert!(seeds.len() > 10, "{} tables", seeds.len());
        seeds.push(SEALED.to_vec());
        go_through(DOORS[0], &seeds, 6_000);
        go_through(DOORS[0], &[PLAIN.to_vec()], 60);
    }

    #[test]
    fn the_envelope() {
        let text = std::str::from_utf8(SEALED).expect("text");
        let messages = text.split("-----BEGIN AGE ENCRYPTED FILE-----").skip(1);
        let inside: Vec<u8> = messages
            .filter_map(|message| message.split_once("-----END"))
            .flat_map(|(armour, _)| [&[3], b"-----BEGIN AGE ENCRYPTED FILE-----".as_slice(), armour.as_bytes(), b"-----END AGE ENCRYPTED FILE-----\n"].concat())
            .collect();
        let header = b"age-encryption.org/v1\n-> scrypt fQfrVyR17aQ7RyVkpR16fw 2\nVAPAVISUzoOoV2yWe/rC0LCkQHDZ+Qe2qrU4uopxU\n--- 1zCeijsSUTrpM01KYP3+///fpISGr1Ng20m/GUJFDJ";
        let mut seeds = vec![[&[0], SEALED].concat(), inside, [&[1], header.as_slice()].concat(), [&[2], header.as_slice()].concat()];
        seeds.push([&[4], b"AGE-SECRET-KEY-1QQPQYSZ\n".as_slice()].concat());
        seeds.extend(small_journals().into_iter().map(|journal| {
            let text = String::from_utf8(journal).expect("text");
            let body = text.split_once("body: Plain(").expect("a plain file").1.trim_end().trim_end_matches(')').trim_end().trim_end_matches(',');
            [&[5], body.trim_end_matches(')').as_bytes(), b")"].concat()
        }));
        go_through(DOORS[1], &seeds, 3_000);
    }

    #[test]
    fn custom_worksheets() {
        go_through(DOORS[2], &asset("worksheets"), 6_000);
    }

    #[test]
    fn custom_paths() {
        go_through(DOORS[3], &asset("paths"), 6_000);
    }

    /// Earlier findings of the fuzzer stay fixed.
    #[test]
    fn former_fuzzer_findings() {
        for door in DOORS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/fuzz").join(door.0);
            let mut paths = fs::read_dir(&folder).expect("its folder").map(|entry| entry.expect("an entry").path()).peekable();
            assert!(paths.peek().is_some(), "something is kept for {}", door.0);
            for path in paths {
                goes_through(door, &fs::read(&path).expect("a file"), &path.display().to_string());
            }
        }
    }

    #[test]
    fn the_same_seed_does_the_same_damage() {
        let seeds = asset("paths");
        let all = |case| Mutator::new(case).damaged(&seeds);
        assert!((0..50).all(|case| all(case) == all(case)));
        assert!((0..50).any(|case| all(case) != all(case + 1)));
    }
}
