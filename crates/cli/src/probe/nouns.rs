//! Which collections there may be, by the names that people give them.

use serde_json::Value;

use super::fetch::{Answer, Fetcher};
use super::product::Product;

/// Our nouns and the names of their collections elsewhere, in lower case.
const NAMES: &[(&str, &[&str])] = &[
    (
        "event",
        &[
            "events",
            "event",
            "tapahtumat",
            "tapahtuma",
            "evenemang",
            "allevents",
            "calendar",
        ],
    ),
    (
        "panel",
        &[
            "panels",
            "panel",
            "raadit",
            "groups",
            "group",
            "allpanels",
            "communities",
            "participatoryprocesses",
        ],
    ),
    (
        "poll",
        &[
            "polls",
            "poll",
            "kyselyt",
            "surveys",
            "survey",
            "allpolls",
            "questionnaires",
            "hearing",
            "hearings",
        ],
    ),
    (
        "impact",
        &[
            "impacts",
            "impact",
            "vaikutukset",
            "outcomes",
            "allimpacts",
            "news",
        ],
    ),
];

/// The noun that a collection's name stands for.
pub(super) fn noun(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".json").unwrap_or(&name);
    let mut nouns = NAMES.iter();
    nouns
        .find(|(_, names)| names.contains(&name))
        .map(|(noun, _)| *noun)
}

fn last_segment(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or_default();
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
}

/// Paths to look at, with the name each stands under: what the API itself names first, then what is usual.
pub(super) fn candidates(
    fetcher: &mut Fetcher,
    product: Product,
    first: &Answer,
) -> Vec<(String, String)> {
    let root = fetcher.root().to_owned();
    let mut found = Vec::new();
    if super::shape::list(first).is_some() {
        let path = first.path.clone();
        found.push((path.clone(), last_segment(&path).to_owned()));
    }
    listed(&first.body, fetcher, &mut found);
    if let Ok(document) = fetcher.get(&format!("{root}/openapi.json")) {
        documented(&document.body, &root, &mut found);
    }
    documented(&first.body, &root, &mut found);
    let prefix = match product {
        Product::Directus => "/items",
        _ => "",
    };
    for (_, names) in NAMES {
        for name in names.iter().take(3) {
            found.push((format!("{root}{prefix}/{name}"), (*name).to_owned()));
        }
        if let Some(name) = names.first() {
            found.push((format!("{root}/{name}.json"), (*name).to_owned()));
        }
    }
    found
}

/// Collections that a root names with their addresses, as Django REST framework does.
fn listed(body: &Value, fetcher: &Fetcher, found: &mut Vec<(String, String)>) {
    for (name, address) in body.as_object().into_iter().flatten() {
        if let Some(address) = address.as_str().filter(|address| fetcher.is_own(address)) {
            found.push((address.to_owned(), name.clone()));
        }
    }
}

/// Collections of an OpenAPI document: paths that are read without a parameter.
fn documented(document: &Value, root: &str, found: &mut Vec<(String, String)>) {
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, methods) in paths.into_iter().flatten() {
        if methods.get("get").is_some() && !path.contains('{') {
            let full = if path.starts_with(root) {
                path.clone()
            } else {
                format!("{root}{path}")
            };
            found.push((full, last_segment(path).to_owned()));
        }
    }
}
