//! The cases of `JSONTestSuite`: texts that parsers have taken wrongly, or fallen over. A name that begins with `y` is JSON, with
//! `n` is none, others may be either.

use serde_json::Value;

/// Name and text of each.
pub(crate) fn read() -> Vec<(String, String)> {
    let text = include_str!("json_test_suite.json");
    let cases: serde_json::Map<String, Value> = serde_json::from_str(text).unwrap();
    let text = |case: Value| match case {
        Value::String(text) => text,
        repeated => {
            let part = |name: &str| repeated[name].as_str().unwrap().to_owned();
            let times = usize::try_from(repeated["times"].as_u64().unwrap()).unwrap();
            part("repeated").repeat(times) + &part("rest")
        }
    };
    let cases = cases.into_iter().map(|(name, case)| (name, text(case)));
    cases.collect()
}
