//! Expressions: the language's own compliance suite, our functions, and what hostile ones cannot do.

use connect::expression::{Expression, Refused};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn value(text: &str, root: &Value) -> Value {
    Expression::parse(text)
        .unwrap_or_else(|refused| panic!("{text}: {refused:?}"))
        .value_of(root)
        .unwrap_or_else(|failed| panic!("{text}: {failed:?}"))
}

fn refused(text: &str) -> Refused {
    Expression::parse(text)
        .err()
        .unwrap_or_else(|| panic!("{text} was not refused"))
}

#[test]
fn the_published_compliance_suite_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/jmespath");
    let mut tried = 0;
    let mut wrong = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let suites: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for suite in suites.as_array().unwrap() {
            let given = &suite["given"];
            for case in suite["cases"].as_array().unwrap() {
                let text = case["expression"].as_str().unwrap();
                if case.get("bench").is_some() {
                    continue;
                }
                tried += 1;
                let got = Expression::parse(text)
                    .map_err(|refused| refused.why)
                    .and_then(|parsed| parsed.value_of(given).map_err(|failed| failed.why));
                let right = match (case.get("error"), &got) {
                    (Some(_), got) => got.is_err(),
                    (None, Ok(value)) => same(value, &case["result"]),
                    (None, Err(_)) => false,
                };
                if !right {
                    wrong.push(format!("{}: {text}: {got:?}", path.display()));
                }
            }
        }
    }
    assert!(tried > 800, "only {tried} cases were found");
    assert_eq!(wrong, Vec::<String>::new());
}

/// As JSON sees it: `1` and `1.0` are one number.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, l)| right.get(name).is_some_and(|r| same(l, r)))
        }
        _ => left == right,
    }
}

#[test]
fn text_per_language_comes_from_every_shape() {
    let root = json!({
        "rows": [{"languages_code": "fi-FI", "title": "Kahvila"}, {"languages_code": "sv", "title": "Kafé"},
            {"languages_code": "en-US", "title": null}],
        "tags": {"fi-FI": "Kahvila", "sv_FI": "Kafé", "und-x": "?"},
        "l10ns": {"fi": {"question": "Miten?"}, "sv": {"question": null}},
        "plain": "Kahvila",
    });
    let both = json!({"fi": "Kahvila", "sv": "Kafé"});
    assert_eq!(
        value("lang_rows(rows, 'languages_code', 'title')", &root),
        both
    );
    assert_eq!(value("lang_map(tags)", &root), both);
    assert_eq!(
        value("pluck_map(l10ns, 'question')", &root),
        json!({"fi": "Miten?"})
    );
    assert_eq!(value("lang_map(plain)", &root), json!("Kahvila"));
    assert_eq!(
        value("lang_rows(plain, 'a', 'b') || lang_map(absent)", &root),
        Value::Null
    );
}

#[test]
fn words_are_looked_up_with_one_for_the_rest() {
    let root = json!({"status": "EventCancelled", "other": 7, "flag": true});
    let table = r#"`{"EventCancelled": "cancelled", "true": "yes", "*": "scheduled"}`"#;
    assert_eq!(
        value(&format!("lookup(status, {table})"), &root),
        "cancelled"
    );
    assert_eq!(
        value(&format!("lookup(other, {table})"), &root),
        "scheduled"
    );
    assert_eq!(value(&format!("lookup(flag, {table})"), &root), "yes");
    assert_eq!(value("lookup(other, `{}`)", &root), Value::Null);
}

#[test]
fn objects_and_lists_turn_into_each_other() {
    let root = json!({"map": {"a": 1, "b": 2}, "rows": [["q1", "x"], ["q2", null], ["q1", "y"]]});
    assert_eq!(value("from_items(items(map))", &root), root["map"]);
    assert_eq!(value("from_items(rows)", &root), json!({"q1": "x"}));
    let counted = json!([{"value": "q1", "count": 2}, {"value": "q2", "count": 1}]);
    assert_eq!(value("group_count(rows[*][0])", &root), counted);
}

#[test]
fn texts_are_taken_apart() {
    let root = json!({"url": "https://api.example.fi/v1/event/helsinki:abc/?x=1", "csv": "a, b,,c", "json": "{\"a\": [1]}"});
    assert_eq!(value("last_segment(url)", &root), "helsinki:abc");
    assert_eq!(value("split(csv, ',')", &root), json!(["a", "b", "c"]));
    assert_eq!(value("parse_json(json).a[0]", &root), json!(1));
    assert_eq!(value("parse_json(csv)", &root), Value::Null);
    assert_eq!(value("join_some('-', [`1`, absent, 'x'])", &root), "1-x");
}

#[test]
fn nested_errors_are_flattened() {
    let body =
        json!({"signups": [{"email": ["Tarkista osoite."]}, {}], "name": "Pakollinen.", "code": 7});
    assert_eq!(
        value("flatten_errors(@)", &body),
        json!([{"path": "name", "message": "Pakollinen."},
               {"path": "signups/0/email", "message": "Tarkista osoite."}])
    );
}

#[test]
fn only_a_bare_path_can_be_written_through() {
    let path = |text| {
        let expression = Expression::parse(text).unwrap();
        expression
            .path()
            .map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(
        path("a.\"b c\".d"),
        Some(vec!["a".into(), "b c".into(), "d".into()])
    );
    for text in ["a[0]", "a || b", "@", "to_string(a)", "a.*"] {
        assert_eq!(path(text), None, "{text}");
    }
}

#[test]
fn an_unknown_function_is_refused_where_it_stands() {
    let refused = refused("a.b | lang_rosw(@)");
    assert!(refused.why.contains("lang_rosw"), "{refused:?}");
    assert!(refused.at >= 6, "{refused:?}");
}

#[test]
fn what_could_outgrow_its_input_is_refused() {
    let doubling = ["[@,@]"; 24].join(" | ");
    let hidden = format!("a{}", "[].[@,@]".repeat(24));
    let mapped = "map(&[@,@,@,@,@,@,@,@,@,@,@], ".repeat(4) + "a" + &")".repeat(4);
    for text in [
        &doubling,
        &hidden,
        &mapped,
        &"(".repeat(200),
        &"!".repeat(200),
        &"a".repeat(3000),
        &format!("a{}", " || a".repeat(390)),
    ] {
        refused(text);
    }
}

#[test]
fn not_before_a_path_is_refused_since_it_means_something_else() {
    let refused = Expression::parse("a && !b.c").unwrap_err();
    assert!(refused.why.contains("!(a.b)"), "{refused:?}");
    let root = json!({"b": {"c": null}});
    let value = Expression::parse("!(b.c)").unwrap().value_of(&root);
    assert_eq!(value, Ok(json!(true)));
}

#[test]
fn a_text_cannot_be_doubled_without_end() {
    let growing = ["join('', [@, @])"; 6].join(" | ");
    let expression = Expression::parse(&growing).unwrap();
    assert!(expression.value_of(&json!("x".repeat(2000))).is_err());
}

proptest! {
    #[test]
    fn no_expression_and_no_answer_panics(text in "[a-c@.*|&!()\\[\\]{},:'`\"0-9<>= -]{0,40}", root in "[\\[\\]{},:\"a-c0-9]{0,30}") {
        let root: Value = serde_json::from_str(&root).unwrap_or(json!({"a": [{"b": 1}, "c"], "b": {"c": null}}));
        if let Ok(expression) = Expression::parse(&text) {
            let _ = expression.value_of(&root);
        }
    }
}

#[test]
fn a_negation_that_ends_before_the_dot_is_refused() {
    for text in ["!body.next", "a && !b.c", "x[?!a.b]", "!a.b.c"] {
        let refused = Expression::parse(text).unwrap_err();
        assert!(refused.why.contains("!(a.b)"), "{text}: {}", refused.why);
    }
    let last = Expression::parse("!(body.next)").unwrap();
    let value = |next| last.value_of(&json!({"body": {"next": next}})).unwrap();
    assert_eq!(
        (value(json!(null)), value(json!("x"))),
        (json!(true), json!(false))
    );
}
