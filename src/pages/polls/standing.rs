//! Why a poll cannot be answered now, said plainly, with a way on.

use markup::prelude::*;
use model::poll::{Poll, WhyNotAnswer};
use model::time::Zone;

use crate::components::elsewhere::elsewhere;
use crate::components::way::{Way, ways};
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::i18n::say::Act;
use crate::offers::Offers;
use crate::route::Route;
use crate::state::drafts;
use crate::ui::{ButtonKind, FactList, IconName, Notice, Tone};

use super::receipt::receipt_facts;

/// The notice, and where to go from here.
pub(super) fn standing(poll: &Poll, why: WhyNotAnswer) -> AnyView {
    let words = Words::expect();
    let receipt_route = Route::PollReceipt(poll.id.clone());
    let when = move |time| words.moment(time, &Zone::helsinki());
    match why {
        WhyNotAnswer::Elsewhere => {
            let shown = poll.may_see_results(now()).is_ok();
            view! {
                {poll.elsewhere.as_ref().map(|site| elsewhere(Act::Answer, site))}
                {shown.then(|| results_way(poll))}
            }
            .into_any()
        }
        WhyNotAnswer::AlreadyAnswered(receipt) => view! {
            <Notice tone=Tone::Success heading=words.poll_already()>
                <FactList facts=receipt_facts(&receipt) />
            </Notice>
            {ways([Way::to(receipt_route, words.poll_to_receipt())])}
            {results_way(poll)}
        }
        .into_any(),
        WhyNotAnswer::NotYetOpen(at) => view! {
            <Notice heading=words.poll_not_yet_open()>
                <p>{words.poll_not_yet_open_text(&when(at))}</p>
            </Notice>
            {to_polls()}
        }
        .into_any(),
        WhyNotAnswer::Closed(at) => {
            let kept = drafts::has_begun(poll).then(|| view! { <p>{words.poll_over_kept()}</p> });
            view! {
                <Notice heading=words.poll_over()>
                    <p>{words.poll_over_text(&when(at))}</p>
                    {kept}
                </Notice>
                {results_way(poll)}
                {to_polls()}
            }
            .into_any()
        }
    }
}

/// A link to the results, or why there are none yet; nothing where results are never shown.
pub(super) fn results_way(poll: &Poll) -> Option<AnyView> {
    let words = Words::expect();
    let results = Route::PollResults(poll.id.clone());
    if !Offers::expect().leads_to(&results) {
        return None;
    }
    match poll.may_see_results(now()) {
        Ok(()) => ways([Way::to(results, words.poll_to_results())]),
        Err(why) => Some(view! { <p>{words.why_no_results(why)}</p> }.into_any()),
    }
}

/// From an answer or from results: to what changed, and to other polls.
pub(super) fn ways_on() -> Option<AnyView> {
    let words = Words::expect();
    ways([
        Way::to(Route::Impacts, words.poll_to_impacts()).icon(IconName::HeartHandshake),
        Way::to(Route::Polls, words.poll_to_polls()).kind(ButtonKind::Quiet),
    ])
}

fn to_polls() -> Option<AnyView> {
    let label = Words::expect().poll_to_polls();
    ways([Way::to(Route::Polls, label)])
}
