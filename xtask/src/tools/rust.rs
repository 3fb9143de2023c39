//! The parts of the Rust toolchain, and the sources of every library.

use crate::console;
use crate::failure::Failure;
use crate::process::{Shown, Task, capture, command, first_line, run};
use std::path::PathBuf;
use std::process::Command;

/// The target the portal is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where the toolchain is.
pub(crate) fn sysroot() -> Result<PathBuf, Failure> {
    let mend = "install Rust by rustup, as rustup.rs says";
    let ask = with(command("rustc"), &["--print", "sysroot"]);
    Ok(PathBuf::from(capture("rustc", mend, ask)?.trim()))
}

/// The parts of the target.
pub(crate) fn wasm_target() -> Result<(), Failure> {
    if sysroot()?.join("lib/rustlib").join(WASM).is_dir() {
        console::skipped("wasm target");
        return Ok(());
    }
    let task = Task {
        what: "adding the wasm target",
        mend: "run `rustup target add wasm32-unknown-unknown` by hand and see what it says",
        shown: Shown::Heartbeat,
    };
    run(&task, with(command("rustup"), &["target", "add", WASM])).map(drop)
}

/// rustfmt and clippy.
pub(crate) fn components() -> Result<(), Failure> {
    for component in ["rustfmt", "clippy"] {
        let program = if component == "rustfmt" {
            "cargo-fmt"
        } else {
            "cargo-clippy"
        };
        if first_line(with(command(program), &["--version"])).is_some() {
            console::skipped(component);
            continue;
        }
        let what = format!("adding {component}");
        let mend = format!("run `rustup component add {component}` by hand and see what it says");
        let task = Task {
            what: &what,
            mend: &mend,
            shown: Shown::Heartbeat,
        };
        run(
            &task,
            with(command("rustup"), &["component", "add", component]),
        )?;
    }
    Ok(())
}

/// The sources of Cargo.lock: the build and the checks run without the network.
pub(crate) fn crates() -> Result<(), Failure> {
    let task = Task {
        what: "fetching the crates of Cargo.lock",
        mend: "check that Cargo.lock is committed and that this machine can download Rust packages",
        shown: Shown::Heartbeat,
    };
    run(
        &task,
        with(command("cargo"), &["fetch", "--locked", "--quiet"]),
    )
    .map(drop)
}

fn with(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}
