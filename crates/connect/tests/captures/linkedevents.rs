//! Linked Events: language maps with `null`, links by `@id`, registration in two steps.

use connect::{EventQuery, Failure, Page, calls};
use model::event::{Event, Registration, RegistrationForm};
use model::{EventId, Language, RegistrationId};
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

fn list(
    backend: &mut Backend,
    text: &str,
    cursor: Option<connect::Cursor>,
) -> Result<Page<Event>, Failure> {
    let query = EventQuery {
        text: text.to_owned(),
        ..EventQuery::default()
    };
    backend.run(&calls::events(&query, cursor))
}

fn event(backend: &mut Backend, id: &str) -> Result<Event, Failure> {
    backend.run(&calls::event(&EventId::parse(id).unwrap()))
}

fn register(backend: &mut Backend) -> String {
    let form = RegistrationForm {
        id: RegistrationId::parse("0123456789abcdefghijkl").unwrap(),
        access_needs: "Viittomakielen tulkki".to_owned(),
    };
    let call = calls::register(&EventId::parse("helsinki:0").unwrap(), &form);
    told(backend.run(&call), |seat| {
        format!("{} {:?} {}", seat.id, seat.state, seat.receipt.at)
    })
}

fn cancel(backend: &mut Backend) -> String {
    let call = calls::cancel_registration(
        &EventId::parse("helsinki:0").unwrap(),
        &RegistrationId::parse("1").unwrap(),
    );
    told(backend.run(&call), |()| "cancelled".to_owned())
}

const NAMELESS: &str = "50-event-nameless";
const RESERVED: &str = "17-seats-reserve";

const CASES: &[Case] = &[
    Case {
        what: "first page",
        captures: &["02-event-list", "03-event-list-page2"],
        call: |backend| events(list(backend, "", None)),
        gives: "Puistoilta, Torikokous next true of Some(3)",
    },
    Case {
        what: "last page, by the address that the first gave",
        captures: &["02-event-list", "03-event-list-page2"],
        call: |backend| {
            let first = list(backend, "", None).unwrap();
            events(list(backend, "", first.next))
        },
        gives: "Kirjastokävely next false of Some(3)",
    },
    Case {
        what: "a search",
        captures: &["05-event-list-filter"],
        call: |backend| events(list(backend, "Tori", None)),
        gives: "Torikokous next false of Some(1)",
    },
    Case {
        what: "a filter that the backend cannot read",
        captures: &["06-event-list-bad-filter"],
        call: |backend| events(list(backend, "", None)),
        gives: "Invalid /detail",
    },
    Case {
        what: "a page after the last",
        captures: &["07-event-list-page-out-of-range"],
        call: |backend| events(list(backend, "", None)),
        gives: "NotFound",
    },
    Case {
        what: "one event with what it refers to",
        captures: &["09-event-single-include"],
        call: |backend| {
            told(event(backend, "helsinki:0"), |event| {
                let venue = event.place.venue.as_ref().unwrap();
                let Registration::Needed(places) = &event.registration else {
                    panic!()
                };
                let name = venue.name.exactly(Language::Sv).unwrap();
                let summary = event.summary.exactly(Language::Fi).unwrap();
                format!(
                    "{name} {} {} {summary} {:?} {}",
                    venue.address,
                    venue.municipality,
                    places.capacity,
                    places.waiting_list_capacity
                )
            })
        },
        gives: "Centrumbiblioteket Ode Töölönlahdenkatu 4 Helsinki Tervetuloa Some(2) 1",
    },
    Case {
        what: "one event whose relations are links",
        captures: &["08-event-single"],
        call: |backend| {
            told(event(backend, "helsinki:0"), |event| {
                // Of a venue of which nothing is told nothing is shown.
                format!("{:?} {:?}", event.place.attendance, event.place.venue)
            })
        },
        gives: "InPerson None",
    },
    Case {
        what: "cancelled, without a Finnish name and an end",
        captures: &["51-event-cancelled"],
        call: |backend| {
            told(event(backend, "helsinki:0"), |event| {
                let fi = event.title.exactly(Language::Fi);
                format!(
                    "{:?} {fi:?} {}",
                    event.state,
                    event.span.ends_at == event.span.starts_at
                )
            })
        },
        gives: "Cancelled None true",
    },
    Case {
        what: "no such event",
        captures: &["10-event-not-found"],
        call: |backend| told(event(backend, "helsinki:nope"), |_| String::new()),
        gives: "NotFound",
    },
    Case {
        what: "a registration",
        captures: &[NAMELESS, RESERVED, "25-signup-create"],
        call: register,
        gives: "1 Attending 2026-11-22T04:52:11Z",
    },
    Case {
        what: "a registration that demands a name",
        captures: &["09-event-single-include"],
        call: register,
        gives: "Refused(Other)",
    },
    Case {
        what: "an event without registration",
        captures: &["51-event-cancelled"],
        call: register,
        gives: "Refused(NotNeeded)",
    },
    Case {
        what: "no seat left",
        captures: &[NAMELESS, "19-seats-reserve-too-many"],
        call: register,
        gives: "Refused(Full)",
    },
    Case {
        what: "enrolment is over",
        captures: &[NAMELESS, "20-seats-reserve-closed"],
        call: register,
        gives: "Refused(Closed)",
    },
    Case {
        what: "not signed in",
        captures: &[NAMELESS, "18-seats-reserve-anon"],
        call: register,
        gives: "SignedOut",
    },
    Case {
        what: "what the form does not hold is at fault",
        captures: &[NAMELESS, RESERVED, "22-signup-validation"],
        call: register,
        gives: "Invalid /signups/0/contact_person/email",
    },
    Case {
        what: "the reservation ran out",
        captures: &[NAMELESS, RESERVED, "26-signup-create-code-reused"],
        call: register,
        gives: "Invalid ",
    },
    Case {
        what: "cancelling",
        captures: &["30-signup-delete"],
        call: cancel,
        gives: "cancelled",
    },
];

#[test]
fn recorded_answers_read_as_they_should() {
    let profile = shipped(
        "linkedevents",
        &json!({"pagers": {"linkedevents": {"size": 2}}}),
    );
    run("linkedevents", &profile, CASES);
}

#[test]
fn both_steps_are_sent_as_recorded() {
    let profile = shipped("linkedevents", &json!({}));
    let replay = crate::replay::Replay::of(
        "linkedevents",
        &[NAMELESS, RESERVED, "25-signup-create"],
        &profile.origins()[0],
    );
    let mut backend = Backend { profile, replay };
    register(&mut backend);
    let sent: Vec<_> = backend
        .replay
        .asked
        .iter()
        .map(|(_, body)| body.clone())
        .collect();
    assert_eq!(sent[1], json!({"registration": 3, "seats": 1}));
    assert_eq!(
        sent[2],
        json!({
            "registration": 3, "reservation_code": "b618eac6-666d-4efd-86e7-838fb586c4fa",
            "signups": [{"extra_info": "Viittomakielen tulkki", "user_consent": true}],
        })
    );
}
