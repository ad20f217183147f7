//! Embeds the content files as the program's build script does, which has checked them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let assets = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../assets");
    let mut list = String::from("static EMBEDDED: &[(&str, &str)] = &[\n");
    for folder in ["content", "lang"] {
        println!("cargo::rerun-if-changed=../assets/{folder}");
        embed(&assets, &assets.join(folder), &mut list)?;
    }
    list.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("embedded_content.rs"), list)
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
