//! Calls about events.

use model::Capability;
use model::EventId;
use model::RegistrationId;
use model::SeriesId;
use model::Timestamp;
use model::event::Event;
use model::event::RegistrationForm;
use model::event::Seat;
use model::place::Attendance;

use super::{Call, Params, call, page, sending};
use crate::decode;
use crate::encode;
use crate::page::{Cursor, Page};

/// Which events are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Words to look for.
    pub text: String,
    /// How one can be there; a hybrid event counts as both.
    pub attendance: Option<Attendance>,
    /// In which municipality.
    pub municipality: Option<String>,
    /// Ending after this; now, where absent.
    pub from: Option<Timestamp>,
    /// Starting before this.
    pub until: Option<Timestamp>,
    /// Of this series.
    pub series: Option<SeriesId>,
}

/// Events by their start.
pub fn events(query: &EventQuery, cursor: Option<Cursor>) -> Call<Page<Event>> {
    let text = query.text.trim();
    let params = page(cursor)
        .with_some("text", (!text.is_empty()).then(|| text.to_owned()))
        .with_some(
            "attendance",
            query
                .attendance
                .map(|one| encode::attendance(one).to_owned()),
        )
        .with_some("municipality", query.municipality.clone())
        .with_some("from", query.from.map(|time| time.to_string()))
        .with_some("until", query.until.map(|time| time.to_string()))
        .with_some("series", query.series.as_ref().map(ToString::to_string));
    call(Capability::Events, params, |node| {
        decode::page(node, decode::event::event)
    })
}

/// One event.
pub fn event(event: &EventId) -> Call<Event> {
    call(
        Capability::Event,
        Params::new().with("event", event.as_str()),
        decode::event::event,
    )
}

/// Registers to an event or its waiting list.
pub fn register(event: &EventId, form: &RegistrationForm) -> Call<Seat> {
    let params = Params::new()
        .with("event", event.as_str())
        .with("registration", form.id.as_str());
    sending(
        Capability::Register,
        params,
        encode::registration(form),
        decode::event::seat,
    )
}

/// Cancels a registration.
pub fn cancel_registration(event: &EventId, registration: &RegistrationId) -> Call<()> {
    let params = Params::new()
        .with("event", event.as_str())
        .with("registration", registration.as_str());
    call(Capability::CancelRegistration, params, decode::nothing)
}
