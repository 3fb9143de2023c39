//! Answering: one question a screen, each with its own address, so that the browser's own way back
//! leads to the question before.

use connect::calls;
use markup::prelude::*;
use model::PollId;
use model::poll::Poll;

use super::send::lane;
use super::standing::standing;
use super::step::{Step, step};
use crate::api::{Api, Loaded};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::pages::load::load_with;
use crate::pages::sending::on_its_way;
use crate::route::Route;
use crate::state::drafts::PollDraft;
use crate::state::navigation::{Navigation, titled};
use crate::state::outbox::Outbox;
use crate::ui::{BackLink, Notice, PageHeader, SkeletonShape, Tone};

/// The page; `number` counts the questions shown, from 1.
pub(crate) fn page(poll: PollId, number: usize) -> impl IntoView {
    titled(Words::expect().poll_single());
    let loaded = Api::expect().load_once(calls::poll(&poll));
    let show = move |poll: Poll| match opened(&poll) {
        Ok(draft) => screen(poll, draft, number),
        Err(instead) => instead,
    };
    view! {
        {waiting_header(loaded, poll)}
        {load_with(loaded, SkeletonShape::Text, show)}
    }
}

/// The header while there is no poll yet, or none at all; after that each screen has its own.
pub(super) fn waiting_header(loaded: Loaded<Poll>, poll: PollId) -> impl IntoView {
    let words = Words::expect();
    let waiting = Memo::new(move |_| loaded.value().is_none());
    move || {
        waiting.get().then(|| {
            let back = Some(to_intro(&poll));
            view! { <PageHeader title=words.poll_single() back /> }
        })
    }
}

/// The draft of a poll that may be answered, or what is shown instead.
pub(super) fn opened(poll: &Poll) -> Result<PollDraft, AnyView> {
    let words = Words::expect();
    let instead = match poll.may_answer(now()).map(|()| PollDraft::open(poll)) {
        Ok(Some(draft)) => match Outbox::expect().waiting_in(&lane(&poll.id)) {
            // It was answered on this phone, and is on its way.
            Some(item) => on_its_way(item),
            None => return Ok(draft),
        },
        Ok(None) => {
            let call = poll.contact.is_some().then(|| words.common_call_contact());
            view! { <Notice tone=Tone::Warning>{words.poll_no_id()}" "{call}</Notice> }.into_any()
        }
        Err(why) => standing(poll, why),
    };
    Err(view! {
        <PageHeader title=words.poll_single() back=Some(to_intro(&poll.id)) />
        {instead}
    }
    .into_any())
}

/// The way back to what the poll is about.
pub(super) fn to_intro(poll: &PollId) -> BackLink {
    BackLink {
        href: Route::Poll(poll.clone()).href(),
        label: Words::expect().poll_to_poll().to_owned(),
    }
}

/// A number beyond the last question leads to the last one; where nothing is asked, to the review.
fn screen(poll: Poll, draft: PollDraft, number: usize) -> AnyView {
    let shown = poll.shown(&draft.get_untracked());
    let nearest = number.clamp(1, shown.len().max(1));
    match shown.get(nearest - 1) {
        Some(question) if nearest == number => {
            let question = (*question).clone();
            step(Step {
                poll,
                question,
                draft,
                number,
            })
        }
        found => {
            let route = match found {
                Some(_) => Route::PollQuestion(poll.id.clone(), nearest),
                None => Route::PollReview(poll.id.clone()),
            };
            let navigation = Navigation::expect();
            Effect::new(move |_| navigation.replace(&route));
            ().into_any()
        }
    }
}
