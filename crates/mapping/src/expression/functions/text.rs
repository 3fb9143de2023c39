//! Functions on texts.

use jmespath::{Context, JmespathError, Rcvar, Variable};
use sha2::{Digest, Sha256};

use super::{failed, list, string};
use crate::expression::to_variable;

/// Longest text that a function makes, in bytes.
const MAXIMUM_TEXT: usize = 64 * 1024;

/// `parse_json(text)`: JSON that a backend keeps as a text; `null` where it is none. A value that is
/// no text is left as it is.
pub(super) fn parse_json(arguments: &[Rcvar]) -> Option<Rcvar> {
    let value = arguments.first()?;
    match value.as_string() {
        Some(text) => Some(to_variable(&serde_json::from_str(text).ok()?)),
        None => Some(Rcvar::clone(value)),
    }
}

/// `split(text, separator)`: the parts, without white space around them and without empty ones.
pub(super) fn split(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [text, separator] = arguments else {
        return None;
    };
    let (text, separator) = (text.as_string()?, separator.as_string()?);
    if separator.is_empty() {
        return Some(list(vec![string(text.as_str())]));
    }
    let parts = text.split(separator.as_str()).map(str::trim);
    Some(list(
        parts.filter(|part| !part.is_empty()).map(string).collect(),
    ))
}

/// `JMESPath`'s own `join(glue, texts)`, which here refuses to build a text of any length.
pub(super) fn join(arguments: &[Rcvar], context: &mut Context<'_>) -> Result<Rcvar, JmespathError> {
    let joined = match arguments {
        [glue, texts] => joined(glue, texts, |text| text.as_string().cloned().map(Some)),
        _ => None,
    };
    joined.ok_or_else(|| {
        failed(
            context,
            "join() takes a text and a list of texts, not too long",
        )
    })
}

/// `join_some(glue, values)`: the same of texts and numbers, without those that are `null`; `null` where
/// the text would become too long.
pub(super) fn join_some(arguments: &[Rcvar]) -> Option<Rcvar> {
    let [glue, values] = arguments else {
        return None;
    };
    joined(glue, values, |value| match value {
        Variable::Null => Some(None),
        Variable::String(text) => Some(Some(text.clone())),
        Variable::Number(number) => Some(Some(number.to_string())),
        _ => None,
    })
}

/// `None` where an item has no text or the whole would become too long; items without words are left out.
fn joined(
    glue: &Variable,
    items: &Variable,
    text: impl Fn(&Variable) -> Option<Option<String>>,
) -> Option<Rcvar> {
    let (glue, mut joined, mut first) = (glue.as_string()?, String::new(), true);
    for item in items.as_array()? {
        let Some(text) = text(item)? else { continue };
        if !first {
            joined.push_str(glue);
        }
        first = false;
        joined.push_str(&text);
        if joined.len() > MAXIMUM_TEXT {
            return None;
        }
    }
    Some(string(joined))
}

/// `last_segment(url)`: what stands after the last slash, without query; `null` where nothing does.
pub(super) fn last_segment(arguments: &[Rcvar]) -> Option<Rcvar> {
    last_segment_of(arguments.first()?.as_string()?).map(string)
}

/// The same of a plain text.
pub(in crate::expression) fn last_segment_of(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next()?;
    let segment = path.trim_end_matches('/').rsplit('/').next()?;
    (!segment.is_empty()).then_some(segment)
}

/// `receipt_code(id)`: a short code to read out, such as `K7QM-2F9D`, made of an id: for backends that have none. The
/// same id always gives the same one.
pub(super) fn receipt_code(arguments: &[Rcvar]) -> Option<Rcvar> {
    Some(string(crate::receipt::code(&id(arguments)?)))
}

/// `uuid(id)`: the UUID that an id stands for, where a backend takes nothing else. The same id always gives the same one;
/// nobody can guess the one of an id that nobody can guess.
pub(super) fn uuid(arguments: &[Rcvar]) -> Option<Rcvar> {
    let digest = Sha256::digest(id(arguments)?);
    let mut bits = digest
        .iter()
        .take(16)
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    // Version 8 (made as its maker likes) and the variant of RFC 9562.
    bits = bits & !(0xf << 76) | (0x8 << 76);
    bits = bits & !(0x3 << 62) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32];
    let groups: Option<Vec<&str>> = groups.into_iter().map(|group| hex.get(group)).collect();
    Some(string(groups?.join("-")))
}

fn id(arguments: &[Rcvar]) -> Option<String> {
    match &**arguments.first()? {
        Variable::String(id) => Some(id.clone()),
        Variable::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
