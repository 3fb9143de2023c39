//! From the contract's JSON to model values, one file a noun.
//!
//! Reading is as strict as it must be and no stricter: a missing id or an impossible span is an
//! error, an unknown access feature is left out, an unknown question type becomes
//! `QuestionKind::Unknown`.

pub(crate) mod common;
pub(crate) mod event;
pub(crate) mod impact;
pub(crate) mod invitation;
pub(crate) mod meeting;
pub(crate) mod panel;
pub(crate) mod person;
pub(crate) mod poll;
pub(crate) mod portal;
pub(crate) mod question;
pub(crate) mod results;
pub(crate) mod theme;

use model::Timestamp;
use model::receipt::Receipt;

use crate::node::{Node, Read};
use crate::page::{Cursor, Page};

/// For calls that bring nothing. Only an empty answer is one: a page of HTML is not.
pub(crate) fn nothing(node: &Node) -> Read<()> {
    if node.value().is_null() {
        Ok(())
    } else {
        node.wrong("an empty answer (204)")
    }
}

/// The whole answer as indented text.
pub(crate) fn as_text(node: &Node) -> Read<String> {
    node.object()?;
    Ok(format!("{:#}", node.value()))
}

/// Longest receipt code, in letters: one that can be copied, if not read out.
const LONGEST_CODE: usize = 64;

/// When something can have been stored: from 2000 to 2200. Phones' own clocks are too often wrong to say it better.
const STORED_MILLIS: std::ops::Range<i64> = 946_684_800_000..7_258_118_400_000;

#[inline(never)]
pub(crate) fn receipt(node: &Node) -> Read<Receipt> {
    let (code, at) = (node.field("code"), node.field("at"));
    let stored =
        |text: &str| Timestamp::parse(text).filter(|time| STORED_MILLIS.contains(&time.millis()));
    let short = |code: &str| {
        let is_code = code.len() <= LONGEST_CODE && !code.trim().is_empty();
        is_code.then(|| code.to_owned())
    };
    Ok(Receipt {
        code: code.parsed("receipt code", short)?,
        at: at.parsed("time with zone (RFC 3339) when it was stored", stored)?,
    })
}

/// A list, less what could not be read.
pub(crate) fn page<T>(node: &Node, read: fn(&Node) -> Read<T>) -> Read<Page<T>> {
    node.object()?;
    let items = node.field("items");
    if items.present().is_none() {
        return items.wrong("list");
    }
    let (items, left_out) = items.readable_items(read)?;
    let next = node
        .field("next")
        .optional(Node::string)?
        .map(|next| Cursor(next.to_owned()));
    let total = node.field("total").optional(Node::count)?;
    Ok(Page {
        items,
        next,
        total,
        left_out,
    })
}
