//! A resident in a real browser while everything breaks: `cargo xtask bench chaos`, `bench kills`, `bench saved`, and a
//! step of `cargo xtask test`. All of it is in `tests/e2e/chaos`; here it is bundled, started and counted.

use crate::browser_tests;
use crate::failure::{Failure, OrMend};
use crate::process::{self, Shown, Task, command};
use crate::tools::node;
use crate::workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Schedules in `cargo xtask test`.
const IN_TEST: &str = "40";
const BUNDLE: &str = "test-results/chaos.mjs";

/// How many schedules, and from where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Schedules in all
    #[arg(long, default_value_t = 1000)]
    schedules: u64,
    /// The first seed; the others follow it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Go on where an earlier run was interrupted
    #[arg(long)]
    resume: bool,
}

/// How often to die.
#[derive(clap::Args)]
pub(crate) struct Deaths {
    /// Times at each point
    #[arg(long, default_value_t = 20)]
    times: u64,
}

/// How often to tap.
#[derive(clap::Args)]
pub(crate) struct Taps {
    /// Taps in all
    #[arg(long, default_value_t = 120)]
    taps: u64,
}

/// Random schedules; the report is `target/chaos/report.md`.
pub(crate) fn schedules(options: &Options) -> Result<(), Failure> {
    let mut words = vec![
        "trial".to_owned(),
        "schedules".to_owned(),
        format!("--schedules={}", options.schedules),
        format!("--seed={}", options.seed),
    ];
    if options.resume {
        words.push("--resume".to_owned());
    }
    let task = Task {
        what: "playing schedules in a real browser",
        mend: "replay a seed that went wrong, as its line says",
        shown: Shown::Lines,
    };
    play(&task, &words, &workspace::root().join("target/chaos"))
}

/// Death at every point, and loss of either store; the report is `target/kills/kills.json`.
pub(crate) fn kills(options: &Deaths) -> Result<(), Failure> {
    let words = [
        "kills".to_owned(),
        "wipes".to_owned(),
        format!("--times={}", options.times),
    ];
    let task = Task {
        what: "killing the browser at every point",
        mend: "read the logs that the lines above name",
        shown: Shown::Lines,
    };
    play(&task, &words, &workspace::root().join("target/kills"))
}

/// From the tap to "saved"; fails over the budget of `tests/e2e/chaos/saved.ts`.
pub(crate) fn saved(options: &Taps) -> Result<(), Failure> {
    // One at a time: another browser beside it would be measured, too.
    let words = ["saved".to_owned(), format!("--taps={}", options.taps)];
    let task = Task {
        what: "timing from the tap to \"saved\" on a CPU four times slower",
        mend: "run it again when nothing else runs here, then look at what src/state does before it stores",
        shown: Shown::Lines,
    };
    play(&task, &words, &workspace::root().join("target/saved"))
}

/// Some schedules, each kill point once, and each loss of a store; gives how many held and how many did not.
pub(crate) fn test() -> Result<(u64, u64), Failure> {
    let words = [
        "trial",
        "schedules",
        "kills",
        "wipes",
        "--schedules",
        IN_TEST,
    ]
    .map(str::to_owned);
    let task = Task {
        what: "sending while everything breaks",
        mend: "replay a seed that went wrong, as its line says",
        shown: Shown::Lines,
    };
    let report = workspace::root().join("target/chaos-test");
    let played = play(&task, &words, &report);
    match (tally(&report), played) {
        (Some((passed, failed)), Ok(())) => Ok((passed, failed)),
        (Some((passed, failed)), Err(_)) if failed > 0 => Ok((passed, failed)),
        (_, Err(failure)) => Err(failure),
        (None, Ok(())) => Err(Failure::new(
            "it left no count",
            "restore tests/e2e from git",
        )),
    }
}

fn play(task: &Task<'_>, words: &[String], report: &Path) -> Result<(), Failure> {
    node::build_tools()?;
    let mut script = browser_tests::prepared_node()?;
    bundle()?;
    // What an earlier run counted must not speak for this one.
    if tally_file(report).exists() {
        fs::remove_file(tally_file(report))
            .or_mend("an old count cannot be removed", "make target/ yours")?;
    }
    script.arg(BUNDLE).args(words).env("RAATI_CHAOS", report);
    process::run(task, script).map(drop)
}

/// Node starts no TypeScript by itself.
fn bundle() -> Result<(), Failure> {
    let task = Task {
        what: "bundling tests/e2e/chaos",
        mend: "mend what the lines above name",
        shown: Shown::Heartbeat,
    };
    let mut esbuild = command("esbuild");
    esbuild
        .current_dir(browser_tests::folder())
        .args([
            "chaos/main.ts",
            "--bundle",
            "--platform=node",
            "--format=esm",
        ])
        .args(["--packages=external", "--log-level=warning"])
        .arg(format!("--outfile={BUNDLE}"));
    process::run(&task, esbuild).map(drop)
}

fn tally_file(report: &Path) -> PathBuf {
    report.join("tally.json")
}

fn tally(report: &Path) -> Option<(u64, u64)> {
    let text = fs::read_to_string(tally_file(report)).ok()?;
    let counts: Value = serde_json::from_str(&text).ok()?;
    let of = |name: &str| counts.get(name).and_then(Value::as_u64);
    Some((of("passed")?, of("failed")?))
}
