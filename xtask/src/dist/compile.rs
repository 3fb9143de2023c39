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
    // A folder of its own: other builds for the phone, like clippy's, have other flags.
    let target = workspace::target().join("portal");
    let flags = flags(&target)?;
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
fn flags(target: &Path) -> Result<String, Failure> {
    let mut flags = vec!["-Clink-arg=--emit-relocs".to_owned()];
    flags.push(renamed(workspace::root(), ""));
    flags.push(renamed(target, "target"));
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
        let text = format!(
            "flags = {}",
            flags(Path::new("/some \"odd\" place")).unwrap()
        );
        let table: toml::Table = text.parse().unwrap();
        let flags = table["flags"].as_array().unwrap();
        assert_eq!(flags[0].as_str(), Some("-Clink-arg=--emit-relocs"));
        assert_eq!(
            flags[2].as_str(),
            Some("--remap-path-prefix=/some \"odd\" place=target")
        );
    }
}
