//! Open polls that this resident has not answered, those that close first on top.

use connect::{Page, calls};
use markup::prelude::*;
use model::Capability;
use model::panel::Moment;
use model::poll::{Poll, WhyNotAnswer};

use super::{SHOWN, all};
use crate::api::Api;
use crate::components::poll_card::PollCard;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::route::Route;
use crate::ui::{CardList, Section, SkeletonShape};

/// The part of the home screen.
pub(super) fn part() -> Option<AnyView> {
    let (words, offers) = (Words::expect(), Offers::expect());
    let loaded = Api::expect().load_offered(calls::polls(None))?;
    let heading = if offers.has(Capability::SubmitResponse) {
        words.home_polls()
    } else {
        words.shell_polls()
    };
    Some(
        view! {
            <Section id="home-polls" heading>
                {load_with(loaded, SkeletonShape::Cards, show)}
                {all(&Route::Polls, words.home_polls_all())}
            </Section>
        }
        .into_any(),
    )
}

fn show(page: Page<Poll>) -> AnyView {
    let words = Words::expect();
    let now = now();
    let mut open = page.items;
    open.retain(|poll| poll.window.at(now) == Moment::Within);
    if open.is_empty() {
        return view! { <p>{words.home_polls_none()}</p> }.into_any();
    }
    open.retain(|poll| matches!(poll.may_answer(now), Ok(()) | Err(WhyNotAnswer::Elsewhere)));
    if open.is_empty() {
        return view! { <p>{words.home_polls_answered()}</p> }.into_any();
    }
    let cards = open
        .into_iter()
        .take(SHOWN)
        .map(|poll| view! { <li><PollCard poll now /></li> })
        .collect_view();
    view! { <CardList>{cards}</CardList> }.into_any()
}
