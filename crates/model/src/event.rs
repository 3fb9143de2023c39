//! An event: a discussion café, a seminar, a training, an online campfire.

use crate::contact::Contact;
use crate::meeting::Material;
use crate::panel::{Moment, Window};
use crate::place::Place;
use crate::receipt::Receipt;
use crate::{
    EventId, Language, LocalText, PanelId, RegistrationId, SeriesId, Site, Span, Timestamp, Zone,
};

/// Something open to whoever it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// The series it belongs to.
    pub series: Option<Series>,
    /// The panel behind it.
    pub panel: Option<PanelId>,
    /// What sort of event.
    pub kind: EventKind,
    /// Its title.
    pub title: LocalText,
    /// One sentence for the list.
    pub summary: LocalText,
    /// What happens (Markdown subset).
    pub description: LocalText,
    /// When.
    pub span: Span,
    /// The zone it is shown in.
    pub zone: Zone,
    /// Where.
    pub place: Place,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// What it costs; most are free.
    pub cost: LocalText,
    /// What to read before.
    pub material: Vec<Material>,
    /// What was said, after it (Markdown subset).
    pub afterwards: LocalText,
    /// Whether it takes place.
    pub state: EventState,
    /// Whether and how one registers.
    pub registration: Registration,
    /// Where one registers instead of here.
    pub elsewhere: Option<Site>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Counts changes of time, place or state; the calendar file's SEQUENCE.
    pub revision: u32,
    /// This resident's own seat.
    pub seat: Option<Seat>,
}

/// Events that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// Its title.
    pub title: LocalText,
}

/// What sort of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Discussion café.
    Cafe,
    /// Seminar.
    Seminar,
    /// Training.
    Training,
    /// Online campfire.
    Campfire,
    /// Anything else.
    Other,
}

/// Whether it takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventState {
    /// It does.
    Scheduled,
    /// It does not.
    Cancelled,
}

/// Whether and how one registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Just come.
    NotNeeded,
    /// By registering.
    Needed(Places),
}

/// Places and when they may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// Between when one may register.
    pub window: Window,
    /// All places; unlimited where absent.
    pub capacity: Option<u32>,
    /// Places taken; not told by every backend.
    pub taken: Option<u32>,
    /// Places on the waiting list; none where 0.
    pub waiting_list_capacity: u32,
    /// How many wait.
    pub waiting: u32,
}

/// This resident's seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The registration's id.
    pub id: RegistrationId,
    /// A place or the waiting list.
    pub state: SeatState,
    /// Proof.
    pub receipt: Receipt,
}

/// A place or the waiting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatState {
    /// Has a place.
    Attending,
    /// Waits; 1 is next.
    Waiting(u32),
}

/// What registering now would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A place; how many are free, when they are limited.
    Place(Option<u32>),
    /// A place on the waiting list, at that number.
    WaitingList(u32),
}

/// Why registering is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotRegister {
    /// One need not.
    NotNeeded,
    /// Already has a place.
    AlreadyAttending,
    /// Already waits, at that number.
    AlreadyWaiting(u32),
    /// It was cancelled.
    Cancelled,
    /// It is over.
    Over,
    /// Registration opens later.
    NotYetOpen(Timestamp),
    /// Registration has closed.
    Closed,
    /// Places and waiting list are full.
    Full,
    /// One registers on another site.
    Elsewhere,
}

impl Event {
    /// Whether this resident may register now, and what for.
    pub fn may_register(&self, now: Timestamp) -> Result<Offer, WhyNotRegister> {
        if self.state == EventState::Cancelled {
            return Err(WhyNotRegister::Cancelled);
        }
        match self.seat.as_ref().map(|seat| seat.state) {
            Some(SeatState::Attending) => return Err(WhyNotRegister::AlreadyAttending),
            Some(SeatState::Waiting(place)) => return Err(WhyNotRegister::AlreadyWaiting(place)),
            None => {}
        }
        if self.span.is_over(now) {
            return Err(WhyNotRegister::Over);
        }
        let window = match self.registration {
            Registration::NotNeeded => Window::default(),
            Registration::Needed(places) => places.window,
        };
        match (window.at(now), self.registration) {
            (Moment::Before(opens_at), _) => Err(WhyNotRegister::NotYetOpen(opens_at)),
            (Moment::After, _) => Err(WhyNotRegister::Closed),
            // How many places are left is known there.
            (Moment::Within, _) if self.elsewhere.is_some() => Err(WhyNotRegister::Elsewhere),
            (Moment::Within, Registration::NotNeeded) => Err(WhyNotRegister::NotNeeded),
            (Moment::Within, Registration::Needed(places)) => {
                places.offer().ok_or(WhyNotRegister::Full)
            }
        }
    }

    /// Whether there is a seat to give up, and the event has not begun.
    pub fn may_cancel(&self, now: Timestamp) -> bool {
        self.seat.is_some() && now < self.span.starts_at
    }

    /// Whether it lies ahead or is going on.
    pub fn is_upcoming(&self, now: Timestamp) -> bool {
        !self.span.is_over(now)
    }
}

impl Places {
    /// What the next to register gets; nobody overtakes those who wait.
    pub fn offer(self) -> Option<Offer> {
        // Whether there is room where nothing is told, the backend says when one registers.
        let (Some(capacity), Some(taken)) = (self.capacity, self.taken) else {
            return Some(Offer::Place(None));
        };
        let free = capacity.saturating_sub(taken);
        if free > 0 && self.waiting == 0 {
            return Some(Offer::Place(Some(free)));
        }
        (self.waiting < self.waiting_list_capacity).then(|| Offer::WaitingList(self.waiting + 1))
    }
}

/// What a resident tells when registering, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationForm {
    /// Minted on the phone.
    pub id: RegistrationId,
    /// What they need to take part (interpreter, diet …); empty when nothing was asked for.
    pub access_needs: String,
}

/// Why a registration cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationProblem {
    /// Access needs are health data: they are sent only with consent.
    ConsentMissing,
    /// Over [`LONGEST_ACCESS_NEEDS`] characters.
    TooLong,
}

/// Most characters of access needs.
pub const LONGEST_ACCESS_NEEDS: usize = 500;

impl RegistrationForm {
    /// Checks what was typed; needs without consent are refused, not dropped.
    pub fn check(
        id: RegistrationId,
        access_needs: &str,
        consent: Consent,
    ) -> Result<Self, RegistrationProblem> {
        let access_needs = access_needs.trim();
        if access_needs.chars().count() > LONGEST_ACCESS_NEEDS {
            return Err(RegistrationProblem::TooLong);
        }
        if !access_needs.is_empty() && consent == Consent::Withheld {
            return Err(RegistrationProblem::ConsentMissing);
        }
        Ok(Self {
            id,
            access_needs: access_needs.to_owned(),
        })
    }
}

/// Whether a resident agrees to storing what they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Agrees.
    Given,
    /// Does not.
    Withheld,
}
