//! `dist/version.json`: which build this is, and the SHA-256 of every file as sent uncompressed.

use super::{files_under, write};
use crate::digest;
use crate::failure::{Failure, OrMend};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const NAME: &str = "version.json";

#[derive(Serialize, Deserialize, PartialEq)]
struct Manifest {
    /// Fingerprint of the sources and tools.
    build: String,
    /// Path within `dist/` to 64 hexadecimal digits.
    files: BTreeMap<String, String>,
}

/// Writes the manifest of a finished folder.
pub(crate) fn write_manifest(dist: &Path, build: &str) -> Result<(), Failure> {
    let manifest = Manifest {
        build: build.to_owned(),
        files: digests(dist)?,
    };
    let text = serde_json::to_string_pretty(&manifest).or_mend(
        "version.json cannot be made",
        "run `cargo xtask dist` again",
    )?;
    write(&dist.join(NAME), text + "\n")
}

/// Whether the folder is this build, whole and untouched.
pub(crate) fn is_current(dist: &Path, build: &str) -> bool {
    let written = fs::read(dist.join(NAME)).ok();
    let Some(manifest) = written.and_then(|text| serde_json::from_slice::<Manifest>(&text).ok())
    else {
        return false;
    };
    manifest.build == build && digests(dist).is_ok_and(|files| files == manifest.files)
}

fn digests(dist: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let packed =
        |name: &str| [".br", ".gz"].iter().any(|ending| name.ends_with(ending)) || name == NAME;
    let names = files_under(dist)
        .into_iter()
        .map(|path| path.display().to_string());
    names
        .filter(|name| !packed(name))
        .map(|name| Ok((name.clone(), digest::of_file(&dist.join(&name))?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn a_folder_is_current_until_a_file_or_the_build_changes() {
        let dist = scratch("manifest");
        write(&dist.join("index.html"), "hello").unwrap();
        write(&dist.join("index.html.br"), "packed").unwrap();
        assert!(!is_current(&dist, "b1"));
        write_manifest(&dist, "b1").unwrap();
        assert!(is_current(&dist, "b1"));
        assert!(!is_current(&dist, "b2"));
        write(&dist.join("index.html"), "changed").unwrap();
        assert!(!is_current(&dist, "b1"));
        remove(&dist).unwrap();
    }
}
