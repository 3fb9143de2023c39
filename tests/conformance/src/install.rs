//! Packages of the kits, once into the user's cache: by the ordinary clients, exactly as the lock file says.
//! Another lock gives another folder, so nothing is ever changed in place.

use std::env;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::Failure;
use crate::failure::OrMend;
use crate::recipe::{Packages, Recipe};

const NO_CACHE: &str = "set XDG_CACHE_HOME to a folder you may write in";
const NO_NODE: &str = "install Node.js 20 or newer together with npm";
const NO_PYTHON: &str = "install Python 3.11 or newer with venv (Debian: python3-venv)";
const DONE: &str = ".installed";

/// Where the kit's own files stand in the repository.
pub(crate) fn sources(recipe: &Recipe) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("kits")
        .join(recipe.folder)
}

/// The folder with the kit's packages, after they were installed if they were not there.
pub(crate) fn packages(recipe: &Recipe) -> Result<Option<PathBuf>, Failure> {
    let (lock, files): (&str, &[&str]) = match recipe.packages {
        Packages::None => return Ok(None),
        Packages::Npm => ("package-lock.json", &["package.json", "package-lock.json"]),
        Packages::Pip => ("requirements.txt", &["requirements.txt"]),
    };
    let sources = sources(recipe);
    let lock = fs::read(sources.join(lock)).or_mend(
        format!("{} of kit {} cannot be read", lock, recipe.folder),
        "restore it from the repository",
    )?;
    let kits = cache()?.join("raati/kits");
    fs::create_dir_all(&kits).or_mend(format!("{} cannot be made", kits.display()), NO_CACHE)?;
    let folder = kits.join(format!("{}-{}", recipe.folder, short(&lock)));
    // Tests of one kit may run side by side; the second waits and finds it done.
    let gate = File::create(folder.with_extension("lock")).or_mend("no lock file", NO_CACHE)?;
    gate.lock().or_mend("no lock on the cache", NO_CACHE)?;
    if folder.join(DONE).exists() {
        return Ok(Some(folder));
    }
    fs::create_dir_all(&folder).or_mend("no folder for packages", NO_CACHE)?;
    for file in files {
        fs::copy(sources.join(file), folder.join(file)).or_mend("no copy of the lock", NO_CACHE)?;
    }
    eprintln!(
        "installing {} into {} (once)",
        recipe.folder,
        folder.display()
    );
    let began = Instant::now();
    match recipe.packages {
        Packages::None => {}
        Packages::Npm => run("npm", ["ci", "--no-audit", "--no-fund"], &folder, NO_NODE)?,
        Packages::Pip => {
            run("python3", ["-m", "venv", "venv"], &folder, NO_PYTHON)?;
            let install = ["install", "--quiet", "--requirement", "requirements.txt"];
            run(folder.join("venv/bin/pip"), install, &folder, NO_PYTHON)?;
        }
    }
    eprintln!(
        "installed {} in {} s",
        recipe.folder,
        began.elapsed().as_secs()
    );
    File::create(folder.join(DONE)).or_mend("the cache cannot be marked", NO_CACHE)?;
    Ok(Some(folder))
}

fn cache() -> Result<PathBuf, Failure> {
    let named = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    named("XDG_CACHE_HOME")
        .or_else(|| named("HOME").map(|home| home.join(".cache")))
        .ok_or_else(|| Failure::new("there is no home folder", NO_CACHE))
}

fn short(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(6).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Runs an installer; what it says is shown when it fails.
fn run<const N: usize>(
    program: impl AsRef<OsStr>,
    arguments: [&str; N],
    folder: &Path,
    missing: &str,
) -> Result<(), Failure> {
    let name = program.as_ref().to_string_lossy().into_owned();
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .or_mend(format!("{name} cannot be run"), missing)?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let from = said.lines().count().saturating_sub(20);
    for line in said.lines().skip(from) {
        eprintln!("  {line}");
    }
    let what = format!("{name} {} failed, see above", arguments.join(" "));
    let mend = "check that this machine can install packages and has a C++ compiler";
    Err(Failure::new(what, mend))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kit;

    /// A lock that names hosts would bind every machine to one registry and tell where it is.
    #[test]
    fn every_lock_pins_and_none_names_a_host() {
        for kit in Kit::ALL {
            let recipe = kit.recipe();
            let read = |name| fs::read_to_string(sources(&recipe).join(name)).unwrap();
            match recipe.packages {
                Packages::None => {}
                Packages::Npm => {
                    let lock = read("package-lock.json");
                    assert!(!lock.contains("\"resolved\""), "{kit}");
                    assert!(lock.contains("\"integrity\""), "{kit}");
                }
                Packages::Pip => {
                    let lines = read("requirements.txt");
                    assert!(lines.lines().all(|line| line.contains("==")), "{kit}");
                }
            }
        }
    }
}
