//! Kerrokantasi: polls in sections of hearings, answers as comments, refusals in a `code`.

use connect::{Failure, calls};
use model::answer::Answer;
use model::draft::{Answers, Draft};
use model::poll::Poll;
use model::results::{Cell, Tally};
use model::{Language, OptionId, PollId, ResponseId};
use serde_json::{Value, json};

use crate::cases::{Backend, Case, run, shipped, told};

const POLL: &str = "t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9.rfRSGmplAntLKwojl2fTF5Hum768maZ3";

fn polls(page: Result<connect::Page<Poll>, Failure>) -> String {
    told(page, |page| {
        let titles = page
            .items
            .iter()
            .map(|poll| poll.title.exactly(Language::Fi).unwrap_or("-"));
        let titles: Vec<_> = titles.collect();
        format!(
            "{} next {} left out {}",
            titles.join(", "),
            page.next.is_some(),
            page.left_out
        )
    })
}

fn poll(backend: &mut Backend, id: &str) -> Result<Poll, Failure> {
    backend.run(&calls::poll(&PollId::parse(id).unwrap()))
}

fn answers(backend: &mut Backend) -> Answers {
    let poll = poll(backend, POLL).unwrap();
    let option = |id| OptionId::parse(id).unwrap();
    let mut draft = Draft::new(ResponseId::parse("0123456789abcdefghijkl").unwrap());
    draft.set(poll.questions[0].id.clone(), Answer::Choice(option("1")));
    let picked = vec![option("4"), option("5")];
    draft.set(
        poll.questions[1].id.clone(),
        Answer::Choices {
            picked,
            other: None,
        },
    );
    draft.check(&poll).unwrap()
}

fn send(backend: &mut Backend) -> String {
    send_to(backend, POLL)
}

fn send_to(backend: &mut Backend, id: &str) -> String {
    let answers = answers(backend);
    let call = calls::submit_response(&PollId::parse(id).unwrap(), &answers);
    told(backend.run(&call), |receipt| receipt.code.clone())
}

const HEARING: &str = "06-hearing-single";
const NONE: &str = "52-comments-none";

const CASES: &[Case] = &[
    Case {
        what: "first page: two hearings, each read for its sections with questions",
        captures: &[
            "02-hearing-list",
            "03-hearing-list-offset",
            "50-hearing-closed",
            "51-hearing-registered",
        ],
        call: |backend| polls(backend.run(&calls::polls(None))),
        gives: "Vanha kuuleminen, Satamakatu next true left out 0",
    },
    Case {
        what: "last page",
        captures: &[
            "02-hearing-list",
            "03-hearing-list-offset",
            "50-hearing-closed",
            "51-hearing-registered",
            HEARING,
        ],
        call: |backend| {
            let first = backend.run(&calls::polls(None)).unwrap();
            polls(backend.run(&calls::polls(first.next)))
        },
        gives: "Keskuspuiston suunnitelma next false left out 0",
    },
    Case {
        what: "a poll with its questions",
        captures: &[HEARING],
        call: |backend| {
            told(poll(backend, POLL), |poll| {
                let sv = poll.title.exactly(Language::Sv).unwrap();
                let closes = poll.window.closes_at.unwrap();
                format!("{} {sv} {closes} {}", poll.id, poll.questions.len())
            })
        },
        gives: "t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9.rfRSGmplAntLKwojl2fTF5Hum768maZ3 Centralparkens plan 2026-12-22T04:53:24Z 2",
    },
    Case {
        what: "no such hearing",
        captures: &["08-hearing-not-found"],
        call: |backend| told(poll(backend, "nope.x"), |_| String::new()),
        gives: "NotFound",
    },
    Case {
        what: "no such section",
        captures: &[HEARING],
        call: |backend| {
            told(poll(backend, "t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9.x"), |_| {
                String::new()
            })
        },
        gives: "NotFound",
    },
    Case {
        what: "an id without a section",
        captures: &[HEARING],
        call: |backend| {
            told(poll(backend, "t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9"), |_| {
                String::new()
            })
        },
        gives: "NotFound",
    },
    Case {
        what: "an answer",
        captures: &[HEARING, NONE, "13-poll-answer-with-text"],
        call: send,
        gives: "7M7V-QKXZ",
    },
    Case {
        what: "answered before by the same account: the comment was kept, the answer was not",
        captures: &[HEARING, NONE, "14-poll-answer-again"],
        call: send,
        gives: "Refused(AlreadyAnswered)",
    },
    Case {
        what: "refused answers: the comment was kept, so that one cannot be sure",
        captures: &[HEARING, NONE, "15-poll-answer-two-in-single"],
        call: send,
        gives: "Unsure",
    },
    Case {
        what: "a backend that wants more text",
        captures: &[HEARING, NONE, "12-poll-answer-with-comment"],
        call: send,
        gives: "Unsure",
    },
    Case {
        what: "a hearing that is closed",
        captures: &[HEARING, "54-comments-none-closed", "23-comment-closed"],
        call: |backend| {
            send_to(
                backend,
                "m12FxjiOLf2L6oenXjUqIPTvhtc8VXJk.4MlF69CleFJS33TXvRkFvWcd5Q7VfNw4",
            )
        },
        gives: "Refused(Closed)",
    },
    Case {
        what: "only for those who signed in",
        captures: &[
            HEARING,
            "53-comments-none-registered",
            "22-comment-login-required",
        ],
        call: |backend| {
            send_to(
                backend,
                "Y9SDn5bOH0VQoSpOZwbU4F3T0nohquwy.k2nismnCoJFLIwt7xrKpw22FNoXBrghl",
            )
        },
        gives: "SignedOut",
    },
    Case {
        what: "results",
        captures: &["38-hearing-after"],
        call: |backend| {
            let call = calls::poll_results(&PollId::parse(POLL).unwrap());
            told(backend.run(&call), |results| {
                let Tally::Counts(counts) = &results.questions[1].tally else {
                    panic!()
                };
                let all = counts.iter().all(|count| count.count == Cell::Exactly(1));
                format!("{} {} {all}", results.respondents, counts.len())
            })
        },
        gives: "1 2 true",
    },
    Case {
        what: "what there is not, is not offered",
        captures: &[],
        call: |backend| told(backend.run(&calls::panels(None)), |_| String::new()),
        gives: "NotOffered",
    },
];

fn profile() -> std::sync::Arc<connect::Profile> {
    shipped(
        "kerrokantasi",
        &json!({"pagers": {"hearings": {"size": 2}}}),
    )
}

#[test]
fn recorded_answers_read_as_they_should() {
    run("kerrokantasi", &profile(), CASES);
}

fn backend(captures: &[&str]) -> Backend {
    let profile = profile();
    let replay = crate::replay::Replay::of("kerrokantasi", captures, &profile.origins()[0]);
    Backend { profile, replay }
}

#[test]
fn an_answer_is_sent_as_it_was_recorded_and_found_again() {
    let mut backend = backend(&[HEARING, NONE, "13-poll-answer-with-text"]);
    send(&mut backend);
    let (sent, body) = backend.replay.asked.last().unwrap().clone();
    assert_eq!(
        sent,
        "POST https://kerrokantasi.example.fi/v1/hearing/t7Uo9WDpDyWl2s6YNfwFVqSbrqSzEqt9/sections/rfRSGmplAntLKwojl2fTF5Hum768maZ3/comments/"
    );
    let recorded = include_str!("kerrokantasi/13-poll-answer-with-text.json");
    let recorded: Value = serde_json::from_str(recorded).unwrap();
    assert_eq!(body["answers"], recorded["request"]["body"]["answers"]);
    // The comment that we just made, among those that are there.
    let text = body["content"].as_str().unwrap();
    assert!(
        !text.contains("7M7V-QKXZ"),
        "the receipt's code is nobody else's: {text}"
    );
    let comments = include_str!("kerrokantasi/19-comment-list-section-unpaginated.json");
    let mut comments: Value = serde_json::from_str(comments).unwrap();
    comments["response"]["body"][2]["content"] = text.into();
    let comments = comments["response"]["body"].to_string();
    let answers = answers(&mut self::backend(&[HEARING]));
    let call = calls::submit_response(&PollId::parse(POLL).unwrap(), &answers);
    let mut asked = 0;
    let again = crate::support::run(&backend.profile, &call, |request| {
        assert_eq!(
            request.method,
            connect::Method::Get,
            "nothing is sent twice"
        );
        asked += 1;
        crate::support::answer(200, &comments)
    });
    assert_eq!((again.unwrap().code.as_str(), asked), ("7M7V-QKXZ", 1));
}
