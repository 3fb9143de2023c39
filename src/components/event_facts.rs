//! What one looks for about an event: when, where, in which languages, what it costs. How to find the
//! door and what helps there is told apart, by `PlaceView`, so that registering is never far down.

use markup::prelude::*;
use model::event::{Event, Places, Registration, SeatState};
use model::{Capability, Timestamp};

use super::place::municipality;
use crate::i18n::{Said, Words};
use crate::offers::Offers;
use crate::ui::{ExternalLink, Fact, FactList, IconName};

/// The facts of an event; those that are not told are left out.
pub fn event_facts(event: &Event, now: Timestamp) -> AnyView {
    let words = Words::expect();
    let when = words.span(event.span, &event.zone);
    let mut facts = vec![
        Fact::new(IconName::Calendar, words.event_when(), when),
        Fact::new(IconName::MapPin, words.event_where(), place(event, now)),
    ];
    if !event.languages.is_empty() {
        let languages = words.languages(&event.languages);
        facts.push(Fact::new(
            IconName::Globe,
            words.event_languages(),
            languages,
        ));
    }
    if !event.cost.is_empty() {
        let cost = view! { <Said text=event.cost.clone() /> };
        facts.push(Fact::new(IconName::Banknote, words.event_cost(), cost));
    }
    let registers_here = event.elsewhere.is_none() && Offers::expect().has(Capability::Register);
    if let Registration::Needed(places) = event.registration
        && event.is_upcoming(now)
        && (registers_here || event.elsewhere.is_some())
    {
        // How many places are taken elsewhere is not known here.
        if let Some(text) = taken(places).filter(|_| registers_here) {
            facts.push(Fact::new(IconName::Users, words.event_places(), text));
        }
        if let Some(closes_at) = places.window.closes_at {
            let until = words.moment(closes_at, &event.zone);
            facts.push(Fact::new(IconName::Clock, words.event_register_by(), until));
        }
    }
    view! { <FactList facts /> }.into_any()
}

/// "12/30, jonossa 2", or how many in all where no more is told; nothing where places are unlimited.
fn taken(places: Places) -> Option<String> {
    let words = Words::expect();
    let Some(taken) = places.taken else {
        return Some(words.event_capacity(places.capacity?));
    };
    let (capacity, taken) = (words.number(places.capacity?), words.number(taken));
    Some(match places.waiting {
        0 => words.event_taken(&capacity, &taken),
        waiting => words.event_taken_waiting(&capacity, &taken, &words.number(waiting)),
    })
}

/// The place, and when the link comes where it is kept for those who register.
fn place(event: &Event, now: Timestamp) -> AnyView {
    let words = Words::expect();
    let attends = event
        .seat
        .as_ref()
        .is_some_and(|seat| seat.state == SeatState::Attending);
    let needed = matches!(event.registration, Registration::Needed(_))
        && event.elsewhere.is_none()
        && Offers::expect().has(Capability::Register);
    let later = event.place.attendance.is_online()
        && event.place.link.is_none()
        && event.is_upcoming(now)
        && needed
        && !attends;
    let later = later.then(|| view! { <p>{words.event_link_later()}</p> });
    let venue = event.place.venue.clone().map(|venue| {
        view! {
            <p><Said text=venue.name /></p>
            <address>{venue.address}", "{municipality(&venue.municipality)}</address>
        }
    });
    let link = event.place.link.clone().map(|href| {
        let shown = href.trim_start_matches("https://").to_owned();
        let note = words.common_external_link();
        view! { <p><ExternalLink href note>{shown}</ExternalLink></p> }
    });
    view! {
        <p>{words.attendance(event.place.attendance)}</p>
        {venue}
        {link}
        {later}
    }
    .into_any()
}
