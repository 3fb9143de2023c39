//! Invitations that wait, and the way to type a code.

use connect::{Page, calls};
use markup::prelude::*;
use model::invitation::Invitation;

use super::{SHOWN, all};
use crate::api::Api;
use crate::components::invitation_card::InvitationCard;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::ui::{ButtonKind, CardList, IconName, LinkButton, Section, SkeletonShape};

/// The part of the home screen.
pub(super) fn part() -> AnyView {
    let words = Words::expect();
    let loaded = Api::expect().load(calls::invitations());
    let heading = move || {
        let none_waits = loaded.value().is_some_and(|page| waiting(page).is_empty());
        let heading = if none_waits {
            words.home_invitations_none()
        } else {
            words.home_invitations()
        };
        heading.to_owned()
    };
    view! {
        <Section id="home-invitations" heading=Signal::derive(heading)>
            {load_with(loaded, SkeletonShape::Cards, show)}
        </Section>
    }
    .into_any()
}

fn waiting(page: Page<Invitation>) -> Vec<Invitation> {
    let now = now();
    let items = page.items.into_iter();
    items
        .filter(|invitation| invitation.is_waiting(now))
        .take(SHOWN)
        .collect()
}

fn show(page: Page<Invitation>) -> AnyView {
    let words = Words::expect();
    let has_any = !page.items.is_empty();
    let waiting = waiting(page);
    let cards = if waiting.is_empty() {
        view! { <p>{words.home_invitations_none_text()}</p> }.into_any()
    } else {
        let cards = waiting
            .into_iter()
            .map(|invitation| view! { <li><InvitationCard invitation now=now() /></li> })
            .collect_view();
        view! { <CardList>{cards}</CardList> }.into_any()
    };
    view! {
        {cards}
        <LinkButton
            href=Route::InvitationByCode.href()
            kind=ButtonKind::Secondary
            icon=IconName::Mail
        >
            {words.home_type_code()}
        </LinkButton>
        {has_any.then(|| all(&Route::Invitations, words.home_invitations_all()))}
    }
    .into_any()
}
