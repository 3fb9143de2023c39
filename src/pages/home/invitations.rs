//! Invitations that wait, and the way to type a code; each where the backend offers it.

use connect::{Page, calls};
use markup::prelude::*;
use model::invitation::Invitation;

use super::{SHOWN, all};
use crate::api::{Api, Loaded};
use crate::components::invitation_card::InvitationCard;
use crate::components::way::Way;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::promising;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::ui::{CardList, IconName, Section, SkeletonShape};

/// The part of the home screen.
pub(super) fn part() -> Option<AnyView> {
    let words = Words::expect();
    let loaded = Api::expect().load_offered(calls::invitations());
    let code = type_code();
    if loaded.is_none() {
        let code = code?;
        let inside = view! {
            <p>{by_code_text()}</p>
            {code}
        };
        return Some(section(words.home_invitations_none(), inside.into_any()));
    }
    let (loaded, has_code) = (loaded?, code.is_some());
    let none_waits =
        Memo::new(move |_| loaded.value().is_some_and(|page| waiting(page).is_empty()));
    // Without a code to type, none that waits leaves nothing to do.
    let part = move || (has_code || !none_waits.get()).then(|| listed(loaded, none_waits));
    Some(part.into_any())
}

/// The invitations, as far as they wait.
fn listed(loaded: Loaded<Page<Invitation>>, none_waits: Memo<bool>) -> AnyView {
    let words = Words::expect();
    let heading = move || {
        let heading = if none_waits.get() {
            words.home_invitations_none()
        } else {
            words.home_invitations()
        };
        heading.to_owned()
    };
    section(
        Signal::derive(heading),
        load_with(loaded, SkeletonShape::Cards, show),
    )
}

fn section(heading: impl Into<Signal<String>>, inside: AnyView) -> AnyView {
    view! { <Section id="home-invitations" heading=heading.into()>{inside}</Section> }.into_any()
}

fn type_code() -> Option<AnyView> {
    let way = Way::to(Route::InvitationByCode, Words::expect().home_type_code());
    way.icon(IconName::Mail).button()
}

/// How to open one by its code.
pub(super) fn by_code_text() -> String {
    let words = Words::expect();
    promising(
        words.home_invitations_none_text(),
        words.home_no_account_code(),
    )
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
        view! { <p>{by_code_text()}</p> }.into_any()
    } else {
        let cards = waiting
            .into_iter()
            .map(|invitation| view! { <li><InvitationCard invitation now=now() /></li> })
            .collect_view();
        view! { <CardList>{cards}</CardList> }.into_any()
    };
    view! {
        {cards}
        {type_code()}
        {has_any.then(|| all(&Route::Invitations, words.home_invitations_all()))}
    }
    .into_any()
}
