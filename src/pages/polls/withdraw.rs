//! Taking an answer back, after asking once more.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::poll::Poll;

use crate::api::Api;
use crate::browser::document;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::state::toasts::Toasts;
use crate::ui::{
    Actions, Announce, Button, ButtonKind, Dialog, IconName, Notice, PAGE_TITLE_ID, Tone,
};

/// How far it is.
#[derive(Clone, PartialEq)]
enum Sending {
    Idle,
    Underway,
    Failed(Failure),
}

/// A button and its dialog; nothing once the poll has closed.
#[component]
pub(super) fn Withdraw(
    /// The answered poll.
    poll: Poll,
    /// Called once the answer is gone.
    #[prop(into)]
    on_withdrawn: Callback<()>,
) -> impl IntoView {
    let own = poll.response.clone()?;
    if !poll.may_withdraw(now()) {
        return None;
    }
    let (words, api, toasts) = (Words::expect(), Api::expect(), Toasts::expect());
    let open = RwSignal::new(false);
    let sending = RwSignal::new(Sending::Idle);
    let withdraw = move |()| {
        sending.set(Sending::Underway);
        let call = calls::withdraw_response(&poll.id, &own.id);
        spawn_local(async move {
            match api.send(&call).await {
                Ok(()) => {
                    toasts.success(words.poll_withdrawn());
                    open.try_set(false);
                    // Where the page is gone meanwhile, there is nothing to show.
                    if sending.try_set(Sending::Idle) {
                        document::focus(PAGE_TITLE_ID);
                        on_withdrawn.run(());
                    }
                }
                Err(failure) => {
                    sending.try_set(Sending::Failed(failure));
                }
            }
        });
    };
    let failure = move || match sending.get() {
        Sending::Failed(failure) => Some(view! {
            <Notice tone=Tone::Danger announce=Announce::AtOnce>
                <p>{words.failure(&failure)}</p>
            </Notice>
        }),
        Sending::Idle | Sending::Underway => None,
    };
    let busy = Signal::derive(move || sending.get() == Sending::Underway);
    Some(view! {
        <Actions>
            <Button
                kind=ButtonKind::Quiet
                icon=IconName::Trash
                on_press=move |()| open.set(true)
            >
                {words.poll_withdraw()}
            </Button>
        </Actions>
        <Dialog
            id="withdraw"
            open
            on_close=move |()| open.set(false)
            heading=words.poll_withdraw_title()
        >
            <p>{words.poll_withdraw_text()}</p>
            {failure}
            <Actions>
                <Button
                    kind=ButtonKind::Danger
                    busy
                    busy_text=words.poll_withdrawing()
                    on_press=withdraw
                >
                    {words.poll_withdraw()}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=move |()| open.set(false)>
                    {words.poll_withdraw_keep()}
                </Button>
            </Actions>
        </Dialog>
    })
}
