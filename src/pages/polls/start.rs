//! Beginning to answer, or going on where one was.

use markup::prelude::*;
use model::poll::Poll;
use model::question::Question;

use crate::browser::document;
use crate::i18n::Words;
use crate::route::Route;
use crate::state::drafts::{self, PollDraft};
use crate::state::toasts::Toasts;
use crate::ui::{Actions, Button, ButtonKind, LinkButton, PAGE_TITLE_ID};

/// The first question, or the first one that lacks a good answer; the review when none does.
fn first_open(poll: &Poll, draft: PollDraft) -> Route {
    let draft = draft.get_untracked();
    let is_open = |question: &&Question| {
        let answer = draft.answer(&question.id);
        question.kind.asks() && (answer.is_none() || question.check(answer).is_err())
    };
    let shown = poll.shown(&draft);
    match shown.iter().position(is_open) {
        Some(place) => Route::PollQuestion(poll.id.clone(), place + 1),
        None => Route::PollReview(poll.id.clone()),
    }
}

/// Begin or continue, and what is kept meanwhile.
#[component]
pub(super) fn Start(
    /// A poll that may be answered.
    poll: Poll,
) -> impl IntoView {
    let words = Words::expect();
    let toasts = Toasts::expect();
    let kept = RwSignal::new(drafts::has_begun(&poll));
    let id = poll.id.clone();
    let discard = move |()| {
        drafts::forget(&id);
        kept.set(false);
        toasts.success(words.poll_discarded());
        document::focus(PAGE_TITLE_ID);
    };
    let discard = Callback::new(discard);
    let first = Route::PollQuestion(poll.id.clone(), 1).href();
    let begin = move || {
        let href = first.clone();
        view! { <LinkButton href>{words.poll_begin()}</LinkButton> }.into_any()
    };
    let resume = move || {
        let Some(draft) = PollDraft::open(&poll) else {
            return ().into_any();
        };
        let href = first_open(&poll, draft).href();
        view! {
            <LinkButton href>{words.poll_resume()}</LinkButton>
            <Button kind=ButtonKind::Quiet on_press=discard>{words.poll_discard()}</Button>
        }
        .into_any()
    };
    view! {
        <Actions>{move || if kept.get() { resume() } else { begin() }}</Actions>
        <p>{words.poll_kept()}</p>
    }
}
