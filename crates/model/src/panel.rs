//! A panel: clients and professionals who work as equals on a service, for a fixed term.

use crate::contact::Contact;
use crate::place::Attendance;
use crate::{Day, Language, LocalText, PanelId, Site, Timestamp};

/// Everything a resident is told before joining (domain.md, lesson 9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Its id.
    pub id: PanelId,
    /// Its name.
    pub name: LocalText,
    /// One sentence for the list.
    pub summary: LocalText,
    /// What it is (Markdown subset).
    pub description: LocalText,
    /// Whom it looks for.
    pub who: LocalText,
    /// What can be influenced.
    pub influence: LocalText,
    /// What cannot be.
    pub beyond_influence: LocalText,
    /// Who decides on what it proposes.
    pub decided_by: LocalText,
    /// How often and when it meets.
    pub rhythm: LocalText,
    /// What it pays or compensates.
    pub fee: LocalText,
    /// What is expected of a member.
    pub expectation: LocalText,
    /// How one takes part in its meetings.
    pub attendance: Attendance,
    /// Area it works for, for the filter.
    pub municipality: Option<String>,
    /// What it is about, for the filter.
    pub topics: Vec<LocalText>,
    /// Languages it works in.
    pub languages: Vec<Language>,
    /// From when until when it works.
    pub term: Option<Term>,
    /// Its seats, when they are limited.
    pub seats: Option<Seats>,
    /// How one becomes a member.
    pub joining: Joining,
    /// Between when one may join; open-ended where absent.
    pub joining_window: Window,
    /// Where one joins instead of here.
    pub elsewhere: Option<Site>,
    /// How carefully membership must be treated.
    pub discretion: Discretion,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// When members next hear something, if nothing has changed yet.
    pub next_news_by: Option<Day>,
    /// This resident's own membership.
    pub membership: Option<Membership>,
}

/// First and last day of a panel's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub starts_on: Day,
    /// Last day.
    pub ends_on: Day,
}

/// How many fit, how many are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// All seats.
    pub total: u32,
    /// Seats taken; not told by every backend.
    pub taken: Option<u32>,
}

/// How one becomes a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// One tap.
    Open,
    /// By asking, with a few words about oneself.
    OnRequest,
    /// Only with an invitation.
    ByInvitation,
}

/// An interval whose ends may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Not before this.
    pub opens_at: Option<Timestamp>,
    /// Not from this on.
    pub closes_at: Option<Timestamp>,
}

/// How carefully a membership or an answer must be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discretion {
    /// As any private matter.
    Ordinary,
    /// That someone belongs is health data: nothing of it in titles, caches or small counts.
    Sensitive,
}

/// This resident's place in a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Which panel.
    pub panel: PanelId,
    /// Asked or in.
    pub state: MembershipState,
    /// Since when.
    pub since: Timestamp,
}

/// Asked or in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembershipState {
    /// The request waits for the contact person.
    Requested,
    /// A member.
    Member,
}

/// How this resident would join right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowToJoin {
    /// One tap makes a member.
    AtOnce,
    /// A few words are sent to the contact person.
    ByRequest,
}

/// Why joining is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotJoin {
    /// Already a member.
    AlreadyMember,
    /// The request is waiting.
    AlreadyRequested,
    /// The term is over.
    TermOver,
    /// Joining opens later.
    NotYetOpen(Timestamp),
    /// Joining has closed.
    Closed,
    /// No seat is free.
    Full,
    /// It takes an invitation.
    InvitationOnly,
    /// One joins on another site.
    Elsewhere,
}

impl Panel {
    /// Whether this resident may join now, and how; else the first reason that stands in the way.
    pub fn may_join(&self, now: Timestamp) -> Result<HowToJoin, WhyNotJoin> {
        match self.membership.as_ref().map(|membership| membership.state) {
            Some(MembershipState::Member) => return Err(WhyNotJoin::AlreadyMember),
            Some(MembershipState::Requested) => return Err(WhyNotJoin::AlreadyRequested),
            None => {}
        }
        if self.is_over(now) {
            return Err(WhyNotJoin::TermOver);
        }
        match self.joining_window.at(now) {
            Moment::Before(opens_at) => return Err(WhyNotJoin::NotYetOpen(opens_at)),
            Moment::After => return Err(WhyNotJoin::Closed),
            Moment::Within => {}
        }
        if self.elsewhere.is_some() {
            return Err(WhyNotJoin::Elsewhere);
        }
        let how = match self.joining {
            Joining::ByInvitation => return Err(WhyNotJoin::InvitationOnly),
            Joining::Open => HowToJoin::AtOnce,
            Joining::OnRequest => HowToJoin::ByRequest,
        };
        if self.seats.is_some_and(|seats| seats.free() == Some(0)) {
            return Err(WhyNotJoin::Full);
        }
        Ok(how)
    }

    /// Whether there is a membership or a request to give up.
    pub fn may_leave(&self) -> bool {
        self.membership.is_some()
    }

    /// Whether the last day of the term has passed (by the UTC day).
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.term.is_some_and(|term| now.utc_day() > term.ends_on)
    }
}

impl Seats {
    /// Seats still free, where that is known.
    pub fn free(self) -> Option<u32> {
        Some(self.total.saturating_sub(self.taken?))
    }
}

/// Where a moment lies against a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// It opens at that time.
    Before(Timestamp),
    /// It is open.
    Within,
    /// It has closed.
    After,
}

impl Window {
    /// Where `now` lies; opening is inclusive, closing exclusive.
    pub fn at(self, now: Timestamp) -> Moment {
        match (self.opens_at, self.closes_at) {
            (Some(opens_at), _) if now < opens_at => Moment::Before(opens_at),
            (_, Some(closes_at)) if now >= closes_at => Moment::After,
            _ => Moment::Within,
        }
    }
}
