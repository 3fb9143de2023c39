//! One value into another; `None` where it does not fit.

use model::Timestamp;
use serde_json::Value;

/// What can be looked up: a text, or a number or flag as text.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

pub(super) fn text(value: &Value) -> Option<Value> {
    match value {
        Value::Object(_) => Some(value.clone()),
        value => plain(value).map(Value::from),
    }
}

/// In a text, or in each of a text per language.
pub(super) fn html(value: Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(super::html::to_rich_text(&text).into()),
        Value::Object(mut texts) => {
            texts.retain(|_, text| match html(std::mem::take(text)) {
                Some(plain) => {
                    *text = plain;
                    true
                }
                None => false,
            });
            Some(Value::Object(texts))
        }
        _ => None,
    }
}

pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().replace(',', ".").parse().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

pub(super) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) if number.is_i64() => number.as_i64(),
        value => {
            let number = number(value)?.trunc();
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            (number.abs() < 9e15).then_some(number as i64)
        }
    }
}

pub(super) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => Some(number.as_f64()? != 0.0),
        Value::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" | "on" => Some(true),
            "false" | "no" | "0" | "off" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn epoch(value: &Value, millis: i64) -> Option<Value> {
    let time = Timestamp::from_millis(whole(value)?.checked_mul(millis)?);
    Some(time.to_string().into())
}

pub(super) fn link(value: &Value) -> Option<Value> {
    let link = value.as_str()?.trim();
    link.starts_with("https://").then(|| link.into())
}

pub(super) fn last_segment(value: &Value) -> Option<Value> {
    let path = value.as_str()?.split(['?', '#']).next()?;
    let segment = path.trim_end_matches('/').rsplit('/').next()?;
    (!segment.is_empty()).then(|| segment.into())
}

pub(super) fn json(value: Value) -> Option<Value> {
    match value {
        Value::String(text) => serde_json::from_str(&text).ok(),
        value => Some(value),
    }
}
