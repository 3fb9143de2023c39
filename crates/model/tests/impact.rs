//! Which impacts came from what this resident did.

#![allow(clippy::unwrap_used)] // test helpers panic too

mod common;

use common::{at, text};
use raati_model::event::SeatState;
use raati_model::impact::{Impact, Source, SourceId};
use raati_model::meeting::Progress;
use raati_model::panel::{Membership, MembershipState};
use raati_model::person::{Person, Registered};
use raati_model::{EventId, ImpactId, LocalText, MeetingId, PanelId, PollId, RegistrationId};

fn panel() -> PanelId {
    PanelId::parse("panel").unwrap()
}

fn event() -> EventId {
    EventId::parse("event").unwrap()
}

fn impact() -> Impact {
    let sources = [
        SourceId::Panel(panel()),
        SourceId::Meeting(panel(), MeetingId::parse("meeting").unwrap()),
        SourceId::Poll(PollId::parse("poll").unwrap()),
        SourceId::Event(event()),
    ];
    Impact {
        id: ImpactId::parse("i").unwrap(),
        title: text("Opas uusittiin"),
        heard: LocalText::default(),
        done: LocalText::default(),
        progress: Progress::Done,
        published_at: at("2026-01-24T12:00:00Z"),
        next_news_by: None,
        sources: sources
            .map(|what| Source {
                what,
                title: text("x"),
            })
            .to_vec(),
    }
}

fn member(state: MembershipState) -> Person {
    let since = at("2026-01-01T12:00:00Z");
    Person {
        memberships: vec![Membership {
            panel: panel(),
            state,
            since,
        }],
        ..Person::default()
    }
}

fn because_of(person: &Person) -> Vec<SourceId> {
    impact()
        .because_of(person)
        .map(|source| source.what.clone())
        .collect()
}

#[test]
fn strangers_had_no_part_in_it() {
    assert_eq!(because_of(&Person::default()), []);
}

#[test]
fn members_had_a_part_in_what_their_panel_and_its_meetings_did() {
    let sources = impact().sources;
    let expected: Vec<_> = sources
        .iter()
        .take(2)
        .map(|source| source.what.clone())
        .collect();
    assert_eq!(because_of(&member(MembershipState::Member)), expected);
    assert_eq!(because_of(&member(MembershipState::Requested)), []);
}

#[test]
fn those_who_came_had_a_part_in_what_the_event_did() {
    let id = RegistrationId::parse("r").unwrap();
    let state = SeatState::Attending;
    let registered = Registered {
        id,
        event: event(),
        title: text("Kahvila"),
        state,
    };
    let person = Person {
        registrations: vec![registered],
        ..Person::default()
    };
    assert_eq!(because_of(&person), [SourceId::Event(event())]);
}
