//! Bundles and minifies scripts and style sheets, by npm's esbuild. Refuses what it only warns of: sources that
//! it would change in meaning.

use crate::failure::Failure;
use crate::process::{Shown, Task, command, run};
use std::path::Path;

/// The oldest browsers we promise: no newer syntax is put in the place of an older one, and none is left.
const BROWSERS: &str = "--target=chrome111,firefox113,safari16";

/// Puts a file and what it imports into one, as small as it gets.
pub(crate) fn bundle(source: &Path, target: &Path) -> Result<(), Failure> {
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    let what = format!("bundling {name}");
    let task = Task {
        what: &what,
        mend: "mend what the lines above name",
        shown: Shown::Heartbeat,
    };
    let mut esbuild = command("esbuild");
    esbuild
        .arg(source)
        .args([
            "--bundle",
            "--format=esm",
            "--minify",
            "--charset=utf8",
            BROWSERS,
        ])
        .args(["--color=false", "--log-level=warning", "--log-limit=0"])
        .arg(format!("--outfile={}", target.display()));
    let evidence = run(&task, esbuild)?;
    if evidence.iter().all(|line| line.trim().is_empty()) {
        return Ok(());
    }
    Err(Failure {
        what: format!("{what} gave warnings"),
        mend: task.mend.to_owned(),
        evidence,
    })
}
