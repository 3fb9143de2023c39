//! What is sent as it is, under the name it has: pictures, the sprite, the web manifest.

use super::{files_under, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// Gets a hashed name elsewhere.
const BOOT: &str = "boot.js";

/// Copies the files of `public/` to the folder.
pub(crate) fn copy(public: &Path, dist: &Path) -> Result<(), Failure> {
    for file in files_under(public) {
        if file != Path::new(BOOT) {
            write(&dist.join(&file), digest::read(&public.join(&file))?)?;
        }
    }
    Ok(())
}
