//! Where people meet: at a venue, online, or both.

use crate::LocalText;

/// How one can be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attendance {
    /// At the venue only.
    InPerson,
    /// By link only.
    Online,
    /// Either.
    Hybrid,
}

/// Where something happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// How one can be there.
    pub attendance: Attendance,
    /// The venue, unless it is online only.
    pub venue: Option<Venue>,
    /// The address to join at; backends may give it only to those who registered. An `https:` URL.
    pub link: Option<String>,
}

/// A building or a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: LocalText,
    /// Street address on one line.
    pub address: String,
    /// Town, for the place filter.
    pub municipality: String,
    /// What makes it reachable.
    pub accessibility: Vec<AccessFeature>,
    /// How to find the door, where to park.
    pub directions: LocalText,
}

/// What a venue offers to those who need it (after Linked Events' accessibility profiles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessFeature {
    /// Step-free for a wheelchair.
    Wheelchair,
    /// Rollator or walking stick: short way, places to rest.
    Rollator,
    /// Induction loop.
    HearingLoop,
    /// Written interpretation or captions.
    Captions,
    /// Sign-language interpreter.
    SignLanguage,
    /// Tactile or well-contrasted signs, guide dog welcome.
    Sight,
    /// A quiet room to withdraw to.
    QuietRoom,
    /// Accessible toilet.
    AccessibleToilet,
    /// Room for a pram, play corner.
    Children,
}

impl Attendance {
    /// Whether one can be there in the flesh.
    pub fn has_venue(self) -> bool {
        self != Self::Online
    }

    /// Whether one can be there by link.
    pub fn is_online(self) -> bool {
        self != Self::InPerson
    }
}
