//! `raati probe`: looks at a live API and drafts a profile of what it finds. It only reads, asks one origin only, and says
//! of each guess why it was made; what it could not tell is left for a person.

mod draft;
mod fetch;
mod fields;
mod form;
mod graphql;
mod guessed;
mod index;
mod names;
mod nouns;
mod numbered;
mod pager;
mod product;
mod query;
mod recognise;
mod search;
mod shape;
mod single;
mod time;
mod words;

use serde::Serialize;
use serde_json::Value;

use fetch::Fetcher;
use product::Product;
use search::Search;

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
    /// Whether it maps anything.
    #[serde(skip)]
    pub is_drafted: bool,
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
    let seen = recognise::recognise(&mut fetcher, &first);
    let mut draft = draft::Draft::new(seen.product);
    if seen.product.is_mapped() {
        return Ok(draft.finish(fetcher));
    }
    if !first.leave {
        draft.guess("the backend names no Access-Control-Allow-Origin for an unknown page: allow the portal's origin, or serve both from one");
    }
    if seen.product == Product::Unknown
        && seen.list.is_none()
        && let Some(schema) = graphql::schema(&mut fetcher)
    {
        graphql::collections(&mut fetcher, &schema, &mut draft);
    }
    let mut search = Search::new(&mut fetcher, &mut draft);
    search.look(&first, &seen);
    Ok(draft.finish(fetcher))
}
