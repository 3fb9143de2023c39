//! Searches for events, by each filter of the screen.

use connect::{EventQuery, calls};
use model::Timestamp;
use model::event::Event;
use model::place::Attendance;

use super::facts::name;
use super::portal::Portal;
use super::scene::Scene;

const DAY: i64 = 86_400_000;

/// Searches and filters as the screen offers them.
pub(super) fn search(scene: &Scene) {
    let in_days = |days: i64| Timestamp::from_millis(Portal::now().millis() + days * DAY);
    let any = EventQuery::default;
    find(
        scene,
        &EventQuery {
            text: "kuuleminen".to_owned(),
            ..any()
        },
        |event| name(&event.title).contains("kuuleminen"),
    );
    let online = EventQuery {
        attendance: Some(Attendance::Online),
        ..any()
    };
    find(scene, &online, |event| {
        event.place.attendance != Attendance::InPerson
    });
    let in_town = EventQuery {
        municipality: Some("Lehtoniemi".to_owned()),
        ..any()
    };
    find(scene, &in_town, |event| {
        let venue = event.place.venue.as_ref();
        venue.is_some_and(|venue| venue.municipality == "Lehtoniemi")
    });
    let (from, until) = (in_days(20), in_days(60));
    let between = EventQuery {
        from: Some(from),
        until: Some(until),
        ..any()
    };
    find(scene, &between, |event| {
        event.span.ends_at > from && event.span.starts_at < until
    });
    let both = EventQuery {
        text: "kuuleminen".to_owned(),
        ..between
    };
    find(scene, &both, |event| {
        name(&event.title).contains("kuuleminen")
            && event.span.ends_at > from
            && event.span.starts_at < until
    });
}

/// The backend finds those of the seed for which this holds, in their order.
fn find(scene: &Scene, query: &EventQuery, holds: impl Fn(&Event) -> bool) {
    let (found, _) = scene.portal.all(|cursor| calls::events(query, cursor));
    let found: Vec<_> = found.iter().map(|event| name(&event.title)).collect();
    let expected = scene.seed.events.iter().filter(|event| holds(event));
    let expected: Vec<_> = expected.map(|event| name(&event.title)).collect();
    assert!(!expected.is_empty() && expected.len() < 64);
    assert_eq!(found, expected, "{query:?}");
}
