//! Events: all pages, a search, each filter; and what changed because people took part.

use connect::{EventQuery, calls};
use model::event::{Event, EventState};
use model::place::Attendance;
use model::{EventId, Timestamp};

use super::Scene;
use super::facts::{self, Known, Slugs, name};
use super::portal::Portal;

const DAY: i64 = 86_400_000;

/// Reads them all, in the order of their start.
pub(super) fn list(scene: &Scene, panels: &Slugs) -> Slugs {
    let query = EventQuery::default();
    let (events, pages) = scene.portal.all(|cursor| calls::events(&query, cursor));
    assert_eq!(events.len(), 64);
    assert!(pages > 1, "64 events came on one page");
    let mut slugs = Slugs::default();
    for (event, expected) in events.iter().zip(&scene.seed.events) {
        let before = slugs
            .0
            .insert(event.id.to_string(), expected.id.to_string());
        assert_eq!(before, None, "{} came twice", event.id);
        let found = facts::event(event, &|panel| panels.of(panel));
        scene.assert_same("events", found, facts::event(expected, &str::to_owned));
    }
    let ascending = events.is_sorted_by_key(|event| event.span.starts_at);
    assert!(ascending, "events are not in the order of their start");
    let cancelled = EventId::parse(&slugs.id("cafe-41")).unwrap();
    let cancelled = scene.portal.call(&calls::event(&cancelled)).unwrap();
    assert_eq!(cancelled.state, EventState::Cancelled);
    let expected = scene
        .seed
        .events
        .iter()
        .find(|one| one.id.as_str() == "cafe-41");
    let expected = facts::event(expected.unwrap(), &str::to_owned);
    scene.assert_same(
        "event",
        facts::event(&cancelled, &|panel| panels.of(panel)),
        expected,
    );
    slugs
}

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

/// What changed, newest first.
pub(super) fn impacts(scene: &Scene, known: &Known) {
    let (impacts, _) = scene.portal.all(calls::impacts);
    assert_eq!(impacts.len(), scene.seed.impacts.len());
    for (impact, expected) in impacts.iter().zip(&scene.seed.impacts) {
        scene.assert_same(
            "impacts",
            facts::impact(impact, &|noun, id| known.of(noun, id)),
            facts::impact(expected, &facts::seeded),
        );
    }
}
