//! What comes from npm: `wasm-opt` (package binaryen) into the user's cache, and the browser tests' packages.

use crate::console;
use crate::digest;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, first_line, run};
use crate::workspace;
use std::fs;

/// The version that gave the measured sizes of design.md §2.
pub(crate) const BINARYEN: &str = "132";
const OLDEST_NODE: u32 = 20;
const MEND: &str = "install Node.js 20 or newer together with npm";
const NO_INSTALL: &str =
    "check that this machine can download npm packages, then run this command again";

/// `wasm-opt`.
pub(crate) fn binaryen() -> Result<(), Failure> {
    let folder = workspace::tool_folder("binaryen", BINARYEN);
    if folder.join("node_modules/.bin/wasm-opt").exists() {
        console::skipped(&format!("binaryen {BINARYEN}"));
        return Ok(());
    }
    check_node()?;
    fs::create_dir_all(&folder).or_mend(
        format!("{} cannot be made", folder.display()),
        "set XDG_CACHE_HOME to a folder you may write in",
    )?;
    let what = format!("installing binaryen {BINARYEN} (once)");
    let mut npm = command("npm");
    npm.args([
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-fund",
        "--no-audit",
        "--prefix",
    ])
    .arg(&folder)
    .arg(format!("binaryen@{BINARYEN}"));
    run(
        &Task {
            what: &what,
            mend: NO_INSTALL,
            shown: Shown::Heartbeat,
        },
        npm,
    )
    .map(drop)
}

/// Playwright and axe, exactly as `tests/e2e/package-lock.json` says.
pub(crate) fn browser_test_packages() -> Result<(), Failure> {
    let folder = workspace::root().join("tests/e2e");
    let lock = digest::of_file(&folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules/.installed-for");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == lock) {
        console::skipped("packages of the browser tests");
        return Ok(());
    }
    check_node()?;
    let mut npm = command("npm");
    npm.arg("ci")
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let what = "installing the packages of the browser tests";
    run(
        &Task {
            what,
            mend: NO_INSTALL,
            shown: Shown::Heartbeat,
        },
        npm,
    )?;
    fs::write(mark, lock).or_mend(
        "tests/e2e/node_modules cannot be written",
        "make it yours by chown",
    )
}

fn check_node() -> Result<(), Failure> {
    let version = |program: &str| {
        let mut asked = command(program);
        asked.arg("--version");
        first_line(asked)
    };
    if version("npm").is_none() {
        return Err(Failure::new("npm is missing", MEND));
    }
    let node = version("node").unwrap_or_default();
    match major(&node) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::new(
            format!("Node.js {node} is too old or missing"),
            MEND,
        )),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_understood() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major(""), None);
    }

    /// A lock that names hosts would bind every machine to one registry and tell where it is.
    #[test]
    fn the_lock_of_the_browser_tests_names_no_host() {
        let lock =
            fs::read_to_string(workspace::root().join("tests/e2e/package-lock.json")).unwrap();
        assert!(
            !lock.contains("\"resolved\""),
            "keep omit-lockfile-registry-resolved in .npmrc"
        );
        assert!(lock.contains("\"integrity\""));
    }
}
