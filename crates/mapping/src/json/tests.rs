//! The reader against `serde_json`: on JSON, on JSON with letters put in and taken out, and at its limits.

use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::*;

/// What makes, breaks and hides structure.
const PIECES: &[&str] = &[
    "\"",
    "\\",
    "\\u00e4",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\n",
    "\\x",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\u{1}",
    "0",
    "-",
    "1",
    ".",
    "e",
    "E+",
    "true",
    "nul",
    "null",
    "ä",
    "😀",
    "a",
    "_",
    "1e999",
    "-0",
    "0.5",
    "01",
    "18446744073709551616",
    "-9223372036854775808",
    "twelve letters",
    "\"a\":",
    "\u{7f}",
    "\u{80}",
];

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        "[a-z\"\\\\\n]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-c]|\"|ä{3,9}", inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// With pieces at some places, each in place of so many letters.
fn broken(text: &str, changes: &[(prop::sample::Index, usize, usize)]) -> String {
    let mut letters: Vec<String> = text.chars().map(String::from).collect();
    for (place, taken, piece) in changes {
        let at = place.index(letters.len() + 1);
        let end = letters.len().min(at + taken);
        let piece = PIECES.get(*piece).copied().unwrap_or_default();
        letters.splice(at..end, [piece.to_owned()]);
    }
    letters.concat()
}

fn all_of(text: &str) -> Option<Value> {
    let (wanted, whole) = Wanted::everything();
    let json = Json::parse(text, &wanted, whole)?;
    Some(json.to_value(&mut u32::MAX.clone()).unwrap())
}

fn is_passed_over(text: &str) -> bool {
    let around = format!("{{\"a\":{text}}}");
    let found = Json::parse(&around, &Wanted::nothing(), Wanted::ROOT);
    found == Some(Json::Object(Vec::new()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn it_reads_what_serde_json_reads(
        json in json(),
        is_pretty: bool,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, 0..PIECES.len()), 0..4),
    ) {
        let text = if is_pretty { format!("{json:#}") } else { json.to_string() };
        let text = broken(&text, &changes);
        let expected = serde_json::from_str::<Value>(&text).ok();
        prop_assert_eq!(all_of(&text), expected.clone(), "{}", text);
        let is_json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(is_passed_over(&text), is_json, "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(pieces in prop::collection::vec(0..PIECES.len(), 0..12)) {
        let text: String = pieces.iter().filter_map(|piece| PIECES.get(*piece)).copied().collect();
        prop_assert_eq!(all_of(&text), serde_json::from_str(&text).ok(), "{}", text);
    }
}

#[test]
fn nesting_ends_where_that_of_serde_json_does() {
    for depth in [1, 126, 127, 128, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let expected = serde_json::from_str::<Value>(&text).ok();
            assert_eq!(all_of(&text), expected, "{depth}");
            assert_eq!(is_passed_over(&text), depth < 127, "{depth}");
        }
    }
}

#[test]
fn what_ends_a_text_is_found_at_every_place_of_eight() {
    for before in 0..20 {
        for (letter, is_json) in [
            ("\"", true),
            ("\\t\"", true),
            ("\u{1f}\"", false),
            ("", false),
        ] {
            let text = format!("\"{}{letter}", "!\u{80}".repeat(before));
            assert_eq!(all_of(&text).is_some(), is_json, "{text}");
            assert_eq!(is_passed_over(&text), is_json, "{text}");
        }
    }
}
