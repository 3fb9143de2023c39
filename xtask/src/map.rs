//! `cargo xtask bench map`: how long mapping 1,000 events takes on a slow phone's CPU, in Chromium.

use crate::dist;
use crate::failure::{Failure, OrMend};
use crate::process::{self, Shown, Task, command};
use crate::tools::{self, browser, node};
use crate::workspace;
use std::fs;

/// Builds the engine as the portal has it, and measures; fails over the budget of `tests/e2e/bench_map.mjs`.
pub(crate) fn run() -> Result<(), Failure> {
    tools::for_building()?;
    node::browser_test_packages()?;
    let browser = browser::executable()?;
    let folder = workspace::root().join("target/bench/map");
    fs::create_dir_all(&folder).or_mend(
        "target/bench cannot be made",
        "give yourself the right to write in target/",
    )?;
    dist::map_bench(&folder)?;
    let task = Task {
        what: "mapping 1,000 events on a CPU four times slower",
        mend: "run it again when nothing else runs here, then look for what crates/mapping copies for each record",
        shown: Shown::Lines,
    };
    let mut script = command("node");
    script
        .arg("bench_map.mjs")
        .current_dir(workspace::root().join("tests/e2e"))
        .env("RAATI_CHROMIUM", browser)
        .env("RAATI_BENCH", &folder);
    process::run(&task, script).map(drop)
}
