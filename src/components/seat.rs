//! Whether there is room at an event, and the resident's own seat.

use leptos::prelude::*;
use model::Timestamp;
use model::event::{Event, EventState, Offer, Seat, WhyNotRegister};

use crate::i18n::Words;
use crate::ui::{Badge, BadgeKind, Fact, FactList, IconName};

/// From this many free places on, they are told to be few.
const FEW: u32 = 5;

/// What registering now would give, or why not. An event that is over is over, also for those who
/// had a seat.
pub fn standing(event: &Event, now: Timestamp) -> Result<Offer, WhyNotRegister> {
    if event.span.is_over(now) && event.state == EventState::Scheduled {
        return Err(WhyNotRegister::Over);
    }
    event.may_register(now)
}

/// In a word or two: a seat of one's own, places left, waiting list, full, cancelled, over.
pub fn seat_badge(event: &Event, now: Timestamp) -> AnyView {
    let standing = standing(event, now);
    let (kind, icon) = match standing {
        Ok(Offer::Place(Some(free))) if free <= FEW => (BadgeKind::Warning, None),
        Ok(Offer::Place(_)) | Err(WhyNotRegister::NotNeeded) => (BadgeKind::Info, None),
        Ok(Offer::WaitingList(_)) => (BadgeKind::Warning, None),
        Err(WhyNotRegister::AlreadyAttending) => (BadgeKind::Success, Some(IconName::Check)),
        Err(WhyNotRegister::AlreadyWaiting(_)) => (BadgeKind::New, Some(IconName::Clock)),
        Err(WhyNotRegister::Cancelled) => (BadgeKind::Danger, Some(IconName::CircleX)),
        Err(WhyNotRegister::Full) => (BadgeKind::Danger, None),
        Err(WhyNotRegister::Over | WhyNotRegister::Closed | WhyNotRegister::NotYetOpen(_)) => {
            (BadgeKind::Neutral, None)
        }
    };
    let text = Words::expect().seat_in_short(standing, &event.zone);
    match icon {
        Some(icon) => view! { <Badge kind icon>{text}</Badge> }.into_any(),
        None => view! { <Badge kind>{text}</Badge> }.into_any(),
    }
}

/// Proof of a seat: the code to read out, and since when.
#[component]
pub fn SeatReceipt(
    /// The seat.
    seat: Seat,
    /// The event's time zone.
    zone: model::Zone,
) -> impl IntoView {
    let words = Words::expect();
    let code = view! { <span class="c-seat__code">{seat.receipt.code}</span> };
    let facts = vec![
        Fact::new(IconName::CircleCheck, words.common_receipt(), code),
        Fact::new(
            IconName::Clock,
            words.event_registered_at(),
            words.moment(seat.receipt.at, &zone),
        ),
    ];
    view! {
        <FactList facts />
        <p class="c-seat__hint">{words.event_receipt_hint()}</p>
    }
}
