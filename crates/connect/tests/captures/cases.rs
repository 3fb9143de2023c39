//! Tables of cases: what was recorded, what is called, what must come of it.

use std::sync::Arc;

use connect::{Call, Failure, HttpRequest, HttpResponse, Profile};
use serde_json::{Value, json};

use crate::replay::Replay;
use crate::support;

/// One case.
pub(crate) struct Case {
    pub(crate) what: &'static str,
    /// Captures that may answer.
    pub(crate) captures: &'static [&'static str],
    /// What is called, and what it says of what came.
    pub(crate) call: fn(&mut Backend) -> String,
    pub(crate) gives: &'static str,
}

/// Where a call goes.
pub(crate) struct Backend {
    pub(crate) profile: Arc<Profile>,
    pub(crate) replay: Replay,
}

impl Backend {
    pub(crate) fn run<T>(&mut self, call: &Call<T>) -> Result<T, Failure> {
        let (profile, replay) = (Arc::clone(&self.profile), &mut self.replay);
        let origins = profile.origins().to_vec();
        support::run(&profile, call, |request: &HttpRequest| {
            assert!(
                origins
                    .iter()
                    .any(|origin| request.url.starts_with(&format!("{origin}/"))),
                "{}",
                request.url
            );
            replay.answer(request)
        })
    }
}

/// Runs a table.
pub(crate) fn run(product: &str, profile: &Arc<Profile>, cases: &[Case]) {
    let origin = profile.origins()[0].clone();
    for case in cases {
        let mut backend = Backend {
            profile: Arc::clone(profile),
            replay: Replay::of(product, case.captures, &origin),
        };
        let came = (case.call)(&mut backend);
        assert_eq!(came, case.gives, "{product}: {}", case.what);
    }
}

/// A result in few words: a value as told by `tell`, or the failure.
pub(crate) fn told<T>(result: Result<T, Failure>, tell: impl Fn(&T) -> String) -> String {
    match result {
        Ok(value) => tell(&value),
        Err(Failure::Invalid(errors)) => {
            let errors = errors.iter().map(|error| format!(" {}", error.pointer));
            format!("Invalid{}", errors.collect::<String>())
        }
        Err(Failure::Unreadable(why)) => format!("Unreadable: {}", why.expected),
        Err(failure) => format!("{failure:?}"),
    }
}

/// A shipped profile on its presets, with a patch for tests, such as the size of a page that was recorded.
pub(crate) fn shipped(name: &str, patch: &Value) -> Arc<Profile> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let read = |path: String| std::fs::read_to_string(path);
    let own = read(format!("{root}/profiles/{name}.json")).unwrap();
    let mut own: Value = serde_json::from_str(&own).unwrap();
    merge(&mut own, patch);
    let preset = |name: &str| read(format!("{root}/public/presets/{name}.json")).ok();
    let checked = Profile::parse(&own.to_string(), &preset);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(target.entry(name.clone()).or_insert(json!({})), value);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

/// An answer made up for what cannot be recorded.
pub(crate) fn made(status: u16, headers: &Value, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: crate::replay::visible(headers),
        body: body.to_owned(),
    }
}
