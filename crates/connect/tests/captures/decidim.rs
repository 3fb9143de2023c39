//! Decidim: records under lists of components, rows of translations, errors with 200, everything written elsewhere.

use connect::{EventQuery, Failure, calls};
use model::event::{EventState, Registration, RegistrationForm};
use model::question::QuestionKind;
use model::{EventId, Language, PollId, RegistrationId};
use serde_json::json;

use crate::cases::{Backend, Case, run, shipped, told};

fn events(
    backend: &mut Backend,
    cursor: Option<connect::Cursor>,
) -> Result<connect::Page<model::event::Event>, Failure> {
    backend.run(&calls::events(&EventQuery::default(), cursor))
}

fn event(backend: &mut Backend) -> Result<model::event::Event, Failure> {
    backend.run(&calls::event(&EventId::parse("117").unwrap()))
}

const CASES: &[Case] = &[
    Case {
        what: "first page, last page",
        captures: &["50-meetings-first-page", "05-meetings-connection"],
        call: |backend| {
            let first = events(backend, None).unwrap();
            let withdrawn = first.items[0].state == EventState::Cancelled;
            let asked = backend.replay.asked[0].1["variables"].clone();
            let second = events(backend, first.next).unwrap();
            let next = backend.replay.asked[1].1["variables"].clone();
            let (items, ended) = (second.items, second.next.is_none());
            format!(
                "{withdrawn} {asked} {} {next} {ended}",
                items[0].title.exactly(Language::Sv).unwrap()
            )
        },
        gives: r#"true {"first":50,"process":"palvelut"} Torgmöte {"after":"MQ","first":50,"process":"palvelut"} true"#,
    },
    Case {
        what: "one meeting",
        captures: &["51-meeting"],
        call: |backend| {
            told(event(backend), |event| {
                let Registration::Needed(places) = &event.registration else {
                    panic!()
                };
                let description = event.description.exactly(Language::Fi).unwrap();
                format!(
                    "{} {description} {:?} {:?}",
                    event.span.starts_at, places.capacity, places.taken
                )
            })
        },
        gives: "2026-12-05T10:00:00Z Tervetuloa! Some(30) Some(18)",
    },
    Case {
        what: "no such meeting",
        captures: &["52-meeting-missing"],
        call: |backend| told(event(backend), |_| String::new()),
        gives: "NotFound",
    },
    Case {
        what: "no such process, said with 200",
        captures: &["12-error-not-found"],
        call: |backend| told(events(backend, None), |_| String::new()),
        gives: "NotFound",
    },
    Case {
        what: "denied",
        captures: &["13-error-mutation-not-authorized"],
        call: |backend| told(events(backend, None), |_| String::new()),
        gives: "Refused(Other)",
    },
    Case {
        what: "refused in words",
        captures: &["11-error-validation"],
        call: |backend| told(events(backend, None), |_| String::new()),
        gives: "Refused(Other)",
    },
    Case {
        what: "fields at fault, in a list where others have a text",
        captures: &["10-error-attribute-validation"],
        call: |backend| told(events(backend, None), |_| String::new()),
        gives: "Invalid /attributes/title /attributes/title",
    },
    Case {
        what: "surveys",
        captures: &["06-survey"],
        call: |backend| {
            told(backend.run(&calls::polls(None)), |page| {
                format!("{} {}", page.items[0].id, page.next.is_none())
            })
        },
        gives: "3 true",
    },
    Case {
        what: "a survey whose option takes words",
        captures: &["53-survey"],
        call: |backend| {
            let call = calls::poll(&PollId::parse("3").unwrap());
            told(backend.run(&call), |poll| match &poll.questions[0].kind {
                QuestionKind::SingleChoice { options, other } => {
                    format!("{} {other:?}", options.len())
                }
                other => format!("{other:?}"),
            })
        },
        gives: "1 WithText",
    },
    Case {
        what: "assemblies",
        captures: &["54-assemblies"],
        call: |backend| {
            told(backend.run(&calls::panels(None)), |page| {
                page.items[0]
                    .summary
                    .exactly(Language::Fi)
                    .unwrap()
                    .to_owned()
            })
        },
        gives: "Palveluista.",
    },
    Case {
        what: "results of accountability",
        captures: &["55-results"],
        call: |backend| {
            told(backend.run(&calls::impacts(None)), |page| {
                let all = page
                    .items
                    .iter()
                    .map(|impact| format!("{:?}", impact.progress));
                all.collect::<Vec<_>>().join(" ")
            })
        },
        gives: "Done UnderWay",
    },
    Case {
        what: "signing up is done elsewhere",
        captures: &[],
        call: |backend| {
            let form = RegistrationForm {
                id: RegistrationId::parse("r").unwrap(),
                access_needs: String::new(),
            };
            told(
                backend.run(&calls::register(&EventId::parse("117").unwrap(), &form)),
                |_| String::new(),
            )
        },
        gives: "NotOffered",
    },
];

#[test]
fn recorded_answers_read_as_they_should() {
    run("decidim", &shipped("decidim", &json!({})), CASES);
}
