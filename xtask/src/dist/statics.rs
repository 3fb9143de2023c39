//! What is sent as it is, under the name it has: pictures, the web manifest.

use super::{files_under, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// Get hashed names in [`super::boot`] and [`super::sprite`], or are part of the portal's own script.
const NAMED_ELSEWHERE: [&str; 3] = ["boot.js", "icons.svg", "vault.js"];

/// Completed by [`super::worker`].
const COMPLETED_ELSEWHERE: [&str; 2] = ["sw.js", "sw_off.js"];

/// Copies the files of `public/` to the folder.
pub(crate) fn copy(public: &Path, dist: &Path) -> Result<(), Failure> {
    for file in files_under(public) {
        let mut elsewhere = NAMED_ELSEWHERE.iter().chain(&COMPLETED_ELSEWHERE);
        if !elsewhere.any(|name| file == Path::new(name)) {
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
    fn all_but_boot_script_and_sprite_keep_their_names() {
        let root = scratch("statics");
        for file in [
            "boot.js",
            "icons.svg",
            "icons/icon.svg",
            "manifest.webmanifest",
        ] {
            write(&root.join("public").join(file), file).unwrap();
        }
        copy(&root.join("public"), &root.join("dist")).unwrap();
        let expected = ["icons/icon.svg", "manifest.webmanifest"].map(PathBuf::from);
        assert_eq!(files_under(&root.join("dist")), expected);
        remove(&root).unwrap();
    }
}
