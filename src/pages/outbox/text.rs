//! What an item carries, as text to read and to copy: what was written, without the names that only machines need.

use markup::prelude::*;
use outbox::Line;
use serde_json::Value;

use crate::i18n::Words;
use crate::ui::Disclosure;

/// Keys whose values name things for machines.
const NAMES: [&str; 4] = ["id", "category", "consent", "language"];

/// The text of an item; empty where it carries none.
pub(super) fn text(line: &Line) -> String {
    let body = line
        .letter
        .as_ref()
        .and_then(|letter| letter.body.as_deref());
    let body: Option<Value> = body.and_then(|body| serde_json::from_str(body).ok());
    let mut texts = Vec::new();
    if let Some(body) = &body {
        collect(body, &mut texts);
    }
    texts.join("\n\n")
}

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if !text.trim().is_empty() => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "answers" {
                    let answers = value.as_array().into_iter().flatten();
                    texts.extend(answers.filter_map(|answer| written(answer.get("value")?)));
                } else if !NAMES.contains(&name.as_str()) {
                    collect(value, texts);
                }
            }
        }
        _ => {}
    }
}

/// What was written as an answer; what was picked stands there by the names that machines give it.
fn written(value: &Value) -> Option<&str> {
    let text = match value {
        Value::Object(fields) => fields.get("other")?.as_str()?,
        value => value.as_str().filter(|text| !is_name(text))?,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Whether it looks like `option-4`: small letters with a digit, in one piece. In doubt it was written.
fn is_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase();
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let is_one = |byte| is_letter(byte) || is_digit(byte) || matches!(byte, b'-' | b'_');
    text.bytes().all(is_one) && text.bytes().any(is_letter) && text.bytes().any(is_digit)
}

/// The text behind a disclosure; nothing where there is none.
pub(super) fn content(line: Signal<Option<Line>>) -> AnyView {
    let words = Words::expect();
    let text = Memo::new(move |_| line.get().as_ref().map(text).unwrap_or_default());
    (move || {
        let text = text.get();
        (!text.is_empty()).then(|| {
            view! {
                <Disclosure summary=words.outbox_text()>
                    <p class="p-outbox__text">{text}</p>
                </Disclosure>
            }
        })
    })
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_told_apart_from_what_machines_need() {
        let body: Value = serde_json::from_str(
            r#"{"answers": [{"question": "q1", "value": "Lisää kalaa"}, {"question": "q2", "opt_out": "dont_know"},
                {"question": "q3", "value": "option-4"}, {"question": "q4", "value": ["o1", "o2"]},
                {"question": "q5", "value": {"options": ["o1"], "other": "Lainakirjasto"}},
                {"question": "q6", "value": {"row1": "o3"}}, {"question": "q7", "value": 4},
                {"question": "q8", "value": "2024"}, {"question": "q9", "value": "k-kauppa"}],
                "category": "idea", "text": "Penkkejä pihalle"}"#,
        )
        .unwrap();
        let mut texts = Vec::new();
        collect(&body, &mut texts);
        assert_eq!(
            texts,
            [
                "Lisää kalaa",
                "Lainakirjasto",
                "2024",
                "k-kauppa",
                "Penkkejä pihalle"
            ]
        );
    }
}
