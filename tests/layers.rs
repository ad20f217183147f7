//! Checks the direction of module dependencies in the sources.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

#[path = "support/sources.rs"]
mod sources;

use std::fs;

const MAY_KNOW: &[(&str, &[&str])] = &[
    ("journal", &[]),
    ("content", &["journal"]),
    ("insights", &["journal", "content"]),
    ("store", &["journal", "content"]),
    ("sample", &["journal", "content"]),
    ("fonts", &[]),
    ("export", &["journal", "content", "insights", "fonts"]),
    ("print", &["content", "export"]),
    ("ui", &["journal", "content", "insights", "export", "print", "fonts"]),
    ("cli", &["journal", "content", "insights", "export", "store", "sample"]),
    ("app", &["journal", "content", "insights", "export", "print", "store", "sample", "ui", "cli"]),
];

const MAY_DRAW: &[&str] = &["ui", "app"];

/// Modules without files, threads or clocks.
const PURE: &[&str] = &["journal", "content", "insights"];

/// Violations in a source file, with reasons.
fn refusals(module: &str, source: &str) -> Vec<String> {
    let code = without_comments(source);
    let known = MAY_KNOW.iter().find(|(name, _)| *name == module).map(|(_, known)| *known);
    let mut refused = Vec::new();
    match known {
        None => refused.push(format!("the module {module} has no place in the order of layers")),
        Some(known) => {
            for target in crate_paths(&code) {
                let is_module = MAY_KNOW.iter().any(|(name, _)| *name == target);
                if is_module && target != module && !known.contains(&target.as_str()) {
                    refused.push(format!("{module} may not know {target}"));
                }
            }
        }
    }
    let mut refuse = |path: &str, reason: &str| {
        if mentions(&code, path) {
            refused.push(format!("{path}: {reason}"));
        }
    };
    if !MAY_DRAW.contains(&module) {
        for library in ["egui", "eframe", "egui_extras", "epaint"] {
            refuse(library, "only ui and app draw");
        }
    }
    if PURE.contains(&module) {
        for path in ["std::fs", "std::thread", "std::time"] {
            refuse(path, "a pure module has no files, no threads and no clock");
        }
        refuse("chrono::Local", "times are handed in");
    }
    if module == "ui" {
        refuse("std::fs", "pages touch no file");
        refuse("std::net", "nothing goes online");
        refuse("rfd", "pages open no file dialog");
    } else {
        refuse("std::net", "nothing goes online");
    }
    refused
}

/// The first name after each `crate::`, including `use crate::{…}`.
fn crate_paths(code: &str) -> Vec<String> {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(is_name) {
            continue;
        }
        let rest = code[at + "crate::".len()..].trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0_usize;
            let mut item = String::new();
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut item)),
                    _ => {}
                }
                if character != ',' || depth > 0 {
                    item.push(character);
                }
            }
            found.push(item);
        } else {
            found.push(rest.to_owned());
        }
    }
    found.iter().map(|path| path.trim_start().chars().take_while(|character| is_name(*character)).collect()).collect()
}

/// True if the code contains a path such as `std::fs`, or a crate's name, as a whole word.
fn mentions(code: &str, path: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let grouped = path.split_once("::").is_some_and(|(root, item)| {
        code.match_indices(&format!("{root}::{{")).any(|(at, _)| {
            let group = code[at..].split(';').next().unwrap_or_default();
            group.split(|character| !is_name(character)).any(|word| word == item)
        })
    });
    grouped
        || code.match_indices(path).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = &code[at + path.len()..];
            // Crate names count only at the start of a path, unlike variables and fields.
            let begins = before.is_none_or(|character| !is_name(character) && character != '.' && character != ':' || code[..at].ends_with(" ::"));
            begins && !after.starts_with(is_name) && (path.contains("::") || after.starts_with("::") || after.starts_with(" as ") || after.starts_with(';'))
        })
}

/// The source without comments and strings, which may mention other layers.
fn without_comments(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    for line in source.lines() {
        let mut in_text = false;
        let mut previous = ' ';
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' if previous != '\\' && previous != '\'' => in_text = !in_text,
                '/' if !in_text && characters.peek() == Some(&'/') => break,
                _ if in_text => {}
                _ => code.push(character),
            }
            previous = if previous == '\\' && character == '\\' { ' ' } else { character };
        }
        code.push('\n');
    }
    code
}

#[test]
fn no_layer_knows_one_above_it() {
    let root = sources::root().join("src");
    let mut refused = Vec::new();
    for file in sources::files("src", "rs") {
        let relative = file.strip_prefix(&root).expect("under src");
        let top = relative.iter().next().expect("a name").to_string_lossy();
        let module = top.strip_suffix(".rs").unwrap_or(&top);
        // The crate root lists the modules; the binaries start them.
        if ["lib", "main", "bin"].contains(&module) {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a source file");
        refused.extend(refusals(module, &source).into_iter().map(|reason| format!("{}: {reason}", relative.display())));
    }
    assert!(refused.is_empty(), "\n{}", refused.join("\n"));
}

#[test]
fn dependencies_against_the_direction_are_detected() {
    for (module, source) in [
        ("journal", "use crate::content::lang;"),
        ("journal", "fn f() { let x = crate::store::open(); }"),
        ("content", "use crate::{journal::Id, store};"),
        ("content", "use crate::insights::DailySeries;"),
        ("insights", "use crate::store::Document;"),
        ("insights", "use crate::ui::Cx;"),
        ("insights", "fn f() { std::fs::read(\"x\"); }"),
        ("insights", "use std::{thread, time::Instant};"),
        ("insights", "use chrono::{Local, NaiveDate};"),
        ("journal", "fn f() { std::thread::spawn(g); }"),
        ("store", "pub(crate) use crate::ui::Action;"),
        ("ui", "use crate::store::Document;"),
        ("ui", "use std::fs;"),
        ("ui", "use std::{fs, path::Path};"),
        ("ui", "fn f() { std::fs::read(\"x\"); }"),
        ("store", "use egui::Color32;"),
        ("journal", "fn f(ui: &mut egui::Ui) {}"),
        ("content", "use eframe as frame;"),
        ("app", "use std::net::TcpStream;"),
        ("unheard_of", ""),
    ] {
        assert!(!refusals(module, source).is_empty(), "{module}: {source}");
    }
}

#[test]
fn dependencies_with_the_direction_are_accepted() {
    for (module, source) in [
        ("journal", "use super::Id; // crate::store will like this"),
        ("content", "use crate::journal::Quadrant;"),
        ("insights", "use crate::{content::content, journal::{Journal, LocalTime}};"),
        ("ui", "use crate::{content::lang, journal::{Id, Mood}};"),
        ("store", "//! Nothing of `crate::ui` here.\nlet text = \"crate::ui and egui::Ui\";"),
        ("app", "use crate::{cli, content, journal, store, ui}; use eframe::egui;"),
        ("cli", "use crate::store; let egui = 1;"),
        ("store", "use std::fs; use std::{fs, io};"),
    ] {
        assert_eq!(refusals(module, source), [""; 0], "{module}: {source}");
    }
}

/// Dependencies of a manifest, with versions.
fn libraries(manifest: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(sources::root().join(manifest)).expect("a manifest");
    let mut section = "";
    let mut libraries = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
        } else if matches!(section, "[dependencies]" | "[target.'cfg(unix)'.dependencies]")
            && let Some((name, rest)) = line.split_once(" = ")
            && let Some(version) = rest.split('"').nth(1)
        {
            libraries.push((name.to_owned(), version.to_owned()));
        }
    }
    libraries
}

/// The fuzz manifest is listed by hand and not checked elsewhere.
#[test]
fn fuzz_manifest_has_the_libraries_of_its_modules() {
    let fuzzed = libraries("fuzz/Cargo.toml");
    let files = ["content", "insights", "journal", "store"].iter().flat_map(|module| sources::files(&format!("src/{module}"), "rs"));
    let code: String = files.map(|file| without_comments(&fs::read_to_string(file).expect("a source file"))).collect();
    let is_used = |name: &str| mentions(&code, &name.replace('-', "_"));
    let wanted: Vec<_> = libraries("Cargo.toml").into_iter().filter(|(name, _)| is_used(name) || fuzzed.iter().any(|(fuzzed, _)| fuzzed == name)).collect();
    assert!(wanted.iter().any(|(name, _)| name == "ron"), "it reads what is there: {wanted:?}");
    let missing: Vec<_> = wanted.iter().filter(|library| !fuzzed.contains(library)).collect();
    assert!(missing.is_empty(), "fuzz/Cargo.toml has not, or in another version: {missing:?}");
}
