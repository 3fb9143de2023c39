//! What is wrong with a profile, as operators read it.

use connect::Finding;

use crate::i18n::Words;

/// One finding on one line.
pub(super) fn line(finding: &Finding, words: Words) -> String {
    let place = match &finding.preset {
        Some(name) => words.diagnostics_preset(name),
        None => words.diagnostics_line(&finding.line.to_string()),
    };
    let said = words.diagnostics_finding(&finding.expected, &finding.got, &place, &finding.pointer);
    match &finding.nearest {
        Some(name) => [&said, " ", &words.diagnostics_nearest(name)].concat(),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;

    #[test]
    fn a_finding_says_where_what_and_what_was_probably_meant() {
        let finding = Finding {
            weight: connect::Weight::Broken,
            pointer: "/operations/panels/querry".to_owned(),
            line: 12,
            preset: None,
            expected: "query".to_owned(),
            got: "querry".to_owned(),
            nearest: Some("query".to_owned()),
        };
        assert_eq!(
            line(&finding, Words::shipped(Language::En)),
            "Line 12, /operations/panels/querry: expected query, got querry. Did you mean query?"
        );
        let finding = Finding {
            preset: Some("kinto".to_owned()),
            line: 0,
            ..finding
        };
        let said = line(&finding, Words::shipped(Language::En));
        assert!(said.starts_with("Preset kinto, /operations"), "{said}");
    }
}
