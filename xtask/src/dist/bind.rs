//! Makes the script that speaks between the browser and the main module (wasm-bindgen's glue). The generator is
//! a library of this program, so that no machine has to build its command line.

use super::AGAIN;
use crate::failure::{Failure, OrMend};
use anyhow::Error;
use std::collections::BTreeMap;
use std::path::Path;
use wasm_bindgen_cli_support::{Bindgen, Output};

/// Names that only glue and module know, as an expression for esbuild: most end in a long number.
pub(crate) const PRIVATE: &str = "^(__wbg_|__wbindgen_|_ZN)";

/// A main module with its glue.
pub(crate) struct Bound {
    output: Output,
}

impl Bound {
    /// Writes `<name>.js` and `<name>_bg.wasm` into a folder.
    pub(crate) fn new(module: &Path, name: &str, folder: &Path) -> Result<Self, Failure> {
        let mut bound = Self {
            output: generate(module, name).or_mend(UNBOUND, MEND)?,
        };
        bound.write(folder)?;
        Ok(bound)
    }

    /// Writes the module again, as the finished script knows it: by its names, and without what it does not use.
    pub(crate) fn fit(
        &mut self,
        script: &str,
        names: &BTreeMap<String, String>,
        folder: &Path,
    ) -> Result<(), Failure> {
        let module = self.output.wasm_mut();
        for import in module.imports.iter_mut() {
            if let Some(name) = names.get(&import.name) {
                import.name.clone_from(name);
            }
        }
        let mut unused = Vec::new();
        for export in module.exports.iter_mut() {
            if let Some(name) = names.get(&export.name) {
                export.name.clone_from(name);
            } else if !script.contains(&export.name) {
                unused.push(export.id());
            }
        }
        for export in unused {
            module.exports.delete(export);
        }
        self.write(folder)
    }

    fn write(&mut self, folder: &Path) -> Result<(), Failure> {
        let written = self.output.emit(folder).map_err(with_causes);
        written.or_mend("the bound module cannot be written", AGAIN)
    }
}

fn generate(module: &Path, name: &str) -> Result<Output, String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        // Chunks share the main module's table and memory.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.web(true).map_err(with_causes)?;
    bindgen.generate_output().map_err(with_causes)
}

/// The alternate form tells the causes, too.
fn with_causes(error: Error) -> String {
    format!("{error:#}")
}

const UNBOUND: &str = "the module cannot be bound to the browser";
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
