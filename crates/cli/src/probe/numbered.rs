//! Pages by number or by offset, of which nothing but a test can tell the parameters: asked for one record a page, the
//! second page must be the second record. Refuses what does not pass, and to try where nothing hints at pages.

use serde_json::{Map, Value, json};

use super::fetch::Fetcher;
use super::names::bare;
use super::pager::{Guess, Pager, total};
use super::shape::{self, List};

/// Parameters tried for one list.
const TRIES: usize = 6;

/// Numbers of records that are rather a page's size than all there are.
const ROUND: &[usize] = &[10, 12, 15, 20, 24, 25, 30, 40, 50, 100];

/// Largest page that is asked for.
const SIZE: usize = 20;

/// Which parameters choose a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameters {
    by: By,
    place: String,
    size: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Number,
    Offset,
}

/// Parameters that are usual where an answer names none.
const USUAL: &[(By, &str, &str)] = &[
    (By::Number, "page", "per_page"),
    (By::Number, "page", "limit"),
    (By::Number, "page", "page_size"),
    (By::Offset, "offset", "limit"),
    (By::Number, "page", "size"),
];

/// A pager for a list that is longer than its first page, once a test has shown how; it begins with what `known` is.
pub(super) fn prove(
    fetcher: &mut Fetcher,
    path: &str,
    body: &Value,
    list: &List,
    known: Option<&Parameters>,
) -> Option<(Guess, Parameters)> {
    let second = list.records.get(1)?;
    let count = list.records.len();
    let told = told(body);
    let total = total(body);
    let all = u64::try_from(count).unwrap_or(u64::MAX);
    let is_longer = total.as_ref().is_some_and(|(total, _)| *total > all);
    if told.is_none() && !is_longer && !ROUND.contains(&count) {
        return None;
    }
    let usual = USUAL.iter().map(|(by, place, size)| Parameters {
        by: *by,
        place: (*place).to_owned(),
        size: (*size).to_owned(),
    });
    let path = path.split('?').next()?;
    let mut tried: Vec<Parameters> = Vec::new();
    for parameters in known.cloned().into_iter().chain(told).chain(usual) {
        if tried.contains(&parameters) || tried.len() >= TRIES {
            continue;
        }
        let place = if parameters.by == By::Number { 2 } else { 1 };
        let asked = format!("{path}?{}={place}&{}=1", parameters.place, parameters.size);
        let answer = fetcher.get(&asked).ok()?;
        let came = shape::list(&answer)
            .map(|list| list.records)
            .unwrap_or_default();
        let first = match came.as_slice() {
            [one] if one == second => Some(1),
            [one] if parameters.by == By::Number && Some(one) == list.records.get(2) => Some(0),
            _ => None,
        };
        if let Some(first) = first {
            let guess = parameters.guess(
                first,
                count.min(SIZE),
                total.as_ref().map(|(_, total)| total.as_str()),
            );
            return Some((guess, parameters));
        }
        tried.push(parameters);
    }
    None
}

impl Parameters {
    fn guess(&self, first: u32, size: usize, total: Option<&str>) -> Guess {
        let mut query = Map::new();
        let value = if self.by == By::Number {
            "=page.number"
        } else {
            "=page.offset"
        };
        query.insert(self.place.clone(), json!(value));
        query.insert(self.size.clone(), json!("=page.size"));
        let kind = if self.by == By::Number {
            "page"
        } else {
            "offset"
        };
        let mut pager = json!({ "kind": kind, "size": size, "query": query });
        if let Some(fields) = pager.as_object_mut() {
            if self.by == By::Number && first == 0 {
                fields.insert("first".to_owned(), json!(0));
            }
            match total {
                Some(total) => fields.insert("total".to_owned(), json!(total)),
                None => fields.insert("stop".to_owned(), json!("short_page")),
            };
        }
        let (place, size) = (&self.place, &self.size);
        Guess {
            pager: Pager::Own(pager),
            why: format!(
                "pages by {place} and {size}: a second page of one record was the second record"
            ),
            note: None,
        }
    }
}

/// The parameters that an answer names beside its records.
fn told(body: &Value) -> Option<Parameters> {
    const PLACES: &[(By, &str)] = &[
        (By::Number, "page"),
        (By::Number, "currentpage"),
        (By::Number, "pagenumber"),
        (By::Number, "number"),
        (By::Offset, "offset"),
        (By::Offset, "skip"),
    ];
    const SIZES: &[&str] = &["perpage", "pagesize", "limit", "size", "take", "maxresults"];
    let below = [
        "",
        "/meta/pagination",
        "/meta",
        "/pagination",
        "/page",
        "/pageInfo",
        "/_meta",
    ];
    below.into_iter().find_map(|pointer| {
        let fields = body.pointer(pointer)?.as_object()?;
        let named = |wanted: &str| {
            let mut fields = fields.iter();
            fields
                .find(|(name, value)| value.is_u64() && bare(name) == wanted)
                .map(|(name, _)| name)
        };
        let (by, place) = PLACES
            .iter()
            .find_map(|(by, name)| Some((*by, named(name)?)))?;
        let size = SIZES.iter().find_map(|name| named(name))?;
        // What a page is called in an answer is often longer than what it is called in a question.
        let place = match bare(place).as_str() {
            "currentpage" | "pagenumber" | "number" => "page",
            _ => place,
        };
        let nested = |name: &str| {
            if pointer == "/meta/pagination" {
                format!("pagination[{name}]")
            } else {
                name.to_owned()
            }
        };
        Some(Parameters {
            by,
            place: nested(place),
            size: nested(size),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_from_answers() {
        let of = |body: Value| told(&body).map(|told| (told.place, told.size));
        let pair = |place: &str, size: &str| Some((place.to_owned(), size.to_owned()));
        let strapi = json!({"data": [], "meta": {"pagination": {"page": 1, "pageSize": 25, "pageCount": 2, "total": 30}}});
        assert_eq!(of(strapi), pair("pagination[page]", "pagination[pageSize]"));
        assert_eq!(
            of(json!({"page": 1, "perPage": 30, "totalItems": 40, "items": []})),
            pair("page", "perPage")
        );
        assert_eq!(
            of(json!({"content": [], "number": 0, "size": 20})),
            pair("page", "size")
        );
        assert_eq!(
            of(json!({"offset": 0, "limit": 20, "rows": []})),
            pair("offset", "limit")
        );
        assert_eq!(of(json!({"page": "first", "rows": []})), None);
    }
}
