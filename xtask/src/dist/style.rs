//! Puts the style sheets into one file, each within its layer, so that a phone makes one request. Refuses a
//! sheet that `main.css` does not import, and imports anywhere else.

use super::{files_under, read_text, write};
use crate::failure::Failure;
use std::fmt::Write as _;
use std::path::Path;

const ENTRY: &str = "main.css";

/// Bundles `style/main.css` into one file, which Trunk then minifies and names by its content.
pub(crate) fn bundle(style: &Path, into: &Path) -> Result<(), Failure> {
    let mut bundled = String::new();
    let mut imported = Vec::new();
    for line in read_text(&style.join(ENTRY))?.lines() {
        match import(line) {
            Some((file, layer)) => {
                let sheet = read_text(&style.join(file))?;
                if sheet.contains("@import") {
                    let what = format!("style/{file} imports another sheet");
                    return Err(Failure::new(
                        what,
                        "import it in style/main.css, in its layer",
                    ));
                }
                // Writing to a string cannot fail.
                let _ = writeln!(bundled, "@layer {layer} {{\n{sheet}\n}}");
                imported.push(file.to_owned());
            }
            None => {
                let _ = writeln!(bundled, "{line}");
            }
        }
    }
    refuse_strays(style, &imported)?;
    write(into, bundled)
}

/// File and layer of `@import "file" layer(layer);`.
fn import(line: &str) -> Option<(&str, &str)> {
    let (file, rest) = line.trim().strip_prefix("@import \"")?.split_once('"')?;
    let layer = rest.trim().strip_prefix("layer(")?.strip_suffix(");")?;
    Some((file, layer))
}

fn refuse_strays(style: &Path, imported: &[String]) -> Result<(), Failure> {
    let sheets = files_under(style)
        .into_iter()
        .map(|path| path.display().to_string());
    let stray = sheets
        .into_iter()
        .find(|sheet| sheet != ENTRY && has_ending(sheet, "css") && !imported.contains(sheet));
    match stray {
        None => Ok(()),
        Some(sheet) => Err(Failure::new(
            format!("no one imports style/{sheet}"),
            "import it in style/main.css, in its layer, or remove it",
        )),
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn sheets_are_joined_in_order_within_their_layers() {
        let root = scratch("style");
        let into = root.join("out/raati.css");
        let style = root.join("style");
        let main = "@layer base, ui;\n@import \"base.css\" layer(base);\n@import \"ui/card.css\" layer(ui);\n";
        write(&style.join("main.css"), main).unwrap();
        write(&style.join("base.css"), "p { margin: 0 }").unwrap();
        write(&style.join("ui/card.css"), "div { margin: 0 }").unwrap();
        bundle(&style, &into).unwrap();
        assert_eq!(
            read_text(&into).unwrap(),
            "@layer base, ui;\n@layer base {\np { margin: 0 }\n}\n@layer ui {\ndiv { margin: 0 }\n}\n"
        );

        write(&style.join("ui/stray.css"), "b { margin: 0 }").unwrap();
        assert!(
            bundle(&style, &into)
                .unwrap_err()
                .what
                .contains("ui/stray.css")
        );
        write(&style.join("ui/stray.css"), "").unwrap();
        write(&style.join("base.css"), "@import \"ui/stray.css\";").unwrap();
        assert!(
            bundle(&style, &into)
                .unwrap_err()
                .what
                .contains("style/base.css")
        );
        remove(&root).unwrap();
    }
}
