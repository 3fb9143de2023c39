//! Taking an answer back, after asking once more.

use connect::calls;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::poll::Poll;

use super::send::title_of;
use crate::browser::document;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::sending::{Came, ON_ITS_WAY, Sending, busy, failure_notice, focus_soon, send};
use crate::state::outbox::Outbox;
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
    let (words, outbox, toasts) = (Words::expect(), Outbox::expect(), Toasts::expect());
    let title = words.outbox_withdrawal(&title_of(words, &poll));
    let open = RwSignal::new(false);
    let sending = RwSignal::new(Sending::Idle);
    let withdraw = move |()| {
        let call = calls::withdraw_response(&poll.id, &own.id);
        let title = title.clone();
        spawn_local(async move {
            match send(outbox, &call, title, sending).await {
                Came::Arrived(()) => {
                    toasts.success(words.poll_withdrawn());
                    // Where the page is gone meanwhile, there is nothing to show.
                    if open.try_set(false) {
                        document::focus(PAGE_TITLE_ID);
                        on_withdrawn.run(());
                    }
                }
                Came::Saved => {
                    open.try_set(false);
                    focus_soon(&[ON_ITS_WAY]);
                }
                Came::Refused(_) => {}
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
