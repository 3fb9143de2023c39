//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{Ask, Circumstances, Exchange, Facts, Finding, Profile, Running};
use serde_json::Value;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::backend::{Backend, Guard};
use super::keys::Keys;
use super::profiled::{Profiled, absent};

/// A backend that a profile maps onto the contract.
struct Mapped(Arc<Profile>);

impl Backend for Mapped {
    fn begin(&self, ask: &Ask, at: Circumstances) -> Box<dyn Running> {
        Box::new(Exchange::begin(Arc::clone(&self.0), ask, at))
    }
}

/// A profile that was read, or what is wrong with it.
type Reading = Result<(Profiled, Arc<Profile>), Vec<Finding>>;

/// Reads the profile.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(engine, fallible)]
fn mapped(files: Value) -> Result<Reading, SplitLoaderError> {
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

/// Reads `{"own": text, "presets": {name: text}}`; what is wrong with it where it cannot be used, or its code does not come.
pub(super) async fn profiled(files: Value) -> Result<Profiled, Vec<Finding>> {
    let without = |_: SplitLoaderError| vec![absent("engine.wasm")];
    let (mut profiled, profile) = mapped(files).await.map_err(without)??;
    if profile.has_auth() {
        profiled.guard = guarding(profile).await.map_err(without)?;
    }
    Ok(profiled)
}

fn read(files: &Value) -> Reading {
    let preset = |name: &str| Some(files.get("presets")?.get(name)?.as_str()?.to_owned());
    let own = files.get("own").and_then(Value::as_str);
    let checked = Profile::parse_without_auth(own.unwrap_or_default(), &preset);
    let Some(profile) = checked.profile else {
        return Err(checked.findings);
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
