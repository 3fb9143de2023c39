//! What comes from npm: the tools of the build into the user's cache, and the browser tests' packages.

use crate::console;
use crate::digest;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, first_line, run};
use crate::workspace;
use std::fs;
use std::path::PathBuf;

/// `wasm-opt` and `esbuild`, in the versions that gave the measured sizes.
pub(crate) const TOOLS: [Tool; 2] = [
    Tool {
        package: "binaryen",
        version: "132",
        program: "wasm-opt",
    },
    Tool {
        package: "esbuild",
        version: "0.28.2",
        program: "esbuild",
    },
];

/// A program of an npm package.
pub(crate) struct Tool {
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    program: &'static str,
}

impl Tool {
    /// Where its programs are, once it is installed.
    pub(crate) fn programs(&self) -> PathBuf {
        self.folder().join("node_modules/.bin")
    }

    fn folder(&self) -> PathBuf {
        workspace::tool_folder(self.package, self.version)
    }
}

const OLDEST_NODE: u32 = 20;
const MEND: &str = "install Node.js 20 or newer together with npm";
const NO_INSTALL: &str =
    "check that this machine can download npm packages, then run this command again";

/// All of [`TOOLS`].
pub(crate) fn build_tools() -> Result<(), Failure> {
    TOOLS.iter().try_for_each(install)
}

fn install(tool: &Tool) -> Result<(), Failure> {
    let name = format!("{} {}", tool.package, tool.version);
    if tool.programs().join(tool.program).exists() {
        console::skipped(&name);
        return Ok(());
    }
    check_node()?;
    let folder = tool.folder();
    fs::create_dir_all(&folder).or_mend(
        format!("{} cannot be made", folder.display()),
        "set XDG_CACHE_HOME to a folder you may write in",
    )?;
    let what = format!("installing {name} (once)");
    let mut npm = command("npm");
    npm.args([
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-fund",
        "--no-audit",
        // Neither needs its own; what is not run can do no harm.
        "--ignore-scripts",
        "--prefix",
    ])
    .arg(&folder)
    .arg(format!("{}@{}", tool.package, tool.version));
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
