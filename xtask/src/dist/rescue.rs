//! Publishes `rescue.html`: the page that shows and sends what waits on a phone where the portal does not start. Refuses a
//! script that has outgrown its promise: what few bytes hold can be read through, and comes on the poorest network.

use super::page::{Named, Page};
use super::{script, workshop};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// Its script, minified.
const LARGEST_SCRIPT: usize = 4096;

/// Adds the page, its script and its style to the folder.
pub(crate) fn publish(public: &Path, dist: &Path) -> Result<(), Failure> {
    let folder = workshop("rescue")?;
    let mut page = Page::read(&public.join("rescue.html"))?;
    for (name, ending) in [("STYLE", "css"), ("SCRIPT", "js")] {
        let file = format!("rescue.{ending}");
        let small = folder.join(&file);
        script::bundle(&public.join(&file), &small)?;
        let content = digest::read(&small)?;
        if ending == "js" {
            judge(content.len())?;
        }
        let named = Named {
            stem: "rescue",
            ending,
            content: &content,
        };
        page.publish(name, &named, dist)?;
    }
    page.write(&dist.join("rescue.html"))
}

fn judge(bytes: usize) -> Result<(), Failure> {
    if bytes <= LARGEST_SCRIPT {
        return Ok(());
    }
    Err(Failure::new(
        format!("rescue.js weighs {bytes} bytes, over {LARGEST_SCRIPT}"),
        "make public/rescue.js do less",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_over_its_promise_is_refused() {
        assert!(judge(LARGEST_SCRIPT).is_ok());
        let failure = judge(LARGEST_SCRIPT + 1).unwrap_err();
        assert!(failure.what.contains("4097 bytes"), "{}", failure.what);
    }
}
