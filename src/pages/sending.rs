//! Sending something: stored first, and then how far it is – on the spot, in the words of the outbox – or why it was not
//! taken.

use connect::{Call, Failure};
use markup::prelude::*;
use model::LocalText;
use model::panel::Discretion;
use outbox::{ItemId, Journey, Line, Why};

use super::sign_in::way_in;
use crate::browser::{document, timer};
use crate::components::delivery::Delivery;
use crate::i18n::Words;
use crate::route::Route;
use crate::state::outbox::{Outbox, Sent, Wish};
use crate::state::typed::TypedForm;
use crate::ui::{Actions, Button, ButtonKind, Notice, TextLink, Tone};

/// Id of what says how far it is, where that takes the place of the form.
pub(crate) const ON_ITS_WAY: &str = "on-its-way";

/// How far a write is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sending {
    /// Nothing on its way.
    Idle,
    /// Being stored and sent.
    UnderWay(Option<ItemId>),
    /// On its way whatever becomes of this page; what its facts say of the phone's stores is so.
    Saved(ItemId),
    /// It was not taken; nothing typed is lost.
    Failed(Failure),
}

impl Sending {
    /// The item that it became.
    fn item(&self) -> Option<&ItemId> {
        match self {
            Self::UnderWay(item) => item.as_ref(),
            Self::Saved(item) => Some(item),
            Self::Idle | Self::Failed(_) => None,
        }
    }

    /// Whether it is on its way and the page waits for it.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self, Self::UnderWay(_))
    }
}

/// What came of a write that the page waited for.
pub(crate) enum Came<T> {
    /// It is there.
    Arrived(T),
    /// It is safe on the phone; the form is not needed any more.
    Saved,
    /// It was surely not taken and is kept nowhere else, and the resident sees that: the form goes on, under a new id.
    Refused(Failure),
    /// Nobody knows, no store has it, or nobody saw the answer: the form keeps its text and its id.
    Open,
}

/// Sends, and shows how far it is in `sending`; `title` is what the outbox calls it.
pub(crate) async fn send<T>(
    outbox: Outbox,
    call: &Call<T>,
    title: String,
    sending: RwSignal<Sending>,
) -> Came<T> {
    sending.try_set(Sending::UnderWay(Outbox::item_of(call)));
    match outbox.send(call, title).await {
        Sent::Arrived(value) => {
            sending.try_set(Sending::Idle);
            Came::Arrived(value)
        }
        Sent::Saved(id) => {
            sending.try_set(Sending::Saved(id));
            Came::Saved
        }
        Sent::AtRisk(id) => {
            sending.try_set(Sending::Saved(id));
            Came::Open
        }
        Sent::Refused(failure, item) => {
            if !sending.try_set(Sending::Failed(failure.clone())) {
                // Whoever went elsewhere finds it in the outbox.
                return Came::Open;
            }
            if let Some(item) = item {
                outbox.wish(Wish::Discard, item);
            }
            if failure.is_definite() {
                Came::Refused(failure)
            } else {
                Came::Open
            }
        }
    }
}

/// A name as the outbox lists it.
pub(crate) fn named(words: Words, name: &LocalText) -> String {
    let said = name.say(words.language());
    said.map(|said| said.text.to_owned()).unwrap_or_default()
}

/// The same, or `instead` where whoever takes the phone next must not learn of it.
pub(crate) fn discreetly(
    words: Words,
    discretion: Discretion,
    name: &LocalText,
    instead: &'static str,
) -> String {
    match discretion {
        Discretion::Ordinary => named(words, name),
        Discretion::Sensitive => instead.to_owned(),
    }
}

/// What is on its way and goes on from there; tracked.
pub(crate) fn saved(sending: RwSignal<Sending>) -> Option<ItemId> {
    match sending.get() {
        Sending::Saved(item) => Some(item),
        Sending::Idle | Sending::UnderWay(_) | Sending::Failed(_) => None,
    }
}

/// Whether it is on its way, for a button.
pub(crate) fn busy(sending: RwSignal<Sending>) -> Signal<bool> {
    Signal::derive(move || sending.with(Sending::is_under_way))
}

/// Says how far it is, and at once what failed. Stands above the button from the start.
pub(crate) fn failure_notice(sending: RwSignal<Sending>) -> AnyView {
    let words = Words::expect();
    let notice = move || match sending.get() {
        Sending::Failed(failure) => Some(view! {
            <Notice tone=Tone::Danger>
                <p>{words.failure(&failure)}</p>
                {way_in(&failure)}
            </Notice>
        }),
        Sending::Idle | Sending::UnderWay(_) | Sending::Saved(_) => None,
    };
    view! {
        <div role="alert">{notice}</div>
        {progress(sending)}
    }
    .into_any()
}

/// Says how far it is, politely.
pub(crate) fn progress(sending: RwSignal<Sending>) -> AnyView {
    let item = Memo::new(move |_| sending.with(|sending| sending.item().cloned()));
    let facts = move || item.get().map(delivery);
    view! { <div role="status">{facts}</div> }.into_any()
}

/// The facts of an item, in the place of its form.
pub(crate) fn on_its_way(item: ItemId) -> AnyView {
    view! { <div id=ON_ITS_WAY tabindex="-1">{delivery(item)}</div> }.into_any()
}

/// The facts of an item in the place of its form, and the way to another one, whose first field is `field`.
pub(crate) fn on_its_way_or_again(
    item: ItemId,
    sending: RwSignal<Sending>,
    again: &'static str,
    field: &'static [&'static str],
) -> AnyView {
    let press = move |()| {
        sending.set(Sending::Idle);
        focus_soon(field);
    };
    view! {
        {on_its_way(item)}
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=press>{again}</Button>
        </Actions>
    }
    .into_any()
}

fn delivery(item: ItemId) -> AnyView {
    let (outbox, words) = (Outbox::expect(), Words::expect());
    let line = Memo::new(move |_| outbox.line(&item));
    let is_open = Memo::new(move |_| line.get().is_some_and(|line| !line.stage.is_over()));
    let asks = Memo::new(move |_| line.get().is_some_and(|line| asks_for_sign_in(&line)));
    let more = move || {
        is_open.get().then(|| {
            view! { <p><TextLink href=Route::Outbox.href()>{words.outbox_to_outbox()}</TextLink></p> }
        })
    };
    let sign_in = move || {
        asks.get().then(|| {
            let failure = Failure::SignedOut;
            view! {
                <p>{words.failure(&failure)}</p>
                {way_in(&failure)}
            }
        })
    };
    view! {
        <Notice>
            <Delivery line=line />
            {sign_in}
            {more}
        </Notice>
    }
    .into_any()
}

fn asks_for_sign_in(line: &Line) -> bool {
    matches!(line.shown.journey, Journey::Waiting(Why::SignIn))
}

/// A form, or – while something about the same thing waits on this phone – how far that is. What is `under_way` from this
/// form leaves it where it stands.
pub(crate) fn unless_waiting(
    lane: String,
    under_way: Signal<bool>,
    form: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let outbox = Outbox::expect();
    let waiting = Memo::new(move |_| {
        if under_way.get() {
            return None;
        }
        outbox.open_in(&lane).map(|line| line.id)
    });
    (move || match waiting.get() {
        Some(item) => on_its_way(item),
        None => form(),
    })
    .into_any()
}

/// A form that was left while its text was on its way is not filled with that again: it says how far it is. `item` is
/// what the form would send as, `renew` gives it another id.
pub(crate) fn take_up(
    typed: TypedForm,
    sending: RwSignal<Sending>,
    item: impl Fn() -> Option<ItemId> + Send + Sync + 'static,
    renew: impl Fn() + Send + Sync + 'static,
) {
    let outbox = Outbox::expect();
    let found = typed.mark();
    Effect::new(move |_| {
        let Some(item) = item().filter(|item| outbox.line(item).is_some()) else {
            return;
        };
        if sending.get_untracked() == Sending::Idle && typed.mark() == found {
            typed.sent(&found);
            renew();
            sending.set(Sending::Saved(item));
        }
    });
}

/// Moves the focus to the first of these that is there, once what has changed is drawn.
pub(crate) fn focus_soon(ids: &'static [&'static str]) {
    timer::after(0, move || {
        let _ = ids.iter().any(|id| document::focus(id));
    });
}
