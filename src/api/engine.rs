//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{Ask, Checked, Circumstances, Exchange, Facts, Finding, Profile, Running, Variant};
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

/// Who keeps the session, and what is wrong with the profile, `auth` with it.
type Guarding = (Option<Arc<dyn Guard>>, Vec<Finding>);

/// The session's code is much, too, and most portals need none of it.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(keys, fallible)]
fn guarding(
    files: Value,
    profile: Arc<Profile>,
    link: Option<String>,
) -> Result<Guarding, SplitLoaderError> {
    Ok((
        Keys::guarding(&profile, link.as_deref()),
        checked(&files, Profile::parse).findings,
    ))
}

/// Reads `{"own": text, "presets": {name: text}}`, and the token that the link to this portal carried; what is wrong with
/// it where it cannot be used, or its code does not come.
pub(super) async fn profiled(files: Value, link: Option<String>) -> Result<Profiled, Vec<Finding>> {
    let without = |_: SplitLoaderError| vec![absent("engine.wasm")];
    let (mut profiled, profile) = mapped(files.clone()).await.map_err(without)??;
    if profile.has_auth() {
        let (guard, findings) = guarding(files, profile, link).await.map_err(without)?;
        if guard.is_none() {
            profiled.without_sign_in();
        }
        profiled.guard = guard;
        profiled.findings = findings.into();
    }
    Ok(profiled)
}

type Parse = fn(&str, &dyn Fn(&str) -> Option<String>) -> Checked;

fn checked(files: &Value, parse: Parse) -> Checked {
    let preset = |name: &str| Some(files.get("presets")?.get(name)?.as_str()?.to_owned());
    let own = files.get("own").and_then(Value::as_str);
    parse(own.unwrap_or_default(), &preset)
}

fn read(files: &Value) -> Reading {
    let checked = checked(files, |text, preset| {
        Profile::parse_without_auth(text, preset, Variant::Plain)
    });
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
