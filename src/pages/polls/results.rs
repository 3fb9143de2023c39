//! What people answered, as far as it may be shown – or when it will be.

use connect::{Failure, Refusal, calls};
use markup::prelude::*;
use model::PollId;
use model::poll::{Poll, WhyNoResults};
use model::results::PollResults;

use super::standing::ways_on;
use crate::api::{Api, Loaded, Remote};
use crate::components::results::ResultsOf;
use crate::i18n::format::now;
use crate::i18n::{Said, Words};
use crate::pages::load::load_with;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{BackLink, Empty, IconName, LinkButton, PageHeader, SkeletonShape};

/// The page.
pub(crate) fn page(poll: PollId) -> impl IntoView {
    let words = Words::expect();
    titled(words.results_title());
    let loaded = Api::expect().load_once(calls::poll(&poll));
    let back = BackLink {
        href: Route::Poll(poll).href(),
        label: words.poll_to_poll().to_owned(),
    };
    view! {
        <PageHeader title=words.results_title() back=Some(back) />
        {load_with(loaded, SkeletonShape::Text, move |poll| show(poll).into_any())}
    }
}

fn show(poll: Poll) -> impl IntoView {
    let about = poll.title.clone();
    let results = match poll.may_see_results(now()) {
        Err(why) => not_yet(&poll, why),
        Ok(()) => load_results(poll),
    };
    view! {
        <p class="p-poll-about"><Said text=about /></p>
        {results}
    }
}

fn load_results(poll: Poll) -> AnyView {
    let loaded = Api::expect().load(calls::poll_results(&poll.id));
    let refused = Memo::new({
        let poll = poll.clone();
        move |_| match loaded.loading().get() {
            Remote::Failed(failure) => refused(&poll, &failure),
            Remote::Loading | Remote::Ready(_) | Remote::Stale(..) => None,
        }
    });
    let view = move || match refused.get() {
        Some(why) => not_yet(&poll, why),
        None => loading(poll.clone(), loaded),
    };
    view.into_any()
}

/// Why the backend shows none, where it knows more than the poll tells: how many answered.
fn refused(poll: &Poll, failure: &Failure) -> Option<WhyNoResults> {
    match failure.refusal()? {
        Refusal::UntilResponse => Some(WhyNoResults::UntilResponse),
        Refusal::UntilClosed => Some(WhyNoResults::UntilClosed(poll.window.closes_at)),
        Refusal::GroupTooSmall => Some(WhyNoResults::GroupTooSmall(poll.min_group_size)),
        _ => None,
    }
}

fn loading(poll: Poll, loaded: Loaded<PollResults>) -> AnyView {
    // The backend has hidden what may not be told; doing it again changes nothing then.
    load_with(
        loaded,
        SkeletonShape::Text,
        move |results: PollResults| match results.suppress(poll.min_group_size, poll.discretion) {
            Ok(results) => told(&poll, results),
            Err(why) => not_yet(&poll, why),
        },
    )
    .into_any()
}

/// Why there is nothing to see, and a way on.
fn not_yet(poll: &Poll, why: WhyNoResults) -> AnyView {
    let words = Words::expect();
    let href = Route::Poll(poll.id.clone()).href();
    view! {
        <Empty icon=IconName::EyeOff heading=words.results_not_yet() text=words.why_no_results(why)>
            <LinkButton href>{words.poll_to_poll()}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn told(poll: &Poll, results: PollResults) -> AnyView {
    let words = Words::expect();
    let sections = results.questions.into_iter().filter_map(|results| {
        let question = poll
            .questions
            .iter()
            .find(|question| question.id == results.question)?
            .clone();
        question
            .kind
            .asks()
            .then(|| view! { <ResultsOf question results /> })
    });
    view! {
        <p>{words.results_respondents(results.respondents)}</p>
        {sections.collect_view()}
        {ways_on()}
    }
    .into_any()
}
