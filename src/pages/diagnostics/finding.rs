//! What is wrong with a profile, as operators read it. The native profile stands in no file, so nothing can be.

use crate::i18n::Words;

/// One thing that is wrong; the rest of the profile goes on working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Where, as a JSON pointer.
    pub(super) pointer: String,
    /// The line in the file, from 1.
    pub(super) line: u32,
    /// What should be there.
    pub(super) expected: String,
    /// What is there.
    pub(super) got: String,
    /// The known name that is nearest to an unknown one.
    pub(super) nearest: Option<String>,
}

/// All of them.
pub(super) fn findings() -> Vec<Finding> {
    Vec::new()
}

impl Finding {
    /// On one line.
    pub(super) fn said(&self, words: Words) -> String {
        let line = self.line.to_string();
        let said = words.diagnostics_finding(&self.expected, &self.got, &line, &self.pointer);
        match &self.nearest {
            Some(name) => [&said, " ", &words.diagnostics_nearest(name)].concat(),
            None => said,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;

    #[test]
    fn a_finding_says_where_what_and_what_was_probably_meant() {
        let finding = Finding {
            pointer: "/operations/panels/querry".to_owned(),
            line: 12,
            expected: "query".to_owned(),
            got: "querry".to_owned(),
            nearest: Some("query".to_owned()),
        };
        assert_eq!(
            finding.said(Words::shipped(Language::En)),
            "Line 12, /operations/panels/querry: expected query, got querry. Did you mean query?"
        );
    }
}
