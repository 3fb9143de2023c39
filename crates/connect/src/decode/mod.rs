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

pub(crate) fn receipt(node: &Node) -> Read<Receipt> {
    let code = node.field("code");
    Ok(Receipt {
        code: code.parsed("receipt code", |code| {
            (!code.is_empty()).then(|| code.to_owned())
        })?,
        at: node.field("at").time()?,
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
