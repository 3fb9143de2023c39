//! What a command says when it cannot go on: the evidence, then one sentence with the mend.

use std::fmt;

/// A command that could not be completed. Nobody branches on the kind: it is shown, and the command ends.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What went wrong, without a full stop.
    pub(crate) what: String,
    /// What to do about it, in the imperative, without a full stop.
    pub(crate) mend: String,
    /// Lines of the failed program that show why; may be empty.
    pub(crate) evidence: Vec<String>,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
            evidence: Vec::new(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}.", self.what, self.mend)
    }
}

/// Turns any error into a [`Failure`] that says what was tried and how to mend it.
pub(crate) trait OrMend<T> {
    fn or_mend(self, what: impl fmt::Display, mend: &str) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> OrMend<T> for Result<T, E> {
    fn or_mend(self, what: impl fmt::Display, mend: &str) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{what} ({error})"), mend))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_sentence_that_ends_in_the_mend() {
        let read: Result<(), _> = Err("permission denied");
        let failure = read
            .or_mend("dist/ cannot be written", "make it yours by chown")
            .unwrap_err();
        assert_eq!(
            failure.to_string(),
            "dist/ cannot be written (permission denied): make it yours by chown."
        );
    }
}
