//! Collects what is wrong with a document, each finding under its JSON pointer.

use std::cell::RefCell;

use serde::Serialize;
use utoipa::ToSchema;

/// One thing that is wrong with a request or a content file.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// Where: a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// What: a stable word such as `missing`, `too_long`, `does_not_fit`.
    pub code: String,
    /// What, in a sentence for developers.
    pub detail: Option<String>,
    /// The question concerned, when the pointer cannot say it.
    pub question: Option<String>,
}

/// A place in a document, and where findings are kept.
#[derive(Debug, Clone)]
pub struct Check<'a> {
    pointer: String,
    findings: &'a RefCell<Vec<Finding>>,
}

impl Finding {
    /// A finding with a sentence.
    pub fn new(pointer: &str, code: &str, detail: impl Into<String>) -> Self {
        let (pointer, code) = (pointer.to_owned(), code.to_owned());
        Self {
            pointer,
            code,
            detail: Some(detail.into()),
            question: None,
        }
    }
}

impl<'a> Check<'a> {
    /// The whole document.
    pub fn new(findings: &'a RefCell<Vec<Finding>>) -> Self {
        Self {
            pointer: String::new(),
            findings,
        }
    }

    /// A member of the object here.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let escaped = name.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{escaped}", self.pointer),
            findings: self.findings,
        }
    }

    /// An element of the list here.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            findings: self.findings,
        }
    }

    /// Keeps a finding about this place.
    pub fn say(&self, code: &str, detail: impl Into<String>) {
        self.findings
            .borrow_mut()
            .push(Finding::new(&self.pointer, code, detail));
    }

    /// Converts each element of a list, at its own place.
    pub fn each<T, U>(&self, items: &[T], convert: impl Fn(&T, &Self) -> U) -> Vec<U> {
        items
            .iter()
            .enumerate()
            .map(|(index, item)| convert(item, &self.item(index)))
            .collect()
    }

    /// Says of each id that stood in the list before.
    pub fn unique<'b>(&self, ids: impl IntoIterator<Item = &'b str>) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, id) in ids.into_iter().enumerate() {
            if !seen.insert(id) {
                let detail = format!("the id {id:?} stands twice in this list");
                self.item(index).field("id").say("duplicate", detail);
            }
        }
    }
}

/// Runs a conversion; its value, unless something was found.
pub fn checked<T>(convert: impl FnOnce(&Check<'_>) -> Option<T>) -> Result<T, Vec<Finding>> {
    let findings = RefCell::new(Vec::new());
    let value = convert(&Check::new(&findings));
    let mut findings = findings.into_inner();
    match value {
        Some(value) if findings.is_empty() => Ok(value),
        _ => {
            if findings.is_empty() {
                findings.push(Finding::new("", "does_not_fit", "cannot be read"));
            }
            Err(findings)
        }
    }
}
