//! Taking an answer back, after asking once more.

use connect::calls;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::poll::Poll;

use crate::api::Api;
use crate::browser::document;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::sending::{Sending, busy, failure_notice};
use crate::state::toasts::Toasts;
use crate::ui::{Actions, Button, ButtonKind, Dialog, IconName, PAGE_TITLE_ID};

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
        sending.set(Sending::UnderWay);
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
            {failure_notice(sending)}
            <Actions>
                <Button
                    kind=ButtonKind::Danger
                    busy=busy(sending)
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
