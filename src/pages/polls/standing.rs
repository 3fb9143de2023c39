//! Why a poll cannot be answered now, said plainly, with a way on.

use markup::prelude::*;
use model::poll::{Poll, WhyNotAnswer};
use model::time::Zone;

use crate::i18n::Words;
use crate::i18n::format::now;
use crate::route::Route;
use crate::state::drafts;
use crate::ui::{Actions, ButtonKind, FactList, LinkButton, Notice, Tone};

use super::receipt::receipt_facts;

/// The notice, and where to go from here.
pub(super) fn standing(poll: &Poll, why: WhyNotAnswer) -> AnyView {
    let words = Words::expect();
    let receipt_href = Route::PollReceipt(poll.id.clone()).href();
    let when = move |time| words.moment(time, &Zone::helsinki());
    match why {
        WhyNotAnswer::AlreadyAnswered(receipt) => view! {
            <Notice tone=Tone::Success heading=words.poll_already()>
                <FactList facts=receipt_facts(&receipt) />
            </Notice>
            <Actions>
                <LinkButton href=receipt_href kind=ButtonKind::Secondary>
                    {words.poll_to_receipt()}
                </LinkButton>
            </Actions>
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

/// A link to the results, or why there are none yet.
pub(super) fn results_way(poll: &Poll) -> AnyView {
    let words = Words::expect();
    let href = Route::PollResults(poll.id.clone()).href();
    match poll.may_see_results(now()) {
        Ok(()) => view! {
            <Actions>
                <LinkButton href kind=ButtonKind::Secondary>
                    {words.poll_to_results()}
                </LinkButton>
            </Actions>
        }
        .into_any(),
        Err(why) => view! { <p>{words.why_no_results(why)}</p> }.into_any(),
    }
}

fn to_polls() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Actions>
            <LinkButton href=Route::Polls.href() kind=ButtonKind::Secondary>
                {words.poll_to_polls()}
            </LinkButton>
        </Actions>
    }
}
