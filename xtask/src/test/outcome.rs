//! How a step ended, in the figures of the summary.

use crate::failure::Failure;

/// The end of one step.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It ran tests of its own.
    Tests {
        /// Tests that held.
        passed: u64,
        /// Tests that did not.
        failed: u64,
    },
    /// It could not be completed; counts as one failure.
    Broken(Failure),
    /// It was not run, because this step failed.
    LeftOut(&'static str),
}

impl From<Result<u64, Failure>> for Outcome {
    fn from(result: Result<u64, Failure>) -> Self {
        match result {
            Ok(passed) => Self::Tests { passed, failed: 0 },
            Err(failure) => Self::Broken(failure),
        }
    }
}

impl Outcome {
    pub(crate) fn left_out(because_of: &'static str) -> Self {
        Self::LeftOut(because_of)
    }

    pub(crate) fn is_good(&self) -> bool {
        matches!(self, Self::Tests { failed: 0, .. })
    }

    pub(crate) fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Broken(failure) => Some(failure),
            Self::Tests { .. } | Self::LeftOut(_) => None,
        }
    }

    pub(crate) fn passed(&self) -> u64 {
        match self {
            Self::Tests { passed, .. } => *passed,
            Self::Broken(_) | Self::LeftOut(_) => 0,
        }
    }

    pub(crate) fn failed(&self) -> u64 {
        match self {
            Self::Tests { failed, .. } => *failed,
            Self::Broken(_) | Self::LeftOut(_) => 1,
        }
    }

    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Tests { failed: 0, .. } => "passed",
            Self::Tests { .. } | Self::Broken(_) => "failed",
            Self::LeftOut(_) => "left out",
        }
    }

    pub(crate) fn remark(&self) -> String {
        match self {
            Self::Tests {
                passed: 1,
                failed: 0,
            } => String::new(),
            Self::Tests { passed, failed } => format!("{passed} passed, {failed} failed"),
            Self::Broken(failure) => failure.what.clone(),
            Self::LeftOut(step) => format!("needs {step}"),
        }
    }
}
