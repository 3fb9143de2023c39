//! The browser tests: Playwright on the built portal, the reference backend and backends of other makes, in the
//! browser found here.

use super::count;
use super::outcome::Outcome;
use super::reach::Reach;
use crate::failure::{Failure, OrMend};
use crate::process::{self, Shown, Task, command};
use crate::serve::build_backend;
use crate::tools::{browser, node};
use crate::{dist, workspace};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds what is missing, checks the tests' types, and runs them.
pub(crate) fn run(reach: Reach) -> Result<Outcome, Failure> {
    node::browser_test_packages()?;
    let browser = browser::executable()?;
    dist::build()?;
    let backend = build_backend()?;
    let kit = build_kit()?;
    let folder = workspace::root().join("tests/e2e");
    let report = folder.join("test-results/report.json");
    // A report of an earlier run must not speak for this one.
    if report.exists() {
        fs::remove_file(&report).or_mend(
            "an old test report cannot be removed",
            "make tests/e2e yours",
        )?;
    }
    check_types(&folder)?;
    let task = Task {
        what: "running the browser tests",
        mend: "mend the tests that failed above; tests/e2e/test-results has their traces",
        shown: Shown::Lines,
    };
    let mut playwright = command("node");
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(&folder)
        .env("RAATI_CHROMIUM", browser)
        .env("RAATI_BACKEND", backend)
        .env("RAATI_KIT", kit)
        .env("RAATI_KITS", reach.kits().join(","))
        .env("RAATI_PORTAL", workspace::dist());
    let ended = process::run(&task, playwright).map(drop);
    match (
        fs::read_to_string(report)
            .ok()
            .and_then(|text| count::playwright(&text)),
        ended,
    ) {
        (Some((0, 0)), Ok(())) => Err(Failure::new(
            "no browser test ran",
            "restore tests/e2e from git",
        )),
        (Some((passed, failed)), ended) if ended.is_ok() || failed > 0 => {
            Ok(Outcome::Tests { passed, failed })
        }
        (_, Err(failure)) => Err(failure),
        (_, Ok(())) => Err(Failure::new("the browser tests left no report", task.mend)),
    }
}

/// The program that installs and starts backends of other makes.
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
