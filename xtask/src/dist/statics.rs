//! What is sent as it is, under the name it has: pictures, the sprite, the web manifest.

use super::{files_under, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// Gets a hashed name in [`super::boot`].
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

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn all_but_the_boot_script_keep_their_names() {
        let root = scratch("statics");
        for file in ["boot.js", "icons.svg", "icons/icon.svg"] {
            write(&root.join("public").join(file), file).unwrap();
        }
        copy(&root.join("public"), &root.join("dist")).unwrap();
        let expected = ["icons/icon.svg", "icons.svg"].map(PathBuf::from);
        assert_eq!(files_under(&root.join("dist")), expected);
        remove(&root).unwrap();
    }
}
