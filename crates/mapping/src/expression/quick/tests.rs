//! Whatever the record and the expression: the quick way gives what the interpreter gives, and what is wanted of an
//! answer is all that makes a difference.

use jmespath::Rcvar;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::expression::to_variable;

const NAMES: &[&str] = &["a", "b", "c", "_", "value", "\"@id\""];

fn records() -> impl Strategy<Value = Value> {
    let texts = &["", "a", "fi-FI", "SV", "b/c/", "b/c?d", "*", "fi"];
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        (0..3).prop_map(Value::from),
        Just(json!(0.1)),
        Just(json!(1.0)),
        prop::sample::select(&texts[..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let name = prop::sample::select(&["a", "b", "c", "_", "value", "@id", "fi"][..]);
        let fields = prop::collection::vec((name.prop_map(str::to_owned), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::Array),
            fields.prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

/// Texts of expressions, most of which compile; `rare` adds what only the interpreter knows.
fn expressions(rare: bool) -> impl Strategy<Value = String> {
    let name = || prop::sample::select(NAMES);
    let leaf = prop_oneof![
        8 => name().prop_map(str::to_owned),
        1 => Just("@".to_owned()),
        1 => prop::sample::select(&["'a'", "'fi'", "`null`", "`1`", "`1.0`", "`true`"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let pair = (inner.clone(), inner.clone());
        let known = prop_oneof![
            4 => (inner.clone(), name()).prop_map(|(left, name)| format!("{left}.{name}")),
            1 => inner.clone().prop_map(|left| format!("{left}[0]")),
            1 => inner.clone().prop_map(|left| format!("{left}[-1]")),
            1 => inner.clone().prop_map(|left| format!("{left}[]")),
            1 => (inner.clone(), name()).prop_map(|(left, name)| format!("{left}[].{name}")),
            1 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("{left}[?{right}]")),
            1 => (inner.clone(), inner.clone(), name())
                .prop_map(|(left, right, name)| format!("{left}[?{right}].{name}")),
            2 => pair.clone().prop_map(|(left, right)| format!("({left} || {right})")),
            1 => pair.clone().prop_map(|(left, right)| format!("({left} && {right})")),
            1 => inner.clone().prop_map(|part| format!("!({part})")),
            1 => pair.clone().prop_map(|(left, right)| format!("({left}) == ({right})")),
            1 => pair.clone().prop_map(|(left, right)| format!("({left}) != ({right})")),
            1 => pair.clone().prop_map(|(left, right)| format!("({left}) >= ({right})")),
            2 => pair.clone().prop_map(|(left, right)| format!("not_null({left}, {right})")),
            2 => pair.clone().prop_map(|(left, right)| format!("lookup({left}, {right})")),
            2 => inner.clone().prop_map(|rows| format!("lang_rows({rows}, 'a', 'b')")),
            1 => inner.clone().prop_map(|url| format!("last_segment({url})")),
        ];
        let unknown = prop_oneof![
            pair.clone().prop_map(|(left, right)| format!("{left} | {right}")),
            pair.clone().prop_map(|(left, right)| format!("{{a: {left}, b: {right}}}")),
            pair.clone().prop_map(|(left, right)| format!("[{left}, {right}]")),
            inner.clone().prop_map(|left| format!("{left}.*")),
            inner.clone().prop_map(|left| format!("{left}[0:2].a")),
            inner.clone().prop_map(|left| format!("keys({left})")),
            inner.clone().prop_map(|left| format!("length({left})")),
            inner.clone().prop_map(|left| format!("lang_map({left})")),
            inner.clone().prop_map(|left| format!("to_string({left})")),
            pair.prop_map(|(left, right)| format!("map(&{left}, {right})")),
            inner.prop_map(|left| format!("sort_by({left}, &a)")),
        ];
        if rare {
            prop_oneof![2 => known, 1 => unknown].boxed()
        } else {
            known.boxed()
        }
    })
}

fn context() -> Rcvar {
    to_variable(&json!({ "a": "fi", "b": { "fi": 1, "*": "x" }, "kept": [{ "a": "SV", "b": 2 }] }))
}

fn all(text: &str) -> Json<'_> {
    let (wanted, whole) = Wanted::everything();
    Json::parse(text, &wanted, whole).unwrap()
}

/// A value, or nothing where the expression fails.
fn slow(expression: &Expression, record: &Value) -> Option<Value> {
    let root = record_root(&to_variable(record), &context(), &Seen::All);
    expression.value(&root).ok()
}

fn wanted_of(expression: &Expression) -> Wanted {
    let mut wanted = Wanted::nothing();
    wanted.add(expression, Wanted::ROOT);
    wanted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_quick_way_finds_what_the_interpreter_finds(record in records(), text in expressions(false)) {
        let Ok(expression) = Expression::parse(&text) else { return Ok(()) };
        let (body, context) = (record.to_string(), context());
        let (body, around) = (all(&body), Json::from(&*context));
        let record_of = Record::new(&body, &around, &context);
        if let Some(found) = record_of.quickly(&expression) {
            prop_assert_eq!(found.ok(), slow(&expression, &record), "{}", text);
        }
        prop_assert_eq!(record_of.value(&expression).ok(), slow(&expression, &record), "{}", text);
    }

    #[test]
    fn what_is_not_wanted_makes_no_difference(record in records(), text in expressions(true)) {
        let Ok(expression) = Expression::parse(&text) else { return Ok(()) };
        let (body, wanted) = (record.to_string(), wanted_of(&expression));
        let part = Json::parse(&body, &wanted, Wanted::ROOT).unwrap();
        let root = part.to_variable(&wanted, Wanted::ROOT);
        let whole = expression.value(&to_variable(&record)).ok();
        prop_assert_eq!(expression.value(&root).ok(), whole, "{}", text);
        // The same of a record that was read for more than this.
        let root = all(&body).to_variable(&wanted, Wanted::ROOT);
        let whole = expression.value(&to_variable(&record)).ok();
        prop_assert_eq!(expression.value(&root).ok(), whole, "{}", text);
    }
}

#[test]
fn the_commonest_expressions_are_quick() {
    for text in [
        "a.b",
        "a[0].b",
        "not_null(end, start)",
        "lang_rows(translations, 'languages_code', 'title')",
        "not_null(lookup(_.language, a.street), a.street.fi)",
        "in_language[].last_segment(\"@id\")",
        "registration != `null`",
        "id == 'x' && 'online' || 'in_person'",
    ] {
        assert!(Expression::parse(text).unwrap().is_quick, "{text}");
    }
    assert!(!Expression::parse("sort_by(a, &b)").unwrap().is_quick);
}

#[test]
fn only_what_is_looked_at_is_read() {
    let expression = |text: &str| Expression::parse(text).unwrap();
    let read = |text: &str, body: &str| {
        let json = Json::parse(body, &wanted_of(&expression(text)), Wanted::ROOT);
        json.unwrap().to_value(&mut MAXIMUM_VALUES.clone()).unwrap()
    };
    let body = r#"{"a": [{"b": {"c": 1}, "d": 2}], "e": {"f": 3}, "g": 4}"#;
    assert_eq!(read("a[0].b", body), json!({ "a": [{ "b": { "c": 1 } }] }));
    assert_eq!(read("e && g", body), json!({ "e": { "f": 3 }, "g": 4 }));
    assert_eq!(
        read("keys(@)", body),
        serde_json::from_str::<Value>(body).unwrap()
    );
}

/// Each step doubles the places at which its value may stand.
#[test]
fn places_do_not_multiply() {
    let text = vec!["(a || b)"; 90].join(" | ");
    let wanted = wanted_of(&Expression::parse(&text).unwrap());
    assert!(wanted.below(Wanted::ROOT, "c").is_none());
}

#[test]
fn what_is_no_json_is_refused_as_ever() {
    let (wanted, whole) = Wanted::everything();
    for text in ["", "{", "[1,]", "{} x", "nul", &"[".repeat(200)] {
        assert_eq!(Json::parse(text, &wanted, whole), None, "{text}");
        assert_eq!(
            Json::parse(text, &Wanted::nothing(), Wanted::ROOT),
            None,
            "{text}"
        );
    }
    let twice = r#"{"a": 1, "a": 2}"#;
    assert_eq!(all(twice).field("a"), Some(&Json::Number(2.into())));
}
