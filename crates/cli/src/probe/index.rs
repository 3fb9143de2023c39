//! Which lists an API itself names: in its root, in links, in an OpenAPI document, in a page for people. Refuses addresses
//! of other origins.

use serde_json::Value;

use super::fetch::{Answer, Fetcher};
use super::product::Product;

/// A list that may be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// From the origin.
    pub(super) path: String,
    /// The name it stands under.
    pub(super) name: String,
    pub(super) told: Told,
}

/// By what it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Whoever probes gave its address.
    Asked,
    /// The API names it as a list.
    AsList,
    /// The API names it as something that can be read.
    AsPath,
    /// Nobody told: it is a usual name.
    Nowhere,
}

/// Buckets of Kinto that are looked into.
const BUCKETS: usize = 3;

pub(super) fn last_segment(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or_default();
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
}

/// Whether a path is that of a JSON file.
pub(super) fn is_file(path: &str) -> bool {
    let name = last_segment(path).rsplit_once('.');
    name.is_some_and(|(_, kind)| kind.eq_ignore_ascii_case("json"))
}

/// The lists that the API names.
pub(super) fn named(
    fetcher: &mut Fetcher,
    product: Product,
    index: &Answer,
    asked: &str,
) -> Vec<Candidate> {
    let root = fetcher.root().to_owned();
    let mut found = Vec::new();
    match product {
        Product::StaticFiles => {}
        Product::Kinto => collections(fetcher, &root, asked, &mut found),
        Product::Directus => {
            if let Ok(document) = fetcher.get(&format!("{root}/server/specs/oas")) {
                documented(&document.body, fetcher, &mut found);
                found.retain(|one| one.path.contains("/items/"));
            }
        }
        Product::JsonServer0 => {
            let whole = fetcher.get(&format!("{root}/db")).map(|answer| answer.body);
            let whole = whole.unwrap_or_default();
            for (name, _) in whole
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(_, list)| list.is_array())
            {
                found.push(list(&root, name));
            }
        }
        _ => {
            listed(&index.body, fetcher, &mut found);
            page(&index.text, &root, &mut found);
            documented(&index.body, fetcher, &mut found);
        }
    }
    if found.is_empty() && product == Product::Unknown {
        for path in [
            format!("{root}/openapi.json"),
            "/openapi.json".to_owned(),
            format!("{root}/swagger.json"),
        ] {
            if let Ok(document) = fetcher.get(&path) {
                documented(&document.body, fetcher, &mut found);
            }
            if !found.is_empty() {
                break;
            }
        }
    }
    found
}

fn list(root: &str, name: &str) -> Candidate {
    Candidate {
        path: format!("{root}/{name}"),
        name: name.to_owned(),
        told: Told::AsList,
    }
}

/// Lists that a root names with their addresses: as fields, as links, as sets of entities.
fn listed(body: &Value, fetcher: &Fetcher, found: &mut Vec<Candidate>) {
    let mut add = |name: &str, address: &Value| {
        let address = address.as_str().or_else(|| address.get("href")?.as_str());
        let address = address
            .and_then(|address| address.split('{').next())
            .unwrap_or_default();
        let path = fetcher.path_of(address);
        if path.starts_with('/') && !path.starts_with("//") {
            let (path, name) = (path.to_owned(), name.to_owned());
            found.push(Candidate {
                path,
                name,
                told: Told::AsList,
            });
        }
    };
    for links in [Some(body), body.get("links"), body.get("_links")]
        .into_iter()
        .flatten()
    {
        for (name, address) in links.as_object().into_iter().flatten() {
            add(name, address);
        }
    }
    if super::shape::is_service(body) {
        for entry in body
            .get("value")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            if entry.get("kind").is_none_or(|kind| kind == "EntitySet") && is_plain(text("url")) {
                let path = format!("{}/{}", fetcher.root(), text("url"));
                let name = text("name").to_owned();
                found.push(Candidate {
                    path,
                    name,
                    told: Told::AsList,
                });
            }
        }
    }
}

/// Lists to which a page for people leads, as that of json-server does.
fn page(text: &str, root: &str, found: &mut Vec<Candidate>) {
    for rest in text.split("href=\"").skip(1) {
        let address = rest.split('"').next().unwrap_or_default();
        if is_plain(address) {
            found.push(list(root, address));
        }
    }
}

fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    !name.is_empty() && name.bytes().all(plain)
}

/// Collections of an OpenAPI document: paths that are read without a parameter.
fn documented(document: &Value, fetcher: &Fetcher, found: &mut Vec<Candidate>) {
    let place = document
        .pointer("/servers/0/url")
        .or(document.get("basePath"));
    let place = place
        .and_then(Value::as_str)
        .map(|place| fetcher.path_of(place));
    let place = place
        .filter(|place| place.starts_with('/') && *place != "/")
        .unwrap_or_else(|| fetcher.root());
    let place = place.trim_end_matches('/');
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, methods) in paths.into_iter().flatten() {
        if methods.get("get").is_some() && !path.contains('{') {
            let full = if path.starts_with(place) {
                path.clone()
            } else {
                format!("{place}{path}")
            };
            let name = last_segment(path).to_owned();
            found.push(Candidate {
                path: full,
                name,
                told: Told::AsPath,
            });
        }
    }
}

/// Collections of Kinto, in the bucket that was asked for or in those that anybody may list.
fn collections(fetcher: &mut Fetcher, root: &str, asked: &str, found: &mut Vec<Candidate>) {
    let ids = |answer: Result<Answer, String>| -> Vec<String> {
        let body = answer.map(|answer| answer.body).unwrap_or_default();
        let data = body.get("data").and_then(Value::as_array);
        let ids = data
            .into_iter()
            .flatten()
            .filter_map(|one| one.get("id")?.as_str());
        ids.map(str::to_owned).collect()
    };
    let bucket = asked
        .split_once("/buckets/")
        .and_then(|(_, rest)| rest.split('/').next());
    let buckets = match bucket.filter(|bucket| !bucket.is_empty()) {
        Some(bucket) => vec![bucket.to_owned()],
        None => ids(fetcher.get(&format!("{root}/buckets"))),
    };
    for bucket in buckets
        .iter()
        .filter(|bucket| is_plain(bucket))
        .take(BUCKETS)
    {
        let path = format!("{root}/buckets/{bucket}/collections");
        for name in ids(fetcher.get(&path))
            .into_iter()
            .filter(|name| is_plain(name))
        {
            found.push(Candidate {
                path: format!("{path}/{name}/records"),
                name,
                told: Told::AsList,
            });
        }
    }
}
