//! One HTTP exchange with a time limit. It knows nothing of what is asked or answered.

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{AbortController, RequestRedirect};

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
    let controller = AbortController::new().map_err(|_| NoAnswer)?;
    let signal = controller.signal();
    super::timer::after(limit_millis, move || controller.abort());
    let (method, redirect) = match sending.method {
        "POST" => (Method::POST, RequestRedirect::Error),
        "PUT" => (Method::PUT, RequestRedirect::Error),
        "DELETE" => (Method::DELETE, RequestRedirect::Error),
        _ => (Method::GET, RequestRedirect::Follow),
    };
    let mut builder = RequestBuilder::new(sending.url)
        .method(method)
        .redirect(redirect)
        .abort_signal(Some(&signal));
    for (name, value) in sending.headers {
        builder = builder.header(name, value);
    }
    let request = match sending.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = request
        .map_err(|_| NoAnswer)?
        .send()
        .await
        .map_err(|_| NoAnswer)?;
    Ok(Fetched {
        status: response.status(),
        content_type: response.headers().get("content-type"),
        retry_after: response.headers().get("retry-after"),
        body: response.text().await.map_err(|_| NoAnswer)?,
    })
}
