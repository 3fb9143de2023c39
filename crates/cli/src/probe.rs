//! `raati probe`: looks at a live API and drafts a profile of what it finds. It only reads, asks one origin only, and says
//! of each guess why it was made; what it could not tell is left for a person.

mod draft;
mod fetch;
mod fields;
mod form;
mod graphql;
mod names;
mod nouns;
mod product;
mod shape;

use serde::Serialize;
use serde_json::Value;

use fetch::Fetcher;
use product::Product;

/// A draft, and how it came about.
#[derive(Debug, Serialize)]
pub struct Found {
    /// What answers, as far as it can be recognised.
    pub product: &'static str,
    /// Every request and its status.
    pub asked: Vec<String>,
    /// What was guessed, and why.
    pub guesses: Vec<String>,
    /// The draft.
    pub profile: Value,
}

/// A list that was found.
#[derive(Debug, Clone)]
struct Collection {
    noun: &'static str,
    /// The path below the base.
    path: String,
    list: shape::List,
    /// Where a single record stands in its answer, if one can be read alone.
    single: Option<String>,
}

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum NoDraft {
    /// A bad address.
    #[error(
        "probe takes an address such as https://api.example.fi or that of a list, https://api.example.fi/events"
    )]
    Address,
    /// Nobody there.
    #[error("{0} does not answer: {1}")]
    NoAnswer(String, String),
}

/// Looks at an API.
pub fn look(url: &str) -> Result<Found, NoDraft> {
    let mut fetcher = Fetcher::new(url).ok_or(NoDraft::Address)?;
    let first = fetcher
        .get(url)
        .map_err(|why| NoDraft::NoAnswer(url.to_owned(), why))?;
    let product = product::recognise(&mut fetcher, &first);
    let mut draft = draft::Draft::new(product);
    if product == Product::Raati {
        return Ok(draft.finish(fetcher));
    }
    if !first.leave {
        draft.guess("the backend names no Access-Control-Allow-Origin for an unknown page: allow the portal's origin, or serve both from one".to_owned());
    }
    if let Some(types) = graphql::schema(&mut fetcher) {
        graphql::collections(&mut fetcher, &types, &mut draft);
    }
    for (path, name) in nouns::candidates(&mut fetcher, product, &first) {
        let Some(noun) = nouns::noun(&name) else {
            continue;
        };
        if draft.has(noun) {
            continue;
        }
        let Ok(answer) = fetcher.get(&path) else {
            continue;
        };
        let Some(list) = shape::list(&answer) else {
            continue;
        };
        let single = single(&mut fetcher, &path, &list);
        draft.add(Collection {
            noun,
            path: fetcher.below_base(&path),
            list,
            single,
        });
    }
    Ok(draft.finish(fetcher))
}

/// Where the record stands when it is asked for alone, below its list.
fn single(fetcher: &mut Fetcher, path: &str, list: &shape::List) -> Option<String> {
    let record = list.records.first()?;
    let id = fields::id(record)?;
    let own = record.get(&id)?;
    let text = own.as_str().map_or_else(|| own.to_string(), str::to_owned);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if text.is_empty() || !text.bytes().all(plain) {
        return None;
    }
    let list_path = path.split('?').next()?;
    let (path, end) = match list_path.strip_suffix('/') {
        Some(path) => (path, "/"),
        None => (list_path, ""),
    };
    let answer = fetcher.get(&format!("{path}/{text}{end}")).ok()?;
    if answer.status != 200 {
        return None;
    }
    let is_it = |value: &Value| shape::plain(value).get(&id) == Some(own);
    if is_it(&answer.body) {
        return Some("body".to_owned());
    }
    let fields = answer.body.as_object()?;
    let (name, _) = fields.iter().find(|(_, value)| is_it(value))?;
    Some(format!("body.{}", form::quoted(name)))
}
