//! Every question type is answered, checked, stored and counted.

use serde_json::json;

use super::support::server;

#[tokio::test]
async fn every_type_is_taken_and_counted() {
    let server = server().await;
    let answers = json!([
        {"question": "single", "value": {"other": "Muu"}},
        {"question": "several", "value": {"options": ["a", "b"]}},
        {"question": "yesno", "opt_out": "dont_know"},
        {"question": "short", "value": "Aikaa"},
        {"question": "long", "opt_out": "prefer_not_to_say"},
        {"question": "scale", "value": 4},
        {"question": "faces", "value": 5},
        {"question": "order", "value": ["b", "a"]},
        {"question": "grid", "value": {"r1": "c1", "r2": "c2"}},
        {"question": "images", "value": ["i2"]},
        {"question": "claim", "value": "pass"},
        {"question": "number", "value": 3.5},
        {"question": "day", "value": "2026-01-24"}
    ]);
    server.resident().answer("every", answers).await.1.ok(201);
    let results = server.resident().get("/polls/every/results").await.ok(200);
    let of = |id: &str| {
        let questions = results["questions"].as_array().unwrap();
        questions.iter().find(|one| one["question"] == id).unwrap()["tally"].clone()
    };
    assert_eq!(results["respondents"], 1);
    assert_eq!(
        results["questions"].as_array().unwrap().len(),
        13,
        "an info is not counted"
    );
    let count = |value: &str, count: u32| json!({"value": value, "count": count});
    assert_eq!(
        of("single")["counts"],
        json!([count("a", 0), count("b", 0), count("other", 1)])
    );
    assert_eq!(
        of("several")["counts"],
        json!([count("a", 1), count("b", 1), count("other", 0)])
    );
    assert_eq!(of("yesno")["counts"][2], count("dont_know", 1));
    assert_eq!(of("short")["texts"], json!([{"text": "Aikaa", "count": 1}]));
    assert_eq!(of("long")["texts"], json!([]));
    assert_eq!(of("scale")["counts"][3], count("4", 1));
    assert_eq!(of("faces")["counts"][4], count("5", 1));
    assert_eq!(
        of("order")["placings"][0],
        json!({"option": "b", "average_place": 1.0})
    );
    assert_eq!(
        of("grid")["rows"][1]["counts"],
        json!([count("c1", 0), count("c2", 1)])
    );
    assert_eq!(of("images")["counts"][1], count("i2", 1));
    assert_eq!(of("claim")["counts"][2], count("pass", 1));
    assert_eq!(of("number")["average"], 3.5);
    assert_eq!(of("day")["counts"], json!([count("2026-01-24", 1)]));
}

#[tokio::test]
async fn what_does_not_fit_is_told_with_its_place() {
    let server = server().await;
    for (answer, code) in [
        (json!({"question": "single", "value": 3}), "does_not_fit"),
        (
            json!({"question": "single", "value": "zzz"}),
            "does_not_fit",
        ),
        (
            json!({"question": "single", "value": {"other": " "}}),
            "other_empty",
        ),
        (
            json!({"question": "short", "value": "x".repeat(21)}),
            "too_long",
        ),
        (json!({"question": "scale", "value": 9}), "does_not_fit"),
        (json!({"question": "number", "value": 101}), "too_large"),
        (json!({"question": "number", "value": "3"}), "does_not_fit"),
        (
            json!({"question": "day", "value": "2025-12-31"}),
            "too_early",
        ),
        (
            json!({"question": "day", "value": "2025-02-30"}),
            "does_not_fit",
        ),
        (
            json!({"question": "order", "value": ["a"]}),
            "places_missing",
        ),
        (
            json!({"question": "grid", "value": {"r1": "zzz"}}),
            "does_not_fit",
        ),
        (
            json!({"question": "images", "value": ["i1", "i2"]}),
            "too_many",
        ),
        (
            json!({"question": "claim", "opt_out": "dont_know"}),
            "does_not_fit",
        ),
        (json!({"question": "claim"}), "does_not_fit"),
        (
            json!({"question": "claim", "value": "agree", "opt_out": "dont_know"}),
            "does_not_fit",
        ),
    ] {
        let answers = json!([{"question": "faces", "value": 3}, answer]);
        let (_, refused) = server.resident().answer("every", answers).await;
        refused.invalid("/answers/1/value", code);
    }
    assert_eq!(server.count("SELECT count(*) FROM response"), 0);
    assert_eq!(server.count("SELECT count(*) FROM session"), 0);
}

#[tokio::test]
async fn unknown_twice_answered_and_missing_questions_are_told() {
    let server = server().await;
    let resident = server.resident();
    let unknown = json!([{"question": "nix", "value": 1}]);
    resident
        .answer("every", unknown)
        .await
        .1
        .invalid("/answers/0/question", "unknown");
    let twice =
        json!([{"question": "claim", "value": "pass"}, {"question": "claim", "value": "agree"}]);
    resident
        .answer("every", twice)
        .await
        .1
        .invalid("/answers/1/question", "duplicate");
    let (_, missing) = resident.answer("quick", json!([])).await;
    missing.invalid("/answers", "missing");
    assert_eq!(missing.body["errors"][0]["question"], "q1");
}

#[tokio::test]
async fn answers_to_hidden_questions_are_left_out() {
    let server = server().await;
    let shown = json!([{"question": "q1", "value": "no"}]);
    let (_, missing) = server.resident().answer("quick", shown).await;
    assert_eq!(missing.body["errors"][0]["question"], "q2");
    let hidden =
        json!([{"question": "q1", "value": "yes"}, {"question": "q2", "value": "Ei kuulu tänne"}]);
    server.resident().answer("quick", hidden).await.1.ok(201);
    assert_eq!(
        server.count("SELECT count(*) FROM answer WHERE question = 'q2'"),
        0
    );
}
