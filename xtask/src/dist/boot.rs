//! Names `boot.js` by its content, so that it may be cached for ever: Trunk copies the file as it is,
//! because the tag that starts it comes from Trunk.toml's pattern.

use super::{MEND, read_text, write};
use crate::digest;
use crate::failure::{Failure, OrMend};
use std::fs;
use std::path::Path;

const TAG: &str = "boot.js?js=";

/// Renames the file and corrects `index.html`.
pub(crate) fn publish(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = read_text(&page)?;
    if !html.contains(TAG) {
        return Err(Failure::new(
            "index.html does not start boot.js",
            "keep `pattern_script` in Trunk.toml and copy public/boot.js to the top of dist/",
        ));
    }
    let script = dist.join("boot.js");
    let name = format!("boot-{}.js", digest::short(&digest::read(&script)?));
    fs::rename(&script, dist.join(&name)).or_mend("boot.js cannot be renamed", MEND)?;
    write(&page, html.replace(TAG, &format!("{name}?js=")))
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn the_page_starts_the_script_by_its_hashed_name() {
        let dist = scratch("boot");
        write(&dist.join("boot.js"), "start()").unwrap();
        write(
            &dist.join("index.html"),
            "<script src=/boot.js?js=/a.js&wasm=/a.wasm></script>",
        )
        .unwrap();
        publish(&dist).unwrap();
        let page = read_text(&dist.join("index.html")).unwrap();
        let name = format!("boot-{}.js", digest::short(b"start()"));
        assert_eq!(
            page,
            format!("<script src=/{name}?js=/a.js&wasm=/a.wasm></script>")
        );
        assert!(dist.join(name).is_file());
        assert!(publish(&dist).is_err());
        remove(&dist).unwrap();
    }
}
