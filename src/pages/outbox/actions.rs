//! What can be done about an item: try it now, change what was never tried, copy it, give it up, take it off the list.

use leptos::task::spawn_local;
use markup::prelude::*;
use model::{Capability, PollId, ResponseId};
use outbox::{Doubt, Journey, Line, Stage};

use super::text::text;
use crate::browser::clipboard;
use crate::i18n::Words;
use crate::pages::sending::focus_soon;
use crate::pages::sign_in::way_in;
use crate::route::Route;
use crate::state::drafts;
use crate::state::navigation::Navigation;
use crate::state::outbox::{Outbox, Wish};
use crate::state::toasts::Toasts;
use crate::ui::{Actions, Button, ButtonKind, Dialog, PAGE_TITLE_ID};
use connect::Failure;

/// The buttons of an item.
pub(super) fn actions(line: Signal<Option<Line>>) -> AnyView {
    let stage = Memo::new(move |_| line.get().map(|line| line.stage));
    // Buttons change with the stage only, so that a change of words takes no focus away.
    (move || {
        stage.get();
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
    if line.stage == Stage::Arrived {
        return view! {
            <Actions>
                <Button kind=ButtonKind::Quiet on_press=wish(Wish::Dismiss)>{words.outbox_dismiss()}</Button>
            </Actions>
        }
        .into_any();
    }
    let try_now = match line.stage {
        Stage::Fresh | Stage::Queued | Stage::Checking => Some(words.outbox_try_now()),
        Stage::NeedsYou => Some(words.outbox_send_again()),
        _ => None,
    };
    let try_now = try_now.map(|label| {
        view! { <Button kind=ButtonKind::Secondary on_press=wish(Wish::TryNow)>{label}</Button> }
    });
    let sign_in = (line.stage == Stage::AuthBlocked).then(|| way_in(&Failure::SignedOut));
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

/// Back into its form, as long as nobody but this phone knows of it. Only answers to a poll have a form that takes them.
fn edit(line: &Line) -> Option<AnyView> {
    let is_unknown = matches!(line.stage, Stage::Draft | Stage::Fresh)
        || (line.stage == Stage::NeedsYou && !is_doubtful(line));
    if !is_unknown || line.operation != Some(Capability::SubmitResponse) {
        return None;
    }
    let (words, outbox, navigation) = (Words::expect(), Outbox::expect(), Navigation::expect());
    let poll = PollId::parse(line.lane.as_str().strip_prefix("poll/")?)?;
    let (id, body) = (line.id.clone(), line.body.clone()?);
    let press = move |()| {
        let Some(response) = crate::browser::random::id().and_then(|id| ResponseId::parse(&id))
        else {
            return;
        };
        if drafts::take_back(&poll, &response, &body) {
            outbox.wish(Wish::Discard, id.clone());
            navigation.go(&Route::PollReview(poll.clone()));
        }
    };
    Some(
        view! { <Button kind=ButtonKind::Secondary on_press=press>{words.outbox_edit()}</Button> }
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

fn is_doubtful(line: &Line) -> bool {
    match line.shown.journey {
        Journey::NeedsYou { doubt, .. } => doubt == Doubt::MayBeThere,
        Journey::Waiting(_) => line.stage != Stage::Fresh,
        Journey::Sending | Journey::Checking => true,
        _ => false,
    }
}

/// Giving it up, after asking once more.
fn discard(line: &Line) -> AnyView {
    let (words, outbox, toasts) = (Words::expect(), Outbox::expect(), Toasts::expect());
    let open = RwSignal::new(false);
    let id = line.id.clone();
    let dialog = ["discard-", id.as_str()].concat();
    let text = if is_doubtful(line) {
        words.outbox_discard_text_doubt()
    } else {
        words.outbox_discard_text()
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
