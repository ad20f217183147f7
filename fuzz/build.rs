//! Embeds the content files as the program's build script does, which has checked them, and makes the types of the strings.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "../build/strings.rs"]
#[allow(dead_code, reason = "the checks of the program's build script use what is not used here")]
mod string_types;

fn main() -> io::Result<()> {
    let assets = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../assets");
    let mut list = String::from("static EMBEDDED: &[(&str, &str)] = &[\n");
    for folder in ["content", "lang"] {
        println!("cargo::rerun-if-changed=../assets/{folder}");
        embed(&assets, &assets.join(folder), &mut list)?;
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded_content.rs"), list)?;

    println!("cargo::rerun-if-changed=../build/strings.rs");
    let english = ron::from_str(&fs::read_to_string(assets.join("lang/en.ron"))?).map_err(io::Error::other)?;
    let types = string_types::types(&english).map_err(|mistakes| io::Error::other(mistakes.join("\n")))?;
    fs::write(out.join("strings.rs"), types)
}

fn embed(assets: &Path, folder: &Path, list: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            embed(assets, &path, list)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            let name: Vec<_> = path.strip_prefix(assets).unwrap_or(&path).iter().map(|part| part.to_string_lossy()).collect();
            let _ = writeln!(list, "    ({:?}, include_str!({path:?})),", name.join("/"));
        }
    }
    Ok(())
}
