//! What several tests need.

#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each test uses its part, and says what it expects by panicking"
)]

use std::sync::Arc;

use connect::{Call, Circumstances, Exchange, Failure, HttpRequest, HttpResponse, Next, Profile};
use model::{Language, Timestamp};

pub fn circumstances() -> Circumstances {
    Circumstances {
        language: Language::Fi,
        now: Timestamp::parse("2026-11-22T12:00:00Z").expect("a time"),
        origin: "https://portal.example".to_owned(),
    }
}

/// Runs a call against a backend that is a function.
pub fn run<T>(
    profile: &Arc<Profile>,
    call: &Call<T>,
    mut backend: impl FnMut(&HttpRequest) -> HttpResponse,
) -> Result<T, Failure> {
    let mut exchange = Exchange::begin(Arc::clone(profile), call.ask(), circumstances());
    loop {
        match exchange.go_on() {
            Next::Send(request) => exchange.receive(&backend(&request)),
            Next::Done(answer) => return call.read(&answer?),
        }
    }
}

/// What a call makes of one response of the native contract.
pub fn read<T>(call: &Call<T>, response: &HttpResponse) -> Result<T, Failure> {
    let profile = Arc::new(Profile::native("/api/v1").expect("a base"));
    run(&profile, call, |_| response.clone())
}

/// A response with a body of JSON.
pub fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_owned(),
    }
}
