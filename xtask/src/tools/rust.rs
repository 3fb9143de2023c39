//! The parts of the Rust toolchain, Trunk, and the wasm-bindgen command that equals Cargo.lock's version.

use crate::console;
use crate::failure::Failure;
use crate::process::{Shown, Task, capture, command, first_line, run};
use crate::workspace;
use std::path::Path;
use std::process::Command;

/// Declares a newer Rust than ours and runs with ours (research/ecosystem.md §0.3).
pub(crate) const TRUNK: &str = "0.22.1";
const WASM: &str = "wasm32-unknown-unknown";
const NO_INSTALL: &str =
    "check that this machine can download Rust packages, then run this command again";

/// The target the portal is compiled for.
pub(crate) fn wasm_target() -> Result<(), Failure> {
    let mend = "install Rust by rustup, as rustup.rs says";
    let sysroot = capture(
        "rustc",
        mend,
        with(command("rustc"), &["--print", "sysroot"]),
    )?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
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

/// The sources of Cargo.lock: Trunk and the checks run without the network.
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

/// The bundler.
pub(crate) fn trunk() -> Result<(), Failure> {
    install(
        "trunk",
        "trunk",
        TRUNK,
        &["--locked", "--ignore-rust-version"],
    )
}

/// The glue generator: its version must equal the library's exactly.
pub(crate) fn wasm_bindgen() -> Result<(), Failure> {
    let version = locked_wasm_bindgen().ok_or_else(|| {
        Failure::new(
            "Cargo.lock names no wasm-bindgen",
            "restore Cargo.lock from git",
        )
    })?;
    // Not `--locked`: one crate its lock names was withdrawn (design.md §2).
    install("wasm-bindgen-cli", "wasm-bindgen", &version, &[])
}

/// The version of wasm-bindgen in Cargo.lock.
pub(crate) fn locked_wasm_bindgen() -> Option<String> {
    version_in(
        &std::fs::read_to_string(workspace::root().join("Cargo.lock")).ok()?,
        "wasm-bindgen",
    )
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

fn install(package: &str, program: &str, version: &str, flags: &[&str]) -> Result<(), Failure> {
    let installed = first_line(with(command(program), &["--version"]));
    if installed.is_some_and(|line| line.split(' ').nth(1) == Some(version)) {
        console::skipped(&format!("{program} {version}"));
        return Ok(());
    }
    let what = format!("installing {package} {version} (once, some minutes)");
    let folder = workspace::tool_folder(package, version);
    let mut cargo = with(
        command("cargo"),
        &["install", package, "--version", version, "--root"],
    );
    cargo.arg(folder).args(flags).env_remove("CARGO_TARGET_DIR");
    run(
        &Task {
            what: &what,
            mend: NO_INSTALL,
            shown: Shown::Heartbeat,
        },
        cargo,
    )
    .map(drop)
}

fn with(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_read_whole() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "leptos"), None);
        assert!(locked_wasm_bindgen().is_some());
    }
}
