//! `PostgREST`: filters instead of paths, totals in a header that may be hidden, empty answers to writes.

use connect::{EventQuery, Failure, Page, calls};
use model::answer::{Answer, YesNo};
use model::draft::Draft;
use model::event::{Event, RegistrationForm};
use model::{EventId, Language, PollId, RegistrationId, ResponseId};
use serde_json::json;

use crate::cases::{Backend, Case, run, shipped, told};

fn events(page: Result<Page<Event>, Failure>) -> String {
    told(page, |page| {
        let titles = page.items.iter();
        let titles = titles.map(|event| event.title.exactly(Language::Fi).unwrap_or("-"));
        let titles: Vec<_> = titles.collect();
        format!(
            "{} next {} of {:?}",
            titles.join(", "),
            page.next.is_some(),
            page.total
        )
    })
}

fn list(backend: &mut Backend, cursor: Option<connect::Cursor>) -> Result<Page<Event>, Failure> {
    backend.run(&calls::events(&EventQuery::default(), cursor))
}

fn event(backend: &mut Backend, id: &str) -> String {
    let call = calls::event(&EventId::parse(id).unwrap());
    told(backend.run(&call), |event| event.id.to_string())
}

fn send(backend: &mut Backend) -> String {
    let id = PollId::parse("1").unwrap();
    let poll = backend.run(&calls::poll(&id)).unwrap();
    let mut draft = Draft::new(ResponseId::parse("0123456789abcdefghijkl").unwrap());
    draft.set(poll.questions[0].id.clone(), Answer::YesNo(YesNo::Yes));
    let call = calls::submit_response(&id, &draft.check(&poll).unwrap());
    told(backend.run(&call), |receipt| receipt.code.clone())
}

fn register(backend: &mut Backend) -> String {
    let id = RegistrationId::parse("0123456789abcdefghijkl").unwrap();
    let form = RegistrationForm {
        id,
        access_needs: String::new(),
    };
    let call = calls::register(&EventId::parse("3").unwrap(), &form);
    told(backend.run(&call), |seat| format!("{:?}", seat.state))
}

const CASES: &[Case] = &[
    Case {
        what: "first page, its total in a header that CORS shows",
        captures: &["20-events-first", "21-events-last"],
        call: |backend| events(list(backend, None)),
        gives: "Puistoilta, Torikokous next true of Some(3)",
    },
    Case {
        what: "last page",
        captures: &["20-events-first", "21-events-last"],
        call: |backend| {
            let first = list(backend, None).unwrap();
            events(list(backend, first.next))
        },
        gives: "Talvi-ilta next false of Some(3)",
    },
    Case {
        what: "the total hidden",
        captures: &["22-events-first-hidden"],
        call: |backend| events(list(backend, None)),
        gives: "Puistoilta, Torikokous next true of None",
    },
    Case {
        what: "one event",
        captures: &["23-event"],
        call: |backend| event(backend, "1"),
        gives: "1",
    },
    Case {
        what: "no such event, said with 406",
        captures: &["03-single-not-found-406"],
        call: |backend| event(backend, "999"),
        gives: "NotFound",
    },
    Case {
        what: "an expired session",
        captures: &["10-jwt-expired"],
        call: |backend| events(list(backend, None)),
        gives: "SignedOut",
    },
    Case {
        what: "an answer, confirmed without a word",
        captures: &["24-poll", "25-response-minimal"],
        call: send,
        gives: "7M7V-QKXZ",
    },
    Case {
        what: "the same answer again",
        captures: &["24-poll", "26-response-again"],
        call: send,
        gives: "7M7V-QKXZ",
    },
    Case {
        what: "another unique column",
        captures: &["24-poll", "07-error-unique-409"],
        call: send,
        gives: "Refused(IdReused)",
    },
    Case {
        what: "a column at fault",
        captures: &["24-poll", "27-response-notnull"],
        call: send,
        gives: "Invalid /answers",
    },
    Case {
        what: "on the waiting list",
        captures: &["28-register"],
        call: register,
        gives: "Waiting(2)",
    },
    Case {
        what: "full, said in words",
        captures: &["09-rpc"],
        call: register,
        gives: "Refused(Full)",
    },
    Case {
        what: "closed, said in our word",
        captures: &["29-register-closed"],
        call: register,
        gives: "Refused(Closed)",
    },
];

#[test]
fn recorded_answers_read_as_they_should() {
    let profile = shipped("postgrest", &json!({"pagers": {"postgrest": {"size": 2}}}));
    run("postgrest", &profile, CASES);
}

#[test]
fn a_filter_cannot_be_broken_out_of() {
    let profile = shipped("postgrest", &json!({}));
    let call = calls::event(&EventId::parse("1&select=secret").unwrap());
    let mut asked = String::new();
    let _ = crate::support::run(&profile, &call, |request| {
        asked.clone_from(&request.url);
        crate::support::answer(200, "{}")
    });
    assert_eq!(
        asked,
        "https://api.example.fi/events?id=eq.1%26select%3Dsecret"
    );
}
