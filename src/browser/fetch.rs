//! One HTTP exchange with a time limit. It knows nothing of what is asked or answered.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, RequestCredentials, RequestInit, RequestRedirect, Response,
};

/// A response as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The status code.
    pub status: u16,
    /// The headers that the browser lets a page see; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text; `None` where it is longer than any answer may be.
    pub body: Option<String>,
}

/// No answer came: no network, cut off, refused by the browser, or over the time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAnswer;

/// What to send; header names in lower case.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: &'a str,
    /// Where to.
    pub url: &'a str,
    /// With these headers.
    pub headers: &'a [(String, String)],
    /// With this text.
    pub body: Option<&'a str>,
    /// Whether cookies go to another origin, too.
    pub cookies: Cookies,
}

/// Where cookies go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// Nowhere.
    No,
    /// To the portal's own origin.
    Own,
    /// Also to others.
    Everywhere,
}

/// Sends, and waits at most `limit_millis` for the whole answer, which is cut off where it gets too long. Redirects are followed for GET
/// only: a write that lands elsewhere must not look like a success.
pub async fn fetch(sending: Sending<'_>, limit_millis: i32) -> Result<Fetched, NoAnswer> {
    let controller = AbortController::new().map_err(none)?;
    let init = init_of(sending, &controller).map_err(none)?;
    super::timer::after(limit_millis, move || controller.abort());
    let window = super::window().ok_or(NoAnswer)?;
    let answer = arrived(window.fetch_with_str_and_init(sending.url, &init)).await?;
    let response: Response = answer.dyn_into().map_err(none)?;
    Ok(Fetched {
        status: response.status(),
        headers: visible(&response.headers()),
        body: arrived(super::boot::text_of_body(&response).ok_or(NoAnswer)?)
            .await?
            .as_string(),
    })
}

fn visible(headers: &Headers) -> Vec<(String, String)> {
    let pairs = js_sys::try_iter(headers.as_ref()).ok().flatten();
    let pair = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs
        .into_iter()
        .flatten()
        .filter_map(|entry| pair(entry.ok()?))
        .collect()
}

fn init_of(sending: Sending<'_>, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let init = RequestInit::new();
    init.set_method(sending.method);
    init.set_redirect(match sending.method {
        "GET" => RequestRedirect::Follow,
        _ => RequestRedirect::Error,
    });
    init.set_credentials(match sending.cookies {
        Cookies::No => RequestCredentials::Omit,
        Cookies::Own => RequestCredentials::SameOrigin,
        Cookies::Everywhere => RequestCredentials::Include,
    });
    init.set_signal(Some(&controller.signal()));
    let headers = Headers::new()?;
    for (name, value) in sending.headers {
        headers.set(name, value)?;
    }
    init.set_headers(&headers);
    if let Some(body) = sending.body {
        init.set_body(&body.into());
    }
    Ok(init)
}

async fn arrived(answer: Promise) -> Result<JsValue, NoAnswer> {
    JsFuture::from(answer).await.map_err(none)
}

/// The browser's own words say nothing that the resident could use.
fn none(_: JsValue) -> NoAnswer {
    NoAnswer
}
