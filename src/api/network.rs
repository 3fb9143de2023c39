//! Runs a call: `connect` says what to send, the browser sends it, with what the session adds.

use std::pin::Pin;

use connect::auth::{Attached, Credentials as Carried, Standing};
use connect::{
    Answer, Ask, Circumstances, Credentials, Exchange, Failure, HttpRequest, HttpResponse, Method,
    Next,
};

use super::{Api, now};
use crate::browser::fetch::{Cookies, Fetched, Sending, fetch};
use crate::browser::{boot, document};

/// An answer to wait for.
pub(super) type Waiting = Pin<Box<dyn Future<Output = Result<Answer, Failure>>>>;

pub(super) fn boxed(answer: impl Future<Output = Result<Answer, Failure>> + 'static) -> Waiting {
    Box::pin(answer)
}

impl Api {
    /// Runs a call to its end; once more where the session had ended and could be renewed.
    pub(super) async fn run(self, ask: &Ask, at: Circumstances) -> Result<Answer, Failure> {
        self.renewed().await;
        let answer = self.once(ask, at.clone()).await;
        if answer == Err(Failure::SignedOut) && self.rejected() == Standing::NeedsRefresh {
            self.renewed().await;
            return self.once(ask, at).await;
        }
        answer
    }

    async fn once(self, ask: &Ask, at: Circumstances) -> Result<Answer, Failure> {
        let mut exchange = Exchange::begin(self.profile(), ask, at);
        loop {
            match exchange.go_on() {
                Next::Done(answer) => return answer,
                Next::Send(request) => {
                    if request.method == Method::Get
                        && let Some(first) = boot::first_response(&request.url).await
                    {
                        exchange.receive(&response(first));
                        continue;
                    }
                    if request.method != Method::Get {
                        self.obtain_csrf_cookie().await;
                    }
                    exchange.receive(&self.exchanged(&request).await?);
                }
            }
        }
    }

    /// Sends a request with what the session adds to it.
    pub(super) async fn exchanged(self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        let attached = self.0.with_value(|inner| {
            let session = &inner.session;
            session.attach(request.method, &request.url, &document::cookie)
        });
        self.sent(request, attached).await
    }

    async fn sent(self, request: &HttpRequest, more: Attached) -> Result<HttpResponse, Failure> {
        let limits = self.profile().limits();
        let everywhere =
            limits.credentials == Credentials::Include || more.credentials == Carried::Include;
        let mut headers = request.headers.clone();
        headers.extend(more.headers);
        let url = match more.query {
            Some((name, value)) => connect::with_query(&request.url, &name, &value),
            None => request.url.clone(),
        };
        let sending = Sending {
            method: request.method.as_str(),
            url: &url,
            headers: &headers,
            body: request.body.as_deref(),
            cookies: if everywhere {
                Cookies::Everywhere
            } else {
                Cookies::Own
            },
        };
        let limit = i32::try_from(limits.timeout_millis).unwrap_or(i32::MAX);
        fetch(sending, limit)
            .await
            .map(response)
            .map_err(|_| Failure::Unreachable)
    }

    /// What a 401 means for the session.
    fn rejected(self) -> Standing {
        let standing = self.0.try_update_value(|inner| {
            inner.session.rejected();
            inner.session.standing(now())
        });
        standing.unwrap_or(Standing::SignedOut)
    }
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
