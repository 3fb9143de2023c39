//! One event: the facts and registering first, then the story.

use connect::calls;
use markup::prelude::*;
use model::event::{Event, EventState};
use model::{EventId, LocalText};

use super::calendar::add_to_calendar;
use super::register::{Registering, register_block};
use super::story::story;
use crate::api::{Api, Loaded};
use crate::components::event_facts::event_facts;
use crate::components::seat::seat_badge;
use crate::components::way::way_back;
use crate::i18n::format::now;
use crate::i18n::{Words, said};
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{Badge, Columns, PageHeader, SkeletonShape};

/// The page.
pub(crate) fn page(event: EventId) -> impl IntoView {
    let words = Words::expect();
    titled(words.event_noun());
    let loaded = Api::expect().load(calls::event(&event));
    let registering = Registering::open(&event, loaded);
    Effect::new(move |_| {
        // That someone looks at a panel's event stays out of the browser's history.
        if let Some(event) = loaded.value().filter(|event| event.panel.is_none()) {
            titled(&said(&event.title));
        }
    });
    let show = move |event: Event| body(event, registering);
    view! {
        {header(loaded)}
        {load_with(loaded, SkeletonShape::Text, show)}
    }
}

/// The header stands at once and keeps the focus; it is built anew only for another language.
fn header(loaded: Loaded<Event>) -> AnyView {
    let words = Words::expect();
    let lang = Memo::new(move |_| {
        let event = loaded.value()?;
        Some((foreign(words, &event.title), foreign(words, &event.summary)))
    });
    let title = Memo::new(move |_| match loaded.value() {
        Some(event) => said(&event.title),
        None => words.event_noun().to_owned(),
    });
    let lead = Memo::new(move |_| loaded.value().map(|event| said(&event.summary)));
    let marks = move || {
        loaded.value().map(|event| {
            let kind = words.event_kind(event.kind);
            view! {
                {seat_badge(&event, now())}
                {kind.map(|kind| view! { <Badge>{kind}</Badge> })}
            }
        })
    };
    (move || {
        let back = way_back(&Route::Events, words.event_title());
        let (lang, lead_lang) = lang.get().unwrap_or_default();
        view! {
            <PageHeader
                title=title
                lead=Signal::derive(move || lead.get().unwrap_or_default())
                lang=lang
                lead_lang=lead_lang
                back
            >
                {marks}
            </PageHeader>
        }
    })
    .into_any()
}

/// The language of a text that is not the portal's.
fn foreign(words: Words, text: &LocalText) -> Option<&'static str> {
    let said = text.say(words.language())?;
    (said.language != words.language()).then(|| said.language.code())
}

fn body(event: Event, registering: Registering) -> AnyView {
    let now = now();
    let takes_place = event.state == EventState::Scheduled && event.is_upcoming(now);
    let facts = event_facts(&event, now);
    let register = register_block(&event, now, registering);
    let calendar = takes_place.then(|| add_to_calendar(vec![event.clone()]));
    let aside = view! {
        {facts}
        {register}
        {calendar}
    };
    view! { <Columns aside>{story(event, now)}</Columns> }.into_any()
}
