//! In which header a token goes. It refuses headers that the browser keeps to itself or that would
//! turn a constant into a password.

use super::secret::Secret;
use super::wrong::{Faults, Wrong};
use crate::node::Node;

/// Headers that a page cannot set, or whose meaning is the transport's.
const KEPT: [&str; 8] = [
    "host",
    "cookie",
    "origin",
    "referer",
    "connection",
    "content-length",
    "content-type",
    "transfer-encoding",
];

/// A header, and what stands in it before the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attach {
    header: String,
    prefix: String,
}

impl Attach {
    /// `Authorization: Bearer …` (RFC 6750).
    pub(super) fn bearer() -> Self {
        Self {
            header: "authorization".to_owned(),
            prefix: "Bearer ".to_owned(),
        }
    }

    /// Reads `{"header", "prefix"?}`; absent is [`Self::bearer`].
    pub(super) fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        if node.present().is_none() {
            return Some(Self::bearer());
        }
        faults.known(node, &["header", "prefix"]);
        let header = header_name(&node.field("header"), faults);
        let prefix = node.field("prefix");
        let text = faults.read(prefix.string_or_empty());
        if text.as_ref().is_some_and(|text| !fits(text)) {
            faults.add(Wrong::at(&prefix, "a short word such as \"Bearer \""));
        }
        Some(Self {
            header: header?,
            prefix: text?,
        })
    }

    pub(super) fn header(&self, token: &Secret) -> (String, String) {
        let Self { header, prefix } = self;
        (header.clone(), format!("{prefix}{}", token.as_str()))
    }
}

fn fits(prefix: &str) -> bool {
    prefix.len() <= 32 && prefix.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The name of a header that a profile may set, in lower case.
pub(super) fn header_name(node: &Node, faults: &mut Faults) -> Option<String> {
    let name = faults.read(node.string())?;
    let lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let known = !name.is_empty()
        && name
            .bytes()
            .all(|byte| lower(byte) || b"-_".contains(&byte));
    if known && !KEPT.contains(&name) && !name.starts_with("sec-") && !name.starts_with("proxy-") {
        return Some(name.to_owned());
    }
    faults.add(Wrong::at(
        node,
        "a header in lower case that a page may set",
    ));
    None
}
