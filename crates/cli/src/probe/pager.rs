//! How a list goes on: by the pager of a preset where the product is known and its signs are there, else by what the
//! answer itself says. Refuses to invent parameters that nothing tells.

use serde_json::{Value, json};

use super::fetch::Answer;
use super::product::Product;

/// How a list goes on.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Pager {
    /// By this one of the preset's.
    Preset(&'static str),
    /// By one of the profile's own.
    Own(Value),
    /// It does not: it comes whole.
    Whole,
}

/// A pager, and why it is that one.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) pager: Pager,
    pub(super) why: String,
    /// What stands in its way.
    pub(super) note: Option<String>,
}

/// How the list in this answer goes on.
pub(super) fn guess(product: Product, answer: &Answer) -> Guess {
    by_product(product, answer)
        .or_else(|| by_body(&answer.body))
        .or_else(|| by_headers(answer))
        .unwrap_or_else(|| Guess {
            pager: Pager::Whole,
            why: "nothing tells of further pages, so the list is taken for whole".to_owned(),
            note: None,
        })
}

fn by_product(product: Product, answer: &Answer) -> Option<Guess> {
    let body = &answer.body;
    let has = |pointer: &str| body.pointer(pointer).is_some();
    let numbered = || {
        let links = ["/links/next", "/links/first", "/links/last"].into_iter();
        let mut links = links.filter_map(|link| body.pointer(link)?.as_str());
        links.any(|link| link.contains("page%5Bnumber%5D") || link.contains("page[number]"))
    };
    let (name, sign) = match product {
        Product::Directus => ("directus", has("/data")),
        Product::Kinto => ("kinto", has("/data")),
        Product::JsonServer0 => ("pages", !answer.header("x-total-count").is_empty()),
        Product::JsonServer1 => ("pages", has("/pages") && has("/items")),
        Product::Feathers => ("feathers", has("/total") && has("/skip")),
        Product::PostgRest => ("postgrest", body.is_array()),
        Product::DrfPage | Product::DrfOffset => ("drf", has("/results") && has("/next")),
        Product::JsonApi => ("jsonapi", numbered()),
        Product::OData => ("odata", has("/value")),
        Product::Hal => ("hal", has("/_embedded") || has("/_links")),
        Product::Hydra => ("hydra", has("/hydra:member") || has("/member")),
        _ => return None,
    };
    let note = match product {
        Product::Kinto => hidden(answer, "next-page", "lists end after their first page"),
        Product::JsonServer0 => hidden(answer, "x-total-count", "totals are not known"),
        _ => None,
    };
    sign.then(|| Guess {
        pager: Pager::Preset(name),
        why: format!("pages as {} has them", product.name()),
        note,
    })
}

/// Addresses of a next page in a body.
const NEXT: &[(&str, &str)] = &[
    ("/next", "body.next"),
    ("/links/next/href", "body.links.next.href"),
    ("/links/next", "body.links.next"),
    ("/meta/next", "body.meta.next"),
    ("/_links/next/href", "body._links.next.href"),
    ("/view/next", "body.view.next"),
    ("/paging/next", "body.paging.next"),
    ("/pagination/next", "body.pagination.next"),
];

/// Where totals stand.
const TOTALS: &[(&str, &str)] = &[
    ("/count", "body.count"),
    ("/total", "body.total"),
    ("/totalItems", "body.totalItems"),
    ("/totalCount", "body.totalCount"),
    ("/totalElements", "body.totalElements"),
    ("/totalDocs", "body.totalDocs"),
    ("/total_count", "body.total_count"),
    ("/meta/count", "body.meta.count"),
    ("/meta/total", "body.meta.total"),
    ("/_meta/total", "body._meta.total"),
    ("/meta/pagination/count", "body.meta.pagination.count"),
    ("/meta/pagination/total", "body.meta.pagination.total"),
    ("/pagination/total", "body.pagination.total"),
    ("/pageInfo/totalRows", "body.pageInfo.totalRows"),
    ("/page/totalElements", "body.page.totalElements"),
];

/// How many there are in all, and the expression that tells it.
pub(super) fn total(body: &Value) -> Option<(u64, String)> {
    TOTALS.iter().find_map(|(pointer, expression)| {
        let total = body.pointer(pointer)?.as_u64()?;
        Some((total, (*expression).to_owned()))
    })
}

fn by_body(body: &Value) -> Option<Guess> {
    let has = |name: &str| body.get(name).is_some();
    if has("total") && has("skip") && has("limit") {
        let query = json!({ "$skip": "=page.offset", "$limit": "=page.size" });
        let pager = json!({ "kind": "offset", "size": 20, "total": "body.total", "query": query });
        return Some(own(pager, "total, limit and skip as in Feathers"));
    }
    let known = NEXT.iter().find(|(pointer, _)| {
        // A last page says `null`: the key alone tells, where a count or the like stands beside it.
        let next = body.pointer(pointer);
        let is_address = |next: &Value| {
            next.as_str()
                .is_some_and(|next| next.contains('/') || next.starts_with('?'))
        };
        next.is_some_and(|next| {
            is_address(next) || next.is_null() && (has("count") || has("links") || has("meta"))
        })
    });
    let (_, next) = known?;
    let mut pager = json!({ "kind": "next_url", "next": next });
    let total = total(body);
    if let (Some((_, total)), Some(fields)) = (total, pager.as_object_mut()) {
        fields.insert("total".to_owned(), json!(total));
    }
    Some(own(pager, &format!("{next} leads on")))
}

fn own(pager: Value, why: &str) -> Guess {
    Guess {
        pager: Pager::Own(pager),
        why: format!("pages, as {why}"),
        note: None,
    }
}

fn by_headers(answer: &Answer) -> Option<Guess> {
    let has = |name: &str| !answer.header(name).is_empty();
    let (pager, why, name) = if has("next-page") {
        let pager = json!({ "kind": "next_url", "next": "headers.\"next-page\"" });
        (pager, "the header Next-Page leads on", "next-page")
    } else if answer.header("link").contains("rel=\"next\"") {
        (
            json!({ "kind": "link_header" }),
            "the header Link names a next page",
            "link",
        )
    } else {
        return None;
    };
    let note = hidden(answer, name, "lists end after their first page");
    Some(Guess {
        note,
        ..own(pager, why)
    })
}

/// What it means that CORS hides a header.
fn hidden(answer: &Answer, name: &str, so: &str) -> Option<String> {
    let names = answer
        .header("access-control-expose-headers")
        .to_ascii_lowercase();
    let is_told = answer.shows(name)
        || names
            .split(',')
            .any(|told| told.trim() == name || told.trim() == "*");
    (!is_told).then(|| format!("the header {name} is hidden from pages, so {so}: add it to Access-Control-Expose-Headers"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(product: Product, body: Value, headers: &[(&str, &str)]) -> Pager {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let answer = Answer {
            status: 200,
            headers: headers.collect(),
            body,
            text: String::new(),
            leave: true,
            path: String::new(),
        };
        guess(product, &answer).pager
    }

    #[test]
    fn a_known_product_pages_by_its_preset() {
        let odata = json!({"@odata.context": "x", "value": []});
        assert_eq!(of(Product::OData, odata, &[]), Pager::Preset("odata"));
        let bare = json!([]);
        assert_eq!(of(Product::JsonServer1, bare, &[]), Pager::Whole);
        let by_offset =
            json!({"data": [], "links": {"next": "https://a.example/x?page[offset]=2"}});
        let own = json!({"kind": "next_url", "next": "body.links.next"});
        assert_eq!(of(Product::JsonApi, by_offset, &[]), Pager::Own(own));
    }

    #[test]
    fn an_unknown_one_pages_by_what_it_says() {
        let kind = |pager: Pager| match pager {
            Pager::Own(pager) => pager["kind"].as_str().unwrap().to_owned(),
            other => format!("{other:?}"),
        };
        let meta = json!({"meta": {"count": 3, "next": null}, "data": []});
        assert_eq!(kind(of(Product::Unknown, meta, &[])), "next_url");
        let link = [("link", "<http://a/?page=2>; rel=\"next\"")];
        assert_eq!(kind(of(Product::Unknown, json!([]), &link)), "link_header");
        assert_eq!(
            kind(of(Product::Unknown, json!({"next": 2, "data": []}), &[])),
            "Whole"
        );
        assert_eq!(kind(of(Product::Unknown, json!([]), &[])), "Whole");
    }
}
