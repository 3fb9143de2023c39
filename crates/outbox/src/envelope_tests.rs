//! Version 1, byte by byte: `tests/golden/v1.jsonl` holds one record of each state as the first release wrote them. A
//! change that breaks these tests loses somebody's answer: make a version 2 instead.

use super::*;
use crate::letter::Direct;
use crate::promise::{Dedupe, LookUp};
use crate::raw::{Read, Strangeness, read};
use crate::reason::Reason;
use crate::receipt::{Receipt, Standing};
use crate::state::Farewell;
use crate::words::Tab;
use model::Capability;

const GOLDEN: &str = include_str!("../tests/golden/v1.jsonl");

fn letter() -> Letter {
    let own = |text: &str| text.to_owned();
    Letter {
        operation: Capability::SubmitResponse,
        params: vec![(own("poll"), own("p1")), (own("response"), own("r1"))],
        body: Some(own(r#"{"answers":[{"question":"q1","value":"ä"}]}"#)),
        direct: Some(Direct {
            method: own("PUT"),
            url: own("/api/v1/polls/p1/responses/r1"),
            headers: vec![(own("x-raati"), own("1"))],
        }),
    }
}

fn envelope(state: State) -> Envelope {
    let over = matches!(state, State::Arrived { .. } | State::Discarded { .. });
    Envelope {
        v: VERSION,
        id: ItemId::parse("r1").unwrap(),
        revision: 3,
        place: 7,
        owner: Identity::parse("anonymous").unwrap(),
        backend: Backend::parse("b1").unwrap(),
        lane: Lane::parse("poll/p1").unwrap(),
        title: "Ruokailu".to_owned(),
        language: "fi".to_owned(),
        created: Timestamp::from_millis(1_769_212_800_000),
        digest: letter().digest("r1"),
        letter: (!over).then(letter),
        promise: Promise {
            by: Dedupe::Header {
                window_ms: 86_400_000,
            },
            look_up: LookUp::Can,
        },
        cancels: ItemId::parse("r0"),
        attempts: 2,
        doubt: Doubt::MayBeThere,
        first_try: Some(1_769_212_801_000),
        wait: (!over).then_some(Wait {
            cause: Cause::Unreachable,
            ms: 4_000,
            until: Timestamp::from_millis(1_769_212_805_000),
            pace: Pace::Told,
        }),
        state,
    }
}

fn all() -> Vec<Envelope> {
    let at = Timestamp::from_millis(1_769_212_900_000);
    let tab = || Tab::parse("tab1").unwrap();
    let receipt = Receipt {
        code: Some("K7QM-2F9D".to_owned()),
        at,
        standing: Standing::Waiting,
    };
    [
        State::Draft,
        State::Queued,
        State::Sending { by: tab() },
        State::Arrived { receipt },
        State::AuthBlocked,
        State::NeedsYou {
            why: Reason::AlreadyAnswered,
        },
        State::Checking { by: None },
        State::Checking { by: Some(tab()) },
        State::Discarded {
            why: Farewell::Deleted,
            at,
        },
        State::Discarded {
            why: Farewell::Cancelled,
            at,
        },
    ]
    .map(envelope)
    .to_vec()
}

#[test]
fn version_1_is_written_as_it_always_was() {
    let written: Vec<String> = all()
        .iter()
        .map(|one| String::from_utf8(one.to_bytes()).unwrap())
        .collect();
    assert_eq!(written, GOLDEN.lines().collect::<Vec<_>>());
}

#[test]
fn version_1_is_read_for_ever() {
    for (line, expected) in GOLDEN.lines().zip(all()) {
        assert_eq!(
            read("r1", line.as_bytes()),
            Read::Envelope(Box::new(expected))
        );
    }
}

#[test]
fn every_word_of_version_1_stands() {
    let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let words: Vec<String> = [
        serde_json::to_value(Cause::BadAnswer),
        serde_json::to_value(Cause::Busy),
        serde_json::to_value(Cause::Faulty),
        serde_json::to_value(Cause::Odd),
        serde_json::to_value(Cause::NotSent),
        serde_json::to_value(Pace::Own),
        serde_json::to_value(Doubt::Clear),
        serde_json::to_value(Dedupe::PutById),
        serde_json::to_value(Dedupe::UniqueColumn),
        serde_json::to_value(Dedupe::LookUp),
        serde_json::to_value(Dedupe::Idempotent),
        serde_json::to_value(Dedupe::None),
        serde_json::to_value(LookUp::Cannot),
        serde_json::to_value(Standing::Done),
        serde_json::to_value(Standing::Requested),
        serde_json::to_value(Reason::Unsure),
    ]
    .into_iter()
    .map(|value| word(value.unwrap()))
    .collect();
    let expected = "bad_answer busy faulty odd not_sent own clear put_by_id unique_column look_up idempotent none \
                    cannot done requested unsure";
    assert_eq!(words.join(" "), expected);
}

#[test]
fn a_newer_record_is_left_alone() {
    let newer = GOLDEN.lines().next().unwrap().replace("\"v\":1", "\"v\":2");
    assert_eq!(
        read("r1", newer.as_bytes()),
        Read::Strange(Strangeness::Newer)
    );
    assert_eq!(read("r1", b"{\"v\":9}"), Read::Strange(Strangeness::Newer));
}

#[test]
fn a_reason_of_the_future_is_some_reason() {
    let line = GOLDEN
        .lines()
        .find(|line| line.contains("already_answered"))
        .unwrap();
    let line = line.replace("already_answered", "of_the_future");
    let Read::Envelope(envelope) = read("r1", line.as_bytes()) else {
        panic!()
    };
    assert_eq!(envelope.state, State::NeedsYou { why: Reason::Other });
}

#[test]
fn damage_is_noticed() {
    let line = GOLDEN.lines().nth(1).unwrap();
    let damaged = [
        line.replace("ä", "ö"),
        line.replace("\"id\":\"r1\"", "\"id\":\"r2\""),
        line.replace("\"queued\"", "\"quoued\""),
        line.replace("\"place\":7", "\"place\":7,\"more\":1"),
        line[..line.len() - 9].to_owned(),
        String::new(),
    ];
    for one in damaged {
        assert_eq!(
            read("r1", one.as_bytes()),
            Read::Strange(Strangeness::Unreadable),
            "{one}"
        );
    }
    assert_eq!(
        read("r2", line.as_bytes()),
        Read::Strange(Strangeness::Unreadable)
    );
}
