//! Events that belong together: all dates, with one file for the calendar.

use connect::{EventQuery, Page, calls};
use markup::prelude::*;
use model::event::{Event, EventState};
use model::{SeriesId, Timestamp};

use super::calendar::add_to_calendar;
use crate::api::{Api, Loaded};
use crate::components::event_row::event_rows;
use crate::components::way::way_back;
use crate::i18n::format::now;
use crate::i18n::{Words, foreign, said};
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{Empty, LinkButton, PageHeader, Section, SkeletonShape};

/// The page.
pub(crate) fn page(series: SeriesId) -> impl IntoView {
    let words = Words::expect();
    titled(words.event_series_noun());
    let query = EventQuery {
        series: Some(series),
        from: Some(Timestamp::from_millis(0)),
        ..EventQuery::default()
    };
    let loaded = Api::expect().load(calls::events(&query, None));
    Effect::new(move |_| {
        let page = loaded.value();
        let is_open = page.is_some_and(|page| page.items.iter().all(|event| event.panel.is_none()));
        if is_open && let Some(title) = title(loaded) {
            titled(&title);
        }
    });
    let heading =
        Memo::new(move |_| title(loaded).unwrap_or_else(|| words.event_series_noun().to_owned()));
    let lang = Memo::new(move |_| {
        let page = loaded.value()?;
        page.items
            .iter()
            .find_map(|event| foreign(&event.series.as_ref()?.title))
    });
    let lead = move || match loaded.value() {
        Some(page) => words.event_series_lead(ahead(&page, now())),
        None => String::new(),
    };
    let back = way_back(&Route::Events, words.event_title());
    view! {
        {move || {
            let back = back.clone();
            view! { <PageHeader title=heading lang=lang.get() lead=Signal::derive(lead) back /> }
        }}
        {load_with(loaded, SkeletonShape::Cards, body)}
    }
}

/// The series' title, as its events tell it.
fn title(loaded: Loaded<Page<Event>>) -> Option<String> {
    let page = loaded.value()?;
    let series = page.items.iter().find_map(|event| event.series.as_ref());
    series.map(|series| said(&series.title))
}

/// How many of the dates lie ahead and take place.
fn ahead(page: &Page<Event>, now: Timestamp) -> u32 {
    let ahead = page.items.iter().filter(|event| takes_place(event, now));
    u32::try_from(ahead.count()).unwrap_or(u32::MAX)
}

fn takes_place(event: &Event, now: Timestamp) -> bool {
    event.is_upcoming(now) && event.state == EventState::Scheduled
}

fn body(page: Page<Event>) -> AnyView {
    let words = Words::expect();
    let now = now();
    if page.items.is_empty() {
        return view! {
            <Empty heading=words.failure_not_found()>
                <LinkButton href=Route::Events.href()>{words.event_all_events()}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let (upcoming, mut past): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .partition(|event| event.is_upcoming(now));
    past.reverse();
    let mut saved = upcoming.clone();
    saved.retain(|event| takes_place(event, now));
    let calendar = (!saved.is_empty()).then(|| add_to_calendar(saved));
    let upcoming = if upcoming.is_empty() {
        view! { <p>{words.event_series_none()}</p> }.into_any()
    } else {
        event_rows(upcoming, now)
    };
    let past = (!past.is_empty()).then(|| {
        view! {
            <Section id="past" heading=words.event_series_past()>{event_rows(past, now)}</Section>
        }
    });
    view! {
        <Section id="upcoming" heading=words.event_series_upcoming()>
            {calendar}
            {upcoming}
        </Section>
        {past}
    }
    .into_any()
}
