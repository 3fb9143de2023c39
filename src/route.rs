//! Every address of the portal: parsed and printed here and nowhere else.
//!
//! Ids are opaque, so an address tells nobody what a panel or a poll is about. Unknown addresses
//! are [`Route::NotFound`], never a silent default.

use model::{Capability, EventId, InvitationId, MeetingId, PanelId, PollId, SeriesId};

/// A place in the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What waits for me and what changed.
    Home,
    /// All panels.
    Panels,
    /// One panel.
    Panel(PanelId),
    /// One meeting of a panel.
    Meeting(PanelId, MeetingId),
    /// Invitations to me, and typing a code.
    Invitations,
    /// One of my invitations.
    Invitation(InvitationId),
    /// An invitation by the code of a link or typed in; the code is not in the address.
    InvitationByCode,
    /// All polls.
    Polls,
    /// One poll, before answering.
    Poll(PollId),
    /// One question of a poll, counted from 1.
    PollQuestion(PollId, usize),
    /// My answers before sending.
    PollReview(PollId),
    /// My receipt.
    PollReceipt(PollId),
    /// What people answered.
    PollResults(PollId),
    /// Coming events.
    Events,
    /// One event.
    Event(EventId),
    /// Events that belong together.
    Series(SeriesId),
    /// What changed.
    Impacts,
    /// What I took part in, and settings.
    Me,
    /// What was sent from this phone, and whether it is there.
    Outbox,
    /// Saying what matters.
    Message,
    /// Signing in, where the backend knows residents by an account.
    SignIn,
    /// What this is.
    About,
    /// The accessibility statement.
    Accessibility,
    /// What is stored and why.
    Privacy,
    /// For operators: whether the backend can be read.
    Diagnostics,
    /// Nothing is here.
    NotFound,
}

/// The page that shows and sends what is on this phone when the portal itself cannot.
pub const RESCUE: &str = "/rescue.html";

/// Before the address that signing in leads back to.
const BACK: &str = "?back=";

impl Route {
    /// Reads a path such as `/panels/p1`; a query is not looked at.
    pub fn parse(address: &str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let decoded: Option<Vec<String>> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode)
            .collect();
        let Some(parts) = decoded else {
            return Self::NotFound;
        };
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Self::from_parts(&parts).unwrap_or(Self::NotFound)
    }

    fn from_parts(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Home,
            ["panels"] => Self::Panels,
            ["panels", panel] => Self::Panel(PanelId::parse(panel)?),
            ["panels", panel, "meetings", meeting] => {
                Self::Meeting(PanelId::parse(panel)?, MeetingId::parse(meeting)?)
            }
            ["invitations"] => Self::Invitations,
            ["invitations", invitation] => Self::Invitation(InvitationId::parse(invitation)?),
            ["invitation"] => Self::InvitationByCode,
            ["polls"] => Self::Polls,
            ["polls", poll] => Self::Poll(PollId::parse(poll)?),
            ["polls", poll, "review"] => Self::PollReview(PollId::parse(poll)?),
            ["polls", poll, "receipt"] => Self::PollReceipt(PollId::parse(poll)?),
            ["polls", poll, "results"] => Self::PollResults(PollId::parse(poll)?),
            ["polls", poll, number] => {
                let number = number
                    .parse()
                    .ok()
                    .filter(|number| (1..=999).contains(number))?;
                Self::PollQuestion(PollId::parse(poll)?, number)
            }
            ["events"] => Self::Events,
            ["events", event] => Self::Event(EventId::parse(event)?),
            ["series", series] => Self::Series(SeriesId::parse(series)?),
            ["impacts"] => Self::Impacts,
            ["me"] => Self::Me,
            ["outbox"] => Self::Outbox,
            ["message"] => Self::Message,
            ["sign-in"] => Self::SignIn,
            ["about"] => Self::About,
            ["accessibility"] => Self::Accessibility,
            ["privacy"] => Self::Privacy,
            ["diagnostics"] => Self::Diagnostics,
            _ => return None,
        })
    }

    /// The address of signing in that leads back to this address afterwards.
    pub fn sign_in_from(address: &str) -> String {
        let mut href = Self::SignIn.href();
        href.push_str(BACK);
        encode(address, &mut href);
        href
    }

    /// Where signing in at this address leads back to: a place of this portal, home where none is named.
    pub fn after_sign_in(address: &str) -> Self {
        let named = address.split_once(BACK).and_then(|(_, back)| decode(back));
        match Self::parse(&named.unwrap_or_default()) {
            Self::SignIn | Self::NotFound => Self::Home,
            back => back,
        }
    }

    /// Whether this place has anything to show, by what the backend offers.
    pub fn is_offered(&self, offers: impl Fn(Capability) -> bool) -> bool {
        use Capability as C;
        match self {
            Self::Home
            | Self::Me
            | Self::Outbox
            | Self::SignIn
            | Self::Diagnostics
            | Self::NotFound => true,
            Self::Panels => offers(C::Panels),
            Self::Panel(_) => offers(C::Panel),
            Self::Meeting(..) => offers(C::Meeting),
            Self::Invitations => offers(C::Invitations) || offers(C::Invitation),
            Self::Invitation(_) => offers(C::Invitations),
            Self::InvitationByCode => offers(C::Invitation),
            Self::Polls => offers(C::Polls),
            Self::Poll(_) => offers(C::Poll),
            Self::PollQuestion(..) | Self::PollReview(_) | Self::PollReceipt(_) => {
                offers(C::Poll) && offers(C::SubmitResponse)
            }
            Self::PollResults(_) => offers(C::Poll) && offers(C::PollResults),
            Self::Events | Self::Series(_) => offers(C::Events),
            Self::Event(_) => offers(C::Event),
            Self::Impacts => offers(C::Impacts),
            Self::Message => offers(C::SendMessage),
            Self::About | Self::Accessibility | Self::Privacy => offers(C::Portal),
        }
    }

    /// The address, such as `/panels/p1`.
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Panels => "/panels".to_owned(),
            Self::Panel(panel) => join(&["panels", panel.as_str()]),
            Self::Meeting(panel, meeting) => {
                join(&["panels", panel.as_str(), "meetings", meeting.as_str()])
            }
            Self::Invitations => "/invitations".to_owned(),
            Self::Invitation(invitation) => join(&["invitations", invitation.as_str()]),
            Self::InvitationByCode => "/invitation".to_owned(),
            Self::Polls => "/polls".to_owned(),
            Self::Poll(poll) => join(&["polls", poll.as_str()]),
            Self::PollQuestion(poll, number) => {
                join(&["polls", poll.as_str(), &number.to_string()])
            }
            Self::PollReview(poll) => join(&["polls", poll.as_str(), "review"]),
            Self::PollReceipt(poll) => join(&["polls", poll.as_str(), "receipt"]),
            Self::PollResults(poll) => join(&["polls", poll.as_str(), "results"]),
            Self::Events => "/events".to_owned(),
            Self::Event(event) => join(&["events", event.as_str()]),
            Self::Series(series) => join(&["series", series.as_str()]),
            Self::Impacts => "/impacts".to_owned(),
            Self::Me => "/me".to_owned(),
            Self::Outbox => "/outbox".to_owned(),
            Self::Message => "/message".to_owned(),
            Self::SignIn => "/sign-in".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Accessibility => "/accessibility".to_owned(),
            Self::Privacy => "/privacy".to_owned(),
            Self::Diagnostics => "/diagnostics".to_owned(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }
}

fn join(parts: &[&str]) -> String {
    let mut path = String::new();
    for part in parts {
        path.push('/');
        encode(part, &mut path);
    }
    path
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encode(part: &str, out: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let digit = |value: u8| HEX.get(usize::from(value)).copied().unwrap_or('0');
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// Undoes [`encode`]; `None` for a broken escape or what is no UTF-8.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn round_trip(route: Route) {
        assert_eq!(Route::parse(&route.href()), route);
    }

    proptest! {
        #[test]
        fn every_id_survives_the_address(id in "[^\\p{Cc}]{1,40}", number in 1_usize..=999) {
            let Some(poll) = PollId::parse(&id) else { return Ok(()) };
            // "review", "receipt", "results" and numbers are never ids of a question.
            round_trip(Route::PollQuestion(poll.clone(), number));
            round_trip(Route::PollReview(poll.clone()));
            round_trip(Route::Poll(poll));
            if let (Some(panel), Some(meeting)) = (PanelId::parse(&id), MeetingId::parse(&id)) {
                round_trip(Route::Meeting(panel.clone(), meeting));
                round_trip(Route::Panel(panel));
            }
        }

        #[test]
        fn no_address_panics(address in ".{0,80}") {
            let _ = Route::parse(&address);
        }
    }

    #[test]
    fn signing_in_leads_back_to_places_of_the_portal_only() {
        let poll = Route::PollReview(PollId::parse("p/1").unwrap());
        let href = Route::sign_in_from(&poll.href());
        assert_eq!(Route::parse(&href), Route::SignIn);
        assert_eq!(Route::after_sign_in(&href), poll);
        for address in [
            "/sign-in",
            "/sign-in?back=https%3A%2F%2Fevil.example",
            "/sign-in?back=%2F%2Fevil.example",
            "/sign-in?back=%2Fsign-in",
            "/sign-in?back=%zz",
        ] {
            assert_eq!(Route::after_sign_in(address), Route::Home, "{address}");
        }
    }

    #[test]
    fn plain_addresses_are_read_and_unknown_ones_are_not_found() {
        for route in [
            Route::Home,
            Route::Panels,
            Route::Invitations,
            Route::InvitationByCode,
            Route::Polls,
            Route::Events,
            Route::Impacts,
            Route::Me,
            Route::Outbox,
            Route::Message,
            Route::SignIn,
            Route::About,
            Route::Accessibility,
            Route::Privacy,
            Route::Diagnostics,
        ] {
            round_trip(route);
        }
        assert_eq!(Route::parse("/events?text=x"), Route::Events);
        assert_eq!(Route::parse("/polls/a/0"), Route::NotFound);
        assert_eq!(Route::parse("/polls/%zz"), Route::NotFound);
        assert_eq!(Route::parse("/nothing/here"), Route::NotFound);
    }

    #[test]
    fn the_worker_knows_the_places_of_the_portal_and_no_others() {
        let worker = include_str!("../public/sw.js");
        let (_, list) = worker.split_once("const PLACES = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let known: std::collections::BTreeSet<&str> = list
            .split(',')
            .map(|one| one.trim().trim_matches('"'))
            .collect();
        let own = include_str!("route.rs");
        let (printed, _) = own.split_once("#[cfg(test)]").unwrap();
        let literals = printed.split('"').skip(1).step_by(2);
        let paths = literals.filter_map(|text| text.strip_prefix('/'));
        let firsts: std::collections::BTreeSet<&str> = paths
            .map(|path| path.split(['/', '{', '?']).next().unwrap_or_default())
            .collect();
        assert_eq!(known, firsts);
    }
}
