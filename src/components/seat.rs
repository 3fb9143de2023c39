//! Whether there is room at an event, and the resident's own seat.

use connect::Remembers;
use markup::prelude::*;
use model::event::{Event, EventState, Offer, Seat, WhyNotRegister};
use model::{Capability, Timestamp};

use crate::i18n::Words;
use crate::offers::Offers;
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

/// Whether it is to be told how one registers, or why not: where the backend takes registrations, and what
/// holds whether it does or not.
pub fn worth_telling(standing: Result<Offer, WhyNotRegister>) -> bool {
    let takes_registrations = Offers::expect().has(Capability::Register);
    match standing {
        Ok(_)
        | Err(WhyNotRegister::NotYetOpen(_) | WhyNotRegister::Closed | WhyNotRegister::Full) => {
            takes_registrations
        }
        Err(_) => true,
    }
}

/// In a word or two: a seat of one's own, places left, waiting list, full, cancelled, over; none where that is
/// not worth telling.
pub fn seat_badge(event: &Event, now: Timestamp) -> Option<AnyView> {
    let standing = standing(event, now);
    if !worth_telling(standing) {
        return None;
    }
    let (kind, icon) = match standing {
        Ok(Offer::Place(Some(free))) if free <= FEW => (BadgeKind::Warning, None),
        Ok(Offer::Place(_)) | Err(WhyNotRegister::NotNeeded) => (BadgeKind::Info, None),
        Ok(Offer::WaitingList(_)) => (BadgeKind::Warning, None),
        Err(WhyNotRegister::AlreadyAttending) => (BadgeKind::Success, Some(IconName::Check)),
        Err(WhyNotRegister::AlreadyWaiting(_)) => (BadgeKind::New, Some(IconName::Clock)),
        Err(WhyNotRegister::Cancelled) => (BadgeKind::Danger, Some(IconName::CircleX)),
        Err(WhyNotRegister::Full) => (BadgeKind::Danger, None),
        Err(WhyNotRegister::Elsewhere) => (BadgeKind::Info, Some(IconName::ExternalLink)),
        Err(WhyNotRegister::Over | WhyNotRegister::Closed | WhyNotRegister::NotYetOpen(_)) => {
            (BadgeKind::Neutral, None)
        }
    };
    let text = Words::expect().seat_in_short(standing, &event.zone);
    Some(match icon {
        Some(icon) => view! { <Badge kind icon>{text}</Badge> }.into_any(),
        None => view! { <Badge kind>{text}</Badge> }.into_any(),
    })
}

/// Proof of a seat: the code to read out, and since when.
#[component]
pub fn SeatReceipt(
    /// The seat.
    seat: Seat,
    /// The event's time zone.
    zone: model::Zone,
    /// Who knows of the seat tomorrow.
    remembers: Remembers,
) -> impl IntoView {
    let words = Words::expect();
    let hint = match remembers {
        Remembers::Nothing => words.event_receipt_hint(),
        Remembers::Deeds | Remembers::DeedsAndInvitations => words.event_receipt_hint_in_tab(),
    };
    let hint = Offers::expect()
        .has(Capability::Me)
        .then(|| view! { <p class="c-seat__hint">{hint}</p> });
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
        {hint}
    }
}

#[cfg(test)]
mod tests {
    use model::event::{EventKind, Places, Registration, SeatState};
    use model::panel::Window;
    use model::place::{Attendance, Place};
    use model::receipt::Receipt;
    use model::{EventId, Language, LocalText, RegistrationId, Span, Zone};

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn event(taken: u32, seat: Option<SeatState>) -> Event {
        let empty = LocalText::default;
        let span = Span::new(at("2026-01-24T12:00:00Z"), at("2026-01-24T14:00:00Z")).unwrap();
        Event {
            id: EventId::parse("e1").unwrap(),
            series: None,
            panel: None,
            kind: EventKind::Cafe,
            title: empty(),
            summary: empty(),
            description: empty(),
            span,
            zone: Zone::helsinki(),
            place: Place {
                attendance: Attendance::Online,
                venue: None,
                link: None,
            },
            languages: Vec::new(),
            cost: empty(),
            material: Vec::new(),
            afterwards: empty(),
            state: EventState::Scheduled,
            registration: Registration::Needed(Places {
                window: Window::default(),
                capacity: Some(12),
                taken: Some(taken),
                waiting_list_capacity: 2,
                waiting: 0,
            }),
            elsewhere: None,
            contact: None,
            revision: 0,
            seat: seat.map(|state| Seat {
                id: RegistrationId::parse("r1").unwrap(),
                state,
                receipt: Receipt {
                    code: "K7QM-2F9D".to_owned(),
                    at: at("2026-01-20T12:00:00Z"),
                },
            }),
        }
    }

    fn badge(event: &Event, now: &str) -> String {
        offered(event, now, Offers::of(|_| true))
    }

    fn offered(event: &Event, now: &str, offers: Offers) -> String {
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            offers.provide();
            seat_badge(event, at(now)).to_html()
        })
    }

    #[test]
    fn few_places_a_waiting_list_and_a_seat_of_ones_own_are_told_apart() {
        let before = "2026-01-23T12:00:00Z";
        let few = badge(&event(11, None), before);
        assert!(
            few.contains("1 paikka vapaana") && few.contains("warning"),
            "{few}"
        );
        assert!(badge(&event(2, None), before).contains("10 paikkaa vapaana"));
        assert!(badge(&event(12, None), before).contains("jonoon mahtuu"));
        let own = badge(&event(12, Some(SeatState::Waiting(2))), before);
        assert!(own.contains("jonossa, sija 2"), "{own}");
    }

    #[test]
    fn where_nobody_can_register_here_free_places_are_not_offered() {
        let reads = Offers::of(|one| one == Capability::Events);
        let before = "2026-01-23T12:00:00Z";
        assert_eq!(offered(&event(2, None), before, reads), "");
        let own = offered(&event(12, Some(SeatState::Attending)), before, reads);
        assert!(own.contains("Sinulla on paikka"), "{own}");
        let over = offered(&event(2, None), "2026-01-24T14:00:00Z", reads);
        assert!(over.contains("Päättynyt"), "{over}");
    }

    #[test]
    fn registering_elsewhere_is_told_without_a_count_of_places() {
        let mut event = event(2, None);
        event.elsewhere = model::Site::parse("https://ilmo.example/3");
        let reads = Offers::of(|one| one == Capability::Events);
        let html = offered(&event, "2026-01-23T12:00:00Z", reads);
        assert!(
            html.contains("toisella sivustolla") && !html.contains("10"),
            "{html}"
        );
    }

    #[test]
    fn what_is_over_is_over_also_for_those_who_had_a_seat() {
        let html = badge(
            &event(12, Some(SeatState::Attending)),
            "2026-01-24T14:00:00Z",
        );
        assert!(html.contains("Päättynyt"), "{html}");
    }
}
