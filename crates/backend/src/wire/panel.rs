//! A panel.

use model::panel as m;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::contact::Contact;
use super::id::Id;
use super::place::{Attendance, check_site};
use super::text::{Language, Text};
use super::time::{Date, Time};
use super::{wire_enum, wire_name};
use crate::check::Check;

wire_enum! {
    /// How one becomes a member.
    Joining = m::Joining {
        /// One tap.
        Open = "open",
        /// By asking, with a few words.
        OnRequest = "on_request",
        /// Only with an invitation.
        ByInvitation = "by_invitation",
    }
}

wire_enum! {
    /// How carefully a membership or an answer must be treated.
    Discretion = m::Discretion {
        /// As any private matter.
        Ordinary = "ordinary",
        /// That someone belongs is health data.
        Sensitive = "sensitive",
    }
}

wire_enum! {
    /// Asked or in.
    MembershipState = m::MembershipState {
        /// The request waits for the contact person.
        Requested = "requested",
        /// A member.
        Member = "member",
    }
}

wire_name! {
    MembershipState { Requested = "requested", Member = "member" }
}

/// Clients and professionals who work as equals on a service, for a fixed term.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Its id.
    pub id: Id,
    /// Its name.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// One sentence for the list.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// What it is (Markdown subset).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Whom it looks for.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub who: Text,
    /// What can be influenced.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub influence: Text,
    /// What cannot be.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub beyond_influence: Text,
    /// Who decides on what it proposes.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub decided_by: Text,
    /// How often and when it meets.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub rhythm: Text,
    /// What it pays or compensates.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub fee: Text,
    /// What is expected of a member.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub expectation: Text,
    /// How one takes part in its meetings.
    pub attendance: Attendance,
    /// Area it works for.
    pub municipality: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Text>,
    /// Languages it works in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// First and last day of its work.
    pub term: Option<Term>,
    /// Its seats, when they are limited.
    pub seats: Option<Seats>,
    /// How one becomes a member.
    pub joining: Joining,
    /// Between when one may join.
    pub joining_window: Option<Window>,
    /// Where one joins instead of here; an address that begins with `https://`.
    pub elsewhere: Option<String>,
    /// How carefully membership must be treated; ordinary where left out.
    pub discretion: Option<Discretion>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// When members next hear something.
    pub next_news_by: Option<Date>,
    /// This resident's own membership.
    pub membership: Option<Membership>,
}

/// First and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

/// How many fit, how many are in.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// All seats.
    pub total: u32,
    /// Seats taken; counted by the backend.
    pub taken: Option<u32>,
}

/// An interval whose ends may be open.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Not before this.
    pub opens_at: Option<Time>,
    /// Not from this on.
    pub closes_at: Option<Time>,
}

/// This resident's place in a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// Which panel.
    pub panel: Id,
    /// Asked or in.
    pub state: MembershipState,
    /// Since when.
    pub since: Time,
}

/// What is sent to join or ask to join a panel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinRequest {
    /// A few words to the contact person; at most 2,000 characters.
    #[serde(default)]
    pub text: String,
}

impl Panel {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> Option<m::Panel> {
        let term = self.term.map(|term| {
            if term.starts_on > term.ends_on {
                at.field("term")
                    .say("does_not_fit", "starts_on lies after ends_on");
            }
            m::Term {
                starts_on: term.starts_on.0,
                ends_on: term.ends_on.0,
            }
        });
        Some(m::Panel {
            id: model::PanelId::parse(self.id.as_str())?,
            name: self.name.required(&at.field("name")),
            summary: self.summary.model(),
            description: self.description.model(),
            who: self.who.model(),
            influence: self.influence.model(),
            beyond_influence: self.beyond_influence.model(),
            decided_by: self.decided_by.model(),
            rhythm: self.rhythm.model(),
            fee: self.fee.model(),
            expectation: self.expectation.model(),
            attendance: self.attendance.model(),
            municipality: self.municipality.clone(),
            topics: at.field("topics").each(&self.topics, Text::required),
            languages: self
                .languages
                .iter()
                .map(|language| language.model())
                .collect(),
            term,
            seats: self.seats.map(|seats| m::Seats {
                total: seats.total,
                taken: Some(seats.taken.unwrap_or(0)),
            }),
            joining: self.joining.model(),
            joining_window: self
                .joining_window
                .unwrap_or_default()
                .check(&at.field("joining_window")),
            elsewhere: self
                .elsewhere
                .as_ref()
                .and_then(|address| check_site(address, &at.field("elsewhere"))),
            discretion: self.discretion.unwrap_or(Discretion::Ordinary).model(),
            contact: self
                .contact
                .as_ref()
                .map(|contact| contact.check(&at.field("contact"))),
            next_news_by: self.next_news_by.map(|day| day.0),
            membership: self.membership.as_ref().and_then(Membership::model),
        })
    }

    /// What the search looks through, in lower case.
    pub fn haystack(&self) -> String {
        let mut parts = vec![self.name.folded(), self.summary.folded()];
        parts.extend(self.topics.iter().map(Text::folded));
        parts.extend(self.municipality.as_ref().map(|area| area.to_lowercase()));
        parts.join("\n")
    }
}

impl Window {
    /// The model's value.
    pub fn check(&self, at: &Check<'_>) -> m::Window {
        if let (Some(opens_at), Some(closes_at)) = (self.opens_at, self.closes_at)
            && opens_at >= closes_at
        {
            at.say("does_not_fit", "closes_at must lie after opens_at");
        }
        m::Window {
            opens_at: self.opens_at.map(|time| time.0),
            closes_at: self.closes_at.map(|time| time.0),
        }
    }
}

impl Membership {
    /// The model's value.
    pub fn model(&self) -> Option<m::Membership> {
        let panel = model::PanelId::parse(self.panel.as_str())?;
        Some(m::Membership {
            panel,
            state: self.state.model(),
            since: self.since.0,
        })
    }
}
