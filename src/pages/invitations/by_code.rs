//! An invitation opened by the code of a link or of a letter. Looking does not use it up.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::invitation::{Invitation, InvitationCode};

use super::code_form::CodeForm;
use super::reply::Reply;
use crate::api::Api;
use crate::browser::document;
use crate::components::invitation_letter::InvitationLetter;
use crate::i18n::format::now;
use crate::i18n::{Words, foreign, said};
use crate::pages::sending::focus_soon;
use crate::pages::sign_in::way_in;
use crate::state::invitation_code::CodeInHand;
use crate::state::navigation::titled;
use crate::ui::{
    Announce, ButtonKind, Notice, PAGE_TITLE_ID, PageHeader, Section, Skeleton, SkeletonShape, Tone,
};

const FOCUSED_TITLE: &str = "main h1:focus";

/// How far opening is.
#[derive(Clone)]
enum Opening {
    /// No code yet, or one that did not open anything.
    Asking(Option<Failure>),
    /// On its way.
    Looking,
    /// Open.
    Open(Box<Invitation>, InvitationCode),
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.invitation_single());
    let (api, in_hand) = (Api::expect(), CodeInHand::expect());
    let opening = RwSignal::new(Opening::Asking(None));
    let look = move |code: InvitationCode, by_hand: bool| {
        opening.set(Opening::Looking);
        in_hand.set(code.clone());
        spawn_local(async move {
            let found = api.send(&calls::invitation(&code)).await;
            // Who has just come by a link is left at the top of the page, without a ring.
            let has_focus = by_hand || document::focus_first(FOCUSED_TITLE);
            opening.try_set(match found {
                Ok(invitation) => Opening::Open(Box::new(invitation), code),
                Err(failure) => Opening::Asking(Some(failure)),
            });
            if has_focus {
                focus_soon(&[PAGE_TITLE_ID]);
            }
        });
    };
    let typed = RwSignal::new(String::new());
    if let Some(code) = in_hand.get() {
        typed.set(code.as_str().to_owned());
        look(code, false);
    }
    let look = Callback::new(move |code| look(code, true));
    move || match opening.get() {
        Opening::Asking(failure) => asking(failure, typed, look).into_any(),
        Opening::Looking => view! {
            <PageHeader title=words.invitation_single() />
            <Skeleton shape=SkeletonShape::Text text=words.common_loading() />
        }
        .into_any(),
        Opening::Open(invitation, code) => {
            let invitation = *invitation;
            let leads_nowhere = invitation.may_reply(now()).is_err();
            view! {
                <PageHeader title=said(&invitation.title) lang=foreign(&invitation.title) />
                <InvitationLetter invitation=invitation.clone() />
                <Reply invitation code=Some(code) />
                {leads_nowhere.then(|| another(look))}
            }
            .into_any()
        }
    }
}

/// Below a letter that cannot be replied to: room for another code.
fn another(look: Callback<InvitationCode>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    view! {
        <Section id="code" heading=Words::expect().invitation_have_code()>
            <CodeForm kind=ButtonKind::Secondary typed on_code=look />
        </Section>
    }
}

fn asking(
    failure: Option<Failure>,
    typed: RwSignal<String>,
    look: Callback<InvitationCode>,
) -> impl IntoView {
    let words = Words::expect();
    let notice = failure.map(|failure| {
        view! {
            <Notice tone=Tone::Danger announce=Announce::AtOnce>
                <p>{words.failure(&failure)}</p>
                {way_in(&failure)}
            </Notice>
        }
    });
    view! {
        <PageHeader title=words.invitation_single() lead=words.invitation_code_lead() />
        {notice}
        <CodeForm kind=ButtonKind::Primary typed on_code=look />
    }
}
