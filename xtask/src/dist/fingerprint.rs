//! One digest of everything that decides what `dist/` holds: sources, lock file, settings, tools, this code.

use super::files_under;
use crate::digest;
use crate::failure::Failure;
use crate::tools::node;
use crate::workspace;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const FILES: [&str; 8] = [
    "index.html",
    "xtask/Cargo.toml",
    "xtask/src/dist.rs",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "rust-toolchain.toml",
    ".cargo/config.toml",
];
const FOLDERS: [&str; 6] = [
    "src",
    "style",
    "public",
    "locales",
    "crates",
    "xtask/src/dist",
];
/// Crates that never reach the phone.
const NATIVE_ONLY: [&str; 1] = ["crates/backend"];

/// 64 hexadecimal digits that change when the built folder could.
pub(crate) fn of_sources() -> Result<String, Failure> {
    // Splitter and binder are libraries, so that Cargo.lock tells their versions.
    let tools = node::TOOLS.map(|tool| format!("{} {}", tool.package, tool.version));
    of(workspace::root(), &tools.join(", "))
}

fn of(root: &Path, tools: &str) -> Result<String, Failure> {
    let mut text = format!("{tools}\n");
    for path in sources(root) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{} {}",
            path.display(),
            digest::of_file(&root.join(&path))?
        );
    }
    Ok(digest::of(text.as_bytes()))
}

fn sources(root: &Path) -> Vec<PathBuf> {
    let single = FILES
        .into_iter()
        .map(PathBuf::from)
        .filter(|path| root.join(path).is_file());
    let nested = FOLDERS.into_iter().flat_map(|folder| {
        files_under(&root.join(folder))
            .into_iter()
            .map(move |file| Path::new(folder).join(file))
    });
    let shipped = |path: &PathBuf| !NATIVE_ONLY.iter().any(|native| path.starts_with(native));
    single.chain(nested).filter(shipped).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch, write};
    use super::*;

    #[test]
    fn only_what_reaches_the_phone_changes_the_fingerprint() {
        let root = scratch("fingerprint");
        write(&root.join("src/app.rs"), "a").unwrap();
        write(&root.join("crates/backend/src/main.rs"), "a").unwrap();
        let first = of(&root, "tools").unwrap();
        write(&root.join("crates/backend/src/main.rs"), "b").unwrap();
        assert_eq!(of(&root, "tools").unwrap(), first);
        write(&root.join("src/app.rs"), "b").unwrap();
        assert_ne!(of(&root, "tools").unwrap(), first);
        write(&root.join("src/app.rs"), "a").unwrap();
        assert_eq!(of(&root, "tools").unwrap(), first);
        assert_ne!(of(&root, "newer tools").unwrap(), first);
        remove(&root).unwrap();
    }
}
