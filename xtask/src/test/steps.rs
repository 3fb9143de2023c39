//! What each step does.

use super::count;
use super::outcome::Outcome;
use super::reach::Reach;
use super::step::Step;
use super::{journeys, supply, wasm};
use crate::failure::Failure;
use crate::process::{Shown, Task, command, run as run_task};
use crate::{chaos, dist, size, tools, workspace};
use std::fs;

/// Runs one step to its end.
pub(crate) fn run(step: Step, reach: Reach) -> Outcome {
    let done: Result<(), Failure> = match step {
        Step::Tools => tools::for_testing(),
        Step::Fmt => format(),
        Step::Clippy => clippy(),
        Step::Unit => return unit(reach),
        Step::Deny => supply::check(),
        Step::Dist => dist::build(),
        Step::Size => size::run(),
        Step::Wasm => wasm::check(),
        Step::E2e => return journeys::run(reach).unwrap_or_else(Outcome::Broken),
        Step::Chaos => {
            let counted = chaos::test();
            return counted.map_or_else(Outcome::Broken, |(passed, failed)| Outcome::Tests {
                passed,
                failed,
            });
        }
    };
    Outcome::from(done.map(|()| 1))
}

fn cargo(what: &str, mend: &str, arguments: &[&str]) -> Result<(), Failure> {
    let mut cargo = command("cargo");
    cargo.args(arguments);
    run_task(
        &Task {
            what,
            mend,
            shown: Shown::Heartbeat,
        },
        cargo,
    )
    .map(drop)
}

fn format() -> Result<(), Failure> {
    // Names the files only; `cargo fmt` shows and mends the rest.
    let list = [
        "fmt",
        "--all",
        "--",
        "--check",
        "--files-with-diff",
        "--color=never",
    ];
    cargo("checking the format", "run `cargo fmt --all`", &list)
}

fn clippy() -> Result<(), Failure> {
    const MEND: &str = "mend what clippy names above";
    let all = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ];
    cargo("linting for this machine", MEND, &all)?;
    let target = "--target=wasm32-unknown-unknown";
    let portal = [
        "clippy",
        "-p",
        "raati-portal",
        target,
        "--quiet",
        "--",
        "-D",
        "warnings",
    ];
    cargo("linting for the phone", MEND, &portal)
}

fn unit(reach: Reach) -> Outcome {
    let task = Task {
        what: "running the tests",
        mend: "mend the tests that failed above",
        shown: Shown::Lines,
    };
    let mut cargo = command("cargo");
    cargo
        .args(["test", "--workspace", "--locked", "--no-fail-fast"])
        .args(reach.for_test_programs());
    let (lines, failure) = match run_task(&task, cargo) {
        Ok(lines) => (lines, None),
        Err(failure) => (read_log(task.what), Some(failure)),
    };
    match (count::cargo_tests(&lines), failure) {
        // It did not get as far as failing a test.
        ((_, 0), Some(failure)) => Outcome::Broken(failure),
        ((0, 0), None) => {
            Outcome::Broken(Failure::new("no test ran", "restore the tests from git"))
        }
        ((passed, failed), _) => Outcome::Tests { passed, failed },
    }
}

fn read_log(what: &str) -> Vec<String> {
    let text = workspace::log_file(what)
        .ok()
        .and_then(|log| fs::read_to_string(log).ok());
    text.unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}
