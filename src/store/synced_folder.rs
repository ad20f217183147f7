//! Detection of synced folders, by folder names and files of sync tools.
//!
//! A tool can watch a folder without leaving a trace, so silence means nothing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// System information about synced folders.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The home folder; names of it and its parents are not checked.
    pub home: Option<PathBuf>,
    /// Synced folders known to the system, with the tool's name.
    pub told: Vec<(PathBuf, &'static str)>,
}

impl Places {
    /// The places of this system; `OneDrive` sets environment variables.
    #[must_use]
    pub fn of_system() -> Self {
        let told = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"].into_iter().filter_map(std::env::var_os);
        Self { home: dirs::home_dir(), told: told.filter(|path| !path.is_empty()).map(|path| (path.into(), ONE_DRIVE)).collect() }
    }
}

const ONE_DRIVE: &str = "OneDrive";
const ICLOUD: &str = "iCloud Drive";
const DROPBOX: &str = "Dropbox";
const GOOGLE_DRIVE: &str = "Google Drive";
const NEXTCLOUD: &str = "Nextcloud";
const OWNCLOUD: &str = "ownCloud";
const SYNCTHING: &str = "Syncthing";

/// Complete folder names, in lower case.
const NAMES: [(&str, &str); 8] = [
    ("onedrive", ONE_DRIVE),
    ("dropbox", DROPBOX),
    ("google drive", GOOGLE_DRIVE),
    ("googledrive", GOOGLE_DRIVE),
    ("icloud drive", ICLOUD),
    ("iclouddrive", ICLOUD),
    ("nextcloud", NEXTCLOUD),
    ("owncloud", OWNCLOUD),
];

/// Prefixes of folder names followed by an account or company, in lower case.
const BEGINNINGS: [(&str, &str); 8] = [
    ("onedrive - ", ONE_DRIVE),
    ("onedrive-", ONE_DRIVE),
    ("dropbox (", DROPBOX),
    ("dropbox-", DROPBOX),
    ("googledrive-", GOOGLE_DRIVE),
    ("com~apple~clouddocs", ICLOUD),
    ("nextcloud-", NEXTCLOUD),
    ("owncloud-", OWNCLOUD),
];

/// Marker files of sync tools: name, whether it is a prefix, tool.
const MARKERS: [(&str, bool, &str); 9] = [
    (".dropbox", false, DROPBOX),
    (".dropbox.cache", false, DROPBOX),
    (".stfolder", true, SYNCTHING),
    (".stignore", false, SYNCTHING),
    (".nextcloudsync", true, NEXTCLOUD),
    (".owncloudsync", true, OWNCLOUD),
    ("._sync_", true, NEXTCLOUD),
    (".sync_", true, NEXTCLOUD),
    (".tmp.drivedownload", false, GOOGLE_DRIVE),
];

/// Name of the tool that syncs the file's folder, if detected. Reads the disk: use a background
/// thread.
#[must_use]
pub fn of(file: &Path, places: &Places) -> Option<&'static str> {
    let file = std::path::absolute(file).ok()?;
    // Check both the path and its link target.
    let followed = file.ancestors().skip(1).find_map(|folder| dunce::canonicalize(folder).ok());
    [Some(file.parent()?.to_owned()), followed].into_iter().flatten().find_map(|folder| of_folder(&folder, places))
}

fn of_folder(folder: &Path, places: &Places) -> Option<&'static str> {
    if let Some((_, name)) = places.told.iter().find(|(told, _)| folder.starts_with(told)) {
        return Some(name);
    }
    let mut folders = folder.ancestors();
    // None of these tools syncs the home folder or its parents as a whole.
    let watched = folders.by_ref().take_while(|folder| places.home.as_deref() != Some(*folder));
    watched.filter(|folder| folder.parent().is_some()).find_map(|folder| by_name(folder).or_else(|| by_marker(folder)))
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_str()?.to_lowercase();
    let whole = NAMES.iter().find(|(known, _)| name == *known);
    let begun = || BEGINNINGS.iter().find(|(known, _)| name.starts_with(known));
    whole.or_else(begun).map(|(_, tool)| *tool)
}

fn by_marker(folder: &Path) -> Option<&'static str> {
    let mut names = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.file_name());
    names.find_map(|name| marked_by(&name))
}

fn marked_by(name: &OsStr) -> Option<&'static str> {
    let name = name.to_str()?;
    let is_one = |(known, goes_on, _): &&(&str, bool, &str)| if *goes_on { name.starts_with(known) } else { name == *known };
    MARKERS.iter().find(is_one).map(|(_, _, tool)| *tool)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn tool_at(folder: &str, marker: Option<(&str, &str)>) -> Option<&'static str> {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(home.path().join(folder)).expect("made");
        if let Some((place, marker)) = marker {
            fs::write(home.path().join(place).join(marker), "").expect("written");
        }
        let home_path = dunce::canonicalize(home.path()).expect("there");
        of(&home_path.join(folder).join("notes.ron"), &Places { home: Some(home_path), told: Vec::new() })
    }

    #[test]
    fn folders_are_known_by_their_names() {
        for (folder, tool) in [
            ("OneDrive/Documents", ONE_DRIVE),
            ("OneDrive - A Firm/Documents", ONE_DRIVE),
            ("Library/CloudStorage/OneDrive-Personal", ONE_DRIVE),
            ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive", GOOGLE_DRIVE),
            ("Library/CloudStorage/Dropbox-Personal/a", DROPBOX),
            ("Library/Mobile Documents/com~apple~CloudDocs/a", ICLOUD),
            ("iCloudDrive/a/b/c", ICLOUD),
            ("Google Drive/a", GOOGLE_DRIVE),
            ("Dropbox (Personal)", DROPBOX),
            ("Nextcloud", NEXTCLOUD),
            ("ownCloud/x", OWNCLOUD),
        ] {
            assert_eq!(tool_at(folder, None), Some(tool), "{folder}");
        }
    }

    #[test]
    fn folders_are_known_by_what_is_left_in_them() {
        for (marker, tool) in [
            (".dropbox", DROPBOX),
            (".stfolder", SYNCTHING),
            (".stfolder.removed-by-syncthing-12", SYNCTHING),
            (".stignore", SYNCTHING),
            (".nextcloudsync.log", NEXTCLOUD),
            (".owncloudsync.log", OWNCLOUD),
            (".sync_0a1b.db", NEXTCLOUD),
            (".tmp.drivedownload", GOOGLE_DRIVE),
        ] {
            assert_eq!(tool_at("shared/notes/here", Some(("shared", marker))), Some(tool), "{marker}");
        }
    }

    #[test]
    fn other_folders_are_not() {
        for folder in ["Documents", "My OneDrive backup", "Dropbox2", "Sync", "drive"] {
            assert_eq!(tool_at(folder, None), None, "{folder}");
        }
        assert_eq!(tool_at("Documents", Some(("", ".dropbox"))), None, "what is in the person's own folder says nothing of the folders in it");
        assert_eq!(tool_at("Documents", Some(("Documents", ".dropbox-notes"))), None);
    }

    #[test]
    fn what_a_tool_told_the_system_counts() {
        let places = Places { home: None, told: vec![(std::path::absolute("files").expect("a path"), ONE_DRIVE)] };
        assert_eq!(of(Path::new("files/a/notes.ron"), &places), Some(ONE_DRIVE));
        assert_ne!(of(Path::new("files2/notes.ron"), &places), Some(ONE_DRIVE));
        assert_eq!(of(Path::new(""), &places), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_counts() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(home.path().join("Nextcloud/notes")).expect("made");
        std::os::unix::fs::symlink(home.path().join("Nextcloud/notes"), home.path().join("here")).expect("linked");
        assert_eq!(of(&home.path().join("here/notes.ron"), &Places::default()), Some(NEXTCLOUD));
    }
}
