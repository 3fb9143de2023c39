//! What a rule has to say about one place.

use std::fmt;

/// One broken rule at one place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    file: String,
    line: usize,
    what: String,
    mend: &'static str,
}

impl Finding {
    pub(crate) fn new(
        file: &str,
        line: usize,
        what: impl Into<String>,
        mend: &'static str,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
            mend,
        }
    }

    /// Where it is, counted from 1.
    pub(crate) fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            what,
            mend,
        } = self;
        write!(formatter, "{file}:{line}: {what} – {mend}")
    }
}

/// Fails the test with every finding on a line of its own.
pub(crate) fn assert_none(findings: Vec<Finding>) {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
#[should_panic(expected = "src/a.rs:3: too long – split it")]
fn a_finding_fails_the_test_with_place_and_mend() {
    assert_none(vec![Finding::new("src/a.rs", 3, "too long", "split it")]);
}
