//! One of this resident's invitations.

use connect::{Failure, Page, calls};
use leptos::prelude::*;
use model::InvitationId;
use model::invitation::Invitation;

use super::reply::Reply;
use crate::api::Api;
use crate::components::invitation_letter::InvitationLetter;
use crate::i18n::{Words, said};
use crate::pages::load::{FailureView, load_with};
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{BackLink, PageHeader, SkeletonShape};

/// The page. Which invitation it is, is not told in the window's title: it may name a panel.
pub(crate) fn page(id: InvitationId) -> impl IntoView {
    titled(Words::expect().invitation_single());
    let loaded = Api::expect().load(calls::invitations());
    load_with(
        loaded,
        SkeletonShape::Text,
        move |page: Page<Invitation>| match page
            .items
            .into_iter()
            .find(|invitation| invitation.id == id)
        {
            Some(invitation) => show(invitation).into_any(),
            None => {
                view! { <FailureView failure=Failure::NotFound retry=move || loaded.reload() /> }
                    .into_any()
            }
        },
    )
}

fn show(invitation: Invitation) -> impl IntoView {
    let words = Words::expect();
    let back = BackLink {
        href: Route::Invitations.href(),
        label: words.invitation_title().to_owned(),
    };
    view! {
        <PageHeader title=said(&invitation.title) back=Some(back) />
        <InvitationLetter invitation=invitation.clone() />
        <Reply invitation code=None />
    }
}
