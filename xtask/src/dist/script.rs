//! Bundles and minifies scripts and style sheets, by npm's esbuild. Refuses what it only warns of: sources that
//! it would change in meaning.

use super::{AGAIN, read_text, write};
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use std::collections::BTreeMap;
use std::path::Path;

/// The oldest browsers we promise: no newer syntax is put in the place of an older one, and none is left.
const BROWSERS: &str = "--target=chrome111,firefox113,safari16";

/// Puts a file and what it imports into one, as small as it gets.
pub(crate) fn bundle(source: &Path, target: &Path) -> Result<(), Failure> {
    run_esbuild(source, target, &[])
}

/// The same, with short names for the properties that fit the expression; gives long name to short one.
pub(crate) fn bundle_with_short_names(
    source: &Path,
    target: &Path,
    long: &str,
) -> Result<BTreeMap<String, String>, Failure> {
    let list = target.with_extension("names.json");
    // Were it there, esbuild would keep to it.
    write(&list, "{}")?;
    let flags = [
        format!("--mangle-props={long}"),
        format!("--mangle-cache={}", list.display()),
        // wasm-bindgen names the loader once for each split point: the same module every time.
        "--log-override:duplicate-object-key=silent".to_owned(),
    ];
    run_esbuild(source, target, &flags)?;
    serde_json::from_str(&read_text(&list)?)
        .or_mend("esbuild's list of names is not understood", AGAIN)
}

fn run_esbuild(source: &Path, target: &Path, flags: &[String]) -> Result<(), Failure> {
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
        .args(flags)
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
