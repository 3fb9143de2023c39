//! Runs a call: `connect` says what to send, the browser sends it, with what the session adds.

use std::pin::Pin;

use connect::auth::{Attached, Credentials as Carried};
use connect::{
    Answer, Ask, Circumstances, Credentials, Failure, HttpRequest, HttpResponse, Method, Next,
};

use super::Api;
use crate::browser::fetch::{Cookies, Fetched, Sending, fetch};
use crate::browser::{boot, clock, timer};

const MINUTE_MILLIS: i64 = 60_000;

/// An answer to wait for.
pub(super) type Waiting = Pin<Box<dyn Future<Output = Result<Answer, Failure>>>>;

pub(super) fn boxed(answer: impl Future<Output = Result<Answer, Failure>> + 'static) -> Waiting {
    Box::pin(answer)
}

impl Api {
    /// Runs a call to its end; once more where the session had ended and could be renewed.
    pub(super) async fn run(self, ask: &Ask, at: Circumstances) -> Result<Answer, Failure> {
        let Some(guard) = self.profiled().guard else {
            return self.once(ask, at).await;
        };
        guard.renewed(self).await;
        let stamp = guard.stamp();
        let answer = self.once(ask, at.clone()).await;
        if answer == Err(Failure::SignedOut) && guard.may_repeat(stamp) {
            guard.renewed(self).await;
            return self.once(ask, at).await;
        }
        answer
    }

    async fn once(self, ask: &Ask, at: Circumstances) -> Result<Answer, Failure> {
        let writer = (!ask.only_reads()).then(|| self.who());
        let mut exchange = self.profiled().backend.begin(ask, at);
        loop {
            match exchange.go_on() {
                Next::Done(answer) => return answer,
                Next::Send(request) => {
                    let response = match self.first(&request).await {
                        Some(first) => first,
                        None => self.exchanged_as(&request, writer.as_ref()).await,
                    };
                    match response {
                        Ok(response) => exchange.receive(&response),
                        Err(failure) => exchange.unanswered(failure),
                    }
                }
            }
        }
    }

    /// What `boot.js` has asked for already.
    async fn first(self, request: &HttpRequest) -> Option<Result<HttpResponse, Failure>> {
        if request.method == Method::Get {
            return boot::first_response(&request.url).await.map(response);
        }
        if let Some(guard) = self.profiled().guard {
            guard.before_write(self).await;
        }
        None
    }

    /// Waits until one more request is within so many a minute.
    async fn paced(self, most: u32) {
        loop {
            let now = clock::now_millis();
            let wait = self.0.try_update_value(|inner| {
                inner.sent.retain(|sent| now - sent < MINUTE_MILLIS);
                if u32::try_from(inner.sent.len()).is_ok_and(|sent| sent < most) {
                    inner.sent.push(now);
                    return None;
                }
                inner
                    .sent
                    .first()
                    .map(|first| MINUTE_MILLIS - (now - first))
            });
            match wait.flatten().map(i32::try_from) {
                Some(Ok(millis)) => timer::pause(millis.max(1)).await,
                _ => return,
            }
        }
    }

    /// Sends a request with what the session adds to it.
    pub(super) async fn exchanged(self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        self.exchanged_as(request, None).await
    }

    /// The same for a write; it never goes out as somebody else than it was begun as.
    async fn exchanged_as(
        self,
        request: &HttpRequest,
        writer: Option<&Option<String>>,
    ) -> Result<HttpResponse, Failure> {
        let facts = self.facts();
        let limits = facts.limits;
        if let Some(most) = limits.requests_a_minute {
            self.paced(most).await;
        }
        if writer.is_some_and(|writer| *writer != self.who()) {
            return Err(Failure::SignedOut);
        }
        let mut headers = request.headers.clone();
        let mut url = request.url.clone();
        let mut everywhere =
            limits.credentials == Credentials::Include && facts.is_at_base(&request.url);
        if let Some(guard) = self.profiled().guard {
            let Attached {
                headers: more,
                query,
                credentials,
            } = guard.attached(request);
            headers.extend(more);
            if let Some((name, value)) = query {
                connect::add_query(&mut url, &name, &value);
            }
            everywhere |= credentials == Carried::Include;
        }
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
        let fetched = fetch(sending, limit).await;
        response(fetched.map_err(|_| Failure::Unreachable)?)
    }
}

/// An answer as `connect` takes it, unless it was cut off.
pub(super) fn response(fetched: Fetched) -> Result<HttpResponse, Failure> {
    let Fetched {
        status,
        headers,
        body,
    } = fetched;
    let body = body.ok_or_else(Failure::too_long)?;
    Ok(HttpResponse {
        status,
        headers,
        body,
    })
}
