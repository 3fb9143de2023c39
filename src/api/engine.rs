//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{Ask, Circumstances, Exchange, Facts, Profile, Running};
use serde_json::Value;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::backend::{Backend, Guard};
use super::keys::Keys;
use super::profiled::{Profiled, Unusable};

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
fn mapped(files: Value) -> Result<Result<(Profiled, Arc<Profile>), Unusable>, SplitLoaderError> {
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

/// Reads `{"own": text, "presets": {name: text}}`.
pub(super) async fn profiled(files: Value) -> Result<Profiled, Unusable> {
    let without = |_: SplitLoaderError| Unusable::WithoutEngine;
    let (mut profiled, profile) = mapped(files).await.map_err(without)??;
    if profile.has_auth() {
        profiled.guard = guarding(profile).await.map_err(without)?;
    }
    Ok(profiled)
}

fn read(files: &Value) -> Result<(Profiled, Arc<Profile>), Unusable> {
    let preset = |name: &str| Some(files.get("presets")?.get(name)?.as_str()?.to_owned());
    let own = files.get("own").and_then(Value::as_str);
    let checked = Profile::parse_without_auth(own.unwrap_or_default(), &preset);
    let Some(profile) = checked.profile else {
        return Err(Unusable::Broken(checked.findings));
    };
    let profile = Arc::new(profile);
    let profiled = Profiled {
        facts: Arc::new(Facts::of(&profile)),
        guard: None,
        backend: Arc::new(Mapped(Arc::clone(&profile))),
        findings: checked.findings.into(),
    };
    Ok((profiled, profile))
}
