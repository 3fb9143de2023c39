//! Takes back what earlier steps did, where a later one is refused: a seat that was reserved and not signed up for would be
//! lost to others. It refuses to undo where nobody knows whether the later step was done, and never reports how undoing
//! went: the resident is told why the write was refused.

use crate::exchange::HttpRequest;
use crate::failure::Failure;

/// What there is to take back, and why.
#[derive(Default)]
pub(super) struct Undo {
    requests: Vec<HttpRequest>,
    because: Option<Failure>,
}

impl Undo {
    /// A step was done, which this takes back.
    pub(super) fn add(&mut self, request: HttpRequest) {
        self.requests.push(request);
    }

    /// How many requests taking all back would need.
    pub(super) fn len(&self) -> usize {
        self.requests.len()
    }

    /// A step failed: gives the failure back where there is nothing to undo for it.
    pub(super) fn begin(&mut self, failure: Failure) -> Option<Failure> {
        if is_no(&failure) {
            self.unsent(failure)
        } else {
            Some(failure)
        }
    }

    /// The same for a step that was never sent.
    pub(super) fn unsent(&mut self, failure: Failure) -> Option<Failure> {
        if self.requests.is_empty() {
            return Some(failure);
        }
        self.because = Some(failure);
        None
    }

    /// What to send now: the last step goes first.
    pub(super) fn next(&self) -> Option<&HttpRequest> {
        self.because.as_ref().and_then(|_| self.requests.last())
    }

    /// The rest cannot be undone; why it should have been.
    pub(super) fn given_up(&mut self) -> Option<Failure> {
        self.because.take()
    }

    /// It was answered, somehow; the failure, once all is undone.
    pub(super) fn taken(&mut self) -> Option<Failure> {
        self.requests.pop();
        if self.requests.is_empty() {
            self.because.take()
        } else {
            None
        }
    }
}

/// Whether the backend certainly did not do the step.
fn is_no(failure: &Failure) -> bool {
    match failure {
        Failure::Refused(_)
        | Failure::Told(..)
        | Failure::Invalid(_)
        | Failure::NotFound
        | Failure::SignedOut
        | Failure::Busy(_) => true,
        Failure::Unreachable
        | Failure::NotOffered
        | Failure::Unsure
        | Failure::Faulty(_)
        | Failure::Unreadable(_) => false,
    }
}
