//! Where the wasm is split before the engine that runs profiles: whose backend speaks the native contract never loads it.

use std::sync::Arc;

use connect::{
    Ask, Checked, Circumstances, Dedupe, Exchange, Facts, Finding, HttpRequest, HttpResponse,
    Profile, Running, Variant,
};
use model::Capability;
use serde_json::Value;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::backend::{Backend, Guard};
use super::keys::Keys;
use super::network::response;
use super::profiled::{Profiled, absent};
use super::who;
use crate::browser::fetch::{Cookies, Sending, fetch};

/// Longest that a start waits to learn the backend's version, in milliseconds.
const PROBE_MILLIS: i32 = 3_000;

/// A backend that a profile maps onto the contract.
struct Mapped(Arc<Profile>);

impl Backend for Mapped {
    fn begin(&self, ask: &Ask, at: Circumstances) -> Box<dyn Running> {
        Box::new(Exchange::begin(Arc::clone(&self.0), ask, at))
    }

    fn dedupe(&self, capability: Capability) -> Dedupe {
        self.0.dedupe(capability).unwrap_or_default()
    }

    fn is_one_request(&self, capability: Capability) -> bool {
        self.0.is_one_request(capability)
    }
}

/// A profile that was read.
struct Read {
    profiled: Profiled,
    profile: Arc<Profile>,
    /// What to ask first, where the profile differs by the backend's version.
    probe: Option<HttpRequest>,
}

/// The same, or what is wrong with it.
type Reading = Result<Read, Vec<Finding>>;

/// Reads the profile, for the backend that gave this answer to its probe.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other side of the cut may be missing"
)]
#[wasm_split(engine, fallible)]
fn mapped(files: Value, probed: Option<HttpResponse>) -> Result<Reading, SplitLoaderError> {
    Ok(read(&files, probed.as_ref()))
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
    probed: Option<HttpResponse>,
    link: Option<String>,
) -> Result<Guarding, SplitLoaderError> {
    Ok((
        Keys::guarding(&profile, link.as_deref()),
        checked(&files, probed.as_ref(), Profile::parse_variant).findings,
    ))
}

/// Reads `{"own": text, "presets": {name: text}}`, and the token that the link to this portal carried; what is wrong with
/// it where it cannot be used, or its code does not come.
pub(super) async fn profiled(files: Value, link: Option<String>) -> Result<Profiled, Vec<Finding>> {
    let without = |_: SplitLoaderError| vec![absent("engine.wasm")];
    let mut probed = None;
    let mut read = mapped(files.clone(), None).await.map_err(without)??;
    if let Some(probe) = &read.probe
        && let Some(answer) = answer(probe).await
    {
        read = mapped(files.clone(), Some(answer.clone()))
            .await
            .map_err(without)??;
        probed = Some(answer);
    }
    let Read {
        mut profiled,
        profile,
        ..
    } = read;
    if profile.has_auth() {
        if let Some(link) = &link {
            who::known_as(link).await;
        }
        let (guard, findings) = guarding(files, profile, probed, link)
            .await
            .map_err(without)?;
        if guard.is_none() {
            profiled.without_sign_in();
        }
        profiled.guard = guard;
        profiled.findings = findings.into();
    }
    Ok(profiled)
}

/// What the backend says of itself; `None` where it does not, and the profile is used as it stands.
async fn answer(probe: &HttpRequest) -> Option<HttpResponse> {
    let sending = Sending {
        method: probe.method.as_str(),
        url: &probe.url,
        headers: &probe.headers,
        body: probe.body.as_deref(),
        cookies: Cookies::No,
    };
    fetch(sending, PROBE_MILLIS).await.ok().map(response)
}

type Parse = fn(&str, &dyn Fn(&str) -> Option<String>, Variant) -> Checked;

fn checked(files: &Value, probed: Option<&HttpResponse>, parse: Parse) -> Checked {
    let variant = probed.map_or(Variant::Plain, Variant::Of);
    let preset = |name: &str| Some(files.get("presets")?.get(name)?.as_str()?.to_owned());
    let own = files.get("own").and_then(Value::as_str);
    parse(own.unwrap_or_default(), &preset, variant)
}

fn read(files: &Value, probed: Option<&HttpResponse>) -> Reading {
    let checked = checked(files, probed, Profile::parse_without_auth);
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
    let probe = profile.probe().filter(|_| profile.variants() > 0);
    Ok(Read {
        profiled,
        profile,
        probe,
    })
}
