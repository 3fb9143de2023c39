//! Puts the style sheets into one file, each within its layer, so that a phone makes one request. Refuses a
//! sheet that `main.css` does not import.

use super::page::{Named, Page};
use super::{files_under, read_text, script, workshop};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

const ENTRY: &str = "main.css";

/// Adds the style to the folder; the page learns of it as `STYLE`.
pub(crate) fn publish(style: &Path, dist: &Path, page: &mut Page) -> Result<(), Failure> {
    refuse_strays(style)?;
    let bundled = workshop("style")?.join(ENTRY);
    script::bundle(&style.join(ENTRY), &bundled)?;
    let sheet = Named {
        stem: "raati",
        ending: "css",
        content: &digest::read(&bundled)?,
    };
    page.publish("STYLE", &sheet, dist).map(drop)
}

fn refuse_strays(style: &Path) -> Result<(), Failure> {
    let entry = read_text(&style.join(ENTRY))?;
    let sheets = files_under(style)
        .into_iter()
        .filter(|sheet| sheet.extension().is_some_and(|ending| ending == "css"));
    let mut names = sheets.map(|sheet| sheet.display().to_string());
    let stray = names.find(|name| name != ENTRY && !entry.contains(&format!("\"{name}\" layer(")));
    match stray {
        None => Ok(()),
        Some(sheet) => Err(Failure::new(
            format!("no layer imports style/{sheet}"),
            "import it in style/main.css, in its layer, or remove it",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch, write};
    use super::*;

    #[test]
    fn a_sheet_that_no_layer_imports_is_refused() {
        let style = scratch("style");
        let main = "@layer base, ui;\n@import \"base.css\" layer(base);\n";
        write(&style.join("main.css"), main).unwrap();
        write(&style.join("base.css"), "p { margin: 0 }").unwrap();
        refuse_strays(&style).unwrap();
        write(&style.join("ui/stray.css"), "b { margin: 0 }").unwrap();
        let failure = refuse_strays(&style).unwrap_err();
        assert!(failure.what.contains("ui/stray.css"));
        remove(&style).unwrap();
    }
}
