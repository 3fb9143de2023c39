//! Which product answers, by what only it says.

use serde_json::Value;

use super::fetch::{Answer, Fetcher};

/// What answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Product {
    Raati,
    Directus,
    Kinto,
    JsonServer,
    Feathers,
    PostgRest,
    Drf,
    JsonApi,
    Kerrokantasi,
    LinkedEvents,
    OData,
    Hal,
    Unknown,
}

impl Product {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Raati => "the native contract",
            Self::Directus => "Directus",
            Self::Kinto => "Kinto",
            Self::JsonServer => "json-server",
            Self::Feathers => "Feathers",
            Self::PostgRest => "PostgREST",
            Self::Drf => "Django REST framework",
            Self::JsonApi => "a JSON:API",
            Self::Kerrokantasi => "Kerrokantasi",
            Self::LinkedEvents => "Linked Events",
            Self::OData => "an OData service",
            Self::Hal => "a HAL service",
            Self::Unknown => "unknown",
        }
    }

    /// The preset to build on, where the portal ships it.
    pub(super) fn preset(self) -> Option<&'static str> {
        let wanted = match self {
            Self::Raati => return Some("native"),
            Self::Directus => "directus",
            Self::Kinto => "kinto",
            Self::JsonServer => "json_server",
            Self::Feathers => "feathers",
            Self::PostgRest => "postgrest",
            Self::Drf => "drf_page",
            Self::JsonApi => "jsonapi",
            Self::Kerrokantasi => "kerrokantasi",
            Self::LinkedEvents => "linkedevents",
            Self::OData => "odata",
            Self::Hal => "hal",
            Self::Unknown => return None,
        };
        crate::load::preset_names().find(|name| *name == wanted)
    }
}

/// Looks at a few well-known places, and sets the path that the profile's base ends with.
pub(super) fn recognise(fetcher: &mut Fetcher, first: &Answer) -> Product {
    let asked = first.path.clone();
    let is_list = super::shape::list(first).is_some();
    if !is_list {
        fetcher.set_root(asked.split('?').next().unwrap_or_default());
    }
    let root = fetcher.root().to_owned();
    if let Ok(portal) = fetcher.get(&format!("{root}/portal"))
        && portal.body.get("capabilities").is_some_and(Value::is_array)
    {
        return Product::Raati;
    }
    let own = from_answer(first);
    if own != Product::Unknown {
        return own;
    }
    if let Ok(info) = fetcher.get(&format!("{root}/server/info"))
        && (info.header("x-powered-by") == "Directus"
            || info.body.pointer("/data/project").is_some())
    {
        return Product::Directus;
    }
    if let Ok(info) = fetcher.get("/v1/")
        && info
            .body
            .get("project_name")
            .is_some_and(|name| name == "kinto")
    {
        fetcher.set_root("/v1");
        return Product::Kinto;
    }
    Product::Unknown
}

fn from_answer(answer: &Answer) -> Product {
    let body = &answer.body;
    let has = |name: &str| body.get(name).is_some();
    let powered = answer.header("x-powered-by").to_ascii_lowercase();
    let exposes = answer.header("access-control-expose-headers");
    let first = super::shape::list(answer).is_some_and(|list| list.normaliser == Some("jsonapi"));
    let is_title = |title: &str| body.pointer("/info/title").and_then(Value::as_str) == Some(title);
    if powered == "directus" {
        Product::Directus
    } else if body.get("project_name").is_some_and(|name| name == "kinto") {
        Product::Kinto
    } else if is_title("PostgREST API") || answer.header("server").starts_with("postgrest") {
        Product::PostgRest
    } else if first
        || answer
            .header("content-type")
            .starts_with("application/vnd.api+json")
    {
        Product::JsonApi
    } else if has("hearing") && has("section") {
        Product::Kerrokantasi
    } else if has("keyword_set") || body.pointer("/data/0/@context").is_some() {
        Product::LinkedEvents
    } else if has("results") && has("count") && has("next") {
        Product::Drf
    } else if has("total") && has("skip") && has("limit") {
        Product::Feathers
    } else if powered == "tinyhttp"
        || has("pages") && has("items")
        || powered == "express" && exposes.contains("X-Total-Count")
    {
        Product::JsonServer
    } else if has("@odata.context") {
        Product::OData
    } else if has("_embedded") {
        Product::Hal
    } else {
        Product::Unknown
    }
}
