//! What an item carries, as text to read and to copy: what was written, without the names that only machines need.

use markup::prelude::*;
use outbox::Line;
use serde_json::Value;

use crate::i18n::Words;
use crate::ui::Disclosure;

/// Keys whose values name things for machines.
const NAMES: [&str; 6] = [
    "id", "question", "category", "consent", "language", "opt_out",
];

/// The text of an item; empty where it carries none.
pub(super) fn text(line: &Line) -> String {
    let body: Option<Value> = line
        .body
        .as_deref()
        .and_then(|body| serde_json::from_str(body).ok());
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
                if !NAMES.contains(&name.as_str()) {
                    collect(value, texts);
                }
            }
        }
        _ => {}
    }
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
            r#"{"answers": [{"question": "q1", "value": "Lisää kalaa"}, {"question": "q2", "opt_out": "dont_know"}],
                "category": "idea", "text": "Penkkejä pihalle"}"#,
        )
        .unwrap();
        let mut texts = Vec::new();
        collect(&body, &mut texts);
        assert_eq!(texts, ["Lisää kalaa", "Penkkejä pihalle"]);
    }
}
