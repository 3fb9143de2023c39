//! Completes `boot.js`: writes the list of first requests in, which the portal's build script made, and names
//! the file by its content, so that it may be cached for ever. Trunk copies it as it is, because the tag that
//! starts it comes from Trunk.toml's pattern.

use super::{MEND, read_text, write};
use crate::digest;
use crate::failure::{Failure, OrMend};
use std::fs;
use std::path::Path;

const TAG: &str = "boot.js?js=";
const PLACEHOLDER: &str = "\"__FIRST__\"";

/// Completes and renames the file, and corrects `index.html`.
pub(crate) fn publish(first_requests: &Path, dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = read_text(&page)?;
    let script = dist.join("boot.js");
    let text = read_text(&script)?;
    if !html.contains(TAG) || !text.contains(PLACEHOLDER) {
        return Err(Failure::new(
            "index.html does not start boot.js, or boot.js has no place for the first requests",
            "keep `pattern_script` in Trunk.toml and FIRST_REQUESTS in public/boot.js",
        ));
    }
    let complete = text.replace(PLACEHOLDER, read_text(first_requests)?.trim());
    let name = format!("boot-{}.js", digest::short(complete.as_bytes()));
    write(&dist.join(&name), complete)?;
    fs::remove_file(&script).or_mend("boot.js cannot be removed", MEND)?;
    write(&page, html.replace(TAG, &format!("{name}?js=")))
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn the_page_starts_the_completed_script_by_its_hashed_name() {
        let dist = scratch("boot");
        let first = dist.join("first.json");
        write(&first, "{\"/\":[\"/me\"]}\n").unwrap();
        write(&dist.join("boot.js"), "const FIRST = \"__FIRST__\";").unwrap();
        write(
            &dist.join("index.html"),
            "<script src=/boot.js?js=/a.js&wasm=/a.wasm></script>",
        )
        .unwrap();
        publish(&first, &dist).unwrap();
        let complete = "const FIRST = {\"/\":[\"/me\"]};";
        let name = format!("boot-{}.js", digest::short(complete.as_bytes()));
        let page = read_text(&dist.join("index.html")).unwrap();
        assert_eq!(
            page,
            format!("<script src=/{name}?js=/a.js&wasm=/a.wasm></script>")
        );
        assert_eq!(read_text(&dist.join(name)).unwrap(), complete);
        assert!(!dist.join("boot.js").exists());
        assert!(publish(&first, &dist).is_err());
        remove(&dist).unwrap();
    }
}
