//! The next events: first those with a seat of one's own, then those one could come to.

use connect::{EventQuery, Page, calls};
use markup::prelude::*;
use model::event::{Event, EventState};

use super::{SHOWN, all};
use crate::api::Api;
use crate::components::event_row::event_rows;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::ui::{Section, SkeletonShape};

/// The part of the home screen.
pub(super) fn part() -> Option<AnyView> {
    let words = Words::expect();
    let loaded = Api::expect().load_offered(calls::events(&EventQuery::default(), None))?;
    Some(
        view! {
            <Section id="home-events" heading=words.home_events()>
                {load_with(loaded, SkeletonShape::Cards, show)}
                {all(&Route::Events, words.home_events_all())}
            </Section>
        }
        .into_any(),
    )
}

fn show(page: Page<Event>) -> AnyView {
    let now = now();
    // That one's own event was cancelled must be seen; that another was need not.
    let worth_telling = |event: &Event| {
        event.is_upcoming(now) && (event.seat.is_some() || event.state == EventState::Scheduled)
    };
    let mut next: Vec<Event> = page.items.into_iter().filter(worth_telling).collect();
    // Stable: each of the two stays in the order of time.
    next.sort_by_key(|event| event.seat.is_none());
    next.truncate(SHOWN);
    if next.is_empty() {
        return view! { <p>{Words::expect().home_events_none()}</p> }.into_any();
    }
    event_rows(next, now)
}
