//! What this resident took part in: panels, answers with their receipts, registrations.

use connect::calls;
use markup::prelude::*;
use model::event::SeatState;
use model::panel::{Membership, MembershipState, Panel};
use model::person::{Person, Registered, Response};
use model::{Capability, LocalText, Zone};

use crate::api::{Api, Loaded};
use crate::components::way::Way;
use crate::i18n::{Title, Words};
use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{ButtonKind, Card, CardHeading, CardList, Empty, IconName, Section};

pub(super) fn view(person: Person) -> impl IntoView {
    let words = Words::expect();
    let nothing = person.memberships.is_empty()
        && person.responses.is_empty()
        && person.registrations.is_empty();
    if nothing {
        let to_polls = Way::to(Route::Polls, words.me_to_polls());
        let to_polls = to_polls.kind(ButtonKind::Primary).button();
        return view! {
            <Empty
                icon=IconName::HeartHandshake
                heading=words.me_nothing()
                text=words.me_nothing_text()
            >
                {to_polls}
            </Empty>
        }
        .into_any();
    }
    view! {
        {(!person.memberships.is_empty()).then(|| panels(person.memberships))}
        {(!person.responses.is_empty()).then(|| responses(person.responses))}
        {(!person.registrations.is_empty()).then(|| registrations(person.registrations))}
    }
    .into_any()
}

/// Memberships carry no names, so those come from the list of panels once it is here.
fn panels(memberships: Vec<Membership>) -> impl IntoView {
    let words = Words::expect();
    let api = Api::expect();
    let known = api
        .offers(Capability::Panels)
        .then(|| api.load_once(calls::panels(None)));
    let cards = move || {
        let panels = known
            .and_then(Loaded::value)
            .map(|page| page.items)
            .unwrap_or_default();
        memberships
            .iter()
            .map(|one| card(one, name_of(&panels, one)))
            .collect_view()
    };
    view! {
        <Section id="panels" heading=words.me_panels()>
            <CardList>{cards}</CardList>
        </Section>
    }
}

fn name_of(panels: &[Panel], membership: &Membership) -> Option<LocalText> {
    panels
        .iter()
        .find(|panel| panel.id == membership.panel)
        .map(|panel| panel.name.clone())
}

fn card(membership: &Membership, name: Option<LocalText>) -> impl IntoView + use<> {
    let words = Words::expect();
    let state = match membership.state {
        MembershipState::Member => words.me_member(),
        MembershipState::Requested => words.me_requested(),
    };
    let name = match name {
        Some(text) => view! { <Title text /> }.into_any(),
        None => words.me_a_panel().into_any(),
    };
    let href = Offers::expect().href(&Route::Panel(membership.panel.clone()));
    let since = words.membership_since(membership);
    view! {
        <li>
            <Card>
                <CardHeading href>{name}</CardHeading>
                <p>{state}{'\u{a0}'}"· "{since}</p>
            </Card>
        </li>
    }
}

fn responses(responses: Vec<Response>) -> impl IntoView {
    let (words, offers) = (Words::expect(), Offers::expect());
    let card = move |response: Response| {
        let href = offers.href(&Route::PollReceipt(response.poll));
        let at = words.moment(response.receipt.at, &Zone::helsinki());
        view! {
            <li>
                <Card>
                    <CardHeading href>
                        <Title text=response.title />
                    </CardHeading>
                    <p>{words.me_answered(&at)}</p>
                    <p>{words.common_receipt()}": "<strong>{response.receipt.code}</strong></p>
                </Card>
            </li>
        }
    };
    let cards = responses.into_iter().map(card).collect_view();
    view! {
        <Section id="responses" heading=words.me_responses()>
            <CardList>{cards}</CardList>
        </Section>
    }
}

fn registrations(registrations: Vec<Registered>) -> impl IntoView {
    let (words, offers) = (Words::expect(), Offers::expect());
    let card = move |registered: Registered| {
        let href = offers.href(&Route::Event(registered.event));
        let state = match registered.state {
            SeatState::Attending => words.me_attending().to_owned(),
            SeatState::Waiting(place) => words.me_waiting(&words.number(place)),
        };
        view! {
            <li>
                <Card>
                    <CardHeading href>
                        <Title text=registered.title />
                    </CardHeading>
                    <p>{state}</p>
                </Card>
            </li>
        }
    };
    let cards = registrations.into_iter().map(card).collect_view();
    view! {
        <Section id="registrations" heading=words.me_registrations()>
            <CardList>{cards}</CardList>
        </Section>
    }
}
