//! One request as operators want to know it: what was asked, what came, how long it took. It takes nothing from
//! memory, and tells nothing of what the answer says about anybody.

use connect::{Call, Failure};

use super::{Api, exchange};
use crate::browser::clock;

/// What one request brought.
pub struct Examined<T> {
    /// `GET`.
    pub method: &'static str,
    /// Where it went, without the origin.
    pub path: String,
    /// The answer's status; none where no answer came.
    pub status: Option<u16>,
    /// How long it took.
    pub millis: i64,
    /// What was read, or why nothing was.
    pub outcome: Result<T, Failure>,
}

impl Api {
    /// Which profile this is, and the address it speaks to.
    pub fn backend(self) -> (&'static str, String) {
        self.0.with_value(|inner| ("native", inner.base.clone()))
    }

    /// Asks the backend itself, and times it.
    pub async fn examine<T>(self, call: &Call<T>) -> Result<Examined<T>, Failure> {
        let request = self.request(call)?;
        let from = clock::now_millis();
        let answer = exchange(&request).await;
        let millis = clock::now_millis() - from;
        Ok(Examined {
            method: request.method.as_str(),
            status: answer.as_ref().ok().map(|response| response.status),
            outcome: answer.and_then(|response| call.read(&response)),
            path: request.url,
            millis,
        })
    }
}
