//! One of this resident's invitations.

use connect::{Failure, Page, calls};
use markup::prelude::*;
use model::InvitationId;
use model::invitation::Invitation;

use super::reply::Reply;
use crate::api::Api;
use crate::components::invitation_letter::InvitationLetter;
use crate::i18n::{Words, foreign, said};
use crate::pages::load::{failure_view, load_with};
use crate::pages::stand_in::StandIn;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{BackLink, PageHeader, SkeletonShape};

/// The page. Which invitation it is, is not told in the window's title: it may name a panel.
pub(crate) fn page(id: InvitationId) -> impl IntoView {
    let words = Words::expect();
    titled(words.invitation_single());
    let loaded = Api::expect().load(calls::invitations());
    let stand_in = StandIn::new();
    let waiting = Memo::new(move |_| loaded.value().is_none());
    let header = move || {
        waiting
            .get()
            .then(|| stand_in.header(words.invitation_single(), Some(back(words))))
    };
    let show = move |page: Page<Invitation>| {
        let mut items = page.items.into_iter();
        let found = items.find(|invitation| invitation.id == id);
        stand_in.hand_over();
        match found {
            Some(invitation) => letter(invitation).into_any(),
            None => view! {
                <PageHeader title=words.invitation_single() back=Some(back(words)) />
                {failure_view(&Failure::NotFound, Callback::new(move |()| loaded.reload()))}
            }
            .into_any(),
        }
    };
    view! {
        {header}
        {load_with(loaded, SkeletonShape::Text, show)}
    }
}

fn back(words: Words) -> BackLink {
    BackLink {
        href: Route::Invitations.href(),
        label: words.invitation_title().to_owned(),
    }
}

fn letter(invitation: Invitation) -> impl IntoView {
    view! {
        <PageHeader
            title=said(&invitation.title)
            lang=foreign(&invitation.title)
            back=Some(back(Words::expect()))
        />
        <InvitationLetter invitation=invitation.clone() />
        <Reply invitation code=None />
    }
}
