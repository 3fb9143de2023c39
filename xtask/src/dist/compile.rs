//! Compiles the portal to wasm: with relocations, which the splitter reads, and without a trace of the machine
//! it was built on.

use super::AGAIN;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use crate::tools::rust;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

const BINARY: &str = "raati-portal";

/// Compiles in release mode and gives the module as the linker left it.
pub(crate) fn portal() -> Result<PathBuf, Failure> {
    // A folder of its own, since other builds for the phone, like clippy's, have other flags. It is this
    // checkout's, whatever CARGO_TARGET_DIR says: two that share one would write one module by turns.
    let target = workspace::root().join("target/portal");
    let flags = flags()?;
    let task = Task {
        what: "building the portal",
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut cargo = command("cargo");
    cargo
        .args(["build", "--release", "--locked", "--offline"])
        .args(["-p", BINARY, "--bin", BINARY, "--target", rust::WASM])
        .arg("--target-dir")
        .arg(&target)
        // Adds to the flags of .cargo/config.toml; the variables would put others in their place.
        .arg("--config")
        .arg(format!("target.{}.rustflags={flags}", rust::WASM))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&task, cargo)?;
    Ok(target
        .join(rust::WASM)
        .join("release")
        .join(BINARY)
        .with_extension("wasm"))
}

/// A TOML list. Of several prefixes that fit, the compiler takes the last.
fn flags() -> Result<String, Failure> {
    let mut flags = vec!["-Clink-arg=--emit-relocs".to_owned()];
    flags.push(renamed(workspace::root(), ""));
    flags.push(renamed(
        &rust::sysroot()?.join("lib/rustlib/src/rust"),
        "rust",
    ));
    // The name of a registry's folder tells where this machine gets its packages.
    let registries = workspace::cargo_home().join("registry/src");
    let mut folders: Vec<PathBuf> = fs::read_dir(&registries)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    flags.extend(folders.iter().map(|folder| renamed(folder, "")));
    // A JSON list of strings is a TOML list of strings.
    serde_json::to_string(&flags).or_mend("the compiler's flags cannot be written down", AGAIN)
}

fn renamed(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_are_one_toml_list() {
        let table: toml::Table = format!("flags = {}", flags().unwrap()).parse().unwrap();
        let flags = table["flags"].as_array().unwrap();
        assert_eq!(flags[0].as_str(), Some("-Clink-arg=--emit-relocs"));
        let root = renamed(workspace::root(), "");
        assert_eq!(flags[1].as_str(), Some(root.as_str()));
    }
}
