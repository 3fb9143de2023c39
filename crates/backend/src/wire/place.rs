//! Where people meet.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::text::Text;
use super::{wire_enum, wire_name};
use crate::check::Check;

wire_enum! {
    /// How one can be there.
    Attendance = model::place::Attendance {
        /// At the venue only.
        InPerson = "in_person",
        /// By link only.
        Online = "online",
        /// Either.
        Hybrid = "hybrid",
    }
}

wire_name! {
    Attendance { InPerson = "in_person", Online = "online", Hybrid = "hybrid" }
}

wire_enum! {
    /// What a venue offers to those who need it.
    AccessFeature = model::place::AccessFeature {
        /// Step-free for a wheelchair.
        Wheelchair = "wheelchair",
        /// Short way, places to rest.
        Rollator = "rollator",
        /// Induction loop.
        HearingLoop = "hearing_loop",
        /// Captions.
        Captions = "captions",
        /// Sign-language interpreter.
        SignLanguage = "sign_language",
        /// Tactile or well-contrasted signs.
        Sight = "sight",
        /// A quiet room.
        QuietRoom = "quiet_room",
        /// Accessible toilet.
        AccessibleToilet = "accessible_toilet",
        /// Room for children.
        Children = "children",
    }
}

/// Where something happens.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// How one can be there.
    pub attendance: Attendance,
    /// The `https:` address to join at; only for those with a place.
    pub link: Option<String>,
    /// The venue, unless it is online only.
    pub venue: Option<Venue>,
}

/// A building or a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    /// Its name.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// Street address on one line.
    pub address: String,
    /// Town.
    pub municipality: String,
    /// How to find the door.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub directions: Text,
    /// What makes it reachable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<AccessFeature>,
}

impl Place {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> model::place::Place {
        let attendance = self.attendance.model();
        if attendance.has_venue() && self.venue.is_none() {
            at.say("missing", "needs a venue unless attendance is online");
        }
        if let Some(link) = &self.link {
            check_link(link, &at.field("link"));
        }
        let venue = self
            .venue
            .as_ref()
            .map(|venue| venue.check(&at.field("venue")));
        model::place::Place {
            attendance,
            venue,
            link: self.link.clone(),
        }
    }
}

impl Venue {
    fn check(&self, at: &Check<'_>) -> model::place::Venue {
        model::place::Venue {
            name: self.name.required(&at.field("name")),
            address: self.address.clone(),
            municipality: self.municipality.clone(),
            accessibility: self
                .accessibility
                .iter()
                .map(|feature| feature.model())
                .collect(),
            directions: self.directions.model(),
        }
    }
}

/// Another site; only a web page over TLS.
pub(super) fn check_site(address: &str, at: &Check<'_>) -> Option<model::Site> {
    let site = model::Site::parse(address);
    if site.is_none() {
        at.say("does_not_fit", "expected an address such as https://…");
    }
    site
}

/// Only `https:` leads out of the portal.
pub(super) fn check_link(link: &str, at: &Check<'_>) {
    if !link.starts_with("https://") {
        at.say(
            "does_not_fit",
            "expected an address that begins with https://",
        );
    }
}
