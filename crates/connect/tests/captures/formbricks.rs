//! Formbricks: everything of a workspace in one answer, texts with a `default` language, answers by question without a login.

use std::sync::Arc;

use connect::{Profile, calls};
use model::answer::Answer;
use model::draft::Draft;
use model::{Language, PollId, ResponseId};
use serde_json::json;

use crate::cases::{Backend, Case, run, told};

fn profile() -> Arc<Profile> {
    let survey = "lookup(input.poll, from_items(body.data.surveys[].[id, @]))";
    let profile = json!({
        "profile": 1, "base": "https://forms.example.fi/api/v1/client/W", "locale": {"default": "fi"},
        "outcomes": [{"status": 400, "is": "invalid", "fields": "items(body.details)[].{path: ['data', key], code: value}"}],
        "entities": {"poll": {
            "id": "=id", "title": "=name", "hide_results": "until_closed",
            "questions": {"=each": "questions", "map": {
                "id": "=id", "title": "=headline", "required": "=required",
                "type": {"=": "type", "words": {"openText": "long_text", "*": "unknown"}},
            }},
        }},
        "operations": {
            "polls": {"get": "/environment", "records": "body.data.surveys[?status == 'inProgress']", "whole": true},
            "poll": {"get": "/environment", "record": survey},
            "submit_response": {
                "post": "/responses",
                "body": {"surveyId": "=input.poll", "finished": true, "data": "=from_items(input.answers[].[question, value])"},
                "proof": "body.data.id", "dedupe": "none",
            },
        },
    });
    let checked = Profile::parse(&profile.to_string(), &|_| None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    Arc::new(checked.profile.unwrap())
}

fn send(backend: &mut Backend) -> String {
    let id = PollId::parse("cm6orr901000g19wjwwa690eo").unwrap();
    let poll = backend.run(&calls::poll(&id)).unwrap();
    assert_eq!(
        poll.questions[0].title.exactly(Language::Fi),
        Some("What would you like to know?")
    );
    assert_eq!(
        poll.questions[0].title.exactly(Language::Sv),
        Some("Vad vill du veta?")
    );
    let mut draft = Draft::new(ResponseId::parse("0123456789abcdefghijkl").unwrap());
    draft.set(
        poll.questions[0].id.clone(),
        Answer::Text("Milloin?".to_owned()),
    );
    let call = calls::submit_response(&id, &draft.check(&poll).unwrap());
    told(backend.run(&call), |receipt| receipt.code.clone())
}

const CASES: &[Case] = &[
    Case {
        what: "an answer",
        captures: &["00-environment", "01-response"],
        call: |backend| {
            let code = send(backend);
            format!("{code} {}", backend.replay.asked[1].1["data"])
        },
        gives: r#"7M7V-QKXZ {"dd5c8w2a4ttkbnjb9nwhtb17":"Milloin?"}"#,
    },
    Case {
        what: "a field at fault",
        captures: &["00-environment", "02-response-invalid"],
        call: send,
        gives: "Invalid /data/surveyId",
    },
    Case {
        what: "no such survey",
        captures: &["00-environment", "03-response-gone"],
        call: send,
        gives: "NotFound",
    },
];

#[test]
fn answers_of_the_documentation_read_as_they_should() {
    run("formbricks", &profile(), CASES);
}
