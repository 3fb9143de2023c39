//! Makes the script that speaks between the browser and the main module (wasm-bindgen's glue). The generator is
//! a library of this program, so that no machine has to build its command line.

use crate::failure::{Failure, OrMend};
use anyhow::Error;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>.js` and `<name>_bg.wasm` into a folder.
pub(crate) fn glue(module: &Path, name: &str, folder: &Path) -> Result<(), Failure> {
    generate(module, name, folder)
        // The alternate form tells the causes, too.
        .map_err(|error| format!("{error:#}"))
        .or_mend("the module cannot be bound to the browser", MEND)
}

fn generate(module: &Path, name: &str, folder: &Path) -> Result<(), Error> {
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // Chunks share the main module's table and memory.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
}

const MEND: &str = "keep wasm-bindgen-cli-support in xtask/Cargo.toml at the version of wasm-bindgen in Cargo.toml";

#[cfg(test)]
mod tests {
    use crate::workspace;
    use std::fs;

    #[test]
    fn generator_and_library_have_one_version() {
        let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).unwrap();
        let version = |package: &str| {
            let name = format!("name = \"{package}\"");
            let after = lock.lines().skip_while(move |line| *line != name).nth(1);
            after.map(str::to_owned).unwrap()
        };
        assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    }
}
