//! What stopped a kit, and what to do about it. Nobody branches on the kind: a test shows it and ends.

use std::error::Error;
use std::fmt;

/// A kit that could not be started or asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    mend: String,
}

impl Failure {
    /// `what` went wrong; `mend` is in the imperative. Neither has a full stop.
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}.", self.what, self.mend)
    }
}

impl Error for Failure {}

/// Turns any error into a [`Failure`].
pub(crate) trait OrMend<T> {
    fn or_mend(self, what: impl fmt::Display, mend: &str) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> OrMend<T> for Result<T, E> {
    fn or_mend(self, what: impl fmt::Display, mend: &str) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{what} ({error})"), mend))
    }
}
