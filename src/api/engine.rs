//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{Ask, Circumstances, Exchange, Facts, Profile, Running};
use serde_json::Value;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::backend::Backend;
use super::keys::Keys;
use super::profiled::Profiled;

/// A backend that a profile maps onto the contract.
struct Mapped(Arc<Profile>);

impl Backend for Mapped {
    fn begin(&self, ask: &Ask, at: Circumstances) -> Box<dyn Running> {
        Box::new(Exchange::begin(Arc::clone(&self.0), ask, at))
    }
}

/// Reads `{"own": text, "presets": {name: text}}`.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(engine, fallible)]
pub(super) fn profiled(files: Value) -> Result<Option<Profiled>, SplitLoaderError> {
    Ok(read(&files))
}

fn read(files: &Value) -> Option<Profiled> {
    let presets = files.get("presets")?;
    let preset = |name: &str| Some(presets.get(name)?.as_str()?.to_owned());
    let checked = Profile::parse(files.get("own")?.as_str()?, &preset);
    let profile = Arc::new(checked.profile?);
    Some(Profiled {
        facts: Arc::new(Facts::of(&profile)),
        guard: Keys::guarding(&profile),
        backend: Arc::new(Mapped(profile)),
        findings: checked.findings.into(),
    })
}
