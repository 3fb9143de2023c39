//! What is compared of an event.

use model::event::{Event, Registration};

use super::{Facts, debug, said};

/// `of_panel` leads from a panel's id to the seed's.
pub(in crate::scenario) fn event(one: &Event, of_panel: &dyn Fn(&str) -> String) -> Facts {
    let venue = one.place.venue.as_ref();
    let registration = match one.registration {
        Registration::NotNeeded => "not needed".to_owned(),
        Registration::Needed(_) => "needed".to_owned(),
    };
    let capacity = match one.registration {
        Registration::NotNeeded => None,
        Registration::Needed(places) => places.capacity,
    };
    vec![
        (
            "event.panel",
            debug(one.panel.as_ref().map(|panel| of_panel(panel.as_str()))),
        ),
        ("event.kind", debug(one.kind)),
        ("event.title", said(&one.title)),
        ("event.summary", said(&one.summary)),
        ("event.span", debug(one.span)),
        ("event.attendance", debug(one.place.attendance)),
        ("event.link", debug(&one.place.link)),
        ("event.venue", debug(venue.map(|venue| said(&venue.name)))),
        (
            "event.address",
            debug(venue.map(|venue| (&venue.address, &venue.municipality))),
        ),
        ("event.cost", said(&one.cost)),
        ("event.state", debug(one.state)),
        ("event.registration", registration),
        ("event.capacity", debug(capacity)),
    ]
}
