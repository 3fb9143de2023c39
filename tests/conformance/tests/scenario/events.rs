//! Events: all pages, in the order of their start, and one that was cancelled.

use connect::{EventQuery, calls};
use model::EventId;
use model::event::EventState;

use super::facts;
use super::ids::Slugs;
use super::scene::Scene;

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
