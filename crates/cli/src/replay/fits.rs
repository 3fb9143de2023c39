//! Which capture fits a request: method and path must; of several, the one whose query and body fit best.

use connect::{HttpRequest, Piece, RequestShape};
use serde_json::Value;

use super::address::{address, decoded};
use super::capture::Capture;

/// Query parameters that say which page: another page is another answer.
const PAGES: &[&str] = &[
    "page",
    "_page",
    "offset",
    "_start",
    "start",
    "skip",
    "$skip",
    "cursor",
    "_token",
    "after",
    "page[number]",
    "page[offset]",
];

/// The place of the capture that fits best.
pub(super) fn best(captures: &[Capture], request: &HttpRequest) -> Option<usize> {
    let (path, query) = address(&request.url);
    let sent = request.body.as_deref().map(serde_json::from_str::<Value>);
    let sent = sent.and_then(Result::ok).unwrap_or_default();
    let fitting = captures.iter().enumerate().filter_map(|(index, capture)| {
        let same = capture.method == request.method.as_str() && same_path(&capture.path, &path);
        let score = same.then(|| score(capture, &query, &sent))??;
        Some((score, std::cmp::Reverse(index)))
    });
    fitting.max().map(|(_, std::cmp::Reverse(index))| index)
}

/// The values at the places of a path, by the expressions that fill them; `None` where the capture is no answer to
/// such a request.
pub(super) fn places(request: &RequestShape, capture: &Capture) -> Option<Vec<(String, String)>> {
    if request.method.as_str() != capture.method {
        return None;
    }
    if let Some(document) = &request.document {
        let captured = capture.sent.get("query")?.as_str()?;
        if root_field(document)? != root_field(captured)? {
            return None;
        }
    }
    let mut rest = capture.path.as_str();
    let mut places = Vec::new();
    let mut open: Option<&str> = None;
    for piece in request.path.as_ref()? {
        match piece {
            Piece::Place(expression) => open = Some(expression),
            Piece::Text(text) => {
                let text = decoded(text.split('?').next()?);
                let at = match open {
                    None => rest.starts_with(&text).then_some(0)?,
                    Some(_) if text.is_empty() => rest.find('/').unwrap_or(rest.len()),
                    Some(_) => rest.find(&text)?,
                };
                if let Some(expression) = open.take() {
                    let value = rest.get(..at)?;
                    if value.is_empty() || value.contains('/') {
                        return None;
                    }
                    places.push((expression.to_owned(), value.to_owned()));
                }
                rest = rest.get(at + text.len()..)?;
            }
        }
    }
    if let Some(expression) = open {
        if rest.is_empty() || rest.contains('/') {
            return None;
        }
        places.push((expression.to_owned(), rest.to_owned()));
        rest = "";
    }
    matches!(rest, "" | "/").then_some(places)
}

fn same_path(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}

/// How well a capture fits; `None` where it answers something else.
fn score(capture: &Capture, query: &[(String, String)], sent: &Value) -> Option<i32> {
    let mut score = 0;
    if let (Some(wanted), Some(captured)) = (document(sent), document(&capture.sent)) {
        if root_field(wanted)? != root_field(captured)? {
            return None;
        }
        if paged(sent) != paged(&capture.sent) {
            return None;
        }
    } else if !sent.is_null() && *sent == capture.sent {
        score += 10;
    }
    let value = |pairs: &[(String, String)], name: &str| {
        let mut pairs = pairs.iter();
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    };
    for name in PAGES {
        let (own, other) = (value(query, name), value(&capture.query, name));
        if own != other && !(is_first(own.as_deref()) && is_first(other.as_deref())) {
            return None;
        }
    }
    for (name, own) in query {
        score += match value(&capture.query, name) {
            Some(other) if other == *own => 2,
            Some(_) => -1,
            None => 0,
        };
    }
    let unasked = |(name, _): &&(String, String)| value(query, name).is_none();
    let unasked = capture.query.iter().filter(unasked).count();
    score -= i32::try_from(unasked).unwrap_or(i32::MAX / 2);
    // Of captures that fit alike, one that is a success is what was most likely captured for it.
    Some(score * 2 + i32::from(capture.status < 300))
}

/// Page 1, offset 0 and no page at all are the same.
fn is_first(page: Option<&str>) -> bool {
    matches!(page, None | Some("0" | "1" | ""))
}

fn document(body: &Value) -> Option<&str> {
    body.get("query")?.as_str()
}

/// The variable that leads on, where a GraphQL request has one.
fn paged(body: &Value) -> Option<String> {
    let variables = body.get("variables")?;
    let mut names = ["after", "cursor", "offset", "page", "skip"].into_iter();
    let value = names.find_map(|name| variables.get(name).filter(|value| !value.is_null()))?;
    let value = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    Some(value).filter(|value| !is_first(Some(value)))
}

/// The first field that a GraphQL document asks for, without its alias.
fn root_field(document: &str) -> Option<&str> {
    let (_, inside) = document.split_once('{')?;
    let mut names = inside
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | ':'))
        .filter(|name| !name.is_empty());
    let first = names.next()?;
    match first.split_once(':') {
        Some((_, "")) => names.next(),
        Some((_, name)) => Some(name),
        None => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use connect::Method;

    fn capture(method: &str, url: &str) -> Capture {
        let text = serde_json::json!({"case": url, "request": {"method": method, "url": url}, "response": {"status": 200}});
        Capture::parse(&text.to_string()).unwrap()
    }

    fn get(url: &str) -> HttpRequest {
        HttpRequest {
            method: Method::Get,
            url: url.to_owned(),
            headers: Vec::new(),
            body: None,
        }
    }

    #[test]
    fn the_query_decides_among_equal_paths() {
        let captures = [
            capture("GET", "http://a/items?page=2&limit=2"),
            capture("GET", "http://a/items?page=1&limit=2"),
            capture("GET", "http://a/items?filter=x"),
            capture("POST", "http://a/items"),
        ];
        let best = |url: &str| best(&captures, &get(url));
        assert_eq!(best("https://b.fi/items?limit=50&page=1"), Some(1));
        assert_eq!(best("https://b.fi/items/?limit=50&page=2"), Some(0));
        assert_eq!(best("https://b.fi/items?limit=50&page=3"), None);
        assert_eq!(best("https://b.fi/items?filter=x"), Some(2));
        assert_eq!(best("https://b.fi/other"), None);
    }

    #[test]
    fn places_are_found_in_paths() {
        let text = |text: &str| Piece::Text(text.to_owned());
        let shape = RequestShape {
            method: Method::Get,
            path: Some(vec![
                text("/v1"),
                text("/hearing/"),
                Piece::Place("input.poll".to_owned()),
                text("/answers"),
            ]),
            document: None,
        };
        let found = places(
            &shape,
            &capture("GET", "http://a/v1/hearing/7%2F8x/answers?x=1"),
        );
        assert_eq!(found, None, "an id has no slash");
        let found = places(
            &shape,
            &capture("GET", "http://a/v1/hearing/78/answers?x=1"),
        );
        assert_eq!(
            found,
            Some(vec![("input.poll".to_owned(), "78".to_owned())])
        );
        assert_eq!(
            places(&shape, &capture("GET", "http://a/v1/hearing/78")),
            None
        );
    }

    #[test]
    fn a_document_is_known_by_its_root_field() {
        assert_eq!(
            root_field("query A($x: Int!) { allEvents(first: $x) { id } }"),
            Some("allEvents")
        );
        assert_eq!(root_field("{ list: polls { id } }"), Some("polls"));
        assert_eq!(root_field("mutation"), None);
    }
}
