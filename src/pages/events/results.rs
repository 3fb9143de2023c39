//! The events that were found, month by month.

use std::collections::BTreeSet;

use connect::{Call, Cursor, EventQuery, Page, calls};
use markup::prelude::*;
use model::Timestamp;
use model::event::Event;

use super::filters::Filters;
use super::list::Narrowing;
use super::when::{When, earlier};
use crate::components::event_row::event_rows;
use crate::i18n::Words;
use crate::pages::feed::Feed;
use crate::ui::{Button, ButtonKind, Empty, IconName};

/// One place in the list of events. The past goes on backwards, stretch by stretch.
#[derive(Clone)]
pub(super) struct EventFeed {
    query: EventQuery,
    cursor: Option<Cursor>,
    when: When,
    now: Timestamp,
    narrowing: Narrowing,
}

impl EventFeed {
    /// The first place.
    pub(super) fn new(filters: &Filters, now: Timestamp, narrowing: Narrowing) -> Self {
        Self {
            query: filters.query(now),
            cursor: None,
            when: filters.when,
            now,
            narrowing,
        }
    }
}

impl Feed for EventFeed {
    type Item = Event;

    fn call(&self) -> Call<Page<Event>> {
        calls::events(&self.query, self.cursor.clone())
    }

    fn next(&self, page: &Page<Event>) -> Option<Self> {
        if let Some(cursor) = page.next.clone() {
            let cursor = Some(cursor);
            return Some(Self {
                cursor,
                ..self.clone()
            });
        }
        // Behind an empty stretch nothing more is looked for.
        let goes_on = self.when == When::Past && !page.items.is_empty();
        let query = goes_on.then(|| earlier(&self.query)).flatten()?;
        Some(Self {
            query,
            cursor: None,
            ..self.clone()
        })
    }

    fn show(&self, mut items: Vec<Event>, before: Option<&Event>) -> AnyView {
        let words = Words::expect();
        remember_places(self.narrowing.places, &items);
        if self.when == When::Past {
            items.retain(|event| event.span.is_over(self.now));
            items.reverse();
        }
        if items.is_empty() {
            return view! { <p>{words.event_no_older()}</p> }.into_any();
        }
        let mut month = before.map(|event| month_of(words, event));
        let mut months: Vec<(Option<String>, Vec<Event>)> = Vec::new();
        for event in items {
            let own = month_of(words, &event);
            match months.last_mut() {
                Some((_, events)) if month.as_ref() == Some(&own) => events.push(event),
                // The first ones may belong to the month that the place before ended with.
                _ => months.push((
                    (month.as_ref() != Some(&own)).then(|| own.clone()),
                    vec![event],
                )),
            }
            month = Some(own);
        }
        let section = |(heading, events): (Option<String>, Vec<Event>)| {
            view! {
                <section class="p-events__month">
                    {heading.map(|heading| view! { <h2 class="p-events__heading">{heading}</h2> })}
                    {event_rows(events, self.now)}
                </section>
            }
        };
        months.into_iter().map(section).collect_view().into_any()
    }

    fn empty(&self) -> AnyView {
        let words = Words::expect();
        let narrowing = self.narrowing;
        if narrowing.form.get_untracked() == Filters::default() {
            let show_past = move |()| narrowing.choose(|filters| filters.when = When::Past);
            return view! {
                <Empty icon=IconName::Calendar heading=words.event_none() text=words.event_none_text()>
                    <Button kind=ButtonKind::Secondary on_press=show_past>
                        {words.event_show_past()}
                    </Button>
                </Empty>
            }
            .into_any();
        }
        let clear = move |()| narrowing.choose(|filters| *filters = Filters::default());
        view! {
            <Empty
                icon=IconName::Search
                heading=words.common_nothing_found()
                text=words.common_nothing_found_text()
            >
                <Button kind=ButtonKind::Secondary on_press=clear>{words.common_clear()}</Button>
            </Empty>
        }
        .into_any()
    }

    fn more(&self) -> &'static str {
        let words = Words::expect();
        match self.when {
            When::Past => words.event_older(),
            _ => words.common_show_more(),
        }
    }
}

fn month_of(words: Words, event: &Event) -> String {
    words.event_month(event.span.starts_at, &event.zone)
}

/// Lets the form offer the municipalities of these events.
fn remember_places(places: RwSignal<BTreeSet<String>>, events: &[Event]) {
    let venues = events.iter().filter_map(|event| event.place.venue.as_ref());
    let seen = venues.map(|venue| &venue.municipality);
    let new: Vec<String> = places.with_untracked(|known| {
        let unknown = seen.filter(|place| !known.contains(*place));
        unknown.cloned().collect()
    });
    if !new.is_empty() {
        places.update(|known| known.extend(new));
    }
}
