//! What a response means, by ordered rules over status and body: backends say "not there" with 403, "full" with 400 and
//! "already done" with 500, so that a status alone decides nothing.

use jmespath::Rcvar;
use mapping::Section;
use mapping::expression::Expression;

use super::statuses::{Statuses, statuses};
use crate::failure::Refusal;

/// The classes there are; a profile names them, or the reason of a refusal such as `full`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A success.
    Ok,
    /// It was done before: a success too.
    AlreadyDone,
    /// Fields do not fit.
    Invalid,
    /// No, for a reason.
    Refused(Refusal),
    /// Not there, or no longer.
    Gone,
    /// Sign in first.
    LoginRequired,
    /// Later.
    SlowDown,
    /// The backend's fault.
    Server,
}

/// Longest text of a backend that a resident is shown, in letters: what is longer is a page or a trace, not a sentence.
const LONGEST_WORDS: usize = 400;

/// Keys of a rule.
pub(super) const KEYS: &[&str] = &[
    "status", "when", "is", "code", "codes", "fields", "says", "why",
];

pub(super) const NAMES: &[(&str, Outcome)] = &[
    ("ok", Outcome::Ok),
    ("already_done", Outcome::AlreadyDone),
    ("invalid", Outcome::Invalid),
    ("refused", Outcome::Refused(Refusal::Other)),
    ("denied", Outcome::Refused(Refusal::Other)),
    ("conflict", Outcome::Refused(Refusal::IdReused)),
    (
        "strong_login_required",
        Outcome::Refused(Refusal::StrongSignIn),
    ),
    ("gone", Outcome::Gone),
    ("denied_or_missing", Outcome::Gone),
    ("login_required", Outcome::LoginRequired),
    ("slow_down", Outcome::SlowDown),
    ("server", Outcome::Server),
    ("bug", Outcome::Server),
];

impl Outcome {
    fn parse(section: &Section) -> Option<Self> {
        let name = section.text()?;
        let known = NAMES.iter().find(|(known, _)| *known == name);
        let refusal = || match Refusal::parse(name) {
            Refusal::Other => None,
            reason => Some(Self::Refused(reason)),
        };
        let found = known.map(|(_, outcome)| *outcome).or_else(refusal);
        if found.is_none() {
            let names = NAMES.iter().map(|(name, _)| *name);
            section.unknown(
                name,
                names.chain(Refusal::NAMES.iter().map(|(name, _)| *name)),
            );
        }
        found
    }
}

/// One rule; the first that applies decides.
#[derive(Debug)]
pub(crate) struct Rule {
    status: Vec<Statuses>,
    when: Option<Expression>,
    is: Option<Outcome>,
    code: Option<Expression>,
    codes: Vec<(String, Outcome)>,
    /// `[{"path", "code", "message"}]`: which fields do not fit.
    pub(crate) fields: Option<Expression>,
    /// The backend's own words for the resident.
    says: Option<Expression>,
}

impl Rule {
    /// Reads one rule.
    pub(crate) fn parse(section: &Section) -> Self {
        section.keys(KEYS);
        let rule = Self {
            status: section
                .field("status")
                .map(|one| statuses(&one))
                .unwrap_or_default(),
            when: section.field("when").and_then(|when| when.expression()),
            is: section.field("is").and_then(|is| Outcome::parse(&is)),
            code: section.field("code").and_then(|code| code.expression()),
            codes: section
                .field("codes")
                .map(|codes| codes.fields())
                .unwrap_or_default()
                .iter()
                .filter_map(|(code, outcome)| Some(((*code).to_owned(), Outcome::parse(outcome)?)))
                .collect(),
            fields: section
                .field("fields")
                .and_then(|fields| fields.expression()),
            says: section.field("says").and_then(|says| says.expression()),
        };
        if section.field("is").is_none() && section.field("codes").is_none() {
            section.broken("is, or code with codes", "neither");
        }
        if section.field("code").is_some() != section.field("codes").is_some() {
            section.broken("code and codes together", "only one of them");
        }
        rule
    }

    /// Reads rules in their order; one after a rule that always applies is doubted.
    pub(crate) fn parse_all<'a>(entries: impl IntoIterator<Item = Section<'a>>) -> Vec<Self> {
        let mut rules: Vec<Self> = Vec::new();
        for entry in entries {
            if rules.last().is_some_and(Self::always) {
                entry.doubt(
                    "a rule that can be reached",
                    "the one before applies to everything",
                );
            }
            rules.push(Self::parse(&entry));
        }
        rules
    }

    /// What the backend tells the resident in words of its own, where the rule shows them.
    pub(crate) fn words(&self, root: &Rcvar) -> Option<String> {
        let words = self.says.as_ref()?.value(root).ok()?;
        let words: String =
            words
                .as_str()?
                .split_whitespace()
                .fold(String::new(), |mut words, word| {
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    words.push_str(word);
                    words
                });
        let is_shown = !words.is_empty() && words.chars().count() <= LONGEST_WORDS;
        is_shown.then_some(words)
    }

    fn always(&self) -> bool {
        self.when.is_none() && self.status.is_empty() && self.is.is_some()
    }

    /// Each expression by which it decides.
    pub(crate) fn expressions<'t>(&'t self, found: &mut dyn FnMut(&'t Expression)) {
        let Self {
            status: _,
            when,
            is: _,
            code,
            codes: _,
            fields: _,
            says,
        } = self;
        [when, code, says].into_iter().flatten().for_each(found);
    }

    /// What it says of this response; `None` where it does not apply. An expression that fails does not apply.
    pub(crate) fn outcome(&self, status: u16, root: &Rcvar) -> Option<Outcome> {
        let fits = self.status.is_empty() || self.status.iter().any(|one| one.holds(status));
        let holds = |when: &Expression| when.holds(root).unwrap_or(false);
        if !fits || !self.when.as_ref().is_none_or(holds) {
            return None;
        }
        let by_code = || {
            let code = self.code.as_ref()?.value(root).ok()?;
            let code = match code {
                serde_json::Value::String(code) => code,
                serde_json::Value::Number(code) => code.to_string(),
                _ => "*".to_owned(),
            };
            let named = |name: &str| self.codes.iter().find(|(known, _)| known == name);
            named(&code)
                .or_else(|| named("*"))
                .map(|(_, outcome)| *outcome)
        };
        by_code().or(self.is)
    }
}
