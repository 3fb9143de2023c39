//! One call as operators want to know it: what was asked, what came, how long it took. It takes nothing from
//! memory, and tells nothing of what the answer says about anybody.

use connect::{Call, Circumstances, Failure, Next, Unreadable};

use super::{Api, language, now};
use crate::browser::{clock, history};

/// What one call brought.
pub struct Examined<T> {
    /// `GET`.
    pub method: &'static str,
    /// Where its last request went.
    pub path: String,
    /// The last answer's status; none where no answer came.
    pub status: Option<u16>,
    /// How long it took.
    pub millis: i64,
    /// Of a list with items that could not be read: the first place.
    pub unread: Option<Unreadable>,
    /// What was read, or why nothing was.
    pub outcome: Result<T, Failure>,
}

impl Api {
    /// Which profile this is, and the address it speaks to.
    pub fn backend(self) -> (String, String) {
        let facts = self.facts();
        (facts.name.clone(), facts.base.clone())
    }

    /// Asks the backend itself, and times it. A failure says that there was nothing to send.
    pub async fn examine<T>(self, call: &Call<T>) -> Result<Examined<T>, Failure> {
        let at = Circumstances {
            language: language(),
            now: now(),
            origin: history::origin(),
        };
        let mut exchange = self.profiled().backend.begin(call.ask(), at);
        let from = clock::now_millis();
        let (mut sent, mut status, mut unread) = (None, None, None);
        let outcome = loop {
            match exchange.go_on() {
                Next::Done(Ok(answer)) => {
                    let left_out = answer.left_out(call.ask().capability());
                    unread = left_out.into_iter().next();
                    break call.read(&answer);
                }
                Next::Done(Err(failure)) => break Err(failure),
                Next::Send(request) => {
                    sent = Some((request.method.as_str(), request.url.clone()));
                    match self.exchanged(&request).await {
                        Ok(response) => {
                            status = Some(response.status);
                            exchange.receive(&response);
                        }
                        Err(failure) => exchange.unanswered(failure),
                    }
                }
            }
        };
        let (method, path) = sent.ok_or(Failure::NotOffered)?;
        Ok(Examined {
            method,
            path,
            status,
            millis: clock::now_millis() - from,
            unread,
            outcome,
        })
    }
}
