//! Tells which product answers, by what only it says. Refuses to name one by a single word that others say, too.

use serde_json::Value;

use super::fetch::{Answer, Fetcher};
use super::index;
use super::product::Product;
use super::shape;

/// Looks at a few well-known places, and sets the path that the profile's base ends with.
pub(super) fn recognise(fetcher: &mut Fetcher, first: &Answer) -> Seen {
    let asked = first.path.split('?').next().unwrap_or_default().to_owned();
    let is_list = shape::list(first).is_some() && !shape::is_service(&first.body);
    let above = asked.trim_end_matches('/').rsplit_once('/');
    let root = match asked.split_once("/buckets").or(asked.split_once("/items/")) {
        Some((root, _)) => root.to_owned(),
        None if is_list => above.map_or_else(String::new, |(above, _)| above.to_owned()),
        None => asked.clone(),
    };
    fetcher.set_root(&root);
    let root = fetcher.root().to_owned();
    let is_file = is_list && index::is_file(&asked);
    let index = if is_file || asked.trim_end_matches('/') == root {
        None
    } else {
        fetcher.get(&format!("{root}/")).ok()
    };
    let product = if is_file {
        Product::StaticFiles
    } else {
        product(fetcher, first, index.as_ref())
    };
    Seen {
        product,
        index: index.unwrap_or_else(|| first.clone()),
        list: is_list.then_some(asked),
    }
}

/// What was seen at first.
pub(super) struct Seen {
    pub(super) product: Product,
    /// What may name the lists.
    pub(super) index: Answer,
    /// The path of a list, where that was asked for.
    pub(super) list: Option<String>,
}

fn product(fetcher: &mut Fetcher, first: &Answer, index: Option<&Answer>) -> Product {
    let root = fetcher.root().to_owned();
    if let Ok(portal) = fetcher.get(&format!("{root}/portal"))
        && portal.body.get("capabilities").is_some_and(Value::is_array)
    {
        return Product::Raati;
    }
    let mut known = [index, Some(first)].into_iter().flatten().map(from_answer);
    if let Some(own) = known.find(|product| *product != Product::Unknown) {
        return own;
    }
    if let Ok(info) = fetcher.get(&format!("{root}/server/info"))
        && info.body.pointer("/data/project").is_some()
    {
        return Product::Directus;
    }
    if let Ok(info) = fetcher.get("/v1/")
        && from_answer(&info) == Product::Kinto
    {
        fetcher.set_root("/v1");
        return Product::Kinto;
    }
    Product::Unknown
}

/// What one answer tells.
pub(super) fn from_answer(answer: &Answer) -> Product {
    let body = &answer.body;
    let has = |name: &str| body.get(name).is_some();
    let says = |pointer: &str, word: &str| {
        let text = body.pointer(pointer).and_then(Value::as_str);
        text.is_some_and(|text| text.contains(word))
    };
    let kind = answer.header("content-type");
    let is_page = answer.text.contains("JSON Server");
    match answer.header("x-powered-by") {
        "Directus" => return Product::Directus,
        "tinyhttp" if is_page || has("pages") && has("items") || body.is_array() => {
            return Product::JsonServer1;
        }
        "Express"
            if is_page
                || answer
                    .header("access-control-expose-headers")
                    .contains("X-Total-Count") =>
        {
            return Product::JsonServer0;
        }
        _ => {}
    }
    if says("/project_name", "kinto") {
        Product::Kinto
    } else if says("/message", "No API key found in request") {
        Product::Supabase
    } else if says("/info/title", "PostgREST")
        || says("/externalDocs/url", "postgrest")
        || answer.header("server").starts_with("postgrest")
        || answer.header("range-unit") == "items" && body.is_array()
    {
        Product::PostgRest
    } else if kind.starts_with("application/vnd.api+json")
        || says("/jsonapi/version", "1")
        || is_jsonapi(answer)
    {
        Product::JsonApi
    } else if has("hydra:member")
        || kind.starts_with("application/ld+json") && has("@context")
        || answer
            .header("link")
            .contains("hydra/core#apiDocumentation")
    {
        Product::Hydra
    } else if says("/@odata.context", "$metadata") || says("/@context", "$metadata") {
        Product::OData
    } else if kind.starts_with("application/hal+json")
        || body.get("_embedded").is_some_and(Value::is_object)
        || body.get("_links").is_some_and(Value::is_object)
    {
        Product::Hal
    } else if has("hearing") && has("section") {
        Product::Kerrokantasi
    } else if has("keyword_set") || body.pointer("/data/0/@context").is_some() {
        Product::LinkedEvents
    } else if has("results") && has("count") && has("next") && has("previous") {
        let offset = ["/next", "/previous"]
            .iter()
            .any(|name| says(name, "offset="));
        if offset {
            Product::DrfOffset
        } else {
            Product::DrfPage
        }
    } else if has("total") && has("skip") && has("limit")
        || has("className") && has("name") && has("code")
    {
        Product::Feathers
    } else if has("pages") && has("items") && has("first") && has("data") {
        Product::JsonServer1
    } else {
        Product::Unknown
    }
}

fn is_jsonapi(answer: &Answer) -> bool {
    shape::list(answer).is_some_and(|list| list.form == shape::Form::JsonApi)
}
