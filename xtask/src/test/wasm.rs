//! Does the built wasm start on the oldest phones we promise (Safari 16.0, design.md §2)? Refuses features they
//! trap on: reference types, multi-value, SIMD, threads, exceptions.

use crate::console;
use crate::digest;
use crate::dist::{self, KNOWN, files_under};
use crate::failure::{Failure, OrMend};
use crate::process::{Shown, Task, command, run};
use crate::tools::node;
use crate::workspace;
use std::fs;
use std::path::Path;

const MEND: &str =
    "keep the rustflags of .cargo/config.toml, and KNOWN in xtask/src/dist/optimise.rs";

/// Checks the module and its glue in `dist/`.
pub(crate) fn check() -> Result<(), Failure> {
    dist::build()?;
    node::build_tools()?;
    let folder = workspace::dist();
    let (mut modules, mut scripts) = (0, 0);
    for file in files_under(&folder) {
        let path = folder.join(&file);
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("wasm") => {
                validate(&path)?;
                modules += 1;
            }
            Some("js") => {
                check_glue(&path)?;
                scripts += 1;
            }
            _ => {}
        }
    }
    if modules == 0 || scripts == 0 {
        return Err(Failure::new(
            "dist/ has no wasm or no script",
            "run `cargo xtask dist` again",
        ));
    }
    console::say(format!(
        "   {modules} modules and {scripts} scripts keep to what old phones know"
    ));
    Ok(())
}

/// Reads the module with only the known features. Its own list of features is taken out first: wasm-opt would
/// believe it.
fn validate(module: &Path) -> Result<(), Failure> {
    let bare = workspace::own().join("module.wasm");
    let bytes = digest::read(module)?;
    let stripped = without_feature_list(&bytes)
        .ok_or_else(|| Failure::new(format!("{} is no wasm module", module.display()), MEND))?;
    fs::write(&bare, stripped).or_mend("target/xtask cannot be written", "make target/ yours")?;
    let task = Task {
        what: "validating the wasm",
        mend: MEND,
        shown: Shown::Heartbeat,
    };
    let mut wasm_opt = command("wasm-opt");
    wasm_opt
        .arg("--mvp-features")
        .args(KNOWN)
        .arg(&bare)
        .args(["-o", "/dev/null"]);
    run(&task, wasm_opt).map(drop)
}

fn check_glue(script: &Path) -> Result<(), Failure> {
    let text = String::from_utf8_lossy(&digest::read(script)?).into_owned();
    if text.contains("externref") {
        return Err(Failure::new(
            format!("{} uses reference types", script.display()),
            MEND,
        ));
    }
    Ok(())
}

/// The module without its custom section `target_features`; nothing when it is no module.
/// Layout: WebAssembly core specification, §5.5.
fn without_feature_list(module: &[u8]) -> Option<Vec<u8>> {
    const PREAMBLE: usize = 8;
    const NAME: &[u8] = b"\x0ftarget_features";
    let mut kept = module
        .get(..PREAMBLE)
        .filter(|bytes| bytes.starts_with(b"\0asm"))?
        .to_vec();
    let mut rest = module.get(PREAMBLE..)?;
    while let Some((id, after_id)) = rest.split_first() {
        let (size, used) = unsigned(after_id)?;
        let content = after_id.get(used..used + size)?;
        if !(*id == 0 && content.starts_with(NAME)) {
            kept.extend_from_slice(rest.get(..1 + used + size)?);
        }
        rest = rest.get(1 + used + size..)?;
    }
    Some(kept)
}

/// A LEB128 number and the bytes it takes.
fn unsigned(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (position, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * position);
        if byte & 0x80 == 0 {
            return Some((value, position + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_feature_list_is_taken_out() {
        let start = b"\0asm\x01\0\0\0";
        let types = b"\x01\x01\0";
        let features = b"\0\x11\x0ftarget_features\0";
        let whole = [start.as_slice(), types, features, types].concat();
        let expected = [start.as_slice(), types, types].concat();
        assert_eq!(without_feature_list(&whole), Some(expected));
        assert_eq!(without_feature_list(b"<html></html>"), None);
        assert_eq!(without_feature_list(b"\0asm\x01\0\0\0\x01\x09\0"), None);
    }

    #[test]
    fn numbers_of_several_bytes_are_read() {
        // The example of the DWARF standard's appendix on LEB128.
        assert_eq!(unsigned(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
    }

    #[test]
    fn glue_with_reference_types_is_refused() {
        let folder = dist::scratch("glue");
        let script = folder.join("glue.js");
        fs::write(&script, "wasm.__externref_table_alloc()").unwrap();
        assert!(check_glue(&script).is_err());
        fs::write(&script, "wasm.main()").unwrap();
        assert!(check_glue(&script).is_ok());
        fs::remove_dir_all(folder).unwrap();
    }
}
