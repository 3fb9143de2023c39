//! What a fresh machine lacks, and how it gets it. Each part looks first and installs only what is missing;
//! nothing the user has installed is replaced, pinned versions live in a cache of their own.

pub(crate) mod browser;
pub(crate) mod node;
pub(crate) mod rust;

use crate::failure::Failure;
use std::path::PathBuf;

/// Everything `cargo xtask dist` needs.
pub(crate) fn for_building() -> Result<(), Failure> {
    rust::wasm_target()?;
    rust::crates()?;
    node::build_tools()
}

/// Everything `cargo xtask test` needs.
pub(crate) fn for_testing() -> Result<(), Failure> {
    rust::components()?;
    for_building()?;
    node::browser_test_packages()?;
    browser::executable().map(drop)
}

/// Folders of the cache that hold programs.
pub(crate) fn cached_folders() -> Vec<PathBuf> {
    node::TOOLS.map(|tool| tool.programs()).into()
}
