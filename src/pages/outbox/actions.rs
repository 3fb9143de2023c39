//! What can be done about an item: try it now, change what was never tried, copy it, give it up, take it off the list.

use leptos::task::spawn_local;
use markup::prelude::*;
use outbox::Line;

use super::choice::{Choice, choice};
use super::discard::discard;
use super::edit::{has_form, is_free, is_unknown, refill};
use super::text::text;
use crate::browser::clipboard;
use crate::i18n::Words;
use crate::pages::sending::focus_soon;
use crate::pages::sign_in::way_in;
use crate::route::Route;
use crate::state::navigation::Navigation;
use crate::state::outbox::{Outbox, Wish};
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use crate::ui::{Actions, Button, ButtonKind, PAGE_TITLE_ID};
use connect::Failure;

/// The buttons of an item.
pub(super) fn actions(line: Signal<Option<Line>>) -> AnyView {
    let choice = Memo::new(move |_| line.get().as_ref().map(choice));
    (move || {
        choice.get();
        line.get_untracked().map(buttons)
    })
    .into_any()
}

fn buttons(line: Line) -> AnyView {
    let (words, outbox) = (Words::expect(), Outbox::expect());
    let id = line.id.clone();
    let wish = move |wish: Wish| {
        let id = id.clone();
        move |()| outbox.wish(wish, id.clone())
    };
    let choice = choice(&line);
    if choice == Choice::Arrived {
        let dismiss = wish(Wish::Dismiss);
        let dismiss = move |()| {
            dismiss(());
            focus_soon(&[PAGE_TITLE_ID]);
        };
        return view! {
            <Actions>
                <Button kind=ButtonKind::Quiet on_press=dismiss>{words.outbox_dismiss()}</Button>
            </Actions>
        }
        .into_any();
    }
    let try_now = match choice {
        Choice::NeverTried | Choice::Waits => Some(words.outbox_try_now()),
        Choice::NeedsYou => Some(words.outbox_send_again()),
        Choice::Arrived | Choice::Draft | Choice::SignIn => None,
    };
    let try_now = try_now.map(|label| {
        view! { <Button kind=ButtonKind::Secondary on_press=wish(Wish::TryNow)>{label}</Button> }
    });
    let sign_in = (choice == Choice::SignIn).then(|| way_in(&Failure::SignedOut));
    view! {
        <Actions>
            {try_now}
            {sign_in}
            {edit(&line)}
            {copy(&line)}
        </Actions>
        {discard(&line)}
    }
    .into_any()
}

/// Back into its form.
fn edit(line: &Line) -> Option<AnyView> {
    if !is_unknown(line) || !has_form(line) {
        return None;
    }
    let (words, outbox, navigation) = (Words::expect(), Outbox::expect(), Navigation::expect());
    let (typed, toasts, line) = (Typed::expect(), Toasts::expect(), line.clone());
    let busy = RwSignal::new(false);
    let press = move |()| {
        let line = line.clone();
        busy.set(true);
        spawn_local(async move {
            outbox.let_go(&line.id).await;
            if !is_free(&line, typed) {
                busy.try_set(false);
                toasts.danger(words.outbox_form_in_use());
                return;
            }
            // What began to be sent meanwhile stays where it is.
            let taken = outbox.take_back(&line.id);
            let form = match taken {
                Some(line) if outbox.until_gone(&line.id).await => refill(&line, typed),
                _ => None,
            };
            busy.try_set(false);
            match form {
                // Whoever went elsewhere meanwhile is left there.
                Some(form) if navigation.route() == Route::Outbox => navigation.go(&form),
                Some(_) => {}
                None => toasts.danger(words.outbox_too_late()),
            }
        });
    };
    Some(
        view! {
            <Button kind=ButtonKind::Secondary busy on_press=press>{words.outbox_edit()}</Button>
        }
        .into_any(),
    )
}

fn copy(line: &Line) -> Option<AnyView> {
    let (words, toasts) = (Words::expect(), Toasts::expect());
    let text = text(line);
    if text.is_empty() {
        return None;
    }
    let press = move |()| {
        let text = text.clone();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                toasts.success(words.outbox_copied());
            } else {
                toasts.danger(words.outbox_not_copied());
            }
        });
    };
    Some(
        view! { <Button kind=ButtonKind::Quiet on_press=press>{words.outbox_copy()}</Button> }
            .into_any(),
    )
}
