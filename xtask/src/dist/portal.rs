//! From the compiled module to what the page starts: main module, chunks, and one script that binds them to the
//! browser and loads chunks.

use super::page::{Named, Page};
use super::{bind, optimise, read_text, script, split, workshop, write};
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
    timed("binding it to the browser", || {
        bind::glue(&parts.main, GLUE, &folder)
    })?;
    let main = folder.join(format!("{GLUE}_bg.wasm"));
    optimise::module("making the main module smaller", &main)?;
    let mut addresses = BTreeMap::new();
    for chunk in &parts.chunks {
        let file = folder.join(format!("{chunk}.wasm"));
        optimise::module(&format!("making {chunk} smaller"), &file)?;
        let named = Named {
            stem: chunk.trim_start_matches("split_"),
            ending: "wasm",
            content: &digest::read(&file)?,
        };
        addresses.insert(chunk.as_str(), named.write(dist)?);
    }
    let main = Named {
        stem: "portal",
        ending: "wasm",
        content: &digest::read(&main)?,
    };
    page.publish("WASM", &main, dist)?;
    let script = one_script(&folder, &addresses)?;
    let glue = Named {
        stem: "portal",
        ending: "js",
        content: script.as_bytes(),
    };
    page.publish("GLUE", &glue, dist)?;
    for (point, needs) in &parts.needs {
        let needs = needs
            .iter()
            .filter_map(|chunk| addresses.get(chunk.as_str()));
        let needs: Vec<String> = needs.map(|path| format!("/{path}")).collect();
        page.offer(&format!("CHUNK_{}", point.to_uppercase()), &needs.join(" "));
    }
    Ok(())
}

/// Glue and loader, which import each other, as one small script that knows the chunks by their hashed names.
fn one_script(folder: &Path, addresses: &BTreeMap<&str, String>) -> Result<String, Failure> {
    // Named so, the rest that the glue offers falls away.
    let entry = folder.join("entry.js");
    write(
        &entry,
        format!("export {{ default }} from \"./{GLUE}.js\";\n"),
    )?;
    let bundled = folder.join("bundled.js");
    script::bundle(&entry, &bundled)?;
    let text = read_text(&bundled)?;
    addresses.iter().try_fold(text, |text, (chunk, path)| {
        let old = format!("\"./{chunk}.wasm\"");
        if text.contains(&old) {
            return Ok(text.replace(&old, &format!("\"./{path}\"")));
        }
        Err(Failure::new(
            format!("the script does not load {chunk}.wasm"),
            "see in target/xtask/portal how the loader names it, and mend xtask/src/dist/portal.rs",
        ))
    })
}
