//! A draft kept on the phone comes back as it was, less what no longer fits its poll.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod support;

use std::collections::BTreeMap;

use connect::{calls, draft_from_json, draft_to_json};
use model::answer::{Answer, Sentiment, Stance, YesNo};
use model::draft::Draft;
use model::poll::Poll;
use model::{Day, OptionId, PollId, QuestionId, ResponseId, RowId};

fn poll() -> Poll {
    let body = include_str!("poll.json");
    let call = calls::poll(&PollId::parse("all-kinds").unwrap());
    support::read(&call, &support::answer(200, body)).unwrap()
}

fn option(id: &str) -> OptionId {
    OptionId::parse(id).unwrap()
}

fn full_draft() -> Draft {
    let mut draft = Draft::new(ResponseId::parse("r-1").unwrap());
    let matrix = BTreeMap::from([(RowId::parse("r1").unwrap(), option("c1"))]);
    for (question, answer) in [
        ("single", Answer::OtherChoice("Muu".into())),
        (
            "multiple",
            Answer::Choices {
                picked: vec![option("a")],
                other: Some("x".into()),
            },
        ),
        ("yes_no", Answer::YesNo(YesNo::No)),
        ("short", Answer::Text("sana".into())),
        ("scale", Answer::Scale(3)),
        ("sentiment", Answer::Sentiment(Sentiment::Good)),
        ("ranking", Answer::Ranking(vec![option("b"), option("a")])),
        ("matrix", Answer::Matrix(matrix)),
        ("images", Answer::Images(vec![option("i1")])),
        ("statement", Answer::Stance(Stance::Pass)),
        ("number", Answer::Number("3,5".into())),
        ("date", Answer::Date(Day::parse("2026-01-24").unwrap())),
        ("long", Answer::PreferNotToSay),
    ] {
        draft.set(QuestionId::parse(question).unwrap(), answer);
    }
    draft
}

#[test]
fn every_kind_of_answer_survives() {
    let draft = full_draft();
    assert_eq!(
        draft_from_json(&draft_to_json(&draft), &poll()),
        Some(draft)
    );
}

#[test]
fn answers_to_questions_that_are_gone_are_dropped() {
    let mut poll = poll();
    poll.questions
        .retain(|question| question.id.as_str() == "scale");
    let restored = draft_from_json(&draft_to_json(&full_draft()), &poll).unwrap();
    assert_eq!(restored.iter().count(), 1);
}

#[test]
fn what_is_no_draft_is_refused() {
    for text in [
        "",
        "{}",
        "[]",
        r#"{"response": "", "answers": []}"#,
        "<html>",
    ] {
        assert_eq!(draft_from_json(text, &poll()), None, "{text}");
    }
}
