//! The functions that records are read with most often.

use std::borrow::Cow;

use jmespath::ast::Ast;

use super::found::{At, Found};
use crate::expression::functions::last_segment_of;
use crate::json::Json;

/// Rows of one text that are looked through here.
const MAXIMUM_ROWS: usize = 64;

/// Whether [`call`] knows a function with so many arguments.
pub(super) fn knows(name: &str, arguments: usize) -> bool {
    match name {
        "not_null" => arguments > 0,
        "last_segment" => arguments == 1,
        "lookup" => arguments == 2,
        "lang_rows" => arguments == 3,
        _ => false,
    }
}

/// What a function makes; `find` evaluates its arguments.
pub(super) fn call<'j>(
    name: &str,
    arguments: &'j [Ast],
    find: &mut dyn FnMut(&'j Ast) -> Option<Found<'j>>,
) -> Option<Found<'j>> {
    match (name, arguments) {
        ("not_null", arguments) => {
            for argument in arguments {
                let found = find(argument)?;
                if !found.is_null() {
                    return Some(found);
                }
            }
            Some(Found::NOTHING)
        }
        ("last_segment", [url]) => {
            let segment = match find(url)?.place()? {
                At::Value(Json::Text(url)) => last_segment_of(url),
                _ => None,
            };
            Some(segment.map_or(Found::NOTHING, Found::text))
        }
        ("lookup", [value, table]) => {
            let (value, table) = (find(value)?, find(table)?.place()?.value()?);
            let present = |name: &str| table.field(name).filter(|found| **found != Json::Null);
            let found = match (value.as_text(), value.is_null()) {
                (Some(key), _) => present(key),
                (None, true) => None,
                (None, false) => return None,
            };
            let found = found.or_else(|| present("*"));
            Some(found.map_or(Found::NOTHING, Found::There))
        }
        ("lang_rows", [rows, locale, text]) => {
            let (locale, text) = (find(locale)?, find(text)?);
            match find(rows)?.place()?.value()? {
                Json::List(rows) => lang_rows(rows, locale.as_text()?, text.as_text()?),
                _ => Some(Found::NOTHING),
            }
        }
        _ => None,
    }
}

fn lang_rows<'j>(rows: &'j [Json<'j>], locale: &str, text: &str) -> Option<Found<'j>> {
    if rows.len() > MAXIMUM_ROWS {
        return None;
    }
    let mut texts: Vec<(Cow<str>, &Json)> = Vec::new();
    for row in rows {
        let tag = match row.field(locale) {
            Some(Json::Text(tag)) => tag,
            Some(Json::Null) | None => continue,
            _ => return None,
        };
        let (Some(language), Some(text)) = (language(tag), row.field(text)) else {
            continue;
        };
        let is_known = texts.iter().any(|(known, _)| *known == language);
        if !is_known && *text != Json::Null {
            texts.push((language, text));
        }
    }
    Some(Found::Named(texts))
}

fn language(tag: &str) -> Option<Cow<'_, str>> {
    let code = tag.split(['-', '_']).next()?;
    let is_lower = !code.bytes().any(|byte| byte.is_ascii_uppercase());
    let code = if is_lower {
        Cow::Borrowed(code)
    } else {
        Cow::Owned(code.to_ascii_lowercase())
    };
    (code.len() == 2).then_some(code)
}
