//! Results that the portal counts of what a backend brings: rows of people, rows without people, rows counted before.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::sync::Arc;

use connect::{Failure, HttpRequest, HttpResponse, Profile, Refusal, calls};
use model::PollId;
use model::results::{Cell, PollResults, Tally};
use serde_json::{Value, json};
use support::{answer, run};

fn profile(aggregate: &Value) -> Arc<Profile> {
    let text = json!({
        "profile": 1, "base": "https://a.example",
        "pagers": {"pages": {"kind": "page", "size": 2, "query": {"page": "=page.number"}, "stop": "short_page"}},
        "entities": {"poll": {
            "id": "=key", "title": "=heading", "hide_results": "off",
            "questions": {"=each": "items", "map": {
                "id": "=id", "type": "=kind", "title": "=label", "required": true, "options": "=options", "last": "=top",
            }},
        }},
        "operations": {"poll_results": {
            "steps": [
                {"get": "/polls/{poll}", "record": "body", "keep": {"people": "body.people"}},
                {"get": "/rows", "pager": "pages", "all_pages": true, "records": "body"},
            ],
            "aggregate": aggregate,
        }},
    });
    let checked = Profile::parse(&text.to_string(), &|_| None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn poll(people: u32) -> Value {
    let options =
        json!([{"id": "y", "label": {"fi": "Kyllä"}}, {"id": "n", "label": {"fi": "Ei"}}]);
    json!({"key": 1, "heading": {"fi": "Ruoka"}, "people": people, "items": [
        {"id": 11, "kind": "single_choice", "label": {"fi": "Maistuiko?"}, "options": options},
        {"id": 12, "kind": "multiple_choice", "label": {"fi": "Mitä?"}, "options": options},
        {"id": 13, "kind": "scale", "label": {"fi": "Kuinka?"}, "top": 3},
        {"id": 14, "kind": "long_text", "label": {"fi": "Muuta?"}},
        {"id": 15, "kind": "number", "label": {"fi": "Montako?"}},
    ]})
}

/// The results of these rows, two a page.
fn results(aggregate: &Value, people: u32, rows: &[Value]) -> Result<PollResults, Failure> {
    let backend = |request: &HttpRequest| -> HttpResponse {
        let Some((_, page)) = request.url.split_once("/rows?page=") else {
            return answer(200, &poll(people).to_string());
        };
        let page: usize = page.parse().unwrap();
        let rows: Vec<&Value> = rows.iter().skip((page - 1) * 2).take(2).collect();
        answer(200, &json!(rows).to_string())
    };
    let call = calls::poll_results(&PollId::parse("1").unwrap());
    run(&profile(aggregate), &call, backend)
}

fn told(tally: &Tally) -> Vec<(&str, Cell)> {
    let Tally::Counts(counts) = tally else {
        panic!("{tally:?}")
    };
    let told = |count| -> (&str, Cell) {
        let count: &model::results::Count = count;
        (count.value.as_str(), count.count)
    };
    counts.iter().map(told).collect()
}

#[test]
fn rows_of_all_pages_are_counted_by_the_polls_own_entity() {
    let rows: Vec<Value> = (0..7)
        .map(|one| json!({"given": [{"question": 11, "value": if one < 2 { "n" } else { "y" }}]}))
        .collect();
    let results = results(&json!({"responses": "=records[].given"}), 7, &rows).unwrap();
    assert_eq!(results.respondents, 7);
    assert_eq!(
        told(&results.questions[0].tally),
        [("y", Cell::Exactly(5)), ("n", Cell::Exactly(2))]
    );
}

#[test]
fn rows_without_people_do_not_pass_for_people() {
    let rows: Vec<Value> = (0..4)
        .flat_map(|_| {
            [
                json!({"question": 11, "value": "y"}),
                json!({"question": 13, "value": 2}),
            ]
        })
        .collect();
    let aggregate = json!({"responses": "=records[].[{question: question, value: value}]", "respondents": "kept.people"});
    assert_eq!(
        results(&aggregate, 4, &rows),
        Err(Failure::Refused(Refusal::GroupTooSmall))
    );
    let enough = results(&aggregate, 5, &rows).unwrap();
    assert_eq!(enough.respondents, 5);
    // Four answered this one: too few, though there were five in all.
    assert_eq!(enough.questions[0].tally, Tally::Hidden);
}

#[test]
fn what_a_backend_counted_is_completed_and_hidden_alike() {
    let row = |question: u32, value: Value, count: u32| json!({"question": question, "value": value, "count": count});
    let rows = [
        row(11, json!("n"), 6),
        row(12, json!("y"), 6),
        row(12, json!("n"), 5),
        row(13, json!(3), 4),
        row(13, json!("1"), 2),
        row(14, json!("Kala"), 6),
        row(15, json!("2"), 3),
        row(15, json!("4"), 3),
        row(99, json!("y"), 3),
    ];
    let nested = json!({"counts": "=[records[:4], records[4:]]", "respondents": "kept.people"});
    let aggregate = json!({"counts": "=records", "respondents": "kept.people"});
    assert_eq!(results(&nested, 6, &rows), results(&aggregate, 6, &rows));
    let results = results(&aggregate, 6, &rows).unwrap();
    let tally = |index: usize| &results.questions[index].tally;
    assert_eq!(
        told(tally(0)),
        [("y", Cell::Exactly(0)), ("n", Cell::Exactly(6))]
    );
    assert_eq!(results.questions[1].answered, Cell::Exactly(6));
    assert_eq!(
        told(tally(2)),
        [
            ("1", Cell::Exactly(2)),
            ("2", Cell::Exactly(0)),
            ("3", Cell::Exactly(4))
        ]
    );
    let Tally::Texts(texts) = tally(3) else {
        panic!()
    };
    assert_eq!((texts[0].text.as_str(), texts[0].count), ("Kala", 6));
    let Tally::Numbers(numbers) = tally(4) else {
        panic!()
    };
    assert!((numbers.average - 3.0).abs() < 1e-9);
    assert_eq!((numbers.smallest, numbers.largest), (Some(2.0), Some(4.0)));
}

#[test]
fn part_of_the_rows_is_never_shown_as_the_whole() {
    let rows: Vec<Value> = (0..120)
        .map(|_| json!({"given": [{"question": 11, "value": "y"}]}))
        .collect();
    let cut = results(&json!({"responses": "=records[].given"}), 120, &rows);
    assert!(matches!(cut, Err(Failure::Unreadable(_))), "{cut:?}");
}

#[test]
fn without_the_number_of_respondents_nothing_is_shown() {
    let aggregate = json!({"counts": "=records", "respondents": "kept.nobody"});
    let unknown = results(&aggregate, 6, &[]);
    assert!(matches!(unknown, Err(Failure::Unreadable(_))));
    let profile = json!({"profile": 1, "base": "https://a.example", "operations": {"poll_results": {
        "get": "/rows", "record": "body", "aggregate": {"counts": "=records"},
    }}});
    let checked = Profile::parse(&profile.to_string(), &|_| None);
    assert_eq!(checked.findings.len(), 1, "{:#?}", checked.findings);
}
