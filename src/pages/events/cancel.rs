//! Giving a seat up, after asking once.

use markup::prelude::*;
use model::event::{Event, Seat};

use super::register::Registering;
use crate::i18n::Words;
use crate::pages::sending::{Sending, busy, failure_notice};
use crate::state::toasts::Toasts;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Stack};

/// The button and the question behind it.
pub(super) fn give_up(event: Event, seat: Seat, registering: Registering) -> AnyView {
    let words = Words::expect();
    let said = words.give_up_seat(seat.state);
    let toasts = Toasts::expect();
    let open = RwSignal::new(false);
    let close = move || {
        open.try_set(false);
    };
    let busy = busy(registering.giving_up);
    let ask = move |()| {
        registering.giving_up.set(Sending::Idle);
        open.set(true);
    };
    let go = move |()| {
        registering.cancel(event.clone(), seat.clone(), move || {
            close();
            toasts.success(said.done);
        });
    };
    view! {
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=ask>{said.button}</Button>
        </Actions>
        <Dialog id="give-up" open on_close=move |()| close() heading=said.question>
            <Stack>
                <p>{said.text}</p>
                {failure_notice(registering.giving_up)}
                // The first one gets the focus, so it is the harmless one.
                <Actions>
                    <Button kind=ButtonKind::Secondary on_press=move |()| close()>
                        {words.event_keep()}
                    </Button>
                    <Button
                        kind=ButtonKind::Danger
                        busy
                        busy_text=words.common_sending()
                        on_press=go
                    >
                        {said.button}
                    </Button>
                </Actions>
            </Stack>
        </Dialog>
    }
    .into_any()
}
