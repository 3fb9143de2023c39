//! Where things are: the repository, its build folder, the user's cache of tools, and the search path.

use crate::failure::{Failure, OrMend};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The deployable folder.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's build folder. The portal's build script writes the locale files to `target/` of the repository
/// whatever this says; see [`crate::dist`].
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if Path::new(&folder).is_absolute() => PathBuf::from(folder),
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What xtask itself keeps between runs: logs, staging folders.
pub(crate) fn own() -> PathBuf {
    root().join("target/xtask")
}

/// The log of one task, in a folder that exists.
pub(crate) fn log_file(what: &str) -> Result<PathBuf, Failure> {
    let folder = own().join("logs");
    std::fs::create_dir_all(&folder).or_mend(
        "target/ cannot be written",
        "give yourself the right to write in this folder",
    )?;
    let name: String = what
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    Ok(folder.join(name).with_extension("log"))
}

/// The user's cache of tools, shared by all checkouts.
pub(crate) fn tool_cache() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    cache
        .unwrap_or_else(|| home().join(".cache"))
        .join("raati/tools")
}

/// Where one version of a tool lives in the cache.
pub(crate) fn tool_folder(name: &str, version: &str) -> PathBuf {
    tool_cache().join(format!("{name}-{version}"))
}

fn home() -> PathBuf {
    env::var_os("HOME").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where Cargo keeps its programs and the sources of libraries.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// The search path for every program we start: pinned tools first, so that another version elsewhere does no
/// harm, and Cargo's folder last, for shells that do not have it.
pub(crate) fn search_path() -> OsString {
    let mut folders: Vec<PathBuf> = crate::tools::cached_folders();
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    folders.push(cargo_home().join("bin"));
    env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// The program of this name on [`search_path`].
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&search_path())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_repository() {
        assert!(root().join("Cargo.lock").is_file());
        assert!(root().join("xtask/src/workspace.rs").is_file());
    }

    #[test]
    fn cargo_is_found() {
        assert!(find("cargo").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }
}
