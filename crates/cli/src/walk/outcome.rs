//! What came of one operation.

use std::collections::BTreeSet;

use connect::{Failure, How, Unreadable};
use model::{Capability, Language};
use serde::Serialize;
use serde_json::Value;

use super::records::{absent_fields, spoken};
use super::{Brought, Sent};
use crate::{class, contract};

/// How many odd places are named.
const ODD_NAMED: usize = 5;

/// What came of one operation.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// Which.
    pub operation: &'static str,
    /// How the profile does it.
    pub how: &'static str,
    /// `ok`, `skipped`, `not_captured`, or the class of the failure.
    pub class: String,
    /// What was sent for it.
    pub sent: Vec<Sent>,
    /// Pages of a list.
    #[serde(skip_serializing_if = "is_zero")]
    pub pages: u32,
    /// Records that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<u32>,
    /// Records that could not.
    #[serde(skip_serializing_if = "is_zero")]
    pub left_out: u32,
    /// How many there are, as the backend says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The first place that could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_unreadable: Option<String>,
    /// Languages in which there are texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<&'static str>,
    /// Fields of the contract that no record has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<&'static str>,
    /// What else an operator should know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(skip)]
    pub(crate) needs_login: bool,
    #[serde(skip)]
    seen: Records,
}

#[derive(Debug, Clone, Default)]
struct Records {
    all: Vec<Value>,
    ids: BTreeSet<String>,
    duplicates: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde wants a reference here"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Outcome {
    pub(crate) fn new(capability: Capability, how: How) -> Self {
        Self {
            operation: capability.name(),
            how: class::how(how),
            class: "ok".to_owned(),
            sent: Vec::new(),
            pages: 0,
            records: None,
            left_out: 0,
            total: None,
            first_unreadable: None,
            languages: Vec::new(),
            absent: Vec::new(),
            notes: Vec::new(),
            needs_login: false,
            seen: Records::default(),
        }
    }

    /// Whether it is as it should be, or was not tried. A refusal for a reason of the contract is an answer; so is the
    /// wish for a login where the profile says that it takes one.
    pub fn is_fine(&self) -> bool {
        let reason = self.class.strip_prefix("refused: ");
        match self.class.as_str() {
            "skipped" | "not_captured" => true,
            "ok" => self.left_out == 0,
            "login_required" => self.needs_login,
            _ => reason.is_some_and(|reason| !matches!(reason, "other" | "id_reused")),
        }
    }

    pub(crate) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    pub(crate) fn skip(&mut self, why: &str) {
        "skipped".clone_into(&mut self.class);
        self.note(why);
    }

    /// Writes down a failure. Where nothing at all was captured, that is what it is.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        let uncaptured = !self.sent.is_empty() && self.sent.iter().all(|sent| sent.uncaptured);
        self.class = if uncaptured {
            "not_captured".to_owned()
        } else {
            class::of(failure)
        };
        if let Failure::Unreadable(why) = failure {
            self.unreadable(why);
        }
    }

    fn unreadable(&mut self, why: &Unreadable) {
        if self.first_unreadable.is_none() {
            let path = if why.path.is_empty() {
                "(whole answer)"
            } else {
                &why.path
            };
            let text = format!("{path}: expected {}, got {}", why.expected, why.got);
            self.first_unreadable = Some(text);
        }
    }

    /// Takes in a page of a list.
    pub(crate) fn page<T>(&mut self, brought: &Brought<connect::Page<T>>) {
        let page = &brought.value;
        self.pages += 1;
        let records = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
        self.records = Some(self.records.unwrap_or_default().saturating_add(records));
        self.left_out += page.left_out;
        self.total = page.total.or(self.total);
        if let Some(why) = brought.left_out.first() {
            self.unreadable(why);
        }
        let items = brought.json.get("items").and_then(Value::as_array);
        for item in items.into_iter().flatten() {
            self.record(item);
        }
    }

    /// Takes in one record.
    pub(crate) fn record(&mut self, record: &Value) {
        if let Some(id) = record.get("id").filter(|id| !id.is_null())
            && !self.seen.ids.insert(id.to_string())
        {
            self.seen.duplicates += 1;
        }
        self.seen.all.push(record.clone());
    }

    /// Sums up the records: languages, what none of them has, what the contract does not have.
    pub(crate) fn sum_up(&mut self, capability: Capability) {
        let seen = std::mem::take(&mut self.seen);
        if seen.duplicates > 0 {
            self.note(format!("{} records came more than once", seen.duplicates));
        }
        if let (Some(total), Some(records)) = (self.total, self.records)
            && total != records + self.left_out
            && self.class == "ok"
        {
            self.note(format!(
                "the backend says {total}, {} came",
                records + self.left_out
            ));
        }
        let mut languages = BTreeSet::new();
        seen.all
            .iter()
            .for_each(|record| spoken(record, &mut languages));
        self.languages = languages.into_iter().map(Language::code).collect();
        let Some(noun) = connect::entity_of(capability) else {
            return;
        };
        self.absent = absent_fields(noun, &seen.all);
        let odd = seen.all.iter().enumerate().flat_map(|(index, record)| {
            let found = contract::odd(noun, record).into_iter();
            found.map(move |odd| (index, odd))
        });
        let mut named = BTreeSet::new();
        for (index, odd) in odd {
            if named.len() < ODD_NAMED && named.insert(odd.pointer.clone()) {
                let near = odd.nearest.map(|name| format!(" – did you mean {name}?"));
                let near = near.unwrap_or_default();
                let note = format!(
                    "record {index}, {}: expected {}, got {}{near}",
                    odd.pointer, odd.expected, odd.got
                );
                self.note(note);
            }
        }
    }
}
