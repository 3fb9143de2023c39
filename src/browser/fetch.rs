//! One HTTP exchange with a time limit. It knows nothing of what is asked or answered.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect, Response};

/// A response as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body as text.
    pub body: String,
}

/// No answer came: no network, cut off, refused by the browser, or over the time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAnswer;

/// What to send; header names in lower case.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'a str,
    /// Where to.
    pub url: &'a str,
    /// With these headers.
    pub headers: &'a [(&'static str, String)],
    /// With this text.
    pub body: Option<&'a str>,
}

/// Sends, and waits at most `limit_millis` for the whole answer. Redirects are followed for GET
/// only: a write that lands elsewhere must not look like a success.
pub async fn fetch(sending: Sending<'_>, limit_millis: i32) -> Result<Fetched, NoAnswer> {
    let controller = AbortController::new().map_err(none)?;
    let init = init_of(sending, &controller).map_err(none)?;
    super::timer::after(limit_millis, move || controller.abort());
    let window = super::window().ok_or(NoAnswer)?;
    let answer = arrived(window.fetch_with_str_and_init(sending.url, &init)).await?;
    let response: Response = answer.dyn_into().map_err(none)?;
    let header = |name| response.headers().get(name).ok().flatten();
    Ok(Fetched {
        status: response.status(),
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        body: arrived(response.text().map_err(none)?)
            .await?
            .as_string()
            .ok_or(NoAnswer)?,
    })
}

fn init_of(sending: Sending<'_>, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let init = RequestInit::new();
    init.set_method(sending.method);
    init.set_redirect(match sending.method {
        "GET" => RequestRedirect::Follow,
        _ => RequestRedirect::Error,
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
