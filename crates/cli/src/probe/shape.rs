//! Finds the records in an answer, and how the list goes on.

use serde_json::{Map, Value, json};

use super::fetch::Answer;
use super::form::quoted;

/// A list and how to read it.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// The expression that finds the records.
    pub(super) path: String,
    /// The records, plain.
    pub(super) records: Vec<Value>,
    /// Its normaliser, where there is a convention to undo.
    pub(super) normaliser: Option<&'static str>,
    /// The pager, as a profile writes it, and why it is that one; `None` for a list that comes whole.
    pub(super) pager: Option<(Value, String)>,
    /// Further parameters that the pager needs.
    pub(super) note: Option<String>,
}

/// Names under which records usually stand.
const USUAL: &[&str] = &[
    "data",
    "items",
    "results",
    "value",
    "records",
    "rows",
    "entries",
    "nodes",
    "member",
    "hydra:member",
    "content",
    "list",
    "events",
    "panels",
    "polls",
];

/// The list of an answer; `None` where it holds none.
pub(super) fn list(answer: &Answer) -> Option<List> {
    if answer.status != 200 {
        return None;
    }
    let (path, records) = records(&answer.body)?;
    let normaliser = records
        .first()
        .is_some_and(|record| {
            record.get("attributes").is_some_and(Value::is_object) && record.get("type").is_some()
        })
        .then_some("jsonapi");
    let (pager, note) = match pager(answer, records.len()) {
        Some((pager, why, note)) => (Some((pager, why)), note),
        None => (None, None),
    };
    Some(List {
        path,
        records: records.iter().map(plain).collect(),
        normaliser,
        pager,
        note,
    })
}

/// A record as the normaliser gives it: attributes beside the id.
pub(super) fn plain(record: &Value) -> Value {
    let (Some(fields), Some(attributes)) = (
        record.as_object(),
        record.get("attributes").and_then(Value::as_object),
    ) else {
        return record.clone();
    };
    let mut plain: Map<String, Value> = attributes.clone();
    if let Some(id) = fields.get("id") {
        plain.insert("id".to_owned(), id.clone());
    }
    Value::Object(plain)
}

fn records(body: &Value) -> Option<(String, &Vec<Value>)> {
    let objects = |value: &'_ Value| {
        let list = value.as_array()?;
        list.iter().all(Value::is_object).then_some(())
    };
    if objects(body).is_some() {
        return Some(("body".to_owned(), body.as_array()?));
    }
    let fields = body.as_object()?;
    let usual = USUAL.iter().filter_map(|name| fields.get_key_value(*name));
    for (name, value) in usual.chain(fields) {
        if objects(value).is_some() {
            return Some((format!("body.{}", quoted(name)), value.as_array()?));
        }
    }
    for (outer, value) in fields {
        for (inner, value) in value.as_object().into_iter().flatten() {
            if objects(value).is_some() && outer != "included" {
                let path = format!("body.{}.{}", quoted(outer), quoted(inner));
                return Some((path, value.as_array()?));
            }
        }
    }
    None
}

/// Addresses of a next page in a body.
const NEXT: &[(&str, &str)] = &[
    ("/next", "body.next"),
    ("/links/next", "body.links.next"),
    ("/meta/next", "body.meta.next"),
    ("/_links/next/href", "body._links.next.href"),
    ("/@odata.nextLink", "body.\"@odata.nextLink\""),
    ("/view/next", "body.view.next"),
];

type Guess = (Value, String, Option<String>);

fn pager(answer: &Answer, records: usize) -> Option<Guess> {
    let body = &answer.body;
    let has = |name: &str| body.get(name).is_some();
    let plain = |pager: Value, why: &str| Some((pager, why.to_owned(), None));
    if has("total") && has("skip") && has("limit") {
        let query = json!({ "$skip": "=page.offset", "$limit": "=page.size" });
        let pager = json!({ "kind": "offset", "size": records.clamp(1, 50), "total": "body.total", "query": query });
        return plain(pager, "total, limit and skip as in Feathers");
    }
    if has("pages") && has("items") && body.get("next").is_none_or(|next| !next.is_string()) {
        let query = json!({ "_page": "=page.number", "_per_page": "=page.size" });
        let pager = json!({ "kind": "page", "size": 50, "total": "body.items", "query": query });
        return plain(pager, "pages and items as in json-server 1");
    }
    for (pointer, expression) in NEXT {
        // A last page says `null`: the key alone tells, where a count or the like stands beside it.
        let next = body.pointer(pointer);
        let known = next.is_some_and(Value::is_string)
            || (next.is_some() && (has("count") || has("links") || has("meta")));
        if known {
            let total = [
                ("/count", "body.count"),
                ("/meta/count", "body.meta.count"),
                ("/total", "body.total"),
            ];
            let total = total
                .iter()
                .find(|(pointer, _)| body.pointer(pointer).is_some_and(Value::is_u64));
            let mut pager = json!({ "kind": "next_url", "next": expression });
            if let (Some((_, total)), Some(fields)) = (total, pager.as_object_mut()) {
                fields.insert("total".to_owned(), json!(total));
            }
            return Some((pager, format!("{expression} leads on"), None));
        }
    }
    by_headers(answer)
}

fn by_headers(answer: &Answer) -> Option<Guess> {
    let hidden = |name: &str| {
        (!answer.shows(name)).then(|| {
            format!(
                "the header {name} is hidden from pages: add it to Access-Control-Expose-Headers"
            )
        })
    };
    let powered = answer.header("x-powered-by").to_ascii_lowercase();
    if powered == "directus" {
        let query =
            json!({ "page": "=page.number", "limit": "=page.size", "meta": "filter_count" });
        let pager = json!({ "kind": "page", "size": 50, "total": "body.meta.filter_count", "query": query });
        return Some((pager, "it is Directus".to_owned(), None));
    }
    if !answer.header("next-page").is_empty()
        || answer
            .header("access-control-expose-headers")
            .contains("Next-Page")
    {
        let pager = json!({ "kind": "next_url", "next": "headers.\"next-page\"" });
        return Some((
            pager,
            "the header Next-Page as in Kinto".to_owned(),
            hidden("next-page"),
        ));
    }
    if answer.header("link").contains("rel=\"next\"") {
        return Some((
            json!({ "kind": "link_header" }),
            "the header Link names a next page".to_owned(),
            hidden("link"),
        ));
    }
    if !answer.header("x-total-count").is_empty()
        || powered == "express"
            && answer
                .header("access-control-expose-headers")
                .contains("X-Total-Count")
    {
        let query = json!({ "_page": "=page.number", "_limit": "=page.size" });
        let pager = json!({ "kind": "page", "size": 50, "stop": "short_page", "query": query });
        return Some((
            pager,
            "X-Total-Count as in json-server 0.17".to_owned(),
            None,
        ));
    }
    if !answer.header("content-range").is_empty() {
        let query = json!({ "offset": "=page.offset", "limit": "=page.size" });
        let pager = json!({ "kind": "offset", "size": 50, "stop": "short_page", "query": query });
        return Some((pager, "Content-Range as in PostgREST".to_owned(), None));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: Value, headers: &[(&str, &str)]) -> Answer {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answer {
            status: 200,
            headers: headers.collect(),
            body,
            leave: true,
            path: String::new(),
        }
    }

    fn found(body: Value, headers: &[(&str, &str)]) -> (String, Option<Value>) {
        let list = list(&answer(body, headers)).unwrap();
        (
            list.path,
            list.pager.map(|(pager, _)| pager["kind"].clone()),
        )
    }

    #[test]
    fn lists_of_real_backends_are_found() {
        let row = json!({"id": 1});
        assert_eq!(found(json!([row]), &[]), ("body".to_owned(), None));
        let drf = json!({"count": 3, "next": null, "previous": null, "results": [row]});
        assert_eq!(
            found(drf, &[]),
            ("body.results".to_owned(), Some(json!("next_url")))
        );
        let feathers = json!({"total": 3, "limit": 2, "skip": 0, "data": [row]});
        assert_eq!(
            found(feathers, &[]),
            ("body.data".to_owned(), Some(json!("offset")))
        );
        let json_server = json!({"first": 1, "prev": null, "next": 2, "last": 2, "pages": 2, "items": 3, "data": [row]});
        assert_eq!(
            found(json_server, &[]),
            ("body.data".to_owned(), Some(json!("page")))
        );
        let link = [("link", "<http://a/?page=2>; rel=\"next\"")];
        assert_eq!(
            found(json!([row]), &link),
            ("body".to_owned(), Some(json!("link_header")))
        );
        let odata = json!({"@odata.nextLink": "x", "value": [row]});
        assert_eq!(
            found(odata, &[]),
            ("body.value".to_owned(), Some(json!("next_url")))
        );
        assert_eq!(
            found(json!({"_embedded": {"events": [row]}}), &[]),
            ("body._embedded.events".to_owned(), None)
        );
        assert!(list(&answer(json!({"a": [1, 2]}), &[])).is_none());
    }

    #[test]
    fn json_api_is_known_by_its_attributes() {
        let body = json!({"data": [{"type": "events", "id": "1", "attributes": {"title": "A"}}], "links": {"next": null}});
        let list = list(&answer(body, &[])).unwrap();
        assert_eq!(list.normaliser, Some("jsonapi"));
        assert_eq!(list.records[0], json!({"id": "1", "title": "A"}));
    }
}
