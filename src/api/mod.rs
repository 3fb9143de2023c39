//! The portal's handle on its backend: `connect` says what to send, `browser` sends it, and what
//! was read before is kept in memory until something is written.
//!
//! Only `pages`, `state` and `app` call it. It keeps nothing on the phone.

mod offers;
mod remote;

pub use offers::Offers;
pub use remote::{Loaded, Loading, Remote, Value};

use std::collections::HashMap;
use std::pin::Pin;

use connect::{Call, Failure, HttpRequest, HttpResponse, Method, Profile};
use markup::prelude::*;
use model::Capability;

use crate::browser::fetch::{Fetched, Sending, fetch};
use crate::browser::{boot, document};

/// Longest wait for an answer, in milliseconds; slow 4G needs some seconds for a list.
const LIMIT_MILLIS: i32 = 20_000;

/// A cheap handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Api(StoredValue<Inner>);

struct Inner {
    profile: Profile,
    /// Successful reads by URL.
    read: HashMap<String, HttpResponse>,
}

impl Api {
    /// Puts the handle and what the backend offers into the context; the base URL stands in `index.html`.
    pub fn provide() -> Self {
        let base = document::root_attribute("data-api").unwrap_or_default();
        let inner = Inner {
            profile: Profile::native(&base),
            read: HashMap::new(),
        };
        let api = Self(StoredValue::new(inner));
        Offers::of(|capability| api.offers(capability)).provide();
        provide_context(api);
        api
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether the backend offers an operation.
    pub fn offers(self, capability: Capability) -> bool {
        self.0.with_value(|inner| inner.profile.offers(capability))
    }

    /// Reads once. What `boot.js` has asked for already is not asked for again.
    pub async fn read<T>(self, call: &Call<T>) -> Result<T, Failure> {
        let response = self.ask(self.request(call)).await?;
        call.read(&response)
    }

    /// Writes. What was read before is forgotten, since it may have changed.
    pub async fn send<T>(self, call: &Call<T>) -> Result<T, Failure> {
        let request = self.request(call)?;
        let method = request.method;
        let response = boxed(async move { exchange(&request).await }).await?;
        let answer = call.read(&response);
        // A refusal, too, says that what we knew is old.
        if method != Method::Post || answer.is_err() {
            self.forget();
        }
        answer
    }

    /// Forgets everything read.
    pub fn forget(self) {
        self.0.try_update_value(|inner| inner.read.clear());
    }

    fn request<T>(self, call: &Call<T>) -> Result<HttpRequest, Failure> {
        self.0.with_value(|inner| inner.profile.request(call))
    }

    /// What was read from this URL before.
    fn known(self, request: &HttpRequest) -> Option<HttpResponse> {
        self.0
            .with_value(|inner| inner.read.get(&request.url).cloned())
    }

    /// Reads without knowing what; its code is there once, whoever waits for it.
    fn ask(self, request: Result<HttpRequest, Failure>) -> Answer {
        boxed(async move { self.get(&request?).await })
    }

    async fn get(self, request: &HttpRequest) -> Result<HttpResponse, Failure> {
        let response = match boot::first_response(&request.url).await {
            Some(first) => response(first),
            None => exchange(request).await?,
        };
        if (200..300).contains(&response.status) {
            self.0.try_update_value(|inner| {
                inner.read.insert(request.url.clone(), response.clone());
            });
        }
        Ok(response)
    }
}

/// An answer to wait for.
type Answer = Pin<Box<dyn Future<Output = Result<HttpResponse, Failure>>>>;

fn boxed(answer: impl Future<Output = Result<HttpResponse, Failure>> + 'static) -> Answer {
    Box::pin(answer)
}

async fn exchange(request: &HttpRequest) -> Result<HttpResponse, Failure> {
    let sending = Sending {
        method: request.method.as_str(),
        url: &request.url,
        headers: &request.headers,
        body: request.body.as_deref(),
    };
    fetch(sending, LIMIT_MILLIS)
        .await
        .map(response)
        .map_err(|_| Failure::Unreachable)
}

fn response(fetched: Fetched) -> HttpResponse {
    let Fetched {
        status,
        content_type,
        retry_after,
        body,
    } = fetched;
    HttpResponse {
        status,
        content_type,
        retry_after,
        body,
    }
}
