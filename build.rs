//! Checks and embeds the content files under `assets/`, and gives the Windows program its icon.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The program's own types, so that checked files are readable by it.
#[path = "src/content/schema/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the build script looks at few of the fields that the program shows")]
mod schema;

#[path = "src/content/check.rs"]
mod check;
#[path = "src/content/check_worksheet.rs"]
mod check_worksheet;
#[path = "src/content/checker.rs"]
mod checker;
#[path = "build/strings.rs"]
mod string_types;

fn main() -> io::Result<()> {
    let assets = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets");
    for path in ["build.rs", "build", "src/content", "assets/content", "assets/lang"] {
        println!("cargo::rerun-if-changed={path}");
    }

    let mut files = Vec::new();
    for folder in ["content", "lang"] {
        read_folder(&assets, &assets.join(folder), &mut files)?;
    }
    files.sort();

    let ids = fs::read_to_string(assets.join(check::ids::IDS_FILE))?;
    let findings: Vec<_> = check::check_everything(&files).into_iter().chain(check::ids::check_ids(&ids, &files)).collect();
    for finding in &findings {
        println!("cargo::error=assets/{finding}");
    }
    if findings.is_empty() {
        embed(&assets, &files)?;
        write_string_types(&assets)?;
    }
    windows_resource()
}

/// All `.ron` files below a folder, as path under `assets/` and text.
fn read_folder(assets: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(assets, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            let name: Vec<_> = path.strip_prefix(assets).unwrap_or(&path).iter().map(|part| part.to_string_lossy()).collect();
            files.push((name.join("/"), fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// Writes the list of embedded files for `src/content/lookup.rs`.
fn embed(assets: &Path, files: &[(String, String)]) -> io::Result<()> {
    let mut list = String::from("/// Every content file: its path under `assets/`, and its text.\nstatic EMBEDDED: &[(&str, &str)] = &[\n");
    for (name, _) in files {
        let path = assets.join(name).to_string_lossy().into_owned();
        let _ = writeln!(list, "    ({name:?}, include_str!({path:?})),");
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded_content.rs"), list)
}

/// Writes the types of the UI strings for `src/content/strings.rs`.
fn write_string_types(assets: &Path) -> io::Result<()> {
    let english = schema::read(&fs::read_to_string(assets.join("lang/en.ron"))?).map_err(io::Error::other)?;
    match string_types::types(&english) {
        Ok(types) => fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("strings.rs"), types)?,
        Err(mistakes) => mistakes.iter().for_each(|mistake| println!("cargo::error=assets/lang/en.ron: {mistake}")),
    }
    Ok(())
}

/// Icon and version of the Windows program. Needs a resource compiler, which a cross build may
/// lack.
fn windows_resource() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets/app/mendwell.ico");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return Ok(());
    }
    winresource::WindowsResource::new().set("ProductName", "Mendwell").set("FileDescription", "Mendwell").set_icon("assets/app/mendwell.ico").compile()
}
