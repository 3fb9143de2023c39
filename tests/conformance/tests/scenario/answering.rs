//! Answering: counted once however often it is sent, and refused where it does not fit and the backend looks.

use std::thread;

use connect::{Dedupe, Failure, calls};
use model::answer::Answer;
use model::draft::{Answers, Draft};
use model::poll::Poll;
use model::{Capability, OptionId, PollId, QuestionId, ResponseId};
use raati_conformance::Noun;

use super::Scene;
use super::case::WrongAnswer;
use super::facts::Slugs;

const SENT_AT_ONCE: usize = 10;

/// What this resident chose, to be found in the results.
pub(super) struct Own(pub(super) Vec<(&'static str, &'static str)>);

/// Answers poll `odotustila`; tells what was stored.
pub(super) fn answer(scene: &Scene, polls: &Slugs) -> Own {
    if !scene.portal.offers(Capability::SubmitResponse) {
        return Own(Vec::new());
    }
    let id = PollId::parse(&polls.id("odotustila")).unwrap();
    let poll = scene.portal.call(&calls::poll(&id)).unwrap();
    let before = scene.server.rows(Noun::Responses).unwrap();
    let assert_rows = |count, what| scene.assert_rows(Noun::Responses, before + count, what);
    let dedupe = scene.portal.profile.dedupe(Capability::SubmitResponse);
    let claimed = !matches!(dedupe, Some(Dedupe::None) | None);

    let first = answers(&poll, "5b0f1c9e6d534c0b9a570d4f11", "rauha");
    let send = |answers: &Answers| scene.portal.call(&calls::submit_response(&id, answers));
    let receipt = send(&first).unwrap();
    assert_rows(1, "an answer");
    if claimed {
        let again = send(&first).unwrap();
        assert_eq!(again.code, receipt.code);
        assert_rows(1, "its repeat");
    } else {
        scene.skip(
            "a repeat",
            "the profile does not promise that it counts once",
        );
    }

    let second = answers(&poll, "5b0f1c9e6d534c0b9a570d4f12", "leikki");
    if claimed && dedupe != Some(Dedupe::LookUp) {
        let codes = thread::scope(|scope| {
            let senders = [(); SENT_AT_ONCE].map(|()| scope.spawn(|| send(&second).unwrap().code));
            senders.map(|sender| sender.join().unwrap())
        });
        assert!(codes.iter().all(|code| *code == codes[0]), "{codes:?}");
    } else {
        scene.skip(
            "sending at once",
            "who looks first does not see who looks at the same moment",
        );
        send(&second).unwrap();
    }
    assert_rows(2, "ten at once");
    wrong(scene, &poll);
    Own(own("rauha").chain(own("leikki")).collect())
}

fn own(chosen: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        ("q1", chosen),
        ("q2", "vesi"),
        ("q2", "kasvit"),
        ("q3", "4"),
        ("q4", "Kiitos, että kysytte."),
    ]
    .into_iter()
}

/// A whole answer.
fn answers(poll: &Poll, response: &str, chosen: &str) -> Answers {
    draft(response, chosen).check(poll).unwrap()
}

fn draft(response: &str, chosen: &str) -> Draft {
    let mut draft = Draft::new(ResponseId::parse(response).unwrap());
    let option = |id: &str| OptionId::parse(id).unwrap();
    let picked = vec![option("vesi"), option("kasvit")];
    for (question, answer) in [
        ("q1", Answer::Choice(option(chosen))),
        (
            "q2",
            Answer::Choices {
                picked,
                other: None,
            },
        ),
        ("q3", Answer::Scale(4)),
        ("q4", Answer::Text("Kiitos, että kysytte.".to_owned())),
    ] {
        draft.set(QuestionId::parse(question).unwrap(), answer);
    }
    draft
}

/// An answer to a question that the backend does not have, as from a phone that still shows yesterday's poll.
fn wrong(scene: &Scene, poll: &Poll) {
    let pointer = match scene.case.wrong_answer {
        WrongAnswer::Refused(pointer) => pointer,
        WrongAnswer::Taken(why) => return scene.skip("a wrong answer", why),
    };
    let mut yesterday = poll.clone();
    let mut question = poll.questions[0].clone();
    question.id = QuestionId::parse("q9").unwrap();
    yesterday.questions.push(question);
    let mut draft = draft("5b0f1c9e6d534c0b9a570d4f13", "rauha");
    let given = draft.answer(&poll.questions[0].id).unwrap().clone();
    draft.set(QuestionId::parse("q9").unwrap(), given);
    let answers = draft.check(&yesterday).unwrap();
    let before = scene.server.rows(Noun::Responses).unwrap();
    let refused = scene
        .portal
        .call(&calls::submit_response(&poll.id, &answers));
    let Err(Failure::Invalid(fields)) = &refused else {
        panic!("a wrong answer is not invalid: {refused:?}");
    };
    let found = fields.iter().any(|field| field.pointer == pointer);
    assert!(found, "{fields:?} does not point to {pointer}");
    scene.assert_rows(Noun::Responses, before, "a wrong answer");
}
