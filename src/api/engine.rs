//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{Ask, Circumstances, Exchange, Facts, Profile, Running, Variant};
use serde_json::Value;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::backend::{Backend, Guard};
use super::keys::Keys;
use super::profiled::Profiled;

/// A backend that a profile maps onto the contract.
struct Mapped(Arc<Profile>);

impl Backend for Mapped {
    fn begin(&self, ask: &Ask, at: Circumstances) -> Box<dyn Running> {
        Box::new(Exchange::begin(Arc::clone(&self.0), ask, at))
    }
}

/// Reads the profile.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(engine, fallible)]
fn mapped(files: Value) -> Result<Option<(Profiled, Arc<Profile>)>, SplitLoaderError> {
    Ok(read(&files))
}

/// The session's code is much, too, and most portals need none of it.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(keys, fallible)]
fn guarding(profile: Arc<Profile>) -> Result<Option<Arc<dyn Guard>>, SplitLoaderError> {
    Ok(Keys::guarding(&profile))
}

/// Reads `{"own": text, "presets": {name: text}}`; `None` where that is no usable profile, or its code does not come.
pub(super) async fn profiled(files: Value) -> Option<Profiled> {
    let (mut profiled, profile) = mapped(files).await.ok()??;
    if profile.has_auth() {
        profiled.guard = guarding(profile).await.ok()?;
    }
    Some(profiled)
}

fn read(files: &Value) -> Option<(Profiled, Arc<Profile>)> {
    let presets = files.get("presets")?;
    let preset = |name: &str| Some(presets.get(name)?.as_str()?.to_owned());
    let checked = Profile::parse_without_auth(files.get("own")?.as_str()?, &preset, Variant::Plain);
    let profile = Arc::new(checked.profile?);
    let profiled = Profiled {
        facts: Arc::new(Facts::of(&profile)),
        guard: None,
        backend: Arc::new(Mapped(Arc::clone(&profile))),
        findings: checked.findings.into(),
    };
    Some((profiled, profile))
}
