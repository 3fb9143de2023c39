//! Invitations to this resident: those that wait first, and a field to type a code.

use connect::{Page, calls};
use markup::prelude::*;
use model::Capability;
use model::invitation::{Invitation, InvitationCode};

use super::code_form::CodeForm;
use crate::api::Api;
use crate::components::invitation_card::InvitationCard;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::load::Load;
use crate::route::Route;
use crate::state::invitation_code::CodeInHand;
use crate::state::navigation::{Navigation, titled};
use crate::ui::{
    ButtonKind, CardList, Disclosure, Empty, HeadingLevel, IconName, PageHeader, Section,
};

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.invitation_title());
    let (navigation, in_hand) = (Navigation::expect(), CodeInHand::expect());
    let open = move |code: InvitationCode| {
        in_hand.set(code);
        navigation.go(&Route::InvitationByCode);
    };
    let offers = Offers::expect();
    let loaded = Api::expect().load_offered(calls::invitations());
    let lead = if loaded.is_some() && offers.has(Capability::ReplyInvitation) {
        words.invitation_lead()
    } else {
        ""
    };
    let code = offers.has(Capability::Invitation).then(|| {
        view! {
            <Section id="code" heading=words.invitation_have_code()>
                <CodeForm kind=ButtonKind::Secondary typed=RwSignal::new(String::new()) on_code=Callback::new(open) />
            </Section>
        }
    });
    view! {
        <PageHeader title=words.invitation_title() lead />
        {loaded.map(|loaded| view! { <Load loaded show /> })}
        {code}
    }
}

fn show(page: Page<Invitation>) -> impl IntoView {
    let words = Words::expect();
    let now = now();
    let left_out = (page.left_out > 0)
        .then(|| view! { <p role="status">{words.common_left_out(page.left_out)}</p> });
    let (waiting, past): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .partition(|invitation| invitation.is_waiting(now));
    let cards = move |invitations: Vec<Invitation>| {
        let level = HeadingLevel::Two;
        let card = move |invitation| view! { <li><InvitationCard invitation now level /></li> };
        let cards = invitations.into_iter().map(card).collect_view();
        view! { <CardList>{cards}</CardList> }
    };
    let waiting = if waiting.is_empty() {
        let text = if Offers::expect().has(Capability::Invitation) {
            words.invitation_none_text()
        } else {
            ""
        };
        view! {
            <Empty icon=IconName::Inbox heading=words.invitation_none() text />
        }
        .into_any()
    } else {
        cards(waiting).into_any()
    };
    let past = (!past.is_empty()).then(|| {
        view! { <Disclosure summary=words.invitation_past()>{cards(past)}</Disclosure> }
    });
    view! {
        {waiting}
        {past}
        {left_out}
    }
}
