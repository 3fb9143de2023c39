//! An event in a list: a leaf of the calendar, what, when and where, and whether there is room.

use markup::prelude::*;
use model::event::{Event, EventState};
use model::{Timestamp, Zone};

use super::place::place_line;
use super::seat::seat_badge;
use crate::i18n::{Title, Words};
use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{
    Badge, BadgeKind, Card, CardHeading, CardKind, CardList, HeadingLevel, IconName, VisuallyHidden,
};

/// Events as a list of cards, as the present moment sees them.
pub fn event_rows(events: Vec<Event>, now: Timestamp) -> AnyView {
    let rows = events
        .into_iter()
        .map(|event| view! { <li>{event_row(event, now)}</li> })
        .collect_view();
    view! { <CardList>{rows}</CardList> }.into_any()
}

fn event_row(event: Event, now: Timestamp) -> AnyView {
    let words = Words::expect();
    let over = event.span.is_over(now) || event.state == EventState::Cancelled;
    let kind = if over {
        CardKind::Quiet
    } else {
        CardKind::Plain
    };
    let told = event.span.is_over(now) && !event.afterwards.is_empty();
    let badge = if told {
        Some(
            view! {
                <Badge kind=BadgeKind::Info icon=IconName::BookOpen>
                    {words.event_afterwards_there()}
                </Badge>
            }
            .into_any(),
        )
    } else {
        seat_badge(&event, now)
    };
    let place = place_line(&event.place);
    let place = match words.event_kind(event.kind) {
        Some(kind) => [kind, "\u{a0}· ", &place].concat(),
        None => place,
    };
    let hours = words.event_hours(&words.hours(event.span, &event.zone));
    let (_, _, weekday) = words.leaf(event.span.starts_at, &event.zone);
    let day = words.short_day(event.span.starts_at, &event.zone);
    let href = Offers::expect().href(&Route::Event(event.id));
    let spoken = format!("{weekday} {day}");
    view! {
        <Card kind>
            <div class="c-event-row">
                {leaf(event.span.starts_at, &event.zone)}
                <div class="c-event-row__body">
                    <CardHeading href level=HeadingLevel::Three>
                        <Title text=event.title />
                    </CardHeading>
                    <p class="c-event-row__when">
                        <VisuallyHidden>{spoken}" "</VisuallyHidden>
                        {hours}
                    </p>
                    <p class="c-event-row__where">{place}</p>
                    {badge.map(|badge| view! { <p class="c-event-row__mark">{badge}</p> })}
                </div>
            </div>
        </Card>
    }
    .into_any()
}

/// A day as a leaf torn from a calendar; for the eye, since the words beside it say it too.
pub fn leaf(time: Timestamp, zone: &Zone) -> AnyView {
    let (day, month, weekday) = Words::expect().leaf(time, zone);
    view! {
        <div class="c-leaf" aria-hidden="true">
            <span class="c-leaf__weekday">{weekday}</span>
            <span class="c-leaf__day">{day}</span>
            <span class="c-leaf__month">{month}"."</span>
        </div>
    }
    .into_any()
}
