//! An event.

use model::event as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::contact::Contact;
use super::id::Id;
use super::meeting::{Material, check_span, check_zone};
use super::panel::Window;
use super::place::{Place, check_site};
use super::registration::Seat;
use super::text::{Language, Text};
use super::time::Time;
use super::wire_enum;
use crate::check::Check;

wire_enum! {
    /// What sort of event.
    EventKind = m::EventKind {
        /// Discussion café.
        Cafe = "cafe",
        /// Seminar.
        Seminar = "seminar",
        /// Training.
        Training = "training",
        /// Online campfire.
        Campfire = "campfire",
        /// Anything else.
        Other = "other",
    }
}

wire_enum! {
    /// Whether it takes place.
    EventState = m::EventState {
        /// It does.
        Scheduled = "scheduled",
        /// It does not.
        Cancelled = "cancelled",
    }
}

/// Something open to whoever it concerns.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// The series it belongs to.
    pub series: Option<Series>,
    /// The panel behind it.
    pub panel: Option<Id>,
    /// What sort of event.
    pub kind: EventKind,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// One sentence for the list.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// What happens (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// First moment.
    pub starts_at: Time,
    /// Last moment.
    pub ends_at: Time,
    /// IANA zone it is shown in; Finnish time where left out.
    pub zone: Option<String>,
    /// Where; the link is for those with a place only.
    pub place: Place,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub cost: Text,
    /// What to read before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<Material>,
    /// What was said, after it (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub afterwards: Text,
    /// Whether it takes place; scheduled where left out.
    pub state: Option<EventState>,
    /// Whether and how one registers; not needed where left out.
    pub registration: Option<Registration>,
    /// Where one registers instead of here; an address that begins with `https://`.
    pub elsewhere: Option<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Counts changes of time, place or state.
    #[serde(default)]
    pub revision: u32,
    /// This resident's own seat.
    pub seat: Option<Seat>,
}

/// Events that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its id.
    pub id: Id,
    /// Its title.
    #[serde(default)]
    pub title: Text,
}

/// Whether and how one registers.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Whether one must.
    pub needed: bool,
    /// Between when one may.
    pub window: Option<Window>,
    /// All places; unlimited where left out.
    pub capacity: Option<u32>,
    /// Places taken; counted by the backend.
    pub taken: Option<u32>,
    /// Places on the waiting list; none where left out.
    pub waiting_list_capacity: Option<u32>,
    /// How many wait; counted by the backend.
    pub waiting: Option<u32>,
}

impl Event {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Event> {
        let span = check_span(self.starts_at, self.ends_at, at);
        let zone = check_zone(self.zone.as_deref(), &at.field("zone"));
        let panel = self
            .panel
            .as_ref()
            .and_then(|id| model::PanelId::parse(id.as_str()));
        let series = self
            .series
            .as_ref()
            .and_then(|series| series.check(&at.field("series")));
        Some(m::Event {
            id: model::EventId::parse(self.id.as_str())?,
            series,
            panel,
            kind: self.kind.model(),
            title: self.title.required(&at.field("title")),
            summary: self.summary.model(),
            description: self.description.model(),
            span: span?,
            zone: zone?,
            place: self.place.check(&at.field("place")),
            languages: self
                .languages
                .iter()
                .map(|language| language.model())
                .collect(),
            cost: self.cost.model(),
            material: at.field("material").each(&self.material, Material::check),
            afterwards: self.afterwards.model(),
            state: self.state.unwrap_or(EventState::Scheduled).model(),
            registration: self.registration(&at.field("registration")),
            elsewhere: self
                .elsewhere
                .as_ref()
                .and_then(|address| check_site(address, &at.field("elsewhere"))),
            contact: self
                .contact
                .as_ref()
                .map(|contact| contact.check(&at.field("contact"))),
            revision: self.revision,
            seat: self.seat.as_ref().and_then(Seat::model),
        })
    }

    fn registration(&self, at: &Check<'_>) -> m::Registration {
        match self.registration {
            Some(registration) if registration.needed => {
                m::Registration::Needed(registration.places(at))
            }
            _ => m::Registration::NotNeeded,
        }
    }

    /// What the search looks through, in lower case.
    pub fn haystack(&self) -> String {
        let mut parts = vec![self.title.folded(), self.summary.folded()];
        parts.extend(self.series.as_ref().map(|series| series.title.folded()));
        if let Some(venue) = &self.place.venue {
            parts.push(venue.name.folded());
            parts.push(venue.municipality.to_lowercase());
        }
        parts.join("\n")
    }
}

impl Series {
    fn check(&self, at: &Check<'_>) -> Option<m::Series> {
        let title = self.title.required(&at.field("title"));
        Some(m::Series {
            id: model::SeriesId::parse(self.id.as_str())?,
            title,
        })
    }
}

impl Registration {
    fn places(self, at: &Check<'_>) -> m::Places {
        let waiting_list_capacity = self.waiting_list_capacity.unwrap_or(0);
        if self.capacity.is_none() && waiting_list_capacity > 0 {
            let detail = "a waiting list needs a capacity";
            at.field("waiting_list_capacity")
                .say("does_not_fit", detail);
        }
        m::Places {
            window: self.window.unwrap_or_default().check(&at.field("window")),
            capacity: self.capacity,
            taken: Some(self.taken.unwrap_or(0)),
            waiting_list_capacity,
            waiting: self.waiting.unwrap_or(0),
        }
    }
}
