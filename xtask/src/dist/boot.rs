//! Completes `boot.js`: writes in what the portal's build script knows of plain profiles and first requests.

use super::page::{Named, Page};
use super::{read_text, script, workshop, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

const PLACEHOLDER: &str = "\"__FIRST__\"";

/// Adds the completed script to the folder; the page learns of it as `BOOT`.
pub(crate) fn publish(
    source: &Path,
    from_build_script: &Path,
    dist: &Path,
    page: &mut Page,
) -> Result<(), Failure> {
    let first_requests = read_text(&from_build_script.join("first.json"))?;
    let folder = workshop("boot")?;
    let (whole, small) = (folder.join("boot.js"), folder.join("boot-small.js"));
    write(&whole, complete(&read_text(source)?, &first_requests)?)?;
    script::bundle(&whole, &small)?;
    let boot = Named {
        stem: "boot",
        ending: "js",
        content: &digest::read(&small)?,
    };
    page.publish("BOOT", &boot, dist).map(drop)
}

fn complete(script: &str, first_requests: &str) -> Result<String, Failure> {
    if script.contains(PLACEHOLDER) {
        return Ok(script.replace(PLACEHOLDER, first_requests.trim()));
    }
    Err(Failure::new(
        "boot.js has no place for what the build script knows",
        "keep KNOWN in public/boot.js",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_knows_the_first_requests() {
        let first = "{\"/\":[\"/me\"]}\n";
        assert_eq!(
            complete("const FIRST = \"__FIRST__\";", first).unwrap(),
            "const FIRST = {\"/\":[\"/me\"]};"
        );
        assert!(complete("const FIRST = {};", first).is_err());
    }
}
