//! The receipt: that the answer arrived, and what happens next. It comes from the backend, so it is
//! still here after a reload.

use connect::calls;
use markup::prelude::*;
use model::poll::Poll;
use model::receipt::Receipt;
use model::time::Zone;
use model::{Capability, PollId};

use super::send::lane;
use super::standing::{results_way, ways_on};
use super::withdraw::Withdraw;
use crate::api::Api;
use crate::components::prose::Prose;
use crate::i18n::Words;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::pages::sending::{Sending, busy, on_its_way, unless_waiting};
use crate::route::Route;
use crate::state::drafts;
use crate::state::navigation::{Navigation, titled};
use crate::state::outbox::Outbox;
use crate::ui::{
    BackLink, Empty, Fact, FactList, IconName, LinkButton, PageHeader, Section, SkeletonShape,
};

/// The page.
pub(crate) fn page(poll: PollId) -> impl IntoView {
    let words = Words::expect();
    titled(words.poll_receipt());
    let loaded = Api::expect().load(calls::poll(&poll));
    let arrived = Memo::new(move |_| loaded.value().is_some_and(|poll| poll.response.is_some()));
    let title = move || {
        if arrived.get() {
            words.poll_arrived()
        } else {
            words.poll_receipt()
        }
    };
    let lead = move || {
        if arrived.get() {
            words.poll_arrived_lead()
        } else {
            ""
        }
    };
    let (outbox, about) = (Outbox::expect(), lane(&poll));
    // What this phone knows by itself, also without a network; the backend's word takes its place.
    let sent = about.clone();
    let item = Memo::new(move |_| (!arrived.get()).then(|| outbox.last_in(&sent)).flatten());
    let waiting = move || item.get().map(on_its_way);
    let back = BackLink {
        href: Route::Poll(poll).href(),
        label: words.poll_to_poll().to_owned(),
    };
    view! {
        <PageHeader
            title=Signal::derive(move || title().to_owned())
            lead=Signal::derive(move || lead().to_owned())
            back=Some(back)
        />
        {waiting}
        {load_with(loaded, SkeletonShape::Text, move |poll| show(poll, &about))}
    }
}

/// Time and code.
pub(super) fn receipt_facts(receipt: &Receipt) -> Vec<Fact> {
    let words = Words::expect();
    vec![
        Fact::new(
            IconName::Clock,
            words.poll_arrived_at(),
            words.moment(receipt.at, &Zone::helsinki()),
        ),
        Fact::new(
            IconName::CircleCheck,
            words.common_receipt(),
            view! { <span class="p-poll-code">{receipt.code.clone()}</span> },
        ),
    ]
}

fn show(poll: Poll, about: &str) -> AnyView {
    let words = Words::expect();
    let Some(own) = &poll.response else {
        if Outbox::expect().waiting_in(about).is_some() {
            return ().into_any();
        }
        return view! {
            <Empty heading=words.poll_not_answered() text=words.poll_not_answered_text()>
                <LinkButton href=Route::Poll(poll.id).href()>{words.poll_to_poll()}</LinkButton>
            </Empty>
        }
        .into_any();
    };
    // Whatever was typed here since is of no use any more.
    drafts::forget(&poll.id);
    let navigation = Navigation::expect();
    let next = poll.what_next.clone();
    let withdraws = Offers::expect().has(Capability::WithdrawResponse);
    let facts = receipt_facts(&own.receipt);
    let intro = Route::Poll(poll.id.clone());
    let on_withdrawn = move |()| navigation.replace(&intro);
    let news = poll
        .next_news_by
        .map(|day| view! { <p>{words.common_next_news(&words.day(day))}</p> });
    let what_next = (!next.is_empty() || news.is_some()).then(|| {
        view! {
            <Section id="next" heading=words.poll_what_next()>
                <Prose text=next />
                {news}
            </Section>
        }
    });
    let keep = match &poll.contact {
        Some(_) => words.poll_keep_code(),
        None => words.poll_keep_code_alone(),
    };
    view! {
        <FactList facts />
        <p>{keep}</p>
        {what_next}
        {results_way(&poll)}
        {ways_on()}
        {withdraws.then(|| withdrawal(poll, about, on_withdrawn))}
    }
    .into_any()
}

/// Taking it back, or how far that is.
fn withdrawal(
    poll: Poll,
    about: &str,
    on_withdrawn: impl Fn(()) + Clone + Send + Sync + 'static,
) -> AnyView {
    let sending = RwSignal::new(Sending::Idle);
    unless_waiting(about.to_owned(), busy(sending), move || {
        let (poll, on_withdrawn) = (poll.clone(), on_withdrawn.clone());
        view! { <Withdraw poll sending on_withdrawn /> }.into_any()
    })
}
