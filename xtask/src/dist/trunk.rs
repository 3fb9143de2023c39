//! Runs Trunk without the network, and leaves what is Trunk's in its hands: Cargo, wasm-bindgen, wasm-opt,
//! hashed names, integrity, minifying.

use super::MEND;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use std::fs::remove_file;
use std::path::Path;

/// Builds the portal in release mode into a folder.
pub(crate) fn build(folder: &Path) -> Result<(), Failure> {
    let task = Task {
        what: "building the portal",
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut trunk = command("trunk");
    trunk
        .args([
            "build",
            "--release",
            "--offline",
            "--skip-version-check",
            "--color",
            "never",
            "--dist",
        ])
        .arg(folder)
        // Trunk reads any value but a truth value as a mistake.
        .env_remove("NO_COLOR")
        // Trunk would read a log filter meant for the portal as its own.
        .env_remove("RUST_LOG")
        // Its causes say enough; a trace of Trunk's own code hides them.
        .env("RUST_BACKTRACE", "0");
    run(&task, trunk)?;
    // Trunk's own mark that it is writing; nothing for residents.
    remove_file(folder.join(".trunk-lock")).or_mend("Trunk's lock file cannot be removed", MEND)
}
