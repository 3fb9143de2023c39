//! Builds the deployable folder `dist/` from source to pre-compressed files. Every file but `index.html`, the
//! pictures and the manifest is named by its content; the finished folder takes the old one's place at once.

mod bind;
mod boot;
mod compile;
pub(crate) mod compress;
mod fingerprint;
mod locales;
mod manifest;
mod optimise;
mod page;
mod portal;
mod rescue;
mod script;
mod split;
mod sprite;
mod statics;
mod style;
mod worker;

use crate::console;
use crate::failure::{Failure, OrMend};
use crate::tools;
use crate::workspace;
use compile::Module;
pub(crate) use optimise::KNOWN;
use page::Page;
use std::fs;
use std::path::{Path, PathBuf};

const MEND: &str = "give yourself the right to write in this folder";
const AGAIN: &str = "run `cargo xtask dist` again";

/// Builds `dist/` unless it is already what the sources, the lock file and the tools would give.
pub(crate) fn build() -> Result<(), Failure> {
    let _alone = alone()?;
    let build = fingerprint::of_sources()?;
    if manifest::is_current(&workspace::dist(), &build) {
        console::skipped("dist");
        return Ok(());
    }
    tools::for_building()?;
    let root = workspace::root();
    let staging = workspace::own().join("dist");
    remove(&staging)?;
    let compiled = compile::compile(Module::Portal)?;
    // Where the portal's build script writes, whatever CARGO_TARGET_DIR says.
    let from_build_script = root.join("target/locales");
    let mut page = Page::read(&root.join("index.html"))?;
    portal::publish(&compiled, &staging, &mut page)?;
    style::publish(&root.join("style"), &staging, &mut page)?;
    boot::publish(
        &root.join("public/boot.js"),
        &from_build_script,
        &staging,
        &mut page,
    )?;
    locales::publish(&from_build_script, &staging, &mut page)?;
    let icons = root.join("public/icons.svg");
    sprite::publish(&icons, &from_build_script, &staging, &mut page)?;
    statics::copy(&root.join("public"), &staging)?;
    page.write(&staging.join("index.html"))?;
    rescue::publish(&root.join("public"), &staging)?;
    worker::publish(&root.join("public"), &staging)?;
    compress::folder(&staging)?;
    manifest::write_manifest(&staging, &build)?;
    replace(&staging, &workspace::dist())?;
    console::say("   dist/ is ready");
    Ok(())
}

/// Leaves the engine of profiles in a folder, as `bench.js` and `bench_bg.wasm`: built as the portal is, not split.
pub(crate) fn map_bench(folder: &Path) -> Result<(), Failure> {
    let _alone = alone()?;
    let compiled = compile::compile(Module::MapBench)?;
    bind::Bound::new(&compiled, "bench", folder)?;
    optimise::module("making the engine smaller", &folder.join("bench_bg.wasm"))
}

/// Waits until no other xtask builds in this checkout; holds while it lives.
fn alone() -> Result<fs::File, Failure> {
    let path = workspace::own().join("building");
    write(&path, "")?;
    let file = fs::File::open(&path).or_mend("target/xtask/building cannot be read", MEND)?;
    if file.try_lock().is_err() {
        console::say("   another xtask builds here: waiting for it");
        file.lock()
            .or_mend("target/xtask/building cannot be locked", MEND)?;
    }
    Ok(file)
}

fn replace(new: &Path, place: &Path) -> Result<(), Failure> {
    let old = workspace::own().join("dist-before");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old).or_mend("the old dist/ cannot be moved away", MEND)?;
    }
    fs::rename(new, place).or_mend("the new dist/ cannot be moved to its place", MEND)?;
    remove(&old)
}

fn remove(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).or_mend(format!("{} cannot be removed", folder.display()), MEND)
}

/// An empty folder for what one step hands to the next.
fn workshop(name: &str) -> Result<PathBuf, Failure> {
    let folder = workspace::own().join(name);
    remove(&folder)?;
    fs::create_dir_all(&folder).or_mend(format!("{} cannot be made", folder.display()), MEND)?;
    Ok(folder)
}

/// All files under a folder, as sorted paths relative to it. A folder that is missing has none.
pub(crate) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_path_buf());
            }
        }
    }
    found.sort();
    found
}

/// Reads a text file of the build.
fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).or_mend(format!("{} cannot be read", path.display()), AGAIN)
}

/// Writes a file of the build.
fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).or_mend(format!("{} cannot be made", folder.display()), MEND)?;
    }
    fs::write(path, content).or_mend(format!("{} cannot be written", path.display()), MEND)
}

/// Folders for tests, apart from each other.
#[cfg(test)]
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
    remove(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_by_relative_path_in_order() {
        let folder = scratch("list");
        write(&folder.join("b.txt"), "b").unwrap();
        write(&folder.join("a/c.txt"), "c").unwrap();
        assert_eq!(
            files_under(&folder),
            [PathBuf::from("a/c.txt"), PathBuf::from("b.txt")]
        );
        assert!(files_under(&folder.join("missing")).is_empty());
        remove(&folder).unwrap();
    }
}
