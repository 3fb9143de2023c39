//! The story of an event: what it is about, what was said, what to read, other dates, whom to ask.

use connect::{EventQuery, Page, calls};
use markup::prelude::*;
use model::Timestamp;
use model::event::{Event, EventState, Series};
use model::place::Place;

use crate::api::Api;
use crate::components::contact_card::ContactCard;
use crate::components::event_row::event_rows;
use crate::components::material::MaterialList;
use crate::components::place::PlaceView;
use crate::components::prose::Prose;
use crate::components::way::way_text;
use crate::i18n::{Words, said};
use crate::pages::load::load_with;
use crate::route::Route;
use crate::ui::{ButtonKind, LinkButton, Section, SkeletonShape};

/// How many other dates are shown before the whole series is offered.
const OTHER_DATES: usize = 3;

/// Everything about an event but its facts.
pub(super) fn story(event: Event, now: Timestamp) -> AnyView {
    let words = Words::expect();
    let afterwards = after(&event, now);
    let about = (!event.description.is_empty()).then(|| {
        let text = event.description.clone();
        view! { <Section id="about" heading=words.event_about()><Prose text /></Section> }
            .into_any()
    });
    let material = (!event.material.is_empty()).then(|| {
        let material = event.material.clone();
        view! {
            <Section id="material" heading=words.event_material()>
                <MaterialList material />
            </Section>
        }
        .into_any()
    });
    let contact = event.contact.clone().map(|contact| {
        view! {
            <Section id="contact" heading=words.common_contact()>
                <ContactCard contact />
            </Section>
        }
        .into_any()
    });
    let way = way(&event);
    let dates = event
        .series
        .clone()
        .and_then(|series| other_dates(series, event, now));
    view! {
        {afterwards}
        {about}
        {material}
        {way}
        {dates}
        {contact}
    }
    .into_any()
}

/// How to find the door and what helps there; nothing where that is not told.
fn way(event: &Event) -> Option<AnyView> {
    let words = Words::expect();
    let venue = event.place.venue.as_ref()?;
    if venue.directions.is_empty() && venue.accessibility.is_empty() {
        return None;
    }
    // The link stands among the facts.
    let place = Place {
        link: None,
        ..event.place.clone()
    };
    Some(
        view! { <Section id="way" heading=words.event_way()><PlaceView place /></Section> }
            .into_any(),
    )
}

/// What was said, once it is over; honest while nothing has been written.
fn after(event: &Event, now: Timestamp) -> Option<AnyView> {
    let words = Words::expect();
    if event.is_upcoming(now) || event.state == EventState::Cancelled {
        return None;
    }
    let text = event.afterwards.clone();
    let said = if text.is_empty() {
        view! { <p>{words.event_afterwards_none()}</p> }.into_any()
    } else {
        view! { <Prose text /> }.into_any()
    };
    Some(
        view! {
            <Section id="afterwards" heading=words.event_afterwards()>
                {said}
                {way_text(&Route::Impacts, words.event_changed())}
            </Section>
        }
        .into_any(),
    )
}

/// The next dates of the series this event belongs to.
fn other_dates(series: Series, event: Event, now: Timestamp) -> Option<AnyView> {
    let words = Words::expect();
    let query = EventQuery {
        series: Some(series.id.clone()),
        ..EventQuery::default()
    };
    let loaded = Api::expect().load_offered(calls::events(&query, None))?;
    let show = move |page: Page<Event>| {
        let mut others = page.items;
        others.retain(|other| other.id != event.id);
        others.truncate(OTHER_DATES);
        if others.is_empty() {
            return view! { <p>{words.event_series_none()}</p> }.into_any();
        }
        event_rows(others, now)
    };
    let title = said(&series.title);
    Some(
        view! {
            <Section id="series" heading=words.event_series()>
                <div class="p-events__dates">{load_with(loaded, SkeletonShape::Cards, show)}</div>
                <LinkButton href=Route::Series(series.id).href() kind=ButtonKind::Secondary>
                    {words.event_series_all(&title)}
                </LinkButton>
            </Section>
        }
        .into_any(),
    )
}
