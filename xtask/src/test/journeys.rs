//! The browser tests: Playwright on the built portal, the reference backend and backends of other makes, in the
//! browser found here.

use super::count;
use super::outcome::Outcome;
use super::reach::Reach;
use crate::browser_tests;
use crate::failure::{Failure, OrMend};
use crate::process::{self, Shown, Task};
use std::fs;

/// Builds what is missing, checks the tests' types, and runs them.
pub(crate) fn run(reach: Reach) -> Result<Outcome, Failure> {
    let mut playwright = browser_tests::prepared_node()?;
    let report = browser_tests::folder().join("test-results/report.json");
    // A report of an earlier run must not speak for this one.
    if report.exists() {
        fs::remove_file(&report).or_mend(
            "an old test report cannot be removed",
            "make tests/e2e yours",
        )?;
    }
    let task = Task {
        what: "running the browser tests",
        mend: "mend the tests that failed above; tests/e2e/test-results has their traces",
        shown: Shown::Lines,
    };
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("RAATI_KITS", reach.kits().join(","));
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
