//! What of a profile differs by the version of the backend. One request (`backend.probe`) tells the version, and each entry
//! of `variants` whose condition holds is laid over the profile by RFC 7396 before anything of it is read.
//!
//! It refuses to guess: where the probe gets no answer, or no condition holds, the profile is used as it stands.

use jmespath::{Rcvar, Variable};
use mapping::expression::{Expression, to_variable};
use mapping::{LocalZone, Section};
use serde_json::{Map, Value};

use super::Profile;
use super::step::Request;
use crate::exchange::{HttpRequest, HttpResponse};
use crate::run;

/// Keys of `backend`.
pub(super) const BACKEND_KEYS: &[&str] = &["product", "tested", "about", "probe"];

/// Keys of `backend.probe`.
pub(super) const PROBE_KEYS: &[&str] =
    &["get", "graphql", "variables", "query", "headers", "version"];

/// Keys of one of `variants`.
pub(super) const KEYS: &[&str] = &["when", "use", "about"];

/// What no variant can change: where the profile may reach, how it asks for the version, what was laid down before.
const FIRM: &[&str] = &[
    "profile", "extends", "base", "origins", "backend", "variants",
];

/// Which variant of a profile is meant.
#[derive(Debug, Clone, Copy, Default)]
pub enum Variant<'a> {
    /// As it stands.
    #[default]
    Plain,
    /// By what the probe got.
    Of(&'a HttpResponse),
    /// This entry of `variants`, from 0: to check it.
    Number(usize),
}

/// The request that tells the version.
#[derive(Debug)]
pub(crate) struct Probe {
    request: Request,
    version: Option<Expression>,
    tested: Vec<String>,
}

/// Reads `backend`, and checks `variants`: how many there are.
pub(super) fn parse(section: &Section, zone: &LocalZone) -> (Option<Probe>, usize) {
    let backend = section.field("backend");
    if let Some(backend) = &backend {
        backend.keys(BACKEND_KEYS);
    }
    let tested = backend.as_ref().and_then(|one| one.field("tested"));
    let tested = tested.map(|one| one.entries()).unwrap_or_default();
    let tested = tested
        .iter()
        .filter_map(|one| one.text().map(str::to_owned));
    let tested: Vec<String> = tested.collect();
    let probe = backend.and_then(|backend| backend.field("probe"));
    let variants = section.field("variants");
    if let (None, Some(variants)) = (&probe, &variants) {
        variants.broken("backend.probe, the request that tells the version", "none");
    }
    let variants = variants.map(|one| one.entries()).unwrap_or_default();
    for variant in &variants {
        variant.keys(KEYS);
        if variant
            .field("when")
            .and_then(|when| when.expression())
            .is_none()
        {
            variant.broken("when, a condition on version, status or body", "none");
        }
        let Some(own) = variant.field("use") else {
            variant.broken("use, what is laid over the profile", "none");
            continue;
        };
        for (name, field) in own.fields() {
            if FIRM.contains(&name) {
                field.broken("what may differ by version", name);
            }
        }
    }
    let probe = probe.and_then(|probe| {
        probe.keys(PROBE_KEYS);
        Some(Probe {
            request: Request::parse(&probe, zone)?,
            version: probe.field("version").and_then(|one| one.expression()),
            tested,
        })
    });
    (probe, variants.len())
}

/// What a variant lays over the profile that its files make, lowest first.
pub(super) fn patches(whole: &Value, variant: Variant) -> Vec<Value> {
    let text = |value: Option<&Value>| Some(value?.as_str()?.trim_start_matches('=').to_owned());
    let entries = whole.get("variants").and_then(Value::as_array);
    let entries: &[Value] = entries.map(Vec::as_slice).unwrap_or_default();
    let chosen: Vec<&Value> = match variant {
        Variant::Plain => Vec::new(),
        Variant::Of(response) if response.body.len() > run::LONGEST_ANSWER => Vec::new(),
        Variant::Number(number) => entries.get(number).into_iter().collect(),
        Variant::Of(response) => {
            let version = text(whole.pointer("/backend/probe/version"));
            let version = version.and_then(|version| Expression::parse(&version).ok());
            let root = root(response, version.as_ref());
            let holds = |entry: &&Value| {
                let when = text(entry.get("when"));
                let when = when.and_then(|when| Expression::parse(&when).ok());
                when.is_some_and(|when| when.holds(&root).unwrap_or(false))
            };
            entries.iter().filter(holds).collect()
        }
    };
    let patch = |entry: &Value| {
        let fields = entry.get("use").and_then(Value::as_object);
        let fields = fields.into_iter().flatten();
        let fields = fields.filter(|(name, _)| !FIRM.contains(&name.as_str()));
        let fields = fields.map(|(name, own)| (name.clone(), own.clone()));
        Value::Object(fields.collect::<Map<String, Value>>())
    };
    chosen.into_iter().map(patch).collect()
}

/// Where in the file a part stands that this variant lays over the profile.
pub(super) fn place(own: &Value, variant: Variant, pointer: &str) -> Option<String> {
    let Variant::Number(number) = variant else {
        return None;
    };
    let place = format!("/variants/{number}/use{pointer}");
    own.pointer(&place).map(|_| place)
}

/// What conditions see: `status`, `headers` and `body` of the answer, and `version`.
fn root(response: &HttpResponse, version: Option<&Expression>) -> Rcvar {
    let plain = run::answer_root(response, &[]);
    let version = version.and_then(|version| version.value(&plain).ok());
    let version = match version {
        Some(Value::Number(number)) => Value::String(number.to_string()),
        version => version.unwrap_or_default(),
    };
    run::answer_root(response, &[("version", to_variable(&version))])
}

impl Profile {
    /// The request that tells the backend's version, where the profile has one. It carries nobody's session.
    pub fn probe(&self) -> Option<HttpRequest> {
        let root = Rcvar::new(Variable::Null);
        run::plain_request(self, &self.probe.as_ref()?.request, &root).ok()
    }

    /// How many variants there are. Without any, nothing depends on the probe.
    pub fn variants(&self) -> usize {
        self.variants
    }

    /// The version that the probe's answer tells.
    pub fn version(&self, response: &HttpResponse) -> Option<String> {
        let version = self.probe.as_ref()?.version.as_ref();
        let root = root(response, version);
        let version = root.get_field("version").as_string().cloned();
        version.filter(|version| !version.is_empty())
    }

    /// The versions that the profile was tried with.
    pub fn tested(&self) -> &[String] {
        self.probe.as_ref().map_or(&[], |probe| &probe.tested)
    }
}
