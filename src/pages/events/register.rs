//! Registering: decides what can be done now, and shows just that.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::event::{Event, Offer, RegistrationProblem, Seat, WhyNotRegister};
use model::{Capability, EventId, RegistrationId, Timestamp};

use super::cancel::give_up;
use super::form::form;
use crate::api::{Api, Loaded};
use crate::browser::random;
use crate::components::elsewhere::elsewhere;
use crate::components::seat::{SeatReceipt, standing, worth_telling};
use crate::components::way::way_text;
use crate::i18n::Words;
use crate::i18n::say::Act;
use crate::offers::{Offers, remembered_here};
use crate::pages::sending::{
    Came, ON_ITS_WAY, Sending, busy, failure_notice, focus_soon, named, send, unless_waiting,
};
use crate::route::Route;
use crate::state::outbox::Outbox;
use crate::state::typed::{Typed, TypedForm};
use crate::ui::{Notice, Section, Tone};

/// Id of what says how this resident stands; takes the focus after each change.
const STANDING_ID: &str = "seat";

/// What a resident is doing about their seat. Outlives each showing of the event, so that nothing
/// typed is lost when it is read anew.
#[derive(Clone, Copy)]
pub(super) struct Registering {
    api: Api,
    outbox: Outbox,
    words: Words,
    loaded: Loaded<Event>,
    typed: TypedForm,
    /// Minted once a form, so that sending again counts once.
    pub id: RwSignal<Option<RegistrationId>>,
    /// What they need to take part.
    pub needs: RwSignal<String>,
    /// Whether that may be stored.
    pub consent: RwSignal<bool>,
    /// What is wrong with the form.
    pub problem: RwSignal<Option<RegistrationProblem>>,
    /// Registering.
    pub sending: RwSignal<Sending>,
    /// Giving the seat up.
    pub giving_up: RwSignal<Sending>,
}

fn mint() -> Option<RegistrationId> {
    RegistrationId::parse(&random::id()?)
}

impl Registering {
    /// A form for this event, as far as it was filled in before.
    pub(super) fn open(event: &EventId, loaded: Loaded<Event>) -> Self {
        let typed = Typed::expect().form("registration", event.as_str());
        Self {
            api: Api::expect(),
            outbox: Outbox::expect(),
            words: Words::expect(),
            loaded,
            typed,
            id: typed.id(mint),
            needs: typed.field("needs"),
            consent: typed.field("consent"),
            problem: RwSignal::new(None),
            sending: RwSignal::new(Sending::Idle),
            giving_up: RwSignal::new(Sending::Idle),
        }
    }

    /// Sends the registration.
    pub(super) fn register(self, event: Event, form: model::event::RegistrationForm) {
        let title = self
            .words
            .outbox_registration(&named(self.words, &event.title));
        spawn_local(async move {
            let call = calls::register(&event.id, &form);
            let came = send(self.outbox, &call, title, self.sending).await;
            self.id.try_set(mint());
            match came {
                Came::Arrived(seat) => {
                    self.typed.sent();
                    self.show_anew(event, Some(seat)).await;
                }
                Came::Saved => {
                    self.typed.sent();
                    focus_soon(&[ON_ITS_WAY]);
                }
                Came::Refused(failure) => self.refused(event, &failure).await,
            }
        });
    }

    /// Gives the seat up; `done` is called once that is so.
    pub(super) fn cancel(self, event: Event, seat: Seat, done: impl FnOnce() + 'static) {
        let title = self
            .words
            .outbox_cancellation(&named(self.words, &event.title));
        spawn_local(async move {
            let call = calls::cancel_registration(&event.id, &seat.id);
            match send(self.outbox, &call, title, self.giving_up).await {
                Came::Arrived(()) => {
                    // The old id stands for the seat that was given up.
                    self.id.try_set(mint());
                    done();
                    self.show_anew(event, None).await;
                }
                Came::Saved => focus_soon(&[ON_ITS_WAY]),
                Came::Refused(failure) => self.refused(event, &failure).await,
            }
        });
    }

    /// A refusal says that what we knew is old, so that is read anew.
    async fn refused(self, event: Event, failure: &Failure) {
        if failure.refusal().is_some()
            && let Ok(event) = self.api.read(&calls::event(&event.id)).await
        {
            self.loaded.put(event);
        }
    }

    /// Shows the event with its seat as the backend has it now, or at least with this one.
    async fn show_anew(self, event: Event, seat: Option<Seat>) {
        let read = self.api.read(&calls::event(&event.id)).await;
        self.loaded.put(read.unwrap_or(Event { seat, ..event }));
        focus_soon(&[STANDING_ID]);
    }
}

/// How this resident stands, and what they can do about it; nothing where that is not worth telling.
pub(super) fn register_block(
    event: &Event,
    now: Timestamp,
    registering: Registering,
) -> Option<AnyView> {
    let words = Words::expect();
    let standing = standing(event, now);
    if !worth_telling(standing) {
        return None;
    }
    if let (Err(WhyNotRegister::Elsewhere), Some(site)) = (standing, &event.elsewhere) {
        let inside = elsewhere(Act::Register, site);
        return Some(
            view! {
                <Section id="registration" heading=words.event_registration()>{inside}</Section>
            }
            .into_any(),
        );
    }
    let text = words.seat_in_full(standing, &event.zone);
    let tone = match standing {
        Err(WhyNotRegister::AlreadyAttending) => Some(Tone::Success),
        Err(WhyNotRegister::AlreadyWaiting(_)) => Some(Tone::Info),
        Ok(Offer::WaitingList(_)) | Err(WhyNotRegister::Full) => Some(Tone::Warning),
        Err(WhyNotRegister::Cancelled) => Some(Tone::Danger),
        _ => None,
    };
    let says = match tone {
        Some(tone) => view! { <Notice tone id=STANDING_ID>{text}</Notice> }.into_any(),
        None => view! { <p id=STANDING_ID tabindex="-1">{text}</p> }.into_any(),
    };
    // In the form it stands above the button.
    let failure = standing
        .is_err()
        .then(|| failure_notice(registering.sending));
    let busy = Signal::derive(move || {
        busy(registering.sending).get() || busy(registering.giving_up).get()
    });
    let (lane, known) = (["event/", event.id.as_str()].concat(), event.clone());
    let act = unless_waiting(lane, busy, move || act(&known, standing, now, registering));
    Some(
        view! {
            <Section id="registration" heading=words.event_registration()>
                {says}
                {failure}
                {act}
            </Section>
        }
        .into_any(),
    )
}

fn act(
    event: &Event,
    standing: Result<Offer, WhyNotRegister>,
    now: Timestamp,
    registering: Registering,
) -> AnyView {
    match (standing, event.seat.clone()) {
        (Ok(offer), _) => form(event.clone(), offer, registering),
        (Err(WhyNotRegister::NotNeeded), _) => ().into_any(),
        (Err(WhyNotRegister::AlreadyAttending | WhyNotRegister::AlreadyWaiting(_)), Some(seat)) => {
            own_seat(event, seat, now, registering)
        }
        (Err(why), _) => ways_on(event, why),
    }
}

fn own_seat(event: &Event, seat: Seat, now: Timestamp, registering: Registering) -> AnyView {
    let zone = event.zone.clone();
    let may_cancel = event.may_cancel(now) && Offers::expect().has(Capability::CancelRegistration);
    let cancel = may_cancel.then(|| give_up(event.clone(), seat.clone(), registering));
    view! {
        <SeatReceipt seat zone remembers=remembered_here() />
        {cancel}
    }
    .into_any()
}

/// Where to go when registering is not possible: whom to ask, other dates, other events.
fn ways_on(event: &Event, why: WhyNotRegister) -> AnyView {
    let words = Words::expect();
    let may_ask = matches!(why, WhyNotRegister::Closed | WhyNotRegister::Full);
    let ask =
        (may_ask && event.contact.is_some()).then(|| view! { <p>{words.event_ask_contact()}</p> });
    let (route, label) = match &event.series {
        Some(series) => (Route::Series(series.id.clone()), words.event_other_dates()),
        None => (Route::Events, words.event_all_events()),
    };
    view! {
        {ask}
        {way_text(&route, label)}
    }
    .into_any()
}
