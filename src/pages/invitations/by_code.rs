//! An invitation opened by the code of a link or of a letter. Looking does not use it up.

use connect::{Failure, calls};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::invitation::{Invitation, InvitationCode};

use super::code_form::CodeForm;
use super::reply::Reply;
use crate::api::Api;
use crate::browser::document;
use crate::components::invitation_letter::InvitationLetter;
use crate::i18n::{Words, said};
use crate::state::invitation_code::CodeInHand;
use crate::state::navigation::titled;
use crate::ui::{
    Announce, ButtonKind, Notice, PAGE_TITLE_ID, PageHeader, Skeleton, SkeletonShape, Tone,
};

/// How far opening is.
#[derive(Clone)]
enum Opening {
    /// No code yet, or one that did not open anything.
    Asking(Option<Failure>),
    /// On its way.
    Looking,
    /// Open.
    Open(Invitation, InvitationCode),
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.invitation_single());
    let (api, in_hand) = (Api::expect(), CodeInHand::expect());
    let opening = RwSignal::new(Opening::Asking(None));
    let look = move |code: InvitationCode| {
        opening.set(Opening::Looking);
        in_hand.set(code.clone());
        spawn_local(async move {
            let found = api.send(&calls::invitation(&code)).await;
            opening.try_set(match found {
                Ok(invitation) => Opening::Open(invitation, code),
                Err(failure) => Opening::Asking(Some(failure)),
            });
            document::focus(PAGE_TITLE_ID);
        });
    };
    if let Some(code) = in_hand.get() {
        look(code);
    }
    move || match opening.get() {
        Opening::Asking(failure) => asking(failure, Callback::new(look)).into_any(),
        Opening::Looking => view! {
            <PageHeader title=words.invitation_single() />
            <Skeleton shape=SkeletonShape::Text text=words.common_loading() />
        }
        .into_any(),
        Opening::Open(invitation, code) => view! {
            <PageHeader title=said(&invitation.title) />
            <InvitationLetter invitation=invitation.clone() />
            <Reply invitation code=Some(code) />
        }
        .into_any(),
    }
}

fn asking(failure: Option<Failure>, look: Callback<InvitationCode>) -> impl IntoView {
    let words = Words::expect();
    let notice = failure.map(|failure| {
        view! {
            <Notice tone=Tone::Danger announce=Announce::AtOnce>
                <p>{words.failure(&failure)}</p>
            </Notice>
        }
    });
    view! {
        <PageHeader title=words.invitation_single() lead=words.invitation_code_lead() />
        {notice}
        <CodeForm kind=ButtonKind::Primary on_code=look />
    }
}
