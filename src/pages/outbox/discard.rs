//! Giving an item up, after asking once more.

use markup::prelude::*;
use outbox::Line;

use super::edit::is_unknown;
use crate::i18n::Words;
use crate::pages::sending::focus_soon;
use crate::state::outbox::{Outbox, Wish};
use crate::state::toasts::Toasts;
use crate::ui::{Actions, Button, ButtonKind, Dialog, PAGE_TITLE_ID};

/// The button and its question.
pub(super) fn discard(line: &Line) -> AnyView {
    let (words, outbox, toasts) = (Words::expect(), Outbox::expect(), Toasts::expect());
    let open = RwSignal::new(false);
    let id = line.id.clone();
    let dialog = ["discard-", id.as_str()].concat();
    let text = if is_unknown(line) {
        words.outbox_discard_text()
    } else {
        words.outbox_discard_text_doubt()
    };
    let go = move |()| {
        open.set(false);
        outbox.wish(Wish::Discard, id.clone());
        toasts.success(words.outbox_discarded());
        focus_soon(&[PAGE_TITLE_ID]);
    };
    view! {
        <Actions>
            <Button kind=ButtonKind::Quiet on_press=move |()| open.set(true)>
                {words.outbox_discard()}
            </Button>
        </Actions>
        <Dialog
            id=dialog
            open
            on_close=move |()| open.set(false)
            heading=words.outbox_discard_title()
        >
            <p>{text}</p>
            <Actions>
                <Button kind=ButtonKind::Secondary on_press=move |()| open.set(false)>
                    {words.outbox_discard_keep()}
                </Button>
                <Button kind=ButtonKind::Danger on_press=go>{words.outbox_discard()}</Button>
            </Actions>
        </Dialog>
    }
    .into_any()
}
