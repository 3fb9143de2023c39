//! Cuts the module at the split points of the portal (`#[wasm_split]` in src/): what the first screen needs
//! stays in the main module, the rest becomes chunks, which the loader fetches when they are wanted.

use crate::digest;
use crate::failure::{Failure, OrMend};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The script that loads chunks; the main module imports from it.
pub(crate) const LOADER: &str = "__wasm_split.js";

/// What came out.
pub(crate) struct Parts {
    /// Still to be bound.
    pub(crate) main: PathBuf,
    /// Names of the other modules' files in the folder, without `.wasm`.
    pub(crate) chunks: Vec<String>,
    /// Which of them each split point needs.
    pub(crate) needs: BTreeMap<String, Vec<String>>,
}

/// Writes main module, chunks and loader into a folder. `glue` is the script that starts the main module.
pub(crate) fn apart(module: &Path, glue: &str, folder: &Path) -> Result<Parts, Failure> {
    let bytes = digest::read(module)?;
    let main = folder.join("main.wasm");
    let loader = format!("./{LOADER}");
    let glue = format!("./{glue}");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &glue;
    options.emit_dwarf = false;
    // The alternate form tells the causes, too.
    let split = transform(options)
        .map_err(|error| format!("{error:#}"))
        .or_mend("the module cannot be split", MEND)?;
    let stems = split
        .split_modules
        .iter()
        .filter_map(|path| path.file_stem());
    let mut chunks: Vec<String> = stems
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect();
    chunks.sort();
    let needs = split.prefetch_map.into_iter().collect();
    Ok(Parts {
        main,
        chunks,
        needs,
    })
}

const MEND: &str = "keep the versions of wasm_split_helpers in Cargo.toml and of wasm_split_cli_support in \
                    xtask/Cargo.toml such that they fit each other";
