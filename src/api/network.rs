//! Runs a call: `connect` says what to send, the browser sends it.

use std::pin::Pin;
use std::sync::Arc;

use connect::{
    Answer, Ask, Circumstances, Credentials, Exchange, Failure, HttpRequest, HttpResponse, Limits,
    Method, Next, Profile,
};

use crate::browser::boot;
use crate::browser::fetch::{Cookies, Fetched, Sending, fetch};

/// An answer to wait for.
pub(super) type Waiting = Pin<Box<dyn Future<Output = Result<Answer, Failure>>>>;

pub(super) fn boxed(answer: impl Future<Output = Result<Answer, Failure>> + 'static) -> Waiting {
    Box::pin(answer)
}

/// Runs a call to its end.
pub(super) async fn run(
    profile: Arc<Profile>,
    ask: &Ask,
    at: Circumstances,
) -> Result<Answer, Failure> {
    let limits = profile.limits();
    let mut exchange = Exchange::begin(profile, ask, at);
    loop {
        match exchange.go_on() {
            Next::Done(answer) => return answer,
            Next::Send(request) => exchange.receive(&answered(&request, limits).await?),
        }
    }
}

async fn answered(request: &HttpRequest, limits: Limits) -> Result<HttpResponse, Failure> {
    if request.method == Method::Get
        && let Some(first) = boot::first_response(&request.url).await
    {
        return Ok(response(first));
    }
    let sending = Sending {
        method: request.method.as_str(),
        url: &request.url,
        headers: &request.headers,
        body: request.body.as_deref(),
        cookies: match limits.credentials {
            Credentials::SameOrigin => Cookies::Own,
            Credentials::Include => Cookies::Everywhere,
        },
    };
    let limit = i32::try_from(limits.timeout_millis).unwrap_or(i32::MAX);
    fetch(sending, limit)
        .await
        .map(response)
        .map_err(|_| Failure::Unreachable)
}

fn response(fetched: Fetched) -> HttpResponse {
    let Fetched {
        status,
        headers,
        body,
    } = fetched;
    HttpResponse {
        status,
        headers,
        body,
    }
}
