//! Makes the request of a step.

use jmespath::Rcvar;
use mapping::{Tree, invert};
use serde_json::{Value, json};

use super::{Exchange, failed, unreadable};
use crate::exchange::HttpRequest;
use crate::failure::Failure;
use crate::profile::{Body, Place, Profile, Request, Step};

/// The request at the exchange's place in a step.
pub(super) fn build(
    exchange: &mut Exchange,
    profile: &Profile,
    step: &Step,
) -> Result<HttpRequest, Failure> {
    let pager = step
        .pager
        .as_ref()
        .and_then(|name| profile.pagers.get(name));
    if let (Some(pager), Some(place)) = (pager, &exchange.progress.place) {
        exchange.context.set("page", pager.context(place));
    }
    let root = exchange.context.root();
    let url = match &exchange.progress.place {
        // An address that an answer gave, or that the caller kept as a cursor, is checked like any other.
        Some(Place::Url(next)) => {
            let asked = match exchange.progress.url.as_str() {
                "" => profile.reach.base(),
                url => url,
            };
            let followed = profile.reach.follow(asked, next, &exchange.at.origin);
            let Some(url) = followed else {
                return unreadable(
                    "a next page on a declared origin",
                    "another address".to_owned(),
                );
            };
            url
        }
        _ => address(
            profile,
            &step.request,
            &root,
            pager.and_then(|pager| pager.query.as_ref()),
        )?,
    };
    exchange.progress.url.clone_from(&url);
    complete(profile, &step.request, &root, url)
}

/// A request that stands alone, made of what this root holds.
pub(crate) fn plain(
    profile: &Profile,
    request: &Request,
    root: &Rcvar,
) -> Result<HttpRequest, Failure> {
    let url = address(profile, request, root, None)?;
    complete(profile, request, root, url)
}

fn complete(
    profile: &Profile,
    request: &Request,
    root: &Rcvar,
    url: String,
) -> Result<HttpRequest, Failure> {
    let body = body(profile, request, root)?;
    let mut headers: Vec<(String, String)> =
        vec![("accept".to_owned(), "application/json".to_owned())];
    if body.is_some() {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    for (name, tree) in profile.headers.iter().chain(&request.headers) {
        // On a read it would tell of nothing, and make every read wait for a preflight.
        if name != "content-type" || body.is_some() {
            add(&mut headers, name, tree, root)?;
        }
    }
    Ok(HttpRequest {
        method: request.method,
        url,
        headers,
        body: body.map(|body| body.to_string()),
    })
}

fn address(
    profile: &Profile,
    request: &Request,
    root: &Rcvar,
    paging: Option<&Tree>,
) -> Result<String, Failure> {
    let path = match &request.path {
        Some(template) => template.fill(root).ok_or(Failure::NotFound)?,
        None => profile.graphql.clone(),
    };
    let Some(mut url) = profile.reach.join(&path) else {
        return unreadable("an address on a declared origin", "another one".to_owned());
    };
    for tree in request.query.iter().chain(paging) {
        let query = tree.build(root).map_err(failed)?;
        profile.query_style.append(&query, &mut url);
    }
    Ok(url)
}

fn body(profile: &Profile, request: &Request, root: &Rcvar) -> Result<Option<Value>, Failure> {
    Ok(match &request.body {
        Body::None => None,
        Body::Tree(tree) => Some(tree.build(root).map_err(failed)?),
        Body::Like(entity) => {
            let input = mapping::expression::to_plain(&root.get_field("input")).map_err(failed)?;
            let entity = profile.entities.get(entity);
            Some(entity.map_or(Value::Null, |entity| invert(entity, &input)))
        }
        Body::GraphQl(document, variables) => {
            let variables = variables.as_ref().map(|tree| tree.build(root)).transpose();
            let variables = variables.map_err(failed)?.unwrap_or_else(|| json!({}));
            Some(json!({ "query": document, "variables": variables }))
        }
    })
}

/// Sets a header to what a tree makes; one that makes no text is left out.
fn add(
    headers: &mut Vec<(String, String)>,
    name: &str,
    tree: &Tree,
    root: &Rcvar,
) -> Result<(), Failure> {
    let value = match tree.build(root).map_err(failed)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => return Ok(()),
    };
    let printable = |letter: char| letter == '\t' || !letter.is_control();
    if !value.is_ascii() || !value.chars().all(printable) {
        return unreadable("a header of plain letters", format!("{name} with others"));
    }
    headers.retain(|(known, _)| known != name);
    headers.push((name.to_owned(), value));
    Ok(())
}
