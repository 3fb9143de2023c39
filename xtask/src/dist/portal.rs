//! From the compiled module to what the page starts: main module, chunks, and one script that binds them to the
//! browser and loads chunks.

use super::bind::{self, Bound};
use super::page::{Named, Page};
use super::{optimise, read_text, script, split, workshop, write};
use crate::digest;
use crate::failure::Failure;
use crate::progress::timed;
use std::collections::BTreeMap;
use std::path::Path;

const GLUE: &str = "portal";

/// Adds the portal's files to the folder. The page learns of the main module as `WASM`, of the script as `GLUE`,
/// and, if it wants to, of what a split point needs as `CHUNK_` and its name.
pub(crate) fn publish(compiled: &Path, dist: &Path, page: &mut Page) -> Result<(), Failure> {
    let folder = workshop("portal")?;
    let parts = timed("splitting the portal", || {
        split::apart(compiled, &format!("{GLUE}.js"), &folder)
    })?;
    let mut bound = timed("binding it to the browser", || {
        Bound::new(&parts.main, GLUE, &folder)
    })?;
    let (script, names) = one_script(&folder)?;
    bound.fit(&script, &names, &folder)?;

    let main = folder.join(format!("{GLUE}_bg.wasm"));
    optimise::module("making the main module smaller", &main)?;
    let main = Named {
        stem: "portal",
        ending: "wasm",
        content: &digest::read(&main)?,
    };
    page.publish("WASM", &main, dist)?;

    let chunks = publish_chunks(&parts.chunks, &folder, dist)?;
    let script = with_addresses(script, &chunks)?;
    let glue = Named {
        stem: "portal",
        ending: "js",
        content: script.as_bytes(),
    };
    page.publish("GLUE", &glue, dist)?;
    for (point, needs) in &parts.needs {
        let needs = needs.iter().filter_map(|chunk| chunks.get(chunk));
        let needs: Vec<String> = needs.map(|path| format!("/{path}")).collect();
        page.offer(&format!("CHUNK_{}", point.to_uppercase()), &needs.join(" "));
    }
    Ok(())
}

/// Glue and loader, which import each other, as one small script, and the short names it has for long ones.
fn one_script(folder: &Path) -> Result<(String, BTreeMap<String, String>), Failure> {
    // The rest of what the glue offers falls away.
    let entry = folder.join("entry.js");
    let text = format!("export {{ default }} from \"./{GLUE}.js\";\n");
    write(&entry, text)?;
    let bundled = folder.join("bundled.js");
    let names = script::bundle_with_short_names(&entry, &bundled, bind::PRIVATE)?;
    Ok((read_text(&bundled)?, names))
}

/// Makes the chunks smaller and gives their hashed names.
fn publish_chunks(
    chunks: &[String],
    folder: &Path,
    dist: &Path,
) -> Result<BTreeMap<String, String>, Failure> {
    let publish = |chunk: &String| {
        let file = folder.join(chunk).with_extension("wasm");
        optimise::module(&format!("making {chunk} smaller"), &file)?;
        let named = Named {
            stem: chunk.trim_start_matches("split_"),
            ending: "wasm",
            content: &digest::read(&file)?,
        };
        Ok((chunk.clone(), named.write(dist)?))
    };
    chunks.iter().map(publish).collect()
}

/// The script with the hashed names of the chunks it loads.
fn with_addresses(script: String, chunks: &BTreeMap<String, String>) -> Result<String, Failure> {
    chunks.iter().try_fold(script, |script, (chunk, path)| {
        let old = format!("\"./{chunk}.wasm\"");
        if script.contains(&old) {
            return Ok(script.replace(&old, &format!("\"./{path}\"")));
        }
        Err(Failure::new(
            format!("the script does not load {chunk}.wasm"),
            "see in target/xtask/portal how the loader names it, and mend xtask/src/dist/portal.rs",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_loads_chunks_by_their_hashed_names() {
        let name = |chunk: &str, path: &str| (chunk.to_owned(), path.to_owned());
        let chunks = BTreeMap::from([name("split_pages", "pages-0123456789abcdef.wasm")]);
        let script = "fetch(new URL(\"./split_pages.wasm\",import.meta.url))".to_owned();
        assert_eq!(
            with_addresses(script, &chunks).unwrap(),
            "fetch(new URL(\"./pages-0123456789abcdef.wasm\",import.meta.url))"
        );
        assert!(with_addresses("fetch('./split_pages.wasm')".to_owned(), &chunks).is_err());
    }
}
