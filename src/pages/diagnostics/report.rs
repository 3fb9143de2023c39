//! The whole of it as text, to send to whoever can help. It holds names of operations, addresses, numbers and
//! places in answers, and nothing that an answer says about anybody.

use model::Capability;

use super::checks::{Asked, Check, READS};
use super::finding::line;
use super::said;
use crate::i18n::Words;
use crate::offers::Offers;
use connect::Finding;

/// What there is to tell.
pub(super) struct Report {
    pub(super) profile: String,
    pub(super) base: String,
    pub(super) offers: Offers,
    pub(super) findings: Vec<Finding>,
    /// What was tried so far.
    pub(super) checks: Vec<(Capability, Check)>,
}

impl Report {
    /// One fact a line.
    pub(super) fn text(&self, words: Words) -> String {
        let fact = |term: &str, detail: &str| [term, ": ", detail].concat();
        let mut lines = vec![
            fact(words.diagnostics_profile(), &self.profile),
            fact(words.diagnostics_base(), &self.base),
            fact(words.diagnostics_offered(), &names(self.offers, true)),
            fact(words.diagnostics_not_offered(), &names(self.offers, false)),
        ];
        if self.findings.is_empty() {
            lines.push(words.diagnostics_no_findings().to_owned());
        }
        lines.extend(self.findings.iter().map(|finding| line(finding, words)));
        for (capability, check) in &self.checks {
            lines.push(fact(capability.name(), &outcome(words, check)));
        }
        lines.join("\n")
    }
}

/// The names of what is offered, or of what is not.
pub(super) fn names(offers: Offers, offered: bool) -> String {
    let all = Capability::ALL
        .iter()
        .filter(|one| offers.has(**one) == offered);
    let names: Vec<_> = all.map(|one| one.name()).collect();
    if names.is_empty() {
        return "–".to_owned();
    }
    names.join(", ")
}

/// The reading operations that are offered.
pub(super) fn reads(offers: Offers) -> Vec<Capability> {
    READS.into_iter().filter(|one| offers.has(*one)).collect()
}

fn outcome(words: Words, check: &Check) -> String {
    match check {
        Check::Nothing => words.diagnostics_nothing().to_owned(),
        Check::Asked(asked) => [request(asked), said::outcome(words, asked)].join(" – "),
    }
}

/// `GET /api/v1/panels`.
pub(super) fn request(asked: &Asked) -> String {
    [asked.method, " ", &asked.path].concat()
}

#[cfg(test)]
mod tests {
    use connect::{Failure, Unreadable};
    use model::Language;

    use super::*;

    #[test]
    fn the_report_tells_where_an_answer_could_not_be_read() {
        let place = Unreadable {
            path: "/items/3/title".to_owned(),
            expected: "text",
            got: "nothing".to_owned(),
        };
        let asked = |unread, outcome| {
            Check::Asked(Asked {
                method: "GET",
                path: "/api/v1/panels".to_owned(),
                status: Some(200),
                millis: 31,
                unread,
                outcome,
            })
        };
        let report = Report {
            profile: "native".to_owned(),
            base: "/api/v1".to_owned(),
            offers: Offers::of(|one| one != Capability::SendMessage),
            findings: Vec::new(),
            checks: vec![
                (Capability::Panels, asked(Some(place), Ok((10, 2)))),
                (
                    Capability::Portal,
                    asked(
                        None,
                        Err(Failure::Unreadable(Unreadable {
                            path: "/name".to_owned(),
                            expected: "text",
                            got: "a number".to_owned(),
                        })),
                    ),
                ),
                (Capability::Meeting, Check::Nothing),
            ],
        };
        let text = report.text(Words::shipped(Language::En));
        for line in [
            "Not offered: send_message",
            "panels: GET /api/v1/panels – 200, 31\u{a0}ms, 10 records, 2 items could not be shown., /items/3/title: expected text, got nothing",
            "portal: GET /api/v1/panels – 200, 31\u{a0}ms, /name: expected text, got a number",
            "meeting: ",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
    }
}
