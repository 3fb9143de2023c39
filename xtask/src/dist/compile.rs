//! Compiles to wasm: the portal with relocations, which the splitter reads, and nothing with a trace of the machine
//! it was built on.

use super::AGAIN;
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use crate::tools::rust;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// What to compile, and what becomes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Module {
    /// The portal, to be split.
    Portal,
    /// The engine of profiles alone, to be measured as the portal has it.
    MapBench,
}

impl Module {
    fn what(self) -> &'static str {
        match self {
            Self::Portal => "building the portal",
            Self::MapBench => "building the engine of profiles",
        }
    }

    /// The part of a package to compile, in cargo's words.
    fn part(self) -> &'static [&'static str] {
        match self {
            Self::Portal => &["-p", "raati-portal", "--bin", "raati-portal"],
            Self::MapBench => &["-p", "raati-map-bench", "--lib"],
        }
    }

    /// Where cargo leaves it, below the folder of the profile.
    fn file(self) -> &'static str {
        match self {
            Self::Portal => "raati-portal.wasm",
            Self::MapBench => "map_bench.wasm",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Portal => "target/portal",
            Self::MapBench => "target/map-bench",
        }
    }
}

/// Compiles in release mode and gives the module as the linker left it.
pub(crate) fn compile(module: Module) -> Result<PathBuf, Failure> {
    // A folder of its own, since other builds for the phone, like clippy's, have other flags. It is this
    // checkout's, whatever CARGO_TARGET_DIR says: two that share one would write one module by turns.
    let target = workspace::root().join(module.folder());
    let flags = flags(module)?;
    let task = Task {
        what: module.what(),
        mend: "mend what the lines above name, then run the same command again",
        shown: Shown::Heartbeat,
    };
    let mut cargo = command("cargo");
    cargo
        .args(["build", "--release", "--locked", "--offline"])
        .args(module.part())
        .args(["--target", rust::WASM])
        .arg("--target-dir")
        .arg(&target)
        // Adds to the flags of .cargo/config.toml; the variables would put others in their place.
        .arg("--config")
        .arg(format!("target.{}.rustflags={flags}", rust::WASM))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&task, cargo)?;
    Ok(target.join(rust::WASM).join("release").join(module.file()))
}

/// A TOML list. Of several prefixes that fit, the compiler takes the last.
fn flags(module: Module) -> Result<String, Failure> {
    let mut flags = Vec::new();
    if module == Module::Portal {
        flags.push("-Clink-arg=--emit-relocs".to_owned());
    }
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
        let table: toml::Table = format!("flags = {}", flags(Module::Portal).unwrap())
            .parse()
            .unwrap();
        let flags = table["flags"].as_array().unwrap();
        assert_eq!(flags[0].as_str(), Some("-Clink-arg=--emit-relocs"));
        let root = renamed(workspace::root(), "");
        assert_eq!(flags[1].as_str(), Some(root.as_str()));
    }
}
