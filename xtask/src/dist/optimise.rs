//! Makes a module smaller, by `wasm-opt` of npm's binaryen.

use crate::failure::Failure;
use crate::process::{Shown, Task, command, run};
use std::path::Path;

/// What the oldest phones we promise know beyond the first version of wasm, in wasm-opt's words (Safari 16.0,
/// design.md §2).
pub(crate) const KNOWN: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
];

/// Of 37 lists the one that gave the fewest bytes in brotli, not the fewest instructions: 1 KB less of the
/// main module than `-Oz`. Flattening lets the second round see through what the first could not.
const PASSES: [&str; 5] = [
    "-Os",
    "--flatten",
    "--rereloop",
    "-Os",
    "--strip-target-features",
];

/// Replaces the module by a smaller one. `what` is for the person who waits.
pub(crate) fn module(what: &str, module: &Path) -> Result<(), Failure> {
    let task = Task {
        what,
        mend: "keep the flags of .cargo/config.toml, and KNOWN in xtask/src/dist/optimise.rs",
        shown: Shown::Heartbeat,
    };
    let mut wasm_opt = command("wasm-opt");
    wasm_opt
        .arg("--mvp-features")
        .args(KNOWN)
        .args(PASSES)
        .arg(module)
        .arg("-o")
        .arg(module);
    run(&task, wasm_opt).map(drop)
}
