//! What everything in `tests/e2e` is started with: packages, browser, built portal and backends, checked types.

use crate::failure::Failure;
use crate::process::{self, Shown, Task, command};
use crate::serve::build_backend;
use crate::tools::{browser, node};
use crate::{dist, workspace};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where they are.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("tests/e2e")
}

/// Builds what is missing, and gives Node as it is to be started there.
pub(crate) fn prepared_node() -> Result<Command, Failure> {
    node::browser_test_packages()?;
    let browser = browser::executable()?;
    dist::build()?;
    let backend = build_backend()?;
    let kit = build_kit()?;
    check_types(&folder())?;
    let mut started = command("node");
    started
        .current_dir(folder())
        .env("RAATI_CHROMIUM", browser)
        .env("RAATI_BACKEND", backend)
        .env("RAATI_KIT", kit)
        .env("RAATI_PORTAL", workspace::dist());
    Ok(started)
}

/// The program that installs and starts backends of other makes, and reads rows.
fn build_kit() -> Result<PathBuf, Failure> {
    let task = Task {
        what: "building what starts other backends",
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut cargo = command("cargo");
    cargo.args(["build", "--locked", "-p", "raati-conformance"]);
    process::run(&task, cargo)?;
    Ok(workspace::target().join("debug/raati-kit"))
}

fn check_types(folder: &Path) -> Result<(), Failure> {
    let task = Task {
        what: "checking the types of the browser tests",
        mend: "mend what the lines above name",
        shown: Shown::Heartbeat,
    };
    let mut typescript = command("node");
    typescript
        .arg("node_modules/typescript/bin/tsc")
        .current_dir(folder);
    process::run(&task, typescript).map(drop)
}
